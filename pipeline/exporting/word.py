"""A session as a Word file: each quote a block quotation with a real footnote."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from pipeline import texts_export
from pipeline.exporting.copying import Documents, full_reference, heading, paragraphs, references
from pipeline.exporting.footnotes import Footnotes, printable
from pipeline.types import Answer, Document, Work


def session_word(
    answers: Sequence[Answer], documents: Documents, works: Iterable[Work] = ()
) -> bytes:
    """The answers in order as a .docx file, with footnotes and the list of documents quoted."""
    known = list(works)
    document = docx.Document()
    document.core_properties.title = texts_export.SESSION
    document.core_properties.author = texts_export.AUTHOR
    _set_dutch(document)
    notes = Footnotes(document)
    document.add_heading(texts_export.SESSION, 0)
    for answer in answers:
        document.add_heading(printable(heading(answer.question)), 1)
        if not answer.found:
            document.add_paragraph(texts_export.NOT_FOUND)
        for quote in answer.quotes:
            source = documents.document(quote.document_id)
            for words in paragraphs(quote.text):
                paragraph = document.add_paragraph(printable(words), style="Quote")
            notes.add(paragraph, full_reference(source, quote, known))
    notes.save()
    ids = dict.fromkeys(quote.document_id for answer in answers for quote in answer.quotes)
    _add_references(document, [documents.document(i) for i in ids], known)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_dutch(document: WordDocument) -> None:
    """Dutch as the language, so that Word checks its spelling."""
    style = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    style.append(language)


def _add_references(
    document: WordDocument, sources: Sequence[Document], works: Sequence[Work]
) -> None:
    if not sources:
        return
    document.add_heading(texts_export.SOURCES, 1)
    for pieces in references(sources, works):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
        for piece in pieces:
            paragraph.add_run(printable(piece.text)).italic = piece.italic or None
