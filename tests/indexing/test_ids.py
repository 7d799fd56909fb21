from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indexing.ids import PassageIds

_RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)
_NUMBERS = st.sets(st.integers(0, 2**62), max_size=20) | st.sets(st.integers(0, 40))


@given(_RANGES)
def test_ranges_are_the_set_of_their_numbers(ranges: list[tuple[int, int]]) -> None:
    ids = PassageIds(ranges)
    expected = {number for start, end in ranges for number in range(start, end)}
    assert list(ids) == sorted(expected)
    assert len(ids) == len(expected)
    assert all((number in ids) == (number in expected) for number in range(-1, 62))


@given(_RANGES)
def test_ranges_that_touch_become_one(ranges: list[tuple[int, int]]) -> None:
    made = PassageIds(ranges).ranges()
    assert all(before[1] < after[0] for before, after in pairwise(made))


@given(_NUMBERS)
def test_any_numbers_become_ranges_and_stay_the_same_set(numbers: set[int]) -> None:
    ids = PassageIds.of(numbers)
    assert list(ids) == sorted(numbers)
    assert PassageIds(ids.ranges()) == ids == PassageIds.of(ids)
    assert hash(PassageIds(ids.ranges())) == hash(ids)


@given(_NUMBERS, _NUMBERS)
def test_numbers_are_found_among_others(numbers: set[int], others: set[int]) -> None:
    ids, all_ids = PassageIds.of(numbers), np.array(sorted(numbers | others), dtype=np.int64)
    inside = [number in numbers for number in all_ids.tolist()]
    assert ids.among(all_ids).tolist() == inside
    assert ids.rows_in(all_ids).tolist() == np.flatnonzero(inside).tolist()


def test_only_whole_numbers_are_ids() -> None:
    assert not PassageIds([(0, 5)]).__contains__("0")
    assert repr(PassageIds([(0, 5)])) == "PassageIds([(0, 5)])"
