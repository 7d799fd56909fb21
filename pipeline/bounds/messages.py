"""What the two processes tell each other: parts with their lengths before them, no pickles.

A parser that was taken over by a hostile file can send a wrong document, but no code.
"""

import json
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from pipeline.bounds.reading import ReadFile
from pipeline.checking.memo import Memo
from pipeline.types import Document

_DOCUMENT = TypeAdapter(Document)
_MEMO = TypeAdapter(Memo)
_LENGTH = 8  # bytes
READY = b"ready"
"""What the child says when it can begin."""
MOST = 2**32  # bytes of a part


def pack(*parts: bytes) -> bytes:
    """The parts, each with its length, and how many there are."""
    lengths = [len(parts), *map(len, parts)]
    head = b"".join(length.to_bytes(_LENGTH, "little") for length in lengths)
    return head + b"".join(parts)


def unpack(receive: Callable[[int], bytes]) -> list[bytes]:
    """The parts that `receive`, which gives as many bytes as it is asked for, brings.

    Raises
    ------
    ValueError
        If a length is beyond all reason.
    """
    count = int.from_bytes(receive(_LENGTH), "little")
    if count > 8:
        raise ValueError(f"{count} parts")
    lengths = [int.from_bytes(receive(_LENGTH), "little") for _ in range(count)]
    if any(length > MOST for length in lengths):
        raise ValueError(f"parts of {lengths} bytes")
    return [receive(length) for length in lengths]


def pack_document(made: ReadFile) -> bytes:
    """A document that was read."""
    return pack(
        json.dumps({"digest": made.digest}).encode(),
        zlib.compress(_DOCUMENT.dump_json(made.document), 1),
        made.source.encode("utf-8", "surrogatepass"),
        np.ascontiguousarray(made.boxes, dtype=np.float32).tobytes(),
    )


def pack_memo(made: Memo) -> bytes:
    """What the check needs of a memo."""
    return pack(b"{}", _MEMO.dump_json(made))


def pack_error(**said: Any) -> bytes:
    """Why a file was not read."""
    return pack(json.dumps(said).encode())


def read_document_answer(parts: list[bytes]) -> ReadFile:
    """The document that the child read."""
    said: dict[str, Any] = json.loads(parts[0])
    document = _DOCUMENT.validate_json(zlib.decompress(parts[1]))
    boxes = np.frombuffer(parts[3], dtype=np.float32).reshape(-1, 4)
    return ReadFile(document, parts[2].decode("utf-8", "surrogatepass"), boxes, said["digest"])


def read_memo_answer(parts: list[bytes]) -> Memo:
    """The memo that the child read."""
    return _MEMO.validate_json(parts[1])
