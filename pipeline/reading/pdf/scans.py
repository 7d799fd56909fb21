"""Pages of pictures: which they are, and their words as recognised, each character with a box."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Any, Protocol

import numpy as np
from PIL.Image import Image

from pipeline.reading.pdf.frames import Floats
from pipeline.reading.pdf.layout import PageLayout
from pipeline.reading.pdf.lines import PageLine

_DOTS_PER_INCH = 300
_MOST_PIXELS = 5000  # of the longer side
_FEW_CHARACTERS = 8
_PICTURE = 0.5  # of the page
_DRAWN = 200  # paths: letters drawn as shapes
_UNKNOWN = 0.5  # of the characters
_SAME_SIZE = 0.25
_TYPE_SIZE = 1.07  # of the height of the highest word of a line, from ascender to descender


class RecognisedWord(Protocol):
    """A word with its rectangle in pixels from the upper left corner, and its line."""

    @property
    def text(self) -> str:
        """The word."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""

    @property
    def line(self) -> tuple[int, int, int]:
        """The numbers of the block, the paragraph and the line."""


Recogniser = Callable[[Image, int], Sequence[RecognisedWord]]


def is_scan(layout: PageLayout) -> bool:
    """Whether the words of a page can only be had from its picture."""
    if layout.characters >= _FEW_CHARACTERS:
        return layout.unmapped > _UNKNOWN
    return layout.picture >= _PICTURE or layout.shapes >= _DRAWN


def is_recognised(layout: PageLayout) -> bool:
    """Whether the words of a page were laid under its picture by a scanner."""
    return layout.picture >= _PICTURE and layout.hidden > 0.8


def recognised_layout(page: Any, layout: PageLayout, recognise: Recogniser) -> PageLayout | None:
    """The page as recognised from its picture; None where no word was."""
    longest = max(layout.width, layout.height)
    dots = int(min(_DOTS_PER_INCH, 72 * _MOST_PIXELS / max(longest, 1.0)))
    bitmap = page.render(scale=dots / 72)
    try:
        words = recognise(bitmap.to_pil(), dots)
    finally:
        bitmap.close()
    words = [word for word in words if word.text.strip()]
    if not words:
        return None
    scale = 72 / dots
    lines = groupby(words, key=lambda word: word.line)
    usual = median(_size(list(line), scale) for _, line in lines)
    blocks = groupby(words, key=lambda word: word.line[0])
    regions = tuple(tuple(_lines(list(block), scale, layout.height, usual)) for _, block in blocks)
    return PageLayout(regions, layout.width, layout.height, layout.picture)


def _lines(
    words: Sequence[RecognisedWord], scale: float, height: float, usual: float
) -> Iterator[PageLine]:
    for number, (_, members) in enumerate(groupby(words, key=lambda word: word.line)):
        line = list(members)
        boxes = np.concatenate([_boxes(line, n, scale, height) for n in range(len(line))])
        text = " ".join(word.text.strip() for word in line)
        size = _size(line, scale)
        # Heights of words vary with their letters; only a clear difference is another type size.
        size = usual if abs(size - usual) < _SAME_SIZE * usual else size
        low, high = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
        yield PageLine(
            text,
            boxes,
            (low[0], low[1], high[0], high[1]),
            low[1],
            round(size, 1),
            False,
            (),
            number,
        )


def _size(line: Sequence[RecognisedWord], scale: float) -> float:
    return max(word.box[3] - word.box[1] for word in line) * scale * _TYPE_SIZE


def _boxes(line: Sequence[RecognisedWord], number: int, scale: float, height: float) -> Floats:
    """The box of a word divided over its characters, and that of the space after it."""
    left, top, right, bottom = (edge * scale for edge in line[number].box)
    edges = np.linspace(left, right, len(line[number].text.strip()) + 1)
    if number + 1 < len(line):
        edges = np.append(edges, max(right, line[number + 1].box[0] * scale))
    low, high = np.full(len(edges) - 1, height - bottom), np.full(len(edges) - 1, height - top)
    return np.stack([edges[:-1], low, edges[1:], high], axis=1)
