"""Tables → Markdown for people, records for programs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline import texts_evaluation
from pipeline.evaluation.bench import Row, Table
from pipeline.evaluation.risk import Curve


def table_lines(table: Table) -> Iterator[str]:
    """The table in Markdown, under its title; setups are named if there are several."""
    compared = len({row.setup for row in table.rows}) > 1
    yield from _titled(texts_evaluation.set_title(table.name, table.kind))
    yield from _markdown([_cells(table, row, compared) for row in table.rows])


def curve_lines(file: str, curve: Curve) -> Iterator[str]:
    """What thresholds decide, in Markdown, under a title."""
    yield from _titled(texts_evaluation.threshold_title(file, curve.name))
    yield from _markdown([_figure_cells(asdict(each)) for each in curve.table])


def table_records(table: Table) -> Iterator[dict[str, Any]]:
    """One record a row."""
    for row in table.rows:
        yield {"set": table.name, "kind": table.kind, "main": table.main, **asdict(row)}


def curve_records(file: str, curve: Curve) -> Iterator[dict[str, Any]]:
    """One record a threshold."""
    for decisions in curve.table:
        yield {"set": file, "kind": "thresholds", "setup": curve.name, **asdict(decisions)}


def _cells(table: Table, row: Row, compared: bool) -> dict[str, str]:
    """The cells of a row by the heads of their columns."""
    cells = {}
    if table.kind in texts_evaluation.PARTS:
        cells[texts_evaluation.PARTS[table.kind]] = row.part
    if compared:
        cells[texts_evaluation.SETUP] = row.setup
    cells[texts_evaluation.ITEMS[table.kind]] = str(row.items)
    cells |= _figure_cells(row.figures)
    if compared:
        more = row.difference
        text = texts_evaluation.interval(more.value, more.low, more.high) if more else ""
        cells[texts_evaluation.difference(table.main)] = text
    return {head: cell.replace("|", r"\|") for head, cell in cells.items()}


def _figure_cells(figures: Mapping[str, float | None]) -> dict[str, str]:
    names = texts_evaluation.FIGURES
    return {
        names[name]: "–" if value is None else f"{value:.3f}" for name, value in figures.items()
    }


def _titled(title: str) -> Iterator[str]:
    yield from (f"### {title}", "")


def _markdown(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """A table with columns as wide as their widest cell; text to the left, figures to the right."""
    heads = list(rows[0])
    widths = [max(len(head), *(len(row[head]) for row in rows)) for head in heads]
    numeric = [all(not row[head][:1].isalpha() for row in rows) for head in heads]
    dashes = {
        head: "-" * (width - right) + ":" * right
        for head, width, right in zip(heads, widths, numeric, strict=True)
    }
    for row in (dict(zip(heads, heads, strict=True)), dashes, *rows):
        cells = [
            row[head].rjust(width) if right else row[head].ljust(width)
            for head, width, right in zip(heads, widths, numeric, strict=True)
        ]
        yield f"| {' | '.join(cells)} |"
    yield ""
