"""Exact nearest neighbours by inner product, in FAISS; the row of a vector is its passage id."""

from collections.abc import Collection
from pathlib import Path

import faiss
import numpy as np

from pipeline import texts_index
from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged


class DenseIndex:
    """Vectors of shape (passages, dimension), searched exactly."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: FloatArray) -> "DenseIndex":
        """An index of these unit vectors, one row a passage."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """The index in a file.

        Raises
        ------
        IndexDamaged
            If FAISS cannot read it.
        """
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise IndexDamaged(texts_index.index_damaged(str(path))) from error

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self, start: int, end: int) -> FloatArray:
        """The vectors of the passages from `start` to `end`, shape (end - start, dimension)."""
        rows: FloatArray = self._index.reconstruct_n(start, end - start)
        return rows

    def search(
        self, query: FloatArray, k: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` nearest passages to one query vector, best first, with their cosine."""
        k = min(k, len(self) if allowed is None else len(allowed))
        if k == 0:
            return []
        parameters = None
        if allowed is not None:
            ids = np.fromiter(allowed, dtype=np.int64)
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(ids))  # type: ignore[call-arg]
        scores, ids = self._index.search(query.reshape(1, -1), k, params=parameters)
        pairs = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [(passage_id, score) for passage_id, score in pairs if passage_id >= 0]
