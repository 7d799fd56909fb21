"""Reading in another process, which is ended and started anew when a file passes a bound."""

import json
import logging
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from pipeline import texts_reading
from pipeline.bounds.messages import READY, error_named, pack, read_answer, unpack
from pipeline.bounds.reading import ReadFile, as_reading_error, limits_of, seconds_for
from pipeline.corpus import CorpusFile
from pipeline.errors import DamagedFile, ReaderMissing, TooHeavy
from pipeline.settings import Settings

_LOG = logging.getLogger(__name__)
_START_SECONDS = 120  # a slow machine that loads the program for the first time
_LATE = 1  # seconds for what is not the reading itself
_AT_A_TIME = 1 << 20  # bytes
_COMMAND = (sys.executable, "-m", "pipeline.bounds.child")
_PACKAGE = Path(__file__).parent.parent.parent


class _TooLong(Exception):
    """The answer does not come in time."""


class BoundedReader:
    """A reader of files in a process of its own, until it is closed.

    The process starts with the first file. It has no part in the threads, the models or the main
    module of this one, so it is safe to use from a web page too.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._read_before = 0
        self._closed = False

    def close(self) -> None:
        """End the process, also while another thread waits for it."""
        self._closed = True
        self._end()

    def __call__(self, item: CorpusFile) -> ReadFile:
        """The document in a file.

        Raises
        ------
        ReadingError
            If it cannot be read, or passes a bound.
        """
        try:
            seconds = seconds_for(item.path.stat().st_size, self._settings)
            answer = self._ask(item, seconds)
            if isinstance(answer, dict) and answer.get("memory") and self._read_before:
                self._end()  # what earlier files left behind is not this one's fault
                answer = self._ask(item, seconds)
        except OSError as error:
            raise as_reading_error(error, item.file, self._settings) from error
        if isinstance(answer, ReadFile):
            self._read_before += 1
            return answer
        raise self._error(item, answer)

    def _error(self, item: CorpusFile, said: dict[str, Any]) -> Exception:
        if "error" in said:
            return error_named(said["error"], said["message"])
        self._end()
        if "memory" in said:
            return TooHeavy(texts_reading.too_much_memory(item.file, self._settings.read_memory))
        if "seconds" in said:
            return TooHeavy(texts_reading.too_slow(item.file, said["seconds"]))
        _LOG.debug("%s: %s", item.file, said["traceback"])
        kind = TooHeavy if said.get("ended") else DamagedFile
        return kind(texts_reading.reader_failed(item.file))

    def _ask(self, item: CorpusFile, seconds: int) -> ReadFile | dict[str, Any]:
        process = self._process or self._start()
        # Bytes of a path that are no text travel as Latin-1 characters.
        path = os.fsencode(item.path).decode("latin-1")
        limits = astuple(limits_of(self._settings))
        request = [path, item.file, seconds, self._settings.ocr, limits]
        try:
            _send(process, pack(json.dumps(request).encode()))
            return _wait(process, seconds)
        except _TooLong:
            return {"seconds": seconds}
        except (EOFError, OSError, ValueError) as error:
            code = _exit_code(process)
            if code == -getattr(signal, "SIGALRM", 0):
                return {"seconds": seconds}
            return {"traceback": f"the reader ended with {code}: {error!r}", "ended": True}

    def _start(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OSError("closed")
        path = os.pathsep.join([str(_PACKAGE), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        self._read_before = 0
        self._process = subprocess.Popen(
            [*_COMMAND, str(self._settings.read_memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # so that what it starts itself can be ended with it
        )
        process, deadline = self._process, time.monotonic() + _START_SECONDS
        try:
            ready = unpack(partial(_receive, process, deadline)) == [READY]
        except (_TooLong, EOFError, OSError, ValueError):
            ready = False
        if not ready and not self._closed:
            self._end()
            raise ReaderMissing(texts_reading.READER_MISSING)
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _wait(process: subprocess.Popen[bytes], seconds: int) -> ReadFile | dict[str, Any]:
    """The answer, for which there are so many seconds after each sign that it is being made."""
    while True:
        deadline = time.monotonic() + seconds + _LATE
        answer = read_answer(unpack(partial(_receive, process, deadline)))
        if isinstance(answer, ReadFile) or "alive" not in answer:
            return answer


def _exit_code(process: subprocess.Popen[bytes]) -> int | None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    return process.poll()


def _send(process: subprocess.Popen[bytes], content: bytes) -> None:
    if process.stdin is None:
        raise EOFError
    process.stdin.write(content)
    process.stdin.flush()


def _receive(process: subprocess.Popen[bytes], deadline: float, size: int) -> bytes:
    """So many bytes of what a process writes, which must be there before the deadline."""
    pipe = process.stdout
    if pipe is None:
        raise EOFError
    content = bytearray()
    while len(content) < size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise _TooLong
        part = os.read(pipe.fileno(), min(size - len(content), _AT_A_TIME))
        if not part:
            raise EOFError
        content += part
    return bytes(content)
