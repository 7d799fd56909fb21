"""The passage with the nearest sentence comes first; beyond the depth nothing moves."""

from pathlib import Path

import pytest

from pipeline.indexing.store import Store
from pipeline.reranking import rerank
from tests.fakes import FakeEncoder
from tests.indexing.stores import small_store

VECTOR = FakeEncoder().encode(["gezag politie"])[0]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return small_store(tmp_path)


def _police(store: Store) -> int:
    """The id of the passage on the police."""
    entry = store.documents[1]
    texts = {p.id: p.span.of(store.document(entry.id).text) for p in store.passages_of(entry.id)}
    return next(number for number, text in texts.items() if "gezag" in text)


def test_the_passage_with_the_nearest_sentence_comes_first(store: Store) -> None:
    ids = range(len(store.dense))
    fused = [(number, 1.0) for number in ids if number != _police(store)] + [(_police(store), 0.9)]
    assert rerank(store, fused, VECTOR, 5.0, 50)[0][0] == _police(store)


def test_without_weight_or_depth_nothing_moves(store: Store) -> None:
    fused = [(number, 9.0 - number) for number in range(len(store.dense))]
    assert list(rerank(store, fused, VECTOR, 0.0, 50)) == fused
    assert list(rerank(store, fused, VECTOR, 5.0, 0)) == fused


def test_a_passage_beyond_the_depth_stays_behind(store: Store) -> None:
    ids = [number for number in range(len(store.dense)) if number != _police(store)]
    fused = [(number, 1.0) for number in ids] + [(_police(store), 0.9)]
    assert rerank(store, fused, VECTOR, 50.0, len(ids))[-1] == (_police(store), 0.9)
