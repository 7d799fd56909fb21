"""Lines → groups of lines that belong together beyond doubt: the bricks of headings and paragraphs.

A group ends at a blank line, at a page, at a list mark, at a change of type size or weight, and
where a line stops short of the margin after a full sentence. Nothing is joined here: a paragraph
that runs over a page or a column is still two groups.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from pipeline.structure.geometry import body_size
from pipeline.structure.linegroup import LineGroup, is_closed, line_words
from pipeline.structure.margins import Columns, breaks_off, columns_of, is_set_apart
from pipeline.structure.marks import Marks
from pipeline.types import Hint, Item, Line, SourceText, Span

_PAGE_SIGN_SHARE = 0.15
_SHORT = 0.82  # of the width: a line that ends before it, after a sentence, ends a paragraph
_OTHER_SIZE = 0.08
_LOOKED_AT = 5  # lines at the end of a group
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a text: the width of a full line, whether lines are wrapped, the type."""

    width: float
    wrapped: bool
    size: float | None
    bold: bool
    signs_pages: bool


def measure(source: SourceText, lines: Sequence[Line]) -> Measure:
    """What is usual among these lines of the source."""
    full = [line for line in lines if line.pieces]
    widths = [len(line_words(source.text, line)) for line in full] or [0]
    signed = sum(_has_page_sign(source.text, line) for line in full)
    indented = sum(source.text[line.span.start : line.span.start + 1] == " " for line in full)
    return Measure(
        width=quantiles(widths, n=10)[-1] if len(widths) > 1 else widths[0],
        wrapped=len(full) > 3 and max(widths) < 200,
        size=body_size(full),
        bold=2 * sum(line.bold for line in full) > len(full),
        signs_pages=0 < signed == indented <= max(1, _PAGE_SIGN_SHARE * len(full)),
    )


def group_lines(source: SourceText, lines: Sequence[Line], usual: Measure) -> list[LineGroup]:
    """The groups of these lines, in order."""
    groups: list[LineGroup] = []
    growing: _Growing | None = None
    current: LineGroup | None = None
    after_blank = True
    columns = columns_of(lines)
    marks = Marks(_roman_marks(source.text, lines) if usual.size is not None else frozenset())
    for number, line in enumerate(lines):
        if not line.pieces:
            after_blank = True
            continue
        words = line_words(source.text, line)
        apart = after_blank and not (current and line.hint and _same_block(line, current))
        previous = None if apart else current
        if previous and not _starts_group(source, lines, number, previous, usual, columns):
            mark = None if line.hint else marks.find(words, fresh=previous.closed)
        else:
            mark = None if line.hint else marks.find(words, fresh=True)
            previous = None
        if growing and previous and mark is None:
            current = growing.add(line, words)
        else:
            if growing:
                groups.append(growing.whole())
            current = _first(source, line, words, mark, after_blank, usual)
            growing = _Growing(current)
        after_blank = False
    return [*groups, growing.whole()] if growing else groups


class _Growing:
    """A group to which lines are added; while it grows only its ends are looked at."""

    def __init__(self, first: LineGroup) -> None:
        self._first = first
        self._lines = list(first.lines)
        self._words = [first.words]

    def add(self, line: Line, words: str) -> LineGroup:
        """The first line and the last ones of the group with this line."""
        self._lines.append(line)
        self._words.append(words)
        ends = (*self._lines[:1], *self._lines[max(1, len(self._lines) - _LOOKED_AT) :])
        return replace(self._first, lines=ends, words=" ".join(self._words[-_LOOKED_AT:]))

    def whole(self) -> LineGroup:
        """The group with all its lines."""
        return replace(self._first, lines=tuple(self._lines), words=" ".join(self._words))


