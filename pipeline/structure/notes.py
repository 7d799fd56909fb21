"""Footnotes and endnotes: which lines they are.

A footnote stands at the foot of its page or column, in smaller type than the text or after the mark
that it begins with in superscript. Endnotes stand under a heading of their own and count from 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.geometry import by_page
from pipeline.structure.linegroup import is_closed, line_words
from pipeline.types import BlockKind, Box, Hint, Line, Span

_SMALL = 0.95  # of the usual type size
_LABEL = re.compile(r"[(\[]?(\d{1,3}|[a-z]|[*†‡§]{1,4})[)\].]?(?=\s|[^\W\d_]|[“‘\"'(]|$)")
_RAISED_LABEL = re.compile(r"\d{1,3}|[a-z]|[*†‡§#]{1,4}|[⁰¹²³⁴-⁹]{1,3}")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDNOTES = re.compile(
    r"(?:[\dA-Z.]{1,5}\s+)?(?:(?:eind|voet)?noten(?:\s+en\s+verwijzingen)?|(?:end)?notes)\W?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a line begins with that may be the label of a note."""

    label: str
    span: Span
    raised: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """Lines with the notes among them hinted; the blocks of the endnotes, whose marks stand on
    any page; and labels left out, that stand on a line of their own."""

    lines: list[Line]
    endnotes: frozenset[int]
    left_out: list[Span]


def note_labels(words: str) -> list[str]:
    """The labels in a raised stretch: «3», «3,4», «*»; none where it is something else."""
    parts = [part.strip("()[]. ") for part in re.split(r"[,;\s]+", words.strip())]
    parts = [part.translate(_SUPERSCRIPTS) for part in parts if part]
    return parts if all(_RAISED_LABEL.fullmatch(part) for part in parts) else []


def mark_notes(
    text: str, lines: Sequence[Line], size: float | None, blocks: Iterator[int]
) -> Noted:
    """The lines, those of footnotes and endnotes with a hint."""
    finder = _Finder(text, list(lines), size or 0.0, blocks)
    for members in by_page(lines).values():
        finder.take_page([number for number, _ in members])
    finder.take_endnotes()
    return Noted(finder.lines, frozenset(finder.endnotes), finder.left_out)


