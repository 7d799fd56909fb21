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
from pathlib import Path
from typing import IO, Any

from pipeline import texts_reading
from pipeline.bounds.messages import error_named, pack, read_answer, unpack
from pipeline.bounds.reading import ReadFile, as_reading_error, seconds_for
from pipeline.corpus import CorpusFile
from pipeline.errors import DamagedFile, TooHeavy
from pipeline.settings import Settings

_LOG = logging.getLogger(__name__)
_START_SECONDS = 120  # a slow machine that loads the program for the first time
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
            return TooHeavy(texts_reading.too_large(item.file, self._settings.read_memory))
        if "seconds" in said:
            return TooHeavy(texts_reading.too_slow(item.file, said["seconds"]))
        _LOG.debug("%s: %s", item.file, said["traceback"])
        kind = TooHeavy if said.get("ended") else DamagedFile
        return kind(texts_reading.reader_failed(item.file))

    def _ask(self, item: CorpusFile, seconds: int) -> ReadFile | dict[str, Any]:
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            return {"traceback": "no pipes"}
        # Bytes of a path that are no text travel as Latin-1 characters.
        path = os.fsencode(item.path).decode("latin-1")
        deadline = time.monotonic() + seconds + (0 if self._read_before else _START_SECONDS)
        try:
            process.stdin.write(pack(json.dumps([path, item.file, seconds]).encode()))
            process.stdin.flush()
            stdout = process.stdout
            return read_answer(unpack(lambda size: _receive(stdout, size, deadline)))
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
        return self._process

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


def _exit_code(process: subprocess.Popen[bytes]) -> int | None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    return process.poll()


def _receive(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    """So many bytes of a pipe, which must be there before the deadline."""
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
