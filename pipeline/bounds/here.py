"""Reading in this process: for a few small texts, where starting another would take longer."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Never

from pipeline import texts_reading
from pipeline.bounds.reading import (
    ReadFile,
    as_reading_error,
    limits_of,
    read_document,
    seconds_for,
)
from pipeline.corpus import CorpusFile
from pipeline.errors import TooHeavy
from pipeline.settings import Settings

TEXT = (".txt", ".md", ".markdown")
LITTLE = 1_000_000  # bytes, of all together


class TooLong(BaseException):
    """Not an Exception: a reader that handles those must not handle this one."""


def may_read_here(files: Sequence[CorpusFile]) -> bool:
    """Whether these are so few and so plain that another process is not worth its start.

    Only the main thread can stop a reading that takes too long.
    """
    size = 0
    for item in files:
        with suppress(OSError):
            size += item.path.stat().st_size
    plain = all(item.path.suffix.lower() in TEXT for item in files)
    return plain and size <= LITTLE and can_be_stopped()


def read_here(item: CorpusFile, settings: Settings) -> ReadFile:
    """The document in a file.

    Raises
    ------
    ReadingError
        If it cannot be read, whatever the reason, or takes too long.
    """
    try:
        seconds = seconds_for(item.path.stat().st_size, settings)
        with at_most(seconds):
            return read_document(item.path, item.file, settings.ocr, limits_of(settings))
    except TooLong as error:
        raise TooHeavy(texts_reading.too_slow(item.file, seconds)) from error
    except Exception as error:
        raise as_reading_error(error, item.file, settings) from error


def can_be_stopped() -> bool:
    """Whether `at_most` can end what takes too long here: only in the main thread."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise `TooLong` in the block after so many seconds, where that can be done."""
    if not can_be_stopped():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(*_: object) -> Never:
    raise TooLong
