"""Quotations with one known change: a negation, a number, a name, or another word."""

import re
from collections.abc import Callable, Sequence
from random import Random

from pipeline.lexicon import fold, is_word
from pipeline.numbers import number
from pipeline.types import Document
from tests.checking.cases import CHANGED, Case, stretches

_NEGATED = {
    "geen": "een", "een": "geen", "niet": "wel", "wel": "niet", "nooit": "altijd",
    "altijd": "nooit", "nergens": "overal", "overal": "nergens", "zonder": "met", "met": "zonder",
    "niemand": "iedereen", "iedereen": "niemand", "alles": "niets", "niets": "alles",
    "nauwelijks": "duidelijk", "veel": "geen", "alle": "geen", "ook": "niet",
}  # fmt: skip
_TENSE = {
    "is": "was", "was": "is", "zijn": "waren", "waren": "zijn", "heeft": "had", "had": "heeft",
    "hebben": "hadden", "hadden": "hebben", "wordt": "werd", "werd": "wordt", "worden": "werden",
    "werden": "worden", "kan": "kon", "kunnen": "konden", "moet": "moest", "moeten": "moesten",
    "wil": "wilde", "gaat": "ging", "komt": "kwam", "blijft": "bleef", "geeft": "gaf",
}  # fmt: skip
_SYNONYMS = {
    "ook": "eveneens", "maar": "echter", "zeer": "erg", "vooral": "met name", "groot": "omvangrijk",
    "belangrijk": "wezenlijk", "vaak": "dikwijls", "kan": "mag", "moet": "kan",
    "politie": "korpsen", "gemeente": "stad", "gemeenten": "steden", "burgemeester": "wethouder",
    "nieuwe": "recente", "verschillende": "diverse", "mensen": "personen", "omdat": "doordat",
    "huishoudens": "gezinnen",
    "hoger": "groter", "lager": "kleiner", "meer": "minder", "deze": "die", "dit": "dat",
}  # fmt: skip
_ARTICLES = {"de": "het", "het": "de", "De": "Het", "Het": "De"}
_NUMBER_WORDS = "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig".split()
_NAMES = "Jansen Vermeulen Groningen Utrecht Kuipers Zeeland Bakker Almere Dijkstra Brabant".split()


def changed_cases(documents: Sequence[Document], each: int, random: Random) -> list[Case]:
    """Quotations with one change, `each` of every kind that the documents allow."""
    source = stretches(documents, random)
    wanted = {kind: each for kind, _, _ in _CHANGES}
    cases = []
    everything = "\n".join(_bare(document.text) for document in documents)
    for _ in range(400 * each):
        document, span = next(source)
        words = " ".join(span.of(document.text).split()).split(" ")
        for kind, change, touch in sorted(_CHANGES, key=lambda c: -wanted[c[0]])[:3]:
            made = change(words, random) if wanted[kind] else None
            if made and _bare(made) not in everything:
                wanted[kind] -= 1
                cases.append(Case(kind, made, CHANGED, touch, document=document.id, span=span))
                break
        if not any(wanted.values()):
            break
    return cases


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


Words = list[str]


def _at(words: Words, random: Random, fits: Callable[[str], bool]) -> int | None:
    """A place strictly within the quotation whose word fits."""
    places = [i for i in range(2, len(words) - 2) if fits(words[i])]
    return random.choice(places) if places else None


def _replaced(words: Words, place: int, new: str) -> str:
    old = words[place]
    core = re.match(r"\w[\w-]*", old)
    tail = old[core.end() :] if core else ""
    return " ".join([*words[:place], new + tail, *words[place + 1 :]])


def _swap(table: dict[str, str]) -> Callable[[Words, Random], str | None]:
    def change(words: Words, random: Random) -> str | None:
        place = _at(words, random, lambda w: w in table)
        return None if place is None else _replaced(words, place, table[words[place]])

    return change


