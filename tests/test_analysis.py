import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis import asks_for_number, has_number, terms
from pipeline.lexicon import fold
from tests.strategies import texts


def _stems(text: str) -> list[str]:
    return [term.stem for term in terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gemeente", "gemeenten"),
        ("Burgemeester", "burgemeesters"),
        ("café", "CAFE"),
        ("25.000", "25000"),
        ("foto’s", "foto's"),
        ("ﬁets", "fiets"),
        ("ĳs", "ijs"),
        ("coördinatie", "coo\u0308rdinatie"),
        ("Tops’", "Tops"),
    ],
)
def test_words_that_differ_in_form_only_are_one_term(one: str, other: str) -> None:
    assert _stems(one) == _stems(other)
    assert len(_stems(one)) == 1


@pytest.mark.parametrize(("one", "other"), [("school", "politie"), ("2014", "2015"), ("3", "3,5")])
def test_other_words_are_other_terms(one: str, other: str) -> None:
    assert _stems(one) != _stems(other)


@pytest.mark.parametrize(
    "text", ["", "   ", "de het een", "Wat is er van dit en dat?", "– … “”", "\U0001f600"]
)
def test_function_words_and_signs_are_no_terms(text: str) -> None:
    assert terms(text) == []


def test_an_abbreviation_in_capitals_is_a_term_though_it_spells_a_function_word() -> None:
    assert _stems("Wat doet het OM om te helpen?") == [*_stems("doet"), "om", *_stems("helpen")]


def test_figures_are_terms() -> None:
    assert _stems("§ 3 uit 2014") == ["3", "2014"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tweeëntwintig burgemeesters", "22 burgemeesters"),
        ("2,5 miljoen", "2.500.000"),
        ("een miljoen", "1.000.000"),
        ("de tweeëntwintigste", "22e"),
        ("drieduizend vijfhonderd", "3500"),
    ],
)
def test_numbers_in_words_and_digits_are_one_term(one: str, other: str) -> None:
    assert _stems(one) == _stems(other)


def test_a_number_of_several_words_and_an_ordinal_have_parts() -> None:
    assert [term.parts for term in terms("14 miljoen, vierde")] == [("14", "1000000"), ("4",)]


def test_een_is_never_a_number() -> None:
    assert terms("een één Een") == []


def test_a_word_with_a_hyphen_has_its_parts() -> None:
    (term,) = terms("politie-inzet")
    assert term.parts == ("politie", "inzet")


def test_a_compound_has_its_parts_as_terms_too() -> None:
    (term,) = terms("veiligheidsbeleid")
    assert set(_stems("veiligheid beleid")) == set(term.parts)


@given(texts)
def test_terms_stand_in_the_text_in_order(text: str) -> None:
    position = 0
    for term in terms(text):
        assert term.span.start >= position
        assert term.span.of(text).strip()
        assert term.stem
        assert not any(map(str.isspace, term.stem))
        position = term.span.end


@given(texts)
def test_capitals_and_white_space_change_no_term(text: str) -> None:
    spread = text.replace(" ", "\n  ")
    assert _stems(spread) == _stems(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Hoeveel agenten zijn er?", True),
        ("hoe  lang duurde het", True),
        ("In welk jaar begon het?", True),
        ("Wat kost een vergunning?", True),
        ("Hoe werkt de driehoek?", False),
        ("Wat vinden burgemeesters ervan?", False),
    ],
)
def test_a_question_for_a_figure_is_known_by_its_words(question: str, wanted: bool) -> None:
    assert asks_for_number(question) is wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het duurde 30 minuten.", True),
        ("een adem van vijftien jaar", True),
        ("een paar ton per jaar", True),
        ("tweeëntwintig burgemeesters", True),
        ("eens per jaar de helft", True),
        ("De wijkagent blijft belangrijk.", False),
        ("Dat is een verzoek van de raad.", False),
    ],
)
def test_a_figure_may_be_written_in_words(text: str, found: bool) -> None:
    assert has_number(text) is found


@pytest.mark.parametrize(
    "text", ["1" * 5000 + " miljoen", "፩ duizend", "² x", "\uff9e", "x\u2019s", "1e1e"]
)
def test_odd_figures_and_letters_do_no_harm(text: str) -> None:
    assert all(term.stem for term in terms(text))
