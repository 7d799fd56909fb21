"""Fragments of one column → its lines, with their words apart and their raised marks known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.reading.pdf.characters import Flags, Floats, Glyphs, Integers
from pipeline.reading.pdf.fragments import WIDE_GAP, Fragment

_WORD_SPACE = 0.15  # of the type size
_GUESSED_SPACE = 0.1  # where PDFium sees a word space too
_LETTERSPACE = 0.08
_SAME_LINE = 0.3
_TAB_GAP = 1.6
_RAISED_BY, _RAISED_SIZE = 0.15, 0.88
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]")
_MARK = re.compile(r"[\w*†‡§#()\[\],⁰¹²³⁴-⁹]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text, a box for each character of it, and how it is set.

    `raised` are stretches of `text`; `order` is the place in the content stream; `cell` the table
    on the page, the row and the column.
    """

    text: str
    boxes: Floats
    box: tuple[float, float, float, float]
    baseline: float
    size: float
    bold: bool
    raised: tuple[tuple[int, int], ...]
    order: int
    quarter: int = 0
    hidden: bool = False
    cell: tuple[int, int, int] | None = None


def lines_of(glyphs: Glyphs, fragments: Sequence[Fragment]) -> list[PageLine]:
    """The lines that fragments of one column make, from top to bottom."""
    return [_line(glyphs, row) for row in rows_of(fragments)]


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand beside each other on one line, from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.baseline, f.left)):
        row = next((row for row in rows[:-5:-1] if _fits(row, fragment)), None)
        if row is None:
            rows.append([fragment])
        else:
            row.append(fragment)
    return [part for row in rows for part in _parted(row)]


def _fits(row: Sequence[Fragment], fragment: Fragment) -> bool:
    """Whether a fragment stands on the line of a row: on its baseline or as a script beside it."""
    main = max(row, key=lambda f: (f.size, f.width))
    large, small = max(main.size, fragment.size), min(main.size, fragment.size)
    shift = abs(main.baseline - fragment.baseline)
    if any(_overlap(f, fragment) > 0.3 * small for f in row):
        return False
    if shift < _SAME_LINE * small and small > 0.5 * large:
        return True
    beside = min(abs(f.left - fragment.right) for f in row)
    beside = min(beside, *(abs(fragment.left - f.right) for f in row))
    return small < 0.85 * large and shift < 0.6 * large and beside < 0.3 * large


def _overlap(first: Fragment, second: Fragment) -> float:
    return min(first.right, second.right) - max(first.left, second.left)


def _parted(row: list[Fragment]) -> list[list[Fragment]]:
    """A row, cut at wide gaps where the file itself has other text in between."""
    row = sorted(row, key=lambda f: f.left)
    parts = [[row[0]]]
    for before, after in pairwise(row):
        wide = after.left - before.right > _TAB_GAP * max(before.size, after.size)
        if wide and before.last != after.first:
            parts.append([])
        parts[-1].append(after)
    return parts


def _line(glyphs: Glyphs, row: Sequence[Fragment]) -> PageLine:
    which = np.concatenate([np.arange(f.first, f.last) for f in row])
    members = glyphs.take(which)
    spaces = _word_spaces(members)
    size = _usual_size(members)
    main = np.abs(members.sizes - size) <= 0.1 * size
    baseline = float(np.median(members.baselines[main]))
    text, boxes, places = _written(members, spaces)
    raised = _raised(members, baseline, size)
    return PageLine(
        text,
        boxes,
        _box(boxes),
        baseline,
        round(size, 1),
        bool(np.mean(members.bold) > 0.5),
        _stretches(raised, places),
        int(which.min()),
        row[0].quarter,
        bool(members.hidden.all()),
    )


def _usual_size(glyphs: Glyphs) -> float:
    """The size of most characters; of the larger half, for a line of marks and little else."""
    sizes, counts = np.unique(np.round(glyphs.sizes, 1), return_counts=True)
    return float(sizes[::-1][np.argmax(counts[::-1])])


def _box(boxes: Floats) -> tuple[float, float, float, float]:
    inked = boxes[boxes[:, 2] > boxes[:, 0]]
    inked = inked if len(inked) else boxes
    low, high = inked[:, :2].min(axis=0), inked[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _word_spaces(glyphs: Glyphs) -> Flags:
    """For each character whether a word space stands before it."""
    spaces = np.zeros(len(glyphs), dtype=np.bool_)
    if len(glyphs) < 2:
        return spaces
    size = np.maximum(glyphs.sizes[1:], glyphs.sizes[:-1])
    gaps = (glyphs.starts[1:] - glyphs.ends[:-1]) / size
    real, guessed = glyphs.spaced[1:], glyphs.guessed[1:]
    tracking = _tracking(gaps, real)
    if tracking:
        spaces[1:] = gaps > max(1.7 * tracking, tracking + _WORD_SPACE)
        return spaces
    spaces[1:] = (real & (gaps > -WIDE_GAP)) | (gaps > _WORD_SPACE)
    spaces[1:] |= guessed & (gaps > _GUESSED_SPACE)
    return spaces


def _tracking(gaps: Floats, real: Flags) -> float:
    """The space between letters of a letterspaced line, of the type size; 0 for usual setting."""
    if len(gaps) < 5:
        return 0.0
    if real.mean() > 0.75:  # H O O F D S T U K, with spaces between the letters in the file
        return float(np.median(gaps[real]))
    close = gaps[~real]
    tracking = float(np.quantile(close, 0.3)) if len(close) >= 5 else 0.0
    return tracking if tracking > _LETTERSPACE else 0.0


def _written(glyphs: Glyphs, spaces: Flags) -> tuple[str, Floats, Integers]:
    """The text with its word spaces, a box for each code point, and where each character went."""
    places = np.arange(len(glyphs)) + np.cumsum(spaces)
    codes = np.full(int(places[-1]) + 1, 32, dtype=np.int64)
    boxes = np.zeros((len(codes), 4))
    codes[places] = glyphs.codes
    boxes[places] = glyphs.boxes
    gaps = np.flatnonzero(spaces)
    before, after = glyphs.boxes[gaps - 1], glyphs.boxes[gaps]
    low = np.minimum(before[:, 1], after[:, 1])
    high = np.maximum(before[:, 3], after[:, 3])
    left = np.minimum(before[:, 2], after[:, 0])
    boxes[places[gaps] - 1] = np.stack([left, low, np.maximum(before[:, 2], after[:, 0]), high], 1)
    return "".join(map(chr, codes.tolist())), boxes, places


def _raised(glyphs: Glyphs, baseline: float, size: float) -> Flags:
    """The characters set as superscript, by their place or as a character of their own."""
    up = (glyphs.baselines - baseline) / size
    raised = (up > _RAISED_BY) & (glyphs.sizes < _RAISED_SIZE * size)
    for number, code in enumerate(glyphs.codes.tolist()):
        if raised[number] or code > 0xB0:
            written = chr(code)
            raised[number] = bool(_SUPERSCRIPT.match(written)) or (
                bool(raised[number]) and bool(_MARK.match(written))
            )
    return np.asarray(raised, dtype=np.bool_)


def _stretches(raised: Flags, places: Integers) -> tuple[tuple[int, int], ...]:
    """Consecutive raised characters as half-open stretches of the written text."""
    edges = np.flatnonzero(np.diff(raised.astype(np.int8), prepend=0, append=0))
    return tuple(
        (int(places[first]), int(places[last - 1]) + 1)
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    )
