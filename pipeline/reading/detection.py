"""Which format a file has, by its content; the name only tells Markdown from plain text.

Source of the signatures: the specifications of the formats (PDF 32000-1 §7.5.2, ECMA-376 part 2,
OpenDocument 1.3 part 2 §3.3, EPUB OCF 3.3 §4.3, [MS-CFB] §2.2) and the WHATWG's MIME sniffing.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from pipeline import texts_reading
from pipeline.errors import DamagedFile, NotText, UnsupportedFormat
from pipeline.reading.decoding import decode
from pipeline.reading.packages import Package, open_package


class Format(StrEnum):
    """A format that has a reader; `texts_reading.FORMAT_NAMES` has what users call it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    EPUB = "epub"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    "": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".epub": Format.EPUB,
}

_BINARY = (Format.PDF, Format.DOCX, Format.ODT, Format.EPUB)
_SAMPLE = 64 * 1024
_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"%!PS", "ps"),
    (b"AT&TFORM", "djvu"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3\0", "database"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\0", "program"),
)
_OLE_KINDS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
_PACKAGE_KINDS = (("xl/", "xls"), ("ppt/", "ppt"))
_ODF = "application/vnd.oasis.opendocument."
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b", re.I
)


def detect(content: bytes, name: str) -> tuple[Format, tuple[str, ...]]:
    """The format of a file with this content and name, and Dutch remarks on a wrong name.

    Raises
    ------
    UnsupportedFormat
        If the file has a format without a reader; the message says what it is.
    DamagedFile
        If it is a package that cannot be opened, or has a password.
    """
    suffix = PurePath(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    found = _binary_format(content, name, named) or _text_format(content, named)
    if found is None:
        raise UnsupportedFormat(texts_reading.unsupported_format(name, known_suffixes()))
    fits = found is named
    return found, () if fits else (texts_reading.wrong_extension(suffix, found.value),)


def known_suffixes() -> list[str]:
    """The endings of names that promise a format with a reader, in order."""
    return sorted(filter(None, SUFFIXES))


def _binary_format(content: bytes, name: str, named: Format | None) -> Format | None:
    if _is_pdf(content, named):
        return Format.PDF
    if content.startswith(_ZIP):
        return _package_format(open_package(content, name))
    if content.startswith(_OLE):
        raise _ole_error(content, name)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise UnsupportedFormat(texts_reading.other_format(name, kind))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise UnsupportedFormat(texts_reading.other_format(name, "image"))
    return None


def _is_pdf(content: bytes, named: Format | None) -> bool:
    """A PDF may have rubbish before its header; a text may speak of the header."""
    place = content.find(b"%PDF-", 0, _HEAD)
    if place <= 0 or not content[:place].strip(b"\xef\xbb\xbf\0 \t\r\n\f"):
        return place >= 0
    return named is Format.PDF or b"startxref" in content[-_HEAD:]


def _package_format(package: Package) -> Format:
    mimetype = package.read("mimetype")[:200].decode("ascii", "replace").strip()
    if mimetype.startswith(_ODF):
        if mimetype.removeprefix(_ODF) in ("text", "text-template", "text-master"):
            return Format.ODT
        raise UnsupportedFormat(texts_reading.other_format(package.file, "odf"))
    if mimetype == "application/epub+zip" or "META-INF/container.xml" in package.names:
        return Format.EPUB
    if "[Content_Types].xml" in package.names:
        for folder, kind in _PACKAGE_KINDS:
            if any(part.startswith(folder) for part in package.names):
                raise UnsupportedFormat(texts_reading.other_format(package.file, kind))
        if any(part.startswith("word/") for part in package.names):
            return Format.DOCX
    raise UnsupportedFormat(texts_reading.other_format(package.file, "archive"))


def _ole_error(content: bytes, name: str) -> DamagedFile | UnsupportedFormat:
    """Of old office files, and of new ones with a password, which are wrapped in an old one."""
    if _utf16("EncryptedPackage") in content:
        return DamagedFile(texts_reading.encrypted_file(name))
    for entry, kind in _OLE_KINDS:
        if _utf16(entry) in content:
            return UnsupportedFormat(texts_reading.other_format(name, kind))
    return UnsupportedFormat(texts_reading.other_format(name, "ole"))


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_text(content: bytes) -> bool:
    try:
        decode(content[:_SAMPLE], "")
    except NotText:
        return False
    return True


def _text_format(content: bytes, named: Format | None) -> Format | None:
    """What a text is: a page if it starts as one or is named so, else what its name says."""
    head = content[: 4 * _HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    broken = named in _BINARY and (content.startswith(b"PK") or not _is_text(content))
    if named in (Format.HTML, Format.MARKDOWN) or broken:
        return named  # of rubbish with the name of an office file its reader says that it is broken
    if _PAGE.match(head.replace(b"\0", b"")):  # the zeros are every second byte of UTF-16
        return Format.HTML
    return Format.TEXT if named else None
