"""A date as programs write it → a date of CSL-JSON.

2017, 2017-03-05, 2017/03/05/, 2010/2012, 2010–2012, 5 maart 2017, March 2017, 2015a

What is none of these («in druk», «ca. 2015», «2017-21» for a spring) stays as words.
"""

import re
from typing import Any, NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar maa mrt", "apr", "may mei", "jun", "jul", "aug", "sep", "oct okt",
         "nov", "dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PARTED = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:T[\d:.]+Z?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{4})/(\d{0,2})(?:/(\d{0,2})(?:/)?)?", re.ASCII)
_RANGE = re.compile(r"(.+?)(?:/|–|--)(.+)|(\d{4})-(\d{4})", re.ASCII)
_LETTERED = re.compile(r"(\d{4})\s?([a-z])", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]{3,})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})", re.ASCII)


class CslDate(NamedTuple):
    """A date of CSL-JSON, empty if there is none, and the letter behind its year («2015a»)."""

    date: dict[str, Any]
    suffix: str = ""


def csl_date(text: str) -> CslDate:
    """The date in a text on one line."""
    text = text.strip()
    if not text:
        return CslDate({})
    if lettered := _LETTERED.fullmatch(text):
        return CslDate({"date-parts": [[int(lettered[1])]]}, lettered[2])
    if parts := _parts(text):
        return CslDate({"date-parts": [parts]})
    if found := _RANGE.fullmatch(text):
        first, last = (_parts(part.strip()) for part in found.groups() if part)
        if first and last:
            return CslDate({"date-parts": [first, last]})
    return CslDate({"literal": text})


def month_number(text: str) -> int:
    """The number of a month by its name, its first letters or its number; 0 if it is none."""
    bare = text.strip().strip(".").casefold()
    if bare.isascii() and bare.isdecimal():
        return int(bare[:3]) if 1 <= int(bare[:3]) <= 12 else 0
    return _MONTHS.get(bare[:3], 0) if bare.isalpha() else 0


def _parts(text: str) -> list[int]:
    """Year, month and day; empty if the text is no single date."""
    if found := _PARTED.fullmatch(text) or _SLASHED.fullmatch(text):
        numbers = [int(part) for part in found.groups() if part]
        return numbers if _possible(numbers) else []
    if (found := _WORDS.fullmatch(text)) and (month := month_number(found[2])):
        day = found[1] or found[3]
        numbers = [int(found[4]), month, *([int(day)] if day else [])]
        return numbers if _possible(numbers) else []
    return []


def _possible(numbers: list[int]) -> bool:
    most = (9999, 12, 31)
    return all(1 <= number <= top for number, top in zip(numbers, most, strict=False))
