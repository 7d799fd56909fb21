"""PDF files that we typeset ourselves, from the bytes to the document."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from reportlab.platypus.flowables import Flowable

from pipeline.reading import READERS
from pipeline.reading.detection import Format
from pipeline.structure import structure
from pipeline.types import BlockKind, Document
from tests.helpers import block_texts, headings_of, passages_of
from tests.structure.layouts import prose

_TEXT = ParagraphStyle("tekst", fontSize=10, leading=13, spaceAfter=8)
_CHAPTER = ParagraphStyle("kop", fontName="Helvetica-Bold", fontSize=15, leading=19, spaceAfter=8)
_PART = ParagraphStyle("subkop", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceAfter=4)
_CHAPTERS = ("1 Het water in de wijk", "2 De droogte", "3 Slot")


def _furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
    """Odd and even pages differ; page 3 has a footnote."""
    number = canvas.getPageNumber()
    canvas.setFont("Helvetica", 8)
    if number % 2:
        canvas.drawRightString(540, 30, f"Gemeente Waterland | {number}")
    else:
        canvas.drawString(55, 30, f"{number} | Wateroverlast in de wijk")
    canvas.drawString(55, 812, "Concept van mei 2019")
    if number == 3:
        canvas.drawString(55, 62, "1 Dat bleek uit een telling van de gemeente.")


def _typeset(columns: int) -> Document:
    story: list[Flowable] = []
    for place, title in enumerate(_CHAPTERS):
        story.append(Paragraph(title, _CHAPTER))
        for part in (1, 2):
            story.append(Paragraph(f"{place + 1}.{part} Deel {'abc'[place]} daarvan", _PART))
            for number in range(9):
                words = " ".join(prose(100 * place + 10 * part + number, 8))
                mark = "<super size=6>1</super>" if number % 4 == 1 else ""
                story.append(Paragraph(f"{words[:-1]} in de haven{mark} erbij.", _TEXT))
    width = (485 - 20 * (columns - 1)) / columns
    frames = [Frame(55 + n * (width + 20), 80, width, 715, 0, 0, 0, 0) for n in range(columns)]
    content = BytesIO()
    template = BaseDocTemplate(content, pagesize=(595, 842))
    template.addPageTemplates(PageTemplate(frames=frames, onPage=_furniture))
    template.build(story)
    data = content.getvalue()
    source = READERS[Format.PDF](Path("wijk.pdf"), data, hashlib.sha256(data).hexdigest())
    return structure(source, "wijk.pdf")


@pytest.fixture(scope="module", params=[1, 2])
def document(request: pytest.FixtureRequest) -> Document:
    return _typeset(request.param)


def test_chapters_and_parts_are_sections(document: Document) -> None:
    expected: list[tuple[str, str, int]] = []
    for place, title in enumerate(_CHAPTERS):
        number, words = title.split(" ", 1)
        expected.append((number, words, 1))
        expected += [(f"{number}.{n}", f"Deel {'abc'[place]} daarvan", 2) for n in (1, 2)]
    assert headings_of(document) == expected


def test_no_furniture_is_in_the_text(document: Document) -> None:
    for words in ("Gemeente Waterland", "Wateroverlast in de wijk", "Concept van mei"):
        assert words not in document.text


def test_every_paragraph_is_whole(document: Document) -> None:
    paragraphs = block_texts(document, BlockKind.PARAGRAPH)
    assert len(paragraphs) == 54
    assert all(words.endswith("erbij.") for words in paragraphs)


def test_the_note_is_apart_and_its_mark_is_known(document: Document) -> None:
    assert block_texts(document, BlockKind.FOOTNOTE) == [
        "Dat bleek uit een telling van de gemeente."
    ]
    (note,) = document.notes
    assert note.mark is not None
    assert document.text[: note.mark.start].endswith("haven")
    texts = [passage.span.of(document.text) for passage in passages_of(document, 400)]
    assert sum("telling van de gemeente" in text for text in texts) == 1
