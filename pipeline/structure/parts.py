"""The parts of a finished text: sections, blocks, pages, notes."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.assembly import Placed
from pipeline.structure.note_marks import NoteMark
from pipeline.structure.titles import title_of
from pipeline.types import Block, BlockKind, Item, Note, Page, Run, Section, Span

# Counting paragraphs, a reader counts running text.
_UNCOUNTED = frozenset(
    {BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.CONTENTS, BlockKind.REFERENCE}
)


def sections_of(text: str, placed: Sequence[Placed]) -> tuple[Section, ...]:
    """The sections; section 0 is what stands before the first heading and has no title."""
    starts = [(p.start, p) for p in placed if p.paragraph.heading]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    sections = [Section(0, None, "", 0, Span(0, starts[0][0] if starts else len(text)))]
    open_: list[Section] = []  # the sections around the next one, from the chapter down
    for (start, place), end in zip(starts, ends, strict=False):
        heading = place.paragraph.heading
        if heading is None:
            continue
        while open_ and open_[-1].level >= heading.level:
            open_.pop()
        title = title_of(place.span.of(text), heading.number)
        parent = open_[-1].id if open_ else None
        section = Section(
            *(len(sections), heading.number, title, heading.level), Span(start, end), parent
        )
        sections.append(section)
        open_.append(section)
    return tuple(sections)


def blocks_of(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The blocks, with paragraphs counted within their section or list item."""
    blocks: list[Block] = []
    section = 0
    counts: Counter[Item | None] = Counter()
    for place in placed:
        paragraph = place.paragraph
        if paragraph.kind is BlockKind.HEADING:
            section += 1
            counts.clear()
            blocks.append(Block(paragraph.kind, place.span, section))
            continue
        if paragraph.kind in _UNCOUNTED:
            blocks.append(Block(paragraph.kind, place.span, section, item=paragraph.item))
            continue
        if paragraph.kind is BlockKind.LIST_ITEM:
            counts[paragraph.item] = 0
        counts[paragraph.item] += 1
        number = counts[paragraph.item]
        blocks.append(Block(paragraph.kind, place.span, section, number, paragraph.item))
    return tuple(blocks)


def pages_of(pages: Sequence[Page], runs: Sequence[Run]) -> tuple[Page, ...]:
    """The stretches of pages in the order of the text; a page may have more than one."""
    ordered = sorted(pages, key=lambda page: page.span.start)
    found: list[Page] = []
    for run in runs:
        place = bisect_right(ordered, run.source.start, key=lambda page: page.span.start) - 1
        if place < 0 or run.source.start >= ordered[place].span.end:
            continue
        page = ordered[place]
        if found and found[-1].index == page.index:
            page = replace(page, span=Span(found.pop().span.start, run.span.end))
        else:
            page = replace(page, span=run.span)
        found.append(page)
    return tuple(found)


def notes_of(
    placed: Sequence[Placed], marks: Sequence[NoteMark], runs: Sequence[Run]
) -> tuple[Note, ...]:
    """The notes in the order of the text, each with the place of its first mark."""
    ordered = sorted(runs, key=lambda run: run.source.start)
    first: dict[int, int] = {}
    for mark in marks:
        first.setdefault(mark.block, _place_in_text(ordered, mark.position))
    notes = []
    for number, place in enumerate(placed):
        hint = place.paragraph.hint
        if place.paragraph.kind is BlockKind.FOOTNOTE and hint and hint.note:
            position = first.get(hint.block)
            span = None if position is None else Span(position, position)
            notes.append(Note(hint.note, span, number))
    return tuple(notes)


def _place_in_text(ordered: Sequence[Run], position: int) -> int:
    """Where in the text the character before a place in the source ends."""
    before = bisect_right(ordered, position - 1, key=lambda run: run.source.start) - 1
    if before < 0:
        return 0
    run = ordered[before]
    if position < run.source.end and len(run.span) == len(run.source):
        return run.span.start + position - run.source.start
    return run.span.end
