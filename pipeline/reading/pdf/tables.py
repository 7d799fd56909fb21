"""The tables of a page: which fragments are in which cell.

Precise rather than eager, since the words of a table are not quoted: lines drawn around at least
two rows and two columns make a table; without lines only rows of short cells that stand under each
other and that the content stream has row by row. Columns of running text, lists, tables of
contents and lists of references are none.

Left out: cells that span rows or columns (they count for the first), tables turned on the page
apart from its text, tables without lines and with cells of several lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.reading.pdf.characters import Glyphs
from pipeline.reading.pdf.drawings import Drawings
from pipeline.reading.pdf.fragments import Fragment
from pipeline.reading.pdf.grids import Area, aligned_runs, columns_of, ruled_areas, text_rows

_MARK = re.compile(r"(?:[-–—•▪■◦‣●○*\uf0b7\uf0a7]|>>|\(?\w{1,4}[.)]|\[\d+\]|\d+(?:\.\d+)*)")
_NUMERIC = re.compile(
    r"[€$£+\-–−(<>≤≥±~]*\s*\d[\d.,\s]*\s*[%*)°€†]*(?:\s*(?:mln|mld|km|m2|ha))?|[-–—.]|n\.?v\.?t\.?"
)
_PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,7}")
_LEADER = re.compile(r"[.·…_]{4,}|(?:\. ){4,}")
_LONG_CELL = 45  # characters: longer cells without lines around them are running text
_MOST_FRAGMENTS = 6000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its row and column from 0, and its fragments."""

    row: int
    column: int
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in the order of rows, its place on the page in the turned frame."""

    cells: tuple[Cell, ...]
    left: float
    bottom: float
    right: float
    top: float


def take_tables(
    glyphs: Glyphs, fragments: Sequence[Fragment], drawings: Drawings
) -> tuple[list[Table], list[Fragment]]:
    """The tables of a page, and the fragments that are in none."""
    tables: list[Table] = []
    rest = list(fragments)
    if len(rest) > _MOST_FRAGMENTS:
        return tables, rest
    for with_shadings in (False, True):
        # Of a table within a table the inner one counts.
        for area in sorted(ruled_areas(drawings, with_shadings), key=_extent):
            for table, taken in _ruled_tables(glyphs, area, rest):
                tables.append(table)
                rest = [fragment for fragment in rest if fragment not in taken]
    for run in aligned_runs(rest):
        found = _unruled_table(glyphs, run)
        if found:
            tables.append(found)
            taken = {fragment for row in run for fragment in row}
            rest = [fragment for fragment in rest if fragment not in taken]
    return tables, rest


def _extent(area: Area) -> float:
    return (area.right - area.left) * (area.top - area.bottom)


def _ruled_tables(
    glyphs: Glyphs, area: Area, fragments: Sequence[Fragment]
) -> list[tuple[Table, set[Fragment]]]:
    """The table that fills an area, or those that fill stretches of it."""
    found = []
    for part in _tabular(area, fragments):
        inside = [fragment for fragment in fragments if part.holds(fragment)]
        table = _ruled_table(glyphs, part, inside)
        if table:
            found.append((table, set(inside)))
    return found


def _tabular(area: Area, fragments: Sequence[Fragment]) -> list[Area]:
    """An area with upright lines; else its stretches where rows have cells."""
    if area.upright:
        return [area]
    inside = [fragment for fragment in fragments if area.holds(fragment)]
    parts: list[list[float]] = [[]]
    for low, high in pairwise(area.across):
        rows = text_rows([f for f in inside if low < (f.top + f.bottom) / 2 < high])
        celled = sum(len(row) > 1 for row in rows)
        # One row with one cell between two lines is the heading of a group of rows.
        if 2 * celled >= len(rows) or (len(rows) == 1 and parts[-1]):
            parts[-1] = parts[-1] or [low]
            parts[-1].append(high)
        else:
            parts.append([])
    return [
        replace(area, bottom=part[0], top=part[-1], across=tuple(part))
        for part in parts
        if len(part) > 2
    ]


def _ruled_table(glyphs: Glyphs, area: Area, inside: Sequence[Fragment]) -> Table | None:
    bounds = list(area.upright) or columns_of(text_rows(inside))
    cut = [part for fragment in inside for part in _cut(glyphs, fragment, bounds)]
    rows = [row for band in _bands(area, cut) for row in _rows_in(band, bounds, len(area.across))]
    cells = _cells(rows, bounds)
    if area.upright:
        full = sum(len({c.column for c in cells if c.row == row}) > 1 for row in range(len(rows)))
        return _table(cells) if full >= 2 and _is_columned(glyphs, cells, bounds) else None
    if len(bounds) < 1 or not _is_columned(glyphs, cells, bounds):
        return None
    celled = [row for row in rows if len({_column(f, bounds) for f in row}) > 1]
    return _table(cells) if len(celled) >= 3 and _is_row_by_row(celled) else None


def _cut(glyphs: Glyphs, fragment: Fragment, bounds: Sequence[float]) -> list[Fragment]:
    """A fragment cut where it runs over the white or the line between two columns."""
    parts, first = [], fragment.first
    for bound in bounds:
        if not fragment.left < bound < fragment.right:
            continue
        starts, ends = glyphs.starts[first : fragment.last], glyphs.ends[first : fragment.last]
        after = int(np.searchsorted(starts, bound - 1.0))
        if not 0 < after < len(starts):
            continue
        position = first + after
        apart = starts[after] - ends[after - 1] > 0.2 * fragment.size
        if apart and ends[after - 1] <= bound + 1.0:
            parts.append((first, position))
            first = position
    if not parts:
        return [fragment]
    return [
        replace(
            fragment,
            first=start,
            last=end,
            left=float(glyphs.starts[start:end].min()),
            right=float(glyphs.ends[start:end].max()),
        )
        for start, end in [*parts, (first, fragment.last)]
    ]


def _bands(area: Area, fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments between each line across and the next, from top to bottom."""
    inner = np.array(area.across[1:-1])
    bands: dict[int, list[Fragment]] = {}
    for fragment in fragments:
        middle = (fragment.top + fragment.bottom) / 2
        bands.setdefault(int(np.searchsorted(inner, middle)), []).append(fragment)
    return [bands[number] for number in sorted(bands, reverse=True)]


