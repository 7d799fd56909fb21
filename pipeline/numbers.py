"""Dutch numbers in words and in digits → one way of writing: «tweeëntwintig» and «22» are «22».

    cardinal = [millions] [thousands] [hundreds] [tens]     driehonderdvijfentwintigduizend, elf
    ordinal  = cardinal with «de» or «ste»                  tweeëntwintigste, 22e → «22e»

Dutch writes a space after «duizend» and around «miljoen», so a number may take several words. An
ordinal is a word of its own: «Tweede Kamer» is not «2». «een» and «één» are never a number, for
they are mostly an article. Left out: fractions («half», «anderhalf», «driekwart»), loose quantities
(«tientallen»), and «en» between words («honderd en vijf»).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_SCALES = {"biljoen": 10**12, "miljard": 10**9, "miljoen": 10**6, "duizend": 10**3}
_SCALE_WORDS = {**_SCALES, "mld": 10**9, "mln": 10**6}
_IRREGULAR = {"eerste": "een", "derde": "drie"}
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:e|de|ste)")
_FIRST_WITH_STE = 20
_LONGEST_FIGURE = 15  # longer ones are codes


def _below_hundred() -> dict[str, int]:
    words = {word: value for value, word in enumerate([*_UNITS, *_TEENS], start=1)}
    for ten, word in enumerate(_TENS, start=2):
        words[word] = 10 * ten
        words |= {f"{unit}en{word}": 10 * ten + value for value, unit in enumerate(_UNITS, 1)}
    return words


_BELOW_HUNDRED = _below_hundred()


@lru_cache(maxsize=200_000)
def number(word: str) -> str | None:
    """A folded word or figure as a number in digits, an ordinal with «e» after it; else None."""
    if _ORDINAL_DIGITS.fullmatch(word):
        return f"{word.rstrip('dest')}e"
    if word[:1].isdecimal():
        return normal_digits(word)
    value = cardinal(word)
    if value is not None:
        return str(value)
    value = ordinal(word)
    return None if value is None else f"{value}e"


def cardinal(word: str) -> int | None:
    """The value of a folded cardinal written as one word; None for other words, and for «een»."""
    if word == "nul":
        return 0
    return None if word == "een" else _value(word)


def ordinal(word: str) -> int | None:
    """The value of a folded ordinal written as one word: «tweeentwintigste» → 22; else None."""
    for irregular, base in _IRREGULAR.items():
        if word.endswith(irregular):
            return _value(f"{word.removesuffix(irregular)}{base}")
    for ending in ("ste", "de"):
        value = cardinal(word.removesuffix(ending)) if word.endswith(ending) else None
        if value is not None and ending == _ordinal_ending(value):
            return value
    return None


def normal_digits(figure: str) -> str:
    """A figure in digits as Dutch reads it: «1.250.000» → 1250000, «2,50» → 2,5, «3.1» as it is."""
    plain = figure.replace(".", "") if _GROUPED.fullmatch(figure) else figure
    whole, comma, decimals = plain.partition(",")
    if comma and whole.isdecimal() and decimals.isdecimal():
        return f"{whole},{decimals.rstrip('0')}".rstrip(",")
    return plain


def leading_number(words: Sequence[str]) -> tuple[str, int] | None:
    """The cardinal that several folded words begin with, in digits, and how many words it takes.

    «2,5 miljoen euro» → ("2500000", 2); «drieduizend vijfhonderd» → ("3500", 2). A figure as large
    as the scale after it is another number: «in 2014 duizend agenten».
    """
    figure = number(words[0]) or ""
    whole, _, decimals = figure.partition(",")
    if not f"{whole}{decimals}".isdecimal() or len(figure) > _LONGEST_FIGURE:
        return None
    factor = _SCALE_WORDS.get(words[1], 0) if len(words) > 1 else 0
    if int(whole) >= min(factor, 10**6):
        written = decimals or words[0][0].isdecimal()
        return (figure, 1) if written else _with_rest(words, int(whole), 1)
    value, left = divmod(int(f"{whole}{decimals}") * factor, 10 ** len(decimals))
    return (figure, 1) if left else _with_rest(words, value, 2)


def _with_rest(words: Sequence[str], value: int, taken: int) -> tuple[str, int]:
    """What follows «duizend», «miljoen», … in words, added: «twee miljoen driehonderd»."""
    following = words[taken : taken + 1]
    smallest = next((scale for scale in _SCALES.values() if value and value % scale == 0), 0)
    if smallest and following and cardinal(following[0]) is not None:
        rest = leading_number(words[taken:])
        if rest and int(rest[0]) < smallest:
            return str(value + int(rest[0])), taken + rest[1]
    return str(value), taken


@lru_cache(maxsize=10_000)
def _value(word: str) -> int | None:
    """«tweemiljoen», «drieduizendvijf», «vijftienhonderd», «duizendeneen»: nothing is left over."""
    for name, factor in _SCALES.items():
        before, found, after = word.partition(name)
        if found:
            return _sum(_hundreds(before) if before else 1, factor, after)
    return _hundreds(word)


def _hundreds(word: str) -> int | None:
    before, found, after = word.partition("honderd")
    if not found:
        return _BELOW_HUNDRED.get(word)
    many = _BELOW_HUNDRED.get(before) if before else 1
    # «twintighonderd» is «tweeduizend»; «vijfentwintighonderd» is said.
    return None if many is None or many % 10 == 0 else _sum(many, 100, after)


def _sum(many: int | None, factor: int, after: str) -> int | None:
    """`many` times `factor`, and the value of what stands after it, if less than `factor`."""
    rest = 0 if not after else _value(after)
    if rest is None:
        rest = _value(after.removeprefix("en"))
    if many is None or rest is None or many >= 1000 or rest >= factor:
        return None
    return many * factor + rest


def _ordinal_ending(value: int) -> str:
    """«de» for 2 to 19 but «achtste» and the irregular ones; «ste» for all others."""
    last = value % 100
    if last in (1, 3):
        return ""
    return "de" if value == 0 or (1 < last < _FIRST_WITH_STE and last != 8) else "ste"
