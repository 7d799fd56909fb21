"""Which groups of lines are headings, and which number and level each has.

Three general rules: a heading has the form of one (short, no full stop, a capital, followed by
text); the numbers of chapters run on; where one is missing, a number that stands alone in the text
after an unnumbered heading fills the gap, or the only unnumbered heading in the gap takes it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.structure.furniture import page_numbers
from pipeline.structure.groups import LineGroup, Measure, is_closed, line_words
from pipeline.types import BlockKind, ItemStyle, SourceText

_NUMBER = re.compile(
    r"(?:(?:hoofdstuk|paragraaf|deel)\s+|§\s*)?(\d{1,2}(?:\.\d{1,2}){0,4})[.:)]?\s+(?=\S)", re.I
)
_LONE_NUMBER = re.compile(r"\d{1,3}$")
_BACK_MATTER = re.compile(
    r"(?:samenvatting|verantwoording|nawoord|bijlagen?|bronnen|bronvermelding|literatuur\w*|"
    r"referenties|noten|eindnoten|dankwoord|colofon|afkortingen\w*|register|over de auteurs?)\b",
    re.I,
)
_NO_TITLE = re.compile(r"(?:figuur|tabel|grafiek|kaart|foto|bron)\s*[\d:]|.*\s\d+$", re.I)
_MIN_TEXT = 50  # characters of text after a heading that only its type makes one
_MAX_LINES, _MAX_WORDS, _MAX_CHARACTERS = 4, 18, 140
_HEADING_WIDTH = 0.75  # of a full line, for a heading without a number


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its group, its number if it has one, its level from 1.

    `listed` says that its number looks like the mark of a list item: «1. Inleiding».
    """

    group: int
    number: str | None
    level: int
    page_start: bool = False
    hinted: bool = False
    listed: bool = False


def title_of(words: str) -> str:
    """The words of a heading without its number."""
    mark = _NUMBER.match(words)
    return words[mark.end() :] if mark else words


def find_headings(
    source: SourceText, groups: Sequence[LineGroup], usual: Measure
) -> tuple[list[Heading], frozenset[int]]:
    """The headings in order, and the groups that are no text: torn numbers, page numbers."""
    candidates = [
        heading
        for number in range(len(groups))
        if (heading := _candidate(source, groups, number, usual))
    ]
    candidates = _without_lists(candidates)
    lone = {
        number: int(group.words)
        for number, group in enumerate(groups)
        if _LONE_NUMBER.fullmatch(group.words) and not group.item and not group.hinted
    }
    headings, torn = _run_on(candidates, lone)
    headings = _with_levels(headings, groups)
    rest = [(place, value) for place, value in sorted(lone.items()) if place not in torn]
    return headings, torn | page_numbers(rest)


def _candidate(
    source: SourceText, groups: Sequence[LineGroup], number: int, usual: Measure
) -> Heading | None:
    group = groups[number]
    mark = _NUMBER.match(group.words)
    title_start = mark.end() if mark else 0
    depth = mark[1].count(".") + 1 if mark else 1
    label = mark[1] if mark else None
    hint = group.lines[0].hint
    if hint:
        if hint.kind is not BlockKind.HEADING or not group.words[title_start:]:
            return None
        return Heading(number, label, hint.level, hinted=True)
    if group.item and not _may_be_chapter(groups, number):
        return None
    if not _has_form(source, group, title_start, usual) or not _is_placed(groups, number, usual):
        return None
    if group.item:
        return Heading(number, group.item.label, 1, group.page_start, listed=True)
    return Heading(number, label, depth, group.page_start)


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


def _has_form(source: SourceText, group: LineGroup, title_start: int, usual: Measure) -> bool:
    title = group.words[title_start:]
    first = next((c for c in title if c.isalnum()), "")
    if (
        len(group.lines) > _MAX_LINES
        or len(title) > _MAX_CHARACTERS
        or len(title.split()) > _MAX_WORDS
        or not first.isalpha()
        or first.islower()
    ):
        return False
    if usual.size is not None:
        return _stands_out(group, usual) and not _NO_TITLE.match(title)
    if is_closed(title) and not title.endswith("?"):
        return False
    widest = max(len(line_words(source.text, line)) for line in group.lines)
    narrow = widest <= _HEADING_WIDTH * usual.width or not usual.wrapped
    return narrow or (title_start > 0 and len(group.lines) == 1)


def _stands_out(group: LineGroup, usual: Measure) -> bool:
    """In a text with type sizes a heading is larger or bolder than the text."""
    larger = all((line.size or 0.0) > 1.08 * (usual.size or 0.0) for line in group.lines)
    smaller = any((line.size or 0.0) < 0.95 * (usual.size or 0.0) for line in group.lines)
    bolder = not usual.bold and not smaller and all(line.bold for line in group.lines)
    return larger or bolder


