"""Sets × setups → tables: a row for each part of a set under each setup, with its difference."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.figures import Measured
from pipeline.evaluation.intervals import Interval, difference
from pipeline.evaluation.sets import EvaluationSet
from pipeline.evaluation.setups import Setup


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one part of a set under one setup.

    `difference` is how much the main figure exceeds that of the first setup; None for that one.
    """

    setup: str
    part: str
    items: int
    figures: dict[str, float | None]
    difference: Interval | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one set, the setups of a part below each other."""

    name: str
    kind: str
    main: str
    rows: tuple[Row, ...]


def measure(asked: EvaluationSet, setups: Sequence[Setup]) -> Table:
    """The table of a set; every setup is compared with the first."""
    measured = [asked.measure(setup) for setup in setups]
    rows = []
    for part, old in measured[0].items():
        for setup, parts in zip(setups, measured, strict=True):
            new = parts[part]
            against = None if new is old else _difference(new, old, asked.main)
            rows.append(Row(setup.name, part, new.items, new.figures(), against))
    return Table(asked.name, asked.kind, asked.main, tuple(rows))


def _difference(new: Measured, old: Measured, main: str) -> Interval | None:
    return difference(new.statistics[main], old.statistics[main], new.items)