class _Finder:
    """Goes through the pages in order: a note may run on to the next one."""

    def __init__(self, text: str, lines: list[Line], size: float, blocks: Iterator[int]) -> None:
        self.lines = lines
        self.left_out: list[Span] = []
        self.endnotes: set[int] = set()
        self._text = text
        self._size = size
        self._blocks = blocks
        self._last = 0  # the number of the last numbered note
        self._open: Hint | None = None  # the last note of the page before, if it breaks off

    def take_page(self, members: Sequence[int]) -> None:
        """Find the notes of a page, given the numbers of its lines."""
        labels = self._raised_labels(members)
        went_on: Hint | None = None
        for zone in self._zones(members, labels):
            starts: dict[int, _Mark] = {}
            expected = self._last
            for place, number in enumerate(zone):
                mark = self._start(number)
                if mark and self._fits(mark, labels, expected, first=not starts):
                    starts[place] = mark
                    expected = int(mark.label) if mark.label.isdecimal() else expected
            went_on = self._take_zone(zone, starts) or went_on
        self._open = went_on

    def take_endnotes(self) -> None:
        """Find the notes under a heading that says so."""
        place = 0
        while place < len(self.lines):
            line = self.lines[place]
            place += 1
            if line.pieces and _ENDNOTES.fullmatch(line_words(self._text, line)):
                place = self._take_list(place)

    def _zones(self, members: Sequence[int], labels: dict[str, int]) -> list[list[int]]:
        """Stretches of lines that may be notes: small, or after a raised label known above."""
        zones: list[list[int]] = []
        inside = False
        for number in members:
            line = self.lines[number]
            small = line.hint is None and 0 < (line.size or 0.0) <= _SMALL * self._size
            mark = self._start(number) if line.hint is None and not small else None
            begins = mark is not None and mark.raised and labels.get(mark.label, number) < number
            if begins or (small and not inside):
                zones.append([])
            goes_on = inside and bool(zones[-1]) and not self._is_small(zones[-1][0])
            inside = line.hint is None and (begins or small or goes_on)
            if inside:
                zones[-1].append(number)
        found = []
        for zone in zones:
            if self._is_table_note(zone, labels):
                found.append(zone[:1])
            elif zone and not self._text_below(zone, members):
                found.append(zone)
        return found

    def _is_table_note(self, zone: Sequence[int], labels: dict[str, int]) -> bool:
        """Whether a zone begins with a raised label that a table above it has."""
        mark = self._start(zone[0]) if zone else None
        place = labels.get(mark.label) if mark and mark.raised else None
        if place is None or place >= zone[0]:
            return False
        hint = self.lines[place].hint
        return hint is not None and hint.kind is BlockKind.TABLE

    def _is_small(self, number: int) -> bool:
        return (self.lines[number].size or 0.0) <= _SMALL * self._size

    def _text_below(self, zone: Sequence[int], members: Sequence[int]) -> bool:
        """Whether text of the usual size stands under a zone, in its column."""
        boxes = [box for number in zone if (box := self.lines[number].box)]
        if not boxes:
            return True
        low = min(box.bottom for box in boxes)
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        inside = set(zone)
        for number in members:
            line = self.lines[number]
            if number in inside or line.box is None or self._is_small(number):
                continue
            if line.box.top <= low + 1 and _across(line.box, left, right):
                return True
        return False

    def _raised_labels(self, members: Sequence[int]) -> dict[str, int]:
        """The labels set raised on a page within or after words, and the line of the first."""
        labels: dict[str, int] = {}
        for number in members:
            line = self.lines[number]
            for raised in line.raised:
                if not line.pieces or raised.start > line.pieces[0].start:
                    for label in note_labels(raised.of(self._text)):
                        labels.setdefault(label, number)
        return labels

    def _start(self, number: int) -> _Mark | None:
        line = self.lines[number]
        if not line.pieces:
            return None
        first = line.pieces[0].start
        for raised in line.raised[:1]:
            labels = note_labels(raised.of(self._text))
            if len(labels) == 1 and raised.start <= first:
                return _Mark(labels[0], raised, True)
        mark = _LABEL.match(line_words(self._text, line))
        if not mark:
            return None
        return _Mark(mark[1], Span(first, first + mark.end()), False)

    def _fits(self, mark: _Mark, labels: dict[str, int], last: int, first: bool) -> bool:
        """Whether a label may be that of a note: raised, used above, or the next number."""
        if mark.raised or mark.label in labels:
            numbered = mark.label.isdecimal() and last and not first
            return not numbered or mark.raised or int(mark.label) > last
        if not mark.label.isdecimal():
            return mark.label.startswith(("*", "†", "‡"))
        return int(mark.label) == last + 1 or (first and mark.label == "1")

    def _take_zone(self, zone: Sequence[int], starts: dict[int, _Mark]) -> Hint | None:
        """Mark the lines of a zone as notes; what it leaves open for the next page."""
        hint = self._open
        if not starts and not (hint and self._may_go_on(zone)):
            return None
        for place, number in enumerate(zone):
            line = self.lines[number]
            mark = starts.get(place)
            if mark:
                hint = Hint(BlockKind.FOOTNOTE, next(self._blocks), note=mark.label)
                if mark.label.isdecimal():
                    self._last = int(mark.label)
                line = self._without_mark(line, mark)
            if hint:
                self.lines[number] = replace(line, hint=hint)
        words = line_words(self._text, self.lines[zone[-1]])
        return None if is_closed(words) else hint

    def _may_go_on(self, zone: Sequence[int]) -> bool:
        words = line_words(self._text, self.lines[zone[0]])
        return not re.match(r"(?:bron|figuur|tabel)\b", words, re.I)

    def _without_mark(self, line: Line, mark: _Mark) -> Line:
        rest = [piece for piece in line.pieces if piece.end > mark.span.end]
        if not rest:
            self.left_out += line.pieces
            return replace(line, pieces=())
        first = rest[0]
        start = max(first.start, mark.span.end)
        words = self._text[start : first.end]
        start += len(words) - len(words.lstrip())
        if start == first.end:
            return line
        pieces = (Span(start, first.end), *rest[1:])
        label = Span(mark.span.start, mark.span.end)
        return replace(line, pieces=pieces, mark=None if line.mark else label)

    def _take_list(self, place: int) -> int:
        """Mark the endnotes from a line on; the number of the line after them."""
        last, first_type = 0, None
        found: list[tuple[int, _Mark | None]] = []
        for number in range(place, len(self.lines)):
            line = self.lines[number]
            if not line.pieces:
                continue
            mark = self._start(number)
            if line.hint and line.hint.kind is not BlockKind.LIST_ITEM:
                break
            if mark and mark.label == str(last + 1):
                first_type = first_type or (line.size, line.bold)
                last += 1
                found.append((number, mark))
            elif not last:
                return place
            elif (line.size, line.bold) != first_type and not self._same_type(line, first_type):
                if not self._restarts(number):
                    break
                last = 0
            else:
                found.append((number, None))
        if sum(mark is not None for _, mark in found) < 2:
            return place
        hint: Hint | None = None
        for number, mark in found:
            line = self.lines[number]
            if mark:
                hint = Hint(BlockKind.FOOTNOTE, next(self._blocks), note=mark.label)
                self.endnotes.add(hint.block)
                line = self._without_mark(line, mark)
            self.lines[number] = replace(line, hint=hint)
        return found[-1][0] + 1

    def _same_type(self, line: Line, usual: tuple[float | None, bool] | None) -> bool:
        size, bold = usual or (None, False)
        return bold == line.bold and abs((line.size or 0.0) - (size or 0.0)) < 0.08 * (size or 1.0)

    def _restarts(self, number: int) -> bool:
        """Whether the line after a heading among endnotes is note 1 of the next chapter."""
        for following in range(number + 1, min(number + 4, len(self.lines))):
            if self.lines[following].pieces:
                mark = self._start(following)
                return mark is not None and mark.label == "1"
        return False


def _across(box: Box, left: float, right: float) -> bool:
    return min(box.right, right) - max(box.left, left) > 5
