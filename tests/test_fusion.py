import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fusion import convex

_scores = st.floats(-5, 50, allow_nan=False).map(lambda score: round(score, 3))
_rankings = st.dictionaries(st.integers(0, 30), _scores, max_size=12).map(
    lambda scores: sorted(scores.items(), key=lambda item: (-item[1], item[0]))
)
_Ranking = list[tuple[int, float]]


def _ids(ranking: _Ranking) -> list[int]:
    return [passage_id for passage_id, _ in ranking]


def _fused(dense: _Ranking, lexical: _Ranking, weight: float) -> _Ranking:
    weights = {"dense": weight, "lexical": 1 - weight}
    return convex({"dense": dense, "lexical": lexical}, weights)


@given(_rankings, _rankings, st.floats(0, 1))
def test_the_order_of_the_rankings_makes_no_difference(
    dense: _Ranking, lexical: _Ranking, weight: float
) -> None:
    weights = {"dense": weight, "lexical": 1 - weight}
    other = convex({"lexical": lexical, "dense": dense}, weights)
    assert _fused(dense, lexical, weight) == other


@given(_rankings, _rankings)
def test_all_weight_on_one_ranking_gives_that_ranking(dense: _Ranking, lexical: _Ranking) -> None:
    for weight, ranking in ((1.0, dense), (0.0, lexical)):
        scored = [item for item in _fused(dense, lexical, weight) if item[1] > 0]
        low = min((score for _, score in ranking), default=0.0)
        equal = all(score == low for _, score in ranking)
        assert _ids(scored) == [i for i, score in ranking if equal or score > low]


@given(_rankings, _rankings, st.floats(0, 1))
def test_every_passage_comes_back_once_best_first(
    dense: _Ranking, lexical: _Ranking, weight: float
) -> None:
    fused = _fused(dense, lexical, weight)
    assert sorted(_ids(fused)) == sorted({*_ids(dense), *_ids(lexical)})
    assert all(score >= 0 for _, score in fused)
    assert [score for _, score in fused] == sorted((score for _, score in fused), reverse=True)


@given(_rankings, _rankings, st.floats(0, 1), st.floats(0.1, 9), st.floats(-9, 9))
def test_the_scale_of_a_ranking_makes_no_difference(
    dense: _Ranking, lexical: _Ranking, weight: float, factor: float, shift: float
) -> None:
    scaled = [(passage_id, factor * score + shift) for passage_id, score in dense]
    plain = dict(_fused(dense, lexical, weight))
    assert dict(_fused(scaled, lexical, weight)) == pytest.approx(plain, abs=1e-6)


def test_no_rankings_give_no_passages() -> None:
    assert convex({}, {}) == []
    assert convex({"a": []}, {"a": 1.0}) == []
