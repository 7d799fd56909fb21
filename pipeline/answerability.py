"""Does this sentence answer that question? A linear scorer over their two vectors.

Near is not yet an answer: a question about a detail that a text leaves out is as near to it as one
that it answers. The scorer, fitted by `training/encoder_nl/answer_scorer.py`, weighs in which
components two vectors agree. It belongs to one encoder.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from safetensors import safe_open

from pipeline import texts_index
from pipeline.bert import FloatArray
from pipeline.errors import CalibrationError

FILE = Path(__file__).parent.parent / "models" / "answering-nl" / "answers.safetensors"


def interactions(question: FloatArray, sentences: FloatArray) -> FloatArray:
    """What the scorer reads: products and distances by component, and the cosine.

    `question` has shape (dimension,), `sentences` (sentences, dimension), both of unit length; the
    result (sentences, 2 × dimension + 1).
    """
    products = sentences * question
    cosines = products.sum(axis=1, keepdims=True)
    read: FloatArray = np.concatenate([products, np.abs(sentences - question), cosines], axis=1)
    return read


@dataclass(frozen=True, slots=True)
class AnswerScorer:
    """The weights of the interactions, and the constant."""

    weights: FloatArray
    constant: float

    def chances(self, question: FloatArray, sentences: FloatArray) -> FloatArray:
        """How likely each sentence is to answer, between 0 and 1, shape (sentences,)."""
        scores = interactions(question, sentences) @ self.weights + self.constant
        chances: FloatArray = 1 / (1 + np.exp(-scores))
        return chances


@lru_cache(maxsize=4)
def load_scorer(encoder_checksum: str, file: Path = FILE) -> AnswerScorer | None:
    """The scorer for an encoder, by the checksum of its weights; None if it is for another one.

    Raises
    ------
    CalibrationError
        If the file is missing or damaged.
    """
    try:
        with safe_open(file, "numpy") as stored:
            if (stored.metadata() or {}).get("encoder") != encoder_checksum:
                return None
            return AnswerScorer(
                stored.get_tensor("weights"), float(stored.get_tensor("constant")[0])
            )
    except Exception as error:  # safetensors raises an error of its own kind
        raise CalibrationError(texts_index.calibration_damaged(str(file))) from error
