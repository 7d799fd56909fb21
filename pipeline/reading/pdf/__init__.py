"""PDF → SourceText, through pypdfium2: every code point with its box, in reading order.

page ─characters→ glyphs ─fragments→ columns ─lines→ order ─→ lines with regions
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2

from pipeline import texts_reading
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading.pdf.layout import PageLayout, layout_of
from pipeline.reading.pdf.lines import PageLine
from pipeline.reading.pdf.outline import bookmarks_of, with_outline
from pipeline.types import BlockKind, Box, Hint, Line, Page, SourceText, Span

_PARAGRAPH_GAP = 1.35  # of the usual distance between lines


def read_pdf(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The lines of a PDF, with pages, boxes, and hints where its outline names a heading.

    Raises
    ------
    DamagedFile
        If PDFium cannot open the file, or it needs a password.
    EmptyFile
        If no page has a text layer (a scan).
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(texts_reading.damaged_pdf(path.name)) from error
    try:
        return _read(pdf, path, content_hash)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(texts_reading.damaged_pdf(path.name)) from error
    finally:
        pdf.close()


class _Writer:
    """The text so far, page by page, with its lines and boxes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[np.ndarray[tuple[int, int], np.dtype[np.float32]]] = []
        self.lines: list[Line] = []
        self.pages: list[Page] = []
        self.length = 0
        self.tables = 0

    def page(self, index: int, label: str, layout: PageLayout) -> None:
        """Add a page; a blank line stands between regions and where lines are far apart."""
        start = self.length
        for region, lines in enumerate(layout.regions):
            usual = _usual_step(lines)
            before: PageLine | None = None
            for line in lines:
                if before and not _in_one_table(before, line) and not _follows(before, line, usual):
                    self._blank(index)
                self._line(line, index, region)
                before = line
            self._blank(index)
        if not layout.regions:
            self._add("\n", np.zeros((1, 4)))
        self.tables += 1 + max(
            (line.cell[0] for lines in layout.regions for line in lines if line.cell), default=-1
        )
        self.pages.append(Page(label, index, Span(start, self.length)))

    def _line(self, line: PageLine, page: int, region: int) -> None:
        start = self.length
        self._add(line.text + "\n", np.concatenate([line.boxes, np.zeros((1, 4))]))
        span = Span(start, self.length - 1)
        raised = tuple(Span(start + first, start + last) for first, last in line.raised)
        self.lines.append(
            Line(
                span,
                (span,),
                page,
                size=line.size,
                hint=self._hint(line),
                bold=line.bold,
                box=Box(*line.box),
                raised=raised,
                region=region,
            )
        )

    def _hint(self, line: PageLine) -> Hint | None:
        if line.cell is None:
            return None
        table, row, column = line.cell
        return Hint(BlockKind.TABLE, self.tables + table, cell=(row, column))

    def _blank(self, page: int) -> None:
        self.lines.append(Line(Span(self.length, self.length), (), page))

    def _add(self, text: str, boxes: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
        self.parts.append(text)
        self.boxes.append(np.round(boxes, 1).astype(np.float32))
        self.length += len(text)


def _in_one_table(before: PageLine, line: PageLine) -> bool:
    return bool(before.cell and line.cell and before.cell[0] == line.cell[0])


def _follows(before: PageLine, line: PageLine, usual: float) -> bool:
    """Whether a line stands under another at no more than the usual distance for its type."""
    step = before.baseline - line.baseline
    return 0 <= step <= _PARAGRAPH_GAP * max(usual, min(before.size, line.size))


def _usual_step(lines: tuple[PageLine, ...]) -> float:
    steps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    return median([step for step in steps if step > 1] or [0.0])


def _read(pdf: pypdfium2.PdfDocument, path: Path, content_hash: str) -> SourceText:
    writer = _Writer()
    for index in range(len(pdf)):
        page = pdf[index]
        try:
            layout = layout_of(page)
        finally:
            page.close()
        writer.page(index, pdf.get_page_label(index) or str(index + 1), layout)
    text = "".join(writer.parts)
    if not any(character.isalnum() for character in text):
        raise EmptyFile(texts_reading.pdf_without_text(path.name))
    return SourceText(
        path,
        content_hash,
        text,
        tuple(with_outline(text, writer.lines, bookmarks_of(pdf))),
        pages=tuple(writer.pages),
        boxes=np.concatenate(writer.boxes) if writer.boxes else np.zeros((0, 4), np.float32),
        remarks=tuple(_remarks(text, writer.pages)),
    )


def _remarks(text: str, pages: list[Page]) -> Iterator[str]:
    empty = [page.label for page in pages if not page.span.of(text).strip()]
    if empty:
        yield texts_reading.pages_without_text(empty)
