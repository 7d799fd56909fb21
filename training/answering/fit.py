"""Fit the calibration of the confidence: evidence → the probability of an answer.

Logistic regression in which nothing counts against an answer (no weight below zero), once with all
evidence, for the encoder of the index, and once with words alone, for any other. Prints how well it
separates in ten-fold cross-validation, for both and for every kind of question.

Usage: python fit.py --index INDEX --out calibration.json QUESTIONS.jsonl [QUESTIONS.jsonl ...]

A line of questions is `{"vraag", "soort"}`; of the kind “geen” the documents have no answer, and
`groep` says what such a question is about.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from pipeline.answering import QUOTED_HITS, judge
from pipeline.assistant import Assistant
from pipeline.calibration import WORDS_ALONE
from pipeline.evidence import NAMES
from pipeline.search import search
from pipeline.settings import Settings

NO_ANSWER = "geen"
OF_WORDS = ("words", "known", "rarest", "names", "number")
PENALTY = 0.02  # on the squares of the weights of standardised evidence, a question
FOLDS, ANSWERED = 10, (0.90, 0.92, 0.95)


def evidence_of(assistant: Assistant, questions: Sequence[str]) -> np.ndarray:
    """The evidence for each question, shape (questions, kinds of evidence)."""
    rows = []
    for question in questions:
        vector = assistant.encoder.encode([question], query=True)[0]
        hits = search(assistant.store, question, vector, assistant.settings, QUOTED_HITS)
        rows.append(judge(assistant.store, question, vector, hits, assistant.encoder)[1].values())
    return np.array(rows)


def fit(evidence: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (none below zero) and the constant, of the evidence as it is."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0)
    spread[spread == 0] = 1
    standard = (evidence - mean) / spread
    # Both kinds of question count as much, however many of each were written.
    share = np.where(wanted, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))

    def loss(parameters: np.ndarray) -> float:
        scores = standard @ parameters[:-1] + parameters[-1]
        surprise = np.logaddexp(0, np.where(wanted, -scores, scores))
        return float((share * surprise).mean() + PENALTY * np.square(parameters[:-1]).sum())

    bounds = [(0, None)] * len(mean) + [(None, None)]
    found = minimize(loss, np.zeros(len(mean) + 1), method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def cross_validated(evidence: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """The probability of each question from a fit on nine tenths without it."""
    chances = np.zeros(len(wanted))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    for train, test in folds.split(evidence, wanted):
        weights, constant = fit(evidence[train], wanted[train])
        chances[test] = expit(evidence[test] @ weights + constant)
    return chances


def report(name: str, chances: np.ndarray, kinds: Sequence[str], groups: Sequence[str]) -> None:
    """Print the area under the curve, and what is refused where so much is answered."""
    kind = np.array(kinds)
    wanted = kind != NO_ANSWER
    print(f"{name}: area under the curve {roc_auc_score(wanted, chances):.3f}")
    for share in ANSWERED:
        threshold = np.quantile(chances[wanted], 1 - share)
        refused = (chances[~wanted] < threshold).mean()
        print(f"  answered {share:.2f} at {threshold:.3f}: refused {refused:.3f}")
        for group in sorted(set(groups) - {""}):
            of_group = chances[np.array(groups) == group]
            print(f"    {group}: {(of_group < threshold).mean():.3f}")
    for one in sorted(set(kinds) - {NO_ANSWER}):
        chosen = (kind == one) | ~wanted
        print(f"  {one}: {roc_auc_score(wanted[chosen], chances[chosen]):.3f}")


def main() -> None:
    """Read the arguments, fit both, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("questions", type=Path, nargs="+")
    args = parser.parse_args()
    assistant = Assistant(Settings(index=args.index))
    lines = [line for file in args.questions for line in file.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines if line.strip()]
    kinds = [row["soort"] for row in rows]
    groups = [row.get("groep", "") for row in rows]
    evidence = evidence_of(assistant, [row["vraag"] for row in rows])
    wanted = np.array([kind != NO_ANSWER for kind in kinds])
    for name, column in zip(NAMES, evidence.T, strict=True):
        print(f"{name}: alone {roc_auc_score(wanted, column):.3f}")
    records = {}
    for key, names in ((assistant.encoder.checksum, NAMES), (WORDS_ALONE, OF_WORDS)):
        part = evidence[:, [NAMES.index(name) for name in names]]
        report(key[:12], cross_validated(part, wanted), kinds, groups)
        weights, constant = fit(part, wanted)
        rounded = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if w}
        records[key] = {"weights": rounded, "constant": round(constant, 4)}
    args.out.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    print(args.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
