"""The tokens of a footnote → the works it cites in full, or by the author alone («a.w.»).

    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed 2016, p. 12.
    Zie P. van Reenen, ‘Politiechefs’, Justitiële verkenningen 2014, p. 3; Terpstra, a.w., p. 5.

What a note says in the author–year style is found as it is in running text.
"""

import re

from pipeline.citations import words
from pipeline.citations.locators import locator_at
from pipeline.citations.names import authors_before
from pipeline.citations.note_openings import Opening, openings
from pipeline.citations.note_years import has_imprint, is_dated, publication_year
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.prefixes import lead_before, prefix_before, prefix_end
from pipeline.types import Citation, CitationKind, Span

_LONGEST_LIST = 40  # tokens of names
_LONGEST_REFERENCE = 150  # tokens behind its title
_EXTENT = re.compile(r"(?:pp?|blz)\.?\s{0,3}\d+\s?[-–]\s?\d+(?:,\s{1,3})?")


def find_note_references(scan: Scan) -> list[Citation]:
    """The full references and the short ones, in order."""
    found = []
    for start, end in _segments(scan):
        short = _short(scan, start, end)
        rest = _token_at(scan, short.span.end, start, end) if short else start
        found.extend([short] if short else [])
        found.extend(_full(scan, rest, end) if rest < end else [])
    return found


def _token_at(scan: Scan, place: int, start: int, end: int) -> int:
    """The first token that begins at a place of the document or after it."""
    while start < end and scan.tokens[start].start < place:
        start += 1
    return start


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
                prefix=_prefix(scan, authors.given, start),
                locator=_locator(scan, index + 1, end),
                end=scan.tokens[index].end,
            )
    return None


def _prefix(scan: Scan, start: int, floor: int) -> Span | None:
    """The longest of a known prefix and a few words that lead up: «Later ook:»."""
    known = prefix_before(scan, start, floor, words.PREFIXES)
    found = [span for span in (known, lead_before(scan, start, floor)) if span is not None]
    return min(found, default=None)


def _is_same_work(scan: Scan, index: int) -> bool:
    return scan.tokens[index].kind == "same" or scan.tokens[index].low in words.SAME_WORK


def _is_note_number(scan: Scan, index: int) -> bool:
    """«Van Reenen (noot 3), p. 5»"""
    return scan.is_at(index, "(") and scan.is_at(index + 1, "noot")


def _full(scan: Scan, start: int, end: int) -> list[Citation]:
    """The full references of a segment: «J. Terpstra, Basisteams, Den Haag 2016».

    From the last to the first: each reaches at most to the words that lead up to the next.
    """
    first = prefix_end(scan, start, end)
    found: list[Citation] = []
    for opening in reversed(openings(scan, first, end)):
        begin, prefix = opening.first, scan.span(start, first) if first > start else None
        if opening.first > first:
            begin, prefix = _lead(scan, opening, start)
        citation = _reference(scan, opening, end, prefix, sure=opening.first == first)
        if citation is not None:
            found.insert(0, citation)
            end = begin
    return found


def _lead(scan: Scan, opening: Opening, start: int) -> tuple[int, Span | None]:
    """Where the words that lead up to a reference begin, and their place."""
    first = opening.first
    prefix = _prefix(scan, first, start)
    begin = first
    while prefix is not None and begin > start and scan.tokens[begin].start > prefix.start:
        begin -= 1
    return begin, prefix


def _reference(
    scan: Scan, opening: Opening, end: int, prefix: Span | None, *, sure: bool
) -> Citation | None:
    """A full reference, if a year follows it; `sure` says that it stands where one is expected.

    Without a year what stands in a book that is cited before: «M. Bos, ‘Titel’, in: Nap, a.w.».
    """
    end = min(end, opening.after + _LONGEST_REFERENCE)
    year = publication_year(scan, opening.after, end)
    if year is None and not (opening.quoted and _has_source(scan, opening.after, end)):
        return None
    if not sure and not _is_published(scan, opening, year):
        return None
    after = opening.after if year is None else year + 1
    return make_citation(
        scan,
        CitationKind.NOTE,
        authors=opening.authors,
        prefix=prefix,
        title=opening.title,
        years=None if year is None else scan.span(year, year + 1),
        locator=_locator(scan, after, end, part=opening.quoted),
        end=_last(scan, end) if year is None else 0,
    )


def _is_published(scan: Scan, opening: Opening, year: int | None) -> bool:
    """Whether what follows a title within a note is a journal, a book, a place with a year."""
    head = opening.title.of(scan.text)
    if not (head[:1].isupper() or head[:1].isdigit()):
        return False
    if not opening.quoted:
        return year is not None and has_imprint(scan, opening.after, year)
    behind = opening.after + 1
    container = scan.is_at(behind, "in") and scan.is_at(behind + 1, ":")
    ends = scan.is_at(behind, ",", "(") or container
    return ends and (year is None or is_dated(scan, year))


def _last(scan: Scan, end: int) -> int:
    """Where a segment ends without its full stop."""
    return scan.tokens[end - 2 if scan.is_at(end - 1, ".") else end - 1].end


def _has_source(scan: Scan, start: int, end: int) -> bool:
    """Whether a part names what it stands in: «in: …», a link."""
    return any(scan.is_at(index, "in", "http", "https") for index in range(start, end))


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
