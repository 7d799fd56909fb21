"""The tokens of a block → its author–year citations.

    (zie ook Van den Brink, 2005; Tops/Tromp 2017, p. 12)       in brackets, with prefix and locator
    Terpstra e.a. (2015, 2016) stellen …                        in the sentence; two works
    Het rapport ‘Handelen naar waarheid’ (2016)                 a title in the place of the author
    (Van der Torre, p. 107/108)                                 without a year
    Voor een voorbeeld zie De Cloe e.a. 2015.                   without brackets

Every year is looked at, and what ends right before it. Names that no author has (`plausible`) are
passed over, unless a work by them is known. Without brackets more is asked (`unbracketed`).
"""

from dataclasses import dataclass, replace

from pipeline.citations import words
from pipeline.citations.listed import Known, as_listed, is_listed, listed_before, without_genitive
from pipeline.citations.locators import locator_after_bracket, locator_at
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.organisations import organisation_with_year
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.plausible import is_alone, is_no_author, is_publisher
from pipeline.citations.prefixes import lead_before, prefix_before, prefix_end
from pipeline.citations.titles import is_quotation, title_before
from pipeline.citations.unbracketed import is_sure
from pipeline.citations.whole_names import long_name, whole_name
from pipeline.citations.yearless import may_lack_year, without_year
from pipeline.citations.years import BETWEEN_YEARS, DASHES, Year, year_at, years_after
from pipeline.types import Citation, CitationKind, Span

_CLOSING = frozenset(")]")
_YEARS = frozenset({"year", "undated"})
_AFTER_YEAR = (
    frozenset(")],;:.–—…”’\"'/[")
    | frozenset(
        "en of & and or in zie geciteerd maar versus vs over evenals alsmede alsook".split()
    )
    | words.LOCATORS
    | words.PREFIXES
)
_REMARKS = frozenset(
    "mijn onze eigen cursivering nadruk vertaling zie vgl in geciteerd aangehaald herziene "
    "oorspronkelijk herdruk".split()
)
"""What may follow a year and a comma in the brackets: «(2015, mijn vertaling)»."""

