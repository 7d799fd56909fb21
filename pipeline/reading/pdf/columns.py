"""The pieces of a page → its regions in reading order: columns, and what runs across them.

A page is cut along its gutters: tall stretches of white between two columns of text. What crosses
a gutter (a title, a wide figure) bounds it, so a page becomes what is above, the left column, the
right column, and what is below, each of which may have gutters of its own. The order of the
content stream is the second witness: it says whether a gap is a gutter or the space between the
cells of a table, and where beside the text a sidebar belongs.

After the whitespace analysis of T. Breuel (2002), Two Geometric Algorithms for Layout Analysis,
doi:10.1007/3-540-45869-7_23, with the cuts made as in the recursive XY cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.reading.pdf.characters import Flags, Floats, Integers

_GUTTER = 0.7  # of the usual type size: the least width of a gutter
_ALIGNED = 2.0  # points within which lines start at one margin
_LEAST_ROWS = 3
_MARGINAL = 4.0  # type sizes: a column of narrower lines holds labels or marks, not text
_TEXT_WIDTH = 11.0  # type sizes: from here on lines are surely running text
_SAME_WIDTH = 0.7
_MOST_PIECES = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on a page with its edges, its type size, and its place in the content stream."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    order: int


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white between two columns: its right edge, and from where to where it reaches."""

    x: float
    bottom: float
    top: float
    height: float


def regions(pieces: Sequence[Piece]) -> list[list[int]]:
    """The numbers of the pieces of each region, regions in reading order."""
    if not pieces:
        return []
    edges = np.array([(p.left, p.bottom, p.right, p.top) for p in pieces], dtype=np.float64)
    page = _Pieces(
        edges, np.array([p.order for p in pieces]), float(np.median([p.size for p in pieces]))
    )
    everything = np.arange(len(pieces))
    if len(pieces) > _MOST_PIECES:
        return [everything.tolist()]
    return [part.tolist() for part in page.regions(everything)]


