"""A quote with its reference and place, to be put into a text of one's own."""

from collections.abc import Iterable
from typing import Any, Protocol

from pipeline import texts_export
from pipeline.citations.apa import Piece, apa, plain, sort_key, suffixes
from pipeline.citations.export import item_of
from pipeline.quoting import reference
from pipeline.types import Document, Locator, Quote, Section, Span, Work

_SPECIAL = "\\`*_[]<>#|~"


class Documents(Protocol):
    """Where the documents that are quoted come from: an index, or what a session keeps of it."""

    def document(self, document_id: str, /) -> Document:
        """The document with this id."""


def plain_quote(document: Document, quote: Quote) -> str:
    """The quote in quotation marks with its short reference: «“…” (Tops (2017), § 3, p. 4)»."""
    return f"“{one_line(quote.text)}” ({reference(document, quote.locator)})"


def markdown_quote(document: Document, quote: Quote) -> str:
    """The quote as a block quotation in Markdown, its short reference below it."""
    words = "\n>\n".join(f"> {escaped(part)}" for part in paragraphs(quote.text))
    return f"{words}\n>\n> — {escaped(reference(document, quote.locator))}\n"


def full_reference(document: Document, quote: Quote, works: Iterable[Work] = ()) -> list[Piece]:
    """The reference of the document in APA style and the place of the quote in it."""
    pieces = list(apa(item_of(document, works)))
    place = _place(document, quote.locator)
    return [*pieces, Piece(f" {texts_export.found_at(place)}")] if place else pieces


def plain_reference(document: Document, quote: Quote, works: Iterable[Work] = ()) -> str:
    """The same as plain text."""
    return plain(full_reference(document, quote, works))


def _place(document: Document, locator: Locator) -> str:
    """The reference of a place without the name of the work before it."""
    work = reference(document, Locator(Section(0, None, "", 0, Span(0, 0))))
    return reference(document, locator).removeprefix(work).removeprefix(", ")


def quoted_items(documents: Iterable[Document], works: Iterable[Work] = ()) -> list[dict[str, Any]]:
    """The CSL-JSON items of these documents, each once, sorted as a list of references.

    Two bibliographies may use one key; in an export each item has its own.
    """
    known = list(works)
    items = {document.id: item_of(document, known) for document in documents}
    taken: set[str] = set()
    for document_id, item in items.items():
        if str(item["id"]) in taken:
            item["id"] = document_id
        taken.add(str(item["id"]))
    return sorted(items.values(), key=sort_key)


def references(
    documents: Iterable[Document], works: Iterable[Work] = ()
) -> list[tuple[Piece, ...]]:
    """The list of references of these documents, each once, sorted."""
    ordered = quoted_items(documents, works)
    return [apa(item, letter) for item, letter in zip(ordered, suffixes(ordered), strict=True)]


def markdown(pieces: Iterable[Piece]) -> str:
    """A reference as Markdown, what is in italics between stars."""
    parts = []
    for piece in pieces:
        words = escaped(piece.text)
        parts.append(f"*{words}*" if piece.italic else words)
    return "".join(parts)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a quote, each on one line."""
    return [one_line(part) for part in text.split("\n\n") if part.strip()]


def one_line(text: str) -> str:
    """The text with single blanks for its white space."""
    return " ".join(text.split())


def escaped(text: str) -> str:
    """The text so that Markdown takes none of it for markup; blanks at its ends stay."""
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in text)


def heading(question: str) -> str:
    """A question as a heading."""
    return one_line(question) or texts_export.SESSION
