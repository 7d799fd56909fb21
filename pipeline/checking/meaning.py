"""Which changes of a quotation touch its meaning for certain: a negation, a number, a name.

Other changes may touch it as well («kan», «moet»); these are the ones that a reader must not miss.
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from pipeline.checking.tokens import Token
from pipeline.lexicon import fold, is_word
from pipeline.numbers import leading_number, number

NEGATIONS = frozenset(
    "niet geen nooit nergens niemand niets niks noch zonder nimmer evenmin nauwelijks amper "
    "geenszins allerminst ongeacht behalve".split()
)
_QUANTITIES = frozenset(
    "half halve helft anderhalf anderhalve dubbel dubbele kwart driekwart procent promille % ‰ ° "
    "tientallen honderden duizenden miljoenen miljarden beide beiden".split()
)
_ONE = frozenset(("één", "éen", "Één", "Eén", "Éen", "ÉÉN"))
_TURNING = ("on", "niet-", "non-", "in", "im", "ir", "a", "anti", "anti-", "wan")
_ROMAN = re.compile(r"(?=[IVXLC]{2})(?:XC|XL|L?X{0,3}|C{1,3})(?:IX|IV|V?I{0,3})")
_STEM = 4


class Touch(StrEnum):
    """What of the meaning a change touches."""

    NEGATION = "ontkenning"
    NUMBER = "getal"
    NAME = "naam"


def touched(
    written: Sequence[Token], found: Sequence[Token], names: Collection[str] = ()
) -> tuple[Touch, ...]:
    """What a change from the words `found` in a document to those `written` touches.

    `names` are the words that the document writes with a capital within a sentence.
    """
    before, after = [t.key for t in found], [t.key for t in written]
    touches = []
    if _negations(before) != _negations(after) or _turned(set(before), set(after)):
        touches.append(Touch.NEGATION)
    if values(before) != values(after):
        touches.append(Touch.NUMBER)
    if _names(found, names) != _names(written, names):
        touches.append(Touch.NAME)
    return tuple(touches)


def has_negation(words: Sequence[Token]) -> bool:
    """Whether there is a negation among these words."""
    return bool(_negations([token.key for token in words]))


def _negations(words: Sequence[str]) -> list[str]:
    """The negations, also as a part of a word: «niet-commercieel»."""
    return sorted(p for word in words for p in fold(word).split("-") if p in NEGATIONS)


def _turned(before: set[str], after: set[str]) -> bool:
    gone = {fold(word) for word in before - after}
    come = {fold(word) for word in after - before}
    return any(_opposite(a, b) or _opposite(b, a) for a in gone for b in come)


def _opposite(word: str, plain: str) -> bool:
    """«onwenselijk» of «wenselijk», «onveiliger» of «veilig», «zinloze» of «zinvolle»."""
    if any(f"{prefix}{plain}" == word for prefix in _TURNING):
        return True
    if word.startswith("on") and len(plain) >= _STEM and word[2:].startswith(plain[:_STEM]):
        return True
    lacks = re.search(r"lo(?:os|ze)", word)
    return bool(lacks) and not re.search(r"lo(?:os|ze)", plain) and word[:3] == plain[:3]


def values(words: Sequence[str]) -> list[str]:
    """The numbers in order: «22» and «tweeëntwintig» are one value, «15» and «15%» are two."""
    folded = [fold(word) for word in words]
    found: list[str] = []
    place = 0
    while place < len(words):
        several = leading_number(folded[place:])
        value = several[0] if several else _value(words[place], folded[place])
        found += [value] if value else []
        place += several[1] if several else 1
    return found


def _value(word: str, folded: str) -> str | None:
    if word in _ONE:
        return "1"
    if _ROMAN.fullmatch(word):
        return word
    value = number(folded)
    if value is None and any(c.isdigit() for c in word):
        return folded
    return value or (folded if folded in _QUANTITIES else None)


def _names(words: Sequence[Token], names: Collection[str]) -> list[str]:
    return [token.key for token in words if is_name(token, names)]


def is_name(token: Token, names: Collection[str]) -> bool:
    """A word with a capital; at the beginning of a sentence it must be no common word."""
    if not any(c.isupper() for c in token.key):
        return False
    return not token.opens or token.key in names or not is_word(token.key)
