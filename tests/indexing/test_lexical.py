from pathlib import Path

import pytest

from pipeline.analysis import terms
from pipeline.errors import IndexDamaged
from pipeline.indexing.lexical import FieldWeights, LexicalIndex, with_parts, write_lexical

_PASSAGES = (
    ("Water", "De gemeente zorgt voor het water."),
    ("Politie", "De burgemeester heeft het gezag over de politie."),
    ("Politie", "Het veiligheidsbeleid is van de gemeente."),
    ("Slot", "Het beleid voor veiligheid is af."),
    ("Slot", "Het beleid voor veiligheid is af."),
    ("Slot", ""),
)
_WEIGHTS = FieldWeights(parts=0.4, headings=0.2)


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    write_lexical(
        tmp_path / "lexical",
        ((number, terms(text), terms(head)) for number, (head, text) in enumerate(_PASSAGES)),
    )
    return LexicalIndex.load(tmp_path / "lexical")


def _found(
    index: LexicalIndex, question: str, weights: FieldWeights = _WEIGHTS, k: int = 10
) -> list[int]:
    return [number for number, _ in index.search(terms(question), k, weights)]


def test_every_passage_counts_even_an_empty_one(index: LexicalIndex) -> None:
    assert len(index) == 6


def test_the_words_of_a_question_find_their_passages(index: LexicalIndex) -> None:
    assert _found(index, "Wie heeft het gezag?") == [1]
    assert _found(index, "Gemeenten") == [2, 0]  # the shorter one first


def test_a_question_without_known_words_finds_nothing(index: LexicalIndex) -> None:
    assert _found(index, "olifant") == []
    assert _found(index, "wat is het?") == []


def test_a_compound_is_found_by_its_parts_and_the_other_way_round(index: LexicalIndex) -> None:
    assert 2 in _found(index, "beleid")
    assert {3, 4} <= set(_found(index, "veiligheidsbeleid"))
    assert _found(index, "veiligheidsbeleid")[0] == 2


def test_the_weight_of_parts_and_headings_may_be_nothing(index: LexicalIndex) -> None:
    whole_words = FieldWeights(parts=0.0, headings=0.0)
    assert _found(index, "veiligheidsbeleid", whole_words) == [2]
    assert _found(index, "politie", whole_words) == [1]
    assert _found(index, "politie", FieldWeights(0.0, 1.0)) == [1, 2]


def test_equal_scores_come_in_the_order_of_the_text(index: LexicalIndex) -> None:
    ranking = index.search(terms("veiligheid af"), 10, _WEIGHTS)
    assert ranking[0][1] == ranking[1][1]
    assert [number for number, _ in ranking[:2]] == [3, 4]


def test_only_allowed_passages_are_found(index: LexicalIndex) -> None:
    found = index.search(terms("gemeente"), 10, _WEIGHTS, allowed={2, 3})
    assert [number for number, _ in found] == [2]
    assert index.search(terms("gemeente"), 10, _WEIGHTS, allowed=set()) == []


def test_the_best_of_many_are_given(index: LexicalIndex) -> None:
    assert _found(index, "gemeente", k=1) == [2]


def test_a_word_asked_twice_counts_twice(index: LexicalIndex) -> None:
    once = index.search(terms("gezag"), 1, FieldWeights(0, 0))
    twice = index.search(terms("gezag gezag"), 1, FieldWeights(0, 0))
    assert twice[0][1] == pytest.approx(2 * once[0][1], rel=1e-5)


def test_rarity_counts_words_and_parts(index: LexicalIndex) -> None:
    (beleid,) = terms("beleid")
    assert index.document_frequency(beleid.stem) == 3
    assert index.document_frequency("olifant") == 0


def test_a_compound_stands_with_its_parts() -> None:
    (term,) = terms("veiligheidsbeleid")
    assert with_parts([term]) == [term.stem, *term.parts]


def test_a_folder_that_is_no_index_is_damage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nergens"):
        with pytest.raises(IndexDamaged):
            LexicalIndex.load(folder)
