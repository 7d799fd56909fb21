"""What a reader gives: a file as lines of text, with what its format says of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

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


Boxes = npt.NDArray[np.float32]


def no_boxes() -> Boxes:
    """Of a format without a layout."""
    return np.zeros((0, 4), dtype=np.float32)


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "kop"
    PARAGRAPH = "alinea"
    LIST_ITEM = "lijstpunt"
    TABLE = "tabel"
    CODE = "code"
    FOOTNOTE = "voetnoot"
    CAPTION = "bijschrift"
    CONTENTS = "inhoudsopgave"
    REFERENCE = "literatuur"


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

    Lines of the same `block` (a counter within the file) belong together. `number` is the number of
    a heading where the format counts and the words do not hold it; `note` the label of a footnote;
    `cell` the row and the column, from 0, of a line in a table; `quoted` says that the format sets
    the line apart as a quotation, `indented` that its paragraph begins further from the margin.
    """

    kind: BlockKind
    block: int
    level: int = 0
    item: Item | None = None
    number: str = ""
    note: str = ""
    cell: tuple[int, int] | None = None
    quoted: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    `span` is the whole line without its line end; `pieces` are the parts of it that are wording
    (no indentation, no markup), in order; a blank line has none. `mark` is the mark of a list item
    where the format makes it known. `size` is the type size in points, `box` the place on the page.
    `raised` are stretches set as superscript, which may be the marks of notes; where the format
    says that they are, they are no part of `pieces`. Lines of one `region` (a counter within the
    page) stand under each other in a column.
    """

    span: Span
    pieces: tuple[Span, ...]
    page: int | None = None
    size: float | None = None
    bold: bool = False
    mark: Span | None = None
    hint: Hint | None = None
    box: Box | None = None
    raised: tuple[Span, ...] = ()
    region: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its label as printed (“iv”, “12”), its index from 0, its stretch of text.

    `recognised` says that its text comes from optical character recognition.
    """

    label: str
    index: int
    span: Span
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bibliographic facts of a document.

    `authors` are family names in order; `about` names the file that a guide is about; `kind` is
    what the work is, in Dutch (“rapport”). `remarks` are Dutch messages about these facts. `csl` is
    all that bibliographies and the user say of the document, as CSL-JSON; an empty field in it was
    taken away by the user.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""
    about: str = ""
    publisher: str = ""
    kind: str = ""
    remarks: tuple[str, ...] = ()
    csl: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read: nothing of its wording added, removed or repaired.

    `boxes` holds for each code point of `text` its place on the page, shape (code points, 4) as in
    `Box`, for formats that have pages with a layout; otherwise it has no rows. `title` is the one
    that the text itself shows, `facts` what the properties of the file say. `remarks` are Dutch
    messages about the reading (an odd encoding).
    """

    path: Path
    content_hash: str
    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    boxes: Boxes = field(default_factory=no_boxes, compare=False)
    title: str = ""
    facts: Metadata = Metadata()
    remarks: tuple[str, ...] = ()
