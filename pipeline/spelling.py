"""Old and other spellings of a word → the one that the lexicon knows, for comparing only.

    mensch, Nederlandsche → mens, Nederlandse                  before 1947
    deelen, regeering, zooals → delen, regering, zoals         before 1947
    aktie, kommissie, accoord → actie, commissie, akkoord      before 1995
    pannekoek → pannenkoek                                     before 1995

A spelling changes only into a word that is known, and only if just one such word comes of it. For
-c- and -k- and the linking -n- the word as it stands must be unknown as well. Left out: «ph», «th»,
«ae» and «y», which live on in names (Philips, Maes), and «zoo», which is an animal park.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from pipeline.compounds import split_compound
from pipeline.inflection import is_form, stem

_SHORTEST = 4
_LOANS = (
    "boomer",
    "groove",
    "keeper",
    "meeting",
    "pool",
    "weekend",
    "zoom",
)  # spelled as in English
_MOST_CHOICES = 5  # letters c and k of one word that are tried both ways
# What no word of today has, so that it is undone even in a word that the lexicon lists.
_OUTDATED = (
    (re.compile(r"(?<![it])sch(?=(?:e|en|er|ers)?$)"), "s"),
    (re.compile(r"^(d|fr|v)isch(?=(?:e|en)?$)"), r"\1is"),  # but «logisch» is not «logis»
    (re.compile(r"([aeou])\1(?=[bdfgklmnprstvwz][ei])"), r"\1"),
    (re.compile(r"^zoo(?=als|danig|veel|wel|zeer)"), "zo"),
    (re.compile(r"kt(?=i[eo]|eur|ue|uu)"), "ct"),
)
_EXCHANGES = ((re.compile(r"(kk?(?![eiky]))"), "c", 6), (re.compile(r"(cc?(?![cehiky]))"), "k", 7))
"""What is exchanged, for what, in words of at least how many letters: shorter ones are names."""
_LINK = re.compile(r"(?<=[^\W\d_]{3}e)(?=[bcdfghjklmpqrstvwz][^\W\d_]{2})")


@lru_cache(maxsize=50_000)
def modern_spelling(word: str) -> str:
    """The folded word in the spelling that the lexicon knows, or as it is."""
    if len(word) < _SHORTEST or not word.isalpha() or any(loan in word for loan in _LOANS):
        return word
    for pattern, instead in _OUTDATED:
        changed = pattern.sub(instead, word)
        if changed != word and is_form(changed) and not split_compound(word):
            word = changed  # but «schoolarts» is «school·arts»
    if is_form(word) or is_form(stem(word)):
        return word
    known = {variant for variant in _variants(word) if is_form(variant)}
    return known.pop() if len(known) == 1 else word


def _variants(word: str) -> Iterator[str]:
    """The word with -c- for -k- or the reverse at any of its places, and with -n- after an -e-."""
    for pattern, instead, shortest in _EXCHANGES:
        pieces = pattern.split(word)  # every second one is exchanged or not
        if len(word) >= shortest and len(pieces) <= 2 * _MOST_CHOICES + 1:
            choices = [
                (piece, instead * len(piece)) if number % 2 else (piece,)
                for number, piece in enumerate(pieces)
            ]
            yield from map("".join, product(*choices))
    for link in _LINK.finditer(word):
        yield f"{word[: link.start()]}n{word[link.start() :]}"
