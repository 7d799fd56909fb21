"""The table of contents: its lines, and the headings of the text that it names.

Its lines are no text of the document, but they know what the headings are: each entry marks the
line that spells its title, on its page where the pages have such labels.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.geometry import by_page, letters_of, rows_of
from pipeline.structure.linegroup import line_words
from pipeline.structure.numerals import roman_value
from pipeline.types import BlockKind, Hint, Line, Page

_TITLE = re.compile(r"(?:inhoud|inhouds\w+|contents|table of contents)(?:\s+[\w ]{1,25})?\W*", re.I)
_PAGE = re.compile(r"(?:^|[\s.…·_])(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})$")
_LEADER = re.compile(r"(?:[.…·_]\s?){4}|…")
_LEADERS = " .…·_\t\u00a0"
_NUMBER = re.compile(
    r"(?:(?:hoofdstuk|paragraaf|deel)\s+|§\s*)?(\d{1,2}(?:\.\d{1,3}){0,4})[.:)]?\s+(?=\S)", re.I
)
_MOST_WRAPPED = 3  # rows of one entry
_NEAR = 4.0  # points between entries of one level


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the title as printed, its number and page, and where it begins on its line."""

    title: str
    number: str
    page: str
    left: float
    bold: bool
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    numbers: tuple[int, ...]
    page: int
    words: str
    left: float
    bold: bool


def mark_contents(
    text: str, lines: Sequence[Line], pages: Sequence[Page], blocks: Iterator[int]
) -> list[Line]:
    """The lines, those of a table of contents and the headings that it names with a hint."""
    rows = list(_rows(text, lines))
    entries: list[Entry] = []
    title: int | None = None
    place = 0
    while place < len(rows):
        named = bool(_TITLE.fullmatch(rows[place].words)) and len(rows[place].numbers) == 1
        found, following = _entries(rows, place + named, len(pages), leaders=not named)
        if named and found and title is None:
            title = rows[place].numbers[0]
        entries += found
        place = following if found else place + 1
    marked = list(lines)
    for entry in entries:
        block = next(blocks)
        for number in entry.lines:
            marked[number] = replace(lines[number], hint=Hint(BlockKind.CONTENTS, block))
    if title is not None and not lines[title].hint:
        marked[title] = replace(lines[title], hint=Hint(BlockKind.HEADING, next(blocks)))
    return _with_headings(text, marked, entries, pages, blocks)


def _rows(text: str, lines: Sequence[Line]) -> Iterator[_Row]:
    """What stands on one height, up to each page number: title and number may be lines apart."""
    for page, members in by_page(lines).items():
        for row in rows_of(members):
            part: list[tuple[int, Line]] = []
            for number, line, _ in row:
                part.append((number, line))
                if _PAGE.search(line_words(text, line)):
                    yield _row(text, page, part)
                    part = []
            if part:
                yield _row(text, page, part)


def _row(text: str, page: int, part: Sequence[tuple[int, Line]]) -> _Row:
    first = part[0][1]
    words = " ".join(line_words(text, line) for _, line in part)
    left = first.box.left if first.box else 0.0
    return _Row(tuple(number for number, _ in part), page, words, left, first.bold)


def _entries(
    rows: Sequence[_Row], start: int, pages: int, leaders: bool
) -> tuple[list[Entry], int]:
    """The entries from a row on, and the row after them; none if there are too few.

    With `leaders` no title says that this is a table of contents: the leaders have to.
    """
    found: list[Entry] = []
    wrapped: list[_Row] = []
    place = following = start
    led, last = 0, 0
    while place < len(rows) and len(wrapped) <= (1 if leaders else _MOST_WRAPPED):
        row = rows[place]
        place += 1
        if found and row.page > rows[following - 1].page + 1:
            break
        mark = _PAGE.search(row.words)
        has_leader = bool(mark and _LEADER.search(row.words[: mark.start(1)][-60:]))
        value = _value(mark[1]) if mark else None
        if mark is None or value is None or (leaders and not has_leader):
            if leaders and not found:
                break
            wrapped.append(row)
            continue
        if not has_leader and not last <= value <= 2 * pages + 20:
            wrapped.append(row)
            continue
        led += has_leader
        last = value if mark[1].isdecimal() else last
        found.append(_entry([*wrapped, row], mark[1]))
        wrapped, following = [], place
    enough = 3 if leaders or not led else 2
    return (found, following) if len(found) >= enough else ([], start)


def _value(page: str) -> int | None:
    return int(page) if page.isdecimal() else roman_value(page)


