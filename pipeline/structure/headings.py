"""Which groups of lines are headings, and which number and level each has.

A heading that the format knows is one. Otherwise a heading has the form of one: short, a capital,
followed by text; in a text with type it is larger or bolder too (`typed`), in one without it has no
full stop and stands apart, and the numbers of the chapters run on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.chapters import Heading, run_on
from pipeline.structure.furniture import page_numbers
from pipeline.structure.groups import Measure
from pipeline.structure.levels import levels_by_type
from pipeline.structure.linegroup import LineGroup, is_closed, line_words
from pipeline.structure.reference_starts import begins_entry
from pipeline.structure.reference_titles import is_reference_title, is_source_title
from pipeline.structure.titles import MAX_CHARACTERS, MAX_LINES, NUMBER, has_title, title_of
from pipeline.structure.typed import typed_headings
from pipeline.types import BlockKind, ItemStyle, SourceText

_LONE_NUMBER = re.compile(r"\d{1,3}$")
_BACK_MATTER = re.compile(
    r"(?:samenvatting|verantwoording|nawoord|bijlagen?|bronnen|bronvermelding|literatuur\w*|"
    r"referenties|noten|eindnoten|dankwoord|colofon|afkortingen\w*|register|over de auteurs?)\b",
    re.I,
)
_DIGITS = re.compile(r"\d{3}")
_LINK = re.compile(r"(?:https?:|www\.)")
_LINK_LAST = re.compile(r"(?:https?:|www\.|/)\S*$")
_HEADING_WIDTH = 0.75  # of a full line, for a heading without a number


def find_headings(
    source: SourceText, groups: Sequence[LineGroup], usual: Measure
) -> tuple[list[Heading], frozenset[int]]:
    """The headings in order, and the groups that are no text: torn numbers, page numbers."""
    known = {
        number: heading for number, group in enumerate(groups) if (heading := _known(number, group))
    }
    if usual.size is not None:
        headings = typed_headings(groups, known, usual)
        return levels_by_type(headings, groups), frozenset()
    candidates = [
        heading
        for number in range(len(groups))
        if (heading := known.get(number) or _candidate(source, groups, number, usual))
    ]
    candidates = _without_works(_without_lists(candidates), groups)
    lone = {
        number: int(group.words)
        for number, group in enumerate(groups)
        if _LONE_NUMBER.fullmatch(group.words) and not group.item and not group.hinted
    }
    headings, torn = run_on(candidates, lone)
    headings = _with_levels(headings, groups)
    rest = [(place, value) for place, value in sorted(lone.items()) if place not in torn]
    return headings, torn | page_numbers(rest)


def _known(number: int, group: LineGroup) -> Heading | None:
    """The heading that the format says a group is."""
    hint = group.lines[0].hint
    if not hint or hint.kind is not BlockKind.HEADING:
        return None
    mark = NUMBER.match(group.words)
    if not group.words[mark.end() if mark else 0 :]:
        return None
    return Heading(number, hint.number or (mark[1] if mark else None), hint.level, hinted=True)


def _candidate(
    source: SourceText, groups: Sequence[LineGroup], number: int, usual: Measure
) -> Heading | None:
    group = groups[number]
    if group.hinted or (group.item and not _may_be_chapter(groups, number)):
        return None
    mark = NUMBER.match(group.words)
    title_start = mark.end() if mark else 0
    if not _has_form(source, group, title_start, usual) or not _is_placed(groups, number):
        return None
    if group.item:
        return Heading(number, group.item.label, 1, group.page_start, listed=True)
    depth = mark[1].count(".") + 1 if mark else 1
    return Heading(number, mark[1] if mark else None, depth, group.page_start)


def _may_be_chapter(groups: Sequence[LineGroup], number: int) -> bool:
    """Whether a numbered item stands apart, with text under it, as no item of a list does."""
    item = groups[number].item
    before, after = groups[max(number - 1, 0) : number], groups[number + 1 : number + 2]
    return (
        item is not None
        and item.style is ItemStyle.NUMBER
        and groups[number].after_blank
        and not any(group.item for group in before)
        and any(not group.item and not group.hanging for group in after)
    )


def _without_lists(candidates: list[Heading]) -> list[Heading]:
    """The candidates; those that look like list items only if all chapters run 1, 2, 3, …"""
    chapters = [h.number for h in candidates if h.number and h.level == 1]
    if len(chapters) > 1 and chapters == [str(n) for n in range(1, len(chapters) + 1)]:
        return candidates
    return [heading for heading in candidates if not heading.listed]


def _without_works(candidates: Sequence[Heading], groups: Sequence[LineGroup]) -> list[Heading]:
    """The candidates; behind the title of a list of works none that is a work: «Bos, A. (2012). De
    wijk», without a full stop."""
    kept: list[Heading] = []
    is_list = False
    for heading in candidates:
        words = groups[heading.group].words
        if heading.hinted or heading.number or not is_list or not _is_work(words):
            title = title_of(words, heading.number)
            is_list = is_reference_title(title) or (is_list and is_source_title(title))
            kept.append(heading)
    return kept


def _is_work(words: str) -> bool:
    return bool(_DIGITS.search(words)) and begins_entry(words, weak=True)


def _has_form(source: SourceText, group: LineGroup, title_start: int, usual: Measure) -> bool:
    title = group.words[title_start:]
    if _LINK.search(title):
        return False
    if not has_title(group, title_start) or (is_closed(title) and not title.endswith("?")):
        return False
    widest = max(len(line_words(source.text, line)) for line in group.lines)
    narrow = widest <= _HEADING_WIDTH * usual.width or not usual.wrapped
    return narrow or (title_start > 0 and len(group.lines) == 1)


def _is_placed(groups: Sequence[LineGroup], number: int) -> bool:
    """Text comes after it, and no sentence is left open before it."""
    group = groups[number]
    if number + 1 == len(groups):
        return False
    following = groups[number + 1]
    if not following.after_blank or (following.words[:1].islower() and not following.item):
        return False
    before = groups[number - 1] if number else None
    open_before = before is not None and not _has_ended(before) and not _short(before)
    set_apart = group.after_blank or group.page_start
    return not open_before and (set_apart or bool(NUMBER.match(group.words)))


def _has_ended(group: LineGroup) -> bool:
    return group.closed or bool(_LINK_LAST.search(group.words[-200:]))


def _short(group: LineGroup) -> bool:
    return len(group.words) <= MAX_CHARACTERS and len(group.lines) <= MAX_LINES


def _with_levels(headings: Sequence[Heading], groups: Sequence[LineGroup]) -> list[Heading]:
    """Unnumbered headings between chapters are one level down, unless they are set as chapters."""
    chapters = [h.group for h in headings if h.number and h.level == 1 and not h.hinted]
    on_pages = any(h.page_start for h in headings if h.number and not h.hinted)
    deepest_hint = 0
    levelled = []
    for heading in headings:
        level = heading.level
        if heading.hinted:
            deepest_hint = heading.level
        elif deepest_hint and not heading.number:
            level = deepest_hint + 1
        elif chapters and not heading.number and chapters[0] < heading.group:
            back_matter = heading.group > chapters[-1] and bool(
                _BACK_MATTER.match(groups[heading.group].words)
            )
            level = 1 if back_matter or (on_pages and heading.page_start) else 2
        levelled.append(replace(heading, level=max(level, 1)))
    return levelled
