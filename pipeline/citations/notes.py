"""The tokens of a footnote → the works it cites in full, or by the author alone («a.w.»).

    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed 2016, p. 12.
    Zie P. van Reenen, ‘Politiechefs’, Justitiële verkenningen 2014, p. 3; Terpstra, a.w., p. 5.

What a note says in the author–year style is found as it is in running text.
"""

from pipeline.citations import words
from pipeline.citations.locators import locator_at
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.prefixes import prefix_before, prefix_end
from pipeline.citations.titles import title_before
from pipeline.citations.tokens import Token
from pipeline.types import Citation, CitationKind, Span

_LONGEST_LIST = 40  # tokens of names
_CLOSING = "’”\"'»"


def find_note_references(scan: Scan) -> list[Citation]:
    """The full references and the short ones, in order."""
    found = []
    for start, end in _segments(scan):
        citation = _short(scan, start, end) or _full(scan, start, end)
        if citation is not None:
            found.append(citation)
    return found


def _segments(scan: Scan) -> list[tuple[int, int]]:
    """The stretches between semicolons outside brackets, and between sentences."""
    ends = [
        index
        for index, token in enumerate(scan.tokens)
        if (token.text == ";" and token.bracket < 0) or _ends_reference(scan, index)
    ]
    starts = [0, *(end + 1 for end in ends)]
    return [(a, b) for a, b in zip(starts, [*ends, len(scan.tokens)], strict=True) if a < b]


def _ends_reference(scan: Scan, index: int) -> bool:
    """A full stop after a year or a number of a page, before another word with a capital."""
    if scan.tokens[index].text != "." or not 0 < index < len(scan.tokens) - 1:
        return False
    after = scan.tokens[index + 1]
    return scan.tokens[index - 1].kind in {"year", "number"} and (
        after.is_capitalised or after.kind == "initials"
    )


def _short(scan: Scan, start: int, end: int) -> Citation | None:
    """«Terpstra e.a., a.w. (noot 3), p. 5»"""
    for index in range(start + 1, min(end, start + _LONGEST_LIST)):
        if _is_same_work(scan, index) or _is_note_number(scan, index):
            stop = index - 1 if scan.is_at(index - 1, ",") else index
            authors = authors_before(scan.tokens, stop, bracketed=True, floor=start)
            if authors is None:
                return None
            return make_citation(
                scan,
                CitationKind.NOTE,
                authors=authors,
                prefix=prefix_before(scan, authors.start, start, words.PREFIXES),
                locator=_locator(scan, index + 1, end),
                end=scan.tokens[index].end,
            )
    return None


def _is_same_work(scan: Scan, index: int) -> bool:
    return scan.tokens[index].kind == "same" or scan.tokens[index].low in words.SAME_WORK


def _is_note_number(scan: Scan, index: int) -> bool:
    """«Van Reenen (noot 3), p. 5»"""
    return scan.is_at(index, "(") and scan.is_at(index + 1, "noot")


def _full(scan: Scan, start: int, end: int) -> Citation | None:
    """«J. Terpstra, Basisteams, Den Haag 2016»: initials, names, a comma, a title, a year."""
    first = prefix_end(scan, start, end)
    if first >= end or not _may_begin(scan.tokens[first]):
        return None
    authors, comma = _authors(scan, first, end)
    year = _year(scan, comma, end) if authors else None
    if authors is None or year is None:
        return None
    title = _title(scan, comma + 1, end)
    return make_citation(
        scan,
        CitationKind.NOTE,
        authors=authors,
        prefix=scan.span(start, first) if first > start else None,
        title=title,
        years=scan.span(year, year + 1),
        locator=_locator(scan, year + 1, end),
    )


def _may_begin(token: Token) -> bool:
    """Initials, a first name or an organisation."""
    if token.kind == "initials":
        return True
    return token.is_capitalised and (
        token.low in words.GIVEN_NAMES
        or words.is_acronym(token.text)
        or words.is_organisation(token.text)
    )


def _authors(scan: Scan, first: int, end: int) -> tuple[Authors | None, int]:
    """The authors that fill the segment from `first` to a comma, and that comma."""
    name = first
    while name < end - 1 and (
        scan.tokens[name].kind == "initials" or scan.tokens[name].low in words.GIVEN_NAMES
    ):
        name += 1
    best: tuple[Authors | None, int] = (None, first)
    for comma in range(name + 1, min(end, first + _LONGEST_LIST)):
        if scan.is_at(comma, ","):
            found = authors_before(scan.tokens, comma, bracketed=True, floor=first)
            if found is None or found.start not in {first, name}:
                break
            best = (found, comma)
            if scan.tokens[min(comma + 1, end - 1)].kind != "initials":
                break
    return best


def _year(scan: Scan, start: int, end: int) -> int | None:
    """The last year that is not a part of a locator."""
    years = [
        index
        for index in range(start, end)
        if scan.tokens[index].kind == "year"
        and not scan.is_at(index + 1, "-", "–")
        and not (index and scan.tokens[index - 1].low in words.LOCATORS)
    ]
    return years[-1] if years else None


def _title(scan: Scan, start: int, end: int) -> Span | None:
    """What follows the authors: up to the closing quotation mark, a comma or a bracket."""
    for index in range(start, min(end, start + 45)):
        text = scan.tokens[index].text
        if text in _CLOSING and index > start:
            return title_before(scan, index + 1, start)
        if text in {",", "(", "["} and index > start and scan.tokens[start].text not in "‘“\"'„«":
            return scan.span(start, index)
    return None


def _locator(scan: Scan, start: int, end: int) -> Span | None:
    for index in range(start, end):
        if scan.tokens[index].low in words.LOCATORS and scan.tokens[index].bracket < 0:
            located = locator_at(scan, index)
            if located is not None:
                return located[0]
    return None