def _entry(rows: Sequence[_Row], page: str) -> Entry:
    words = " ".join(row.words for row in rows)
    title = words[: len(words) - len(page)].rstrip(_LEADERS)
    number = _NUMBER.match(title)
    numbers = tuple(number for row in rows for number in row.numbers)
    return Entry(title, number[1] if number else "", page, rows[0].left, rows[0].bold, numbers)


def _with_headings(
    text: str,
    lines: list[Line],
    entries: Sequence[Entry],
    pages: Sequence[Page],
    blocks: Iterator[int],
) -> list[Line]:
    """The lines, with a hint on those that spell the title of an entry."""
    if not entries:
        return lines
    marked = list(lines)
    places = {page.label: page.index for page in pages}
    search = _Search(text, lines)
    for entry, level in zip(entries, _levels(entries), strict=True):
        found, number = search.find(entry, places.get(entry.page))
        if not found:
            continue
        hint = lines[found[0]].hint
        if hint and hint.kind is BlockKind.HEADING and not hint.number:
            hint = replace(hint, number=number)
        elif hint is None:
            hint = Hint(BlockKind.HEADING, next(blocks), level, number=number)
        for place in found:
            marked[place] = replace(lines[place], hint=hint)
    return marked


def _levels(entries: Sequence[Entry]) -> list[int]:
    """The level of each entry: by its number, else as entries with a number set like it, else by
    how far it is indented and whether it is bold."""
    lefts = sorted({entry.left for entry in entries})
    columns: dict[float, int] = {}
    for place, left in enumerate(lefts):
        apart = bool(place) and left - lefts[place - 1] > _NEAR
        columns[left] = (columns[lefts[place - 1]] if place else 0) + apart
    styles = [(columns[entry.left], not entry.bold) for entry in entries]
    depths: defaultdict[tuple[int, bool], Counter[int]] = defaultdict(Counter)
    for entry, style in zip(entries, styles, strict=True):
        if entry.number:
            depths[style][entry.number.count(".") + 1] += 1
    ranks = {style: rank for rank, style in enumerate(sorted(set(styles)), start=1)}
    usual = {
        style: depths[style].most_common(1)[0][0] if depths[style] else rank
        for style, rank in ranks.items()
    }
    return [
        entry.number.count(".") + 1 if entry.number else usual[style]
        for entry, style in zip(entries, styles, strict=True)
    ]


class _Search:
    """Finds the lines that spell a title, outside the tables of contents."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._letters = [letters_of(line_words(text, line)) for line in lines]
        self._free = [
            number
            for number, line in enumerate(lines)
            if line.pieces and (line.hint is None or line.hint.kind is BlockKind.HEADING)
        ]
        self._next = dict(zip(self._free, self._free[1:], strict=False))
        self._by_page: defaultdict[int | None, list[int]] = defaultdict(list)
        self._by_start: defaultdict[str, list[int]] = defaultdict(list)
        for number in self._free:
            self._by_page[lines[number].page].append(number)
            self._by_start[self._letters[number][:6]].append(number)

    def find(self, entry: Entry, page: int | None) -> tuple[list[int], str]:
        """The lines of the heading of an entry, and its number if those do not hold it."""
        number = _NUMBER.match(entry.title)
        bare = entry.title[number.end() :] if number else entry.title
        for title, missing in ((entry.title, ""), (bare, entry.number)):
            wanted = letters_of(title)
            if len(wanted) < 3:
                continue
            on_page = self._by_page.get(page, []) if page is not None else []
            found = [lines for place in on_page if (lines := self._spelled(place, wanted))]
            if not found:
                anywhere = self._by_start.get(wanted[:6], [])
                found = [lines for place in anywhere if (lines := self._spelled(place, wanted))]
                found = found if len(found) == 1 else []
            if found:
                return max(found, key=self._prominence), missing
        return [], ""

    def _spelled(self, start: int, wanted: str) -> list[int]:
        spelled = ""
        numbers: list[int] = []
        place: int | None = start
        while place is not None and len(numbers) < 5:
            if not self._letters[place] or self._lines[place].page != self._lines[start].page:
                return []
            spelled += self._letters[place]
            numbers.append(place)
            if spelled == wanted:
                return numbers
            if not wanted.startswith(spelled):
                return []
            place = self._next.get(place)
        return []

    def _prominence(self, numbers: Sequence[int]) -> tuple[bool, float, bool]:
        first = self._lines[numbers[0]]
        return first.hint is not None, first.size or 0.0, first.bold
