"""The tokens of a footnote → where a full reference may open: its authors, a comma, its title.

    Zie vooral | P. Terlouw, ‘Hoe vast was vast?’, …        at the start, behind words that lead up
    …, en, kritisch, | E. Verburg, ‘Flex en zeker?’, …      behind another reference
    Vgl. Schuurman 1996 en | CBS, De schil in cijfers, …    an organisation behind «en»

Not the editors of a book that a part stands in: «in: B. Kuiper, Werk en seizoen».
"""

from dataclasses import dataclass

from pipeline.citations import words
from pipeline.citations.names import Authors, authors_before
from pipeline.citations.parts import Scan
from pipeline.citations.titles import title_before
from pipeline.types import Span

_LONGEST_LIST = 40  # tokens of names
_LONGEST_HEAD = 4  # tokens up to the word that makes an organisation of a name
_LONGEST_TITLE = 45  # tokens
_CLOSING = "’”\"'»"
_OPENING = "‘“„\"'«"
_JOINING = frozenset("en alsmede evenals alsook ; . : zie vgl vergelijk ook".split())
"""What an organisation that is no longer at the start of its note stands behind."""
_DASHES = ("-", "–")


@dataclass(frozen=True, slots=True)
class Opening:
    """The authors from token `first`, the title behind their comma, and whether it is quoted.

    `after` is the first token behind the title.
    """

    first: int
    authors: Authors
    title: Span
    quoted: bool
    after: int


def openings(scan: Scan, start: int, end: int) -> list[Opening]:
    """The openings between two tokens, in order; `start` is where one is expected."""
    found = []
    index = start
    while index < end:
        begins = _may_begin(scan, index, end) if index == start else _may_go_on(scan, index)
        authors, comma = _authors(scan, index, end) if begins else (None, index)
        opening = _opening(scan, index, authors, comma, end) if authors else None
        if opening is not None and not _is_container(scan, index, start):
            found.append(opening)
            index = max(opening.after, index + 1)
        else:
            index = max(comma, index + 1)
    return found


def _opening(
    scan: Scan, first: int, authors: Authors | None, comma: int, end: int
) -> Opening | None:
    title = _title(scan, comma + 1, end)
    if authors is None or title is None:
        return None
    after = comma
    while after < end and scan.tokens[after].start < title.end:
        after += 1
    return Opening(first, authors, title, scan.tokens[comma + 1].text in _OPENING, after)


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


def _may_go_on(scan: Scan, index: int) -> bool:
    """Whether authors may begin at a token that is not the first of its stretch."""
    token, before = scan.tokens[index], scan.tokens[index - 1]
    if token.bracket >= 0 or before.kind == "initials" or before.text in {"&", "/", "-"}:
        return False
    if token.kind == "initials":
        return True
    if not token.is_capitalised or before.is_capitalised:
        return False
    if token.low in words.GIVEN_NAMES:
        return index + 1 < len(scan.tokens) and scan.tokens[index + 1].low not in {",", "."}
    joined = before.low in _JOINING
    return joined and _may_begin(scan, index, len(scan.tokens))


def _is_container(scan: Scan, index: int, start: int) -> bool:
    """«in: B. Kuiper, Werk en seizoen, Assen 2004»"""
    place = index - 1
    while place >= start and scan.is_at(place, ":", "‘", "“"):
        place -= 1
    return place >= start and scan.is_at(place, "in")


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
            stop = _before_editors(scan, comma)
            found = authors_before(scan.tokens, stop, bracketed=True, floor=first)
            if found is None or found.start not in {first, name}:
                break
            best = (found, comma)
            if scan.tokens[min(comma + 1, end - 1)].kind != "initials":
                break
    return best


def _before_editors(scan: Scan, comma: int) -> int:
    """Where names end before «(red.),»."""
    marked = scan.is_at(comma - 1, ")") and scan.is_at(comma - 2, ".")
    edited = marked and scan.is_at(comma - 3, *words.EDITORS) and scan.is_at(comma - 4, "(")
    return comma - 4 if edited else comma


def _title(scan: Scan, start: int, end: int) -> Span | None:
    """What follows the authors: up to the closing quotation mark, a comma or a bracket."""
    for index in range(start, min(end, start + _LONGEST_TITLE)):
        text = scan.tokens[index].text
        if text in _CLOSING and index > start + 1:
            if scan.tokens[start].text in _OPENING:
                return scan.span(start + 1, index)
            return title_before(scan, index + 1, start)
        if text in {",", "(", "["} and index > start and scan.tokens[start].text not in "‘“\"'„«":
            return scan.span(start, _with_period(scan, index))
    return None


def _with_period(scan: Scan, comma: int) -> int:
    """The end of a title that goes on after its comma with the years that it is about."""
    years = [place for place in (comma + 1, comma + 3) if place + 1 < len(scan.tokens)]
    dated = len(years) == 2 and all(scan.tokens[place].kind == "year" for place in years)
    ends = scan.is_at(comma + 2, *_DASHES) and scan.is_at(comma + 4, ",", "(")
    return comma + 4 if dated and scan.is_at(comma, ",") and ends else comma
