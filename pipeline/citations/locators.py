"""The place in a work that a citation names: «p. 12-15», «: 12», «hfst. 3», «deel II, p. 4».

, p. 12-15        , p.107/108        : 12        , hoofdstuk 3        , blz. 5 e.v.
, p. 12n3         , § 2.1            , 12)       , p. xii-xv          , pp. 3, 5 t/m 9
"""

import re

from pipeline.citations import words
from pipeline.citations.parts import Scan
from pipeline.citations.tokens import Token
from pipeline.types import Span

_RANGE = frozenset({"-", "–", "—", "‑", "/", "en", ",", "&"})
_AFTER_NUMBERS = frozenset({"e.v.", "ev", "ff", "f", "e.v", "passim"})
_ROMAN = re.compile(r"[ivxlc]{1,7}(?:[-–‐‑][ivxlc]{1,7})?\Z|[IVXLC]{1,7}\Z|[A-F]\Z")
_LETTERED = re.compile(r"[A-Z]\d{1,3}\Z")
_NOTE = re.compile(r"n\d{1,3}\Z")
_UNTIL = (("t", "/", "m"), ("tot", "en", "met"))
_PAGES = frozenset({"p", "pp", "blz", "pag", "hfst", "§", "§§", "par"})
_CLOSES = frozenset({")", "]", ";"})
_MOST_NUMBERS = 20  # tokens


def locator_at(scan: Scan, index: int, *, bare: bool = False) -> tuple[Span, int] | None:
    """The locator that begins at a token, after a comma or colon, and the token after it.

    With `bare` also a number alone after a comma that ends its item: «(Jansen 2015, 12)».
    """
    colon, comma = scan.is_at(index, ":"), scan.is_at(index, ",")
    start = index + 1 if scan.is_at(index, ",", ":", ";") else index
    end = _named_end(scan, start) or (_after_year(scan, start) if start > index else None)
    if end is None and (colon or (comma and bare)):
        after = _numbers_end(scan, start)
        sure = colon or (_is_page(scan, start) and scan.is_at(after, *_CLOSES))
        end = after if after > start and sure else None
    if end is None:
        return None
    while (further := _further(scan, end)) is not None:
        end = further
    return scan.span(start, end), end


def locator_after_bracket(scan: Scan, index: int) -> tuple[Span, int] | None:
    """The pages right after the brackets of a year: «Jansen (2015), p. 12»."""
    place = index + 1 if scan.is_at(index, ",") else index
    return locator_at(scan, index) if scan.is_at(place, *_PAGES) else None


def _named_end(scan: Scan, index: int) -> int | None:
    """The token after a word for a place and its numbers: «hfst. 3»."""
    if not scan.is_at(index, *words.LOCATORS):
        return None
    index += 2 if scan.is_at(index + 1, ".") else 1
    end = _numbers_end(scan, index)
    return end if end > index else None


def _after_year(scan: Scan, index: int) -> int | None:
    """«(Bos 2015, art. 3)»: a place that would be none without the year before it."""
    if not scan.is_at(index, *words.LOCATORS_AFTER_YEAR) or not scan.is_at(index - 1, ",", ":"):
        return None
    if scan.tokens[index].is_capitalised:  # «Bos 2015, Punt 2016»: a surname
        return None
    index += 2 if scan.is_at(index + 1, ".") else 1
    end = _numbers_end(scan, index)
    return end if end > index and scan.is_at(end, *_CLOSES, ",") else None


def _further(scan: Scan, end: int) -> int | None:
    """A place within that place: «deel II, p. 12», «p. 12, noot 3»."""
    return _named_end(scan, end + 1 if scan.is_at(end, ",") else end)


def _numbers_end(scan: Scan, index: int) -> int:
    """The token after the numbers that begin here; the same token if none do."""
    tokens = scan.tokens
    end = index
    while end < len(tokens) and _is_number(tokens[end]) and end - index < _MOST_NUMBERS:
        end = _number_end(tokens, end)
        if _is_joined_note(tokens, end):
            end += 1
        if scan.is_at(end, *_AFTER_NUMBERS):
            return end + 1
        between = _between(scan, end)
        following = end + between
        if not between or following >= len(tokens) or not _is_number(tokens[following]):
            return end
        if _reads_as_year(scan, end):
            return end
        end = following
    return end


def _number_end(tokens: tuple[Token, ...], index: int) -> int:
    """The token after a number; «B4.2» is three."""
    end = index + 1
    lettered = _LETTERED.match(tokens[index].text)
    if lettered and end + 1 < len(tokens) and tokens[end].text == ".":
        joined = tokens[end + 1].kind == "number" and tokens[end].end == tokens[end + 1].start
        return end + 2 if joined else end
    return end


def _between(scan: Scan, index: int) -> int:
    """How many tokens stand between two numbers of a range or list."""
    ahead = tuple(token.low for token in scan.tokens[index : index + 3])
    if ahead in _UNTIL:
        return 3
    return 1 if scan.is_at(index, *_RANGE) else 0


def _is_joined_note(tokens: tuple[Token, ...], index: int) -> bool:
    """«12n3»: the note on a page."""
    return (
        0 < index < len(tokens)
        and tokens[index].start == tokens[index - 1].end
        and _NOTE.match(tokens[index].low) is not None
    )


def _is_number(token: Token) -> bool:
    if token.kind in {"number", "year"}:
        return True
    return _ROMAN.match(token.text) is not None or _LETTERED.match(token.text) is not None


def _is_page(scan: Scan, index: int) -> bool:
    return index < len(scan.tokens) and scan.tokens[index].kind == "number"


def _reads_as_year(scan: Scan, separator: int) -> bool:
    """«p. 12, 2016»: what follows the comma is the next year."""
    return scan.is_at(separator, ",", "en", "&") and scan.tokens[separator + 1].kind == "year"
