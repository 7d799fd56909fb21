from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged
from pipeline.indexing.dense import DenseIndex


def _unit_vectors(count: int, seed: int = 3) -> FloatArray:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    unit: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@given(
    st.integers(1, 40),
    st.integers(0, 50),
    st.one_of(st.none(), st.sets(st.integers(0, 39))),
    st.integers(0, 99),
)
def test_the_search_is_exact(count: int, k: int, wanted: set[int] | None, seed: int) -> None:
    """The oracle: all inner products, sorted."""
    vectors, query = _unit_vectors(count), _unit_vectors(1, seed)[0]
    allowed = None if wanted is None else {number for number in wanted if number < count}
    found = DenseIndex.of(vectors).search(query, k, allowed)
    cosines = {n: float(vectors[n] @ query) for n in range(count) if not allowed or n in allowed}
    expected = sorted(cosines, key=lambda number: -cosines[number])[:k]
    if allowed == set():
        expected = []
    assert [number for number, _ in found] == expected
    assert [score for _, score in found] == pytest.approx([cosines[n] for n in expected], abs=1e-5)


@given(st.integers(0, 20))
def test_vectors_come_back_from_a_file(count: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        DenseIndex.of(_unit_vectors(count)).save(Path(folder) / "a.faiss")
        loaded = DenseIndex.load(Path(folder) / "a.faiss")
        assert len(loaded) == count
        assert np.array_equal(loaded.vectors(0, count), _unit_vectors(count))
        assert np.array_equal(loaded.vectors(count // 2, count), _unit_vectors(count)[count // 2 :])


@pytest.mark.parametrize("content", [b"", b"geen index", b"\0" * 100])
def test_a_broken_file_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.faiss").write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"a\.faiss"):
        DenseIndex.load(tmp_path / "a.faiss")


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"a\.faiss"):
        DenseIndex.load(tmp_path / "a.faiss")
