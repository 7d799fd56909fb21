"""Names before a year and what the list of literature holds → the name as it stands there.

de Groot | 2015           a particle in small letters, where the list has De Groot
Siniša Malešević | 2010   a first name that no list of first names has
Webers | 1922             the genitive of Weber
"""

from collections.abc import Container
from dataclasses import replace

from pipeline.citations import things, words
from pipeline.citations.names import Authors, Name
from pipeline.citations.parts import Scan
from pipeline.lexicon import fold, lexicon

_LONGEST_NAME = 8  # tokens

Known = Container[tuple[str, str]]
"""Folded author and year of works that are cited for certain, or listed; the year may be empty."""


def is_listed(scan: Scan, authors: Authors, year: str, known: Known) -> bool:
    """Whether a work of the first author and this year is known."""
    return (_key(scan, authors.names[0]), year) in known


def as_listed(scan: Scan, authors: Authors, year: str, floor: int, known: Known) -> Authors:
    """The authors with the first name as a known work has it; unchanged if none does."""
    first = authors.names[0]
    if (_key(scan, first), year) in known:
        return authors
    for name in _readings(scan, first, floor):
        if (_key(scan, name), year) in known:
            start = min(authors.start, name.start) if name.start < first.start else authors.start
            given = min(authors.given, start)
            return replace(authors, names=(name, *authors.names[1:]), start=start, given=given)
    return authors


def listed_before(scan: Scan, end: int, floor: int, year: str, known: Known) -> Authors | None:
    """The longest name of a known work of this year that ends before a token; None if none does."""
    for start in range(max(floor, end - _LONGEST_NAME), end - 1):
        if scan.tokens[start].kind != "word":
            continue
        name = Name(start, end)
        if (_key(scan, name), year) in known:
            return Authors((name,), start, False, start)
    return None


def _key(scan: Scan, name: Name) -> str:
    return fold(" ".join(name.span(scan.tokens).of(scan.text).split())).rstrip("'’")


def _readings(scan: Scan, name: Name, floor: int) -> list[Name]:
    readings = []
    for start in range(name.start - 1, max(name.start - 3, floor) - 1, -1):
        if scan.tokens[start].low not in words.LEADING_PARTICLES:
            break
        readings.append(Name(start, name.end))
    named = scan.tokens[name.start : name.end]
    if not any(words.is_organisation(t.text) or words.is_acronym(t.text) for t in named):
        starts = range(name.start, name.end - 1)
        for start in starts:  # a first name may go, a particle may not
            if scan.tokens[start].low in words.PARTICLES:
                break
            readings.append(Name(start + 1, name.end))
    if _ends_in_s(scan, name):
        readings.append(replace(name, cut=1))
    return readings


def _ends_in_s(scan: Scan, name: Name) -> bool:
    text = scan.tokens[name.end - 1].text
    return len(text) > 3 and text.endswith("s") and text[-2] not in "s'’"


def _is_owned(scan: Scan, index: int) -> bool:
    """Whether a noun stands here that can belong to an author: «Hirschmans (1970) drieslag»."""
    if index >= len(scan.tokens):
        return False
    low = scan.tokens[index].low
    if low in things.OWN_WORK:
        return True
    # «staat» and «waren» are nouns too, but here they are verbs
    verb = low.endswith("t") or low in lexicon().exceptions["verb"]
    return len(low) > 4 and not verb and low in lexicon().base_forms["noun"]


def without_genitive(scan: Scan, authors: Authors, after: int) -> Authors:
    """«Webers (1922) studie»: a name in -s before what belongs to it; Jacobs has «Jacobs’»."""
    last = authors.names[-1]
    if scan.is_at(last.end, "'", "’"):
        return authors
    belongs = _is_owned(scan, after) or scan.is_at(after + 1, *things.OWN_WORK)
    if not belongs or authors.others or not _ends_in_s(scan, last):
        return authors
    if not scan.tokens[after].text.islower() or scan.is_at(
        after, *words.VERBS_OF_AUTHORS, *words.GOES_ON
    ):
        return authors
    return replace(authors, names=(*authors.names[:-1], replace(last, cut=1)))
