"""The levels of headings in a text with type.

A number tells the level, or the format does. A heading without either has the level of those that
are set like it, else it comes under the nearest style that is larger.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.structure.chapters import Heading
from pipeline.structure.linegroup import LineGroup
from pipeline.structure.typed import type_of

_MOST = 6


class _Style(NamedTuple):
    """How a heading is set; the larger, the higher."""

    size: float
    bold: bool
    capitals: bool


def levels_by_type(headings: Sequence[Heading], groups: Sequence[LineGroup]) -> list[Heading]:
    """The headings, each with a level from 1."""
    styles = {heading.group: _style(groups[heading.group]) for heading in headings}
    levels = _levels(headings, styles, groups)
    return [
        replace(heading, level=heading.level or levels[styles[heading.group]])
        for heading in headings
    ]


def _style(group: LineGroup) -> _Style:
    return _Style(*type_of(group), group.words.isupper())


def _levels(
    headings: Sequence[Heading], styles: Mapping[int, _Style], groups: Sequence[LineGroup]
) -> dict[_Style, int]:
    known: defaultdict[_Style, Counter[int]] = defaultdict(Counter)
    for heading in headings:
        if heading.level:
            known[styles[heading.group]][heading.level] += 1
    levels: dict[_Style, int] = {}
    above = 0
    title = _title_style(headings, styles, groups)
    for style in sorted(set(styles.values()), reverse=True):
        if style in known:
            level = known[style].most_common(1)[0][0]
        elif style == title:
            levels[style] = 1
            continue
        else:
            level = min(above + 1, _MOST)
        levels[style] = above = level
    return levels


def _title_style(
    headings: Sequence[Heading], styles: Mapping[int, _Style], groups: Sequence[LineGroup]
) -> _Style | None:
    """The style of the title of the document: the largest, and on its first page alone."""
    largest = max(styles.values(), default=None)
    members = [heading for heading in headings if styles[heading.group] == largest]
    pages = {groups[heading.group].lines[0].page for heading in members}
    first = len(pages) == 1 and bool(headings) and members[0].group == headings[0].group
    return largest if first and len(members) <= 2 < len(headings) else None
