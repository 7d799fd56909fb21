"""Styles and lists of an OpenDocument text: what a paragraph is, and which number it prints."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reading.elements import attribute, child, integer, local_name
from pipeline.reading.labels import formatted

_LEVEL_STYLES = ("list-level-style-number", "list-level-style-bullet", "list-level-style-image")
_NO_LIST = ""
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d+)?)(cm|mm|in|pt)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0}
_INDENTED = 14  # points


@dataclass(frozen=True, slots=True)
class Printed:
    """What a list prints: a number with its notation as `formatted` has it, or a bullet's ordinal.

    A bullet has no `code`.
    """

    text: str
    code: str


class Styles:
    """The styles of paragraphs and of words, those of the document and automatic ones alike."""

    def __init__(self, parts: Sequence[etree._Element]) -> None:
        self._elements = {
            (attribute(element, "family"), attribute(element, "name")): element
            for part in parts
            for element in part.iter("{*}style")
        }

    def is_called(self, style: str, *names: str) -> bool:
        """Whether a style of paragraphs, or one it is based on, has one of these names."""
        chain = self._chain(style, "paragraph")
        return any(_name(element) in names for element in chain) or _words(style) in names

    def is_indented(self, style: str) -> bool:
        """Whether paragraphs of a style begin half a centimetre or more from the margin."""
        for element in self._chain(style, "paragraph"):
            margin = attribute(child(element, "paragraph-properties"), "margin-left")
            if length := _LENGTH.fullmatch(margin):
                return float(length[1]) * _POINTS[length[2]] >= _INDENTED
        return False

    def is_hidden(self, style: str, family: str = "paragraph") -> bool:
        """Whether a style hides what has it."""
        for element in self._chain(style, family):
            shown = attribute(child(element, "text-properties"), "display")
            if shown:
                return shown == "none"
        return False

    def _chain(self, style: str, family: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while (element := self._elements.get((family, style))) is not None:
            if element in chain:
                break
            chain.append(element)
            style = attribute(element, "parent-style-name")
        return chain


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list style; without a notation it prints nothing, unless it is a bullet."""

    notation: str
    shown: int = 1
    start: int = 1
    bullet: bool = False


@dataclass
class _Counted:
    """How far a list has counted: for each level from 1 its last number."""

    style: str
    numbers: dict[int, int] = field(default_factory=dict)


@dataclass
class Lists:
    """The list styles of a document, and how far its lists have counted."""

    styles: dict[str, dict[int, _Level]]
    outline: dict[int, _Level]
    chapters: _Counted
    opened: list[str]
    current: _Counted
    by_id: dict[str, _Counted]
    by_style: dict[str, _Counted]

    def __init__(self, parts: Sequence[etree._Element]) -> None:
        self.styles = {}
        self.outline = {}
        for part in parts:
            for element in part.iter("{*}list-style"):
                self.styles[attribute(element, "name")] = _levels(element)
            for element in part.iter("{*}outline-style"):
                self.outline = _levels(element)
        self.chapters = _Counted("")
        self.opened = []
        self.current = _Counted("")
        self.by_id = {}
        self.by_style = {}

    def open(self, style: str, list_id: str, continues: bool, earlier: str) -> None:
        """Begin a list, or one within the list that is open, which lends it its style."""
        if not self.opened:
            before = self.by_id.get(earlier) if earlier else None
            before = before or (self.by_style.get(style) if continues else None)
            self.current = before or _Counted(style)
            self.by_id[list_id] = self.by_style[style] = self.current
        self.opened.append(style or (self.opened[-1] if self.opened else _NO_LIST))

    def close(self) -> None:
        """End the list that was opened last."""
        self.opened.pop()

    def count_item(self, start: int | None) -> Printed | None:
        """Count an item of the open list, and give what it prints; None if that is nothing."""
        depth = len(self.opened)
        levels = self.styles.get(self.opened[-1], {})
        level = levels.get(depth, _Level("", bullet=True))
        return _count(self.current, levels, level, depth, start)

    def count_heading(self, depth: int, start: int | None) -> Printed | None:
        """Count a heading of the outline, and give what it prints; None if that is nothing."""
        level = self.outline.get(depth, _Level(""))
        return _count(self.chapters, self.outline, level, depth, start)


def _count(
    counted: _Counted, levels: dict[int, _Level], level: _Level, depth: int, start: int | None
) -> Printed | None:
    first = level.start if start is None else start
    again = start is None and depth in counted.numbers
    counted.numbers[depth] = counted.numbers[depth] + 1 if again else first
    for below in [n for n in counted.numbers if n > depth]:
        del counted.numbers[below]
    if level.bullet:
        return Printed(str(counted.numbers[depth]), "")
    if not level.notation:
        return None
    shown = range(max(depth - level.shown + 1, 1), depth + 1)
    parts = [(levels.get(n, _Level("")), counted.numbers.get(n, 1)) for n in shown]
    written = [formatted(number, part.notation) for part, number in parts if part.notation]
    return Printed(".".join(written), level.notation)


def _levels(style: etree._Element) -> dict[int, _Level]:
    levels = {}
    for element in style:
        name = local_name(element)
        depth = integer(attribute(element, "level"))
        if depth is None or name not in (*_LEVEL_STYLES, "outline-level-style"):
            continue
        start = integer(attribute(element, "start-value"))
        levels[depth] = _Level(
            attribute(element, "num-format"),
            integer(attribute(element, "display-levels")) or 1,
            1 if start is None else start,
            name in _LEVEL_STYLES[1:],
        )
    return levels


def _name(style: etree._Element) -> str:
    return attribute(style, "display-name").casefold() or _words(attribute(style, "name"))


def _words(name: str) -> str:
    """The name of a style as it is shown; in the file a space is written by its number."""
    return name.replace("_20_", " ").casefold()
