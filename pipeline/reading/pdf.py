"""PDF with a text layer → SourceText, through pypdfium2, in the order of the content stream.

Every code point keeps its box on the page. Headings of the outline that stand on their page become
hints; type size and weight go along for the rest. Left out: scans, tables, reading order over
columns that the file itself gets wrong, footnotes.
"""

import re
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass, field, replace
from itertools import count, groupby, pairwise
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline import texts_reading
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading.plain_text import words_of
from pipeline.types import BlockKind, Box, Hint, Line, Page, SourceText, Span

_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen that breaks a word at the line end
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
_BOLD = 600
_WORD_SPACE = 0.12  # of the type size
_PARAGRAPH_GAP = 1.35  # of the usual distance between lines


@dataclass
class _Layout:
    """The text so far, with a box, a type size and a weight for every code point."""

    characters: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def add(self, character: str, box: Box = _NOWHERE, size: float = 0.0, weight: int = 0) -> None:
        self.characters.append(character)
        self.boxes.append(box)
        self.sizes.append(size)
        self.weights.append(weight)


@dataclass(frozen=True)
class _Bookmark:
    title: str
    level: int
    page: int


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


def _read(pdf: pypdfium2.PdfDocument, path: Path, content_hash: str) -> SourceText:
    layout = _Layout()
    lines: list[Line] = []
    pages: list[Page] = []
    for index in range(len(pdf)):
        start = len(layout.characters)
        _take_page(pdf, index, layout)
        span = Span(start, len(layout.characters))
        lines += _lines(layout, span, index)
        pages.append(Page(pdf.get_page_label(index) or str(index + 1), index, span))
    if not any(character.isalnum() for character in layout.characters):
        raise EmptyFile(texts_reading.pdf_without_text(path.name))
    text = "".join(layout.characters)
    return SourceText(
        path,
        content_hash,
        text,
        tuple(_with_outline(text, lines, list(_outline(pdf)))),
        pages=tuple(pages),
        boxes=np.array(layout.boxes, dtype=np.float32).reshape(-1, 4),
        title="",
        remarks=_remarks(text, pages),
    )


def _remarks(text: str, pages: list[Page]) -> tuple[str, ...]:
    empty = [page.label for page in pages if not page.span.of(text).strip()]
    return (texts_reading.pages_without_text(empty),) if empty else ()


def _take_page(pdf: pypdfium2.PdfDocument, index: int, layout: _Layout) -> None:
    page = pdf[index]
    textpage = page.get_textpage()
    left, right, bottom, top = (c_double() for _ in range(4))
    loose = pdfium.FS_RECTF()
    before = _NOWHERE
    high = 0
    for position in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, position)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in (0x0D, 0x00):
            continue
        pdfium.FPDFText_GetCharBox(textpage, position, left, right, bottom, top)
        box = Box(*(round(edge.value, 1) for edge in (left, bottom, right, top)))
        # The font size itself says nothing where a matrix scales it: the loose box is scaled too.
        pdfium.FPDFText_GetLooseCharBox(textpage, position, loose)
        size = loose.top - loose.bottom
        weight = pdfium.FPDFText_GetFontWeight(textpage, position)
        advance = Box(loose.left, loose.bottom, loose.right, loose.top)
        if _space_is_missing(layout.characters, before, advance):
            layout.add(" ")
        before = advance
        if code in _HYPHENS:
            layout.add("-", box, size, weight)
            layout.add("\n")
        else:
            layout.add(chr(code), box, size, weight)
    layout.add("\n")
    textpage.close()
    page.close()


def _space_is_missing(characters: list[str], before: Box, box: Box) -> bool:
    """Whether two letters of a line stand a word space apart without a space in the file."""
    size = box.top - box.bottom
    gap = box.left - before.right
    same_line = abs(box.bottom - before.bottom) < 0.2 * size
    return (
        bool(characters)
        and not characters[-1].isspace()
        and same_line
        and (_WORD_SPACE * size < gap < 3 * size)
    )


def _lines(layout: _Layout, page_span: Span, page: int) -> Iterator[Line]:
    """The lines of a page; a blank one where the distance to the next is more than usual."""
    lines = list(_raw_lines(layout, page_span, page))
    tops = [max(layout.boxes[i].top for i in _inked(layout, line)) for line in lines]
    steps = [above - below for above, below in pairwise(tops)]
    usual = median([step for step in steps if step > 1] or [0.0])
    for number, line in enumerate(lines):
        if number and not 0 <= steps[number - 1] <= _PARAGRAPH_GAP * usual:
            yield Line(Span(line.span.start, line.span.start), (), page)
        yield line
    yield Line(Span(page_span.end, page_span.end), (), page)


def _raw_lines(layout: _Layout, page_span: Span, page: int) -> Iterator[Line]:
    positions = range(page_span.start, page_span.end)
    for is_end, group in groupby(positions, key=lambda i: layout.characters[i] == "\n"):
        if is_end:
            continue
        members = list(group)
        span = Span(members[0], members[-1] + 1)
        text = "".join(layout.characters[span.start : span.end])
        if not text.strip():
            continue
        pieces = tuple(Span(p.start + span.start, p.end + span.start) for p in _words(text))
        inked = [i for i in members if not layout.characters[i].isspace()]
        yield Line(
            span,
            pieces,
            page,
            size=round(median(layout.sizes[i] for i in inked), 1),
            bold=median(layout.weights[i] for i in inked) >= _BOLD,
        )


def _words(text: str) -> tuple[Span, ...]:
    return words_of(text, Span(0, len(text)))


def _inked(layout: _Layout, line: Line) -> list[int]:
    span = range(line.span.start, line.span.end)
    return [i for i in span if not layout.characters[i].isspace()]


def _outline(pdf: pypdfium2.PdfDocument) -> Iterator[_Bookmark]:
    for bookmark in pdf.get_toc():
        destination = bookmark.get_dest()
        title = bookmark.get_title()
        page = destination.get_index() if destination else None
        if title.strip() and page is not None:
            yield _Bookmark(title, bookmark.level + 1, page)


def _with_outline(text: str, lines: list[Line], outline: list[_Bookmark]) -> list[Line]:
    """The lines, with a heading hint on those that spell a title of the outline on its page."""
    marked = list(lines)
    blocks = count()
    position = 0
    for bookmark in outline:
        found = _find_heading(text, lines, bookmark, position)
        if found:
            block = next(blocks)
            for number in found:
                hint = Hint(BlockKind.HEADING, block, bookmark.level)
                marked[number] = replace(lines[number], hint=hint)
            position = found[-1] + 1
    return marked


def _find_heading(
    text: str, lines: list[Line], bookmark: _Bookmark, position: int
) -> list[int] | None:
    wanted = _letters(bookmark.title)
    for start in range(position, len(lines)):
        if lines[start].page != bookmark.page or not lines[start].pieces:
            continue
        spelled, numbers = "", []
        for number in range(start, min(start + 6, len(lines))):
            if lines[number].pieces:
                spelled += _letters(lines[number].span.of(text))
                numbers.append(number)
            if spelled == wanted:
                return numbers
            if not wanted.startswith(spelled):
                break
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
