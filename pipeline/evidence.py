"""Question and hits → what speaks for an answer, as a handful of numbers.

Each is between 0 and 1 or a cosine, and higher speaks for an answer. None looks at how a question
is put; only at what of it the documents have. Left out: whether a sentence really answers, which
takes a reader.
"""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from pipeline.abbreviations import occurrences, question_terms
from pipeline.analysis import Term, asks_for_number, has_number, terms
from pipeline.bert import FloatArray
from pipeline.indexing.store import Store
from pipeline.types import Hit, Quote

WordVectors = Callable[[Sequence[str]], FloatArray]
"""Words → unit vectors without context, one row a word."""

READ = 5  # passages that are looked at for the words of a question
_PART = 0.6  # a match of a part of a compound, against a match of the whole word
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
    names: float = 0.0
    number: float = 0.0

    def values(self) -> tuple[float, ...]:
        """The numbers in the order of `NAMES`."""
        return astuple(self)


NAMES = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term of the question, and how much it tells: its rarity in the index."""

    term: Term
    weight: float


def gather(
    store: Store,
    question: str,
    vector: FloatArray,
    hits: Sequence[Hit],
    best: Sequence[Quote],
    word_vectors: WordVectors,
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
    """
    weighed = weigh(store, question)
    if not hits or not best or not weighed:
        return Evidence()
    texts = [_text(store, hit) for hit in hits[:READ]]
    together = " ".join(texts)
    alike = [_likeness(weighed, question, text, word_vectors) for text in texts]
    return Evidence(
        sentence=max(_sentence_cosines(store, hits, vector)),
        passage=max(_passage_cosine(store, hit, vector) for hit in hits),
        words=max(coverage(weighed, text) for text in texts),
        known=_known(store, weighed),
        alike=max(mean for mean, _ in alike),
        least=max(least for _, least in alike),
        rarest=1 - _rarest_missing(store, weighed, together),
        names=max(_names(store, question, text) for text in texts),
        number=float(not asks_for_number(question) or has_number(best[0].text)),
    )


def weigh(store: Store, question: str) -> list[WeighedTerm]:
    """The terms of a question with their weights; the same stem counts once."""
    passages = max(len(store.lexical), 1)
    unique = {term.stem: term for term in question_terms(question, store.abbreviations)}
    return [
        WeighedTerm(term, math.log1p(passages / (0.5 + store.lexical.document_frequency(stem))))
        for stem, term in unique.items()
    ]


def coverage(weighed: Iterable[WeighedTerm], text: str) -> float:
    """The weighted share of the question's terms that stand in `text`, between 0 and 1."""
    found = terms(text)
    stems = [term.stem for term in found]
    parts = {part for term in found for part in (term.stem, *term.parts)}
    total = matched = 0.0
    for item in weighed:
        total += item.weight
        matched += _match(item.term, stems, parts) * item.weight
    return matched / total if total else 0.0


def _match(term: Term, stems: Sequence[str], parts: Collection[str]) -> float:
    """How far a term of a question is among the stems of a text, whole or as a part: 0 to 1."""
    if term.stem in stems or any(occurrences(form, stems) for form in term.others):
        return 1.0
    if term.stem in parts:
        return _PART
    shared = sum(part in parts for part in term.parts)
    return _PART * shared / len(term.parts) if term.parts else 0.0


def _text(store: Store, hit: Hit) -> str:
    return hit.passage.span.of(store.document(hit.passage.document_id).text)


def _sentence_cosines(store: Store, hits: Sequence[Hit], vector: FloatArray) -> list[float]:
    return [
        cosine
        for hit in hits
        for cosine in store.similarities(hit.passage.document_id, hit.passage.sentences, vector)
    ]


def _passage_cosine(store: Store, hit: Hit, vector: FloatArray) -> float:
    return float(store.dense.vectors(hit.passage.id, hit.passage.id + 1)[0] @ vector)


def _known(store: Store, weighed: Sequence[WeighedTerm]) -> float:
    there = sum(i.weight for i in weighed if store.lexical.document_frequency(i.term.stem))
    return there / sum(item.weight for item in weighed)


def _likeness(
    weighed: Sequence[WeighedTerm], question: str, text: str, word_vectors: WordVectors
) -> tuple[float, float]:
    """The weighted mean and the least of how like a word of the text is to each of the question.

    Source: the maximum over words as in Khattab & Zaharia (2020), doi:10.1145/3397271.3401075, here
    over vectors without context.
    """
    words = list({term.span.of(text).lower() for term in terms(text)})
    if not words:
        return 0.0, 0.0
    asked = word_vectors([item.term.span.of(question).lower() for item in weighed])
    nearest = (asked @ word_vectors(words).T).max(axis=1)
    weights = np.array([item.weight for item in weighed])
    return float(nearest @ weights / weights.sum()), float(nearest.min())


def _rarest_missing(store: Store, weighed: Sequence[WeighedTerm], text: str) -> float:
    """The weight of the rarest term that the text lacks, as a share of the greatest weight."""
    missing = [item.weight for item in weighed if coverage([item], text) < _THERE]
    return max(missing, default=0.0) / math.log1p(max(len(store.lexical), 1) / 0.5)


def _names(store: Store, question: str, text: str) -> float:
    """The share of the figures and of the capitalised words behind the first that the text has."""
    words = [word.strip(_MARKS) for word in question.split()]
    names = [
        weighed
        for place, word in enumerate(words)
        if (place and word[:1].isupper()) or any(c.isdigit() for c in word)
        if (weighed := weigh(store, word))
    ]
    if not names:
        return 1.0
    return sum(coverage(weighed, text) >= _THERE for weighed in names) / len(names)
