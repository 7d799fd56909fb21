"""A document: its one text, what that consists of, and the way back to the file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InvalidSpan
from pipeline.types.source import BlockKind, Item, Metadata, Page, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of `Document.text` and the stretch of `SourceText.text` it comes from.

    Of equal length they match character by character; otherwise (a ligature written out) they
    match as a whole.
    """

    span: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or unnumbered section; `span` runs from its heading to the next one."""

    id: int
    number: str | None
    title: str
    level: int
    span: Span
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item.

    `paragraph` counts from 1: paragraphs within the section, or within the list item for a block
    that is part of one. `span` does not include the mark of a list item.
    """

    kind: BlockKind
    span: Span
    section_id: int
    paragraph: int | None = None
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its label, the place of its mark in the text, its block.

    `mark` is an empty span where the mark stood, which is itself no part of the text; None if no
    mark was found. `block` is the place of the note in `Document.blocks`.
    """

    label: str
    mark: Span | None
    block: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its one text. `id` comes from the bytes of the file.

    `furniture` are the stretches of the source left out of the text: page numbers, running heads,
    chapter numbers torn from their heading, marks of notes. `pages` are stretches of pages in the
    order of the text: a page whose last sentence runs on before its notes come has two. `facts`
    are the properties of the file, kept so that `metadata` can be made anew without reading it.
    """

    id: str
    file: str
    path: Path
    text: str
    runs: tuple[Run, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[Span, ...] = ()
    metadata: Metadata = Metadata()
    facts: Metadata = Metadata()
    own_title: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title in the bibliographic facts, else in the file itself, else the file's name."""
        return self.metadata.title or self.own_title or self.file

    def section(self, section_id: int) -> Section:
        """The section with this id."""
        return self.sections[section_id]

    def to_source(self, span: Span) -> Span:
        """The stretch of the source that `span` of the text comes from.

        Raises
        ------
        InvalidSpan
            If the span is empty, or holds nothing but white space added between lines.
        """
        return to_source(self.runs, span)

    def source_parts(self, span: Span) -> tuple[Span, ...]:
        """The stretches of the source that `span` comes from, in the order of the text.

        They follow each other without a break but for what is left out of the text or moved in it:
        a note at the foot of the page stands in the file between the halves of a sentence.
        """
        parts: list[Span] = []
        for run in _touched(self.runs, span):
            part = Span(_source_start(run, span.start), _source_end(run, span.end))
            if parts and parts[-1].end == part.start:
                part = Span(parts.pop().start, part.end)
            parts.append(part)
        return tuple(parts)


def to_source(runs: Sequence[Run], span: Span) -> Span:
    """The smallest stretch of the source that holds all characters of `span`; see `Document`."""
    touched = _touched(runs, span)
    if not touched:
        raise InvalidSpan(f"bereik {span.start}–{span.end} heeft geen plaats in het bestand")
    # A note stands in the text after the paragraph that its page cuts in two, in the file before
    # the second half: the runs of a stretch need not stand in the order of the file.
    return Span(
        min(_source_start(run, span.start) for run in touched),
        max(_source_end(run, span.end) for run in touched),
    )


def _touched(runs: Sequence[Run], span: Span) -> list[Run]:
    first = max(bisect_right(runs, span.start, key=lambda run: run.span.start) - 1, 0)
    touched = []
    for number in range(first, len(runs)):
        run = runs[number]
        if run.span.start >= span.end:
            break
        if run.span.overlaps(span):
            touched.append(run)
    return touched


def _source_start(run: Run, position: int) -> int:
    if len(run.span) != len(run.source):
        return run.source.start
    return run.source.start + max(position - run.span.start, 0)


def _source_end(run: Run, position: int) -> int:
    if len(run.span) != len(run.source):
        return run.source.end
    return run.source.end - max(run.span.end - position, 0)
