"""Bytes → text: the encodings that Dutch office files really come in.

UTF-8 (with or without a mark), UTF-16 (with a mark, or recognised by its zero bytes), else
Windows-1252. A UTF-8 file with a few stray bytes keeps its UTF-8; the strays are read as
Windows-1252 and reported, since refusing a whole report for one byte would lose more.
"""

import codecs
import re
from dataclasses import dataclass

from pipeline import texts_reading
from pipeline.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY_SHARE = 0.25  # of the non-ASCII sequences; above it the file is not UTF-8 at all
_CONTROL_SHARE = 0.01
# All control characters but white space and line ends.
_CONTROL = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and Dutch remarks on how it was read."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(content: bytes, file: str) -> Decoded:
    """The text of `content`; `file` names it in messages.

    Raises
    ------
    NotText
        If the bytes are not text in any of the encodings.
    """
    decoded = _decode(content, file)
    controls = sum(1 for _ in _CONTROL.finditer(decoded.text))
    if controls > _CONTROL_SHARE * max(len(decoded.text), 1):
        raise NotText(texts_reading.not_text(file))
    return decoded


def _decode(content: bytes, file: str) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content.removeprefix(mark), encoding, file)
    unmarked = _unmarked_utf16(content)
    if unmarked is not None:
        return Decoded(unmarked, (texts_reading.read_as_encoding("UTF-16"),))
    if b"\0" in content:
        raise NotText(texts_reading.not_text(file))
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_damaged_utf8(content)


def _decode_marked(content: bytes, encoding: str, file: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_damaged_utf8(content)
        raise NotText(texts_reading.not_text(file)) from error


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every second byte, on one side."""
    if len(content) < 4 or len(content) % 2:
        return None
    even, odd = content[::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.7 * (len(content) // 2) or min(even, odd) > 0:
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_damaged_utf8(content: bytes) -> Decoded:
    parts: list[str] = []
    strays = position = 0
    while position < len(content):
        try:
            parts.append(content[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(content[position : position + error.start].decode("utf-8"))
            parts.append(_windows_1252(content[position + error.start : position + error.end]))
            strays += 1
            position += error.end
            if strays > 1000:
                return _as_windows_1252(content)
    text = "".join(parts)
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    if strays > _STRAY_SHARE * beyond_ascii:
        return _as_windows_1252(content)
    return Decoded(text, (texts_reading.stray_bytes(strays),))


def _as_windows_1252(content: bytes) -> Decoded:
    return Decoded(_windows_1252(content), (texts_reading.read_as_encoding("Windows-1252"),))


def _windows_1252(content: bytes) -> str:
    # Five bytes have no meaning in Windows-1252; Latin-1 gives them their control character.
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content)
