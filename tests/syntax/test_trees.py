"""The best tree is one that no other tree beats."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.syntax.trees import best_tree


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, word = set(), start
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def _total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_tree_has_a_higher_score(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    found = tuple(best_tree(scores))
    assert _is_tree(found)
    trees = filter(_is_tree, product(range(words + 1), repeat=words))
    best = max(_total(scores, heads) for heads in trees)
    assert _total(scores, found) == pytest.approx(best, abs=1e-4)


@given(st.integers(6, 40), st.integers(0, 1000))
def test_a_long_sentence_gets_a_tree_with_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert _is_tree(tuple(best_tree(scores)))


def test_a_chain_of_cycles_is_opened() -> None:
    scores = np.full((4, 5), -5.0, dtype=np.float32)
    for word, head in ((0, 2), (1, 1), (2, 4), (3, 3)):  # 1↔2 and 3↔4
        scores[word, head] = 5.0
    scores[0, 0], scores[2, 1] = 1.0, 1.0
    assert best_tree(scores) == [0, 1, 1, 3]
