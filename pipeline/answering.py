"""Hits → answer: the best sentences of the best passages, or the honest word that there are none.

A sentence is as good as its meaning is near the question (cosine) and as the share of the question
that it contains, each word weighted by how rare it is in the index; a high rank of its passage adds
a little. Where a figure is asked for, a sentence without one loses much. The confidence is a
logistic function of the best of these sums. All weights were chosen on the development questions.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.abbreviations import Abbreviation, occurrences, question_terms
from pipeline.analysis import Term, asks_for_number, has_number, terms
from pipeline.bert import FloatArray
from pipeline.indexing.store import Store
from pipeline.matching import find_matches
from pipeline.quoting import quote
from pipeline.settings import Settings
from pipeline.types import Answer, Hit, Quote, Span

_PART = 0.6  # a match of a part of a compound, against a match of the whole word
QUOTED_HITS = 8  # passages whose sentences are looked at
_WORDS, _MEANING, _RANK = 0.3, 0.63, 0.07  # shares of the score of a sentence
_WITHOUT_NUMBER = 0.6  # of its evidence is left to a sentence without the figure asked for
_LEAST_SHARE = 0.7  # of the best sentence's score, for a further quote
# The evidence at which the confidence is one half, and how fast it rises there.
_HALFWAY, _SLOPE = 0.385, 12.0


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term of the question, and how much it tells: its rarity in the index."""

    term: Term
    weight: float


def answer(
    store: Store, question: str, vector: FloatArray, hits: Sequence[Hit], settings: Settings
) -> Answer:
    """The quotes of these hits that answer the question, with the confidence that they do.

    `vector` is the unit vector of the question, shape (dimension,).
    """
    candidates = _candidates(store, question, vector, hits[:QUOTED_HITS])
    evidence = max((evidence for _, evidence in candidates), default=0.0)
    confidence = round(1 / (1 + math.exp(-_SLOPE * (evidence - _HALFWAY))), 4)
    if confidence < settings.threshold or not candidates:
        return Answer(question, (), tuple(hits), confidence)
    quotes = _best(store, [made for made, _ in candidates], settings.quotes)
    return Answer(question, tuple(quotes), tuple(hits), confidence)


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


def matches(question: str, text: str, abbreviations: tuple[Abbreviation, ...] = ()) -> list[Span]:
    """Where `text` has words of the question, in whole, in part or in another form."""
    return [match.span for match in find_matches(question, text, abbreviations)]


def _candidates(
    store: Store, question: str, vector: FloatArray, hits: Sequence[Hit]
) -> list[tuple[Quote, float]]:
    """Every sentence of the hits as a quote with its score, and the evidence in it; each once."""
    found: dict[tuple[str, Span], tuple[Quote, float]] = {}
    number_wanted = asks_for_number(question)
    weighed = weigh(store, question)
    for hit in hits:
        document = store.document(hit.passage.document_id)
        sentences = hit.passage.sentences
        cosines = store.similarities(document.id, sentences, vector)
        for sentence, cosine in zip(sentences, cosines, strict=True):
            words = coverage(weighed, sentence.of(document.text))
            evidence = _WORDS * words + _MEANING * max(cosine, 0.0)
            if number_wanted and not has_number(sentence.of(document.text)):
                evidence *= _WITHOUT_NUMBER
            score = evidence + _RANK * (QUOTED_HITS + 1 - hit.rank) / QUOTED_HITS
            if (document.id, sentence) not in found:  # the hit with the best rank comes first
                made = quote(document, sentence, round(score, 4))
                found[document.id, sentence] = made, evidence
    return list(found.values())


def _best(store: Store, quotes: Sequence[Quote], most: int) -> list[Quote]:
    """The best quotes; those of a guide come after those of the document it is about."""
    least = _LEAST_SHARE * max(made.score for made in quotes)
    good = [made for made in quotes if made.score >= least]
    return sorted(good, key=lambda made: (made.document_id in store.guides, -made.score))[:most]