def _roman_marks(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """The first words of lines: only where a list goes on to II is «I.» its mark, not a name."""
    return frozenset(line_words(text, line)[:6].split(" ")[0] for line in lines if line.pieces)


def _first(
    source: SourceText,
    line: Line,
    words: str,
    mark: tuple[Item, Span] | None,
    after_blank: bool,
    usual: Measure,
) -> LineGroup:
    item = line.hint.item if line.hint else None
    if mark:
        item, place = mark
        offset = line.pieces[0].start
        rest = words[place.end :]
        start = offset + place.end + len(rest) - len(rest.lstrip())
        line = replace(
            line,
            mark=Span(offset + place.start, offset + place.end),
            pieces=(Span(start, line.pieces[0].end), *line.pieces[1:]),
        )
        words = rest.strip()
    return LineGroup(
        (line,),
        after_blank,
        page_start=usual.signs_pages and _has_page_sign(source.text, line),
        hanging=not mark and _is_hanging(source.text, line),
        item=item,
        words=words,
    )


def _starts_group(
    source: SourceText,
    lines: Sequence[Line],
    number: int,
    group: LineGroup,
    usual: Measure,
    columns: Columns,
) -> bool:
    line, before = lines[number], group.lines[-1]
    if line.hint or before.hint:
        return not _same_block(line, group)
    words = line_words(source.text, line)
    return (
        (usual.signs_pages and _has_page_sign(source.text, line))
        or words.isdecimal()
        or line_words(source.text, before).isdecimal()
        or is_set_apart(source, line, group)
        or breaks_off(source.text, lines, number, group, columns)
        or (_is_hanging(source.text, line) and not group.hanging and group.closed)
        or _other_type(line, before)
        or (group.closed and _stops_short(source, lines, number, group, usual))
        or (group.closed and _looks_like_numbered_heading(source, lines, number, usual))
    )


def _same_block(line: Line, group: LineGroup) -> bool:
    hint, before = line.hint, group.lines[-1].hint
    if not hint or not before:
        return False
    return hint.block == before.block or _is_next_row(hint, before)


def _is_next_row(hint: Hint, before: Hint) -> bool:
    """Whether a format that gives each row of a table a block of its own goes on with the table."""
    return bool(hint.cell and before.cell and hint.cell[0] == before.cell[0] + 1)


def _has_page_sign(text: str, line: Line) -> bool:
    """One space before the first word: what some extractors leave where a page starts."""
    indent = text[line.span.start : line.pieces[0].start] if line.pieces else ""
    return indent == " "


def _is_hanging(text: str, line: Line) -> bool:
    indent = text[line.span.start : line.pieces[0].start]
    return "\t" in indent or len(indent) >= 2


def _other_type(line: Line, before: Line) -> bool:
    if line.size is None or before.size is None:
        return False
    return line.bold != before.bold or abs(line.size - before.size) > _OTHER_SIZE * before.size


def _stops_short(
    source: SourceText, lines: Sequence[Line], number: int, group: LineGroup, usual: Measure
) -> bool:
    """Whether the line before stops where the first word of this one would still have fitted."""
    if not usual.wrapped:
        return True
    near = [line_words(source.text, line) for line in group.lines[-4:]]
    near += _until_blank(source.text, lines[number : number + 4])
    width = max(len(words) for words in near)
    before = line_words(source.text, group.lines[-1])
    first_word = line_words(source.text, lines[number]).split()[0]
    return len(before) + 1 + len(first_word) < _SHORT * width + 1 and len(before) < _SHORT * width


def _looks_like_numbered_heading(
    source: SourceText, lines: Sequence[Line], number: int, usual: Measure
) -> bool:
    """A numbered line, and short lines without a full stop from it to the next blank line."""
    rest = list(_until_blank(source.text, lines[number:]))
    return (
        bool(_NUMBERED_HEADING.match(rest[0]))
        and len(rest) <= 4
        and not is_closed(rest[-1])
        and all(len(words) < 0.75 * usual.width for words in rest)
    )


def _until_blank(text: str, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines[:5]:
        if not line.pieces:
            return
        yield line_words(text, line)
