"""What is remembered of the citations in a document, in a file beside its record.

It spares time and is no part of the index: a file that is missing, damaged or of an older version
of the program, or that cannot be written, only means that the citations are found anew. Whoever
reads the index may write it, in one step, without a lock.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path

from pipeline.citations.memory import Memory, from_bytes, to_bytes
from pipeline.indexing.durable import TEMPORARY
from pipeline.indexing.layout import memory_path


def recall(index: Path, key: str, document_id: str, file: str) -> Memory | None:
    """What is remembered of the document with this record, under its present name."""
    try:
        content = memory_path(index, key).read_bytes()
    except OSError:
        return None
    return from_bytes(content, document_id, file)


def remember(index: Path, key: str, memory: Memory) -> None:
    """Keep what is to be remembered of the document with this record, where that can be done."""
    path = memory_path(index, key)
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}{TEMPORARY}")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(to_bytes(memory))
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
