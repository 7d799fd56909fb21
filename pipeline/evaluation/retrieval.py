"""Questions with their answers: how high a question's own answer stands among all answers.

A line is `{"vraag", "antwoord"}`. An answer is one passage, whole, without headings, ranked by its
vector, by its words, and by both fused as in `pipeline.search`. Left out: the rerank by sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline import texts_evaluation
from pipeline.analysis import terms
from pipeline.errors import UsageError
from pipeline.evaluation.figures import Measured, mean
from pipeline.evaluation.lines import Lines, parse_record, words
from pipeline.evaluation.measures import hit, ndcg, reciprocal_rank
from pipeline.evaluation.scratch import scratch_folder
from pipeline.evaluation.setups import Setup
from pipeline.fusion import Ranking, convex
from pipeline.indexing.dense import DenseIndex
from pipeline.indexing.lexical import FieldWeights, LexicalIndex, write_lexical

DEPTH = 10


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions, the distinct answers, and for each question the place of its answer in those."""

    kind: ClassVar[str] = "retrieval"
    main: ClassVar[str] = "ndcg"
    name: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    gold: tuple[int, ...]

    def measure(self, setup: Setup) -> Mapping[str, Measured]:
        """The figures of each way to rank."""
        rankings = rank(self, setup)
        names = texts_evaluation.RANKINGS
        return {names[way]: measured(rankings[way], self.gold) for way in names}


def read_retrieval(file: str, lines: Lines) -> RetrievalSet:
    """The questions and answers of a file; equal answers are one.

    Raises
    ------
    UsageError
        If a line has no question or no answer; the message names the line.
    """
    pairs = []
    for number, line in lines:
        try:
            record = parse_record(line) or {}
            pairs.append((words(record, "vraag"), words(record, "antwoord")))
        except ValueError as error:
            message = texts_evaluation.bad_line(file, number, RetrievalSet.kind)
            raise UsageError(message) from error
    places: dict[str, int] = {}
    gold = tuple(places.setdefault(answer, len(places)) for _, answer in pairs)
    return RetrievalSet(file, tuple(question for question, _ in pairs), tuple(places), gold)


def rank(asked: RetrievalSet, setup: Setup) -> dict[str, list[Ranking]]:
    """For each way to rank the rankings of all questions, in their order."""
    settings = setup.settings
    nearest = DenseIndex.of(setup.encoder.encode(asked.answers))
    vectors = setup.encoder.encode(asked.questions, query=True)
    dense = [nearest.search(vector, settings.depth) for vector in vectors]
    fields = FieldWeights(settings.part_weight, settings.heading_weight)
    with scratch_folder() as folder:
        bm25 = _lexical_index(folder, asked.answers)
        lexical = [bm25.search(terms(text), settings.depth, fields) for text in asked.questions]
    weights = {"dense": settings.dense_weight, "lexical": 1.0 - settings.dense_weight}
    fused = [
        convex({"dense": by_vector, "lexical": by_words}, weights)
        for by_vector, by_words in zip(dense, lexical, strict=True)
    ]
    return {"dense": [*dense], "lexical": [*lexical], "fused": [*fused]}


def measured(rankings: Sequence[Ranking], gold: Sequence[int]) -> Measured:
    """The figures of these rankings, each with one right passage."""
    relevance = [
        [passage == right for passage, _ in ranking]
        for ranking, right in zip(rankings, gold, strict=True)
    ]
    return Measured(
        len(relevance),
        {
            "ndcg": mean([ndcg(places, 1, DEPTH) for places in relevance]),
            "mrr_at_10": mean([reciprocal_rank(places, DEPTH) for places in relevance]),
            "hit_at_1": mean([hit(places, 1) for places in relevance]),
            "hit_at_5": mean([hit(places, 5) for places in relevance]),
        },
    )


def _lexical_index(folder: Path, passages: Sequence[str]) -> LexicalIndex:
    index = folder / "lexical"
    write_lexical(index, ((number, terms(text), []) for number, text in enumerate(passages)))
    return LexicalIndex.load(index)
