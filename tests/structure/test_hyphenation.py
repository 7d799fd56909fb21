from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import is_word
from pipeline.structure.hyphenation import Joint, joint, vocabulary
from tests.helpers import document_of

_WHOLE = "po-/litie recher-/che-inspanning Hbo-op-/geleide drai-/nage-installatie ver-/breed "
_WHOLE += (
    "burge-/meester samen\u00ad/werking Bin-/nenlandse foto-/album zon-/der twee-/ën be-/ïnvloed "
)
_WHOLE += "wijk\u2010/agent wijk\u2011/agent water-/schap. voor-/zitter), culture-/el"
_HYPHEN = "Noord-/Holland OM-/lid AB-/lid VVD-/raadslid 80%-/norm 65-/plussers A4-/papier e-/mail "
_HYPHEN += "Noord-/Zuid Zuid-/Limburg (OM-/leden milieu-/inspectie radio-/uitzending ex-/VVD’er"
_CLASH = "auto-/ongeluk hitte-/eiland na-/apen zee-/egel politie-/inzet mee-/eten cao-/overleg"
_SPACE = [
    ("netwerk-", "en ketenstructuren"),
    ("op-", "en uitbouw"),
    ("zand-", "of kleilaag"),
    ("in-", "en/of uitvoer"),
    ("binnen-", "maar ook buitenland"),
    ("regen-", "als rioolwater"),
    ("voor-", "tot nadelen"),
    ("een streepje -", "en dan"),
    ("een streepje –", "en dan"),
    ("gewoon", "verder"),
    ("een zin.", "Een zin"),
    ("jaren 1990-", "“2000”"),
]


def _cases(words: str) -> list[tuple[str, str]]:
    return [(left, right) for left, _, right in (word.partition("/") for word in words.split())]


@pytest.mark.parametrize(("left", "right"), _cases(_WHOLE))
def test_a_word_cut_at_a_line_end_is_whole_again(left: str, right: str) -> None:
    assert joint(left, right, Counter(), is_word) is Joint.WHOLE


@pytest.mark.parametrize(("left", "right"), _cases(_HYPHEN + " " + _CLASH))
def test_a_hyphen_that_belongs_to_the_word_stays(left: str, right: str) -> None:
    assert joint(left, right, Counter(), is_word) is Joint.HYPHEN


@pytest.mark.parametrize(("left", "right"), _cases(_CLASH))
def test_clashing_vowels_need_a_list_of_words(left: str, right: str) -> None:
    assert joint(left, right, Counter()) is Joint.WHOLE


@pytest.mark.parametrize(("left", "right"), _SPACE)
def test_a_hyphen_that_stands_for_a_later_part_is_followed_by_a_space(
    left: str, right: str
) -> None:
    assert joint(left, right, Counter(), is_word) is Joint.SPACE


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        ("De drugs-aanpak werkt.", Joint.HYPHEN),
        ("De drugsaanpak werkt.", Joint.WHOLE),
        ("Die drugs-aanpak is een drugsaanpak geworden.", Joint.WHOLE),
        ("Drugsaanpak", Joint.WHOLE),  # alone on its line: it may be half a word, no evidence
    ],
)
def test_the_document_itself_decides_first(elsewhere: str, expected: Joint) -> None:
    assert joint("de drugs-", "aanpak van nu", vocabulary([elsewhere]), is_word) is expected


def test_the_document_may_overrule_the_spelling_rule() -> None:
    assert joint("auto-", "ongeluk", vocabulary(["Een autoongeluk is"]), is_word) is Joint.WHOLE


def test_the_first_and_last_word_of_a_line_are_no_evidence() -> None:
    assert vocabulary(["meester staat hier burge", "een"]) == Counter({"staat": 1, "hier": 1})


@pytest.mark.parametrize(("left", "right"), [*_cases(_WHOLE), *_cases(_HYPHEN)])
def test_the_text_of_a_document_follows_the_joint(left: str, right: str) -> None:
    word = left + right
    if joint(left, right, Counter(), is_word) is Joint.WHOLE:
        word = left[:-1] + right
    document = document_of(f"Dat is wat men doet: {left}\n{right} en meer.", is_word=is_word)
    assert document.text == f"Dat is wat men doet: {word} en meer."


@pytest.mark.parametrize(("left", "right"), _SPACE[:7])
def test_a_suspended_hyphen_stays_in_the_text(left: str, right: str) -> None:
    document = document_of(f"Dat is wat men doet: {left}\n{right} en meer.", is_word=is_word)
    assert document.text == f"Dat is wat men doet: {left} {right} en meer."


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_lines_have_a_joint(left: str, right: str) -> None:
    assert joint(left, right, Counter(), is_word) in Joint
