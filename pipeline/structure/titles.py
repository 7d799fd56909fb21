"""The form of a title: its number, its length, how it begins."""

import re

from pipeline.structure.linegroup import LineGroup

NUMBER = re.compile(
    r"(?:(?:hoofdstuk|paragraaf|deel)\s+|§\s*)?(\d{1,2}(?:\.\d{1,3}){0,4})[.:)]?\s+(?=\S)", re.I
)
_LABEL = re.compile(r"([IVX]{1,5}|[A-Z](?:\.\d{1,2}){0,3})(?:[.:)]\s+|\s+[-–—]?\s*)(?=\S)")
MAX_LINES, MAX_WORDS, MAX_CHARACTERS = 4, 18, 140


def title_of(words: str, number: str | None) -> str:
    """The words of a heading without its number."""
    for pattern in (NUMBER, _LABEL):
        mark = pattern.match(words)
        if mark and mark[1] == number:
            return words[mark.end() :]
    return words


def letter_number(words: str) -> str | None:
    """«II» of «II. Methode», «A.1» of «A.1 Gegevens»; None where there is no such number."""
    mark = _LABEL.match(words)
    return mark[1] if mark else None


def has_title(group: LineGroup, title_start: int) -> bool:
    """Whether the words are as few as those of a title, and begin like one."""
    title = group.words[title_start:]
    first = next((c for c in title if c.isalnum()), "")
    return (
        len(group.lines) <= MAX_LINES
        and len(title) <= MAX_CHARACTERS
        and len(title.split()) <= MAX_WORDS
        and first.isalpha()
        and (not first.islower() or title.startswith("…"))
    )
