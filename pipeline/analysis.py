"""Dutch lexical analysis: text → terms with their places, for index, question and marks.

A term is a word without its inflection (Snowball's Dutch stemmer), accents and capitals; a compound
also has its parts as terms. Function words are left out, and so are the words of asking.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.compounds import split_compound
from pipeline.inflection import base_form
from pipeline.lexicon import fold
from pipeline.types import Span

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"  # an accent may be a character of its own
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|{_LETTERS}(?:['’]{_LETTERS})*|\w")
_STOP_WORDS = frozenset(
    """aan al alle alleen als bij daar daarbij daarmee daarna daarom daarop daarvan daarvoor dan dat
    de deze die dit doch door dus echter een één eens en er erin erop ervan ervoor ge geen gij haar
    had hadden heb hebben hebt heeft hem hen het hier hierbij hij hoe hun iemand iets ik in is ja je
    jij jou jouw jullie kan kon konden kunnen maar me mee meer men met mij mijn moest moesten moet
    moeten mogen mag na naar namelijk niet niets noch nog nu of om omdat onder ons onze ook op over
    reeds s t te tegen ten ter toch toen tot u uit uw van vanuit veel voor waar waarbij waarin
    waarmee waarom waarop waaruit waarvan waarvoor want waren was wat we wel welk welke werd werden
    wie wij wil willen worden wordt zal ze zei zelf zich zij zijn zo zoals zou zouden zodat zulke
    hoeveel hoelang wanneer worden geworden gaat gaan zegt zeggen staat staan vindt vinden
    rapport tekst essay document auteur auteurs""".split()
)
_ASKS_FOR_NUMBER = re.compile(
    r"\b(?:hoeveel|hoelang|hoe\s+(?:vaak|lang|hoog|groot|oud|ver|veel|duur|zwaar|snel)|wanneer|"
    r"(?:in|uit|sinds)\s+welk\s+jaar|op\s+welke\s+datum|"
    r"welk\s+(?:percentage|bedrag|aantal|jaar|cijfer)|wat\s+kost(?:te)?|wat\s+verdien\w*)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|tien\b|tig\b|tallen\b|honderd|duizend|miljoen|miljard|"
    r"\b(?:nul|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf|een\s+(?:keer|maal|derde)|"
    r"eenmaal|enkele|paar|half|helft|kwart|driekwart|meerderheid|ton|procent)\b"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: its place, its stem, and the stems of its parts if it is a compound."""

    span: Span
    stem: str
    parts: tuple[str, ...] = ()


def terms(text: str) -> list[Term]:
    """The terms of a text in order; function words are left out."""
    found = []
    for word in _WORD.finditer(text):
        folded = fold(word.group())
        if folded in _STOP_WORDS and not _is_abbreviation(word.group()):
            continue
        found.append(Term(Span(*word.span()), *_analyse(folded)))
    return found


def asks_for_number(question: str) -> bool:
    """Whether only a figure, a date or a duration answers the question."""
    return bool(_ASKS_FOR_NUMBER.search(question))


def has_number(text: str) -> bool:
    """Whether the text has a figure, in digits or in words."""
    return bool(_NUMBER.search(fold(text)))


def _is_abbreviation(word: str) -> bool:
    """Whether capitals make a function word a name: «het OM» is not «om»."""
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=200_000)
def _analyse(word: str) -> tuple[str, tuple[str, ...]]:
    if word[0].isdigit():
        return re.sub(r"[.,](?=\d{3}\b)", "", word), ()
    bare = re.sub(r"['’]s?$", "", word).replace("'", "").replace("’", "")
    parts = tuple(base_form(part) for part in split_compound(bare))
    return base_form(bare), parts
