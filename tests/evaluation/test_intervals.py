"""The interval of a difference: the same every time, paired, and as wide as theory says."""

import numpy as np
import pytest

from pipeline.evaluation.figures import mean, ratio
from pipeline.evaluation.intervals import difference


def test_a_setup_does_not_differ_from_itself() -> None:
    scores = mean([0.0, 1.0, 0.5, 1.0])
    found = difference(scores, scores, 4, resamples=100)
    assert found is not None
    assert (found.value, found.low, found.high) == (0.0, 0.0, 0.0)


def test_the_same_advantage_on_every_question_is_certain_however_much_the_questions_differ() -> (
    None
):
    old = np.random.default_rng(1).random(50)
    found = difference(mean((old + 0.1).tolist()), mean(old.tolist()), 50, resamples=500)
    assert found is not None
    assert [found.low, found.value, found.high] == pytest.approx([0.1, 0.1, 0.1])


def test_the_interval_of_a_mean_is_that_of_the_normal_distribution() -> None:
    gains = np.random.default_rng(2).normal(0.0, 1.0, 400)
    found = difference(mean(gains.tolist()), mean([0.0] * 400), 400)
    assert found is not None
    half = 1.96 * gains.std() / np.sqrt(400)
    assert found.value == pytest.approx(gains.mean())
    assert found.low == pytest.approx(gains.mean() - half, abs=0.01)
    assert found.high == pytest.approx(gains.mean() + half, abs=0.01)


def test_the_draws_are_the_same_every_time() -> None:
    new, old = mean([0.0, 1.0, 1.0, 0.3]), mean([0.2, 0.1, 1.0, 0.0])
    assert difference(new, old, 4, 1200) == difference(new, old, 4, 1200)


def test_an_undefined_figure_has_no_difference() -> None:
    assert difference(mean([None]), mean([1.0]), 1, resamples=10) is None


def test_resamples_without_a_question_that_counts_are_left_out() -> None:
    found = difference(ratio([1, 0, 0], [1, 0, 0]), ratio([0, 0, 0], [1, 0, 0]), 3, resamples=200)
    assert found is not None
    assert (found.low, found.high) == (1.0, 1.0)
