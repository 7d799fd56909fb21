"""Hits → answer: the best sentences of the best passages, or the honest word that there are none.

A sentence is as good as the share of the question that it contains, each word weighted by how rare
it is in the index, with a part for the score of its passage. The confidence is a logistic function
of the share in the best sentence, the share in the best passage, and the share of the question that
the whole index lacks; its coefficients were chosen on the development questions.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.analysis import Term, terms
from pipeline.indexing.store import Store
from pipeline.quoting import quote
from pipeline.settings import Settings
from pipeline.types import Answer, Hit, Quote, Span

_PART = 0.6  # a match of a part of a compound, against a match of the whole word
_PASSAGE_SHARE = 0.35  # of the passage's score in the score of its sentences
_QUOTED_HITS = 5  # passages whose sentences are looked at
_LEAST_SHARE = 0.6  # of the best sentence's score, for a further quote
_INTERCEPT, _SENTENCE, _PASSAGE, _UNKNOWN = -0.8, 2.5, 2.0, -2.0


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term of the question, and how much it tells: its rarity in the index."""

    term: Term
    weight: float


def answer(store: Store, question: str, hits: Sequence[Hit], settings: Settings) -> Answer:
    """The quotes of these hits that answer the question, with the confidence that they do."""
    weighed = weigh(store, question)
    candidates = _candidates(store, hits[:_QUOTED_HITS], weighed)
    best = max((coverage for _, coverage in candidates), default=0.0)
    passage = max((_hit_coverage(store, hit, weighed) for hit in hits[:_QUOTED_HITS]), default=0.0)
    unknown = _unknown_share(store, weighed)
    confidence = _logistic(_INTERCEPT + _SENTENCE * best + _PASSAGE * passage + _UNKNOWN * unknown)
    if confidence < settings.threshold or not candidates:
        return Answer(question, (), tuple(hits), confidence)
    quotes = _best(store, [made for made, _ in candidates], settings.quotes)
    return Answer(question, tuple(quotes), tuple(hits), confidence)


def weigh(store: Store, question: str) -> list[WeighedTerm]:
    """The terms of a question with their weights; the same stem counts once."""
    passages = max(len(store.lexical), 1)
    unique = {term.stem: term for term in terms(question)}
    return [
        WeighedTerm(term, math.log1p(passages / (0.5 + store.lexical.document_frequency(stem))))
        for stem, term in unique.items()
    ]


def coverage(weighed: Iterable[WeighedTerm], text: str) -> float:
    """The weighted share of the question's terms that stand in `text`, between 0 and 1."""
    found = terms(text)
    stems = {term.stem for term in found}
    parts = stems | {part for term in found for part in term.parts}
    total = matched = 0.0
    for item in weighed:
        total += item.weight
        if item.term.stem in stems:
            matched += item.weight
        elif item.term.stem in parts:
            matched += _PART * item.weight
        elif item.term.parts:
            share = sum(part in parts for part in item.term.parts) / len(item.term.parts)
            matched += _PART * share * item.weight
    return matched / total if total else 0.0


def matches(question: str, text: str) -> list[Span]:
    """Where `text` has words of the question, in whole or in part."""
    wanted = {stem for term in terms(question) for stem in (term.stem, *term.parts)}
    return [t.span for t in terms(text) if t.stem in wanted or wanted.intersection(t.parts)]


def _candidates(
    store: Store, hits: Sequence[Hit], weighed: Sequence[WeighedTerm]
) -> list[tuple[Quote, float]]:
    """Every sentence of the hits as a quote with its score, and its coverage; each place once."""
    found: dict[tuple[str, Span], tuple[Quote, float]] = {}
    for hit in hits:
        document = store.document(hit.passage.document_id)
        for sentence in hit.passage.sentences:
            share = coverage(weighed, sentence.of(document.text))
            score = (1 - _PASSAGE_SHARE) * share + _PASSAGE_SHARE * hit.score
            key = (document.id, sentence)
            if key not in found or found[key][0].score < score:
                found[key] = quote(document, sentence, round(score, 4)), share
    return list(found.values())


def _hit_coverage(store: Store, hit: Hit, weighed: Sequence[WeighedTerm]) -> float:
    document = store.document(hit.passage.document_id)
    return coverage(weighed, hit.passage.span.of(document.text))


def _unknown_share(store: Store, weighed: Sequence[WeighedTerm]) -> float:
    """The weighted share of the question's terms that the index has neither whole nor in part."""
    total = sum(item.weight for item in weighed)
    unknown = sum(item.weight for item in weighed if not _is_known(store, item.term))
    return unknown / total if total else 1.0


def _is_known(store: Store, term: Term) -> bool:
    return any(store.lexical.document_frequency(stem) for stem in (term.stem, *term.parts))


def _best(store: Store, quotes: Sequence[Quote], most: int) -> list[Quote]:
    """The best quotes; those of a guide come after those of the document it is about."""
    least = _LEAST_SHARE * max(made.score for made in quotes)
    good = [made for made in quotes if made.score >= least]
    return sorted(good, key=lambda made: (made.document_id in store.guides, -made.score))[:most]


def _logistic(value: float) -> float:
    return round(1 / (1 + math.exp(-value)), 4)
