"""The marks of notes in the text: raised figures and signs that a note answers to.

Only those leave the text; «m²», «1e» and exponents answer to no note and stay.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.structure.notes import note_labels
from pipeline.types import BlockKind, Line, Span

_SIGN = re.compile(r"(?<=[^\W\d_]|[.,;:?!)”’])[*†‡]{1,4}(?=\s|$|[.,;:?!)])")


# «m²», «r²», «1e»: raised, and no note even where the page has a note 2
_UNIT = re.compile(r"(?:(?:^|[\W\d_])(?:[kcdm]?m|[a-zA-Zχσ])|\d)$")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a note: the block of that note in the hints, and the place in the source."""

    block: int
    position: int


@dataclass(frozen=True, slots=True)
class _Note:
    block: int
    page: int | None
    anywhere: bool


def cut_marks(
    text: str, lines: Sequence[Line], endnotes: frozenset[int]
) -> tuple[list[Line], list[NoteMark], list[Span]]:
    """The lines without the marks of notes, those marks, and the stretches that are left out.

    `endnotes` are the blocks of notes whose marks stand on any page.
    """
    answers = _Answers(lines, endnotes)
    cut = list(lines)
    marks: list[NoteMark] = []
    left_out: list[Span] = []
    if not answers:
        return cut, marks, left_out
    for number, line in enumerate(lines):
        own = line.hint.block if line.hint and line.hint.kind is BlockKind.FOOTNOTE else None
        for place, labels in _candidates(text, line, answers):
            notes = [answers.to(label, line.page) for label in labels]
            blocks = [note for note in notes if note is not None and note != own]
            if len(blocks) < len(labels):
                continue
            marks += [NoteMark(block, place.start) for block in blocks]
            inside = [piece for piece in cut[number].pieces if piece.overlaps(place)]
            if inside:
                left_out.append(place)
                cut[number] = _without(text, cut[number], place)
    return cut, marks, left_out


def _candidates(text: str, line: Line, answers: "_Answers") -> list[tuple[Span, list[str]]]:
    found = [
        (span, note_labels(span.of(text)))
        for span in line.raised
        if span != line.mark and not _is_exponent(text, line, span)
    ]
    if line.pieces and answers.signs:
        table = line.hint is not None and line.hint.kind is BlockKind.TABLE
        for sign in (
            () if table else _SIGN.finditer(text, line.pieces[0].start, line.pieces[-1].end)
        ):
            span = Span(*sign.span())
            if not any(span.overlaps(other) for other in line.raised):
                found.append((span, [sign.group()]))
    return [(span, labels) for span, labels in sorted(found) if labels]


def _is_exponent(text: str, line: Line, place: Span) -> bool:
    inside = any(piece.overlaps(place) for piece in line.pieces)
    before = text[max(place.start - 4, line.span.start) : place.start]
    if not inside or not _UNIT.search(before):
        return False
    words = place.of(text).strip()
    return words.isalpha() or (words in "23²³" and not before[-1:].isdecimal()) or "-" in words


def _without(text: str, line: Line, place: Span) -> Line:
    pieces = []
    for piece in line.pieces:
        if not piece.overlaps(place):
            pieces.append(piece)
            continue
        before = text[piece.start : place.start].rstrip()
        if before:
            pieces.append(Span(piece.start, piece.start + len(before)))
        after = text[place.end : piece.end]
        if after.strip():
            # The white space before the mark stands for the one that the words keep.
            spaced = piece.start + len(before) < place.start and after[:1].isspace()
            pieces.append(
                Span(place.end + (len(after) - len(after.lstrip()) - 1 if spaced else 0), piece.end)
            )
    return replace(line, pieces=tuple(pieces))


class _Answers:
    """The notes of a document by label; which of them a mark means."""

    def __init__(self, lines: Sequence[Line], endnotes: frozenset[int]) -> None:
        self._notes: defaultdict[str, list[_Note]] = defaultdict(list)
        self._used: defaultdict[str, list[int | None]] = defaultdict(list)
        known: set[int] = set()
        for line in lines:
            hint = line.hint
            if hint and hint.kind is BlockKind.FOOTNOTE and hint.note and hint.block not in known:
                known.add(hint.block)
                anywhere = hint.block in endnotes or line.box is None
                self._notes[hint.note].append(_Note(hint.block, line.page, anywhere))

    def __bool__(self) -> bool:
        return bool(self._notes)

    @property
    def signs(self) -> bool:
        """Whether some note has a sign for its label."""
        return any(label[0] in "*†‡" for label in self._notes)

    def to(self, label: str, page: int | None) -> int | None:
        """The block of the note that a mark on this page means; None where no note answers.

        A note of the same page or the next comes first. Of notes elsewhere with one label, which
        begin again with each chapter, the marks take each its own, in order.
        """
        notes = self._notes.get(label, [])
        for near in (page, None if page is None else page + 1):
            here = [note for note in notes if near is not None and note.page == near]
            if here:
                return here[0].block
        notes = [note for note in notes if note.anywhere]
        if len(notes) <= 1:
            return notes[0].block if notes else None
        place = min(len(self._used[label]), len(notes) - 1)
        self._used[label].append(page)
        return notes[place].block
