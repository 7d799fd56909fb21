import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compounds import split_compound
from pipeline.lexicon import fold, is_word, lexicon

_LINKS = ("", "s", "en")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("veiligheidsbeleid", "veiligheid beleid"),
        ("politiecapaciteit", "politie capaciteit"),
        ("Regenwater", "regen water"),
        ("grondwaterkaart", "grondwater kaart"),
        ("raadsleden", "raad leden"),
        ("bewonersavond", "bewoner avond"),
        ("huizenprijs", "huizen prijs"),
    ],
)
def test_a_compound_falls_apart_into_words(word: str, parts: str) -> None:
    assert split_compound(word) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    ["water", "gemeente", "samenwerking", "vertrouwen", "gesprekken", "onderwerp", "gezamenlijk",
     "regen-water", "25000", "", "xqzwvbnm", "handhaving", "overheid", "wethouder"],
)  # fmt: skip
def test_a_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert split_compound(word) == ()


def test_the_lexicon_knows_words_in_any_case() -> None:
    assert is_word("Gemeente")
    assert not is_word("gemeeente")


@given(st.one_of(st.text(max_size=30), st.sampled_from(sorted(lexicon().words)[::400])))
def test_the_parts_are_known_words_that_make_up_the_word(word: str) -> None:
    parts = split_compound(word)
    rest = fold(word)
    for number, part in enumerate(parts):
        assert part in lexicon().words
        assert len(part) >= 4
        link = next(link for link in (_LINKS if number else ("",)) if rest.startswith(link + part))
        rest = rest[len(link) + len(part) :]
    assert len(parts) != 1
    assert rest == "" or not parts
