"""A page of PDFium → `Glyphs`: its characters as arrays, turned as the reader sees the page.

White space is left out here and comes back by geometry, since a file may have too much of it
(letterspaced headings) or none. Left out too: text beside the visible page, text drawn a second
time to look bold, control characters. Hidden text stays: scanners lay it under the picture.
"""

import math
import re
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MOST_CHARACTERS = 1_000_000  # of one page; no page for people has more

_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # of the flags of a font descriptor
_BOLD_NAME = re.compile(r"(?i:bold|black|heavy)|Demi(?![a-z])|[-, ](?:Bd|BD|Hv|demi)(?![a-z])")
_HYPHENS = (0x02, 0xAD, 0xFFFE)  # what PDFium makes of a hyphen at a line end; the soft hyphen
_SAME_PLACE = 0.1  # of the type size
# Text objects are told apart by their address alone.
_OBJECT_OF = CFUNCTYPE(c_void_p, c_void_p, c_int)(
    cast(pdfium.FPDFText_GetTextObject, c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the order of its content stream, one row each.

    `boxes` are places on the page as shown, in points; `starts`, `ends` and `baselines` are the
    advance and the baseline in a frame turned so that the text runs from left to right.
    `quarter` says how many quarter turns that took, -1 for text at another angle. `spaced` says
    that the file has white space before the character, `guessed` that PDFium thinks so, `unmapped`
    that the font does not tell which character it is.
    """

    codes: Integers
    boxes: Floats
    starts: Floats
    ends: Floats
    baselines: Floats
    sizes: Floats
    bold: Flags
    hidden: Flags
    objects: Integers
    quarter: Integers
    spaced: Flags
    guessed: Flags
    unmapped: Flags

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, which: Flags | Integers) -> "Glyphs":
        """The characters selected by a mask or by their numbers."""
        return replace(self, **{f.name: getattr(self, f.name)[which] for f in fields(self)})


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible page: its lower left corner in the file, its quarter turns, its size as shown."""

    left: float
    bottom: float
    turns: int
    width: float
    height: float

    def shown(self, points: Floats) -> Floats:
        """Points of the file, shape (n, 2), as places on the page that the reader sees."""
        x, y = points[:, 0] - self.left, points[:, 1] - self.bottom
        match self.turns:
            case 1:
                return np.stack([y, self.height - x], axis=1)
            case 2:
                return np.stack([self.width - x, self.height - y], axis=1)
            case 3:
                return np.stack([self.width - y, x], axis=1)
        return np.stack([x, y], axis=1)

    def shown_boxes(self, boxes: Floats) -> Floats:
        """Rectangles (left, bottom, right, top) of the file as places on the page."""
        first, second = self.shown(boxes[:, :2]), self.shown(boxes[:, 2:])
        return np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    scale: float
    angle: float
    bold: bool
    hidden: bool


def frame_of(page: Any) -> Frame:
    """The visible part of a page of pypdfium2."""
    left, bottom, right, top = page.get_cropbox()
    outer = page.get_mediabox()
    left, right = max(left, min(outer[0], outer[2])), min(right, max(outer[0], outer[2]))
    bottom, top = max(bottom, min(outer[1], outer[3])), min(top, max(outer[1], outer[3]))
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    width, height = right - left, top - bottom
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        width, height = page.get_size()
        left, bottom, turns = 0.0, 0.0, 0
    if turns % 2:
        width, height = height, width
    return Frame(left, bottom, turns, width, height)


def glyphs_of(textpage: Any, frame: Frame) -> Glyphs:
    """The characters of a text page of pypdfium2."""
    raw = _raw_glyphs(textpage, frame)
    raw = _with_pairs_joined(raw)
    raw = _without_white_space(raw)
    raw = raw.take(_is_on_page(raw, frame))
    return raw.take(~_is_drawn_again(raw))


def _raw_glyphs(textpage: Any, frame: Frame) -> Glyphs:
    """All characters as PDFium gives them, white space and all."""
    number = min(textpage.count_chars(), MOST_CHARACTERS)
    codes = np.zeros(number, dtype=np.int64)
    measures = np.zeros((number, 10))
    kinds = np.zeros((number, 2), dtype=np.bool_)
    addresses = np.zeros(number, dtype=np.int64)
    handle = textpage.raw
    address = cast(handle, c_void_p).value or 0
    left, right, bottom, top, x, y = (c_double() for _ in range(6))
    loose = pdfium.FS_RECTF()
    for i in range(number):
        codes[i] = pdfium.FPDFText_GetUnicode(handle, i)
        addresses[i] = _OBJECT_OF(address, i) or 0
        kinds[i, 0] = pdfium.FPDFText_IsGenerated(handle, i) == 1
        kinds[i, 1] = pdfium.FPDFText_HasUnicodeMapError(handle, i) == 1
        pdfium.FPDFText_GetCharBox(handle, i, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(handle, i, loose)
        pdfium.FPDFText_GetCharOrigin(handle, i, x, y)
        measures[i] = (
            *(left.value, bottom.value, right.value, top.value),
            *(loose.left, loose.bottom, loose.right, loose.top),
            *(x.value, y.value),
        )
    return _measured(handle, codes, measures, kinds, addresses, frame)


def _measured(
    handle: Any,
    codes: Integers,
    measures: Floats,
    kinds: Flags,
    addresses: Integers,
    frame: Frame,
) -> Glyphs:
    first = np.flatnonzero(np.diff(addresses, prepend=-1))
    objects = np.cumsum(np.isin(np.arange(len(codes)), first)) - 1
    styles = [_style(handle, int(i)) for i in first]
    angles = np.array([style.angle for style in styles])[objects] if styles else np.zeros(0)
    scales = np.array([style.scale for style in styles])[objects] if styles else np.zeros(0)
    bad = ~np.isfinite(measures).all(axis=1)
    measures = np.where(np.isfinite(measures), measures, 0.0)
    quarter = _quarters(angles, frame)
    boxes = frame.shown_boxes(measures[:, :4])
    advance = turned(frame.shown_boxes(measures[:, 4:8]), quarter)
    origin = frame.shown(measures[:, 8:10])
    baselines = turned(np.concatenate([origin, origin], axis=1), quarter)[:, 1]
    sizes = np.where(scales > 0, scales, advance[:, 3] - advance[:, 1])
    codes = np.where(bad, 0, codes)
    return Glyphs(
        codes,
        boxes,
        advance[:, 0],
        advance[:, 2],
        baselines,
        np.maximum(sizes, 0.1),
        np.array([style.bold for style in styles], dtype=np.bool_)[objects],
        np.array([style.hidden for style in styles], dtype=np.bool_)[objects],
        objects,
        quarter,
        kinds[:, 0],
        kinds[:, 0],
        kinds[:, 1],
    )


def _style(handle: Any, i: int) -> _Style:
    """Of the text object that character `i` belongs to."""
    size = pdfium.FPDFText_GetFontSize(handle, i)
    matrix = pdfium.FS_MATRIX()
    scale = angle = 0.0
    if pdfium.FPDFText_GetMatrix(handle, i, matrix):
        scale = abs(size) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) if (matrix.a or matrix.b) else 0.0
    if not (math.isfinite(scale) and math.isfinite(angle) and 0.5 <= scale < 2000):
        scale = 0.0
    item = pdfium.FPDFText_GetTextObject(handle, i)
    hidden = bool(item) and (
        pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    )
    return _Style(scale, angle if math.isfinite(angle) else 0.0, _is_bold(handle, i), hidden)


def _is_bold(handle: Any, i: int) -> bool:
    """By weight, flags or name: many embedded fonts have only the last."""
    flags = c_int()
    buffer = create_string_buffer(256)
    length = pdfium.FPDFText_GetFontInfo(handle, i, cast(buffer, c_void_p), 256, byref(flags))
    name = _font_name(buffer, length)
    weight = pdfium.FPDFText_GetFontWeight(handle, i)
    return (
        bool(_BOLD_NAME.search(name)) or bool(flags.value & _FORCE_BOLD) or weight >= _BOLD_WEIGHT
    )


def _font_name(buffer: "Any", length: int) -> str:
    raw: bytes = buffer.raw[: max(0, min(length, 256) - 1)]
    name = raw.decode("utf-8", errors="replace")
    return name.split("+", 1)[1] if re.match(r"[A-Z]{6}\+", name) else name


def _quarters(angles: Floats, frame: Frame) -> Integers:
    """How often each character stands a quarter turn from the horizontal; -1 for slanted text."""
    shown = (angles - 90 * frame.turns) % 360
    nearest = np.rint(shown / 90)
    return np.where(np.abs(shown - 90 * nearest) < 6, nearest % 4, -1).astype(np.int64)


def turned(boxes: Floats, quarter: Integers) -> Floats:
    """Rectangles turned back by their quarters, so that their text runs from left to right."""
    left, bottom, right, top = boxes.T
    turned = boxes.copy()
    for turns, columns in (
        (1, (bottom, -right, top, -left)),
        (2, (-right, -top, -left, -bottom)),
        (3, (-top, left, -bottom, right)),
    ):
        rows = quarter == turns
        turned[rows] = np.stack(columns, axis=1)[rows]
    return turned


def _with_pairs_joined(glyphs: Glyphs) -> Glyphs:
    """Surrogate pairs as one code point, lone ones and non-characters as U+FFFD or nothing."""
    codes = glyphs.codes.copy()
    high = (codes >= 0xD800) & (codes < 0xDC00)
    low = (codes >= 0xDC00) & (codes < 0xE000)
    pair = high[:-1] & low[1:]
    first = np.flatnonzero(pair)
    codes[first] = 0x10000 + ((codes[first] - 0xD800) << 10) + (codes[first + 1] - 0xDC00)
    codes[first + 1] = 0
    lone = (codes >= 0xD800) & (codes < 0xE000)
    codes[lone | (codes > 0x10FFFF)] = 0xFFFD
    return replace(glyphs, codes=_plain(codes), unmapped=glyphs.unmapped | lone)


def _plain(codes: Integers) -> Integers:
    """Hyphens, old small capitals and stray Windows-1252 written as today; control characters 0."""
    plain = codes.copy()
    plain[np.isin(codes, _HYPHENS)] = ord("-")
    figures = (codes >= 0xF730) & (codes <= 0xF739)  # of Adobe's private use, before 2003
    plain[figures] -= 0xF700
    capitals = (codes >= 0xF761) & (codes <= 0xF77A)
    plain[capitals] -= 0xF700
    for code in np.unique(codes[(codes >= 0x80) & (codes < 0xA0)]).tolist():
        written = bytes([code]).decode("cp1252", errors="ignore")
        plain[codes == code] = ord(written) if written else 0
    white = (plain == 9) | (plain == 10) | (plain == 13)
    plain[(plain < 32) & ~white] = 0
    plain[plain == 0x7F] = 0
    plain[plain == 0xFFFF] = 0
    return plain


def _without_white_space(glyphs: Glyphs) -> Glyphs:
    """Only what has ink; `spaced` and `guessed` tell of the white space that stood before it."""
    spaces = np.array([chr(code).isspace() for code in np.unique(glyphs.codes).tolist()])
    unique = np.unique(glyphs.codes)
    white = np.isin(glyphs.codes, unique[spaces]) if len(unique) else np.zeros(0, dtype=np.bool_)
    real = white & ~glyphs.spaced
    guessed = white & glyphs.spaced & (glyphs.codes == 32)
    ink = ~white & (glyphs.codes != 0)
    kept = np.flatnonzero(ink)
    return replace(
        glyphs.take(kept),
        spaced=_any_between(real, kept),
        guessed=_any_between(guessed, kept),
    )


def _any_between(flags: Flags, kept: Integers) -> Flags:
    """For each kept position whether a flag is set after the kept position before it."""
    total = np.concatenate([[0], np.cumsum(flags)])
    before = np.concatenate([[0], kept[:-1]]) if len(kept) else kept
    return np.asarray(total[kept] > total[before], dtype=np.bool_)


def _is_on_page(glyphs: Glyphs, frame: Frame) -> Flags:
    x = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2
    y = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    return (x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height)


def _is_drawn_again(glyphs: Glyphs) -> Flags:
    """Characters that an earlier text object drew at the same place: a way to look bold.

    Two grids, half a cell apart, so that no pair is lost on the border of a cell.
    """
    again = np.zeros(len(glyphs), dtype=np.bool_)
    cell = _SAME_PLACE * glyphs.sizes
    for right, up in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        column = np.floor(glyphs.starts / cell + right)
        row = np.floor(glyphs.baselines / cell + up)
        size = np.rint(glyphs.sizes * 10)
        keys = np.stack([glyphs.codes, column, row, size, glyphs.quarter], axis=1)
        if len(keys):
            _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
            earlier = first[inverse.ravel()]
            again |= glyphs.objects[earlier] < glyphs.objects
    return again
