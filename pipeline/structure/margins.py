"""What margins say in a text with a layout: where a paragraph begins, where a line breaks off."""

from collections.abc import Sequence

from pipeline.structure.linegroup import LineGroup, line_words
from pipeline.types import Line, SourceText

_INDENT = 4.0  # points
_SLACK = 0.04  # of the width of the lines near by: what a compositor may leave open
_FAR = 0.35  # of the width of the column: so far no line of running text stays from its margin
_WORD = 1.25  # how much wider than its share of the line a word may be
_TIGHT = 1.42  # of the type size: lines no further apart have no blank line between them


def without_false_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines without blank ones between two that stand as close as lines of a paragraph do."""
    kept: list[Line] = []
    for number, line in enumerate(lines):
        blank = not line.pieces and kept and number + 1 < len(lines)
        if not blank or not _is_tight(kept[-1], lines[number + 1]):
            kept.append(line)
    return kept


def _is_tight(before: Line, line: Line) -> bool:
    if not before.box or not line.box or not same_column(line, before) or not line.size:
        return False
    if before.hint != line.hint or before.bold != line.bold or before.size != line.size:
        return False
    step = before.box.top - line.box.top
    return 0 < step <= _TIGHT * line.size


def is_set_apart(source: SourceText, line: Line, group: LineGroup) -> bool:
    """Whether a line begins further to the right or the left than a line of this group does.

    To the right after a full stop: the first line of a paragraph. To the left of the words of a
    list item, when other lines of it or a full stop came before: what follows the list.
    """
    before = group.lines[-1]
    if not line.box or not before.box or not same_column(line, before):
        return False
    if group.item:
        words_left = _left_of(source, group.lines[0])
        hangs = len(group.lines) > 1 and before.box.left > words_left - _INDENT
        return line.box.left < words_left - _INDENT and (hangs or group.closed)
    indent = 1.2 * (line.size or 10.0)
    return group.closed and _INDENT < line.box.left - before.box.left < 4 * indent


Columns = dict[tuple[int | None, int | None], tuple[float, float]]


def columns_of(lines: Sequence[Line]) -> Columns:
    """The left and right margin of each column of each page."""
    columns: Columns = {}
    for line in lines:
        if line.pieces and line.box:
            key = line.page, line.region
            left, right = columns.get(key, (line.box.left, line.box.right))
            columns[key] = min(left, line.box.left), max(right, line.box.right)
    return columns


def breaks_off(
    text: str, lines: Sequence[Line], number: int, group: LineGroup, columns: Columns
) -> bool:
    """Whether the line before stops where the first word of this one would still have fitted.

    It need not end a sentence: addresses and definitions are broken off like that. A line in lower
    case goes on all the same.
    """
    line, before = lines[number], group.lines[-1]
    if not line.box or not before.box or not same_column(line, before):
        return False
    words, said = line_words(text, line), line_words(text, before)
    if words[:1].islower() or said.endswith(("-", "\u00ad", "\u2010")):
        return False
    near = [other.box for other in group.lines[-4:] if other.box]
    for other in lines[number : number + 4]:
        if not other.box or not same_column(other, line):
            break
        near.append(other.box)
    left, right = min(box.left for box in near), max(box.right for box in near)
    letter = (before.box.right - before.box.left) / max(len(said), 1)
    first_word = (len(words.split()[0]) * _WORD + 1) * letter
    margin = columns.get((line.page, line.region), (left, right))
    if before.box.right + first_word < margin[1] - _FAR * (margin[1] - margin[0]):
        return True
    return before.box.right + first_word < right - _SLACK * (right - left)


def _left_of(source: SourceText, line: Line) -> float:
    """Where the words of a line begin, after its mark."""
    if len(source.boxes):
        return float(source.boxes[line.pieces[0].start][0])
    return line.box.left if line.box else 0.0


def same_column(line: Line, before: Line) -> bool:
    """Whether two lines stand in the same column of the same page."""
    return (line.page, line.region) == (before.page, before.region)
