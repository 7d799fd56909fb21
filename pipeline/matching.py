"""Question and text → why they match: which words, in which form, and in what way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.abbreviations import Abbreviation, occurrences, question_terms
from pipeline.analysis import Term, terms
from pipeline.types import Span


class MatchKind(StrEnum):
    """In what way a word of a text is one of the question."""

    WORD = "woord"
    PART = "deel"
    NUMBER = "getal"
    SPELLING = "spelling"
    ABBREVIATION = "afkorting"


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the question, its form in a text, where that stands, and how they match."""

    term: str
    form: str
    span: Span
    kind: MatchKind


def find_matches(
    question: str, text: str, abbreviations: tuple[Abbreviation, ...] = ()
) -> list[Match]:
    """The words of a text that match the question, in order; each place once.

    A whole word goes before another form of an abbreviation, and that before a part of a compound.
    """
    asked, found = question_terms(question, abbreviations), terms(text)
    taken: set[int] = set()
    matches = []
    for places, term, kind in (*_words(asked, found), *_forms(asked, found), *_parts(asked, found)):
        if taken.isdisjoint(places):
            taken.update(places)
            span = Span(found[places[0]].span.start, found[places[-1]].span.end)
            matches.append(Match(term.of(question), span.of(text), span, kind))
    return sorted(matches, key=lambda match: match.span)


_Found = tuple[range, Span, MatchKind]
"""The places of terms in the text, the span in the question, and how they match."""


def _words(asked: Sequence[Term], found: Sequence[Term]) -> Iterator[_Found]:
    """Whole words."""
    terms_by_stem = {term.stem: term for term in reversed(asked)}
    for place, term in enumerate(found):
        if term.stem in terms_by_stem:
            one = terms_by_stem[term.stem]
            yield range(place, place + 1), one.span, _kind(one, term)


def _kind(asked: Term, found: Term) -> MatchKind:
    if asked.stem[0].isdecimal():
        return MatchKind.NUMBER
    return MatchKind.SPELLING if asked.respelled != found.respelled else MatchKind.WORD


def _forms(asked: Sequence[Term], found: Sequence[Term]) -> Iterator[_Found]:
    """Abbreviations for long forms and long forms for abbreviations."""
    stems = [term.stem for term in found]
    for form in dict.fromkeys(form for term in asked for form in term.others):
        spans = [term.span for term in asked if form in term.others]
        for start in occurrences(form, stems):
            places = range(start, start + len(form))
            yield places, Span(spans[0].start, spans[-1].end), MatchKind.ABBREVIATION


def _parts(asked: Sequence[Term], found: Sequence[Term]) -> Iterator[_Found]:
    """Compounds that share a part, or are one."""
    for place, term in enumerate(found):
        for one in asked:
            if {one.stem, *one.parts} & {term.stem, *term.parts}:
                yield range(place, place + 1), one.span, MatchKind.PART
                break