Found = tuple[list[Citation], int]
"""The citations that begin at a token, and the token to go on from."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """What stands before a year: authors or a title, a prefix, and how it is cited."""

    kind: CitationKind
    authors: Authors | None = None
    title: Span | None = None
    prefix: Span | None = None


def find_author_year(scan: Scan, known: Known = (), *, loose: bool = False) -> list[Citation]:
    """The citations of a block, in order.

    What is `known` may be cited without brackets. `loose` says that the block is a note, where a
    name with a year is a citation even without brackets.
    """
    found: list[Citation] = []
    done = 0
    for index, token in enumerate(scan.tokens):
        if index < done or not (token.kind in _YEARS or may_lack_year(token)):
            continue
        citations, end = _at(scan, index, done, known, loose)
        if citations:
            found.extend(citations)
            done = end
    return found


def _at(scan: Scan, index: int, done: int, known: Known, loose: bool) -> Found:
    """The citations whose first year (or, lacking one, locator) is this token."""
    if scan.tokens[index].kind not in _YEARS:
        return without_year(scan, index, done, known)
    year = year_at(scan, index)
    if year is None or _is_in_name(scan, index, done):
        return [], index
    opening = scan.tokens[year.start].bracket
    if opening >= 0 and prefix_end(scan, opening + 1, year.start) == year.start:
        cited = _narrative(scan, year, opening, done, known, loose)
    elif opening >= 0:
        cited = _in_brackets(scan, year, done, known)
    else:
        cited = _bare(scan, year, done, known, loose)
    return ([], index) if cited is None else _with_years(scan, cited, year)


def _is_in_name(scan: Scan, index: int, floor: int) -> bool:
    """«Commissie Evaluatie Politiewet 2012, 2017»: the first year belongs to the name."""
    following = index + 2
    return (
        scan.is_at(index + 1, ",", "(")
        and following < len(scan.tokens)
        and scan.tokens[following].kind in _YEARS
        and organisation_with_year(scan.tokens, index + 1, floor) is not None
    )


def _narrative(
    scan: Scan,
    year: Year,
    opening: int,
    done: int,
    known: Known,
    loose: bool,
) -> _Cited | None:
    """«Meershoek (2016)», «Foucault (bijv. 1975)»: the year first in the brackets."""
    if not _may_follow(scan, year):
        return None
    title = title_before(scan, opening, done)
    if title is not None and is_quotation(scan, title, opening):
        return None
    if title is not None:
        begin = _token_of(scan, title, opening)
        alone = is_alone(scan, begin, year.end - 1)
        return None if alone else _Cited(CitationKind.TITLE, title=title)
    outer = scan.tokens[opening].bracket
    floor = max(outer + 1, done)
    end = _end_of_names(scan, opening)
    authors = authors_before(scan.tokens, end, bracketed=outer >= 0, floor=floor)
    if authors is not None:
        authors = as_listed(scan, authors, year.text, floor, known)
    if authors is None or not is_listed(scan, authors, year.text, known):
        authors = listed_before(scan, end, floor, year.text, known) or authors
    if authors is None:
        return None
    if not is_listed(scan, authors, year.text, known):
        if _is_named_document(scan, authors):
            name = authors.names[0].span(scan.tokens)
            return _Cited(CitationKind.TITLE, title=name)
        if is_no_author(scan, authors, year.end - 1):
            return None
        if not loose and is_alone(scan, authors.given, year.end - 1):
            return None
        if scan.is_at(year.end, ")"):
            authors = without_genitive(scan, authors, year.end + 1)
    prefix = prefix_before(scan, authors.start, floor, words.NARRATIVE_PREFIXES)
    if opening + 1 < year.start and scan.tokens[year.start].bracket == opening:
        prefix = scan.span(opening + 1, year.start)
    return _Cited(CitationKind.NARRATIVE, authors, prefix=prefix)


def _may_follow(scan: Scan, year: Year) -> bool:
    """Whether what follows a year at the start of its brackets goes with a citation."""
    after = year.end
    if locator_at(scan, after, bare=True) is not None or years_after(scan, after, year):
        return True
    if scan.is_at(after, ","):
        return scan.is_at(after + 1, *_REMARKS) or scan.is_at(after + 3, "druk", "editie")
    return scan.is_at(after, ")", "]", "[", ";", ":", *BETWEEN_YEARS)


def _is_named_document(scan: Scan, authors: Authors) -> bool:
    """«Nota Ruimte (2006)»: a title of its kind and a name."""
    first = authors.names[0]
    return first.end - first.start > 1 and scan.tokens[first.start].low in words.DOCUMENTS


def _end_of_names(scan: Scan, end: int) -> int:
    """The end without what stands in brackets between: «Planbureau (SCP) (2014)», «Bos (red.)»."""
    if not scan.is_at(end - 1, ")", "]"):
        return end
    short = end - 3
    if short > 0 and scan.is_at(short, "(", "["):
        return short if words.is_acronym(scan.tokens[end - 2].text) else end
    editors = scan.is_at(end - 2, ".") and scan.is_at(end - 3, *words.EDITORS)
    return end - 4 if editors and end > 4 and scan.is_at(end - 4, "(") else end


def _in_brackets(scan: Scan, year: Year, done: int, known: Known) -> _Cited | None:
    """«(zie ook Jansen, 2015)»"""
    opening = scan.tokens[year.start].bracket
    floor = max(opening + 1, done)
    after = scan.tokens[year.end].low if year.end < len(scan.tokens) else ")"
    likely = after in _AFTER_YEAR | DASHES
    end = year.start - 1 if scan.is_at(year.start - 1, ",", ":", ";") else year.start
    end = _end_of_names(scan, end)
    whole = whole_name(scan, floor, end, year.text, known)
    if whole is not None and likely:
        return _parenthetical(scan, whole, done, opening)
    authors = authors_before(scan.tokens, end, bracketed=True, floor=floor)
    if authors is None:
        title = title_before(scan, end, floor)
        if title is None or not likely:
            return None
        begin = _token_of(scan, title, year.start) - 1
        prefix = prefix_before(scan, begin, floor, words.PREFIXES)
        return _Cited(CitationKind.TITLE, title=title, prefix=prefix)
    authors = as_listed(scan, authors, year.text, floor, known)
    if not is_listed(scan, authors, year.text, known) and (
        not likely or is_no_author(scan, authors, year.end - 1)
    ):
        return None
    return _parenthetical(scan, authors, done, opening)


def _parenthetical(scan: Scan, authors: Authors, done: int, opening: int) -> _Cited:
    """The authors with their prefix; those of «Bureau voor de Wijk (BvdW, 2016)» stand before."""
    long = long_name(scan, authors, done, opening)
    if long is not None:
        return _Cited(CitationKind.NARRATIVE, long)
    prefix = prefix_before(scan, authors.start, max(opening + 1, done), words.PREFIXES)
    return _Cited(CitationKind.PARENTHETICAL, authors, prefix=prefix)


def _token_of(scan: Scan, span: Span, below: int) -> int:
    while below > 0 and scan.tokens[below].start > span.start:
        below -= 1
    return below


def _bare(scan: Scan, year: Year, floor: int, known: Known, loose: bool) -> _Cited | None:
    """Without brackets: only what is surely a citation."""
    end = year.start - 1 if scan.is_at(year.start - 1, ",") else year.start
    end = _end_of_names(scan, end)
    authors = authors_before(scan.tokens, end, bracketed=False, floor=floor)
    if authors is None or is_publisher(scan, authors):
        return None
    authors = as_listed(scan, authors, year.text, floor, known)
    heads = words.PREFIXES if loose else words.NARRATIVE_PREFIXES
    prefix = prefix_before(scan, authors.start, floor, heads)
    if prefix is None and loose:
        prefix = lead_before(scan, authors.start, floor, colon=True)
    if not is_listed(scan, authors, year.text, known):
        if is_no_author(scan, authors, year.end - 1):
            return None
        if prefix is None and not is_sure(scan, authors, year, floor, loose=loose):
            return None
    return _Cited(CitationKind.NARRATIVE, authors, prefix=prefix)


def _with_years(scan: Scan, cited: _Cited, year: Year) -> Found:
    """A citation of a year, and one more for every year or letter that follows it."""
    citations: list[Citation] = []
    years = [year]
    while True:
        located = locator_at(scan, years[-1].end, bare=scan.tokens[years[-1].start].bracket >= 0)
        after = located[1] if located else years[-1].end
        for each in years:
            last = each is years[-1]
            if citations:
                citations.append(_further(scan, citations[0], each, located if last else None))
            else:
                first, after = _first(scan, cited, each, located, after)
                citations.append(first)
        years = years_after(scan, after, years[-1])
        if not years:
            return citations, after


def _first(
    scan: Scan, cited: _Cited, year: Year, located: tuple[Span, int] | None, after: int
) -> tuple[Citation, int]:
    """The citation of the first year, which reaches to the bracket that closes after it."""
    start = cited.title.start if cited.title else 0
    if cited.authors:
        start = scan.tokens[cited.authors.start].start
    opening = scan.tokens[year.start].bracket
    end = 0
    if opening >= 0 and scan.tokens[opening].start > start and scan.is_at(after, *_CLOSING):
        end = scan.tokens[after].end
        outside = None if located else locator_after_bracket(scan, after + 1)
        located, after = (outside, outside[1]) if outside else (located, after)
    citation = make_citation(
        scan,
        cited.kind,
        authors=cited.authors,
        title=cited.title,
        prefix=cited.prefix,
        years=year.span,
        year=year.text,
        locator=located[0] if located else None,
        end=end,
    )
    return citation, after


def _further(scan: Scan, first: Citation, year: Year, located: tuple[Span, int] | None) -> Citation:
    citation = make_citation(
        scan,
        first.kind,
        years=year.span,
        year=year.text,
        locator=located[0] if located else None,
    )
    return replace(
        citation, authors=first.authors, others=first.others, title=first.title, continues=True
    )
