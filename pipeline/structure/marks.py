"""The marks at the start of a line that make it a list item: «1⇥», «b)», «>>», «•»."""

import re

from pipeline.structure.numerals import as_roman, roman_value
from pipeline.types import Item, ItemStyle, Span

_BULLET = re.compile(r"(>>|[•▪■◦‣⁃●○►▶➢➤◆❖✓✔☐□\ue000-\uf8ff]|[-–—*](?=\s))\s*(?=\S)")
_DASHES = frozenset("-–—*")
_NUMBERED = (
    (ItemStyle.NUMBER, re.compile(r"(\d{1,2})(?:(?P<stop>[.)])\s+|(?P<tab>\s*\t\s*))(?=\S)")),
    (ItemStyle.LETTER, re.compile(r"([a-z])(?:(?P<stop>[.)])\s+|(?P<tab>\s*\t\s*))(?=\S)")),
)
_HOLLOW = re.compile(r"o\s+(?=\S)")  # a hollow bullet of Word
_ROMAN = re.compile(r"(\(?(?P<label>[ivx]{1,5}|[IVX]{1,5})[.)])\s+(?=\S)")


class Marks:
    """Finds marks line by line; remembers where each list was, since its numbering must run on."""

    def __init__(self, roman: frozenset[str] = frozenset()) -> None:
        self._roman = roman  # the first words of the lines, where Roman figures may be marks
        self._last_roman = 0
        self._last: dict[ItemStyle, str | None] = {ItemStyle.NUMBER: None, ItemStyle.LETTER: None}

    def find(self, line: str, fresh: bool) -> tuple[Item, Span] | None:
        """The mark of `line` and its place in it, or None.

        `fresh` says that the line may start something new: a sentence has ended before it.
        Bullets get an empty label; their ordinals are counted when the sections are known.
        """
        bullet = _BULLET.match(line)
        if bullet and (fresh or bullet[1] not in _DASHES):
            return Item(ItemStyle.BULLET, ""), Span(*bullet.span(1))
        if self._roman and _HOLLOW.match(line):
            return Item(ItemStyle.BULLET, ""), Span(0, 1)
        roman = self._find_roman(line, fresh) if self._roman else None
        if roman:
            return roman
        for style, pattern in _NUMBERED:
            mark = pattern.match(line)
            if mark and (fresh or mark["tab"]) and self._may_follow(style, mark[1]):
                self._last[style] = mark[1]
                end = mark.end("stop") if mark["stop"] else mark.end(1)
                return Item(style, mark[1]), Span(mark.start(1), end)
        return None

    def _find_roman(self, line: str, fresh: bool) -> tuple[Item, Span] | None:
        """«II.», «(ii)»: the first one only where the list goes on."""
        mark = _ROMAN.match(line)
        value = roman_value(mark["label"]) if mark else None
        if mark is None or value is None or value not in (1, self._last_roman + 1):
            return None
        second = mark[1].replace(mark["label"], mark["label"] * 2)
        if value == 1 and (second not in self._roman or not fresh):
            return None
        self._last_roman = value
        return Item(ItemStyle.NUMBER, mark["label"]), Span(*mark.span(1))

    def _may_follow(self, style: ItemStyle, label: str) -> bool:
        return label in (successor(None, style), successor(self._last[style], style))


def successor(label: str | None, style: ItemStyle) -> str:
    """The label after this one in a list; the first label for None."""
    if label is None:
        return "1" if style is ItemStyle.NUMBER else "a"
    if style is ItemStyle.LETTER:
        return chr(ord(label) + 1)
    value = roman_value(label)
    if value is None:
        return str(int(label) + 1)
    following = as_roman(value + 1)
    return following if label.islower() else following.upper()
