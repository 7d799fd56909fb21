"""A page → its lines in reading order, each with the number of its region."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from pipeline.reading.pdf.characters import Glyphs, frame_of, glyphs_of
from pipeline.reading.pdf.columns import Piece, regions
from pipeline.reading.pdf.drawings import Drawings, drawings_of
from pipeline.reading.pdf.fragments import Fragment, fragments_of
from pipeline.reading.pdf.lines import PageLine, lines_of
from pipeline.reading.pdf.order import ordered
from pipeline.reading.pdf.tables import Table, take_tables


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The regions of a page in reading order, each with its lines in order.

    `picture` is the share of the page that its largest picture covers.
    """

    regions: tuple[tuple[PageLine, ...], ...]
    width: float
    height: float
    picture: float


def layout_of(page: Any) -> PageLayout:
    """What stands on a page of pypdfium2."""
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage, frame)
    finally:
        textpage.close()
    fragments = fragments_of(glyphs)
    directions = _directions(fragments)
    drawings = drawings_of(page, frame, directions[0] if directions else 0)
    regions = tuple(_regions(glyphs, fragments, directions, drawings))
    return PageLayout(regions, frame.width, frame.height, drawings.picture)


def _directions(fragments: Sequence[Fragment]) -> list[int]:
    """The quarter turns of the text, the most usual first; slanted text (-1) last."""
    counts: Counter[int] = Counter()
    for fragment in fragments:
        counts[fragment.quarter] += fragment.last - fragment.first
    return sorted(counts, key=lambda quarter: (quarter < 0, -counts[quarter]))


def _regions(
    glyphs: Glyphs, fragments: Sequence[Fragment], directions: Sequence[int], drawings: Drawings
) -> Iterator[tuple[PageLine, ...]]:
    """Text in the direction of the page first; turned text (margins, watermarks) at the end."""
    for number, quarter in enumerate(directions):
        turned = [fragment for fragment in fragments if fragment.quarter == quarter]
        tables: list[Table] = []
        if number == 0:
            tables, turned = take_tables(glyphs, turned, drawings)
        pieces = [Piece(f.left, f.bottom, f.right, f.top, f.size, f.first) for f in turned]
        pieces += [_piece(table) for table in tables]
        for members in regions(pieces):
            free = [turned[member] for member in members if member < len(turned)]
            inside = [member - len(turned) for member in members if member >= len(turned)]
            yield tuple(_region(glyphs, free, {n: tables[n] for n in inside}))


def _piece(table: Table) -> Piece:
    fragments = [fragment for cell in table.cells for fragment in cell.fragments]
    first = min(fragment.first for fragment in fragments)
    size = median(fragment.size for fragment in fragments)
    return Piece(table.left, table.bottom, table.right, table.top, size, first)


def _region(
    glyphs: Glyphs, free: Sequence[Fragment], tables: Mapping[int, Table]
) -> Iterator[PageLine]:
    """The lines of a region in reading order; a table takes its place as a whole."""
    lines = lines_of(glyphs, free)
    heads: dict[int, list[PageLine]] = {}
    for number, table in tables.items():
        inside = [
            replace(line, cell=(number, cell.row, cell.column))
            for cell in table.cells
            for line in lines_of(glyphs, cell.fragments)
        ]
        box = (table.left, table.bottom, table.right, table.top)
        first = min(line.order for line in inside)
        lines.append(replace(inside[0], box=box, order=first))
        heads[number] = inside
    for line in ordered(lines):
        if line.cell:
            yield from heads[line.cell[0]]
        else:
            yield line
