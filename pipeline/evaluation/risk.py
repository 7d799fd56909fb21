"""How often answers are wrong, against how many are given: what the threshold trades.

Coverage is the share of the questions that get an answer at a threshold; risk the share of those
answers whose first quote is wrong or whose question has no answer in the documents.
Source: El-Yaniv & Wiener (2010), JMLR 11, 1605–1641.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.questions import Outcome, QuestionSet, evaluate
from pipeline.evaluation.setups import Setup

THRESHOLDS = tuple(tenth / 10 for tenth in range(1, 10))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a threshold decides; shares between 0 and 1, None where there is nothing to share.

    `answered` is the share of the answerable questions, `refused` that of the unanswerable ones.
    """

    threshold: float
    answered: float | None
    refused: float | None
    coverage: float
    risk: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """The decisions of every threshold that makes a difference, and of the one in use."""

    name: str
    points: tuple[Decisions, ...]
    current: Decisions
    table: tuple[Decisions, ...]


def curve(asked: QuestionSet, setup: Setup) -> Curve:
    """The curve of a set of questions under a setup.

    Every question is asked with nothing refused, so that the quotes of each are known.
    """
    assistant = setup.unsilenced
    outcomes = evaluate(assistant.store, assistant.ask, asked.questions)
    confidences = sorted({o.confidence for o in outcomes if o.found}, reverse=True)
    return Curve(
        setup.name,
        tuple(decide(outcomes, confidence) for confidence in confidences),
        decide(outcomes, setup.settings.threshold),
        tuple(decide(outcomes, threshold) for threshold in THRESHOLDS),
    )


def decide(outcomes: Sequence[Outcome], threshold: float) -> Decisions:
    """What becomes of the questions when answers below a threshold are withheld."""
    able = [_is_given(o, threshold) for o in outcomes if o.question.answerable]
    unable = [not _is_given(o, threshold) for o in outcomes if not o.question.answerable]
    given = [_is_wrong(o) for o in outcomes if _is_given(o, threshold)]
    coverage = len(given) / len(outcomes)
    return Decisions(threshold, _share(able), _share(unable), coverage, _share(given))


def _is_given(outcome: Outcome, threshold: float) -> bool:
    return outcome.found and outcome.confidence >= threshold


def _is_wrong(outcome: Outcome) -> bool:
    return not (outcome.question.answerable and outcome.right_quote)


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
