"""The process in which files are read, seen from the one that asks: started, asked, ended."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pipeline import texts_reading
from pipeline.bounds.messages import READY, pack, unpack
from pipeline.errors import ReaderMissing

T = TypeVar("T")
_START_SECONDS = 120  # a slow machine that loads the program for the first time
_LATE = 1  # seconds for what is not the reading itself
_AT_A_TIME = 1 << 20  # bytes
_COMMAND = (sys.executable, "-m", "pipeline.bounds.child")
_PACKAGE = Path(__file__).parent.parent.parent


class _TooLong(Exception):
    """The answer does not come in time."""


class ReaderProcess:
    """A process that reads, with a bound of so many megabytes on its memory.

    It has no part in the threads, the models or the main module of this process, so it is safe to
    use from a web page too.
    """

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._closed = False
        self.answered = 0
        """How many answers came from the process that now runs."""

    def launch(self) -> None:
        """Start the process if it does not run, without waiting until it is ready."""
        if self._closed:
            raise OSError("closed")
        if self._process is not None:
            return
        path = os.pathsep.join([str(_PACKAGE), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        self.answered, self._ready = 0, False
        self._process = subprocess.Popen(
            [*_COMMAND, str(self._megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # so that what it starts itself can be ended with it
        )

    def ask(
        self, request: bytes, seconds: int, understand: Callable[[list[bytes]], T | dict[str, Any]]
    ) -> T | dict[str, Any]:
        """What the process answers, or what is to be said of its failure.

        Parameters
        ----------
        request
            A packed message.
        seconds
            How long it may take after each sign that the answer is being made.
        understand
            Makes something of the parts of an answer; a dictionary tells of a failure.

        Raises
        ------
        ReaderMissing
            If the process does not start.
        """
        process = self._started()
        try:
            _send(process, request)
            answer = _wait(process, seconds, understand)
        except _TooLong:
            return {"seconds": seconds}
        except (EOFError, OSError, ValueError) as error:
            code = _exit_code(process)
            if code == -getattr(signal, "SIGALRM", 0):
                return {"seconds": seconds}
            return {"traceback": f"the reader ended with {code}: {error!r}", "ended": True}
        self.answered += 1
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        self.launch()
        process = self._process
        if process is None:
            raise OSError("closed")
        if not self._ready:
            try:
                deadline = time.monotonic() + _START_SECONDS
                self._ready = unpack(partial(_receive, process, deadline)) == [READY]
            except (_TooLong, EOFError, OSError, ValueError):
                self._ready = False
            if not self._ready and not self._closed:
                self.end()
                raise ReaderMissing(texts_reading.READER_MISSING)
        return process

    def close(self) -> None:
        """End the process for good, also while another thread waits for it."""
        self._closed = True
        self.end()

    def end(self) -> None:
        """End the process; the next question starts another."""
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


def _wait(
    process: subprocess.Popen[bytes],
    seconds: int,
    understand: Callable[[list[bytes]], T | dict[str, Any]],
) -> T | dict[str, Any]:
    while True:
        deadline = time.monotonic() + seconds + _LATE
        parts = unpack(partial(_receive, process, deadline))
        if len(parts) > 1:
            return understand(parts)
        said: dict[str, Any] = json.loads(parts[0])
        if "alive" not in said:
            return said


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


def packed_request(*parts: bytes, **asked: Any) -> bytes:
    """A question: what is asked as JSON, then the bytes that go with it."""
    return pack(json.dumps(asked).encode(), *parts)