def _insert_negation(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    new = random.choice(("niet", "geen", "nooit", "nergens", "zonder", "nauwelijks"))
    return " ".join([*words[:place], new, *words[place:]])


def _remove_negation(words: Words, random: Random) -> str | None:
    gone = ("niet", "geen", "nooit", "nergens", "zonder", "nauwelijks", "niemand", "niets")
    place = _at(words, random, lambda w: w in gone)
    return None if place is None else " ".join(words[:place] + words[place + 1 :])


def _move_negation(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w in ("niet", "nooit", "nauwelijks"))
    if place is None or words[place] == words[place + 1]:
        return None
    moved = [*words[:place], words[place + 1], words[place], *words[place + 2 :]]
    return " ".join(moved)


def _turn(words: Words, random: Random) -> str | None:
    def fits(word: str) -> bool:
        return word.isalpha() and word.islower() and len(word) > 4 and is_word(f"on{word}")

    place = _at(words, random, fits)
    return None if place is None else _replaced(words, place, f"on{words[place]}")


def _unturn(words: Words, random: Random) -> str | None:
    def fits(word: str) -> bool:
        return word.startswith("on") and word.isalpha() and len(word) > 6 and is_word(word[2:])

    place = _at(words, random, lambda w: fits(w) and not w.startswith(("onder", "ont")))
    return None if place is None else _replaced(words, place, words[place][2:])


def _digits(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.search(r"\d", w)))
    if place is None:
        return None
    word = words[place]
    digit = random.choice([i for i, c in enumerate(word) if c.isdigit()])
    new = random.choice([c for c in "123456789" if c != word[digit]])
    return " ".join([*words[:place], word[:digit] + new + word[digit + 1 :], *words[place + 1 :]])


def _decimal(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.fullmatch(r"\d+", w)))
    return None if place is None else _replaced(words, place, f"{words[place]},5")


def _percent(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.fullmatch(r"\d+(?:,\d+)?%?", w)))
    if place is None:
        return None
    word = words[place]
    new = word[:-1] if word.endswith("%") else f"{word}%"
    return " ".join([*words[:place], new, *words[place + 1 :]])


def _number_word(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w.isalpha() and number(fold(w)) is not None)
    if place is None:
        return None
    others = [w for w in _NUMBER_WORDS if number(w) != number(fold(words[place]))]
    return _replaced(words, place, random.choice(others))


def _insert_number(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    new = random.choice(("2015", "12%", "drie", "1,5", "tweehonderd"))
    return " ".join([*words[:place], new, *words[place:]])


def _name(words: Words, random: Random) -> str | None:
    places = [
        i for i in range(2, len(words) - 2)
        if re.fullmatch(r"[A-Z][a-zë]{2,}", words[i]) and words[i - 1][-1].isalpha()
    ]  # fmt: skip
    if not places:
        return None
    place = random.choice(places)
    return _replaced(words, place, random.choice([n for n in _NAMES if n != words[place]]))


def _plural(words: Words, random: Random) -> str | None:
    def other(word: str) -> str | None:
        forms = (f"{word}en", f"{word}s", word.removesuffix("en"), word.removesuffix("s"))
        found = [f for f in forms if f != word and len(f) > 3 and is_word(f)]
        return found[0] if found and word.isalpha() and word.islower() and len(word) > 4 else None

    place = _at(words, random, lambda w: other(w) is not None)
    return None if place is None else _replaced(words, place, other(words[place]) or "")


def _order(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 4)
    one, other = words[place : place + 2]
    if fold(one) == fold(other) or not (one.isalpha() and other.isalpha()):
        return None
    return " ".join([*words[:place], other, one, *words[place + 2 :]])


def _left_out(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    return " ".join(words[:place] + words[place + 1 :])


def _case(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w.isalpha() and w.islower() and len(w) > 4)
    return None if place is None else _replaced(words, place, words[place].capitalize())


_CHANGES: tuple[tuple[str, Callable[[Words, Random], str | None], str], ...] = (
    ("ontkenning erbij", _insert_negation, "ontkenning"),
    ("ontkenning weg", _remove_negation, "ontkenning"),
    ("ontkenning verwisseld", _swap(_NEGATED), "ontkenning"),
    ("ontkenning verplaatst", _move_negation, "ontkenning"),
    ("on- erbij", _turn, "ontkenning"), ("on- weg", _unturn, "ontkenning"),
    ("cijfer", _digits, "getal"), ("decimaal", _decimal, "getal"), ("procent", _percent, "getal"),
    ("getal in letters", _number_word, "getal"), ("getal erbij", _insert_number, "getal"),
    ("naam", _name, "naam"), ("de/het", _swap(_ARTICLES), ""), ("tijd", _swap(_TENSE), ""),
    ("meervoud", _plural, ""), ("volgorde", _order, ""), ("synoniem", _swap(_SYNONYMS), ""),
    ("woord weg", _left_out, ""), ("hoofdletter binnenin", _case, ""),
)  # fmt: skip
