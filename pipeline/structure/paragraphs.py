"""Groups of lines → paragraphs and list items: what a page or a column has cut is joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.structure.groups import LineGroup, Measure, line_words
from pipeline.structure.headings import Heading
from pipeline.structure.marks import successor
from pipeline.types import BlockKind, Item, ItemStyle, Line, SourceText

_HYPHEN_END = re.compile(r"\w[-\u2010\u2011\u00ad]$")
_PAUSE = re.compile(r"[;:,]$")
_FULL_LINE = 0.6  # of the width: a last line shorter than this is no line of running text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one block to be, and the heading if it is one."""

    kind: BlockKind
    lines: tuple[Line, ...]
    item: Item | None = None
    heading: Heading | None = None
    closed: bool = True


def join_paragraphs(
    source: SourceText,
    groups: Sequence[LineGroup],
    headings: Sequence[Heading],
    left_out: frozenset[int],
    usual: Measure,
) -> list[Paragraph]:
    """The blocks of the document in order; groups in `left_out` are no text."""
    by_group = {heading.group: heading for heading in headings}
    upcoming = _upcoming_items(groups, by_group)
    paragraphs: list[Paragraph] = []
    for number, group in enumerate(groups):
        if number in left_out:
            continue
        heading = by_group.get(number)
        if heading:
            paragraphs.append(Paragraph(BlockKind.HEADING, group.lines, heading=heading))
            continue
        last = paragraphs[-1] if paragraphs else None
        if last and _continues(source, last, group, usual):
            lines = (*last.lines, *group.lines)
            paragraphs[-1] = replace(last, lines=lines, closed=group.closed)
        else:
            paragraphs.append(_new_paragraph(last, group, upcoming[number]))
    return _count_bullets(paragraphs)


def _continues(source: SourceText, last: Paragraph, group: LineGroup, usual: Measure) -> bool:
    """Whether the group goes on in the middle of the sentence before it."""
    starts_new = group.item or group.hinted or last.lines[-1].hint
    if starts_new or last.kind is BlockKind.HEADING or _differs(last.lines[-1], group.lines[0]):
        return False
    before = line_words(source.text, last.lines[-1])
    if _HYPHEN_END.search(before) or (_PAUSE.search(before) and group.words[:1].islower()):
        return True
    full = len(before) >= _FULL_LINE * min(usual.width, _widest(source, last))
    if last.closed:
        return group.page_start and full and not group.hanging and not _short_end(source, last)
    return full or not group.words[:1].isupper()


def _short_end(source: SourceText, last: Paragraph) -> bool:
    return len(line_words(source.text, last.lines[-1])) < 0.9 * _widest(source, last)


def _widest(source: SourceText, paragraph: Paragraph) -> int:
    return max(len(line_words(source.text, line)) for line in paragraph.lines[-6:])


def _differs(before: Line, line: Line) -> bool:
    """Another type size: a footnote or a caption between two halves of a paragraph."""
    return bool(before.size and line.size and abs(before.size - line.size) > 0.08 * before.size)


def _new_paragraph(
    last: Paragraph | None, group: LineGroup, upcoming: tuple[str, ...]
) -> Paragraph:
    hint = group.lines[0].hint
    if hint:
        return Paragraph(hint.kind, group.lines, hint.item, closed=True)
    if group.item:
        return Paragraph(BlockKind.LIST_ITEM, group.lines, group.item, closed=group.closed)
    item = last.item if last and last.kind is not BlockKind.HEADING else None
    if item and not group.hanging and not _list_goes_on(item, upcoming):
        item = None
    return Paragraph(BlockKind.PARAGRAPH, group.lines, item, closed=group.closed)


def _list_goes_on(item: Item, upcoming: tuple[str, ...]) -> bool:
    return bool(upcoming) and item.label != "" and upcoming[0] == successor(item.label, item.style)


def _upcoming_items(
    groups: Sequence[LineGroup], headings: dict[int, Heading]
) -> list[tuple[str, ...]]:
    """For each group the labels of the numbered items after it, up to the next heading."""
    labels: tuple[str, ...] = ()
    upcoming: list[tuple[str, ...]] = []
    for number in range(len(groups) - 1, -1, -1):
        upcoming.append(labels)
        item = groups[number].item
        if number in headings:
            labels = ()
        elif item and item.style is not ItemStyle.BULLET:
            labels = (item.label, *labels)
    return upcoming[::-1]


def _count_bullets(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Bullets get their ordinal; a paragraph outside the list ends it."""
    counted: list[Paragraph] = []
    ordinal = 0
    for paragraph in paragraphs:
        item = paragraph.item
        if item is None:
            ordinal = 0
        elif item.style is ItemStyle.BULLET and not item.label:
            ordinal += paragraph.kind is BlockKind.LIST_ITEM
            item = Item(ItemStyle.BULLET, str(ordinal))
        counted.append(replace(paragraph, item=item))
    return counted
