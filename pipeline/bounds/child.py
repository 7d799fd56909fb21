"""The process that reads: `python -m pipeline.bounds.child MEGABYTES`, files over its input.

It has a bound on its memory from the start, and a clock for each file that ends it even when the
process that started it is gone.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from pipeline.bounds.messages import READY, pack, pack_document, pack_error, pack_memo, unpack
from pipeline.bounds.reading import read_document
from pipeline.checking.memo import read_memo
from pipeline.errors import ReadingError
from pipeline.lexicon import is_word
from pipeline.reading import Limits

_GRACE = 5  # seconds in which the parent ends it first


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints does not spoil an answer
    is_word("water")  # the words are loaded before the bound is set
    _bound_memory(int(sys.argv[1]))
    _send(answers, pack(READY))
    while True:
        try:
            request, *content = unpack(_receive)
        except EOFError:
            return
        _send(answers, _answer(json.loads(request), content, partial(_send, answers)))


def _answer(
    asked: dict[str, Any], content: Sequence[bytes], send: Callable[[bytes], None]
) -> bytes:
    """What is sent back; `content` are the bytes of a memo that has no file."""
    seconds, limits = asked["seconds"], Limits(*asked["limits"])

    def alive() -> None:
        """Recognition takes long, but it gets on: the clock starts anew for each page."""
        _set_clock(seconds)
        send(pack_error(alive=True))

    _set_clock(seconds)
    try:
        if "titles" in asked:
            source = (asked["file"], content[0]) if content else _path(asked)
            return pack_memo(read_memo(source, asked["titles"], limits))
        return pack_document(
            read_document(_path(asked), asked["file"], asked["ocr"], limits, alive)
        )
    except ReadingError as error:
        return pack_error(error=type(error).__name__, message=str(error))
    except MemoryError:
        return pack_error(memory=True)
    except Exception:  # the parent says what it says of every surprise
        return pack_error(traceback=traceback.format_exc())
    finally:
        _set_clock(None)


def _path(asked: dict[str, Any]) -> Path:
    return Path(os.fsdecode(asked["path"].encode("latin-1")))


def _set_clock(seconds: int | None) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds + _GRACE if seconds is not None else 0)


def _receive(size: int) -> bytes:
    content = sys.stdin.buffer.read(size)
    if len(content) < size:
        raise EOFError
    return content


def _send(answers: IO[bytes], answer: bytes) -> None:
    answers.write(answer)
    answers.flush()


def _bound_memory(megabytes: int) -> None:
    """So much more address space than is in use now; without effect where there is no bound."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        bound = pages * resource.getpagesize() + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()
