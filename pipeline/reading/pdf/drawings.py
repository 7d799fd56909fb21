"""The lines, shadings and pictures drawn on a page, as far as they tell of tables and scans.

Left out: colours other than white, curves, clipping. A page of millions of strokes (a map) is
looked at no further than `MOST_OBJECTS`; it has no tables that matter.
"""

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.reading.pdf.characters import Floats, Frame, turned

MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_DEEPEST = 4  # forms within forms
_THIN = 2.6  # points: a rectangle no thicker is a line
_SHORT = 5.0
_TOUCH = 2.5
_WHITE = 245

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """Lines as rows of (place, from, to) in points: y, x, x if horizontal; x, y, y if vertical.

    `edges` are the upper and lower edges of shadings, as rows of `horizontal`. `picture` is the
    share of the page that the largest picture covers.
    """

    horizontal: Floats
    vertical: Floats
    edges: Floats
    picture: float


def drawings_of(page: Any, frame: Frame, quarter: int = 0) -> Drawings:
    """What is drawn on a page of pypdfium2, turned by `quarter` as its text is."""
    lines: list[tuple[float, float, float, float]] = []
    shadings: list[tuple[float, float, float, float]] = []
    picture = 0.0
    for kind, box in _shapes(page, frame):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, _share(box, frame))
        else:
            (shadings if kind == pdfium.FPDF_PAGEOBJ_SHADING else lines).append(box)
    horizontal, vertical = _sorted_out(lines, quarter)
    edges, _ = _sorted_out(shadings, quarter)
    return Drawings(horizontal, vertical, edges, picture)


def _sorted_out(
    strokes: list[tuple[float, float, float, float]], quarter: int
) -> tuple[Floats, Floats]:
    """The horizontal and the vertical lines among thin boxes, each drawn whole."""
    boxes = np.array(strokes, dtype=np.float64).reshape(-1, 4)
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    boxes = turned(boxes, np.full(len(boxes), quarter))
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    flat = boxes[(high <= _THIN) & (wide > _SHORT)]
    upright = boxes[(wide <= _THIN) & (high > _SHORT / 2)]
    return (
        _joined(np.stack([(flat[:, 1] + flat[:, 3]) / 2, flat[:, 0], flat[:, 2]], axis=1)),
        _joined(np.stack([(upright[:, 0] + upright[:, 2]) / 2, upright[:, 1], upright[:, 3]], 1)),
    )


def _shapes(page: Any, frame: Frame) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Straight lines, as thin boxes, edges of shadings (as `SHADING`), and pictures, as shown."""
    boxes: list[tuple[float, float, float, float]] = []
    kinds: list[int] = []
    for item, kind, matrix in _objects(page):
        is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
        for edge, box in _straight(item) if is_path else [(kind, box) for box in _bounds(item)]:
            boxes.append(_moved(box, matrix))
            kinds.append(edge)
    if boxes:
        shown = frame.shown_boxes(np.array(boxes, dtype=np.float64))
        for kind, (left, bottom, right, top) in zip(kinds, shown.tolist(), strict=True):
            yield kind, (left, bottom, right, top)


def _objects(page: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """The paths and pictures of a page, those in its forms too, each with the matrix to apply."""
    stack: list[tuple[Any, Any, int, int, _Matrix]] = []
    container, count, get, matrix, position = (
        page.raw,
        pdfium.FPDFPage_CountObjects(page.raw),
        pdfium.FPDFPage_GetObject,
        _UNIT,
        0,
    )
    for _ in range(MOST_OBJECTS):
        while position >= count:
            if not stack:
                return
            container, get, count, position, matrix = stack.pop()
        item = get(container, position)
        position += 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(stack) < _DEEPEST:
            stack.append((container, get, count, position, matrix))
            matrix = _product(_matrix(item), matrix)
            container, get, position = item, pdfium.FPDFFormObj_GetObject, 0
            count = pdfium.FPDFFormObj_CountObjects(item)


def _straight(path: Any) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """The horizontal and vertical strokes of a path, or the edges of its shading."""
    (box,) = _bounds(path) or [(0.0, 0.0, 0.0, 0.0)]
    left, bottom, right, top = box
    if min(right - left, top - bottom) <= _THIN:
        yield pdfium.FPDF_PAGEOBJ_PATH, box
        return
    number = pdfium.FPDFPath_CountSegments(path)
    kind = _seen_as(path) if number <= _MOST_SEGMENTS else pdfium.FPDF_PAGEOBJ_UNKNOWN
    if kind == pdfium.FPDF_PAGEOBJ_UNKNOWN:
        return
    if kind == pdfium.FPDF_PAGEOBJ_SHADING:
        yield kind, (left, bottom, right, bottom)
        yield kind, (left, top, right, top)
    else:
        yield from ((kind, line) for line in _segments(path, number))


def _segments(path: Any, number: int) -> Iterator[tuple[float, float, float, float]]:
    """Each straight stroke of a path as a box, the closing one too."""
    matrix = _matrix(path)
    x, y = c_float(), c_float()
    start = before = (0.0, 0.0)
    for i in range(number):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = _point(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box_around(before, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box_around(here, start)
        before = here


def _box_around(
    first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = first, second
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _seen_as(path: Any) -> int:
    """A path if stroked, a shading if filled with anything but white, else unknown."""
    mode, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, mode, stroke):
        return int(pdfium.FPDF_PAGEOBJ_UNKNOWN)
    if stroke.value:
        return int(pdfium.FPDF_PAGEOBJ_PATH)
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if mode.value and pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        white = min(red.value, green.value, blue.value) >= _WHITE
        if alpha.value and not white:
            return int(pdfium.FPDF_PAGEOBJ_SHADING)
    return int(pdfium.FPDF_PAGEOBJ_UNKNOWN)


def _bounds(item: Any) -> list[tuple[float, float, float, float]]:
    left, bottom, right, top = (c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return []
    return [(left.value, bottom.value, right.value, top.value)]


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _UNIT
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, _, _ = outer
    x, y = _point(e, f, outer)
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, x, y)


def _point(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(
    box: tuple[float, float, float, float], matrix: _Matrix
) -> tuple[float, float, float, float]:
    if matrix == _UNIT:
        return box
    return _box_around(_point(box[0], box[1], matrix), _point(box[2], box[3], matrix))


def _share(box: tuple[float, float, float, float], frame: Frame) -> float:
    wide = min(box[2], frame.width) - max(box[0], 0.0)
    high = min(box[3], frame.height) - max(box[1], 0.0)
    return max(wide, 0.0) * max(high, 0.0) / (frame.width * frame.height)


def _joined(lines: Floats) -> Floats:
    """Lines that lie in each other's way joined: a line drawn cell by cell, or dashed."""
    if not len(lines):
        return lines.reshape(-1, 3)
    places = np.sort(lines[:, 0])
    group = np.cumsum(np.diff(places, prepend=places[0]) > _TOUCH / 2)
    lines = lines[np.argsort(lines[:, 0], kind="stable")]
    joined: list[list[float]] = []
    for number in range(int(group[-1]) + 1):
        members = lines[group == number]
        place = float(np.median(members[:, 0]))
        for start, end in sorted(members[:, 1:].tolist()):
            if joined and joined[-1][0] == place and start <= joined[-1][2] + _TOUCH:
                joined[-1][2] = max(joined[-1][2], end)
            else:
                joined.append([place, start, end])
    return np.array(joined)
