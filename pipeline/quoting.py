"""The only place where a Quote is made: always a stretch of the document's own text."""

from bisect import bisect_right
from collections.abc import Sequence

from pipeline import texts_nl
from pipeline.errors import InvalidSpan
from pipeline.types import Block, Document, Locator, Quote, Span


def quote(document: Document, span: Span, score: float) -> Quote:
    """The words of the document in `span`, with their place.

    Raises
    ------
    InvalidSpan
        If the span is empty or runs past the text.
    """
    if not len(span):
        raise InvalidSpan(f"leeg bereik op {span.start}")
    return Quote(document.id, span, span.of(document.text), locate(document, span), score)


def locate(document: Document, span: Span) -> Locator:
    """Section, printed pages, paragraph, list item and note of the place where `span` begins."""
    pages = [page for page in document.pages if page.span.overlaps(span)]
    labels = tuple(dict.fromkeys(page.label for page in pages))
    recognised = any(page.recognised for page in pages)
    place = _block_at(document.blocks, span.start)
    if place is None:
        section = next(
            (s for s in reversed(document.sections) if s.span.start <= span.start),
            document.sections[0],
        )
        return Locator(section, labels, recognised=recognised)
    block = document.blocks[place]
    note = next((note.label for note in document.notes if note.block == place), "")
    section = document.section(block.section_id)
    return Locator(section, labels, block.paragraph, block.item, note, recognised)


def _block_at(blocks: Sequence[Block], position: int) -> int | None:
    """The number of the block that holds a position."""
    last = bisect_right(blocks, position, key=lambda block: block.span.start) - 1
    return last if last >= 0 and position < blocks[last].span.end else None


def reference(document: Document, locator: Locator) -> str:
    """The Dutch reference of a place: «Tops (2017), § 3 Lokaal bestuur, al. 5».

    A work without an author is its publisher's: «Planbureau voor de Leefomgeving (2019)».
    """
    metadata = document.metadata
    publisher = (metadata.publisher,) if metadata.publisher else ()
    # A guide is not cited by its author: its title says that it is a guide, and to what.
    authors = () if metadata.about else metadata.authors or publisher
    work = texts_nl.work(authors, metadata.year, document.title)
    section = locator.section
    item = locator.item
    places = [
        texts_nl.section_name(section.number, section.title),
        texts_nl.item_name(item.style.value, item.label) if item else "",
        _paragraph(locator),
        texts_nl.note_name(locator.note) if locator.note else "",
        texts_nl.page_names(locator.pages),
    ]
    named = ", ".join([work, *(place for place in places if place)])
    return f"{named} {texts_nl.RECOGNISED}" if locator.recognised else named


def _paragraph(locator: Locator) -> str:
    """The paragraph; in a list item only from the second on, since most items have one."""
    if locator.paragraph is None or locator.note or (locator.item and locator.paragraph == 1):
        return ""
    return texts_nl.paragraph_name(locator.paragraph)
