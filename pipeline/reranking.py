"""A fused ranking → the same passages in a better order: by their nearest sentence.

A passage that says it in one sentence often hides among others in its one vector; the vectors of
its sentences, made with the index, show it. Source: the maximum over parts as in Khattab & Zaharia
(2020), doi:10.1145/3397271.3401075, here over sentences instead of tokens.
"""

from collections.abc import Sequence

from pipeline.bert import FloatArray
from pipeline.fusion import Ranking
from pipeline.indexing.store import Store


def rerank(
    store: Store, fused: Ranking, vector: FloatArray, weight: float, depth: int
) -> Sequence[tuple[int, float]]:
    """The first `depth` passages anew, the others behind them as they were.

    The score of a passage grows by `weight` times the cosine of its nearest sentence with `vector`,
    the unit vector of the question.
    """
    nearer = [
        (passage_id, score + weight * _nearest(store, passage_id, vector))
        for passage_id, score in fused[:depth]
    ]
    return [*sorted(nearer, key=lambda item: (-item[1], item[0])), *fused[depth:]]


def _nearest(store: Store, passage_id: int, vector: FloatArray) -> float:
    passage = store.passage(passage_id)
    return max(store.similarities(passage.document_id, passage.sentences, vector), default=0.0)
