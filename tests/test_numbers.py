"""Numbers in words and in digits meet, and no other word is ever a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from pipeline.lexicon import fold, lexicon
from pipeline.numbers import cardinal, leading_number, normal_digits, number, ordinal


@given(st.integers(min_value=0, max_value=999_999).filter(lambda n: n != 1))
def test_every_number_in_words_is_read_as_num2words_writes_it(value: int) -> None:
    words = fold(num2words(value, lang="nl"))
    assert cardinal(words.replace(" ", "")) == value
    assert leading_number(words.split()) == (str(value), len(words.split()))


@given(st.integers(min_value=1, max_value=999_999))
def test_every_ordinal_in_words_is_read_as_num2words_writes_it(value: int) -> None:
    words = fold(num2words(value, lang="nl", to="ordinal")).replace(" ", "")
    assert ordinal(words) == value


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("tweeëntwintig", "22"),
        ("tweeentwintig", "22"),
        ("vijfentwintighonderd", "2500"),
        ("vijftienhonderd", "1500"),
        ("honderd", "100"),
        ("duizend", "1000"),
        ("honderdeneen", "101"),
        ("duizendentwee", "1002"),
        ("negenhonderdnegenennegentigduizend", "999000"),
        ("miljoen", "1000000"),
        ("tweeëntwintigste", "22e"),
        ("22ste", "22e"),
        ("22e", "22e"),
        ("2de", "2e"),
        ("eerste", "1e"),
        ("derde", "3e"),
        ("achtste", "8e"),
        ("honderdste", "100e"),
        ("honderdeerste", "101e"),
    ],
)
def test_a_number_in_one_word(words: str, digits: str) -> None:
    assert number(fold(words)) == digits


@pytest.mark.parametrize(
    ("words", "digits", "taken"),
    [
        ("drieduizend vijfhonderd burgers", "3500", 2),
        ("2,5 miljoen euro", "2500000", 2),
        ("twee miljoen driehonderdduizend", "2300000", 3),
        ("twee miljoen drieduizend vier", "2003004", 4),
        ("25 duizend", "25000", 2),
        ("14 mln", "14000000", 2),
        ("2014 duizend agenten", "2014", 1),
        ("3000 vijf", "3000", 1),
        ("vijf zes", "5", 1),
        ("honderd twintig", "100", 1),
        ("duizend 5", "1000", 1),
        ("1,23456 duizend", "1,23456", 1),
    ],
)
def test_a_number_in_several_words(words: str, digits: str, taken: int) -> None:
    assert leading_number(words.split()) == (digits, taken)


@pytest.mark.parametrize(
    ("figure", "normal"),
    [
        ("1.250.000", "1250000"),
        ("25.000", "25000"),
        ("2,5", "2,5"),
        ("2,50", "2,5"),
        ("2,0", "2"),
        ("1.250,50", "1250,5"),
        ("3.1", "3.1"),
        ("3.1.2", "3.1.2"),
        ("0.125", "0.125"),
        ("12.5000", "12.5000"),
        ("007", "007"),
        ("1,2,3", "1,2,3"),
    ],
)
def test_points_and_commas_are_those_of_dutch(figure: str, normal: str) -> None:
    assert normal_digits(figure) == normal


@pytest.mark.parametrize(
    "word",
    """een eens achten achter aandacht tienen tiental tientallen honderden duizenden twaal vieren
    driehoek tweede-kamer achterste elfje zesde-klas tweemaal vijver negeren half anderhalf
    driekwart vierkant twintiger eenheid drielanden tweeen driede achtde eende twintighonderd
    tweehonderdduizendduizend duizendmiljoenduizend miljoenmiljard""".split(),
)
def test_a_word_that_only_looks_like_a_number_is_none(word: str) -> None:
    assert number(word) is None


def test_the_numbers_in_the_lexicon_are_numbers() -> None:
    found = {word for word in lexicon().words if number(word) is not None}
    stems = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
             "twaalf", "dertien", "veertien", "tig", "honderd", "duizend", "iljoen", "iljard",
             "eerste", "derde", "nul")  # fmt: skip
    endings = tuple(f"{stem}{ending}" for stem in stems for ending in ("", "de", "ste"))
    assert len(found) > 40
    assert [word for word in found if not word.endswith(endings)] == []
