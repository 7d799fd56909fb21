"""SourceText → Document: furniture out, headings and numbers found, paragraphs whole again.

    lines ─furniture→ lines ─groups→ groups ─headings→ headings ─paragraphs→ blocks ─assembly→ text

Every rule is about form and numbering, none about one file. Lines that the format itself explains
(Markdown, the outline of a PDF) are taken at its word.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.structure.assembly import Placed, assemble
from pipeline.structure.furniture import find_furniture
from pipeline.structure.groups import group_lines, line_words, measure
from pipeline.structure.headings import find_headings, title_of
from pipeline.structure.hyphenation import vocabulary
from pipeline.structure.paragraphs import join_paragraphs
from pipeline.types import (
    Block,
    BlockKind,
    Document,
    Item,
    Line,
    Metadata,
    Page,
    Run,
    Section,
    SourceText,
    Span,
)


def structure(
    source: SourceText,
    file: str,
    metadata: Metadata | None = None,
    is_word: Callable[[str], bool] | None = None,
) -> Document:
    """The document in a source: its text, sections, blocks and pages.

    Parameters
    ----------
    source
        The file as read.
    file
        The name by which the document is shown: its path within the corpus folder.
    metadata
        Bibliographic facts.
    is_word
        Tells whether a Dutch word exists; helps with hyphens at line ends.
    """
    furniture = find_furniture(source)
    lines = [line for number, line in enumerate(source.lines) if number not in furniture]
    usual = measure(source, lines)
    groups = group_lines(source, lines, usual)
    headings, left_out = find_headings(source, groups, usual)
    paragraphs = join_paragraphs(source, groups, headings, left_out, usual)
    words = vocabulary(line_words(source.text, line) for line in lines)
    text, runs, placed = assemble(source.text, paragraphs, words, is_word)
    sections = _sections(text, placed)
    dropped = [source.lines[number] for number in furniture]
    dropped += [line for number in left_out for line in groups[number].lines]
    return Document(
        id=source.content_hash[:16],
        file=file,
        path=source.path,
        text=text,
        runs=runs,
        sections=sections,
        blocks=_blocks(placed),
        pages=_pages(source.pages, runs),
        furniture=_spans(dropped),
        metadata=metadata or Metadata(),
        facts=source.facts,
        own_title=source.title,
        remarks=source.remarks,
    )


def _sections(text: str, placed: Sequence[Placed]) -> tuple[Section, ...]:
    """Section 0 is what stands before the first heading; it has no title."""
    starts = [(p.start, p) for p in placed if p.paragraph.heading]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    sections = [Section(0, None, "", 0, Span(0, starts[0][0] if starts else len(text)))]
    for (start, place), end in zip(starts, ends, strict=False):
        heading = place.paragraph.heading
        if heading is None:
            continue
        title = title_of(place.span.of(text))
        parent = next((s.id for s in reversed(sections) if 0 < s.level < heading.level), None)
        sections.append(
            Section(len(sections), heading.number, title, heading.level, Span(start, end), parent)
        )
    return tuple(sections)


def _blocks(placed: Sequence[Placed]) -> tuple[Block, ...]:
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
        if paragraph.kind is BlockKind.LIST_ITEM:
            counts[paragraph.item] = 0
        counts[paragraph.item] += 1
        number = counts[paragraph.item]
        blocks.append(Block(paragraph.kind, place.span, section, number, paragraph.item))
    return tuple(blocks)


def _pages(pages: Sequence[Page], runs: Sequence[Run]) -> tuple[Page, ...]:
    """The pages of the source, as stretches of the text."""
    found = []
    for page in pages:
        touched = [run.span for run in runs if run.source.overlaps(page.span)]
        if touched:
            span = Span(min(s.start for s in touched), max(s.end for s in touched))
            found.append(replace(page, span=span))
    return tuple(found)


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    return tuple(sorted(piece for line in lines for piece in line.pieces))
