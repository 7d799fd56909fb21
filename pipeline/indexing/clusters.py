"""Nearest neighbours among very many vectors: inverted lists of eight-bit codes, rescored.

The vectors nearest to the query's nearest centroids are scored by codes of one byte a number; the
best of them once more by half-precision vectors, so that the scores are cosines to three decimals
and the order hardly ever differs from the exact one. All files are memory-mapped.
Source: Jégou, Douze & Schmid (2011), doi:10.1109/TPAMI.2010.57.
Left out: changing anything; a row that is gone is only skipped.
"""

import json
import math
from copy import copy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from pipeline.bert import FloatArray
from pipeline.indexing.ids import IdArray, PassageIds

HalfArray = npt.NDArray[np.float16]
CODES, VECTORS, IDS, CARD = "base.faiss", "base.npy", "base-ids.npy", "base.json"
FILES = (CODES, VECTORS, IDS, CARD)
_RESCORED = 4  # candidates for each neighbour asked for
_FEW = 8_000  # rows that are scored one by one rather than by their codes


@dataclass(frozen=True, slots=True)
class Card:
    """How the lists were made: their number, how many are searched, and how well that goes.

    `recall` is the part of the ten exact neighbours that is found, on queries made from vectors of
    the index; `trained_on` is the number of vectors in the index when the lists were drawn.
    """

    lists: int
    probes: int
    recall: float
    trained_on: int


class Clusters:
    """Vectors in inverted lists; row r has the passage id `ids[r]`, ascending.

    Parameters
    ----------
    index
        An inverted file of FAISS whose numbers are rows.
    vectors
        The same vectors in half precision, shape (rows, dimension).
    removed
        The rows that are gone.
    """

    def __init__(
        self,
        index: Any,
        vectors: HalfArray,
        ids: IdArray,
        card: Card,
        removed: IdArray | None = None,
    ) -> None:
        self.index, self.vectors, self.ids, self.card = index, vectors, ids, card
        self.probes = card.probes
        self.removed = np.empty(0, dtype=np.int64) if removed is None else removed
        self._live = np.ones(len(ids), dtype=bool)
        self._live[self.removed] = False

    def __len__(self) -> int:
        return len(self.ids) - len(self.removed)

    def with_probes(self, probes: int) -> "Clusters":
        """The same, searching another number of lists."""
        other = copy(self)
        other.probes = probes
        return other

    def rows(self, allowed: PassageIds | None = None) -> IdArray:
        """The rows of these passages, or of all, that are not gone."""
        if allowed is None:
            return np.flatnonzero(self._live)
        rows = allowed.rows_in(self.ids)
        return rows[self._live[rows]] if len(self.removed) else rows

    def search(
        self, query: FloatArray, k: int, allowed: PassageIds | None = None
    ) -> list[tuple[int, float]]:
        """Up to `k` nearest passages to a unit vector, in any order, with their cosine."""
        every = allowed is None and not len(self.removed)
        rows = None if every else self.rows(allowed)
        if rows is None or len(rows) > max(_FEW, _RESCORED * k):
            rows = self._candidates(query, _RESCORED * k, rows)
        scores = self.vectors[rows].astype(np.float32) @ query
        if len(rows) > k:
            best = np.argpartition(-scores, k - 1)[:k]
            rows, scores = rows[best], scores[best]
        return list(zip(self.ids[rows].tolist(), scores.tolist(), strict=True))

    def _candidates(self, query: FloatArray, count: int, rows: IdArray | None) -> IdArray:
        """The rows nearest to the query by their codes, of these rows or of all."""
        selector, probes = None, self.probes
        if rows is not None:
            selector = selector_of(rows, len(self.ids))
            # Of a part of the vectors the neighbours lie further away, in more lists.
            probes = min(math.ceil(probes * len(self.ids) / len(rows)), self.card.lists)
        parameters = faiss.SearchParametersIVF(nprobe=probes, sel=selector)  # type: ignore[call-arg]
        _, found = self.index.search(query.reshape(1, -1), count, params=parameters)
        candidates: IdArray = found[0][found[0] >= 0]
        return candidates


def selector_of(rows: IdArray, count: int) -> faiss.IDSelector:
    """What tells FAISS to search only these of `count` rows."""
    chosen = np.zeros(count, dtype=bool)
    chosen[rows] = True
    return faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))  # type: ignore[call-arg, arg-type]


def load_clusters(folder: Path, removed: IdArray) -> Clusters:
    """The inverted lists in a folder, memory-mapped.

    Raises
    ------
    OSError, RuntimeError, ValueError, TypeError
        If the files are not there or do not fit together.
    """
    index = faiss.read_index(str(folder / CODES), faiss.IO_FLAG_MMAP_IFC)
    vectors = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
    ids = np.load(folder / IDS, allow_pickle=False)
    card = Card(**json.loads((folder / CARD).read_bytes()))
    if not index.ntotal == len(vectors) == len(ids):
        raise ValueError(f"{folder}: {index.ntotal}, {len(vectors)} and {len(ids)} rows")
    return Clusters(index, vectors, ids, card, removed)


def write_card(folder: Path, card: Card) -> None:
    """Write how the lists were made."""
    (folder / CARD).write_text(json.dumps(asdict(card), indent=1), encoding="utf-8")
