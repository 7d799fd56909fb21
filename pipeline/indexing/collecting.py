"""What an index no longer needs: old builds, half-written files, records without a build."""

import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pipeline.errors import IndexDamaged
from pipeline.indexing.durable import TEMPORARY
from pipeline.indexing.layout import BUILDS, CITATIONS, DOCUMENTS, MEMORY_SUFFIX, RECORD_SUFFIX
from pipeline.indexing.locking import claimed
from pipeline.indexing.manifest import read_manifest


def collect(index: Path, keep: Collection[str]) -> None:
    """Remove what neither the builds named nor a reader needs; only while nobody else builds.

    A build that somebody reads stays, with its records. When the manifest of a build that stays
    cannot be read, no record is removed. What cannot be removed now is left to the next time.
    """
    staying = []
    for folder in (index / BUILDS).iterdir():
        if folder.name in keep:
            staying.append(folder)
            continue
        with claimed(folder) as free:
            if free:
                shutil.rmtree(folder, ignore_errors=True)
            else:
                staying.append(folder)
    for path in index.glob(f"*{TEMPORARY}"):
        _remove(path)
    try:
        needed = {entry.key for folder in staying for entry in read_manifest(folder).documents}
    except IndexDamaged:
        return
    for path in (index / DOCUMENTS).glob("*/*"):
        if path.name.removesuffix(RECORD_SUFFIX) not in needed:
            _remove(path)
    for path in (index / CITATIONS).glob("*"):
        if path.name.removesuffix(MEMORY_SUFFIX) not in needed:
            _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
