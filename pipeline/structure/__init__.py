"""SourceText → Document: furniture out, headings and numbers found, paragraphs whole again.

    lines ─furniture→ lines ─roles→ hinted lines ─groups→ groups ─headings→ headings
          ─paragraphs→ blocks ─assembly→ text

Every rule is about form and numbering, none about one file. Lines that the format itself explains
(Markdown, the outline of a PDF) are taken at its word; what the layout of a page explains (its
table of contents, its notes, its captions) becomes such a hint before the lines are grouped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.structure.assembly import assemble
from pipeline.structure.captions import mark_captions
from pipeline.structure.chapters import Heading
from pipeline.structure.contents import mark_contents
from pipeline.structure.edges import furniture_of
from pipeline.structure.furniture import find_furniture
from pipeline.structure.geometry import body_size, with_boxes
from pipeline.structure.groups import group_lines, measure
from pipeline.structure.headings import find_headings
from pipeline.structure.hyphenation import vocabulary
from pipeline.structure.labels import printed_labels
from pipeline.structure.linegroup import LineGroup, line_words
from pipeline.structure.margins import without_false_gaps
from pipeline.structure.note_marks import NoteMark, cut_marks
from pipeline.structure.notes import mark_notes
from pipeline.structure.paragraphs import join_paragraphs
from pipeline.structure.parts import blocks_of, notes_of, pages_of, sections_of
from pipeline.structure.reference_titles import in_lists
from pipeline.structure.references import cut_titles, split_references
from pipeline.structure.titles import title_of
from pipeline.structure.typed import join_titles
from pipeline.types import BlockKind, Document, Line, Metadata, Page, SourceText, Span


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
    roles = _roles(source)
    usual = measure(source, roles.lines)
    groups = cut_titles(source.text, group_lines(source, roles.lines, usual))
    groups = join_titles(groups, usual)
    headings, torn = find_headings(source, groups, usual)
    works = _works(source.text, groups, headings)
    paragraphs = join_paragraphs(source, groups, headings, torn, usual, works)
    words = vocabulary(line_words(source.text, line) for line in roles.lines)
    text, runs, placed = assemble(source.text, paragraphs, words, is_word)
    left_out = [piece for number in torn for line in groups[number].lines for piece in line.pieces]
    return Document(
        id=source.content_hash[:16],
        file=file,
        path=source.path,
        text=text,
        runs=runs,
        sections=sections_of(text, placed),
        blocks=blocks_of(placed),
        pages=pages_of(roles.pages, runs),
        notes=notes_of(placed, roles.marks, runs),
        furniture=tuple(sorted([*roles.left_out, *left_out])),
        metadata=metadata or Metadata(),
        facts=source.facts,
        own_title=source.title,
        remarks=source.remarks,
    )


@dataclass(frozen=True, slots=True)
class _Roles:
    """The lines that are text, each with a hint where its role is known; and what is not text."""

    lines: list[Line]
    pages: tuple[Page, ...]
    marks: list[NoteMark]
    left_out: list[Span]


def _roles(source: SourceText) -> _Roles:
    text, lines, pages = source.text, with_boxes(source), source.pages
    if body_size(lines) is None:
        furniture = find_furniture(source)
        kept = [line for number, line in enumerate(lines) if number not in furniture]
        endnotes: frozenset[int] = frozenset()
    else:
        edges = furniture_of(text, lines)
        furniture, pages = edges.lines, printed_labels(pages, edges.printed)
        lines = edges.hinted
        kept = [line for number, line in enumerate(lines) if number not in furniture]
        blocks = count(-1, -1)  # hints of our own, apart from those of the reader
        kept = mark_contents(text, kept, pages, blocks)
        kept = without_false_gaps(kept)
        noted = mark_notes(text, kept, body_size(kept), blocks)
        kept, endnotes = noted.lines, noted.endnotes
        kept = mark_captions(text, kept, measure(source, kept).width, blocks)
    left_out = [piece for number in furniture for piece in lines[number].pieces]
    left_out += [mark for number in furniture if (mark := lines[number].mark)]
    kept, marks, cut = cut_marks(text, kept, endnotes)
    return _Roles(kept, pages, marks, [*left_out, *cut])


def _is_note(group: LineGroup) -> bool:
    hint = group.lines[0].hint
    return hint is not None and hint.kind is BlockKind.FOOTNOTE


def _works(
    text: str, groups: Sequence[LineGroup], headings: Sequence[Heading]
) -> dict[int, list[tuple[Line, ...]]]:
    """For the groups of a reference list: its entries at the first one, nothing at the others."""
    works: dict[int, list[tuple[Line, ...]]] = {}
    ends = [*(heading.group for heading in headings), len(groups)][1:]
    titles = [title_of(groups[heading.group].words, heading.number) for heading in headings]
    listed = in_lists(zip(titles, (heading.level for heading in headings), strict=True))
    for heading, end, is_listed in zip(headings, ends, listed, strict=True):
        if not is_listed:
            continue
        numbers = [n for n in range(heading.group + 1, end) if not _is_note(groups[n])]
        entries = split_references(text, [groups[number] for number in numbers])
        if entries:
            works |= {number: [] for number in numbers}
            works[numbers[0]] = entries
    return works
