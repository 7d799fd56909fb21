import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged
from pipeline.indexing.compressed import CARD, CODES, VECTORS
from pipeline.indexing.dense import Block, DenseIndex, write_dense
from pipeline.indexing.ids import PassageIds

_DIMENSION = 16


def _unit_vectors(count: int, seed: int = 3) -> FloatArray:
    vectors = np.random.default_rng(seed).normal(size=(count, _DIMENSION)).astype(np.float32)
    unit: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@cache
def _vector(passage_id: int) -> FloatArray:
    vector: FloatArray = _unit_vectors(1, passage_id)[0]
    return vector


def _blocks(ids: list[int], size: int = 7) -> Iterator[Block]:
    for start in range(0, len(ids), size):
        part = ids[start : start + size]
        yield np.array(part), np.stack([_vector(number) for number in part])


def _write(
    folder: Path, ids: list[int], previous: Path | None = None, removed: set[int] | None = None
) -> DenseIndex:
    """An index of vectors that follow from their ids; above 50 of them compressed."""
    write_dense(folder, _blocks(ids), _DIMENSION, previous, removed or set(), exact_limit=50)
    return DenseIndex.load(folder)


def _nearest(ids: set[int], query: FloatArray, k: int) -> list[int]:
    """The oracle: all inner products, sorted."""
    return sorted(ids, key=lambda number: -float(_vector(number) @ query))[:k]


@given(
    st.integers(1, 40),
    st.integers(0, 50),
    st.one_of(st.none(), st.sets(st.integers(0, 39))),
    st.integers(0, 99),
)
def test_the_search_is_exact(count: int, k: int, wanted: set[int] | None, seed: int) -> None:
    """The oracle: all inner products, sorted."""
    vectors, query = _unit_vectors(count), _unit_vectors(1, seed)[0]
    found = DenseIndex.of(vectors).search(query, k, wanted)
    cosines = {n: float(vectors[n] @ query) for n in range(count) if wanted is None or n in wanted}
    expected = sorted(cosines, key=lambda number: -cosines[number])[:k]
    assert [number for number, _ in found] == expected
    assert [score for _, score in found] == pytest.approx([cosines[n] for n in expected], abs=1e-5)


_STEPS = st.lists(
    st.tuples(st.sets(st.integers(0, 60), max_size=40), st.sets(st.integers(0, 60), max_size=25)),
    min_size=1,
    max_size=5,
)


