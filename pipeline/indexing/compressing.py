"""Vectors → four-bit codes, and how many candidates these must leave, measured on the vectors."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from pipeline.bert import FloatArray
from pipeline.indexing.compressed import (
    CODES,
    IDS,
    NEIGHBOURS,
    VECTORS,
    Card,
    Compressed,
    write_card,
)
from pipeline.indexing.ids import IdArray

WANTED_AT_10, WANTED_AT_100 = 0.99, 0.95
_FEWEST = 500  # candidates
_PART = 4  # numbers for each code of four bits; more where that does not divide the vector
_TRAINING = 60_000  # vectors
_QUERIES = 100  # of each kind
_BLOCK = 16_384  # rows
_SEED = 20_110

Trial = tuple[FloatArray, IdArray, IdArray]
"""Queries, the row that each must not find (or -1), and the rows of its neighbours, best first."""


def write_compressed(folder: Path, ids: IdArray, rows: FloatArray) -> None:
    """Write codes of these unit vectors, float32, whose ids may be in any order.

    The same input gives the same files.
    """
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    np.save(folder / IDS, ids, allow_pickle=False)
    codes, vectors = _empty(rows)
    for start in range(0, len(rows), _BLOCK):
        block = np.ascontiguousarray(rows[order[start : start + _BLOCK]], dtype=np.float32)
        codes.add(block)
        vectors.add(block)
    faiss.write_index(codes, str(folder / CODES))
    faiss.write_index(vectors, str(folder / VECTORS))
    write_card(folder, choose_candidates(Compressed(codes, vectors, ids, Card(_FEWEST, 0.0, 0.0))))


def _empty(rows: FloatArray) -> tuple[Any, Any]:
    """An index for codes, trained on a sample of the vectors, and one for half precision."""
    dimension = rows.shape[1]
    part = next(
        size for size in range(min(_PART, dimension), dimension + 1) if not dimension % size
    )
    metric = faiss.METRIC_INNER_PRODUCT
    codes: Any = faiss.IndexPQFastScan(dimension, dimension // part, 4, metric)
    chosen = np.random.default_rng(_SEED).permutation(len(rows))[:_TRAINING]
    sample = np.ascontiguousarray(rows[np.sort(chosen)], dtype=np.float32)
    codes.pq.cp.min_points_per_centroid = 1  # no warning on standard output
    codes.train(sample)
    vectors: Any = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, metric)
    vectors.train(sample[:1])
    return codes, vectors


def choose_candidates(compressed: Compressed) -> Card:
    """The fewest candidates, of some numbers tried, that hold the exact neighbours."""
    trials = list(_trials(compressed))
    candidates = _FEWEST
    while True:
        at_10 = min(_recall(compressed, candidates, trial, 10) for trial in trials)
        at_100 = min(_recall(compressed, candidates, trial, NEIGHBOURS) for trial in trials)
        good = at_10 >= WANTED_AT_10 and at_100 >= WANTED_AT_100
        if good or candidates >= len(compressed.ids):
            return Card(candidates, round(at_10, 4), round(at_100, 4))
        candidates *= 2


def _trials(compressed: Compressed) -> Iterator[Trial]:
    """Stored vectors, which look for their neighbours, and vectors between two stored ones.

    As those a question touches several passages and is none of them.
    """
    drawn = np.random.default_rng(_SEED).permutation(len(compressed.ids))[: 2 * _QUERIES]
    half = max(len(drawn) // 2, 1)
    first, second = drawn[:half], drawn[-half:]
    stored = compressed.vectors.reconstruct_batch(first)
    yield stored, first, _exact(compressed, stored, first)
    between = stored + compressed.vectors.reconstruct_batch(second)
    between /= np.maximum(np.linalg.norm(between, axis=1, keepdims=True), 1e-9)
    none = np.full(half, -1, dtype=np.int64)
    yield between, none, _exact(compressed, between, none)


def _exact(compressed: Compressed, queries: FloatArray, own: IdArray) -> IdArray:
    """The rows of the nearest vectors to each query but its own, best first."""
    wanted = min(NEIGHBOURS, len(compressed.ids) - 1)
    found: IdArray = compressed.vectors.search(queries, wanted + 1)[1]
    others = [row[row != itself][:wanted] for row, itself in zip(found, own, strict=True)]
    return np.stack(others)


def _recall(compressed: Compressed, candidates: int, trial: Trial, depth: int) -> float:
    """The part of the `depth` exact neighbours that is among the candidates."""
    found = [
        np.isin(rows[:depth], compressed.candidates_of(query, candidates)).mean()
        for query, _, rows in zip(*trial, strict=True)
        if len(rows)
    ]
    return float(np.mean(found)) if found else 1.0
