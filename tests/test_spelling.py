"""Old spellings meet the word of today; words of today keep apart."""

import pytest

from pipeline.analysis import terms
from pipeline.lexicon import lexicon
from pipeline.spelling import modern_spelling

_MUST_NOT_MEET = [
    ("logisch", "logis"),
    ("basisch", "basis"),
    ("kitsch", "kits"),
    ("pakt", "pact"),
    ("zoo", "zo"),
    ("meelopen", "melopen"),
    ("kamer", "camera"),
    ("Maes", "Maas"),
    ("kok", "coc"),
    ("school", "sool"),
    ("beschermen", "besermen"),
    ("groeten", "groenten"),
    ("weekend", "wekend"),
    ("schoolarts", "scholarts"),
    ("burgemeester", "burgermeester"),
]


def _stem(word: str) -> str:
    (term,) = terms(word)
    return term.stem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aktie", "actie"),
        ("akties", "acties"),
        ("redaktie", "redactie"),
        ("pannekoek", "pannenkoek"),
        ("zeeën", "zeeen"),
        ("co-ordinatie", "coördinatie"),
        ("mensch", "mens"),
        ("menschen", "mensen"),
        ("visch", "vis"),
        ("vleesch", "vlees"),
        ("wenschen", "wensen"),
        ("Nederlandsche", "Nederlandse"),
        ("deelen", "delen"),
        ("regeering", "regering"),
        ("toonen", "tonen"),
        ("groote", "grote"),
        ("kultuur", "cultuur"),
        ("produkt", "product"),
        ("produkten", "producten"),
        ("direkte", "directe"),
        ("kontakten", "contacten"),
        ("kommissie", "commissie"),
        ("konflikt", "conflict"),
        ("accoord", "akkoord"),
        ("vacantie", "vakantie"),
        ("electriciteit", "elektriciteit"),
        ("e-mail", "email"),
        ("politie-inzet", "politieinzet"),
        ("ĳzer", "ijzer"),
        ("vijf-en-twintig", "vijfentwintig"),
    ],
)
def test_spellings_of_one_word_meet(old: str, new: str) -> None:
    assert _stem(old) == _stem(new)


@pytest.mark.parametrize(("one", "other"), _MUST_NOT_MEET)
def test_words_of_today_stay_apart(one: str, other: str) -> None:
    assert [term.stem for term in terms(one)] != [term.stem for term in terms(other)]


@pytest.mark.parametrize("word", "Terpstra Tops Schwartz Cornelis Kok Koopmans xqz bb".split())
def test_a_name_stays_as_it_is(word: str) -> None:
    assert modern_spelling(word.lower()) == word.lower()


def test_hardly_any_known_word_changes() -> None:
    sample = sorted(lexicon().words)[::40]
    changed = [word for word in sample if modern_spelling(word) != word]
    assert len(changed) < len(sample) / 200, changed
