import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.analysis import terms
from pipeline.errors import IndexDamaged
from pipeline.indexing.ids import PassageIds
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


_WORDS = ("water", "gezag", "beleid", "politie", "veiligheidsbeleid", "dijk")
_ALL = FieldWeights(parts=0.0, headings=0.0)


def _text(passage_id: int) -> str:
    """Each passage has «gemeente», and some of the other words more or less often."""
    words = [word for place, word in enumerate(_WORDS) for _ in range((passage_id >> place) % 3)]
    return " ".join(["gemeente", *words])


def _write(
    folder: Path, ids: set[int], previous: Path | None = None, removed: frozenset[int] = frozenset()
) -> LexicalIndex:
    passages = ((number, terms(_text(number)), terms("Kop")) for number in sorted(ids, key=hash))
    write_lexical(folder, passages, previous, removed)
    return LexicalIndex.load(folder)


_IDS = st.frozensets(st.integers(0, 300), max_size=40)


@given(st.lists(st.tuples(_IDS, _IDS), min_size=1, max_size=4), _IDS)
@settings(deadline=None, max_examples=25)
def test_what_is_added_and_removed_is_found_or_not(
    steps: list[tuple[frozenset[int], frozenset[int]]], wanted: frozenset[int]
) -> None:
    present, previous = set[int](), None
    with tempfile.TemporaryDirectory() as folder:
        for number, (added, removed) in enumerate(steps):
            new = set(added - (present - removed))
            index = _write(Path(folder) / str(number), new, previous, removed)
            present, previous = (present - removed) | new, Path(folder) / str(number)
            assert len(index) == len(present)
            for allowed in (None, wanted, PassageIds([(60, 200)])):
                found = [n for n, _ in index.search(terms("gemeente"), 500, _ALL, allowed)]
                expected = present if allowed is None else present & set(allowed)
                assert sorted(found) == sorted(expected)


@given(st.lists(_IDS, min_size=2, max_size=4))
@settings(deadline=None, max_examples=20)
def test_adding_gives_the_ranking_of_an_index_written_at_once(parts: list[frozenset[int]]) -> None:
    present, previous = set[int](), None
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(parts):
            index = _write(Path(folder) / str(number), set(part - present), previous)
            present, previous = present | part, Path(folder) / str(number)
        at_once = _write(Path(folder) / "once", present)
        question = terms("water beleid gezag van de gemeente")
        assert index.search(question, 500, _WEIGHTS) == at_once.search(question, 500, _WEIGHTS)


@given(st.sampled_from(("gezag water", "veiligheidsbeleid", "gemeente")), st.integers(1, 12))
@settings(deadline=None)
def test_a_filter_keeps_the_order_and_the_scores(question: str, k: int) -> None:
    allowed = PassageIds([(3, 9), (64, 300), (310, 311)])
    every = _filtered_index().search(terms(question), 1000, _WEIGHTS)
    few = PassageIds([(70, 80)])
    for ids in (allowed, few):
        expected = [hit for hit in every if hit[0] in ids][:k]
        assert _filtered_index().search(terms(question), k, _WEIGHTS, ids) == expected


_KEPT: list[LexicalIndex] = []


def _filtered_index() -> LexicalIndex:
    if not _KEPT:
        with tempfile.TemporaryDirectory() as folder:
            _KEPT.append(_write(Path(folder) / "a", set(range(0, 400))))
    return _KEPT[0]


def test_the_build_before_stays_as_it_was(tmp_path: Path) -> None:
    _write(tmp_path / "a", {1, 2, 3})
    before = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    _write(tmp_path / "b", {4}, tmp_path / "a", frozenset({1}))
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == before


def test_a_removed_passage_may_come_back(tmp_path: Path) -> None:
    _write(tmp_path / "a", {1, 2, 3})
    index = _write(tmp_path / "b", {2}, tmp_path / "a", frozenset({2}))
    assert len(index) == 3
