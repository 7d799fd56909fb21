"""The cells of an HTML table with their rows and columns; a merged cell has its first place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.reading.elements import local_name
from pipeline.reading.html_page import HEADINGS

_MOST_COLUMNS = 1000  # as browsers have it
_MOST_ROWS = 65_534
_ROW_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its row and its column from 0."""

    row: int
    column: int
    element: etree._Element


def is_layout(table: etree._Element) -> bool:
    """Whether a table only places blocks on the page: it holds headings, lists or another table.

    Words between the rows make it no table either, or they would be lost.
    """
    if table.get("role") in ("presentation", "none") or any(_strays(table)):
        return True
    inner = table.iter("table", "ul", "ol", "blockquote", *HEADINGS)
    return any(element is not table for element in inner)


def cells_of(table: etree._Element) -> Iterator[Cell]:
    """The cells in reading order.

    Source: the algorithm for forming a table, HTML Living Standard §4.9.12.1.
    """
    taken: dict[int, int] = {}  # for each column, the rows that a cell above still covers
    for row, element in enumerate(_rows(table)):
        column = 0
        covered = {place: rows - 1 for place, rows in taken.items() if rows > 1}
        for cell in element.iterchildren("td", "th"):
            while taken.get(column, 0) > 0:
                column += 1
            yield Cell(row, column, cell)
            width = _size(cell.get("colspan"), _MOST_COLUMNS)
            height = _size(cell.get("rowspan"), _MOST_ROWS)
            if height > 1:
                covered |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        taken = covered


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local_name(child) in _ROW_GROUPS:
            yield from child.iterchildren("tr")
        elif child.tag == "tr":
            yield child


def _strays(table: etree._Element) -> Iterator[bool]:
    """For each place between rows and cells, whether words stand there."""
    parts = [table, *(child for child in table if local_name(child) in _ROW_GROUPS)]
    for part in [*parts, *_rows(table)]:
        yield bool((part.text or "").strip())
        yield from (bool((child.tail or "").strip()) for child in part)


def _size(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.isdecimal() and len(text) < 9 else 1
