"""A title that ends before a token: in the place of an author, or after «het rapport».

Het rapport ‘Handelen naar waarheid’ | (2016)
(‘Handelen naar waarheid’, | 2016)
In het advies Samen verder bouwen | (2018)
"""

from bisect import bisect_left

from pipeline.citations import words
from pipeline.citations.parts import Scan
from pipeline.citations.tokens import SENTENCE_ENDS, Token, begins_sentence
from pipeline.types import Span

_OPENING = {
    "’": ("‘", "’", "‚"),
    "‘": ("‘",),
    "”": ("“", "”", "„"),
    "“": ("„",),
    '"': ('"',),
    "'": ("'",),
    "»": ("«",),
}
_PAGES = frozenset({"p", "pp", "blz", ":"})
_LONGEST = 40  # tokens
_LONGEST_UNQUOTED = 14


def title_before(scan: Scan, end: int, floor: int) -> Span | None:
    """The place of the title that ends before token `end`, without its quotation marks."""
    if end - 1 < floor:
        return None
    if scan.tokens[end - 1].text in _OPENING:
        return _quoted(scan, end - 1, floor)
    return _after_noun(scan, end, floor)


def _quoted(scan: Scan, closing: int, floor: int) -> Span | None:
    """A title in quotation marks; «‘herijking’ (2015)» is none."""
    marks = _OPENING[scan.tokens[closing].text]
    lowest = max(floor, closing - _LONGEST)
    for place in range(closing - 1, lowest - 1, -1):
        if scan.tokens[place].text in marks:
            inside = scan.tokens[place + 1 : closing]
            named = place > 0 and _is_document(scan.tokens[place - 1])
            if inside and inside[0].is_capitalised and (named or len(inside) > 1):
                return scan.span(place + 1, closing)
            return None
    return None


def _after_noun(scan: Scan, end: int, floor: int) -> Span | None:
    """A title without quotation marks, right after the kind of document."""
    lowest = max(floor, end - _LONGEST_UNQUOTED)
    for place in range(end - 1, lowest - 1, -1):
        token = scan.tokens[place]
        if _is_document(token) and place + 2 < end:
            inside = scan.tokens[place + 1 : end]
            plain = [t for t in inside if not t.is_capitalised]
            if inside[0].is_capitalised and any(_is_content(t) for t in plain):
                return scan.span(place + 1, end)
            return None
        if token.kind != "word" and token.text not in {":", ","}:
            return None
    return None


def is_quotation(scan: Scan, title: Span, opening: int) -> bool:
    """Whether it is a whole sentence that somebody says: «‘Men hecht zich daar’ (2011, p. 77).»"""
    first = bisect_left(scan.tokens, title.start, key=lambda token: token.start)
    closing = opening + 1
    while closing < len(scan.tokens) and scan.tokens[closing].bracket == opening:
        closing += 1
    paged = any(scan.is_at(place, *_PAGES) for place in range(opening + 1, closing))
    ends = closing + 1 >= len(scan.tokens) or scan.is_at(closing + 1, *SENTENCE_ENDS)
    return paged and ends and begins_sentence(scan.tokens, first)


def _is_document(token: Token) -> bool:
    return token.low in words.DOCUMENTS


def _is_content(token: Token) -> bool:
    text = token.low
    if token.kind != "word" or text in words.PARTICLES | words.AND | words.CONNECTING:
        return token.low in {"of", "naar"}
    return True
