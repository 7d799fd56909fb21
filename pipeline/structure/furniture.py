"""What typesetting adds to every page: running heads, running feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.structure.linegroup import line_words
from pipeline.types import SourceText

_EDGE_LINES = 3
_PAGE_SHARE = 0.3
_MIN_PAGES = 3


def find_furniture(source: SourceText) -> frozenset[int]:
    """The numbers of the lines that recur, but for their figures, at the edge of many pages.

    For pages without a layout; `edges` is for those that have one.
    """
    edges = _edge_lines(source)
    keys = {number: _key(source, number) for number in edges}
    pages = Counter(key for key, _ in {(keys[n], source.lines[n].page) for n in edges})
    enough = max(_MIN_PAGES, _PAGE_SHARE * len(source.pages))
    return frozenset(number for number in edges if pages[keys[number]] >= enough)


def _edge_lines(source: SourceText) -> list[int]:
    """The numbers of the first and last lines of each page, from top to bottom."""
    by_page: dict[int, list[int]] = {}
    for number, line in enumerate(source.lines):
        if line.page is not None and line.pieces:
            by_page.setdefault(line.page, []).append(number)
    edges: list[int] = []
    for numbers in by_page.values():
        edges += {*numbers[:_EDGE_LINES], *numbers[-_EDGE_LINES:]}
    return edges


def _key(source: SourceText, number: int) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line_words(source.text, source.lines[number])).strip()


def page_numbers(numbers: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Of (place, number) pairs of lone numbers, the places of those that count pages.

    Page numbers rise by the same step at least three times in a row.
    """
    found: set[int] = set()
    for start in range(len(numbers) - 2):
        run = numbers[start : start + 3]
        steps = {after[1] - before[1] for before, after in pairwise(run)}
        if len(steps) == 1 and steps.pop() in (1, 2):
            found.update(place for place, _ in run)
    return frozenset(found)
