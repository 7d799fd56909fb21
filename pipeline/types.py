"""The data that crosses from one room to the next: frozen, with tuples inside.

Positions are half-open, in Unicode code points. A position in `SourceText.text` is a position in
the decoded file (for text formats) or in the text layer as extracted (for PDF); a position in
`Document.text` is what passages, quotes and locators speak of, and `Document.runs` is the way back.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InvalidSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text.

    Raises
    ------
    InvalidSpan
        If not ``0 <= start <= end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvalidSpan(f"ongeldig bereik: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of `text` in this span.

        Raises
        ------
        InvalidSpan
            If the span runs past the end of `text`.
        """
        if self.end > len(text):
            raise InvalidSpan(
                f"bereik {self.start}–{self.end} loopt voorbij de {len(text)} tekens van de tekst"
            )
        return text[self.start : self.end]


class Box(NamedTuple):
    """A rectangle on a page, in points, origin at the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "kop"
    PARAGRAPH = "alinea"
    LIST_ITEM = "lijstpunt"
    TABLE = "tabel"
    CODE = "code"


class ItemStyle(StrEnum):
    """How a list marks its items."""

    NUMBER = "nummer"
    LETTER = "letter"
    BULLET = "opsomming"


@dataclass(frozen=True, slots=True)
class Item:
    """The mark of a list item: its label as printed (“2”, “c”); a bullet has its ordinal."""

    style: ItemStyle
    label: str


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file format itself says of a line, e.g. `## ` in Markdown.

    Lines of the same `block` (a counter within the file) belong together.
    """

    kind: BlockKind
    block: int
    level: int = 0
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    `span` is the whole line without its line end; `pieces` are the parts of it that are wording
    (no indentation, no markup), in order; a blank line has none. `mark` is the mark of a list item
    where the format makes it known. `size` is the type size in points.
    """

    span: Span
    pieces: tuple[Span, ...]
    page: int | None = None
    size: float | None = None
    bold: bool = False
    mark: Span | None = None
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its label as printed (“iv”, “12”), its index from 0, its stretch of text."""

    label: str
    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read: nothing of its wording added, removed or repaired.

    `boxes` holds for each code point of `text` its place on the page, for formats that have pages
    with a layout. `remarks` are Dutch messages about the reading (an odd encoding).
    """

    path: Path
    content_hash: str
    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    boxes: tuple[Box, ...] = ()
    title: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of `Document.text` and the stretch of `SourceText.text` it comes from.

    Of equal length they match character by character; otherwise (a ligature written out) they
    match as a whole.
    """

    span: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or unnumbered section; `span` runs from its heading to the next one."""

    id: int
    number: str | None
    title: str
    level: int
    span: Span
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item.

    `paragraph` counts from 1: paragraphs within the section, or within the list item for a block
    that is part of one. `span` does not include the mark of a list item.
    """

    kind: BlockKind
    span: Span
    section_id: int
    paragraph: int | None = None
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bibliographic facts of a document.

    `authors` are family names in order; `about` names the file that a guide is about.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its one text. `id` comes from the bytes of the file.

    `furniture` are the stretches of the source left out of the text: page numbers, running heads
    and chapter numbers that were torn from their heading.
    """

    id: str
    file: str
    path: Path
    text: str
    runs: tuple[Run, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    furniture: tuple[Span, ...] = ()
    metadata: Metadata = Metadata()
    own_title: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title in the bibliographic facts, else in the file itself, else the file's name."""
        return self.metadata.title or self.own_title or self.file

    def section(self, section_id: int) -> Section:
        """The section with this id."""
        return self.sections[section_id]

    def to_source(self, span: Span) -> Span:
        """The stretch of the source that `span` of the text comes from.

        Raises
        ------
        InvalidSpan
            If the span is empty, or holds nothing but white space added between lines.
        """
        return to_source(self.runs, span)


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: whole sentences of one section. The text stays in the document."""

    id: int
    document_id: str
    section_id: int
    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score (higher is better), its rank from 1, and its other ranks.

    `ranks` tells where the single rankings had it, e.g. ``{"dense": 3, "lexical": 1}``.
    """

    passage: Passage
    score: float
    rank: int
    ranks: dict[str, int]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a quote stands: section, printed page labels, paragraph, list item."""

    section: Section
    pages: tuple[str, ...] = ()
    paragraph: int | None = None
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, never anything else: ``text == document.text[span.start:span.end]``."""

    document_id: str
    span: Span
    text: str
    locator: Locator
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The quotes that answer a question, or none; `confidence` is between 0 and 1."""

    question: str
    quotes: tuple[Quote, ...]
    hits: tuple[Hit, ...]
    confidence: float

    @property
    def found(self) -> bool:
        """Whether the documents answer the question."""
        return bool(self.quotes)


def to_source(runs: Sequence[Run], span: Span) -> Span:
    """The smallest stretch of the source that holds all characters of `span`; see `Document`."""
    first = max(bisect_right(runs, span.start, key=lambda run: run.span.start) - 1, 0)
    touched = []
    for run in runs[first:]:
        if run.span.start >= span.end:
            break
        if run.span.overlaps(span):
            touched.append(run)
    if not touched:
        raise InvalidSpan(f"bereik {span.start}–{span.end} heeft geen plaats in het bestand")
    return Span(_source_start(touched[0], span.start), _source_end(touched[-1], span.end))


def _source_start(run: Run, position: int) -> int:
    if len(run.span) != len(run.source):
        return run.source.start
    return run.source.start + max(position - run.span.start, 0)


def _source_end(run: Run, position: int) -> int:
    if len(run.span) != len(run.source):
        return run.source.end
    return run.source.end - max(run.span.end - position, 0)
