"""The source of a quotation in a note of the memo: «“…”¹» with «¹ Tops 2017, p. 12» at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.checking.cited import read_cited, resolved
from pipeline.checking.verdicts import CitedPlace, MemoQuotation
from pipeline.types import Document

_NOTHING = CitedPlace("")


@dataclass(frozen=True, slots=True)
class NoteSource:
    """What a note names as a source; its mark stands before the character at `place`."""

    place: int
    cited: CitedPlace


def note_sources(memo: Document, titles: Sequence[str]) -> list[NoteSource]:
    """The notes of a memo in the order of their marks; «ibidem» is the note before it."""
    marked = sorted(
        (note.mark.start, memo.blocks[note.block].span)
        for note in memo.notes
        if note.mark is not None
    )
    found: list[NoteSource] = []
    for place, span in marked:
        before = found[-1].cited if found else _NOTHING
        found.append(NoteSource(place, resolved(read_cited(span.of(memo.text), titles), before)))
    return found


def source_between(notes: Sequence[NoteSource], first: int, last: int) -> CitedPlace:
    """What the first note names whose mark stands between these places, both included."""
    return next((note.cited for note in notes if first <= note.place <= last), _NOTHING)


def without_again(quotations: Sequence[MemoQuotation]) -> list[MemoQuotation]:
    """The quotations with the source before it for each «ibidem»."""
    told: list[MemoQuotation] = []
    before = _NOTHING
    for quotation in quotations:
        told.append(replace(quotation, cited=resolved(quotation.cited, before)))
        before = told[-1].cited if not told[-1].cited.empty else before
    return told
