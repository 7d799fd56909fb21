"""Text → the abbreviations that it defines; question → its terms with their other forms.

    Openbaar Ministerie (OM)                       a long form, then the abbreviation in brackets
    Regionaal Informatie- en Expertisecentrum (hierna: RIEC)
    VNG (Vereniging van Nederlandse Gemeenten)     the other way round
    persoonsgerichte aanpak, afgekort PGA

The letters of an abbreviation must stand in the long form in order, the first at its beginning; of
all long forms the one is taken whose letters stand most at the beginning of words. In Dutch a part
of a compound counts as a word (Expertise·centrum: EC), function words may be passed over, and every
other word must give a letter. One abbreviation may have several long forms; all of them count.

Source: Schwartz & Hearst (2003), A simple algorithm for identifying abbreviation definitions in
biomedical text, Pacific Symposium on Biocomputing 8. Left out: tables and word lists.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.analysis import Term, terms
from pipeline.compounds import split_compound
from pipeline.lexicon import fold, is_word

_SHORT = r"[^\W_][\w&.]{1,9}"
_OPEN, _CLOSE = "[\"“”„'‘’«»]?", "[\"“”'‘’«»]?"
_NAMED = r"(?:hierna|verder|voortaan|afgekort|kortweg|ook wel)(?: [a-z]+){0,2}:? "
_IN_BRACKETS = re.compile(
    rf"\s\((?:{_NAMED})?(?:de |het )?{_OPEN}({_SHORT}){_CLOSE}(?:[;,][^()]*)?\)"
)
_AFTER_COMMA = re.compile(
    rf",\s(?:afgekort|kortweg)\s(?:als\s|tot\s|de\s|het\s)?{_OPEN}({_SHORT})\b"
)
_BEFORE_BRACKETS = re.compile(rf"\b({_SHORT})\s\(({_OPEN}[^\W\d_][^()]{{6,120}})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_HYPHEN = re.compile("[-‐‑]")
_END = re.compile(r"[.:;!?()\[\]\"“”«»]|\n\s*\n")
_LONGEST = 160  # characters before the abbreviation that are looked at
_FUNCTION_WORDS = frozenset(
    "aan bij d de den der des door en het in met of om op over te ten ter tot uit van via "
    "voor".split()
)
# What a letter is worth, by where it stands; «Marechaussee» gives «Mar» of «KMar».
_AT_WORD, _AT_PART, _AFTER_LETTER, _INSIDE = 4, 3, 2, 0
_IMPOSSIBLE = -1_000


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and its long form, both as they are written."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word of a long form, and where its parts begin; its start is not among them."""

    letters: str
    parts: frozenset[int]


def find_abbreviations(*texts: str) -> tuple[Abbreviation, ...]:
    """The abbreviations that the texts define, in order, each once."""
    found: dict[tuple[str, str], Abbreviation] = {}
    for text in texts:
        for item in _definitions(text):
            found.setdefault((item.short, fold(item.long)), item)
    return tuple(found.values())


def question_terms(question: str, abbreviations: tuple[Abbreviation, ...]) -> list[Term]:
    """The terms of a question, each with the other ways in which the documents write it.

    An abbreviation has its long forms, and every term of a long form has the abbreviation. What is
    also an ordinary word is an abbreviation only if it has a capital: «BIG», not «big».
    """
    found = terms(question)
    stems = [term.stem for term in found]
    others: list[dict[tuple[str, ...], None]] = [{} for _ in found]
    for short, long in _pairs(abbreviations):
        for run, other in ((short, long), (long, short)):
            for start in occurrences(run, stems):
                places = range(start, start + len(run))
                if run is long or not _is_ordinary(found[start].span.of(question)):
                    for place in places:
                        others[place][other] = None
    return [replace(term, others=tuple(o)) for term, o in zip(found, others, strict=True)]


def occurrences(run: Sequence[str], stems: Sequence[str]) -> list[int]:
    """Where a run of stems begins among the stems of a text, function words left out."""
    length = len(run)
    return [
        start
        for start, stem in enumerate(stems)
        if stem == run[0] and tuple(stems[start : start + length]) == tuple(run)
    ]


