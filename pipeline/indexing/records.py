"""All about one document in one file that is never changed: its text, passages, vectors, boxes.

A safetensors file, memory-mapped, without pickles:

    document            uint8               Document as JSON, compressed by zlib
    passages            int32 (passages, 3) section, start and end of each passage
    offsets             int32 (passages+1)  where the sentences of a passage begin in `members`
    members             int32               rows of `sentences`
    sentences           int32 (n, 2)        start and end of each distinct sentence, sorted
    vectors             float16             a row a passage
    sentence_vectors    float16             a row a sentence
    boxes               uint8               hundredths of a point, differences, compressed by zlib

The first part of the key, its origin, is made of the bytes of the file and of the recipe; the
second of what is in the record. So the same key means the same content. What may change while
those stay (name, path, bibliographic facts) is in the manifest instead.
"""

import hashlib
import json
import mmap
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter, ValidationError
from safetensors.numpy import save

from pipeline import texts_index
from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged
from pipeline.indexing.durable import write_whole
from pipeline.indexing.layout import RECORD_SUFFIX, IndexedDocument, record_path
from pipeline.passages import distinct_sentences
from pipeline.types import Boxes, Document, Metadata, Passage, Span

DOCUMENT = TypeAdapter(Document)
_KINDS = {"U8": np.uint8, "I32": np.int32, "F16": np.float16}
_NAMES = (
    "document", "passages", "offsets", "members", "sentences", "vectors", "sentence_vectors",
    "boxes",
)  # fmt: skip
_PER_POINT = 100  # steps in a point; half a hundredth of a point is nothing to see
_LARGEST = 2**29 // _PER_POINT  # points
_CHECKSUM = "sha256"
Array = npt.NDArray[Any]


