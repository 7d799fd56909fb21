"""Vectors → inverted lists, and how many of these a search must visit, measured on the vectors."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from pipeline.bert import FloatArray
from pipeline.indexing.clusters import (
    CARD,
    CODES,
    IDS,
    VECTORS,
    Card,
    Clusters,
    HalfArray,
    write_card,
)
from pipeline.indexing.ids import IdArray

WANTED_RECALL = 0.985  # on the queries made here; 0.98 is promised
_NEIGHBOURS = 10
_QUERIES = 200  # of each kind
_TRAINING = 40  # vectors for each list
_GROWTH = 2  # times as many vectors as the lists were drawn for: draw them anew
_BLOCK = 16_384  # rows
_SEED = 20_110


def write_clusters(
    folder: Path, ids: IdArray, rows: FloatArray, previous: Path | None = None
) -> None:
    """Write inverted lists of these unit vectors, float32, whose ids may be in any order.

    The lists of `previous` are kept unless there are twice as many vectors as they were drawn for;
    how many of them a search visits is measured each time. The same input gives the same lists.
    """
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    np.save(folder / IDS, ids, allow_pickle=False)
    halves = np.lib.format.open_memmap(
        folder / VECTORS, mode="w+", dtype=np.float16, shape=rows.shape
    )
    for block in _blocks(len(rows)):
        halves[block] = rows[order[block]]
    halves.flush()
    index, trained_on = _trained(halves, previous)
    for block in _blocks(len(rows)):
        index.add(halves[block].astype(np.float32))
    faiss.write_index(index, str(folder / CODES))
    clusters = Clusters(index, halves, ids, Card(index.nlist, 1, 0.0, trained_on))
    probes, recall = choose_probes(clusters)
    write_card(folder, Card(index.nlist, probes, round(recall, 4), trained_on))


def _blocks(rows: int) -> Iterator[slice]:
    for start in range(0, rows, _BLOCK):
        yield slice(start, min(start + _BLOCK, rows))


def _trained(rows: HalfArray, previous: Path | None) -> tuple[Any, int]:
    """Empty inverted lists, and the number of vectors that they were drawn for."""
    if previous is not None and (previous / CARD).exists():
        card = Card(**json.loads((previous / CARD).read_bytes()))
        if len(rows) < _GROWTH * card.trained_on:
            index: Any = faiss.read_index(str(previous / CODES), faiss.IO_FLAG_MMAP_IFC)
            empty: Any = faiss.ArrayInvertedLists(index.nlist, index.code_size)
            empty.this.disown()  # the index frees it
            index.replace_invlists(empty, True)
            index.reset()
            return index, card.trained_on
    return _draw_lists(rows), len(rows)


def _draw_lists(rows: HalfArray) -> Any:
    """Empty inverted lists drawn for these vectors: about four times the root of their number."""
    lists = 2 ** max(0, round(np.log2(4 * np.sqrt(len(rows)))))
    lists = max(1, min(lists, len(rows) // _TRAINING))
    index: Any = faiss.index_factory(rows.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    chosen = np.random.default_rng(_SEED).permutation(len(rows))[: _TRAINING * lists]
    index.cp.min_points_per_centroid = 1  # no warning on standard output
    index.train(rows[np.sort(chosen)].astype(np.float32))
    return index


def choose_probes(clusters: Clusters) -> tuple[int, float]:
    """The fewest lists to visit with which the exact neighbours are found, and their recall."""
    kinds = [_trial(clusters.vectors, kind) for kind in ("stored", "between")]
    probes, recall = 1, 0.0
    while True:
        tried = clusters.with_probes(probes)
        recall = min(_recall(tried, *trial) for trial in kinds)
        if recall >= WANTED_RECALL or probes >= clusters.card.lists:
            return probes, recall
        probes = min(max(probes + 1, probes * 5 // 4), clusters.card.lists)


def _trial(vectors: HalfArray, kind: str) -> tuple[FloatArray, IdArray, IdArray]:
    """Queries, the row that each must not find (or -1), and the rows of its exact neighbours.

    A query is a stored vector, which looks for its neighbours, or lies between two stored vectors,
    as a question touches several passages and is none of them.
    """
    chosen = np.random.default_rng(_SEED).permutation(len(vectors))[: 2 * _QUERIES]
    first, second = chosen[: len(chosen) // 2], chosen[-(len(chosen) // 2) :]
    queries = vectors[first].astype(np.float32)
    own = first
    if kind == "between":
        queries = queries + vectors[second].astype(np.float32)
        queries /= np.maximum(np.linalg.norm(queries, axis=1, keepdims=True), 1e-9)
        own = np.full(len(first), -1, dtype=np.int64)
    return queries, own, _exact(vectors, queries, own)


def _exact(vectors: HalfArray, queries: FloatArray, own: IdArray) -> IdArray:
    """The rows of the nearest vectors to each query but its own, shape (queries, neighbours)."""
    wanted = min(_NEIGHBOURS, len(vectors) - 1)
    best = np.full((len(queries), wanted), -np.inf, dtype=np.float32)
    rows = np.full((len(queries), wanted), -1, dtype=np.int64)
    for block in _blocks(len(vectors)):
        scores = queries @ vectors[block].astype(np.float32).T
        numbers = np.arange(block.start, block.stop)
        scores[own[:, None] == numbers] = -np.inf
        scores = np.concatenate((best, scores), axis=1)
        numbers = np.concatenate((rows, np.broadcast_to(numbers, (len(rows), len(numbers)))), 1)
        order = np.argpartition(-scores, wanted - 1, axis=1)[:, :wanted]
        best = np.take_along_axis(scores, order, axis=1)
        rows = np.take_along_axis(numbers, order, axis=1)
    return rows


def _recall(clusters: Clusters, queries: FloatArray, own: IdArray, exact: IdArray) -> float:
    """The part of the exact neighbours that a search finds."""
    found = 0
    for query, itself, rows in zip(queries, own.tolist(), exact, strict=True):
        wanted = set(clusters.ids[rows].tolist())
        itself_id = int(clusters.ids[itself]) if itself >= 0 else -1
        hits = clusters.search(query, rows.size + (itself >= 0))
        found += len(wanted & {number for number, _ in hits if number != itself_id})
    return found / max(exact.size, 1)
