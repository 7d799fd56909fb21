"""The tokens of a footnote → the works it cites in full, or by the author alone («a.w.»).

    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed 2016, p. 12.
    Zie P. van Reenen, ‘Politiechefs’, Justitiële verkenningen 2014, p. 3; Terpstra, a.w., p. 5.

What a note says in the author–year style is found as it is in running text.
"""

import re

from pipeline.citations import words
from pipeline.citations.locators import locator_at
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.prefixes import prefix_before, prefix_end
from pipeline.citations.titles import title_before
from pipeline.types import Citation, CitationKind, Span

_LONGEST_LIST = 40  # tokens of names
_LONGEST_HEAD = 4  # tokens up to the word that makes an organisation of a name
_CLOSING = "’”\"'»"
_OPENING = "‘“„\"'«"
_EXTENT = re.compile(r"(?:pp?|blz)\.?\s{0,3}\d+\s?[-–]\s?\d+(?:,\s{1,3})?")


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
    """A full stop after a year, a page or a bracket, before another word with a capital."""
    if scan.tokens[index].text != "." or not 0 < index < len(scan.tokens) - 1:
        return False
    after = scan.tokens[index + 1]
    before = scan.tokens[index - 1]
    closed = before.kind in {"year", "number", "same"} or before.text in {")", "]"}
    return closed and (after.is_capitalised or after.kind == "initials")


def _short(scan: Scan, start: int, end: int) -> Citation | None:
    """«Terpstra e.a., a.w. (noot 3), p. 5»"""
    for index in range(start + 1, min(end, start + _LONGEST_LIST)):
        if _is_same_work(scan, index) or _is_note_number(scan, index):
            stop = index - 1 if scan.is_at(index - 1, ",") else index
            authors = authors_before(scan.tokens, stop, bracketed=True, floor=start)
            if authors is None or scan.is_at(authors.given - 1, ":"):
                return None
            return make_citation(
                scan,
                CitationKind.NOTE,
                authors=authors,
                prefix=prefix_before(scan, authors.given, start, words.PREFIXES),
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
    """«J. Terpstra, Basisteams, Den Haag 2016»: initials, names, a comma, a title, a year.

    Without a year what stands in a book that is cited before: «M. Bos, ‘Titel’, in: Nap, a.w.».
    """
    first = prefix_end(scan, start, end)
    if first >= end or not _may_begin(scan, first, end):
        return None
    authors, comma = _authors(scan, first, end)
    title = _title(scan, comma + 1, end) if authors else None
    if authors is None or title is None:
        return None
    after = _token_at(scan, title.end, comma, end)
    year = _year(scan, after, end)
    quoted = scan.tokens[comma + 1].text in _OPENING
    if year is None and not (quoted and _has_source(scan, after, end)):
        return None
    return make_citation(
        scan,
        CitationKind.NOTE,
        authors=authors,
        prefix=scan.span(start, first) if first > start else None,
        title=title,
        years=None if year is None else scan.span(year, year + 1),
        locator=_locator(scan, after if year is None else year + 1, end, part=quoted),
        end=_last(scan, end) if year is None else 0,
    )


def _last(scan: Scan, end: int) -> int:
    """Where a segment ends without its full stop."""
    return scan.tokens[end - 2 if scan.is_at(end - 1, ".") else end - 1].end


def _token_at(scan: Scan, place: int, start: int, end: int) -> int:
    """The first token that begins at a place of the document or after it."""
    while start < end and scan.tokens[start].start < place:
        start += 1
    return start


def _has_source(scan: Scan, start: int, end: int) -> bool:
    """Whether a part names what it stands in: «in: …», a link."""
    return any(scan.is_at(index, "in", "http", "https") for index in range(start, end))


def _may_begin(scan: Scan, first: int, end: int) -> bool:
    """Initials, a first name or an organisation: «Gemeenschappelijke Inspectie, …»."""
    token = scan.tokens[first]
    if token.kind == "initials":
        return True
    if not token.is_capitalised:
        return False
    if token.low in words.GIVEN_NAMES or words.is_acronym(token.text):
        return True
    for index in range(first, min(end, first + _LONGEST_HEAD)):
        if scan.is_at(index, ",", ".", ";"):
            return False
        if words.is_organisation(scan.tokens[index].text):
            return True
    return False


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
    """The first year outside brackets that is not a part of a locator; else the first inside."""
    years = [
        index
        for index in range(start, end)
        if scan.tokens[index].kind == "year"
        and not scan.is_at(index + 1, "-", "–")
        and not (index and scan.tokens[index - 1].low in words.LOCATORS)
        and not _is_visit(scan, index)
    ]
    plain = [index for index in years if scan.tokens[index].bracket < 0]
    return next(iter(plain or years), None)


def _is_visit(scan: Scan, index: int) -> bool:
    """«(laatst geraadpleegd op 4 april 2020)»"""
    return any(scan.is_at(place, "geraadpleegd", "bezocht") for place in range(index - 6, index))


def _title(scan: Scan, start: int, end: int) -> Span | None:
    """What follows the authors: up to the closing quotation mark, a comma or a bracket."""
    for index in range(start, min(end, start + 45)):
        text = scan.tokens[index].text
        if text in _CLOSING and index > start + 1:
            if scan.tokens[start].text in _OPENING:
                return scan.span(start + 1, index)
            return title_before(scan, index + 1, start)
        if text in {",", "(", "["} and index > start and scan.tokens[start].text not in "‘“\"'„«":
            return scan.span(start, index)
    return None


def _locator(scan: Scan, start: int, end: int, *, part: bool = False) -> Span | None:
    """The place that is meant; of a `part` of a book or journal not the pages that it fills."""
    found: list[Span] = []
    index = start
    while index < end:
        token = scan.tokens[index]
        located = (
            locator_at(scan, index) if token.low in words.LOCATORS and token.bracket < 0 else None
        )
        if located is None or located[1] > end:
            index += 1
            continue
        index = located[1]
        if part and not found and _is_extent(located[0].of(scan.text)):
            part = False
            inside = _after_extent(scan, located[0])
            found.extend([inside] if inside else [])
            continue
        found.append(located[0])
        if not part:
            break
    return found[0] if found else None


def _is_extent(locator: str) -> bool:
    return _EXTENT.match(locator) is not None


def _after_extent(scan: Scan, locator: Span) -> Span | None:
    """«p. 180-199, tabel 2»: the table within the pages of an article."""
    match = _EXTENT.match(locator.of(scan.text))
    rest = locator.start + match.end() if match else locator.end
    return Span(rest, locator.end) if rest < locator.end else None
