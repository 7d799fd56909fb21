"""Figures as functions of counts: of every item once, and of resamples; scipy is the oracle."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.evaluation.figures import Measured, Statistic, mean, pearson, ratio, spearman

SCORES = st.integers(0, 5)
PAIRS = st.lists(st.tuples(SCORES, SCORES), min_size=3, max_size=30)


def once(statistic: Statistic, items: int) -> float | None:
    return Measured(items, {"it": statistic}).figures()["it"]


def test_a_mean_is_over_the_values_that_are_there() -> None:
    assert once(mean([1.0, None, 0.0, True]), 4) == pytest.approx(2 / 3)
    assert once(mean([None, None]), 2) is None


def test_a_ratio_without_anything_below_the_line_is_undefined() -> None:
    assert once(ratio([1, 2], [3, 4]), 2) == pytest.approx(3 / 7)
    assert once(ratio([0, 0], [0, 0]), 2) is None


@pytest.mark.parametrize(
    ("ours", "theirs"), [(pearson, stats.pearsonr), (spearman, stats.spearmanr)]
)
@given(pairs=PAIRS, data=st.data())
def test_scipy_says_the_same_of_a_set_and_of_a_resample(
    ours: Callable[..., Statistic],
    theirs: Callable[..., Any],
    pairs: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    x, y = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    drawn = data.draw(st.lists(st.integers(0, len(pairs) - 1), min_size=3))
    counts = np.vstack([np.ones(len(x)), np.bincount(drawn, minlength=len(x))])
    found = ours(x, y)(counts)
    for value, rows in zip(found, [list(range(len(x))), drawn], strict=True):
        if len(set(x[rows])) == 1 or len(set(y[rows])) == 1:
            assert np.isnan(value)
        else:
            assert value == pytest.approx(theirs(x[rows], y[rows]).statistic, abs=1e-9)


def test_equal_scores_have_no_correlation_even_where_rounding_makes_them_differ() -> None:
    assert once(pearson([0.1, 0.2, 0.4], [4.7, 4.7, 4.7]), 3) is None
    assert once(spearman([0.1, 0.2, 0.4], [4.7, 4.7, 4.7]), 3) is None
