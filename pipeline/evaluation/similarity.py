"""Pairs of sentences that people scored: how far the encoder's cosines agree with the scores.

A line is two sentences and a score, separated by tabs or commas; further columns are ignored, and
so is a first line with names of columns. Both sentences are encoded as questions, as models with
prefixes want it for sentences that are compared with each other.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

from pipeline import texts_evaluation
from pipeline.errors import UsageError
from pipeline.evaluation.figures import Measured, pearson, spearman
from pipeline.evaluation.lines import Lines
from pipeline.evaluation.setups import Setup


@dataclass(frozen=True, slots=True)
class SimilaritySet:
    """Pairs of sentences, and a score for each."""

    kind: ClassVar[str] = "similarity"
    main: ClassVar[str] = "spearman"
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    scores: tuple[float, ...]

    def measure(self, setup: Setup) -> Mapping[str, Measured]:
        """The correlations of cosine and score."""
        left = setup.encoder.encode(self.left, query=True)
        right = setup.encoder.encode(self.right, query=True)
        cosines = (left * right).sum(axis=1)
        statistics = {
            "spearman": spearman(cosines, self.scores),
            "pearson": pearson(cosines, self.scores),
        }
        return {"": Measured(len(self.scores), statistics)}


def is_pair(line: str) -> bool:
    """Whether a line is two sentences and a score."""
    try:
        _pair(line)
    except ValueError:
        return False
    return True


def read_similarity(file: str, lines: Lines) -> SimilaritySet:
    """The scored pairs of a file.

    Raises
    ------
    UsageError
        If a line is no pair, or its score no number; the message names the line.
    """
    rows = []
    for number, line in lines if is_pair(lines[0][1]) else lines[1:]:
        try:
            rows.append(_pair(line))
        except ValueError as error:
            message = texts_evaluation.bad_line(file, number, SimilaritySet.kind)
            raise UsageError(message) from error
    left, right, scores = zip(*rows, strict=True)
    return SimilaritySet(file, left, right, scores)


def _pair(line: str) -> tuple[str, str, float]:
    """The sentences and the score in a line; ValueError if it is none."""
    try:
        left, right, score, *_ = line.split("\t") if "\t" in line else next(csv.reader([line]))
    except csv.Error as error:
        raise ValueError(line) from error
    if not left.strip() or not right.strip() or not isfinite(float(score)):
        raise ValueError(line)
    return left, right, float(score)
