"""A memo → its quotations, within bounds: in another process, or here if it is a small text.

The other process sends back quotations with their sources, not the memo: the check asks no more.
"""

import os
import threading
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from pipeline import texts_reading
from pipeline.bounds.here import LITTLE, TEXT, TooLong, at_most, can_be_stopped
from pipeline.bounds.messages import read_memo_answer
from pipeline.bounds.process import ReaderProcess, packed_request
from pipeline.bounds.reading import MEMO, as_reading_error, failure, limits_of, seconds_for
from pipeline.checking.memo import Memo, MemoSource, read_memo
from pipeline.errors import ReadingError, TooHeavy, UnreadableFile
from pipeline.settings import Settings

_MOST_SECONDS = 120


class MemoReader:
    """A reader of memos until it is closed; threads that share it wait for each other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = ReaderProcess(settings.read_memory)
        self._lock = threading.Lock()

    def prepare(self, source: MemoSource | None = None) -> None:
        """Start the other process ahead, unless `source` is to be read in this one."""
        if source is None or not _may_read_here(source):
            # What goes wrong here goes wrong again, and is told, when a memo is read.
            with self._lock, suppress(OSError):
                self._process.launch()

    def close(self) -> None:
        """End the other process."""
        self._process.close()

    def __call__(self, source: MemoSource, titles: list[str]) -> Memo:
        """The quotations in a memo, which is a file, or a name with bytes.

        Raises
        ------
        ReadingError
            If it cannot be read, or passes a bound.
        """
        name = source.name if isinstance(source, Path) else source[0]
        try:
            seconds = min(seconds_for(_size(source), self._settings), _MOST_SECONDS)
            if _may_read_here(source):
                return _read_here(source, titles, seconds, self._settings)
            with self._lock:
                return self._ask(source, name, titles, seconds)
        except OSError as error:
            message = texts_reading.unreadable_file(name, error.strerror or "")
            raise UnreadableFile(message) from error

    def _ask(self, source: MemoSource, name: str, titles: list[str], seconds: int) -> Memo:
        path = os.fsencode(source).decode("latin-1") if isinstance(source, Path) else ""
        content = () if isinstance(source, Path) else (source[1],)
        limits = astuple(limits_of(self._settings))
        request = packed_request(
            *content, path=path, file=name, titles=titles, seconds=seconds, limits=limits
        )
        before = self._process.answered
        answer = self._process.ask(request, seconds, read_memo_answer)
        if isinstance(answer, dict) and answer.get("memory") and before:
            self._process.end()  # what earlier memos left behind is not this one's fault
            answer = self._process.ask(request, seconds, read_memo_answer)
        if isinstance(answer, Memo):
            return answer
        if "error" not in answer:
            self._process.end()
        raise failure(answer, name, self._settings, MEMO)


def _size(source: MemoSource) -> int:
    return source.stat().st_size if isinstance(source, Path) else len(source[1])


def _may_read_here(source: MemoSource) -> bool:
    name = source.name if isinstance(source, Path) else source[0]
    try:
        return name.lower().endswith(TEXT) and _size(source) <= LITTLE and can_be_stopped()
    except OSError:
        return True  # which gives its message at once


def _read_here(source: MemoSource, titles: list[str], seconds: int, settings: Settings) -> Memo:
    name = source.name if isinstance(source, Path) else source[0]
    try:
        with at_most(seconds):
            return read_memo(source, titles, limits_of(settings))
    except TooLong as error:
        raise TooHeavy(MEMO.too_slow(name, seconds)) from error
    except ReadingError:
        raise
    except Exception as error:
        raise as_reading_error(error, name, settings, MEMO) from error