@dataclass(frozen=True, slots=True)
class _Pieces:
    edges: Floats
    order: Integers
    size: float

    def regions(self, members: Integers, depth: int = 0) -> list[Integers]:
        """The regions that these pieces make; pieces without a gutter are one region."""
        gutter = self._gutter(members) if depth < 24 else None
        if gutter is None:
            return [members] if len(members) else []
        middle = (self.edges[members, 1] + self.edges[members, 3]) / 2
        above, below = members[middle > gutter.top], members[middle < gutter.bottom]
        band = members[(middle <= gutter.top) & (middle >= gutter.bottom)]
        parts = self._stacked(band, gutter)
        if len(parts) > 1:
            return [r for part in (above, *parts, below) for r in self.regions(part, depth + 1)]
        is_left = self._is_left(band, gutter.x)
        ordered = self._ordered(above, band[is_left], band[~is_left], below)
        return [region for part in ordered for region in self.regions(part, depth + 1)]

    def _is_left(self, members: Integers, x: float) -> Flags:
        return np.asarray(self.edges[members, 0] < x - _ALIGNED, dtype=np.bool_)

    def _gutter(self, members: Integers) -> _Gutter | None:
        """The tallest gutter among these pieces."""
        if len(members) < 2 * _LEAST_ROWS:
            return None
        lefts = np.sort(self.edges[members, 0])
        starts = [float(x) for x in np.unique(np.round(lefts[1:], 1))]
        starts = [x for x in starts if _near(lefts, x) >= _LEAST_ROWS]
        found = [
            gutter
            for x in starts
            for gutter in self._gutters_at(members, x)
            if self._parts_columns(members, gutter)
        ]
        return max(found, key=lambda gutter: gutter.height, default=None)

    def _gutters_at(self, members: Integers, x: float) -> list[_Gutter]:
        """The stretches where nothing crosses the white to the left of `x`."""
        left, bottom, right, top = self.edges[members].T
        crosses = (left < x - _ALIGNED) & (right > x - _GUTTER * self.size)
        bounds = sorted(zip(bottom[crosses].tolist(), top[crosses].tolist(), strict=True))
        low, gutters = float(bottom.min()) - 1, []
        for lower, upper in [*bounds, (float(top.max()) + 1, np.inf)]:
            if lower > low:
                gutters.append(_Gutter(x, low, lower, self._shared(members, x, low, lower)))
            low = max(low, upper)
        return [gutter for gutter in gutters if gutter.height > 0]

    def _shared(self, members: Integers, x: float, low: float, high: float) -> float:
        """The height over which there is text on both sides."""
        middle = (self.edges[members, 1] + self.edges[members, 3]) / 2
        band = members[(middle > low) & (middle < high)]
        is_left = self._is_left(band, x)
        if is_left.all() or not is_left.any():
            return 0.0
        first, second = self.edges[band[is_left]], self.edges[band[~is_left]]
        top = min(first[:, 3].max(), second[:, 3].max())
        return float(top - max(first[:, 1].min(), second[:, 1].min()))

    def _parts_columns(self, members: Integers, gutter: _Gutter) -> bool:
        """Whether there is running text on both sides, not the cells of a table or marks."""
        middle = (self.edges[members, 1] + self.edges[members, 3]) / 2
        band = members[(middle > gutter.bottom) & (middle < gutter.top)]
        is_left = self._is_left(band, gutter.x)
        left, right = self._rows(band[is_left]), self._rows(band[~is_left])
        rows, narrow = min(len(left), len(right)), min(_median(left), _median(right))
        aligned = _near(self.edges[band[~is_left], 0], gutter.x)
        if rows < _LEAST_ROWS or aligned < _LEAST_ROWS or narrow < _MARGINAL * self.size:
            return False
        sides = is_left[np.argsort(self.order[band], kind="stable")]
        switches = int(np.count_nonzero(np.diff(sides)))
        if switches <= max(3, 0.2 * rows):
            return True
        line_by_line = switches >= 1.4 * rows
        full = min(_median(side) / max(side.max(), 1.0) for side in (left, right))
        return line_by_line and rows >= 6 and narrow > _TEXT_WIDTH * self.size and full > 0.7

    def _rows(self, members: Integers) -> Floats:
        """The widths of the rows that pieces make."""
        rows: dict[int, tuple[float, float]] = {}
        for left, bottom, right, _ in self.edges[members].tolist():
            key = round(bottom / (0.6 * self.size))
            low, high = rows.get(key, (left, right))
            rows[key] = (min(low, left), max(high, right))
        return np.array([high - low for low, high in rows.values()])

    def _stacked(self, band: Integers, gutter: _Gutter) -> list[Integers]:
        """Bands under each other, where the content stream has all of one before the next.

        A short heading over both columns crosses no gutter; only the content stream tells that the
        columns above it come first.
        """
        ordered = band[np.argsort(self.order[band], kind="stable")]
        is_left = self._is_left(ordered, gutter.x)
        tolerance = 0.3 * self.size
        lowest = np.minimum.accumulate(self.edges[ordered, 1])
        highest = np.maximum.accumulate(self.edges[ordered[::-1], 3])[::-1]
        lefts, total = np.cumsum(is_left), int(is_left.sum())
        position = np.arange(1, len(ordered) + 1)
        both_before = (lefts > 0) & (position > lefts)
        both_after = (total > lefts) & (len(ordered) - position > total - lefts)
        cut = lowest[:-1] >= highest[1:] - tolerance
        cuts = np.flatnonzero(cut & both_before[:-1] & both_after[:-1]) + 1
        if len(cuts) > max(2, len(ordered) // 8):  # line by line: no witness of columns
            return [band]
        return list(np.split(ordered, cuts))

    def _ordered(
        self, above: Integers, left: Integers, right: Integers, below: Integers
    ) -> list[Integers]:
        """The four parts in reading order; a sidebar goes where the content stream has it."""
        widths = [float(np.ptp(self.edges[side][:, [0, 2]])) for side in (left, right)]
        usual = [above, left, right, below]
        if min(widths) >= _SAME_WIDTH * max(widths):
            return usual
        side, main = (left, right) if widths[0] < widths[1] else (right, left)
        text = [part for part in (above, main, below) if len(part)]
        orders = np.concatenate([self.order[part] for part in text])
        if self.order[side].min() > orders.max():
            return [*text, side]
        if self.order[side].max() < orders.min():
            return [side, *text]
        if self.order[side].min() > self.order[main].max():
            return [above, main, side, below]
        return usual


def _near(starts: Floats, x: float) -> int:
    return int(np.count_nonzero(np.abs(starts - x) <= _ALIGNED))


def _median(widths: Floats) -> float:
    return float(np.median(widths)) if len(widths) else 0.0
