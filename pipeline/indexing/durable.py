"""Files that are there whole or not at all, whatever happens to the process or the machine."""

import os
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp"
"""How the name of a file ends that is not finished; whoever builds may remove one it finds."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: a reader sees the old content or the new, also after a crash.

    Raises
    ------
    OSError
        If the disk is full or may not be written; what was there stays.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; without effect on systems that open no folders."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):  # some network file systems refuse
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make every file below a folder, and every name, last."""
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file, suppress(OSError):
                os.fsync(file.fileno())
