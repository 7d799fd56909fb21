"""Dutch lexical analysis: text → terms with their places, for index, question and marks.

A term is a word without its inflection, accents, capitals and old spelling; a number is its value,
in words or digits. A compound also has its parts as terms, and so has a word with a hyphen and a
number of several words. Function words are left out, and so are the words of asking.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.compounds import split_compound
from pipeline.inflection import base_form
from pipeline.lexicon import fold
from pipeline.numbers import leading_number, number
from pipeline.spelling import modern_spelling
from pipeline.types import Span

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"  # an accent may be a character of its own
_PLAIN_WORD = rf"{_LETTERS}(?:['’]{_LETTERS})*"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*(?:(?:e|de|ste)\b)?|{_PLAIN_WORD}(?:[-‐‑]{_PLAIN_WORD})*|\w")
_HYPHEN = re.compile("[-‐‑]")
_LONGEST_NUMBER = 8  # words
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
    """A word of a text: its place, its stem, and the stems of its parts if it is a compound.

    `respelled` tells that the stem is that of another spelling. In a question `others` are the
    other ways to write the term, each as the stems of one or more words.
    """

    span: Span
    stem: str
    parts: tuple[str, ...] = ()
    respelled: bool = False
    others: tuple[tuple[str, ...], ...] = ()


def terms(text: str) -> list[Term]:
    """The terms of a text in order; function words are left out."""
    words = list(_WORD.finditer(text))
    found: list[Term] = []
    place = 0
    while place < len(words):
        run = _run(text, words[place : place + _LONGEST_NUMBER])
        joined = leading_number(run) if len(run) > 1 else None
        taken = joined[1] if joined else 1
        span = Span(words[place].start(), words[place + taken - 1].end())
        if joined and taken > 1:
            parts = tuple(part for word in run[:taken] if (part := number(word)))
            found.append(Term(span, joined[0], parts))
        elif run[0] and (run[0] not in _STOP_WORDS or _is_abbreviation(words[place].group())):
            found.append(Term(span, *_analyse(run[0])))
        place += taken
    return found


def _run(text: str, words: list[re.Match[str]]) -> list[str]:
    """The folded words from the first on that only white space parts, if the first is a number."""
    run = [fold(words[0].group())]
    if number(run[0]) is None:
        return run
    for before, word in pairwise(words):
        if not text[before.end() : word.start()].isspace():
            break
        run.append(fold(word.group()))
    return run


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
def _analyse(word: str) -> tuple[str, tuple[str, ...], bool]:
    """Stem, parts and whether it is respelled, of a folded word."""
    bare = re.sub(r"['’]s?$", "", word).replace("'", "").replace("’", "")
    pieces = _HYPHEN.split(bare)
    joined = "".join(pieces)
    value = number(joined)
    if value:
        return value, (value.removesuffix("e"),) if value.endswith("e") else (), False
    spelled = modern_spelling(joined)
    parts = split_compound(spelled)
    if len(pieces) > 1:
        parts = tuple(_pieces(pieces)) or parts
    stems = tuple(number(part) or base_form(part) for part in parts)
    return base_form(spelled), stems, spelled != joined


def _pieces(pieces: list[str]) -> Iterator[str]:
    """The words between hyphens that tell something, taken apart where they are compounds."""
    for piece in map(modern_spelling, pieces):
        if len(piece) > 1 and piece not in _STOP_WORDS:
            yield piece
            yield from split_compound(piece)
