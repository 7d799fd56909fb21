"""How good one ranking is, from which of its places hold something relevant.

Sources: nDCG, Järvelin & Kekäläinen (2002), doi:10.1145/582415.582418, with gains 0 and 1;
reciprocal rank and hit, Voorhees (1999), TREC-8. The tests compare them with ir-measures, which
is no dependency because it needs a compiled trec_eval.
"""

from collections.abc import Sequence
from math import log2


def ndcg(relevance: Sequence[bool], relevant: int, k: int) -> float:
    """The discounted gain of the first `k` places, against the most that `relevant` could give."""
    gain = sum(1 / log2(rank + 1) for rank in _ranks(relevance, k))
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(relevant, k) + 1))
    return gain / ideal if ideal else 0.0


def reciprocal_rank(relevance: Sequence[bool], k: int) -> float:
    """One over the first relevant rank, 0 if that is beyond `k`."""
    return next((1 / rank for rank in _ranks(relevance, k)), 0.0)


def hit(relevance: Sequence[bool], k: int) -> bool:
    """Whether there is something relevant among the first `k`."""
    return any(relevance[:k])


def _ranks(relevance: Sequence[bool], k: int) -> list[int]:
    return [rank for rank, relevant in enumerate(relevance[:k], start=1) if relevant]