class Record:
    """The record of one document, mapped into memory: only what is asked for is read.

    Raises
    ------
    IndexDamaged
        When made or asked, if the file is missing, cut off, or does not hold what it should.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._arrays, self._said = _mapped(self._map)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged() from error

    def document(self) -> Document:
        """The document, with no name, no path and no bibliographic facts."""
        try:
            return DOCUMENT.validate_json(zlib.decompress(self._arrays["document"].tobytes()))
        except (zlib.error, ValidationError) as error:
            raise self._damaged() from error

    def __len__(self) -> int:
        """The number of passages."""
        return len(self._arrays["passages"])

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._arrays["vectors"].shape[1])

    def passage(self, place: int, document_id: str, first_id: int) -> Passage:
        """The passage at a place in the document, from 0, whose first passage has `first_id`."""
        try:
            section, start, end = self._arrays["passages"][place].tolist()
            first, last = self._arrays["offsets"][place : place + 2].tolist()
            rows = self._arrays["sentences"][self._arrays["members"][first:last]].tolist()
        except (IndexError, ValueError) as error:
            raise self._damaged() from error
        sentences = tuple(Span(*row) for row in rows)
        return Passage(first_id + place, document_id, section, Span(start, end), sentences)

    def passages(self, document_id: str, first_id: int) -> tuple[Passage, ...]:
        """All passages of the document, in order."""
        return tuple(self.passage(place, document_id, first_id) for place in range(len(self)))

    def sentences(self) -> tuple[Span, ...]:
        """The distinct sentences, in order."""
        return tuple(Span(*row) for row in self._arrays["sentences"].tolist())

    def vectors(self) -> FloatArray:
        """The unit vectors of the passages, shape (passages, dimension)."""
        return self._arrays["vectors"].astype(np.float32)

    def sentence_vectors(self, sentences: Sequence[Span] | None = None) -> FloatArray:
        """The unit vectors of these sentences, or of all, shape (sentences, dimension)."""
        rows = self._arrays["sentence_vectors"]
        if sentences is not None:
            rows = rows[self._rows(sentences)]
        return rows.astype(np.float32)

    def _rows(self, sentences: Sequence[Span]) -> npt.NDArray[np.int64]:
        known = self._arrays["sentences"].astype(np.int64)
        wanted = np.array([(s.start, s.end) for s in sentences], dtype=np.int64).reshape(-1, 2)
        keys = (known[:, 0] << 32) + known[:, 1]
        wanted_keys = (wanted[:, 0] << 32) + wanted[:, 1]
        rows = np.searchsorted(keys, wanted_keys)
        if not np.array_equal(keys[np.minimum(rows, len(keys) - 1)], wanted_keys):
            raise self._damaged()
        return rows

    def boxes(self) -> Boxes:
        """The boxes of the code points of the source, shape (code points, 4), in points."""
        try:
            content = zlib.decompress(self._arrays["boxes"].tobytes())
            steps = np.frombuffer(content, dtype=np.int32).reshape(-1, 4)
        except (zlib.error, ValueError) as error:
            raise self._damaged() from error
        return (np.cumsum(steps, axis=0, dtype=np.int32) / _PER_POINT).astype(np.float32)

    def indexed(self, document_id: str) -> IndexedDocument:
        """The document as it was put in, but for what is not in the record."""
        vectors, sentences = self.vectors(), self.sentence_vectors()
        passages = self.passages(document_id, 0)
        return IndexedDocument(self.document(), passages, vectors, sentences, self.boxes())

    def check(self) -> None:
        """Compare every byte with what should be there.

        Raises
        ------
        IndexDamaged
            If one differs.
        """
        same = self._said == _checksum(self._arrays)
        if not same or save(self._arrays, {_CHECKSUM: self._said}) != self._map[:]:
            raise self._damaged()

    def _damaged(self) -> IndexDamaged:
        return IndexDamaged(texts_index.record_damaged(str(self._path)))


def write_record(index: Path, origin: str, indexed: IndexedDocument) -> tuple[str, int]:
    """Write the record of a document, in one step; its key and its size in bytes.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    arrays = _arrays(indexed)
    checksum = _checksum(arrays)
    key = f"{origin}-{checksum[:8]}"
    path = record_path(index, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = save(arrays, {_CHECKSUM: checksum})
    write_whole(path, content)
    return key, len(content)


def find_record(index: Path, origin: str) -> tuple[str, Record] | None:
    """A sound record of this origin with its key, for instance of a build that was broken off."""
    for path in sorted(record_path(index, origin).parent.glob(f"{origin}-*{RECORD_SUFFIX}")):
        with suppress(IndexDamaged):
            record = Record(path)
            record.check()
            return path.name.removesuffix(RECORD_SUFFIX), record
    return None


def _arrays(indexed: IndexedDocument) -> dict[str, Array]:
    document = replace(indexed.document, file="", path=Path(), metadata=Metadata())
    sentences = distinct_sentences(indexed.passages)
    rows = {sentence: row for row, sentence in enumerate(sentences)}
    members = [[rows[sentence] for sentence in p.sentences] for p in indexed.passages]
    arrays: dict[str, Array] = {
        "document": np.frombuffer(zlib.compress(DOCUMENT.dump_json(document)), dtype=np.uint8),
        "passages": _whole(((p.section_id, p.span.start, p.span.end) for p in indexed.passages), 3),
        "offsets": np.cumsum([0, *map(len, members)], dtype=np.int32),
        "members": np.array([row for rows in members for row in rows], dtype=np.int32),
        "sentences": _whole(((span.start, span.end) for span in sentences), 2),
        "vectors": indexed.vectors.astype(np.float16),
        "sentence_vectors": indexed.sentence_vectors.astype(np.float16),
        "boxes": np.frombuffer(_packed(indexed.boxes), dtype=np.uint8),
    }
    return arrays


def _whole(rows: Any, width: int) -> npt.NDArray[np.int32]:
    return np.array(list(rows), dtype=np.int32).reshape(-1, width)


def _packed(boxes: Boxes) -> bytes:
    finite = np.nan_to_num(boxes, posinf=_LARGEST, neginf=-_LARGEST)
    steps = np.rint(np.clip(finite, -_LARGEST, _LARGEST) * _PER_POINT).astype(np.int32)
    return zlib.compress(np.diff(steps, axis=0, prepend=np.zeros((1, 4), dtype=np.int32)).tobytes())


def _mapped(content: mmap.mmap) -> tuple[dict[str, Array], str]:
    """The arrays of a safetensors file, and the checksum that it names."""
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    start = 8 + length
    arrays: dict[str, Array] = {}
    for name in _NAMES:
        said = header[name]
        begin, end = said["data_offsets"]
        kind = np.dtype(_KINDS[said["dtype"]])
        count = (end - begin) // kind.itemsize
        array = np.frombuffer(content, dtype=kind, count=count, offset=start + begin)
        arrays[name] = array.reshape(said["shape"])
    return arrays, str(header["__metadata__"][_CHECKSUM])


def _checksum(arrays: Mapping[str, Array]) -> str:
    digest = hashlib.sha256()
    for name in _NAMES:
        array = arrays[name]
        digest.update(f"{name} {array.dtype} {array.shape}\n".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
