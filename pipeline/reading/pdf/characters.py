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
import pypdfium2.raw as pdfium

from pipeline.reading.pdf.frames import Flags, Floats, Frame, Integers, turned

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

    def take(self, which: Flags | Integers | slice) -> "Glyphs":
        """The characters selected by a mask, by their numbers or as a stretch."""
        return Glyphs(*(getattr(self, name)[which] for name in _COLUMNS))


_COLUMNS = tuple(field.name for field in fields(Glyphs))


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    scale: float
    angle: float
    bold: bool
    hidden: bool
    unmapped: bool

    @property
    def row(self) -> tuple[float, float, bool, bool, bool]:
        """All of it, to make an array of."""
        return self.scale, self.angle, self.bold, self.hidden, self.unmapped


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
    handle = textpage.raw
    address = cast(handle, c_void_p).value or 0
    codes = [pdfium.FPDFText_GetUnicode(handle, i) for i in range(number)]
    objects = [_OBJECT_OF(address, i) or 0 for i in range(number)]
    left, right, bottom, top, x, y = (c_double() for _ in range(6))
    loose = pdfium.FS_RECTF()
    get_box, get_loose = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetLooseCharBox
    get_origin = pdfium.FPDFText_GetCharOrigin
    measures: list[float] = []
    for i in range(number):
        get_box(handle, i, left, right, bottom, top)
        get_loose(handle, i, loose)
        get_origin(handle, i, x, y)
        measures += (left.value, bottom.value, right.value, top.value)
        measures += (loose.left, loose.bottom, loose.right, loose.top, x.value, y.value)
    return _measured(
        handle,
        np.array(codes, dtype=np.int64),
        np.array(measures, dtype=np.float64).reshape(-1, 10),
        np.array(objects, dtype=np.int64),
        frame,
    )


def _measured(
    handle: Any, codes: Integers, measures: Floats, addresses: Integers, frame: Frame
) -> Glyphs:
    starts: Flags = np.asarray(np.diff(addresses, prepend=-1) != 0, dtype=np.bool_)
    objects = np.cumsum(starts) - 1
    styles = [_style(handle, int(i)) for i in np.flatnonzero(starts)]
    table = np.array([s.row for s in styles], dtype=np.float64).reshape(-1, 5)[objects]
    good: Flags = np.asarray(np.isfinite(measures).all(axis=1), dtype=np.bool_)
    measures = np.where(good[:, None], measures, 0.0)
    quarter = _quarters(table[:, 1], frame)
    advance = turned(frame.shown_boxes(measures[:, 4:8]), quarter)
    origin = frame.shown(measures[:, 8:10])
    baselines = turned(np.concatenate([origin, origin], axis=1), quarter)[:, 1]
    sizes = np.where(table[:, 0] > 0, table[:, 0], advance[:, 3] - advance[:, 1])
    generated = addresses == 0  # PDFium adds white space that belongs to no text object
    return Glyphs(
        np.where(good, codes, 0),
        frame.shown_boxes(measures[:, :4]),
        advance[:, 0],
        advance[:, 2],
        baselines,
        np.maximum(sizes, 0.1),
        table[:, 2] > 0,
        table[:, 3] > 0,
        objects,
        quarter,
        ~generated,
        generated,
        table[:, 4] > 0,
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
    unmapped = pdfium.FPDFText_HasUnicodeMapError(handle, i) == 1
    angle = angle if math.isfinite(angle) else 0.0
    return _Style(scale, angle, _is_bold(handle, i), hidden, unmapped)


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


def _with_pairs_joined(glyphs: Glyphs) -> Glyphs:
    """Surrogate pairs as one code point, lone ones and non-characters as U+FFFD or nothing."""
    codes = glyphs.codes.copy()
    high = (codes >= 0xD800) & (codes < 0xDC00)
    low = (codes >= 0xDC00) & (codes < 0xE000)
    pair = high[:-1] & low[1:]
    first = np.asarray(np.flatnonzero(pair), dtype=np.int64)
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
    real = white & glyphs.spaced
    guessed = glyphs.guessed & (glyphs.codes == 32)
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
    if len(glyphs) < 2:
        return again
    cell = _SAME_PLACE * glyphs.sizes
    what = glyphs.codes * 4096 + np.rint(glyphs.sizes * 10).astype(np.int64) * 8 + glyphs.quarter
    for right, up in ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)):
        column = np.floor(glyphs.starts / cell + right).astype(np.int64)
        row = np.floor(glyphs.baselines / cell + up).astype(np.int64)
        # Numbers that mix all four: two characters at one place differ in them but by great chance.
        keys = (what * 1_000_003 + column) * 998_244_353 + row
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        again |= glyphs.objects[first[inverse]] < glyphs.objects
    return again
