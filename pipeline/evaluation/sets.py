"""File → the set in it; its kind is told by what the lines hold, not by the name of the file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Protocol

from pipeline import texts_evaluation
from pipeline.errors import UsageError
from pipeline.evaluation.boundaries import is_conllu, read_boundaries, read_conllu
from pipeline.evaluation.figures import Measured
from pipeline.evaluation.lines import Lines, numbered_lines, parse_record
from pipeline.evaluation.questions import read_questions
from pipeline.evaluation.retrieval import read_retrieval
from pipeline.evaluation.setups import Setup
from pipeline.evaluation.similarity import is_pair, read_similarity

_LOOKED_AT = 100  # lines at the head of a file


class EvaluationSet(Protocol):
    """Whatever can be measured; `main` is the figure by which setups are compared."""

    kind: ClassVar[str]
    main: ClassVar[str]

    @property
    def name(self) -> str:
        """The name of the file."""

    def measure(self, setup: Setup) -> Mapping[str, Measured]:
        """The figures of each part of the set; a set without parts has one, without a name."""


def read_set(path: Path) -> EvaluationSet:
    """The set in a file.

    Raises
    ------
    UsageError
        If the file cannot be read, is empty or of an unknown kind, or has a bad line.
    """
    lines = numbered_lines(path)
    if not lines:
        raise UsageError(texts_evaluation.empty_set(path.name))
    read = _reader(lines[:_LOOKED_AT])
    if read is None:
        raise UsageError(texts_evaluation.unknown_kind(path.name))
    return read(path.name, lines)


def _reader(head: Lines) -> Callable[[str, Lines], EvaluationSet] | None:
    """What reads a file that begins with these lines."""
    records = [record for _, line in head if (record := parse_record(line))]
    if records:
        return _json_reader(set(records[0]))
    if any(is_conllu(line) for _, line in head):
        return read_conllu
    if any(is_pair(line) for _, line in head[:2]):
        return read_similarity
    return None


def _json_reader(fields: set[str]) -> Callable[[str, Lines], EvaluationSet] | None:
    if "sentences" in fields:
        return read_boundaries
    if {"vraag", "antwoord"} <= fields and "goud" not in fields:
        return read_retrieval
    return read_questions if "vraag" in fields else None
