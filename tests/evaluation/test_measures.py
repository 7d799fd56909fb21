"""The measures of a ranking: a table worked out by hand, and ir-measures as the oracle."""

from math import log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.measures import hit, ndcg, reciprocal_rank


@pytest.mark.parametrize(
    ("places", "relevant", "gain", "reciprocal"),
    [
        ([True, False, False], 1, 1.0, 1.0),
        ([False, True, False], 1, 1 / log2(3), 1 / 2),
        ([False, False, True], 1, 1 / 2, 1 / 3),
        ([False, False, False, True], 1, 0.0, 0.0),
        ([False, True, True], 2, (1 / log2(3) + 1 / 2) / (1 + 1 / log2(3)), 1 / 2),
        ([], 1, 0.0, 0.0),
        ([False], 0, 0.0, 0.0),
    ],
)
def test_the_measures_are_those_worked_out_by_hand(
    places: list[bool], relevant: int, gain: float, reciprocal: float
) -> None:
    assert ndcg(places, relevant, 3) == pytest.approx(gain)
    assert reciprocal_rank(places, 3) == pytest.approx(reciprocal)


def test_a_hit_is_something_relevant_among_the_first() -> None:
    assert hit([False, True], 2)
    assert not hit([False, True], 1)


@given(st.lists(st.booleans(), min_size=1, max_size=15), st.integers(0, 4))
def test_ir_measures_says_the_same(places: list[bool], missed: int) -> None:
    run = {"q": {f"d{place}": float(-place) for place in range(len(places))}}
    gold = {f"d{place}": int(relevant) for place, relevant in enumerate(places)}
    gold |= {f"m{number}": 1 for number in range(missed)}
    measures = [ir_measures.nDCG @ 10, ir_measures.RR @ 10, ir_measures.Success @ 5]
    theirs = ir_measures.calc_aggregate(measures, {"q": gold}, run)
    assert ndcg(places, sum(gold.values()), 10) == pytest.approx(theirs[measures[0]])
    assert reciprocal_rank(places, 10) == pytest.approx(theirs[measures[1]])
    assert hit(places, 5) == bool(theirs[measures[2]])
