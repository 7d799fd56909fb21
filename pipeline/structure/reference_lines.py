"""The lines of a list of works as they stand on the page or in the text.

What parts the entries in a layout: a margin that other lines hang from, white space above a line,
a bullet, a line that breaks off though the next word would have fitted on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.structure.linegroup import LineGroup, is_closed, line_words
from pipeline.types import ItemStyle, Line, Span

_HANGING = 5.0  # points
_SPACE = 1.5  # points between entries more than between lines
_WIDE = 60  # characters: of lines in which it tells that a word would have fitted on one
_FEW = 12  # lines
_BULLET = re.compile(r"[-–•·▪●○*]\s")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line; whether a blank line, a column or a page comes before it, and whether it stands at
    the left margin of its column; in plain text how many characters it stands inward; on a page
    whether there is white space above it; and whether a bullet comes first."""

    line: Line
    words: str
    apart: bool
    at_margin: bool
    indent: int = 0
    below: bool = False
    bullet: bool = False


def placed_lines(text: str, groups: Sequence[LineGroup]) -> list[PlacedLine]:
    """The lines of these groups, in order."""
    margins: dict[tuple[int | None, int | None], float] = {}
    for group in groups:
        for line in group.lines:
            if line.box:
                column = (line.page, line.region)
                margins[column] = min(line.box.left, margins.get(column, line.box.left))
    lines = [(group, place, line) for group in groups for place, line in enumerate(group.lines)]
    below = _below_space([line for _, _, line in lines])
    placed = []
    for (group, place, line), spaced in zip(lines, below, strict=True):
        marked = not place and group.item is not None and group.item.style is ItemStyle.BULLET
        cut = _without_bullet(text, line)
        placed.append(
            PlacedLine(
                cut,
                line_words(text, cut),
                not place and (group.after_blank or group.item is not None),
                not line.box or line.box.left < margins[line.page, line.region] + _HANGING,
                line.pieces[0].start - line.span.start if line.pieces else 0,
                spaced,
                marked or cut is not line,
            )
        )
    return placed


def _without_bullet(text: str, line: Line) -> Line:
    """The line, a bullet at its beginning as its mark."""
    bullet = _BULLET.match(line_words(text, line))
    if not bullet or line.mark or line.hint:
        return line
    start = line.pieces[0].start
    rest = Span(start + bullet.end(), line.pieces[0].end)
    return replace(line, mark=Span(start, start + 1), pieces=(rest, *line.pieces[1:]))


def _below_space(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it stands further below the line before it than most do."""
    gaps = [0.0 for _ in lines[:1]]
    for before, line in pairwise(lines):
        alike = (before.page, before.region) == (line.page, line.region)
        boxes = before.box, line.box
        gaps.append(boxes[0].top - boxes[1].top if alike and boxes[0] and boxes[1] else 0.0)
    positive = sorted(gap for gap in gaps if gap > 0)
    usual = positive[len(positive) // 4] if positive else 0.0  # most lines go on from another
    return [usual > 0 and gap > usual + _SPACE for gap in gaps]


def has_ended(words: str) -> bool:
    """Whether words end as an entry does: with a full stop or a link."""
    return is_closed(words) or bool(re.search(r"(?:https?:|www\.|/)\S*$", words))


def filled_share(before: PlacedLine, first: int, near: Sequence[PlacedLine]) -> float:
    """How full a line would be with the first word of the next one, of `first` characters: where it
    is less than 1, that word did not go to the next line for lack of room."""
    characters = len(before.words) + 1 + first
    boxes = [other.line.box for other in near if other.line.page == before.line.page]
    known = [box for box in boxes if box is not None]
    box = before.line.box
    if box is None or not before.words or len(known) < _FEW:
        return characters / max(_WIDE, *(len(other.words) for other in near))
    column = [one for one in known if one.left < box.right and one.right > box.left]
    left, right = min(one.left for one in column), max(one.right for one in column)
    used = box.left - left + characters * (box.right - box.left) / len(before.words)
    return used / max(right - left, 1.0)
