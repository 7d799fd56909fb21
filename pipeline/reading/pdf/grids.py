"""Where the tables of a page may be: areas closed by drawn lines, and runs of aligned rows.

These are candidates; `tables` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.reading.pdf.characters import Floats
from pipeline.reading.pdf.drawings import Drawings
from pipeline.reading.pdf.fragments import Fragment

_TOUCH = 3.0  # points within which two lines meet
_SAME_EXTENT = 4.0
_LEAST_LINES = 3
_MOST_LINES = 3000
_COLUMN_GAP = 1.0  # type sizes between two cells of a row without rules
_NEXT_ROW = 3.0  # type sizes: rows farther apart belong to two tables
_UPRIGHT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Area:
    """A place on the page, the heights of its lines across, the places of its upright lines."""

    left: float
    bottom: float
    right: float
    top: float
    across: tuple[float, ...] = ()
    upright: tuple[float, ...] = ()

    def holds(self, fragment: Fragment) -> bool:
        """Whether the middle of a fragment lies within the area."""
        x, y = (fragment.left + fragment.right) / 2, (fragment.top + fragment.bottom) / 2
        return self.left - 2 <= x <= self.right + 2 and self.bottom - 2 <= y <= self.top + 2


def ruled_areas(drawings: Drawings, with_shadings: bool) -> list[Area]:
    """Areas with at least three lines across: joined by upright lines, or of one extent.

    Of tables whose rows are told apart by shading alone, its edges are the lines.
    """
    across, upright = drawings.horizontal, drawings.vertical
    if with_shadings:
        across = np.concatenate([across, drawings.edges])
    if len(across) + len(upright) > _MOST_LINES:
        return []
    joined, loose = _joined_areas(across, upright)
    return [*joined, *_stacked_areas(loose)]


def _joined_areas(across: Floats, upright: Floats) -> tuple[list[Area], Floats]:
    """Areas of lines that meet, and the lines across that meet no upright line."""
    if not len(across) or not len(upright):
        return [], across
    y, x0, x1 = (across[:, [column]] for column in range(3))
    x, y0, y1 = upright.T
    meets = (x0 - _TOUCH <= x) & (x <= x1 + _TOUCH) & (y0 - _TOUCH <= y) & (y <= y1 + _TOUCH)
    areas = []
    for lines, posts in _components(meets):
        heights = _distinct(across[lines, 0])
        if len(posts) >= 2 and len(heights) >= _LEAST_LINES:
            areas.append(_area(across[lines], upright[posts], heights))
    return areas, across[~meets.any(axis=1)]


def _components(
    meets: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]",
) -> Iterator[tuple[list[int], list[int]]]:
    """Sets of rows and columns that are connected."""
    open_rows = set(range(meets.shape[0]))
    while open_rows:
        rows, posts, waiting = set(), set(), [open_rows.pop()]
        while waiting:
            row = waiting.pop()
            rows.add(row)
            for post in np.flatnonzero(meets[row]).tolist():
                if post not in posts:
                    posts.add(post)
                    met = {*np.flatnonzero(meets[:, post]).tolist()} & open_rows
                    open_rows -= met
                    waiting += met
        yield sorted(rows), sorted(posts)


def _area(across: Floats, upright: Floats, heights: list[float]) -> Area:
    bottom, top = heights[0], heights[-1]
    left = min(float(across[:, 1].min()), float(upright[:, 0].min()))
    right = max(float(across[:, 2].max()), float(upright[:, 0].max()))
    posts = _distinct(upright[:, 0])
    tall = []
    for post in posts:
        near = upright[np.abs(upright[:, 0] - post) <= _TOUCH]
        if (near[:, 2] - near[:, 1]).sum() >= _UPRIGHT_SHARE * (top - bottom):
            tall.append(post)
    inner = tuple(post for post in tall if left + 4 < post < right - 4)
    return Area(left, bottom, right, top, tuple(heights), inner)


def _stacked_areas(across: Floats) -> list[Area]:
    """Lines of one extent under each other, as of a table in a book."""
    areas, left_over = [], sorted(across.tolist(), key=lambda line: (line[1], line[2]))
    while left_over:
        _, start, end = left_over[0]
        same = [
            line
            for line in left_over
            if abs(line[1] - start) <= _SAME_EXTENT and abs(line[2] - end) <= _SAME_EXTENT
        ]
        left_over = [line for line in left_over if line not in same]
        heights = _distinct(np.array([line[0] for line in same]))
        if len(heights) >= _LEAST_LINES:
            areas.append(Area(start, heights[0], end, heights[-1], tuple(heights)))
    return areas


def _distinct(places: Floats) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places.tolist()):
        if not distinct or place - distinct[-1] > _TOUCH:
            distinct.append(place)
    return distinct


def text_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments by the baseline they share, from top to bottom and left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.baseline):
        first = rows[-1][0] if rows else None
        if first and first.baseline - fragment.baseline < 0.35 * max(first.size, fragment.size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.left) for row in rows]


def aligned_runs(fragments: Sequence[Fragment]) -> list[list[list[Fragment]]]:
    """Runs of at least three rows under each other that all have two or more cells."""
    runs: list[list[list[Fragment]]] = [[]]
    for row in text_rows(fragments):
        last = runs[-1][-1] if runs[-1] else None
        size = max(f.size for f in row)
        if last and last[0].baseline - row[0].baseline > _NEXT_ROW * size:
            runs.append([])
        if _is_celled(row):
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= 3]


def _is_celled(row: Sequence[Fragment]) -> bool:
    return len(row) > 1 and all(
        after.left - before.right > _COLUMN_GAP * max(before.size, after.size)
        for before, after in pairwise(row)
    )


def columns_of(rows: Sequence[Sequence[Fragment]], most_crossing: float = 0.1) -> list[float]:
    """The places of the white between the columns that rows of fragments share.

    A row with one fragment (the heading of a group of rows) may cross it, as may a few others.
    """
    celled = [row for row in rows if len(row) > 1]
    if len(celled) < 2:
        return []
    edges = sorted(
        {f.left for row in celled for f in row} | {f.right for row in celled for f in row}
    )
    starts = np.array([f.left for row in celled for f in row])
    ends = np.array([f.right for row in celled for f in row])
    size = float(np.median([f.size for row in celled for f in row]))
    bounds: list[tuple[float, float, int]] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossing = int(np.count_nonzero((starts < middle) & (ends > middle)))
        if crossing <= most_crossing * len(celled):
            if bounds and bounds[-1][1] == left:
                bounds[-1] = (bounds[-1][0], right, crossing)
            else:
                bounds.append((left, right, crossing))
    return [(left + right) / 2 for left, right, _ in bounds if right - left > 0.4 * size]