@lru_cache(maxsize=4)
def _pairs(
    abbreviations: tuple[Abbreviation, ...],
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The stems of each abbreviation and of its long form, both of at least one term."""
    pairs = {
        tuple(tuple(term.stem for term in terms(text)) for text in (item.short, item.long)): None
        for item in abbreviations
    }
    return [(short, long) for short, long in pairs if short and long]


def _is_ordinary(word: str) -> bool:
    return word.islower() and is_word(word)


def long_form(short: str, before: str) -> str | None:
    """The long form of an abbreviation that ends a stretch of text, or None if there is none."""
    words = list(_WORD.finditer(before))[-2 * len(short) - 5 :]
    best: tuple[int, int] | None = None
    for start, word in enumerate(words):
        if fold(word.group()) not in _FUNCTION_WORDS:
            worth = _worth(short, [w.group() for w in words[start:]])
            if worth is not None and (best is None or worth >= best[0]):
                best = worth, word.start()
    return before[best[1] :].strip(" \n\t,-‐‑") if best else None


def _definitions(text: str) -> Iterator[Abbreviation]:
    for pattern in (_IN_BRACKETS, _AFTER_COMMA):
        for match in pattern.finditer(text):
            before = _END.split(text[max(match.start() - _LONGEST, 0) : match.start()])[-1]
            long = long_form(match[1], before)
            if long:
                yield Abbreviation(match[1], " ".join(long.split()))
    for match in _BEFORE_BRACKETS.finditer(text):
        long = long_form(match[1], match[2])
        if long and len(_WORD.findall(match[2])) - len(_WORD.findall(long)) <= 1:  # an article
            yield Abbreviation(match[1], " ".join(long.split()))


def _worth(short: str, words: Sequence[str]) -> int | None:
    """How well the letters of an abbreviation stand in these words, or None if not well enough.

    With two capitals or more some letters may come from within the words («PGA»); of all others
    («Wmo», «boa»), and for a long form of one word, every letter must begin a word or a part.
    """
    letters = "".join(filter(str.isalnum, fold(short)))
    capitals = sum(map(str.isupper, short))
    content = [word for word in map(fold, words) if word not in _FUNCTION_WORDS]
    if len(letters) < 2 or len(content) > len(letters) or short in _FUNCTION_WORDS:
        return None
    if content[-1] != fold(words[-1]) or content[0].startswith(letters):
        return None
    worth = _align(letters, [_analysed(word) for word in words])
    loose = capitals > 1 and len(words) > 1
    least = (_AFTER_LETTER if loose else _AT_PART) * len(letters)
    return worth if worth >= least else None


def _align(letters: str, words: Sequence[_Word]) -> int:
    """The most that the letters are worth, in order; the first one must begin the first word."""

    @cache
    def best(letter: int, word: int, place: int) -> int:
        if word == len(words):
            return 0 if letter == len(letters) else _IMPOSSIBLE
        current = words[word]
        may_leave = place > 0 or (word > 0 and current.letters in _FUNCTION_WORDS)
        most = best(letter, word + 1, 0) if may_leave else _IMPOSSIBLE
        for at in range(place, len(current.letters) if letter < len(letters) else 0):
            if current.letters[at] == letters[letter] and (at == 0 or letter > 0):
                most = max(most, _value(current, at, place) + best(letter + 1, word, at + 1))
        return most

    return best(0, 0, 0)


def _value(word: _Word, at: int, place: int) -> int:
    if at == 0:
        return _AT_WORD
    if at in word.parts:
        return _AT_PART
    return _AFTER_LETTER if at == place else _INSIDE


def _analysed(word: str) -> _Word:
    """A word with the starts of its parts, between hyphens or in a compound."""
    starts: set[int] = set()
    letters = ""
    for piece in _HYPHEN.split(fold(word)):
        starts.add(len(letters))
        place = 0
        for part in split_compound(piece):
            place = piece.index(part, place)
            starts.add(len(letters) + place)
            place += len(part)
        letters += piece
    return _Word(letters, frozenset(starts - {0}))
