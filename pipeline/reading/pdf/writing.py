"""Layouts of pages → the text of a document, with its lines, pages and boxes."""

from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.reading.pdf.layout import PageLayout
from pipeline.reading.pdf.lines import PageLine
from pipeline.types import BlockKind, Box, Boxes, Hint, Line, Page, Span, no_boxes

_PARAGRAPH_GAP = 1.35  # of the usual distance between lines


class Writer:
    """The text so far; `lines` and `pages` are those written."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pages: list[Page] = []
        self._parts: list[str] = []
        self._boxes: list[Boxes] = []
        self._length = 0
        self._tables = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._parts)

    @property
    def boxes(self) -> Boxes:
        """A box for each code point of the text."""
        return np.concatenate(self._boxes) if self._boxes else no_boxes()

    def page(self, index: int, label: str, layout: PageLayout, recognised: bool) -> None:
        """Add a page; a blank line stands between regions and where lines are far apart."""
        start = self._length
        for region, lines in enumerate(layout.regions):
            usual = _usual_step(lines)
            before: PageLine | None = None
            for line in lines:
                if before and not _follows(before, line, usual):
                    self._blank(index)
                self._line(line, index, region)
                before = line
            self._blank(index)
        if not layout.regions:
            self._add("\n", no_boxes())
        cells = (line.cell for lines in layout.regions for line in lines if line.cell)
        self._tables += 1 + max((cell[0] for cell in cells), default=-1)
        self.pages.append(Page(label, index, Span(start, self._length), recognised))

    def _line(self, line: PageLine, page: int, region: int) -> None:
        start = self._length
        self._add(line.text + "\n", np.round(line.boxes, 1).astype(np.float32))
        span = Span(start, self._length - 1)
        self.lines.append(
            Line(
                span,
                (span,),
                page,
                size=line.size,
                bold=line.bold,
                hint=self._hint(line),
                box=Box(*(round(edge, 1) for edge in line.box)),
                raised=tuple(Span(start + first, start + last) for first, last in line.raised),
                region=region,
            )
        )

    def _hint(self, line: PageLine) -> Hint | None:
        if line.cell is None:
            return None
        table, row, column = line.cell
        return Hint(BlockKind.TABLE, self._tables + table, cell=(row, column))

    def _blank(self, page: int) -> None:
        self.lines.append(Line(Span(self._length, self._length), (), page))

    def _add(self, text: str, boxes: Boxes) -> None:
        """Add a line with its line end, which has no place on the page."""
        self._parts.append(text)
        self._boxes.append(np.concatenate([boxes, np.zeros((1, 4), dtype=np.float32)]))
        self._length += len(text)


def _follows(before: PageLine, line: PageLine, usual: float) -> bool:
    """Whether a line stands under another at no more than the usual distance for its type."""
    if before.cell and line.cell and before.cell[0] == line.cell[0]:
        return True
    step = before.baseline - line.baseline
    return 0 <= step <= _PARAGRAPH_GAP * max(usual, min(before.size, line.size))


def _usual_step(lines: tuple[PageLine, ...]) -> float:
    free = [line.baseline for line in lines if not line.cell]
    steps = [above - below for above, below in pairwise(free)]
    return median([step for step in steps if step > 1] or [0.0])