def _is_placed(groups: Sequence[LineGroup], number: int, usual: Measure) -> bool:
    """Text comes after it, and no sentence is left open before it."""
    group = groups[number]
    if number + 1 == len(groups):
        return False
    following = groups[number + 1]
    if usual.size is None and not following.after_blank:
        return False
    if usual.size is not None and not (_is_prose(following.words) and _is_prose(group.words)):
        return False
    if usual.size is not None and len(following.words) < _MIN_TEXT:
        return False
    if following.words[:1].islower() and not following.item:
        return False
    before = groups[number - 1] if number else None
    open_before = before is not None and not before.closed and not _short(before)
    set_apart = group.after_blank or group.page_start or usual.size is not None
    return not open_before and (set_apart or bool(_NUMBER.match(group.words)))


def _is_prose(words: str) -> bool:
    """Whether most words are words: the cells of a table are not."""
    tokens = words.split()
    return sum(token.strip("“”‘’'\"().,;:?!…").isalpha() for token in tokens) > 0.65 * len(tokens)


def _short(group: LineGroup) -> bool:
    return len(group.words) <= _MAX_CHARACTERS and len(group.lines) <= _MAX_LINES


def _run_on(
    candidates: Sequence[Heading], lone: Mapping[int, int]
) -> tuple[list[Heading], frozenset[int]]:
    """The candidates whose numbers run on, with the gaps filled; and the lone numbers used."""
    free = [heading for heading in candidates if not heading.hinted]
    title = {0} if {0, 1} <= {heading.group for heading in free} else set()
    chapters = _running(free)
    dropped = {h.group for h in free if h.number and h.level == 1} - {h.group for h in chapters}
    numbers = {heading.group: heading.number for heading in candidates}
    torn: set[int] = set()
    bounds = [None, *chapters, None] if chapters else []
    for before, after in pairwise(bounds):
        low = int(before.number or 0) if before else 0
        start = before.group if before else -1
        end = after.group if after else max([*lone, *(h.group for h in free), 0]) + 1
        between = [h.group for h in free if start < h.group < end and not h.number]
        between = [group for group in between if group not in title]
        high = int(after.number or 0) if after else low + 2
        missing = range(low + 1, high)
        filled = _fill(missing, between, {p: v for p, v in lone.items() if start < p < end})
        if after is None:  # nothing bounds the gap: only a number found in the text counts
            filled = {
                n: (group, place) for n, (group, place) in filled.items() if place is not None
            }
        for value, (group, place) in filled.items():
            numbers[group] = str(value)
            if place is not None:
                torn.add(place)
    kept = [replace(h, number=numbers[h.group]) for h in candidates if h.group not in dropped]
    return kept, frozenset(torn)


def _running(headings: Sequence[Heading]) -> list[Heading]:
    """The chapters whose numbers run on; a number may be skipped for each heading without one."""
    numbered = [h for h in headings if h.number and h.level == 1]
    running: list[Heading] = []
    for heading in numbered:
        value = int(heading.number or 0)
        start = running[-1].group if running else -1
        spare = sum(1 for h in headings if start < h.group < heading.group and not h.number)
        low = int(running[-1].number or 0) if running else 0
        if low < value <= low + 1 + spare or (not running and len(numbered) > 1):
            running.append(heading)
    return running


def _fill(
    missing: range, headings: Sequence[int], lone: Mapping[int, int]
) -> dict[int, tuple[int, int | None]]:
    """For each missing number the heading that gets it, and the lone number that says so."""
    filled: dict[int, tuple[int, int | None]] = {}
    open_headings = list(headings)
    for value in missing:
        for place in sorted(place for place, number in lone.items() if number == value):
            before = [group for group in open_headings if group < place]
            if before:
                filled[value] = (before[-1], place)
                open_headings = [group for group in open_headings if group > before[-1]]
                break
    left = [value for value in missing if value not in filled]
    unused = [group for group in headings if group not in {g for g, _ in filled.values()}]
    if left == list(missing) and len(left) == len(unused):
        filled = {v: (group, None) for v, group in zip(left, unused, strict=True)}
    elif len(left) == 1 and unused:
        fitting = _between_neighbours(left[0], unused, filled)
        if len(fitting) == 1:
            filled[left[0]] = (fitting[0], None)
    return filled


def _between_neighbours(
    value: int, unused: Sequence[int], filled: Mapping[int, tuple[int, int | None]]
) -> list[int]:
    lower = max((group for n, (group, _) in filled.items() if n < value), default=-1)
    upper = min((group for n, (group, _) in filled.items() if n > value), default=10**9)
    return [group for group in unused if lower < group < upper]


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
        levelled.append(replace(heading, level=level))
    return levelled
