"""File → SourceText: one module a format, chosen by the ending of the name.

Left out for now: detection of the format by content, OCR, office formats.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pipeline import texts_reading
from pipeline.errors import EmptyFile, UnreadableFile, UnsupportedFormat
from pipeline.reading.markdown import read_markdown
from pipeline.reading.pdf import read_pdf
from pipeline.reading.plain_text import read_plain_text
from pipeline.types import SourceText

READERS: dict[str, Callable[[Path, bytes, str], SourceText]] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".pdf": read_pdf,
}


def content_hash(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and their SHA-256 in hexadecimal.

    Raises
    ------
    UnreadableFile
        If the file has vanished, is a folder, or may not be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            texts_reading.unreadable_file(path.name, error.strerror or "")
        ) from error
    return content, hashlib.sha256(content).hexdigest()


def read(path: Path) -> SourceText:
    """The text of a file, with its lines and pages.

    Raises
    ------
    ReadingError
        In one of its forms: unreadable, empty, binary, damaged, or without a reader.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedFormat(texts_reading.unsupported_format(path.name, sorted(READERS)))
    content, digest = content_hash(path)
    source = reader(path, content, digest)
    if not any(character.isalnum() for character in source.text):
        raise EmptyFile(texts_reading.empty_file(path.name))
    return source
