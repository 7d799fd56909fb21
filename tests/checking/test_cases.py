"""Generated quotations: every true one passes, every changed one is caught."""

from pathlib import Path
from random import Random

import pytest

from pipeline.types import Document
from tests.checking.cases import CHANGED, TRUE, checked, place_cases
from tests.checking.changed_quotations import changed_cases
from tests.checking.stores import documents_in, store_of
from tests.checking.true_quotations import rewrapped, true_cases
from tests.helpers import document_of

ROOT = Path(__file__).parent.parent.parent
OWN = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="module")
def own() -> list[Document]:
    return documents_in(OWN)


def _true_ones_pass(documents: list[Document], count: int, seed: int) -> None:
    pairs = checked(true_cases(documents, count, Random(seed)), store_of(*documents))
    wrong = [(c.kind, c.text, v.differences) for c, v in pairs if v.judgement.value != TRUE]
    assert wrong == []


def _changed_ones_are_caught(documents: list[Document], each: int, seed: int) -> int:
    pairs = checked(changed_cases(documents, each, Random(seed)), store_of(*documents))
    missed = [(c.kind, c.text) for c, v in pairs if v.judgement.value != CHANGED]
    assert missed == []
    # Another sentence may be as near as the right one: then the change from that is told.
    unflagged = [(c.kind, c.text) for c, v in pairs if c.touch and not v.touches]
    assert unflagged == []
    return len(pairs)


def test_true_quotations_pass_in_every_typography(own: list[Document]) -> None:
    _true_ones_pass(own, 120, 11)


def test_changed_quotations_are_caught(own: list[Document]) -> None:
    assert _changed_ones_are_caught(own, 6, 12) > 80


def test_true_quotations_pass_against_a_document_with_broken_lines(own: list[Document]) -> None:
    random = Random(13)
    store = store_of(*(document_of(rewrapped(document, random)) for document in own))
    pairs = checked(true_cases(own, 120, random), store)
    wrong = [(c.kind, c.text, v.differences) for c, v in pairs if v.judgement.value != TRUE]
    assert wrong == []


def test_a_wrong_section_is_caught_and_a_right_one_passes(own: list[Document]) -> None:
    pairs = checked(place_cases(own, 40, Random(14)), store_of(*own))
    wrong = [(c.text, c.cited, v.judgement) for c, v in pairs if v.judgement.value != c.expected]
    assert wrong == []


@pytest.mark.slow
def test_thousands_of_quotations_are_judged_without_a_fault() -> None:
    documents = documents_in(OWN, SHARED) if SHARED.is_dir() else documents_in(OWN)
    _true_ones_pass(documents, 1200, 21)
    assert _changed_ones_are_caught(documents, 50, 22) > 500
