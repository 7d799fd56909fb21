"""Who builds and who reads: one builder at a time, any number of readers.

A builder holds `index/lock`. A reader holds a shared lock on the file `in-use` of its build: it
tells the builder that the build and its records must stay. The system gives both up when a process
ends, however it ends.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from pipeline import texts_index
from pipeline.errors import IndexBusy, IndexNotWritten
from pipeline.indexing.layout import IN_USE, LOCK


@contextmanager
def building(index: Path, wait: float | None) -> Iterator[None]:
    """Hold the right to build; `wait` is how many seconds another builder gets, None for ever.

    Raises
    ------
    IndexBusy
        If somebody else still builds after that time.
    IndexNotWritten
        If the folder of the index cannot be made or written.
    """
    lock = FileLock(index / LOCK, timeout=-1 if wait is None else wait, thread_local=False)
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(texts_index.index_busy(str(index))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise IndexNotWritten(texts_index.index_not_written(str(index), reason)) from error
    try:
        yield
    finally:
        lock.release()


def mark_in_use(folder: Path) -> IO[bytes]:
    """Say that this process reads a build, until what is returned is closed or forgotten.

    Raises
    ------
    OSError
        If the build is gone.
    """
    marked = folder / IN_USE
    file = marked.open("rb")
    _lock(file, exclusive=False)
    if not marked.exists():  # removed between the opening and the lock
        file.close()
        raise FileNotFoundError(marked)
    return file


@contextmanager
def claimed(folder: Path) -> Iterator[bool]:
    """Whether nobody reads a build; a reader that comes now waits until the end of the block."""
    try:
        file = (folder / IN_USE).open("rb")
    except OSError:
        yield True
        return
    with file:
        yield _lock(file, exclusive=True)


def _lock(file: IO[bytes], exclusive: bool) -> bool:
    """Whether the lock could be had; without such locks (Windows) it always can."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
