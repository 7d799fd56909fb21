"""The tokens of a block → citations of a name and a page, without a year.

(Van der Torre, p. 107/108)        Volgens Van der Torre (p. 107) …        (Van der Torre: 107)
"""

from pipeline.citations import words
from pipeline.citations.listed import Known
from pipeline.citations.locators import locator_at
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.plausible import is_person
from pipeline.citations.prefixes import prefix_before
from pipeline.citations.tokens import Token
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Span

_PAGES = frozenset({"p", "pp", "blz"})


def may_lack_year(token: Token) -> bool:
    """Whether a locator without a year before it may begin at a token: in brackets only."""
    return token.bracket >= 0 and (token.text == ":" or token.low in words.LOCATORS)


def without_year(scan: Scan, index: int, done: int, known: Known) -> tuple[list[Citation], int]:
    """The citation without a year whose locator begins at a token, and the token to go on from."""
    token = scan.tokens[index]
    if scan.is_at(index, ":"):
        return _after_colon(scan, index, done, known)
    located = locator_at(scan, index)
    if located is None:
        return [], index
    if token.bracket == index - 1:
        return _narrative(scan, index, done, located, known)
    floor = max(token.bracket + 1, done)
    end = index - 1 if scan.is_at(index - 1, ",", ":") else index
    authors = authors_before(scan.tokens, end, bracketed=True, floor=floor)
    if authors is None or not _stands_alone(scan, authors, floor):
        return [], index
    return [_citation(scan, authors, located[0], floor)], located[1]


def _citation(scan: Scan, authors: Authors, locator: Span, floor: int) -> Citation:
    prefix = prefix_before(scan, authors.start, floor, words.PREFIXES)
    return make_citation(
        scan, CitationKind.PARENTHETICAL, authors=authors, prefix=prefix, locator=locator
    )


def _after_colon(scan: Scan, index: int, done: int, known: Known) -> tuple[list[Citation], int]:
    """A name and a number fill the brackets, and the author is cited elsewhere."""
    floor = max(scan.tokens[index].bracket + 1, done)
    located = locator_at(scan, index)
    if located is None or not scan.is_at(located[1], ")", ";"):
        return [], index
    authors = authors_before(scan.tokens, index, bracketed=True, floor=floor)
    if authors is None or not _stands_alone(scan, authors, floor):
        return [], index
    if (fold(authors.names[0].span(scan.tokens).of(scan.text)), "") not in known:
        return [], index
    return [_citation(scan, authors, located[0], floor)], located[1]


def _narrative(
    scan: Scan,
    index: int,
    done: int,
    located: tuple[Span, int],
    known: Known,
) -> tuple[list[Citation], int]:
    """«Volgens Van der Torre (p. 107)», unless the page goes on from where he is cited."""
    opening = index - 1
    if not scan.is_at(index, *_PAGES) or not scan.is_at(located[1], ")"):
        return [], index
    floor = max(scan.tokens[opening].bracket + 1, done)
    authors = authors_before(scan.tokens, opening, bracketed=False, floor=floor)
    if authors is None or not is_person(scan, authors):
        return [], index
    if (fold(authors.names[0].span(scan.tokens).of(scan.text)), "") in known:
        return [], index
    citation = make_citation(
        scan,
        CitationKind.NARRATIVE,
        authors=authors,
        locator=located[0],
        end=scan.tokens[located[1]].end,
    )
    return [citation], located[1]


def _stands_alone(scan: Scan, authors: Authors, floor: int) -> bool:
    """Whether the names begin their bracket (or item) but for a prefix."""
    if prefix_before(scan, authors.start, floor, words.PREFIXES) is not None:
        return True
    return authors.start == floor or scan.is_at(authors.start - 1, ";", "(", "[", ",")
