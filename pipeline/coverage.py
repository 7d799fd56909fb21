"""How much of a question a text has, each word weighted by how rare it is in the index."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.abbreviations import occurrences, question_terms
from pipeline.analysis import Term, terms
from pipeline.indexing.store import Store

_PART = 0.6  # a match of a part of a compound, against a match of the whole word


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A term of the question, and how much it tells: its rarity in the index."""

    term: Term
    weight: float


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text, analysed once: its stems in order, and those with all their parts."""

    stems: tuple[str, ...]
    parts: frozenset[str]


def wording(found: Sequence[Term]) -> Wording:
    """The wording of a text with these terms."""
    parts = frozenset(part for term in found for part in (term.stem, *term.parts))
    return Wording(tuple(term.stem for term in found), parts)


def weigh(store: Store, question: str) -> list[WeighedTerm]:
    """The terms of a question with their weights; the same stem counts once."""
    unique = {term.stem: term for term in question_terms(question, store.abbreviations)}
    return [
        WeighedTerm(term, rarity(store, store.lexical.document_frequency(stem)))
        for stem, term in unique.items()
    ]


def rarity(store: Store, passages: int) -> float:
    """The weight of a term that stands in so many passages of the index."""
    return math.log1p(max(len(store.lexical), 1) / (0.5 + passages))


def coverage(weighed: Iterable[WeighedTerm], text: Wording) -> float:
    """The weighted share of the question's terms that stand in the text, between 0 and 1."""
    total = matched = 0.0
    for item in weighed:
        total += item.weight
        matched += _match(item.term, text) * item.weight
    return matched / total if total else 0.0


def text_coverage(weighed: Iterable[WeighedTerm], text: str) -> float:
    """The same of a text that is looked at once."""
    return coverage(weighed, wording(terms(text)))


def _match(term: Term, text: Wording) -> float:
    """How far a term of a question is among the words of a text, whole or as a part: 0 to 1."""
    if term.stem in text.stems or any(occurrences(form, text.stems) for form in term.others):
        return 1.0
    if term.stem in text.parts:
        return _PART
    shared = sum(part in text.parts for part in term.parts)
    return _PART * shared / len(term.parts) if term.parts else 0.0
