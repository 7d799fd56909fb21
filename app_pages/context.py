"""A quote among its neighbours: paragraphs, list items, tables, and the notes that go with them."""

from collections.abc import Sequence
from html import escape

from app_pages.drawing import marked, tag
from pipeline.passages import heading_path
from pipeline.quoting import locate
from pipeline.types import Block, BlockKind, Document, ItemStyle, Note, Span


def context(document: Document, span: Span) -> str:
    """The blocks that hold `span` and their neighbours in the section, with `span` marked."""
    blocks = document.blocks
    notes = {note.block for note in document.notes}
    held = [place for place, block in enumerate(blocks) if block.span.overlaps(span)]
    section = locate(document, span).section
    path = " › ".join(filter(None, [document.title, heading_path(document, section)]))
    near = range(max(held[0] - 1, 0), min(held[-1] + 2, len(blocks))) if held else ()
    drawn = [
        _block(document, blocks[place], span) + _notes(document, blocks[place], span)
        for place in near
        # A note stands under its paragraph; on its own only if it is what is quoted.
        if blocks[place].section_id == section.id and (place not in notes or place in held)
    ]
    return tag("p", path, "stil") + "".join(drawn)


def _block(document: Document, block: Block, span: Span) -> str:
    marks, raised = _marks(block.span, span), _raised(document, block.span)
    if block.kind is BlockKind.TABLE:
        return _table(document, block.span, span)
    label = ""
    if block.item:
        label = "• " if block.item.style is ItemStyle.BULLET else f"{block.item.label}. "
    words = escape(label) + marked(block.span.of(document.text), marks, raised)
    if block.kind is BlockKind.HEADING:
        words = f"<strong>{words}</strong>"
    return f'<p class="blok">{words}</p>'


def _table(document: Document, whole: Span, span: Span) -> str:
    """A table: a line a row, with a tab between the cells."""
    rows, position = [], whole.start
    for line in whole.of(document.text).split("\n"):
        cells = []
        for cell in line.split("\t"):
            place = Span(position, position + len(cell))
            words = marked(cell, _marks(place, span), _raised(document, place))
            cells.append(f"<td>{words}</td>")
            position = place.end + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table class="tabel"><tbody>{"".join(rows)}</tbody></table>'


def _notes(document: Document, block: Block, span: Span) -> str:
    """The notes whose mark stands in a block."""
    return "".join(_note(document, note, span) for note in _marked_in(document.notes, block.span))


def _note(document: Document, note: Note, span: Span) -> str:
    place = document.blocks[note.block].span
    words = marked(place.of(document.text), _marks(place, span))
    return f'<p class="noot">{tag("sup", note.label)} {words}</p>'


def _marks(place: Span, span: Span) -> list[Span]:
    """The part of `span` in a stretch of text, counted from its beginning."""
    first, last = max(span.start, place.start), min(span.end, place.end)
    return [Span(first - place.start, last - place.start)] if first < last else []


def _raised(document: Document, place: Span) -> list[tuple[int, str]]:
    """The marks of notes in a stretch of text, counted from its beginning."""
    found = _marked_in(document.notes, place)
    return [(note.mark.start - place.start, note.label) for note in found if note.mark is not None]


def _marked_in(notes: Sequence[Note], place: Span) -> list[Note]:
    """The notes with a mark after a character of `place`, in the order of their marks."""
    # The mark is an empty span, which counts as false.
    found = [
        (note.mark.start, number, note)
        for number, note in enumerate(notes)
        if note.mark is not None and place.start < note.mark.start <= place.end
    ]
    return [note for _, _, note in sorted(found, key=lambda item: item[:2])]
