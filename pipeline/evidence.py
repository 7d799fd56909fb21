"""Question and hits → what speaks for an answer, as a handful of numbers.

Each is between 0 and 1 or a cosine, and higher speaks for an answer. They tell what the documents
have of a question, not how it is put; but for the scorer, which sees the vector of the question.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from pipeline.analysis import asks_for_number, has_number, terms
from pipeline.answerability import AnswerScorer
from pipeline.bert import FloatArray
from pipeline.coverage import WeighedTerm, Wording, coverage, rarity, weigh, wording
from pipeline.indexing.store import Store
from pipeline.types import Hit, Quote

WordVectors = Callable[[Sequence[str]], FloatArray]
"""Words → unit vectors without context, one row a word."""

READ = 5  # passages that are looked at for the words of a question
_MARKS = "?!.,;:()‘’“”\"'"
_THERE = 0.5  # the coverage from which a word counts as found


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    Attributes
    ----------
    sentence, passage
        The cosine of the nearest sentence and of the nearest passage.
    words
        The greatest weighted share of the question's words that one passage has.
    known
        The weighted share of the question's words that the index has as they are.
    alike, least
        How much the words of one passage are like those of the question: the weighted mean, and
        the word with the poorest match.
    rarest
        The weight of the rarest word without a match, turned round.
    answer
        The chance that the nearest sentence answers, by the scorer; 0 without one.
    names
        The share of the names and figures of the question that one passage has.
    number
        0 where a figure is asked for and the best sentence has none, else 1.
    """

    sentence: float = 0.0
    passage: float = 0.0
    words: float = 0.0
    known: float = 0.0
    alike: float = 0.0
    least: float = 0.0
    rarest: float = 0.0
    answer: float = 0.0
    names: float = 0.0
    number: float = 0.0

    def values(self) -> tuple[float, ...]:
        """The numbers in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Evidence))


def gather(
    store: Store,
    question: str,
    vector: FloatArray,
    hits: Sequence[Hit],
    best: Sequence[Quote],
    word_vectors: WordVectors,
    scorer: AnswerScorer | None = None,
) -> Evidence:
    """What speaks for an answer.

    Parameters
    ----------
    store, question, vector, hits
        The index, what is asked of it, the unit vector of that, and the passages found.
    best
        The candidate sentences, best first.
    word_vectors
        Gives words their vectors.
    scorer
        Judges the nearest sentence, if there is one for the encoder.
    """
    weighed = weigh(store, question)
    if not hits or not best or not weighed:
        return Evidence()
    texts = [_text(store, hit) for hit in hits[:READ]]
    found = [terms(text) for text in texts]
    wordings = [wording(each) for each in found]
    together = wording([term for each in found for term in each])
    asked = word_vectors([item.term.span.of(question).lower() for item in weighed])
    alike = [
        likeness(weighed, asked, word_vectors(words))
        for text, each in zip(texts, found, strict=True)
        if (words := list({term.span.of(text).lower() for term in each}))
    ] or [(0.0, 0.0)]
    sentences = _sentence_vectors(store, hits)
    cosines = sentences @ vector
    nearest = sentences[[cosines.argmax()]]
    return Evidence(
        sentence=float(cosines.max()),
        passage=max(_passage_cosine(store, hit, vector) for hit in hits),
        words=max(coverage(weighed, text) for text in wordings),
        known=_known(store, weighed),
        alike=max(mean for mean, _ in alike),
        least=max(least for _, least in alike),
        answer=float(scorer.chances(vector, nearest)[0]) if scorer else 0.0,
        rarest=1 - _rarest_missing(store, weighed, together),
        names=_names(store, question, wordings),
        number=float(not asks_for_number(question) or has_number(best[0].text)),
    )


def _text(store: Store, hit: Hit) -> str:
    return hit.passage.span.of(store.document(hit.passage.document_id).text)


def _sentence_vectors(store: Store, hits: Sequence[Hit]) -> FloatArray:
    parts = [store.sentence_vectors(h.passage.document_id, h.passage.sentences) for h in hits]
    vectors: FloatArray = np.concatenate(parts)
    return vectors


def _passage_cosine(store: Store, hit: Hit, vector: FloatArray) -> float:
    return float(store.dense.vectors(hit.passage.id, hit.passage.id + 1)[0] @ vector)


def _known(store: Store, weighed: Sequence[WeighedTerm]) -> float:
    there = sum(i.weight for i in weighed if store.lexical.document_frequency(i.term.stem))
    return there / sum(item.weight for item in weighed)


def likeness(
    weighed: Sequence[WeighedTerm], asked: FloatArray, words: FloatArray
) -> tuple[float, float]:
    """The weighted mean and the least of how like a word of the text is to each of the question.

    Source: the maximum over words as in Khattab & Zaharia (2020), doi:10.1145/3397271.3401075, here
    over vectors without context.
    """
    nearest = (asked @ words.T).max(axis=1)
    weights = np.array([item.weight for item in weighed])
    return float(nearest @ weights / weights.sum()), float(nearest.min())


def _rarest_missing(store: Store, weighed: Sequence[WeighedTerm], text: Wording) -> float:
    """The weight of the rarest term that the text lacks, as a share of the greatest weight."""
    missing = [item.weight for item in weighed if coverage([item], text) < _THERE]
    return max(missing, default=0.0) / rarity(store, 0)


def _names(store: Store, question: str, texts: Sequence[Wording]) -> float:
    """The share that one text has of the figures and the capitalised words but the first."""
    words = [word.strip(_MARKS) for word in question.split()]
    names = [
        weighed
        for place, word in enumerate(words)
        if (place and word[:1].isupper()) or any(c.isdigit() for c in word)
        if (weighed := weigh(store, word))
    ]
    if not names:
        return 1.0
    return max(sum(coverage(name, text) >= _THERE for name in names) for text in texts) / len(names)