@given(_STEPS, st.integers(0, 99), st.sets(st.integers(0, 60)))
@settings(deadline=None)
def test_adding_and_removing_gives_what_a_new_index_gives(
    steps: list[tuple[set[int], set[int]]], seed: int, wanted: set[int]
) -> None:
    """Also when an index passes the limit and falls back; few rows are searched exactly."""
    query, present, previous = _unit_vectors(1, seed)[0], set[int](), None
    with tempfile.TemporaryDirectory() as folder:
        for number, (added, removed) in enumerate(steps):
            new = added - (present - removed)
            index = _write(Path(folder) / str(number), sorted(new, key=hash), previous, removed)
            present = (present - removed) | new
            previous = Path(folder) / str(number)
            assert len(index) == len(present)
            for allowed in (wanted, set(range(100)), PassageIds([(10, 30)])):
                found = [n for n, _ in index.search(query, 10, allowed)]
                assert found == _nearest(present & set(allowed), query, 10)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand vectors with holes in their ids, compressed."""
    folder = tmp_path_factory.mktemp("dense") / "a"
    _write(folder, list(range(0, 6000, 3)))
    return folder


def test_among_many_vectors_nearly_all_neighbours_are_found(large: Path) -> None:
    index, ids = DenseIndex.load(large), set(range(0, 6000, 3))
    assert index.base is not None
    assert 500 <= index.base.card.candidates <= 2000
    assert index.base.card.recall_at_10 >= 0.99
    assert index.base.card.recall_at_100 >= 0.95
    found = 0
    for seed in range(10_000, 10_050):
        query = _unit_vectors(1, seed)[0]
        hits = index.search(query, 10)
        found += len(set(_nearest(ids, query, 10)) & {number for number, _ in hits})
        for number, score in hits:
            assert score == pytest.approx(float(_vector(number) @ query), abs=2e-3)
    assert found >= 0.98 * 500


def test_what_comes_and_goes_leaves_the_codes_as_they_are(large: Path, tmp_path: Path) -> None:
    index = _write(tmp_path / "b", [1, 4], large, {0, 3})
    assert (tmp_path / "b" / CODES).read_bytes() == (large / CODES).read_bytes()
    assert len(index) == 2000
    for number, there in ((0, False), (1, True), (3, False), (4, True), (6, True)):
        assert (index.search(_vector(number), 1)[0][0] == number) == there
    again = _write(tmp_path / "c", [0], tmp_path / "b", {1, 6})
    assert again.search(_vector(0), 1)[0][0] == 0
    assert {1, 3, 6}.isdisjoint(number for number, _ in again.search(_vector(1), 2500))


def test_many_new_vectors_are_compressed_with_the_others(large: Path, tmp_path: Path) -> None:
    index = _write(tmp_path / "b", list(range(1, 300, 3)), large, set(range(0, 300, 3)))
    assert index.base is not None
    assert (len(index.base), len(index.base.removed)) == (2000, 0)
    assert index.search(_vector(1), 1)[0][0] == 1
    assert 0 not in [number for number, _ in index.search(_vector(0), 2500)]
    small = _write(tmp_path / "c", [], tmp_path / "b", set(range(40, 9000)))
    assert (small.base, len(small)) == (None, 13)


def test_an_index_that_grew_finds_what_one_written_at_once_finds(
    large: Path, tmp_path: Path
) -> None:
    """Their recent vectors are the only ones that are not compressed, which costs no neighbour."""
    new, gone = list(range(1, 100, 3)), set(range(300, 600, 3))
    grown = _write(tmp_path / "b", new, large, gone)
    at_once = _write(tmp_path / "c", [n for n in range(0, 6000, 3) if n not in gone] + new)
    same = 0
    for seed in range(20_000, 20_030):
        query = _unit_vectors(1, seed)[0]
        one, other = ({n for n, _ in index.search(query, 10)} for index in (grown, at_once))
        assert one.isdisjoint(gone)
        same += len(one & other)
    assert same >= 0.97 * 300


def test_a_filter_leaves_only_its_passages(large: Path) -> None:
    index, query = DenseIndex.load(large), _unit_vectors(1, 77)[0]
    for allowed in (
        PassageIds([(30, 900), (2000, 5999)]),
        PassageIds([(0, 900)]),
        PassageIds([(30, 60), (90, 120)]),
    ):
        present = {number for number in allowed if number % 3 == 0}
        found = [number for number, _ in index.search(query, 2000, allowed)]
        assert set(found) == present
        assert len(found) == len(present)
        best = [number for number, _ in index.search(query, 10, allowed)]
        assert len(set(best) & set(_nearest(present, query, 10))) >= 9
    assert index.search(query, 10, PassageIds([(1, 3)])) == []


def test_a_filter_on_what_lies_far_off_is_exact(large: Path) -> None:
    """More than an eighth of the vectors, and all of them further away than the candidates."""
    index, query = DenseIndex.load(large), _unit_vectors(1, 78)[0]
    far = set(_nearest(set(range(0, 6000, 3)), query, 2000)[1400:])
    found = [number for number, _ in index.search(query, 10, far)]
    assert len(set(found) & set(_nearest(far, query, 10))) >= 9


def test_the_same_vectors_give_the_same_files(large: Path, tmp_path: Path) -> None:
    _write(tmp_path / "b", list(range(0, 6000, 3)))
    for file in large.iterdir():
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes(), file.name


def test_vectors_come_back_by_their_ids(large: Path, tmp_path: Path) -> None:
    index = _write(tmp_path / "b", [4, 1], large, {0, 3})
    rows = index.vectors(0, 8)
    assert np.allclose(rows, [_vector(1), _vector(4), _vector(6)], atol=1e-3)
    assert np.array_equal(rows[:2], [_vector(1), _vector(4)])
    assert index.vectors(7000, 8000).shape == (0, _DIMENSION)


def test_an_id_comes_once(large: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one passage id"):
        _write(tmp_path / "b", [3], large)
    with pytest.raises(ValueError, match="shape"):
        write_dense(tmp_path / "c", [(np.arange(2), _unit_vectors(3))], _DIMENSION)


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = _write(tmp_path / "a", [])
    assert (len(index), index.search(_vector(0), 5), index.search(_vector(0), 5, {1})) == (
        0,
        [],
        [],
    )


@pytest.mark.parametrize("content", [b"", b"geen index", b"\0" * 100])
@pytest.mark.parametrize(
    "name", ["recent.faiss", "recent-ids.npy", CODES, VECTORS, CARD, "removed.npy"]
)
def test_a_broken_file_is_damage(large: Path, tmp_path: Path, name: str, content: bytes) -> None:
    _write(tmp_path / "b", [1], large)
    (tmp_path / "b" / name).unlink()
    (tmp_path / "b" / name).write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"/b"):
        DenseIndex.load(tmp_path / "b")


def test_a_missing_folder_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="nergens"):
        DenseIndex.load(tmp_path / "nergens")


def test_neighbours_that_are_all_gone_make_room_for_others(large: Path, tmp_path: Path) -> None:
    """A fifth of the vectors is removed, and just the nearest: more than there are candidates."""
    query = _unit_vectors(1, 79)[0]
    order = _nearest(set(range(0, 6000, 3)), query, 2000)
    index = _write(tmp_path / "b", [], large, set(order[:450]))
    assert index.base is not None
    found = [number for number, _ in index.search(query, 10)]
    assert len(set(found) & set(order[450:460])) >= 8
