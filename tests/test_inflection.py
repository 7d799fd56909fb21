"""Inflected forms of one word meet; other words stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.inflection import base_form
from pipeline.lexicon import fold


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("gemeente", "gemeenten gemeentes"),
        ("stad", "steden"),
        ("schip", "schepen"),
        ("kind", "kinderen"),
        ("lid", "leden"),
        ("burgemeester", "burgemeesters"),
        ("huis", "huizen"),
        ("wet", "wetten"),
        ("raadslid", "raadsleden"),
        ("veiligheidshuis", "veiligheidshuizen"),
        ("overheid", "overheden"),
        ("aanpak", "aanpakken"),
        ("besturen", "bestuur bestuurde bestuurd"),
        ("spreken", "sprak gesproken spreekt"),
        ("interviewen", "geïnterviewd interviews interviewde interview"),
        ("samenwerken", "samenwerking samengewerkt"),
        ("organiseren", "organiseert georganiseerd"),
        ("maken", "maakt maakte gemaakt"),
        ("groot", "grote groter grootste"),
        ("politiek", "politieke"),
        ("belangrijk", "belangrijke belangrijkste"),
        ("veilig", "veilige veiligheid"),
        ("Nederlands", "Nederlandse"),
        ("wijkagent", "wijkagenten"),
        ("probleem", "problemen"),
        ("zee", "zeeën"),
    ],
)
def test_the_forms_of_a_word_have_one_base_form(base: str, forms: str) -> None:
    assert {base_form(fold(form)) for form in forms.split()} == {base_form(fold(base))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gemeente", "mening"),
        ("gemeente", "gemeen"),
        ("gezag", "zag"),
        ("overheid", "over"),
        ("overheid", "overig"),
        ("wet", "weten"),
        ("zaak", "zak"),
        ("taal", "tal"),
        ("soms", "som"),
        ("burgemeester", "burger"),
        ("eenheid", "een"),
        ("bekend", "bekennen"),
        ("natuur", "natuurlijk"),
        ("kant", "kunnen"),
        ("mens", "menen"),
    ],
)
def test_other_words_have_other_base_forms(one: str, other: str) -> None:
    assert base_form(one) != base_form(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_every_word_has_a_base_form(word: str) -> None:
    assert base_form(word)
