"""For every word of a text that matches the question: which, in which form, and how."""

import pytest
from hypothesis import given

from pipeline.abbreviations import Abbreviation
from pipeline.matching import find_matches
from tests.strategies import texts

_DEFINED = (Abbreviation("OM", "Openbaar Ministerie"),)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Zijn er steden?", "De stad.", [("steden", "stad", "woord")]),
        ("beleid", "Het veiligheidsbeleid.", [("beleid", "veiligheidsbeleid", "deel")]),
        ("veiligheidsbeleid", "beleid", [("veiligheidsbeleid", "beleid", "deel")]),
        ("22 burgers", "tweeëntwintig mensen", [("22", "tweeëntwintig", "getal")]),
        ("twee miljoen", "2.000.000 euro", [("twee miljoen", "2.000.000", "getal")]),
        ("22e", "tweeëntwintigste", [("22e", "tweeëntwintigste", "getal")]),
        ("actie", "Aktie!", [("actie", "Aktie", "spelling")]),
        ("het OM", "Het Openbaar\nMinisterie", [("OM", "Openbaar\nMinisterie", "afkorting")]),
        ("het openbaar ministerie", "Het OM", [("openbaar ministerie", "OM", "afkorting")]),
        ("het OM", "Het ministerie is openbaar.", []),
        ("het OM", "OM en Openbaar Ministerie",
         [("OM", "OM", "woord"), ("OM", "Openbaar Ministerie", "afkorting")]),
        ("wat is dat", "dat is het", []),
    ],
)  # fmt: skip
def test_a_match_says_which_word_which_form_and_how(
    question: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = find_matches(question, text, _DEFINED)
    assert [(match.term, match.form, match.kind.value) for match in found] == expected


@given(texts, texts)
def test_matches_stand_in_both_texts_in_order_and_apart(question: str, text: str) -> None:
    end = 0
    for match in find_matches(question, text, _DEFINED):
        assert match.term in question
        assert match.span.of(text) == match.form
        assert match.span.start >= end
        end = match.span.end


@given(texts)
def test_a_text_matches_itself_word_for_word(text: str) -> None:
    assert {match.kind.value for match in find_matches(text, text)} <= {"woord", "getal"}
