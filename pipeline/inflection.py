"""Inflected word → base form: «steden» → stad, «geïnterviewd» → interview, «raadsleden» → raadslid.

The tables of the lexicon come first: irregular forms, then regular endings that lead to one known
word. A noun or adjective that inflects itself is never read as a form of a verb: «wet» is no form
of «weten». What is derived in -ing or -heid, and an infinitive, goes to the known word it is made
of: «samenwerking» and «samenwerken», «veiligheid» and «veilig», «besturen» and «bestuur» are one.
Of a compound only the last part inflects. For all other words there is Snowball's stemmer.

Left out: the sentence. «leden» is always «lid», though it may be the past of «lijden».
Source of the stemmer: Kraaij & Pohlmann (1994), Porter's stemming algorithm for Dutch.
"""

import re
from functools import lru_cache

import Stemmer

from pipeline.compounds import split_compound
from pipeline.lexicon import CLASSES, lexicon

_PARTICIPLE = re.compile(r"(?:\w*ge|be|er|her|ont|ver)\w+[dtn]$")
_INVARIABLE = frozenset(
    """soms thans anders alles iets mis meer meest minder minst nader eerder samen vooral weer
    verder zover trouwens overigens immers ineens onlangs""".split()
)
_ADJECTIVES = frozenset("bekend gezond".split())  # they only look like participles
_VOWELS = "aeiou"
_LONGEST_CHAIN = 4  # «speelde» → spelen → spel
_NO_BASES = frozenset("over een".split())  # «overheid» is not made of «over»
_DE_VOICED = {"v": "f", "z": "s"}


@lru_cache(maxsize=200_000)
def base_form(word: str) -> str:
    """The base form of a folded word, or its stem if the lexicon cannot tell."""
    if word in _INVARIABLE:
        return word
    current = word
    for _ in range(_LONGEST_CHAIN):
        following = _origin(_lemma(current))
        if following == current:
            break
        current = following
    if current != word or _is_base_form(word):
        return current
    parts = split_compound(word)
    if parts:
        return word.removesuffix(parts[-1]) + base_form(parts[-1])
    stemmed = stem(word)
    return _origin(stemmed) if _is_base_form(stemmed) else stemmed


def is_form(word: str) -> bool:
    """Whether the lexicon knows this folded word, or by its rules a word that it is a form of."""
    known = lexicon()
    listed = word in known.words or any(word in forms for forms in known.exceptions.values())
    return listed or _lemma(word) != word


def stem(word: str) -> str:
    """Snowball's stem of a folded word, known or not."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


def _lemma(word: str) -> str:
    """The base form that the tables give, or the word itself if they give none or several."""
    known = lexicon()
    if word in known.lookup:
        return known.lookup[word]
    listed = {name: known.exceptions[name].get(word, ()) for name in CLASSES}
    if not listed["noun"] and _inflects_itself(word):
        return word
    for name in _order(word):
        if len(listed[name]) == 1:
            return listed[name][0]
    if any(listed.values()) or _is_base_form(word):
        return word
    found = {base for name in CLASSES for base in _by_rule(word, name)}
    return found.pop() if len(found) == 1 else word


def _inflects_itself(word: str) -> bool:
    """Whether a word is a noun or adjective of its own, not the form of a verb it looks like."""
    inflecting, exceptions = lexicon().inflecting, lexicon().exceptions
    if word in inflecting["noun"] and not (word.endswith("e") and word in exceptions["adj"]):
        return True
    return word in inflecting["adj"] and (word in _ADJECTIVES or not _PARTICIPLE.match(word))


def _order(word: str) -> tuple[str, ...]:
    """The classes to try: what ends in -e is an adjective before it is a noun («grote»)."""
    return ("adj", "noun", "verb") if word.endswith("e") else CLASSES


def _by_rule(word: str, name: str) -> list[str]:
    """The headwords of a class that a regular ending leads to."""
    heads = lexicon().base_forms[name]
    bases = [
        word.removesuffix(ending) + instead
        for ending, instead in lexicon().rules[name]
        if word.endswith(ending)
    ]
    return [base for base in bases if base in heads]


def _origin(base: str) -> str:
    """The known word that a derived word or an infinitive is made of, or the word itself."""
    known = lexicon()
    quality = base.removesuffix("heid")
    if quality != base and quality in known.base_forms["adj"] and quality not in _NO_BASES:
        return quality
    if base.endswith("ing") and f"{base[:-3]}en" in known.base_forms["verb"]:
        base = f"{base[:-3]}en"
    if base.endswith("en") and base in known.base_forms["verb"]:
        noun = _without_en(base)
        return noun if noun in known.inflecting["noun"] else base
    return base


def _without_en(infinitive: str) -> str:
    """An infinitive without its ending, spelled as a word: «besturen» → bestuur."""
    stem = infinitive.removesuffix("en")
    if len(stem) < 3:
        return stem
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    open_syllable = stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    unstressed = len(stem) > 4 and stem[-2:] in ("el", "en", "er")
    if open_syllable and not unstressed:
        stem = stem[:-1] + stem[-2] + stem[-1]
    return stem[:-1] + _DE_VOICED.get(stem[-1], stem[-1])


def _is_base_form(word: str) -> bool:
    return any(word in heads for heads in lexicon().base_forms.values())


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")
