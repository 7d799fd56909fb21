"""A file → its document, with what the index needs besides; every surprise is a ReadingError."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from PIL.Image import Image

from pipeline import errors, texts_checking, texts_reading
from pipeline.corpus import CorpusFile
from pipeline.errors import DamagedFile, ReadingError, TooHeavy
from pipeline.lexicon import is_word
from pipeline.reading import Limits, read
from pipeline.reading.ocr import Word, is_available, recognise
from pipeline.reading.pdf.scans import Recogniser
from pipeline.settings import Settings
from pipeline.structure import structure
from pipeline.types import Boxes, Document

_LOG = logging.getLogger(__name__)
_LEAST_SECONDS = 45
_SECONDS_PER_MB = 60


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document, the text of its file as read, the boxes of that text, the SHA-256 of the file."""

    document: Document
    source: str
    boxes: Boxes
    digest: str


Reader = Callable[[CorpusFile], ReadFile]
"""Raises a `ReadingError` for a file that cannot be read, and nothing else."""


def read_document(
    path: Path,
    file: str,
    ocr: bool = False,
    limits: Limits = Limits(),
    alive: Callable[[], None] = lambda: None,
) -> ReadFile:
    """The document in a file.

    Parameters
    ----------
    path, file
        Where it is, and the name by which it is shown.
    ocr
        Whether words are recognised in pictures of pages, where that can be done.
    limits
        What is too large to be read.
    alive
        Called before each page that is recognised, which takes seconds.
    """
    source = read(path, _recogniser(alive) if ocr and is_available() else None, limits)
    document = structure(source, file, None, is_word)
    document = replace(document, path=path.resolve())
    return ReadFile(document, source.text, source.boxes, source.content_hash)


def _recogniser(alive: Callable[[], None]) -> Recogniser:
    def look(image: Image, dots_per_inch: int) -> list[Word]:
        alive()
        return recognise(image, dots_per_inch)

    return look


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings name, which count in megabytes."""
    megabyte = 1024**2
    return Limits(
        settings.max_file * megabyte,
        settings.max_text * megabyte,
        settings.max_pages,
        settings.max_recognised,
    )


def seconds_for(size: int, settings: Settings) -> int:
    """How many seconds a file of `size` bytes may take: a small one no more than a minute."""
    seconds = _LEAST_SECONDS + _SECONDS_PER_MB * size // 1_000_000
    return min(seconds, settings.read_seconds)


class Messages(NamedTuple):
    """What is said of a file that takes too long, takes too much memory, or breaks its reader."""

    too_slow: Callable[[str, int], str]
    too_much_memory: Callable[[str, int], str]
    failed: Callable[[str], str]


DOCUMENT = Messages(
    texts_reading.too_slow, texts_reading.too_much_memory, texts_reading.reader_failed
)
MEMO = Messages(
    texts_checking.memo_too_slow, texts_checking.memo_too_much_memory, texts_checking.memo_failed
)


def as_reading_error(
    error: BaseException, file: str, settings: Settings, messages: Messages = DOCUMENT
) -> ReadingError:
    """What is to be said of a file on which its reader failed in this way."""
    if isinstance(error, ReadingError):
        return error
    if isinstance(error, MemoryError):
        return TooHeavy(messages.too_much_memory(file, settings.read_memory))
    _LOG.debug("%s: %s", file, "".join(traceback.format_exception(error)))
    return DamagedFile(messages.failed(file))


def failure(
    said: dict[str, Any], file: str, settings: Settings, messages: Messages
) -> ReadingError:
    """The error for what another process says of its failure, or what its end says."""
    if "error" in said:
        kind = getattr(errors, said["error"], ReadingError)
        made: ReadingError = kind(said["message"])
        return made
    if "memory" in said:
        return TooHeavy(messages.too_much_memory(file, settings.read_memory))
    if "seconds" in said:
        return TooHeavy(messages.too_slow(file, said["seconds"]))
    _LOG.debug("%s: %s", file, said.get("traceback"))
    return (TooHeavy if said.get("ended") else DamagedFile)(messages.failed(file))
