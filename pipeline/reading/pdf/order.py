"""Lines of one region → their reading order: that of the content stream where it is sane.

It is sane where no line stands above an earlier line of the same column. A few lines may stand
apart, as a running foot that is drawn before the text; they go where they stand on the page. Else
the order is that from top to bottom.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.reading.pdf.lines import PageLine

_MOST_LINES = 1500
_MISPLACED = 0.15  # of the lines of a region


def ordered(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a region in reading order."""
    by_height = sorted(lines, key=lambda line: (-line.baseline, line.box[0]))
    if len(lines) < 2 or len(lines) > _MOST_LINES:
        return by_height
    streamed = sorted(lines, key=lambda line: line.order)
    misplaced = _misplaced(streamed)
    if misplaced is None:
        return by_height
    sane = [line for number, line in enumerate(streamed) if number not in misplaced]
    for line in sorted((streamed[number] for number in misplaced), key=lambda x: x.baseline):
        place = next((n for n, other in enumerate(sane) if _is_below(other, line)), len(sane))
        sane.insert(place, line)
    return sane


def _is_below(lower: PageLine, line: PageLine) -> bool:
    return lower.baseline < line.baseline


def _misplaced(lines: Sequence[PageLine]) -> frozenset[int] | None:
    """The lines to leave out so that the rest runs downwards; None if there are too many."""
    left = np.array([line.box[0] for line in lines])
    right = np.array([line.box[2] for line in lines])
    baseline = np.array([line.baseline for line in lines])
    size = np.array([line.size for line in lines])
    shared = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    width = np.minimum((right - left)[:, None], right - left)
    rises = baseline > baseline[:, None] + 0.5 * np.minimum(size[:, None], size)
    conflict = np.triu(rises & (shared > 0.3 * width), 1)
    conflict |= conflict.T
    misplaced: set[int] = set()
    while conflict.any():
        worst = int(conflict.sum(axis=1).argmax())
        misplaced.add(worst)
        conflict[worst] = conflict[:, worst] = False
        if len(misplaced) > max(3, _MISPLACED * len(lines)):
            return None
    return frozenset(misplaced)
