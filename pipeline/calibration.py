"""Evidence → the probability that the quotes answer the question.

A logistic function whose weights were fitted by `training/answering` on questions with and without
an answer, for the shipped encoder. For any other encoder, whose cosines mean something else, a
second one looks at words alone. Source: Platt (1999), “Probabilistic outputs for support vector
machines”.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline import texts_index
from pipeline.errors import CalibrationError
from pipeline.evidence import NAMES, Evidence

FILE = Path(__file__).parent.parent / "models" / "answering-nl" / "calibration.json"
WORDS_ALONE = "words"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A weight for each kind of evidence, by its name, and the constant."""

    weights: dict[str, float]
    constant: float

    def probability(self, evidence: Evidence) -> float:
        """The probability of an answer, between 0 and 1; 0 without any evidence."""
        values = dict(zip(NAMES, evidence.values(), strict=True))
        if not any(values.values()):
            return 0.0
        total = sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-(total + self.constant)))


@lru_cache(maxsize=4)
def load_calibration(encoder_checksum: str, file: Path = FILE) -> Calibration:
    """The calibration for an encoder, by the checksum of its weights.

    Raises
    ------
    CalibrationError
        If the file is missing or damaged.
    """
    try:
        records = json.loads(file.read_text(encoding="utf-8"))
        record = records.get(encoder_checksum) or records[WORDS_ALONE]
        weights = {name: float(record["weights"][name]) for name in record["weights"]}
        if not set(weights) <= set(NAMES):
            raise ValueError(f"unknown evidence: {sorted(set(weights) - set(NAMES))}")
        return Calibration(weights, float(record["constant"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CalibrationError(texts_index.calibration_damaged(str(file))) from error