def _rows_in(band: Sequence[Fragment], bounds: Sequence[float], lines: int) -> list[list[Fragment]]:
    """The rows between two lines: one, unless the table has lines around its parts only."""
    rows = text_rows(band)
    celled = sum(len({_column(f, bounds) for f in row}) > 1 for row in rows)
    if len(rows) > 2 and celled >= 0.6 * len(rows) and lines <= 5:
        return rows
    return [list(band)]


def _column(fragment: Fragment, bounds: Sequence[float]) -> int:
    """The first column that a fragment stands in for a good part."""
    inner = fragment.left + min(0.5 * fragment.size, 0.5 * fragment.width)
    return sum(bound <= inner for bound in bounds)


def _cells(rows: Sequence[Sequence[Fragment]], bounds: Sequence[float]) -> list[Cell]:
    cells = []
    for number, row in enumerate(rows):
        columns: dict[int, list[Fragment]] = {}
        for fragment in row:
            columns.setdefault(_column(fragment, bounds), []).append(fragment)
        cells += [Cell(number, column, tuple(columns[column])) for column in sorted(columns)]
    return cells


def _table(cells: Sequence[Cell]) -> Table:
    fragments = [fragment for cell in cells for fragment in cell.fragments]
    return Table(
        tuple(cells),
        min(f.left for f in fragments),
        min(f.bottom for f in fragments),
        max(f.right for f in fragments),
        max(f.top for f in fragments),
    )


def _is_columned(glyphs: Glyphs, cells: Sequence[Cell], bounds: Sequence[float]) -> bool:
    """Whether at least two columns hold more than the marks of a list."""
    real = 0
    for column in range(len(bounds) + 1):
        texts = [_text(glyphs, cell) for cell in cells if cell.column == column]
        marks = sum(bool(_MARK.fullmatch(text)) for text in texts)
        real += len(texts) > 1 and (column > 0 or marks < 0.8 * len(texts))
    return real > 1 or (real == 1 and len(bounds) > 1)


def _is_row_by_row(rows: Sequence[Sequence[Fragment]]) -> bool:
    """Whether the content stream has one row after the other, and not column by column."""
    order = sorted((f.first, number) for number, row in enumerate(rows) for f in row)
    moves = sum(before[1] != after[1] for before, after in pairwise(order))
    return moves < 1.6 * len(rows)


def _unruled_table(glyphs: Glyphs, run: Sequence[Sequence[Fragment]]) -> Table | None:
    bounds = columns_of(run, 0.0)
    if not bounds or not _is_row_by_row(run):
        return None
    cells = _cells(run, bounds)
    texts = {(cell.row, cell.column): _text(glyphs, cell) for cell in cells}
    if any(_LEADER.search(text) for text in texts.values()):
        return None
    if median(len(text) for text in texts.values()) > _LONG_CELL:
        return None
    columns = [
        [texts[row, column] for row in range(len(run)) if (row, column) in texts]
        for column in range(len(bounds) + 1)
    ]
    real = [c for n, c in enumerate(columns) if len(c) >= 0.6 * len(run) and not _all_marks(c, n)]
    numeric = [column for column in real if _share(_NUMERIC, column) >= 0.7]
    if len(real) >= 3:
        return _table(cells)
    pages = [column for column in numeric if _counts_pages(column)]
    return _table(cells) if len(real) == 2 and numeric and not pages else None


def _all_marks(texts: Sequence[str], column: int) -> bool:
    return column == 0 and _share(_MARK, texts) > 0.8


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(bool(pattern.fullmatch(text)) for text in texts) / len(texts)


def _counts_pages(texts: Sequence[str]) -> bool:
    """Whether the numbers never fall, as those of pages in a table of contents."""
    if _share(_PAGE_NUMBER, texts) < 0.9:
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    return all(before <= after for before, after in pairwise(numbers))


def _text(glyphs: Glyphs, cell: Cell) -> str:
    parts = [glyphs.codes[f.first : f.last].tolist() for f in cell.fragments]
    return "".join(chr(code) for part in parts for code in part)
