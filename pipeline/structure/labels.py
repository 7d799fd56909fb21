"""The labels of pages, from the numbers printed on them.

Used only where the file itself labels its pages 1, 2, 3, …, which says nothing. A stretch of pages
on which the printed number keeps its distance to the place of the page gets those numbers, pages
without a printed one in between and before it too. A page before the first number has none: its
place is put in brackets where a later page is printed with it, as in a bibliography.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.structure.numerals import Figure, as_roman
from pipeline.types import Page

_ENOUGH = 3
_ENOUGH_ROMAN = 2  # front matter is short


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pages from `first` to `last` whose printed number is `step` ahead of their index."""

    first: int
    last: int
    step: int
    figure: Figure

    def label(self, index: int) -> str:
        value = index + self.step
        if not self.figure.roman:
            return str(value)
        return as_roman(value) if self.figure.printed.islower() else as_roman(value).upper()


def printed_labels(pages: Sequence[Page], printed: Mapping[int, Figure]) -> tuple[Page, ...]:
    """The pages with the labels printed on them, where they run on."""
    if any(page.label != str(page.index + 1) for page in pages):
        return tuple(pages)
    labels: dict[int, str] = {}
    stretches = _stretches(printed)
    for stretch in stretches:
        index = stretch.last
        while index >= 0 and index not in labels and index + stretch.step >= 1:
            labels[index] = stretch.label(index)
            index -= 1
    for page in pages:  # after a stretch, where the next one has not begun
        before = [stretch for stretch in stretches if stretch.last < page.index]
        if before and page.index not in labels:
            labels[page.index] = before[-1].label(page.index)
    taken = set(labels.values())
    return tuple(
        replace(page, label=labels.get(page.index) or _unprinted(page, taken)) for page in pages
    )


def _stretches(printed: Mapping[int, Figure]) -> list[_Stretch]:
    """The stretches in order; numbers of too few pages count for nothing."""
    counted = [
        (page, figure.value - page, figure.roman) for page, figure in sorted(printed.items())
    ]
    often = Counter((step, roman) for _, step, roman in counted)
    sure = [
        (page, step, roman)
        for page, step, roman in counted
        if often[step, roman] >= (_ENOUGH_ROMAN if roman else _ENOUGH)
    ]
    stretches = []
    for (step, _), members in groupby(sure, key=lambda member: member[1:]):
        places = [page for page, _, _ in members]
        stretches.append(_Stretch(places[0], places[-1], step, printed[places[0]]))
    return stretches


def _unprinted(page: Page, taken: set[str]) -> str:
    return f"[{page.label}]" if page.label in taken else page.label
