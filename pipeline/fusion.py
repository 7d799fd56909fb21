"""Two rankings → one.

Convex: the weighted sum of scores normalised per question: how far above the lowest of its list, in
standard deviations of the list. Source: Bruch, Gai & Ingber (2023), doi:10.1145/3596512.
"""

from collections.abc import Mapping, Sequence
from statistics import pstdev

Ranking = Sequence[tuple[int, float]]


def convex(
    rankings: Mapping[str, Ranking], weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """The passages of all rankings, best first; a passage missing from one counts as its lowest."""
    fused: dict[int, float] = {}
    for name, ranking in rankings.items():
        scores = [score for _, score in ranking]
        low, spread = min(scores, default=0.0), pstdev(scores) if scores else 0.0
        for passage_id, score in ranking:
            height = (score - low) / spread if spread else 1.0
            fused[passage_id] = fused.get(passage_id, 0.0) + weights[name] * height
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))
