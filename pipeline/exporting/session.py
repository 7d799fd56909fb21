"""A session as Markdown: each question with its quotes, each quote with a footnote."""

from collections.abc import Iterable, Sequence

from pipeline import texts_export
from pipeline.exporting.copying import (
    Documents,
    escaped,
    full_reference,
    heading,
    markdown,
    paragraphs,
    references,
)
from pipeline.types import Answer, Work


def session_markdown(
    answers: Sequence[Answer], documents: Documents, works: Iterable[Work] = ()
) -> str:
    """The answers in order, with footnotes, and the list of the documents quoted."""
    known = list(works)
    lines = [f"# {texts_export.SESSION}", ""]
    notes: list[str] = []
    for answer in answers:
        lines += [f"## {escaped(heading(answer.question))}", ""]
        lines += [] if answer.found else [texts_export.NOT_FOUND, ""]
        for quote in answer.quotes:
            document = documents.document(quote.document_id)
            number = len(notes) + 1
            words = [f"> {escaped(part)}" for part in paragraphs(quote.text)]
            lines += ["\n>\n".join(words) + f"[^{number}]", ""]
            notes.append(f"[^{number}]: {markdown(full_reference(document, quote, known))}")
    ids = dict.fromkeys(quote.document_id for answer in answers for quote in answer.quotes)
    cited = references([documents.document(document_id) for document_id in ids], known)
    if cited:
        lines += [f"## {texts_export.SOURCES}", ""]
        lines += [f"- {markdown(pieces)}" for pieces in cited]
    return "\n".join([*lines, "", *notes]).rstrip() + "\n"
