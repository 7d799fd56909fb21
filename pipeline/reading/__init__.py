"""File → SourceText: one module a format, chosen by the content of the file.

path ─content→ bytes ─detect→ format ─READERS→ SourceText
"""

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BufferedReader, FileIO
from pathlib import Path

from pipeline import texts_reading
from pipeline.errors import EmptyFile, UnreadableFile
from pipeline.reading.detection import Format, detect
from pipeline.reading.docx import read_docx
from pipeline.reading.epub import read_epub
from pipeline.reading.html import read_html
from pipeline.reading.markdown import read_markdown
from pipeline.reading.odt import read_odt
from pipeline.reading.pdf import MAX_PAGES, MAX_RECOGNISED, read_pdf
from pipeline.reading.pdf.scans import Recogniser
from pipeline.reading.plain_text import read_plain_text
from pipeline.types import SourceText

READERS: dict[Format, Callable[[Path, bytes, str], SourceText]] = {
    Format.TEXT: read_plain_text,
    Format.MARKDOWN: read_markdown,
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.HTML: read_html,
    Format.EPUB: read_epub,
}

_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not read: sizes in bytes, and pages of a PDF beyond these numbers.

    Reading and structuring 20 MB of plain text takes 460 MB, and it grows with the text; 50 MB is
    well over 10,000 pages, and stays well below 2 GiB.
    """

    file: int = 250 * 1024**2
    text: int = 50 * 1024**2
    pages: int = MAX_PAGES
    recognised: int = MAX_RECOGNISED


def content_hash(path: Path, most: int = Limits().file) -> tuple[bytes, str]:
    """The bytes of a file and their SHA-256 in hexadecimal.

    Raises
    ------
    UnreadableFile
        If the file has vanished, is no regular file, may not be read, is larger than `most` bytes,
        or changes each time it is read.
    """
    for _ in range(_ATTEMPTS):
        content = _content(path, most)
        if content is not None:
            return content, hashlib.sha256(content).hexdigest()
    raise UnreadableFile(texts_reading.changed_while_reading(path.name))


def read(path: Path, recogniser: Recogniser | None = None, limits: Limits = Limits()) -> SourceText:
    """The text of a file, with its lines and pages.

    `recogniser` gives the words in the picture of a page that has none of its own.

    Raises
    ------
    ReadingError
        In one of its forms: unreadable, empty, binary, damaged, or without a reader.
    """
    return read_content(path, content_hash(path, limits.file)[0], recogniser, limits)


def read_content(
    path: Path,
    content: bytes,
    recogniser: Recogniser | None = None,
    limits: Limits = Limits(),
) -> SourceText:
    """As `read`, of bytes that are at hand; `path` gives their name."""
    digest = hashlib.sha256(content).hexdigest()
    kind, remarks = detect(content, path.name)
    if kind in (Format.TEXT, Format.MARKDOWN) and len(content) > limits.text:
        raise UnreadableFile(texts_reading.too_large(path.name, len(content), limits.text))
    if kind is Format.PDF:
        source = read_pdf(path, content, digest, recogniser, limits.pages, limits.recognised)
    else:
        source = READERS[kind](path, content, digest)
    if not any(character.isalnum() for character in source.text):
        raise EmptyFile(texts_reading.empty_file(path.name))
    return replace(source, remarks=(*remarks, *source.remarks))


def _content(path: Path, most: int) -> bytes | None:
    """The bytes of a file, or None if it changed meanwhile."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(texts_reading.not_a_file(path.name))
        with BufferedReader(FileIO(path, opener=_open)) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableFile(texts_reading.not_a_file(path.name))
            if before.st_size > most:
                message = texts_reading.too_large(path.name, before.st_size, most)
                raise UnreadableFile(message)
            content = file.read(most + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        message = texts_reading.unreadable_file(path.name, error.strerror or "")
        raise UnreadableFile(message) from error
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == before.st_size else None


def _open(name: str, flags: int) -> int:
    """Open without waiting: what became a pipe since it was looked at would wait for ever."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
