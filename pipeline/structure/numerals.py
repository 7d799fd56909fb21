"""Figures as they are printed: «12», «iv», «B.3»."""

import re
from typing import NamedTuple

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_FIGURES = re.compile(r"\d{1,9}|\b[ivxlc]{1,7}\b|\b[IVXLC]{1,7}\b")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Figure(NamedTuple):
    """A number in a line: what it counts, and as printed."""

    value: int
    printed: str

    @property
    def roman(self) -> bool:
        """Whether it is printed in Roman figures."""
        return not self.printed.isdecimal()


def roman_value(word: str) -> int | None:
    """What Roman figures, all of one case, stand for; None for other words."""
    plain = word.lower()
    if not word or word not in (plain, word.upper()) or not _ROMAN.fullmatch(plain):
        return None
    values = [_VALUES[letter] for letter in plain]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def as_roman(value: int) -> str:
    """A number from 1 in lower-case Roman figures."""
    pairs: tuple[tuple[int, str], ...]
    pairs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
    pairs += ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for worth, figures in pairs:
        times, value = divmod(value, worth)
        written += figures * times
    return written


def template(words: str) -> tuple[str, tuple[Figure, ...]]:
    """The words with `#` for each number, and those numbers: what recurs, and what counts on."""
    figures: list[Figure] = []

    def blank(match: re.Match[str]) -> str:
        word = match.group()
        value = int(word) if word.isdecimal() else roman_value(word)
        if value is None:
            return word
        figures.append(Figure(value, word))
        return "#"

    return " ".join(_FIGURES.sub(blank, words).split()), tuple(figures)
