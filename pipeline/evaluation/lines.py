"""File → its lines with their numbers, and what a line of JSON holds."""

import gzip
import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import texts_reading
from pipeline.errors import UsageError

Lines = list[tuple[int, str]]
_GZIP = b"\x1f\x8b"
# Not str.splitlines: a JSON string may hold U+2028, which is no end of a line here.
_LINE_END = re.compile(r"\r\n|\r|\n")


def numbered_lines(path: Path) -> Lines:
    """The lines of a text file, compressed or not, that are not blank, with numbers from 1.

    Raises
    ------
    UsageError
        If the file cannot be read.
    """
    try:
        content = path.read_bytes()
        plain = gzip.decompress(content) if content.startswith(_GZIP) else content
        text = plain.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise UsageError(texts_reading.unreadable_file(path.name, str(error))) from error
    lines = enumerate(_LINE_END.split(text), start=1)
    return [(number, line) for number, line in lines if line.strip()]


def parse_record(line: str) -> dict[str, Any] | None:
    """The JSON object in a line, None if there is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def words(record: Mapping[str, Any], field: str) -> str:
    """The text in a field.

    Raises
    ------
    ValueError
        If the field is missing, blank or no text.
    """
    value = record.get(field)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(field)
    return value


def texts(record: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """The texts in a field.

    Raises
    ------
    ValueError
        If the field is no list of texts.
    """
    value = record.get(field)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(field)
    return tuple(value)
