"""The outline of a PDF → hints on the lines that spell its titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from pipeline.types import BlockKind, Hint, Line

_MOST_BOOKMARKS = 5000
_MOST_LINES = 6  # of one title
_NUMBER = re.compile(r"\s*(?:hoofdstuk|bijlage|deel)?\s*(?:\d+(?:\.\d+)*|[IVXLC]+\b)[.:\s]*", re.I)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, its level from 1, the index of its page."""

    title: str
    level: int
    page: int


def bookmarks_of(pdf: Any) -> list[Bookmark]:
    """The outline of a document of pypdfium2; entries without a title or a page are left out."""
    found = []
    for number, bookmark in enumerate(pdf.get_toc()):
        if number >= _MOST_BOOKMARKS:
            break
        destination = bookmark.get_dest()
        title = bookmark.get_title()
        page = destination.get_index() if destination else None
        if title.strip() and page is not None:
            found.append(Bookmark(title, bookmark.level + 1, page))
    return found


def with_outline(text: str, lines: Sequence[Line], outline: Sequence[Bookmark]) -> list[Line]:
    """The lines, with a heading hint on those that spell a title of the outline on its page."""
    marked = list(lines)
    by_page: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page is not None and line.pieces:
            by_page.setdefault(line.page, []).append(number)
    blocks = count(1 + max((line.hint.block for line in lines if line.hint), default=-1))
    position = -1
    for bookmark in outline:
        found = _find_title(text, lines, by_page, bookmark, position)
        if found:
            hint = Hint(BlockKind.HEADING, next(blocks), bookmark.level)
            for number in found:
                marked[number] = replace(lines[number], hint=hint)
            position = found[-1]
    return marked


def _find_title(
    text: str,
    lines: Sequence[Line],
    by_page: dict[int, list[int]],
    bookmark: Bookmark,
    position: int,
) -> list[int] | None:
    """The lines of a title: on its page, else on the next or the one before.

    Destinations point at the page before where a heading starts a page; a title whose number the
    text or the outline leaves out is compared without it.
    """
    for page in (bookmark.page, bookmark.page + 1, bookmark.page - 1):
        numbers = [n for n in by_page.get(page, []) if n > position and not lines[n].hint]
        for wanted in _spellings(bookmark.title):
            found = _spelled(text, lines, numbers, wanted)
            if found:
                return found
    return None


def _spelled(
    text: str, lines: Sequence[Line], numbers: Sequence[int], wanted: str
) -> list[int] | None:
    """The consecutive lines that together spell `wanted`."""
    for start in range(len(numbers)):
        spelled = ""
        for end in range(start, min(start + _MOST_LINES, len(numbers))):
            spelled += letters_of(lines[numbers[end]].span.of(text))
            if spelled == wanted:
                return list(numbers[start : end + 1])
            if not wanted.startswith(spelled):
                break
    return None


def _spellings(title: str) -> Iterator[str]:
    """The letters and digits of a title; without its number if there is one."""
    whole = letters_of(title)
    if whole:
        yield whole
    bare = letters_of(title[len(match[0]) :] if (match := _NUMBER.match(title)) else title)
    if bare and bare != whole and len(bare) > 3:
        yield bare


def letters_of(text: str) -> str:
    """A text without white space and punctuation, in lower case: to compare titles by."""
    return re.sub(r"[\W_]+", "", text).casefold()
