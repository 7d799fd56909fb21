"""The tokens of a year of publication → what it says, and the years that follow it for one author.

    2015        2015a, b        2015a-c        2015, 2016        2015; te verschijnen
    1922/1978        [1922] 1978        1978 [1922]              first published, and reprinted
    z.j.        n.d.        in druk        te verschijnen        without a year

A year is none in a range («2010–2015»), in a date («12 maart 2015») or in «2014/15».
"""

from dataclasses import dataclass

from pipeline.citations import words
from pipeline.citations.parts import Scan
from pipeline.types import Span

DASHES = frozenset("-–—‐‑")
BETWEEN_YEARS = frozenset({",", ";", "en", "/", "&", "and"})
_AFTER_LETTER = frozenset({",", ";", ":", ")", "]", ".", "/", "en", "&", "and"})
_LONGEST_LEAD = 3  # tokens
_REPRINTED = 5  # years between two; fewer are two works of one author


@dataclass(frozen=True, slots=True)
class Year:
    """A year of publication: its tokens, its place, and what it says.

    A reprint says both years, the first one first: “1922/1978”. A letter alone says its year too:
    the “b” of «2015a, b» is “2015b”.
    """

    start: int
    end: int
    span: Span
    text: str


def year_at(scan: Scan, index: int) -> Year | None:
    """The year whose first digits are this token, if it can be a year of publication."""
    token = scan.tokens[index]
    if token.kind == "undated":
        return _year(scan, index, index + 1)
    if token.kind != "year":
        return None
    reprint = _reprint(scan, index)
    if reprint is not None:
        return reprint
    return _year(scan, index, index + 1) if _is_publication_year(scan, index) else None


def _year(scan: Scan, start: int, end: int, text: str = "") -> Year:
    span = scan.span(start, end)
    return Year(start, end, span, text or " ".join(span.of(scan.text).split()))


def _reprint(scan: Scan, index: int) -> Year | None:
    """«[1922] 1978», «1978 [1922]», «1922/1978»"""
    if scan.is_at(index - 1, "[") and scan.is_at(index + 1, "]"):
        second = index + 3 if scan.is_at(index + 2, "/") else index + 2
        start, end = index - 1, second + 1
    elif scan.is_at(index + 1, "[") and scan.is_at(index + 3, "]"):
        start, second, end = index, index + 2, index + 4
    elif scan.is_at(index + 1, "/"):
        start, second, end = index, index + 2, index + 3
    else:
        return None
    if not _is_year(scan, second):
        return None
    first, last = sorted((scan.tokens[index].text, scan.tokens[second].text))
    if int(last[:4]) - int(first[:4]) < (_REPRINTED if scan.is_at(index + 1, "/") else 1):
        return None
    return _year(scan, start, end, f"{first}/{last}")


def _is_year(scan: Scan, index: int) -> bool:
    return index < len(scan.tokens) and scan.tokens[index].kind == "year"


def _is_publication_year(scan: Scan, index: int) -> bool:
    """Whether it can be a year of publication: no range, no date, no «2014/15»."""
    tokens = scan.tokens
    if scan.is_at(index - 1, *words.MONTHS, *DASHES, "/", "§", "nr", "no"):
        return False
    if scan.is_at(index - 1, "'", "’") and tokens[index - 1].end == tokens[index].start:
        return False
    if not scan.is_at(index + 1, *DASHES, "/") or index + 2 >= len(tokens):
        return True
    if _is_letter(scan, index + 2, tokens[index].text):
        return True
    after = tokens[index + 2]
    if scan.is_at(index + 1, "/"):
        return after.kind == "year" and not scan.is_at(index + 3, *DASHES)
    return after.kind not in {"year", "number"} and after.text not in {")", "]", "heden"}


def years_after(scan: Scan, after: int, year: Year) -> list[Year]:
    """The next year or letter that goes on from this one; all letters of a range; none."""
    if scan.is_at(after, *DASHES) and _is_letter(scan, after + 1, year.text):
        last = scan.tokens[after + 1].text
        letters = range(ord(year.text[-1]) + 1, ord(last) + 1)
        return [_year(scan, after + 1, after + 2, year.text[:4] + chr(n)) for n in letters]
    index = after
    while scan.is_at(index, *BETWEEN_YEARS) and index - after < 2:
        index += 1
    if index == after or index >= len(scan.tokens):
        return []
    led = index  # «1945; zie ook 1960»
    while led < min(len(scan.tokens), index + _LONGEST_LEAD) and (
        scan.tokens[led].low in words.IN_PREFIXES
    ):
        led += 1
    if scan.tokens[index].low in words.PREFIXES and led < len(scan.tokens):
        index = led
    if _is_letter(scan, index, year.text):
        return [_year(scan, index, index + 1, year.text[:4] + scan.tokens[index].text)]
    if scan.is_at(index + 1, *DASHES) and not _is_letter(scan, index + 2, scan.tokens[index].text):
        return []
    same = scan.tokens[index].bracket == scan.tokens[index - 1].bracket
    if not same or not _is_next(scan, index):
        return []
    following = _reprint(scan, index) if scan.tokens[index].kind == "year" else None
    return [following or _year(scan, index, index + 1)]


def _is_next(scan: Scan, index: int) -> bool:
    return scan.tokens[index].kind in {"year", "undated"}


def _is_letter(scan: Scan, index: int, year: str) -> bool:
    """Whether a letter stands here that goes on from «2015a»."""
    if index >= len(scan.tokens) or len(year) != 5 or not year[:4].isdigit():
        return False
    text = scan.tokens[index].text
    if len(text) != 1 or not year[-1] < text <= "z":
        return False
    return index + 1 == len(scan.tokens) or scan.tokens[index + 1].low in (_AFTER_LETTER | DASHES)
