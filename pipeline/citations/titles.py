"""A title that ends before a token: in the place of an author, or after «het rapport».

Het rapport ‘Handelen naar waarheid’ | (2016)
(‘Handelen naar waarheid’, | 2016)
In het advies Samen verder bouwen | (2018)
"""

from pipeline.citations import words
from pipeline.citations.parts import Scan
from pipeline.citations.tokens import Token
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


def _is_document(token: Token) -> bool:
    return token.low in words.DOCUMENTS


def _is_content(token: Token) -> bool:
    text = token.low
    if token.kind != "word" or text in words.PARTICLES | words.AND | words.CONNECTING:
        return token.low in {"of", "naar"}
    return True
