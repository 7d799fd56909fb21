"""Nearest neighbours by inner product: exact among some, by way of codes among very many.

    recent.faiss, recent-ids.npy   vectors searched one by one
    base.*                         more than `EXACT_LIMIT` vectors, compressed (compressed.py)
    removed.npy                    rows of the base that are gone

A small index has no base. A new build links the base of the build before and writes only what is
recent; when that passes the limit, or much of the base is gone, all go into a new base.
"""

import heapq
import tempfile
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO

import faiss
import numpy as np
import numpy.typing as npt

from pipeline import texts_index
from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged
from pipeline.indexing.compressed import FILES, Compressed, load_compressed, selector_of
from pipeline.indexing.compressing import write_compressed
from pipeline.indexing.ids import IdArray, PassageIds
from pipeline.indexing.linking import link

EXACT_LIMIT = (
    100_000  # vectors; a search through so many takes about as long as encoding a question
)
RECENT, RECENT_IDS, REMOVED = "recent.faiss", "recent-ids.npy", "removed.npy"
_BLOCK = 16_384  # rows
_GONE = 0.25  # part of the base

Block = tuple[npt.NDArray[np.int64], FloatArray]
"""Passage ids, and their unit vectors of shape (ids, dimension)."""


class DenseIndex:
    """Unit vectors by passage id; `recent_ids` are ascending, one for each row of `recent`."""

    def __init__(
        self, recent: faiss.Index, recent_ids: IdArray, base: Compressed | None = None
    ) -> None:
        self._recent, self._recent_ids, self._base = recent, recent_ids, base

    @classmethod
    def of(cls, vectors: FloatArray) -> "DenseIndex":
        """An exact index of these unit vectors; the row of a vector is its passage id."""
        return cls(_flat(vectors), np.arange(len(vectors), dtype=np.int64))

    @classmethod
    def load(cls, folder: Path) -> "DenseIndex":
        """The index in a folder; the vectors stay on disk until a search touches them.

        Raises
        ------
        IndexDamaged
            If its files cannot be read or do not fit together.
        """
        try:
            recent = faiss.read_index(str(folder / RECENT), faiss.IO_FLAG_MMAP_IFC)
            recent_ids = np.load(folder / RECENT_IDS, allow_pickle=False)
            if recent.ntotal != len(recent_ids):
                raise ValueError(f"{recent.ntotal} vectors, {len(recent_ids)} ids")
            base = None
            if (folder / REMOVED).exists():
                base = load_compressed(folder, np.load(folder / REMOVED, allow_pickle=False))
        except (RuntimeError, OSError, ValueError, TypeError, EOFError, IndexError) as error:
            raise IndexDamaged(texts_index.index_damaged(str(folder))) from error
        return cls(recent, recent_ids, base)

    def __len__(self) -> int:
        return int(self._recent.ntotal) + (len(self._base) if self._base else 0)

    @property
    def base(self) -> Compressed | None:
        """The compressed vectors, if there are so many."""
        return self._base

    def vectors(self, start: int, end: int) -> FloatArray:
        """The vectors of the passages with ids from `start` to `end`, in order of their ids."""
        blocks = list(self.blocks(PassageIds([(start, end)])))
        ids = np.concatenate([np.empty(0, dtype=np.int64), *(ids for ids, _ in blocks)])
        empty = np.empty((0, self._recent.d), dtype=np.float32)
        rows: FloatArray = np.concatenate([empty, *(rows for _, rows in blocks)])
        return rows[np.argsort(ids)]

    def blocks(self, among: PassageIds | None = None) -> Iterator[Block]:
        """The ids and vectors of these passages, or of all, some thousands at a time."""
        yield from self.base_blocks(among)
        yield from self.recent_blocks(among)

    def base_blocks(self, among: PassageIds | None = None) -> Iterator[Block]:
        """As `blocks`, of the compressed ones; they were kept in half precision."""
        if base := self._base:
            for rows in _cut(base.rows(among)):
                yield base.ids[rows], base.vectors.reconstruct_batch(rows)

    def recent_blocks(self, among: PassageIds | None = None) -> Iterator[Block]:
        """As `blocks`, of those searched one by one."""
        every = np.arange(len(self._recent_ids))
        for rows in _cut(every if among is None else among.rows_in(self._recent_ids)):
            yield self._recent_ids[rows], self._recent.reconstruct_batch(rows)

    def search(
        self, query: FloatArray, k: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` nearest passages to one query vector, best first, with their cosine."""
        if k <= 0:
            return []
        among = None if allowed is None else PassageIds.of(allowed)
        query = np.ascontiguousarray(query, dtype=np.float32)
        found = self._search_recent(query, k, among)
        if self._base:
            found += self._base.search(query, k, among)
        return heapq.nsmallest(k, found, key=lambda hit: (-hit[1], hit[0]))

    def _search_recent(
        self, query: FloatArray, k: int, among: PassageIds | None
    ) -> list[tuple[int, float]]:
        parameters = None
        count = len(self._recent_ids)
        if among is not None:
            rows = among.rows_in(self._recent_ids)
            parameters = faiss.SearchParameters(sel=selector_of(rows, count))  # type: ignore[call-arg]
            count = len(rows)
        if not count:
            return []
        scores, rows = self._recent.search(query.reshape(1, -1), min(k, count), params=parameters)
        return list(zip(self._recent_ids[rows[0]].tolist(), scores[0].tolist(), strict=True))


def write_dense(
    folder: Path,
    vectors: Iterable[Block],
    dimension: int,
    previous: Path | None = None,
    removed: Collection[int] = (),
    exact_limit: int = EXACT_LIMIT,
) -> None:
    """Write an index of these vectors to a new folder.

    Parameters
    ----------
    vectors
        Blocks of ids and unit vectors: all, or those that come to the ones of `previous`.
    previous
        The folder of an index to start from.
    removed
        Passages of `previous` to leave out; they may come back among `vectors`.
    exact_limit
        How many vectors are searched one by one at most.

    Raises
    ------
    ValueError
        If an id comes twice.
    IndexDamaged
        If `previous` cannot be read.
    """
    folder.mkdir(parents=True)
    old = DenseIndex.load(previous) if previous else None
    gone = PassageIds.of(removed)
    staying = np.empty(0, dtype=np.int64)
    with tempfile.TemporaryFile(dir=folder) as file:
        kept = _without(old.recent_blocks(), gone) if old else iter(())
        ids = _collect(file, chain(kept, vectors), dimension)
        if old and old.base and previous:
            out = np.union1d(old.base.removed, gone.rows_in(old.base.ids))
            if len(ids) <= exact_limit and len(out) <= _GONE * len(old.base.ids):
                staying = np.delete(old.base.ids, out)
                _link_base(previous, folder, out)
            else:
                ids = np.append(ids, _collect(file, _without(old.base_blocks(), gone), dimension))
        if len(np.unique(np.append(ids, staying))) < len(ids) + len(staying):
            raise ValueError(f"{folder}: two vectors with one passage id")
        rows = _read_back(file, len(ids), dimension)
        if len(ids) > exact_limit:
            write_compressed(folder, ids, rows)
            np.save(folder / REMOVED, np.empty(0, dtype=np.int64), allow_pickle=False)
            ids, rows = ids[:0], rows[:0]
        _write_recent(folder, ids, rows)


def _cut(rows: IdArray) -> Iterator[IdArray]:
    for start in range(0, len(rows), _BLOCK):
        yield rows[start : start + _BLOCK]


def _without(blocks: Iterable[Block], gone: PassageIds) -> Iterator[Block]:
    for ids, rows in blocks:
        kept = ~gone.among(ids)
        yield ids[kept], rows[kept]


def _collect(file: IO[bytes], blocks: Iterable[Block], dimension: int) -> IdArray:
    """The ids of the blocks, whose vectors are appended to the file."""
    found = [np.empty(0, dtype=np.int64)]
    for ids, rows in blocks:
        if rows.shape != (len(ids), dimension):
            raise ValueError(f"vectors of shape {rows.shape}, expected {(len(ids), dimension)}")
        found.append(np.asarray(ids, dtype=np.int64))
        file.write(np.ascontiguousarray(rows, dtype=np.float32).tobytes())
    return np.concatenate(found)


def _read_back(file: IO[bytes], count: int, dimension: int) -> FloatArray:
    if not count:
        return np.empty((0, dimension), dtype=np.float32)
    file.flush()
    return np.memmap(file, dtype=np.float32, mode="r", shape=(count, dimension))


def _link_base(previous: Path, folder: Path, removed: IdArray) -> None:
    for name in FILES:
        link(previous / name, folder / name)
    np.save(folder / REMOVED, removed, allow_pickle=False)


def _write_recent(folder: Path, ids: IdArray, rows: FloatArray) -> None:
    order = np.argsort(ids)
    np.save(folder / RECENT_IDS, ids[order], allow_pickle=False)
    faiss.write_index(_flat(rows[order]), str(folder / RECENT))


def _flat(vectors: FloatArray) -> faiss.Index:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index
