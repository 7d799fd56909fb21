"""Files and setups → what the command prints, set by set."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import texts_evaluation
from pipeline.errors import UsageError
from pipeline.evaluation.bench import measure
from pipeline.evaluation.picture import draw
from pipeline.evaluation.questions import QuestionSet
from pipeline.evaluation.risk import Curve, curve
from pipeline.evaluation.sets import EvaluationSet, read_set
from pipeline.evaluation.setups import Setup
from pipeline.evaluation.tables import curve_lines, curve_records, table_lines, table_records

Part = tuple[Iterable[str], Iterable[dict[str, Any]]]
"""A part of the report: its lines for people, and its records for programs."""


def read_sets(paths: Sequence[Path]) -> tuple[list[EvaluationSet], list[str]]:
    """The sets in these files, and the messages about the files without one."""
    sets, errors = [], []
    for path in paths:
        try:
            sets.append(read_set(path))
        except UsageError as error:
            errors.append(str(error))
    return sets, errors


def report(
    sets: Sequence[EvaluationSet], setups: Sequence[Setup], picture: Path | None = None
) -> Iterator[Part]:
    """The tables of all sets, and what thresholds do; the curves go into the file `picture`.

    Raises
    ------
    UsageError
        If a picture is asked for without questions on the index, or cannot be written.
    """
    asked = [each for each in sets if isinstance(each, QuestionSet)]
    if picture and sets and not asked:
        raise UsageError(texts_evaluation.CURVE_WITHOUT_QUESTIONS)
    for each in sets:
        table = measure(each, setups)
        yield table_lines(table), table_records(table)
    if picture and asked:
        named = [(each.name, curve(each, setup)) for each in asked for setup in setups]
        for name, drawn in named:
            yield curve_lines(name, drawn), curve_records(name, drawn)
        _write(picture, draw(_labelled(named, several=len(asked) > 1)))


def _labelled(named: Iterable[tuple[str, Curve]], several: bool) -> list[Curve]:
    """The curves, with the file in their name if they come from several."""
    return [
        replace(drawn, name=f"{file}, {drawn.name}") if several else drawn for file, drawn in named
    ]


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(texts_evaluation.curve_not_written(str(path), reason)) from error
