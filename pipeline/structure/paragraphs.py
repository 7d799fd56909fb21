"""Groups of lines → paragraphs and list items: what a page or a column has cut is joined again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.structure.chapters import Heading
from pipeline.structure.groups import Measure
from pipeline.structure.linegroup import LineGroup, line_words
from pipeline.structure.margins import same_column
from pipeline.structure.marks import successor
from pipeline.types import BlockKind, Hint, Item, ItemStyle, Line, SourceText

_HYPHEN_END = re.compile(r"\w[-\u2010\u2011\u00ad]$")
_PAUSE = re.compile(r"[;:,]$")
# What stands where the page has room for it, not where the text has come.
FLOATING = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE})
_LOOKED_AT = 6  # lines at the end of a paragraph
_FULL_LINE = 0.6  # of the width: a last line shorter than this is no line of running text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one block to be; the heading if it is one, the hint that says what it is."""

    kind: BlockKind
    lines: tuple[Line, ...]
    item: Item | None = None
    heading: Heading | None = None
    closed: bool = True
    hint: Hint | None = None


def join_paragraphs(
    source: SourceText,
    groups: Sequence[LineGroup],
    headings: Sequence[Heading],
    left_out: frozenset[int],
    usual: Measure,
    works: Mapping[int, Sequence[tuple[Line, ...]]] = MappingProxyType({}),
) -> list[Paragraph]:
    """The blocks of the document in order.

    Groups in `left_out` are no text; `works` gives for the first group of a reference list its
    entries, and nothing for the other ones. Notes, captions and tables stand after the paragraph
    that they interrupt.
    """
    by_group = {heading.group: heading for heading in headings}
    upcoming = _upcoming_items(groups, by_group)
    paragraphs: list[Paragraph] = []
    grown: dict[int, list[Line]] = {}
    last: int | None = None  # the place of the last block that is running text
    notes: dict[int, int] = {}
    for number, group in enumerate(groups):
        if number in left_out:
            continue
        if number in works:
            paragraphs += [Paragraph(BlockKind.REFERENCE, lines) for lines in works[number]]
            last = None
            continue
        heading = by_group.get(number)
        hint = group.lines[0].hint
        if hint and hint.kind in FLOATING and usual.size is not None:
            place = notes.setdefault(hint.block, len(paragraphs))
            if place == len(paragraphs):
                paragraphs.append(Paragraph(hint.kind, group.lines, closed=group.closed, hint=hint))
            else:  # a note that goes on at the foot of the next page
                _grow(paragraphs, grown, place, group)
            continue
        before = None if last is None else paragraphs[last]
        if heading:
            paragraphs.append(Paragraph(BlockKind.HEADING, group.lines, heading=heading))
        elif (
            last is not None
            and before
            and _continues(source, before, group, usual, adjoins=last == len(paragraphs) - 1)
        ):
            _grow(paragraphs, grown, last, group)
            paragraphs[last] = replace(paragraphs[last], closed=group.closed)
            continue
        elif paragraphs and _runs_out_of_caption(paragraphs[-1], group):
            _grow(paragraphs, grown, len(paragraphs) - 1, group)
            continue
        else:
            paragraphs.append(_new_paragraph(before, group, upcoming[number]))
        last = len(paragraphs) - 1
    for place, lines in grown.items():
        paragraphs[place] = replace(paragraphs[place], lines=tuple(lines))
    return _count_bullets(paragraphs)


def _grow(
    paragraphs: list[Paragraph], grown: dict[int, list[Line]], place: int, group: LineGroup
) -> None:
    """Add lines to a paragraph; until all is read it holds its last ones, the rest is in `grown`.

    A paragraph may be joined from as many groups as a hostile file likes.
    """
    paragraph = paragraphs[place]
    lines = grown.setdefault(place, list(paragraph.lines))
    lines += group.lines
    paragraphs[place] = replace(paragraph, lines=tuple(lines[-_LOOKED_AT:]))


