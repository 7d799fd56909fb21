import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.labels import as_letters, as_roman, bare, formatted, item_of
from pipeline.types import Item, ItemStyle

_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(st.integers(1, 3999))
def test_roman_figures_add_up_to_their_number(number: int) -> None:
    values = [_FIGURES[figure] for figure in as_roman(number)]
    signed = [-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)]
    assert sum(signed) == number


@pytest.mark.parametrize(
    ("number", "code", "written"),
    [
        *((3, "1", "3"), (3, "a", "c"), (3, "A", "C"), (4, "i", "iv"), (9, "I", "IX")),
        *((26, "a", "z"), (27, "a", "aa"), (0, "a", "0"), (-2, "i", "-2"), (5000, "I", "5000")),
        *((1000, "a", "1000"), (3, "onzin", "3")),
    ],
)
def test_a_number_is_written_in_its_notation(number: int, code: str, written: str) -> None:
    assert formatted(number, code) == written


@given(st.integers(-(10**9), 10**9))
def test_a_label_is_never_long(number: int) -> None:
    assert len(as_letters(number)) < 20
    assert len(as_roman(number)) < 20


@pytest.mark.parametrize(
    ("label", "core"),
    [("2.1.", "2.1"), ("(a)", "a"), ("Hoofdstuk 3", "3"), ("§ 4.2:", "4.2"), ("", ""), ("—", "—")],
)
def test_the_core_of_a_label_is_what_it_counts(label: str, core: str) -> None:
    assert bare(label) == core


def test_letters_are_letters_and_roman_figures_are_numbers() -> None:
    assert item_of("b)", "a") == Item(ItemStyle.LETTER, "b")
    assert item_of("iv.", "i") == Item(ItemStyle.NUMBER, "iv")
