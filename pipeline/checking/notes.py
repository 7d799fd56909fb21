"""The source of a quotation in a note of the memo: «“…”¹» with «¹ Tops 2017, p. 12» at the foot."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checking.cited import read_cited
from pipeline.checking.history import History
from pipeline.checking.verdicts import CitedPlace
from pipeline.types import Document


@dataclass(frozen=True, slots=True)
class NoteSource:
    """What a note names as a source; its mark stands before the character at `place`."""

    place: int
    cited: CitedPlace
    label: str = ""


def note_sources(memo: Document, titles: Sequence[str], named: History) -> list[NoteSource]:
    """The notes of a memo in the order of their marks, what they point back to put in its place.

    `named` are the works that the running text names; the sources of notes are added to it under
    their labels. «Ibidem» in a note is the source of the note before it.
    """
    marked = sorted(
        (note.mark.start, memo.blocks[note.block].span, note.label)
        for note in memo.notes
        if note.mark is not None
    )
    found: list[NoteSource] = []
    for place, span, label in marked:
        before = found[-1].cited if found else CitedPlace("")
        own = read_cited(span.of(memo.text), titles)
        cited = named.resolved(own, place, before)
        named.add_note(label, place, cited)
        found.append(NoteSource(place, cited, label))
    return found


def source_between(notes: Sequence[NoteSource], first: int, last: int) -> CitedPlace:
    """What the first note names whose mark stands between these places, both included."""
    number = bisect_left(notes, first, key=lambda note: note.place)
    if number < len(notes) and notes[number].place <= last:
        return notes[number].cited
    return CitedPlace("")