def _continues(
    source: SourceText, last: Paragraph, group: LineGroup, usual: Measure, adjoins: bool
) -> bool:
    """Whether the group goes on in the middle of the sentence before it.

    `adjoins` says that nothing stands between the two: in a layout the groups were parted there.
    """
    starts_new = group.item or group.hinted or last.lines[-1].hint
    if starts_new or last.kind is BlockKind.HEADING or _differs(last.lines[-1], group.lines[0]):
        return False
    before = line_words(source.text, last.lines[-1])
    if adjoins and _in_one_column(last.lines[-1], group.lines[0]):
        return not last.closed and (group.words[:1].islower() or bool(_HYPHEN_END.search(before)))
    if _HYPHEN_END.search(before) or (_PAUSE.search(before) and group.words[:1].islower()):
        return True
    full = len(before) >= _FULL_LINE * min(usual.width, _widest(source, last))
    if last.closed:
        return group.page_start and full and not group.hanging and not _short_end(source, last)
    return full or not group.words[:1].isupper()


def _runs_out_of_caption(last: Paragraph, group: LineGroup) -> bool:
    """Whether a caption goes on at the top of the next page or column."""
    return (
        last.kind is BlockKind.CAPTION
        and not group.hinted
        and group.words[:1].islower()
        and not last.closed
    )


def _in_one_column(before: Line, line: Line) -> bool:
    return before.box is not None and line.box is not None and same_column(line, before)


def _short_end(source: SourceText, last: Paragraph) -> bool:
    return len(line_words(source.text, last.lines[-1])) < 0.9 * _widest(source, last)


def _widest(source: SourceText, paragraph: Paragraph) -> int:
    return max(len(line_words(source.text, line)) for line in paragraph.lines[-_LOOKED_AT:])


def _differs(before: Line, line: Line) -> bool:
    """Another type size: a footnote or a caption between two halves of a paragraph."""
    return bool(before.size and line.size and abs(before.size - line.size) > 0.08 * before.size)


def _new_paragraph(last: Paragraph | None, group: LineGroup, upcoming: str) -> Paragraph:
    hint = group.lines[0].hint
    if hint:
        return Paragraph(hint.kind, group.lines, hint.item, closed=True, hint=hint)
    if group.item:
        return Paragraph(BlockKind.LIST_ITEM, group.lines, group.item, closed=group.closed)
    item = last.item if last and last.kind is not BlockKind.HEADING else None
    if item and not group.hanging and not _list_goes_on(item, upcoming):
        item = None
    return Paragraph(BlockKind.PARAGRAPH, group.lines, item, closed=group.closed)


def _list_goes_on(item: Item, upcoming: str) -> bool:
    return bool(upcoming) and item.label != "" and upcoming == successor(item.label, item.style)


def _upcoming_items(groups: Sequence[LineGroup], headings: Mapping[int, Heading]) -> list[str]:
    """For each group the label of the next numbered item before a heading; “” if there is none."""
    label = ""
    upcoming: list[str] = []
    for number in range(len(groups) - 1, -1, -1):
        upcoming.append(label)
        item = groups[number].item
        if number in headings:
            label = ""
        elif item and item.style is not ItemStyle.BULLET:
            label = item.label
    return upcoming[::-1]


def _count_bullets(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Bullets get their ordinal; a paragraph outside the list ends it."""
    counted: list[Paragraph] = []
    ordinal = 0
    for paragraph in paragraphs:
        item = paragraph.item
        if paragraph.kind in FLOATING and item is None:
            counted.append(paragraph)
            continue
        if item is None:
            ordinal = 0
        elif item.style is ItemStyle.BULLET and not item.label:
            ordinal += paragraph.kind is BlockKind.LIST_ITEM
            item = Item(ItemStyle.BULLET, str(ordinal))
        counted.append(replace(paragraph, item=item))
    return counted
