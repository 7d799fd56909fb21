"""A session in the form that the ending of a file asks for.

.md .docx          the questions with their quotes and footnotes
.txt               the list of references in APA style
.bib .ris .json    the works quoted, for a reference manager
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pipeline.citations.apa import plain
from pipeline.citations.export import bibtex, csl_json, ris
from pipeline.exporting.copying import Documents, quoted_items, references
from pipeline.exporting.session import session_markdown
from pipeline.exporting.word import session_word
from pipeline.types import Answer, Document, Work

_WORKS: dict[str, Callable[[list[dict[str, Any]]], str]] = {
    ".bib": bibtex,
    ".ris": ris,
    ".json": csl_json,
}
FORMS = (".md", ".docx", ".txt", *_WORKS)


def exported(
    form: str, answers: Sequence[Answer], documents: Documents, works: Iterable[Work] = ()
) -> bytes:
    """The bytes of a file of this form, which is one of `FORMS`."""
    known = list(works)
    if form == ".docx":
        return session_word(answers, documents, known)
    if form == ".md":
        return session_markdown(answers, documents, known).encode()
    quoted = _quoted(answers, documents)
    if form == ".txt":
        return "".join(f"{plain(pieces)}\n" for pieces in references(quoted, known)).encode()
    return _WORKS[form](quoted_items(quoted, known)).encode()


def _quoted(answers: Sequence[Answer], documents: Documents) -> list[Document]:
    """The documents quoted, each once, in the order of the answers."""
    ids = dict.fromkeys(quote.document_id for answer in answers for quote in answer.quotes)
    return [documents.document(document_id) for document_id in ids]
