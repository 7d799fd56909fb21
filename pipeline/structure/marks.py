"""The marks at the start of a line that make it a list item: «1⇥», «b)», «>>», «•»."""

import re

from pipeline.types import Item, ItemStyle, Span

_BULLET = re.compile(r"(>>|[•▪■◦‣⁃●○\uf0b7\uf0a7]|[-–—*](?=\s))\s*(?=\S)")
_DASHES = frozenset("-–—*")
_NUMBERED = (
    (ItemStyle.NUMBER, re.compile(r"(\d{1,2})(?:(?P<stop>[.)])\s+|(?P<tab>\s*\t\s*))(?=\S)")),
    (ItemStyle.LETTER, re.compile(r"([a-z])(?:(?P<stop>[.)])\s+|(?P<tab>\s*\t\s*))(?=\S)")),
)


class Marks:
    """Finds marks line by line; remembers where each list was, since its numbering must run on."""

    def __init__(self) -> None:
        self._last: dict[ItemStyle, str | None] = {ItemStyle.NUMBER: None, ItemStyle.LETTER: None}

    def find(self, line: str, fresh: bool) -> tuple[Item, Span] | None:
        """The mark of `line` and its place in it, or None.

        `fresh` says that the line may start something new: a sentence has ended before it.
        Bullets get an empty label; their ordinals are counted when the sections are known.
        """
        bullet = _BULLET.match(line)
        if bullet and (fresh or bullet[1] not in _DASHES):
            return Item(ItemStyle.BULLET, ""), Span(*bullet.span(1))
        for style, pattern in _NUMBERED:
            mark = pattern.match(line)
            if mark and (fresh or mark["tab"]) and self._may_follow(style, mark[1]):
                self._last[style] = mark[1]
                end = mark.end("stop") if mark["stop"] else mark.end(1)
                return Item(style, mark[1]), Span(mark.start(1), end)
        return None

    def _may_follow(self, style: ItemStyle, label: str) -> bool:
        return label in (successor(None, style), successor(self._last[style], style))


def successor(label: str | None, style: ItemStyle) -> str:
    """The label after this one in a list; the first label for None."""
    if label is None:
        return "1" if style is ItemStyle.NUMBER else "a"
    return str(int(label) + 1) if style is ItemStyle.NUMBER else chr(ord(label) + 1)
