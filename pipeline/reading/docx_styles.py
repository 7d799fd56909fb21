"""Styles and numbering of a Word document: what a paragraph is, and which number it prints.

Word stores neither the level of a heading nor the number of a list item with the paragraph: both
follow from its style, the styles that is based on, and the lists of the document.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reading.elements import attribute, child, integer, is_on, is_switched, local_name
from pipeline.reading.labels import formatted

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre|título)\s*([1-9])", re.I)
_BODY_LEVEL = 9  # outline level 10 in Word: no heading
_CODES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_INDENTED = 283  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over: its name and those it is based on, in lower case."""

    names: tuple[str, ...] = ()
    outline: int | None = None
    number_id: str = ""
    number_level: int | None = None
    hidden: bool = False
    indent: str = ""

    def is_called(self, *names: str) -> bool:
        """Whether the style, or one that it is based on, has one of these names."""
        return any(name in names for name in self.names)


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        for element in root if root is not None else ():
            if local_name(element) == "style":
                style_id = attribute(element, "styleId")
                self._elements[style_id] = element
                normal = is_switched(element, "default")
                if normal and attribute(element, "type") == "paragraph":
                    self.default = style_id

    def get(self, style_id: str) -> Style:
        """The style with this id; one without any property if there is none."""
        if style_id not in self._known:
            self._known[style_id] = self._resolved(style_id)
        return self._known[style_id]

    def _resolved(self, style_id: str) -> Style:
        chain = list(self._chain(style_id))
        names = tuple(attribute(child(e, "name")).casefold() for e in chain)
        outlines = [attribute(child(e, "pPr", "outlineLvl")) for e in chain]
        outline = next((integer(text) for text in outlines if text), None)
        if outline is None:
            levels = (_HEADING.fullmatch(name) for name in names)
            outline = next((int(level[1]) - 1 for level in levels if level), None)
        numbers = [attribute(child(e, "pPr", "numPr", "numId")) for e in chain]
        depths = [attribute(child(e, "pPr", "numPr", "ilvl")) for e in chain]
        hidden = next((v for e in chain if (v := child(e, "rPr", "vanish")) is not None), None)
        return Style(
            names,
            outline,
            next(filter(None, numbers), ""),
            next((integer(text) for text in depths if text), None),
            is_on(hidden),
            next(filter(None, (indent_of(e) for e in chain)), ""),
        )

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            yield self._elements[style_id]
            style_id = attribute(child(self._elements[style_id], "basedOn"))


def indent_of(element: etree._Element) -> str:
    """How far a paragraph or a style begins from the margin, as written; empty if unsaid."""
    indent = child(element, "pPr", "ind")
    return attribute(indent, "left") or attribute(indent, "start")


def is_indented(paragraph: etree._Element, style: Style) -> bool:
    """Whether a paragraph as a whole begins half a centimetre or more from the margin."""
    twips = integer(indent_of(paragraph) or style.indent) or 0
    return twips >= _INDENTED


def heading_level(paragraph: etree._Element, style: Style) -> int | None:
    """The level of a heading from 1, or None for what is no heading."""
    own = integer(attribute(child(paragraph, "pPr", "outlineLvl")))
    outline = style.outline if own is None else own
    return outline + 1 if outline is not None and 0 <= outline < _BODY_LEVEL else None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, its notation, and the text around the numbers."""

    start: int = 1
    notation: str = "decimal"
    text: str = ""
    style: str = ""
    legal: bool = False
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number with the notation of its last part, as `formatted` has it; or a bullet."""

    text: str
    code: str

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return not self.code


@dataclass
class Numbering:
    """The lists of a document, with where each of them is."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def level_of_style(self, number_id: str, style_id: str) -> int:
        """The level of a list that belongs to a style of paragraphs; the first one otherwise."""
        levels = self.levels.get(number_id, {})
        return next((n for n, level in levels.items() if level.style == style_id), 0)

    def next_label(self, number_id: str, depth: int) -> Label | None:
        """Count a paragraph, and give what it prints; None if its list prints nothing."""
        levels = self.levels.get(number_id)
        if not levels or depth not in levels:
            return None
        counters = self.counters[self.lists[number_id]]
        for at, start in self.fresh.pop(number_id, {}).items():
            counters[at] = start - 1
        for above in range(depth):
            counters.setdefault(above, levels.get(above, Level()).start)
        counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        for below in [n for n in counters if n > depth and levels.get(n, Level()).restarts]:
            del counters[below]
        return _label(levels, counters, depth)


def numbering_of(root: etree._Element | None) -> Numbering:
    """The lists in the numbering part of a document."""
    numbering = Numbering()
    parts = list(root) if root is not None else []
    abstract = {attribute(e, "abstractNumId"): e for e in parts if local_name(e) == "abstractNum"}
    linked = {attribute(child(e, "styleLink")): e for e in abstract.values()}
    for element in parts:
        if local_name(element) != "num":
            continue
        number_id, list_id = attribute(element, "numId"), attribute(child(element, "abstractNumId"))
        source = abstract.get(list_id)
        link = attribute(child(source, "numStyleLink"))
        source = linked.get(link, source) if link else source
        levels = dict(_levels(source))
        for change in (e for e in element if local_name(e) == "lvlOverride"):
            depth = integer(attribute(change, "ilvl")) or 0
            levels |= dict(_levels(change))
            start = integer(attribute(child(change, "startOverride")))
            if start is not None:
                numbering.fresh.setdefault(number_id, {})[depth] = start
        numbering.levels[number_id] = levels
        numbering.lists[number_id] = list_id
    return numbering


def _levels(parent: etree._Element | None) -> Iterator[tuple[int, Level]]:
    for element in parent if parent is not None else ():
        depth = integer(attribute(element, "ilvl"))
        if local_name(element) == "lvl" and depth is not None and 0 <= depth < _LEVELS:
            start = integer(attribute(child(element, "start")))
            yield (
                depth,
                Level(
                    1 if start is None else start,
                    attribute(child(element, "numFmt")) or "decimal",
                    attribute(child(element, "lvlText")),
                    attribute(child(element, "pStyle")),
                    is_on(child(element, "isLgl")),
                    attribute(child(element, "lvlRestart")) != "0",
                ),
            )


def _label(levels: dict[int, Level], counters: dict[int, int], depth: int) -> Label | None:
    level = levels[depth]
    if level.notation == "none" or not level.text.strip():
        return Label("", "") if level.notation == "bullet" else None
    if level.notation == "bullet" or not _PLACEHOLDER.search(level.text):
        return Label(level.text, "")

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        code = "1" if level.legal else _CODES.get(levels.get(at, Level()).notation, "1")
        return formatted(counters.get(at, 1), code)

    return Label(_PLACEHOLDER.sub(number, level.text), _CODES.get(level.notation, "1"))
