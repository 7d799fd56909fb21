"""The tokens of a block → its author–year citations.

    (zie ook Van den Brink, 2005; Tops/Tromp 2017, p. 12)       in brackets, with prefix and locator
    Terpstra e.a. (2015, 2016) stellen …                        in the sentence; two works
    Het rapport ‘Handelen naar waarheid’ (2016)                 a title in the place of the author
    (Van der Torre, p. 107/108)                                 without a year
    Voor een voorbeeld zie De Cloe e.a. 2015.                   without brackets

Every year is looked at, and what ends right before it. A year is none in a range («2010–2015»), in
a date («12 maart 2015») or after a word that is no name («Nederland 2015»). Without brackets more
is asked: «e.a.», a prefix, or a work that the document cites elsewhere in brackets.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan, locator_at, make_citation, prefix_before
from pipeline.citations.titles import title_before
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Span

_OWN_REFERENCE = re.compile(r"bronvermelding|citeerwijze|\bciteren|te citeren|\bciteer", re.I)
_DASHES = frozenset("-–—‐‑")
_CLOSING = frozenset(")]")
_BETWEEN_YEARS = frozenset({",", ";", "en", "/", "&", "and"})
_AFTER_YEAR = frozenset(")],;:.–—…”’\"'/[") | {
    "en",
    "of",
    "&",
    "and",
    "or",
    "in",
    "zie",
    "geciteerd",
}

_GOES_ON = words.LOCATORS | words.PREFIXES

Known = Collection[tuple[str, str]]
"""Folded author and year of works that are cited for certain."""


def find_author_year(scan: Scan, known: Known = (), *, loose: bool = False) -> list[Citation]:
    """The citations of a block, in order.

    With `known` also those without brackets. `loose` says that the block is a note, where a name
    with a year is a citation even without brackets.
    """
    found: list[Citation] = []
    done = 0
    for index in range(len(scan.tokens)):
        if index < done:
            continue
        citations, end = _at(scan, index, done, known, loose)
        if citations:
            found.extend(citations)
            done = end
    return found


def _at(scan: Scan, index: int, done: int, known: Known, loose: bool) -> tuple[list[Citation], int]:
    """The citations whose first year (or, lacking one, locator) is this token."""
    token = scan.tokens[index]
    if token.kind != "year" and token.low not in words.YEARLESS:
        return _without_year(scan, index, done)
    if not _is_publication_year(scan, index):
        return [], index
    opening = token.bracket
    if opening >= 0 and opening == index - 1:
        return _narrative(scan, index, done)
    floor = max(opening + 1, done) if opening >= 0 else done
    end = index - 1 if scan.is_at(index - 1, ",") else index
    authors = authors_before(scan.tokens, end, bracketed=opening >= 0, floor=floor)
    if opening >= 0:
        return _in_brackets(scan, index, end, authors, floor)
    return _bare(scan, index, authors, floor, known, loose)


def is_year_alone(scan: Scan, index: int) -> bool:
    """Whether the token is a year with nothing else in its brackets: «(2016)»."""
    token = scan.tokens[index]
    return (
        token.kind == "year" and token.bracket == index - 1 >= 0 and scan.is_at(index + 1, ")", "]")
    )


def _is_publication_year(scan: Scan, index: int) -> bool:
    """Whether it can be a year of publication: no range, no date, no «2014/15»."""
    tokens = scan.tokens
    if scan.is_at(index - 1, *words.MONTHS, *_DASHES, "/", "'", "’", "§", "nr", "no"):
        return False
    if not scan.is_at(index + 1, *_DASHES, "/") or index + 2 >= len(tokens):
        return True
    after = tokens[index + 2]
    if scan.is_at(index + 1, "/"):
        return after.kind == "year"
    return after.kind not in {"year", "number"}


def _narrative(scan: Scan, index: int, done: int) -> tuple[list[Citation], int]:
    """«Meershoek (2016)», «‘Handelen naar waarheid’ (2016)»: the year alone in the brackets."""
    opening = index - 1
    after = index + 1
    if not (
        scan.is_at(after, ")", "]", "[", ";", ":", *_BETWEEN_YEARS)
        or locator_at(scan, after) is not None
    ):
        return [], index
    if scan.is_at(after, ",") and not _year_at(scan, after + 1) and not locator_at(scan, after):
        return [], index
    title = title_before(scan, opening, done)
    if title is not None:
        return _with_years(scan, CitationKind.TITLE, None, title, None, index)
    outer = scan.tokens[opening].bracket
    floor = max(outer + 1, done)
    end = opening - 3 if _is_short_form(scan, opening) else opening
    authors = authors_before(scan.tokens, end, bracketed=outer >= 0, floor=floor)
    if authors is None or _is_common_word(scan, authors) or _is_own(scan, authors):
        return [], index
    if _is_named_document(scan, authors):
        name = authors.names[0].span(scan.tokens)
        return _with_years(scan, CitationKind.TITLE, None, name, None, index)
    prefix = prefix_before(scan, authors.start, floor, words.NARRATIVE_PREFIXES)
    return _with_years(scan, CitationKind.NARRATIVE, authors, None, prefix, index)


def _is_named_document(scan: Scan, authors: Authors) -> bool:
    """«Nota Ruimte (2006)»: a title of its kind and a name."""
    first = authors.names[0]
    return first.end - first.start > 1 and scan.tokens[first.start].low in words.DOCUMENTS


def _is_short_form(scan: Scan, opening: int) -> bool:
    """«Sociaal en Cultureel Planbureau (SCP) (2014)»: the abbreviation between name and year."""
    between = scan.tokens[max(opening - 3, 0) : opening]
    return [t.text for t in between[::2]] == ["(", ")"] and words.is_acronym(between[1].text)


def _is_own(scan: Scan, authors: Authors) -> bool:
    """«Graag als volgt citeren: Lans, J. (2023)»: how the document itself wants to be cited."""
    start = scan.tokens[authors.start].start
    return (
        _OWN_REFERENCE.search(scan.text[max(start - 60, scan.tokens[0].start) : start]) is not None
    )


def _is_common_word(scan: Scan, authors: Authors) -> bool:
    """«Onderzoek (2015)», «Jeugdwet (2015)»: a document or a law, not a person."""
    first = authors.names[0]
    text = scan.tokens[first.end - 1].low
    if authors.listed or authors.others:
        return False
    one = first.end - first.start == 1
    return text.endswith(words.LAW_ENDINGS) or (one and text in words.NO_AUTHORS)


def _in_brackets(
    scan: Scan, index: int, end: int, authors: Authors | None, floor: int
) -> tuple[list[Citation], int]:
    after = scan.tokens[index + 1].low if index + 1 < len(scan.tokens) else ")"
    if after not in _AFTER_YEAR and after not in _GOES_ON:
        return [], index
    if authors is None:
        title = title_before(scan, end, floor)
        if title is None:
            return [], index
        prefix = prefix_before(scan, _token_of(scan, title, index) - 1, floor, words.PREFIXES)
        return _with_years(scan, CitationKind.TITLE, None, title, prefix, index)
    if _is_common_word(scan, authors):
        return [], index
    prefix = prefix_before(scan, authors.start, floor, words.PREFIXES)
    return _with_years(scan, CitationKind.PARENTHETICAL, authors, None, prefix, index)


def _token_of(scan: Scan, span: Span, below: int) -> int:
    while below > 0 and scan.tokens[below].start > span.start:
        below -= 1
    return below


def _bare(
    scan: Scan, index: int, authors: Authors | None, floor: int, known: Known, loose: bool
) -> tuple[list[Citation], int]:
    """Without brackets: only what is surely a citation."""
    if authors is None or _is_common_word(scan, authors):
        return [], index
    prefix = prefix_before(scan, authors.start, floor, words.NARRATIVE_PREFIXES)
    names = [fold(name.span(scan.tokens).of(scan.text)) for name in authors.names]
    listed = floor == authors.start - 1 > 0 and scan.is_at(floor, ";", ",", "en")
    begins = loose and (authors.start == 0 or scan.is_at(authors.start - 1, ";", ".", "en"))
    sure = authors.others or prefix is not None or begins or listed
    if not sure and (names[0], scan.tokens[index].text) not in known:
        return [], index
    return _with_years(scan, CitationKind.NARRATIVE, authors, None, prefix, index)


def _with_years(
    scan: Scan,
    kind: CitationKind,
    authors: Authors | None,
    title: Span | None,
    prefix: Span | None,
    index: int,
) -> tuple[list[Citation], int]:
    """A citation of the year at `index`, and one more for every year that follows it."""
    citations: list[Citation] = []
    first = title.start if title else scan.tokens[authors.start].start if authors else 0
    while True:
        located = locator_at(scan, index + 1)
        after = located[1] if located else index + 1
        closed = after < len(scan.tokens) and scan.tokens[after].text in _CLOSING
        opening = scan.tokens[index].bracket
        narrative = opening >= 0 and scan.tokens[opening].start > first
        citation = make_citation(
            scan,
            kind,
            authors=None if citations else authors,
            title=None if citations else title,
            prefix=None if citations else prefix,
            years=scan.span(index, index + 1),
            locator=located[0] if located else None,
            end=scan.tokens[after].end if closed and narrative and not citations else 0,
        )
        if citations:
            citation = replace(
                citation,
                authors=citations[0].authors,
                others=citations[0].others,
                title=citations[0].title,
                continues=True,
            )
        citations.append(citation)
        following = _next_year(scan, after)
        if following is None:
            return citations, after
        index = following


def _next_year(scan: Scan, after: int) -> int | None:
    """The token of a further year: «2015, 2016», «2015 en 2016», «2015a, b» not."""
    index = after
    while scan.is_at(index, *_BETWEEN_YEARS) and index - after < 2:
        index += 1
    if index == after or not _year_at(scan, index) or not _is_further(scan, index):
        return None
    return index


def _year_at(scan: Scan, index: int) -> bool:
    return index < len(scan.tokens) and scan.tokens[index].kind == "year"


def _is_further(scan: Scan, index: int) -> bool:
    return not scan.is_at(index + 1, *_DASHES) and (
        scan.tokens[index].bracket == scan.tokens[index - 1].bracket
    )


def _without_year(scan: Scan, index: int, done: int) -> tuple[list[Citation], int]:
    """«(Van der Torre, p. 107/108)»: a name and a locator in brackets."""
    token = scan.tokens[index]
    if token.bracket < 0 or token.low not in words.LOCATORS:
        return [], index
    located = locator_at(scan, index)
    floor = max(token.bracket + 1, done)
    end = index - 1 if scan.is_at(index - 1, ",", ":") else index
    authors = authors_before(scan.tokens, end, bracketed=True, floor=floor) if located else None
    if located is None or authors is None or not _stands_alone(scan, authors, floor):
        return [], index
    prefix = prefix_before(scan, authors.start, floor, words.PREFIXES)
    citation = make_citation(
        scan, CitationKind.PARENTHETICAL, authors=authors, prefix=prefix, locator=located[0]
    )
    return [citation], located[1]


def _stands_alone(scan: Scan, authors: Authors, floor: int) -> bool:
    """Whether the names begin their bracket (or item) but for a prefix."""
    if prefix_before(scan, authors.start, floor, words.PREFIXES) is not None:
        return True
    return authors.start == floor or scan.is_at(authors.start - 1, ";", "(", "[", ",")
