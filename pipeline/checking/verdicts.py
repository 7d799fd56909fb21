"""What the check of a memo says: a verdict on each quotation."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.checking.meaning import Touch
from pipeline.types import Quote, Span


class Judgement(StrEnum):
    """What a quotation turns out to be; the last two are not judged."""

    LITERAL = "letterlijk"
    CHANGED = "gewijzigd"
    WRONG_PLACE = "verkeerde vindplaats"
    NOT_FOUND = "niet gevonden"
    TOO_SHORT = "te kort om te controleren"
    TITLE = "titel"


JUDGED = (Judgement.LITERAL, Judgement.CHANGED, Judgement.WRONG_PLACE, Judgement.NOT_FOUND)


class Again(StrEnum):
    """Whether a source is one named before: not, its place («ibidem»), or its work («a.w.»)."""

    NOT = ""
    PLACE = "plaats"
    WORK = "werk"


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """The source that a memo gives with a quotation; `text` is how it is written there.

    `authors` are family names; `sections` and `pages` the labels named, a range of pages as
    ``("12", "14")``; `title` the document named by its title or file; `again` says that it is a
    source named before, `note` the note with that source («zie noot 3»).
    """

    text: str
    authors: tuple[str, ...] = ()
    year: str = ""
    sections: tuple[str, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    title: str = ""
    again: Again = Again.NOT
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether it names nothing."""
        return not (self.names_work or self.sections or self.pages or self.again)

    @property
    def names_work(self) -> bool:
        """Whether it names a work, and not just a place in one."""
        return bool(self.authors or self.year or self.title)


@dataclass(frozen=True, slots=True)
class MemoQuotation:
    """A quotation in a memo: its place in the memo's text, its words, the source given with it.

    `text` leaves out the quotation marks; `joints` are the places in `text` where a word may have
    been broken over a line end; `titled` says that the words before it announce a title.
    """

    span: Span
    text: str
    cited: CitedPlace = CitedPlace("")
    joints: tuple[int, ...] = ()
    block: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that was changed: the words of the memo and those of the document.

    Either is empty for words added or left out; `touches` says what of the meaning it touches.
    """

    written: str
    found: str
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class DiffWord:
    """A word in both texts ("="), only in the memo ("+") or only in the document ("-")."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a quotation in a document; `problems` are how it is not the place cited."""

    quote: Quote
    reference: str
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a quotation is, with its places, the best one first.

    `similarity` is the share of words, from 0 to 1, that it has in common with its place;
    `remarks` are Dutch sentences about what was let pass.
    """

    judgement: Judgement
    quotation: MemoQuotation
    places: tuple[Place, ...] = ()
    differences: tuple[Difference, ...] = ()
    comparison: tuple[DiffWord, ...] = ()
    remarks: tuple[str, ...] = ()
    similarity: float = 0.0

    @property
    def touches(self) -> tuple[Touch, ...]:
        """What of the meaning the changes touch."""
        return tuple(dict.fromkeys(t for d in self.differences for t in d.touches))


@dataclass(frozen=True, slots=True)
class MemoReport:
    """The verdicts on a memo in the order of its text; `remarks` are about the memo as a whole.

    `left_out` counts the quotations that were not looked at, since there are too many.
    """

    name: str
    verdicts: tuple[Verdict, ...]
    documents: int
    remarks: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def literal(self) -> bool:
        """Whether every quotation is literal and stands where the memo says, none left out."""
        return not self.left_out and all(v.judgement is Judgement.LITERAL for v in self.judged)

    @property
    def judged(self) -> tuple[Verdict, ...]:
        """The verdicts but those on quotations that were not judged."""
        return tuple(v for v in self.verdicts if v.judgement in JUDGED)
