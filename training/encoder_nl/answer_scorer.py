"""Fit the linear scorer that says whether a sentence answers a question, from their two vectors.

Logistic regression over the products and the distances of the components of two unit vectors and
their cosine. Right are the sentences that answer the questions of `training/questions`; wrong are
the nearest other sentence of the passage, and the nearest sentence for a question that the passage
leaves unanswered. Prints the area under the curve on passages held out.

Usage: python answer_scorer.py --data DATA --questions QUESTIONS --model MODEL --out FOLDER
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from asked import Asked, passage_texts, read_asked
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

from pipeline.answerability import FILE, interactions
from pipeline.embedding import SHIPPED_ENCODER, ModelEncoder

HELD_OUT, STRENGTH = 6, 0.001  # one passage in so many; the inverse of the penalty
RIGHT, OTHER, UNANSWERED = "right", "other sentences", "unanswered questions"
Vectors = dict[str, np.ndarray]


def vectors_of(encoder: ModelEncoder, texts: set[str]) -> Vectors:
    """The vector of each text."""
    ordered = sorted(texts)
    return dict(zip(ordered, encoder.encode(ordered), strict=True))


def pairs_of(item: Asked, vectors: Vectors) -> list[tuple[np.ndarray, np.ndarray, str]]:
    """Vectors of a question and of a sentence, and what the pair is."""
    pairs = []
    sentences = np.array([vectors[sentence] for sentence in item.sentences])
    for question, answer in item.questions:
        asked = vectors[question]
        pairs.append((asked, vectors[answer], RIGHT))
        others = [vectors[sentence] for sentence in item.sentences if sentence != answer]
        if others:
            pairs.append((asked, max(others, key=lambda vector: vector @ asked), OTHER))
    for question in item.unanswered:
        asked = vectors[question]
        pairs.append((asked, sentences[(sentences @ asked).argmax()], UNANSWERED))
    return pairs


def table(items: Sequence[Asked], vectors: Vectors) -> tuple[np.ndarray, np.ndarray]:
    """The interactions of all pairs, and what each pair is."""
    pairs = [pair for item in items for pair in pairs_of(item, vectors)]
    rows = [interactions(asked, sentence[np.newaxis])[0] for asked, sentence, _ in pairs]
    return np.array(rows), np.array([kind for _, _, kind in pairs])


def fit(rows: np.ndarray, kinds: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and constant of the interactions as they are."""
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced")
    model.fit(scaler.transform(rows), kinds == RIGHT)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def main() -> None:
    """Read the arguments, fit, report, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "questions", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--model", default=SHIPPED_ENCODER)
    args = parser.parse_args()
    items = read_asked(args.questions, passage_texts(args.data))
    random.Random(1).shuffle(items)
    encoder = ModelEncoder(args.model)
    texts = {sentence for item in items for sentence in item.sentences}
    texts |= {question for item in items for question, _ in item.questions}
    texts |= {question for item in items for question in item.unanswered}
    vectors = vectors_of(encoder, texts)
    cut = len(items) // HELD_OUT
    weights, constant = fit(*table(items[cut:], vectors))
    rows, kinds = table(items[:cut], vectors)
    for name, scores in (("scorer", rows @ weights + constant), ("cosine", rows[:, -1])):
        for kind in (OTHER, UNANSWERED):
            chosen = (kinds == RIGHT) | (kinds == kind)
            area = roc_auc_score(kinds[chosen] == RIGHT, scores[chosen])
            print(f"{name}: right sentences against {kind} {area:.3f}")
    weights, constant = fit(*table(items, vectors))
    stored = {
        "weights": weights.astype(np.float32),
        "constant": np.array([constant], dtype=np.float32),
    }
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(stored, args.out / FILE.name, metadata={"encoder": encoder.checksum})


if __name__ == "__main__":
    main()
