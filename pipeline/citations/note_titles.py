"""A footnote → the short references by author and title: «Terlouw, ‘Hoe vast was vast?’, p. 17».

They go on from the full reference that stands before them in the document, by the same first author
and with a title that begins so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.locators import locator_at
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.prefixes import lead_before, prefix_before
from pipeline.citations.spans import Placed
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Span

_OPENING = "‘“„\"'«"
_CLOSING = frozenset("’”\"'»")
_LONGEST_TITLE = 20  # tokens
_LONGEST_LEAD = 10  # tokens
_SHORTEST_TITLE = 2  # words, without quotation marks

Full = dict[str, list[Citation]]
"""Full references by the folded last word of the first author."""


def add_full(full: Full, citations: Iterable[Citation]) -> None:
    """Adds the references that have an author and a title."""
    for citation in citations:
        if citation.kind is CitationKind.NOTE and citation.authors and citation.title:
            full.setdefault(_key(citation), []).append(citation)


def _key(citation: Citation) -> str:
    return fold(citation.authors[0].split()[-1])


def find_short_titles(scan: Scan, cited: Sequence[Citation], earlier: Full) -> list[Citation]:
    """The short references of a note that go on from `earlier` ones or from one in the note."""
    placed = Placed(cited)
    here: Full = {}
    add_full(here, cited)
    found = []
    for comma in range(1, len(scan.tokens) - 1):
        name = scan.tokens[comma - 1]
        if not (scan.is_at(comma, ",") and name.is_capitalised):
            continue
        key = fold(name.text)
        full = [*(c for c in here.get(key, ()) if c.span.end <= name.start), *earlier.get(key, ())]
        title = _title(scan, comma + 1) if full else None
        if title is not None and not placed.overlaps(Span(name.start, title[0].end)):
            citation = _short(scan, comma, title, full)
            found.extend([citation] if citation else [])
    return found


def _short(
    scan: Scan, comma: int, title: tuple[Span, int], full: Sequence[Citation]
) -> Citation | None:
    authors = authors_before(scan.tokens, comma, bracketed=True)
    said = fold(title[0].of(scan.text))
    if authors is None:
        return None
    for before in reversed(full):
        if fold(before.title).startswith(said) and _is_same(scan, authors, before):
            return _after(scan, authors, title, before)
    return None


def _is_same(scan: Scan, authors: Authors, before: Citation) -> bool:
    first = authors.names[0].span(scan.tokens).of(scan.text)
    return fold(first.split()[-1]) == _key(before)


def _after(scan: Scan, authors: Authors, title: tuple[Span, int], before: Citation) -> Citation:
    """The short reference with the year of the full one; its own place."""
    floor = _stretch(scan, authors.given)
    located = locator_at(scan, title[1])
    citation = make_citation(
        scan,
        CitationKind.NOTE,
        authors=authors,
        title=title[0],
        prefix=prefix_before(scan, authors.given, floor, words.PREFIXES)
        or lead_before(scan, authors.given, floor),
        locator=located[0] if located else None,
    )
    return replace(citation, year=before.year, continues=True)


def _stretch(scan: Scan, start: int) -> int:
    """Where the words before a name begin, behind a semicolon or a full stop."""
    floor = start
    while floor > max(0, start - _LONGEST_LEAD) and not scan.is_at(floor - 1, ";"):
        if scan.is_at(floor - 1, ".") and not scan.is_at(floor - 2, *words.SHORTENED):
            break
        floor -= 1
    return floor


def _title(scan: Scan, start: int) -> tuple[Span, int] | None:
    """The title that begins here, in quotation marks or up to a comma, and the token behind it."""
    quoted = scan.tokens[start].text in _OPENING
    ends = _CLOSING if quoted else frozenset(",;.(")
    first = start + 1 if quoted else start
    for index in range(first, min(len(scan.tokens), first + _LONGEST_TITLE)):
        if scan.tokens[index].text not in ends:
            continue
        if index - first < (1 if quoted else _SHORTEST_TITLE):
            return None
        return scan.span(first, index), index + 1 if quoted else index
    return None
