"""Letters are kept, dropped and replaced."""

import numpy as np
import pytest

from pipeline.syntax.lemmas import LONGEST, Alphabet, Lemmatizer, apply, features


@pytest.mark.parametrize(
    ("edit", "letter", "expected"),
    [
        ("=", "a", "a"), ("=_", "s", "s_"), ("~", "A", "a"), ("~n", "A", "an"), (">", "s", ""),
        (">o", "a", "o"), ("=", "", ""), (">voor_", "", "voor_"),
    ],
)  # fmt: skip
def test_an_edit_makes_of_a_letter_what_it_says(edit: str, letter: str, expected: str) -> None:
    assert apply(edit, letter) == expected


def test_the_features_know_where_words_begin_and_end() -> None:
    known = features("Veiligheidsbeleid")
    assert known.shape == (18, 4)
    assert known[10, 0] == 1  # «veiligheid» is a word
    assert known[11, 1] == 1  # and so is «beleid», behind the s
    assert known[5, 0] == 0
    assert known[1, 3] == 1
    assert known[2, 3] == 0


def test_a_letter_that_grows_when_small_keeps_its_place() -> None:
    assert features("İstanbul").shape == (9, 4)


def _lemmatizer() -> Lemmatizer:
    """One that drops every «n» and knows one exception; all else is kept."""
    letters = {"letters.weight": np.zeros((3, 2)), "tags.weight": np.zeros((1, 2))}
    letters["letters.weight"][2] = [1, -1]  # «n»
    rest = {
        "features.weight": np.zeros((2, 4)),
        "features.bias": np.zeros(2),
        "norm.weight": np.ones(2),
        "norm.bias": np.zeros(2),
        "edits.weight": np.array([[0.0, 0.0], [1.0, -1.0]]),
        "edits.bias": np.array([0.5, 0.0]),
    }
    weights = {name: values.astype(np.float32) for name, values in (letters | rest).items()}
    return Lemmatizer(weights, Alphabet(["n"], ["X"], ["=", ">"]), {("waren", "X"): "zijn"})


def test_the_network_edits_and_exceptions_go_first() -> None:
    lemmatizer = _lemmatizer()
    assert lemmatizer.lemma("lopen", "X") == "lope"
    assert lemmatizer.lemma("waren", "X") == "zijn"
    assert lemmatizer.lemma("waren", "Y") == "ware"


def test_a_word_that_would_vanish_or_is_too_long_is_its_own_lemma() -> None:
    lemmatizer = _lemmatizer()
    assert lemmatizer.lemma("n", "X") == "n"
    long = "n" * (LONGEST + 1)
    assert lemmatizer.lemma(long, "X") == long
