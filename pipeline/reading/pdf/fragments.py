"""Glyphs → fragments: stretches of text on one baseline without a wide gap.

A fragment is what surely belongs together: at most a line, at least a word or two. Which fragments
stand on one line is known only once the columns are.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.reading.pdf.characters import Flags, Glyphs

WIDE_GAP = 0.9  # of the type size: a gap that may be the gutter between two columns
_BACK = -0.4  # as far may the next character start before the end of the last: kerning
_SAME_BASELINE = 0.18
_SCRIPT = 0.85  # type smaller than this beside its neighbour may be superscript or subscript
_SCRIPT_SHIFT = 0.7
ASCENT, DESCENT = 0.78, 0.22  # of the type size, above and below the baseline


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters `first` up to `last` of the page, with their place in the turned frame."""

    first: int
    last: int
    left: float
    right: float
    baseline: float
    size: float
    quarter: int

    @property
    def top(self) -> float:
        """The top of the type, whatever letters there are."""
        return self.baseline + ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The bottom of the type, whatever letters there are."""
        return self.baseline - DESCENT * self.size

    @property
    def width(self) -> float:
        """From the first to the last character, in points."""
        return self.right - self.left


def fragments_of(glyphs: Glyphs) -> list[Fragment]:
    """The fragments of a page, in the order of its content stream."""
    if not len(glyphs):
        return []
    bounds = [0, *(np.flatnonzero(_breaks(glyphs)) + 1).tolist(), len(glyphs)]
    return [_fragment(glyphs, first, last) for first, last in pairwise(bounds)]


def _breaks(glyphs: Glyphs) -> Flags:
    """For each character but the last whether a fragment ends with it."""
    before, after = glyphs.take(np.arange(len(glyphs) - 1)), glyphs.take(np.arange(1, len(glyphs)))
    size = np.maximum(before.sizes, after.sizes)
    ratio = np.minimum(before.sizes, after.sizes) / size
    gap = (after.starts - before.ends) / size
    shift = np.abs(after.baselines - before.baselines) / size
    off = np.where(ratio < _SCRIPT, shift > _SCRIPT_SHIFT, shift > _SAME_BASELINE)
    # The letters of one ligature all have its place.
    ligature = (before.objects == after.objects) & np.all(before.boxes == after.boxes, axis=1)
    apart = (gap > WIDE_GAP) | (gap < _BACK) | off
    return np.asarray((apart & ~ligature) | (before.quarter != after.quarter), dtype=np.bool_)


def _fragment(glyphs: Glyphs, first: int, last: int) -> Fragment:
    sizes = glyphs.sizes[first:last]
    size = float(np.median(sizes))
    usual = np.abs(sizes - size) <= 0.1 * size
    baselines = glyphs.baselines[first:last]
    return Fragment(
        first,
        last,
        float(glyphs.starts[first:last].min()),
        float(glyphs.ends[first:last].max()),
        float(np.median(baselines[usual] if usual.any() else baselines)),
        size,
        int(glyphs.quarter[first]),
    )
