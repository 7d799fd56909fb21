"""The numbers of chapters in a text without type: they run on, and missing ones are found.

A number that stands alone in the text after an unnumbered heading fills a gap, or the only
unnumbered heading in the gap takes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its group, its number if it has one, its level from 1; 0 while that is not known.

    `listed` says that its number looks like the mark of a list item: «1. Inleiding».
    """

    group: int
    number: str | None
    level: int
    page_start: bool = False
    hinted: bool = False
    listed: bool = False


def run_on(
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
