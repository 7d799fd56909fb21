"""Nearest neighbours among very many vectors: all scanned as four-bit codes, the best rescored.

A code of half a byte for every four numbers tells roughly how near a vector is, and sixteen are
read at a time; the candidates they leave are scored again by vectors in half precision, which stay
on disk. So scores are cosines to three decimals. A filter that leaves few passages needs no codes.
Source: Jégou, Douze & Schmid (2011), doi:10.1109/TPAMI.2010.57, product quantisation; André,
Kermarrec & Le Scouarnec (2015), doi:10.14778/2856318.2856324, codes of four bits.
Left out: changing anything; a row that is gone is only skipped. Inverted lists: docs/adr/0009.
"""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from pipeline.bert import FloatArray
from pipeline.indexing.ids import IdArray, PassageIds

CODES, VECTORS, IDS, CARD = "base-codes.faiss", "base.faiss", "base-ids.npy", "base.json"
BoolArray = npt.NDArray[np.bool_]
FILES = (CODES, VECTORS, IDS, CARD)
NEIGHBOURS = 100  # for so many the number of candidates is chosen
_FEW = 8  # of so many rows one is allowed at most: scan the vectors of those that are


@dataclass(frozen=True, slots=True)
class Card:
    """How many candidates are rescored for a hundred neighbours, and how well that goes.

    `recall_at_10` and `recall_at_100` are the parts of the exact neighbours that are found, on
    queries made from vectors of the index.
    """

    candidates: int
    recall_at_10: float
    recall_at_100: float


class Compressed:
    """Vectors as codes and in half precision; row r has the passage id `ids[r]`, ascending.

    Parameters
    ----------
    codes, vectors
        Two indexes of FAISS with the same rows.
    removed
        The rows that are gone.
    """

    def __init__(
        self, codes: Any, vectors: Any, ids: IdArray, card: Card, removed: IdArray | None = None
    ) -> None:
        self._codes, self.vectors, self.ids, self.card = codes, vectors, ids, card
        self.removed = np.empty(0, dtype=np.int64) if removed is None else removed
        self._live = np.ones(len(ids), dtype=bool)
        self._live[self.removed] = False

    def __len__(self) -> int:
        return len(self.ids) - len(self.removed)

    def rows(self, allowed: PassageIds | None = None) -> IdArray:
        """The rows of these passages, or of all, that are not gone."""
        if allowed is None:
            return np.flatnonzero(self._live)
        rows = allowed.rows_in(self.ids)
        return rows[self._live[rows]] if len(self.removed) else rows

    def search(
        self, query: FloatArray, k: int, allowed: PassageIds | None = None
    ) -> list[tuple[int, float]]:
        """Up to `k` nearest passages to a unit vector, best first, with their cosine."""
        mask = self._live
        if allowed is not None:
            mask = np.zeros(len(self.ids), dtype=bool)
            mask[self.rows(allowed)] = True
        among = int(np.count_nonzero(mask))
        if _FEW * among > len(self.ids):
            wanted = math.ceil(self.card.candidates * max(k / NEIGHBOURS, 1))
            found = self._candidates(query, wanted, among, mask)
            if len(found) >= min(wanted, among):
                return self._rescored(query, k, found)
        return self._scanned(query, k, np.flatnonzero(mask))

    def candidates_of(self, query: FloatArray, count: int) -> IdArray:
        """The rows nearest to the query by their codes."""
        _, found = self._codes.search(query.reshape(1, -1), min(count, len(self.ids)))
        best: IdArray = found[0][found[0] >= 0]
        return best

    def _candidates(self, query: FloatArray, wanted: int, among: int, mask: BoolArray) -> IdArray:
        """Rows that the mask allows, nearest by their codes; `among` is how many it allows."""
        # Twice what is needed if what is allowed lies anywhere; when it lies far off: too few.
        surplus = 1 if among == len(self.ids) else 2 * len(self.ids) / among
        found = self.candidates_of(query, math.ceil(wanted * surplus))
        allowed: IdArray = found[mask[found]]
        return allowed

    def _rescored(self, query: FloatArray, k: int, rows: IdArray) -> list[tuple[int, float]]:
        scores = self.vectors.reconstruct_batch(rows) @ query
        best = np.argsort(-scores, kind="stable")[:k]
        return list(zip(self.ids[rows[best]].tolist(), scores[best].tolist(), strict=True))

    def _scanned(self, query: FloatArray, k: int, rows: IdArray) -> list[tuple[int, float]]:
        """The exact neighbours among these rows."""
        if not len(rows):
            return []
        selector = selector_of(rows, len(self.ids))
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, found = self.vectors.search(
            query.reshape(1, -1), min(k, len(rows)), params=parameters
        )
        return list(zip(self.ids[found[0]].tolist(), scores[0].tolist(), strict=True))


def selector_of(rows: IdArray, count: int) -> faiss.IDSelector:
    """What tells FAISS to search only these of `count` rows."""
    chosen = np.zeros(count, dtype=bool)
    chosen[rows] = True
    return faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))  # type: ignore[call-arg, arg-type]


def load_compressed(folder: Path, removed: IdArray) -> Compressed:
    """The vectors in a folder; the codes are read, the rest is memory-mapped.

    Raises
    ------
    OSError, RuntimeError, ValueError, TypeError
        If the files are not there or do not fit together.
    """
    codes = faiss.read_index(str(folder / CODES))
    vectors = faiss.read_index(str(folder / VECTORS), faiss.IO_FLAG_MMAP_IFC)
    ids = np.load(folder / IDS, allow_pickle=False)
    card = Card(**json.loads((folder / CARD).read_bytes()))
    if not codes.ntotal == vectors.ntotal == len(ids):
        raise ValueError(f"{folder}: {codes.ntotal}, {vectors.ntotal} and {len(ids)} rows")
    return Compressed(codes, vectors, ids, card, removed)


def write_card(folder: Path, card: Card) -> None:
    """Write how many candidates there are."""
    (folder / CARD).write_text(json.dumps(asdict(card), indent=1), encoding="utf-8")
