"""Files of the build before in the next one, without a copy where the file system can do that."""

import os
import shutil
from pathlib import Path


def link(source: Path, target: Path) -> None:
    """Put a file that never changes at a second place: a hard link, or a copy where links fail."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
