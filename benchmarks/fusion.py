"""Ways to fuse two rankings and to rerank them, side by side: MRR, hit@1 and hit@5.

Reciprocal rank fusion, the convex combination that the program uses, each with and without the
nearest sentence, and late interaction over word vectors behind that. Guides come last, as in a
search. Source of reciprocal rank fusion: Cormack et al. (2009), doi:10.1145/1571941.1572114.

Usage: python -m benchmarks.fusion --index INDEX QUESTIONS.jsonl [QUESTIONS.jsonl ...]
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pipeline.analysis import terms
from pipeline.assistant import Assistant
from pipeline.bert import FloatArray
from pipeline.coverage import weigh
from pipeline.evaluation.lines import numbered_lines
from pipeline.evaluation.questions import Question, fold, read_questions
from pipeline.evidence import likeness
from pipeline.fusion import Ranking, convex
from pipeline.reranking import rerank
from pipeline.search import hits, rank
from pipeline.settings import Settings

RRF_CONSTANT, DEPTH, LATE_DEPTH = 60, 50, 20
Way = Callable[[Assistant, Question, FloatArray, dict[str, Ranking]], Ranking]


def reciprocal(rankings: dict[str, Ranking]) -> Ranking:
    """The passages by the sum of one over their place (plus a constant) in each ranking."""
    fused: dict[int, float] = {}
    for ranking in rankings.values():
        for place, (passage, _) in enumerate(ranking, start=1):
            fused[passage] = fused.get(passage, 0.0) + 1 / (RRF_CONSTANT + place)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))


def by_rank(weight: float) -> Way:
    """Reciprocal rank fusion, then the nearest sentence with a weight."""
    return lambda assistant, _, vector, rankings: rerank(
        assistant.store, reciprocal(rankings), vector, weight, DEPTH
    )


def by_score(dense: float, weight: float) -> Way:
    """The convex combination, then the nearest sentence with a weight."""
    return lambda assistant, _, vector, rankings: rerank(
        assistant.store,
        convex(rankings, {"dense": dense, "lexical": 1 - dense}),
        vector,
        weight,
        DEPTH,
    )


def late(first: Way, weight: float) -> Way:
    """Another way, then the first passages by how like their words are to those of the question."""

    def way(
        assistant: Assistant, question: Question, vector: FloatArray, rankings: dict[str, Ranking]
    ) -> Ranking:
        store, vectors = assistant.store, assistant.encoder.word_vectors
        ordered = first(assistant, question, vector, rankings)
        weighed = weigh(store, question.text)
        asked = vectors([item.term.span.of(question.text).lower() for item in weighed])
        nearer = []
        for passage_id, score in ordered[:LATE_DEPTH]:
            passage = store.passage(passage_id)
            text = passage.span.of(store.document(passage.document_id).text)
            words = vectors([term.span.of(text).lower() for term in terms(text)])
            alike = likeness(weighed, asked, words)[0] if weighed and len(words) else 0.0
            nearer.append((passage_id, score + weight * alike))
        return [*sorted(nearer, key=lambda item: (-item[1], item[0])), *ordered[LATE_DEPTH:]]

    return way


WAYS = {
    "reciprocal": by_rank(0.0),
    **{f"reciprocal, sentence {w}": by_rank(w) for w in (0.05, 0.1, 0.2)},
    **{f"convex {dense}": by_score(dense, 0.0) for dense in (0.3, 0.45, 0.6)},
    "convex 0.45, sentence 10": by_score(0.45, 10.0),
    **{f"the same, late {w}": late(by_score(0.45, 10.0), w) for w in (2.0, 5.0, 10.0)},
}


def first_right(assistant: Assistant, question: Question, ranking: Ranking) -> int:
    """The place of the first right passage among ten, 0 if there is none."""
    gold = [fold(snippet) for snippet in question.gold]
    for hit in hits(assistant.store, ranking, {}, 10):
        text = fold(hit.passage.span.of(assistant.store.document(hit.passage.document_id).text))
        if any(snippet in text for snippet in gold):
            return hit.rank
    return 0


def row(name: str, places: Sequence[int]) -> str:
    """One row of the table."""
    found = np.array(places)
    reciprocals = np.where(found > 0, 1 / np.maximum(found, 1), 0)
    shares = reciprocals.mean(), (found == 1).mean(), ((found > 0) & (found <= 5)).mean()
    return f"{name:28}" + "".join(f"{share:8.3f}" for share in shares)


def main() -> None:
    """Print a table for every file of questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("questions", type=Path, nargs="+")
    args = parser.parse_args()
    assistant = Assistant(Settings(index=args.index))
    for file in args.questions:
        questions = read_questions(file.name, numbered_lines(file)).questions
        asked = [question for question in questions if question.answerable]
        vectors = [assistant.encoder.encode([q.text], query=True)[0] for q in asked]
        rankings = [
            rank(assistant.store, question.text, vector, assistant.settings)
            for question, vector in zip(asked, vectors, strict=True)
        ]
        print(f"{file.name}, {len(asked)} questions: MRR, hit@1, hit@5")
        for name, way in WAYS.items():
            together = zip(asked, vectors, rankings, strict=True)
            print(
                row(name, [first_right(assistant, q, way(assistant, q, *r)) for q, *r in together])
            )


if __name__ == "__main__":
    main()
