"""A folder for an index that nobody keeps."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder, gone afterwards.

    It is emptied twice: tantivy watches an open index, and when its files go it may once put a lock
    file back into the folder.
    """
    folder = Path(mkdtemp(prefix="bewijsplaats-"))
    try:
        yield folder
    finally:
        for _ in range(2):
            shutil.rmtree(folder, ignore_errors=True)
