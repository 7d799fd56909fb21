"""Headings in a text with type: larger, bolder or in capitals, short, and followed by text.

In running text only a number of two levels or more («2.1 Aanpak») makes a heading of a line in
the type of the text. What labels a value («Datum» in bold, and a date) is none: too little text
follows.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.chapters import Heading
from pipeline.structure.groups import Measure
from pipeline.structure.linegroup import LineGroup, is_closed
from pipeline.structure.numerals import roman_value
from pipeline.structure.reference_starts import begins_entry
from pipeline.structure.titles import MAX_CHARACTERS, MAX_LINES, NUMBER, has_title, letter_number
from pipeline.types import BlockKind, ItemStyle

_NO_TITLE = re.compile(r"(?:figuur|tabel|grafiek|kaart|foto|bron|afbeelding)\s*[\d:]", re.I)
_NAMED = re.compile(r"(?:bijlage|hoofdstuk|deel|artikel|stap|fase)\b", re.I)
# «Totaal 34» is a row of a table, «Bijlage 3» and «Regen in 2019» are titles.
_ROW = re.compile(r".*[^\d\s]\s+(?!(?:19|20)\d\d$)\d+$")
_CHAPTER = re.compile(r"(?:(?:hoofdstuk|deel|bijlage|annex)\s+)?(?:\d{1,2}|[A-Z])[.:]?", re.I)
_LARGER, _SMALLER = 1.08, 0.95  # of the usual size
_TITLE_SIZE = 1.4
_MIN_TEXT = 50  # characters of text after a heading that only its type makes one
_LEAST_WORDS = 5  # of a sentence that is text however short
_MOST_TOGETHER = 5  # headings under each other


def typed_headings(
    groups: Sequence[LineGroup], known: Mapping[int, Heading], usual: Measure
) -> list[Heading]:
    """The headings that the format knows, and those that their type shows."""
    styles = Counter(type_of(groups[number]) for number in known)
    styles += Counter(
        type_of(group)
        for number, group in enumerate(groups)
        if number not in known and _candidate(number, group, usual, Counter())
    )
    formed = {
        number: known.get(number) or heading
        for number, group in enumerate(groups)
        if (heading := known.get(number) or _candidate(number, group, usual, styles))
    }
    title = _title(groups, formed, usual)
    found = [
        heading
        for number, heading in formed.items()
        if number in known or number == title or _is_placed(groups, number, formed, usual)
    ]
    return _with_letters(found, groups)


def join_titles(groups: Sequence[LineGroup], usual: Measure) -> list[LineGroup]:
    """The groups, those of one title as one: a chapter number above it, a second line below it."""
    joined: list[LineGroup] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before and usual.size is not None and _is_one_title(before, group, usual):
            hint = group.lines[0].hint
            lines = tuple(replace(line, hint=line.hint or hint) for line in before.lines)
            words = f"{before.words} {group.words}"
            joined[-1] = replace(before, lines=(*lines, *group.lines), words=words, item=None)
        else:
            joined.append(group)
    return joined


def _is_one_title(before: LineGroup, group: LineGroup, usual: Measure) -> bool:
    first, last = group.lines[0], before.lines[-1]
    heading = first.hint is not None and first.hint.kind is BlockKind.HEADING
    if before.hinted or before.item or group.item or first.page != last.page:
        return False
    if not stands_out(before, usual) or not (heading or stands_out(group, usual)):
        return False
    if _CHAPTER.fullmatch(before.words):
        return len(group.words) <= MAX_CHARACTERS and not NUMBER.match(group.words)
    if heading or first.hint or not first.box or not last.box or not first.size or not last.size:
        return False
    close = last.box.bottom - first.box.top < 0.6 * first.size
    alike = first.bold == last.bold and abs(first.size - last.size) < 0.3
    if before.closed or group.closed or NUMBER.match(group.words):
        return False
    few = len(before.lines) + len(group.lines) <= MAX_LINES
    return close and alike and few and first.region == last.region


def stands_out(group: LineGroup, usual: Measure) -> bool:
    """Whether a group is larger than the text, or as large and bolder."""
    return _larger(group, usual) or _bolder(group, usual)


def type_of(group: LineGroup) -> tuple[float, bool]:
    """How a group is set: its size in half points, and whether all of it is bold."""
    size = max(line.size or 0.0 for line in group.lines)
    return round(2 * size) / 2, all(line.bold for line in group.lines)


def _larger(group: LineGroup, usual: Measure) -> bool:
    return all((line.size or 0.0) > _LARGER * (usual.size or 0.0) for line in group.lines)


def _bolder(group: LineGroup, usual: Measure) -> bool:
    smaller = any((line.size or 0.0) < _SMALLER * (usual.size or 0.0) for line in group.lines)
    return not usual.bold and not smaller and all(line.bold for line in group.lines)


def _in_capitals(group: LineGroup, usual: Measure) -> bool:
    letters = [c for c in group.words if c.isalpha()]
    usual_size = all((line.size or 0.0) >= _SMALLER * (usual.size or 0.0) for line in group.lines)
    return usual_size and group.after_blank and len(letters) >= 6 and group.words.isupper()


def _title(
    groups: Sequence[LineGroup], formed: Mapping[int, Heading], usual: Measure
) -> int | None:
    """The title of the document: in much the largest type, on the first page, whatever follows."""
    page = groups[0].lines[0].page if groups else None
    large = {
        number: type_of(groups[number])[0]
        for number in formed
        if groups[number].lines[0].page == page
    }
    largest = max(large, key=lambda number: large[number], default=None)
    big = largest is not None and large[largest] > _TITLE_SIZE * (usual.size or 0.0)
    return largest if big else None


def _candidate(
    number: int, group: LineGroup, usual: Measure, styles: Counter[tuple[float, bool]]
) -> Heading | None:
    if group.hinted:
        return None
    item = group.item
    mark = None if item else NUMBER.match(group.words)
    title = group.words[mark.end() :] if mark else group.words
    if not has_title(group, len(group.words) - len(title)) or _NO_TITLE.match(title):
        return None
    if not (_is_prose(title) or _NAMED.match(title)) or (
        item and item.style is not ItemStyle.NUMBER
    ):
        return None
    depth = mark[1].count(".") + 1 if mark else 0
    larger = _larger(group, usual)
    as_known = stands_out(group, usual) and styles[type_of(group)] > 1
    if not larger and _ROW.match(title) and not _NAMED.match(title):
        return None
    closed = is_closed(title) and not title.endswith("?")
    if closed and not as_known and (not larger or len(title.split()) > 8):
        return None
    numbered = depth > 1 and group.after_blank and len(group.lines) <= 2
    if not (larger or _bolder(group, usual) or numbered or _in_capitals(group, usual)):
        return None
    label = item.label if item else (mark[1] if mark else None)
    return Heading(number, label, 1 if item else depth)


def _is_placed(
    groups: Sequence[LineGroup], number: int, formed: Mapping[int, Heading], usual: Measure
) -> bool:
    """Text comes after it, past other headings; and it does not go on with a sentence before it."""
    group = groups[number]
    place = number + 1
    while place < len(groups) and place in formed and place < number + _MOST_TOGETHER:
        place += 1
    if place >= len(groups) or not _has_text(groups, place, formed):
        return False
    if groups[place].words[:1].islower() and not groups[place].item:
        return False
    before = groups[number - 1] if number else None
    if before is None or _larger(group, usual) or number - 1 in formed or before.hinted:
        return True
    return before.closed or len(before.words) <= MAX_CHARACTERS


def _has_text(groups: Sequence[LineGroup], start: int, formed: Mapping[int, Heading]) -> bool:
    """Whether prose of some length, a list or a block that the format knows stands here."""
    length = 0
    for place in range(start, min(start + 6, len(groups))):
        group = groups[place]
        if place in formed:
            return False
        if group.item or group.hinted:
            return True
        if place == start and not _is_prose(group.words) and not begins_entry(group.words):
            return False
        length += len(group.words)
        if length >= _MIN_TEXT or _is_sentence(group.words):
            return True
    return False


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "?", "!")) and len(words.split()) >= _LEAST_WORDS


def _is_prose(words: str) -> bool:
    """Whether most words are words: the cells of a table are not."""
    tokens = words.split()
    return sum(
        token.strip("“”‘’'\"().,;:?!…").replace("-", "").isalpha() for token in tokens
    ) > 0.6 * len(tokens)


def _with_letters(headings: Sequence[Heading], groups: Sequence[LineGroup]) -> list[Heading]:
    """The headings, those numbered I, II, III or A, B, C with these numbers, if they run on."""
    labels = {h.group: letter_number(groups[h.group].words) for h in headings if not h.number}
    running: set[int] = set()
    for style in (roman_value, _letter_value):
        counted = [
            (group, value)
            for group, label in labels.items()
            if label and (value := style(label)) is not None
        ]
        for (before, low), (after, high) in pairwise(counted):
            if high == low + 1 and (low == 1 or before in running):
                running |= {before, after}
    return [replace(h, number=labels[h.group]) if h.group in running else h for h in headings]


def _letter_value(label: str) -> int | None:
    return ord(label) - ord("A") + 1 if len(label) == 1 else None
