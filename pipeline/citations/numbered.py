"""The tokens of a block → its numbered citations: «[12]», «[3, 5-7]», «[12, p. 3]»."""

from dataclasses import replace

from pipeline.citations.locators import locator_at
from pipeline.citations.parts import Scan, make_citation
from pipeline.types import BlockKind, Citation, CitationKind

_HIGHEST = 1_000
_WIDEST = 30  # numbers in a range
_DASHES = frozenset("-–—")


def find_numbered(scan: Scan, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Citation]:
    """The citations by number, in order; a range «5–7» gives one for each, in the same place.

    A number that begins a note or an entry of a list of references is its label.
    """
    found: list[Citation] = []
    for index, token in enumerate(scan.tokens):
        if token.text == "[" and _is_free(index, kind):
            found.extend(_in_brackets(scan, index + 1))
    return found


def _is_free(index: int, kind: BlockKind) -> bool:
    return not (index == 0 and kind in {BlockKind.FOOTNOTE, BlockKind.REFERENCE})


def _in_brackets(scan: Scan, index: int) -> list[Citation]:
    """The numbers up to the closing bracket; nothing at all if anything else stands there."""
    found: list[Citation] = []
    while _is_number(scan, index):
        start, index = index, index + 1
        if scan.is_at(index, *_DASHES) and _is_number(scan, index + 1):
            index += 2
        span = scan.span(start, index)
        first, last = int(scan.tokens[start].text), int(scan.tokens[index - 1].text)
        located = None if _is_number(scan, index + 1) else locator_at(scan, index)
        index = located[1] if located else index
        base = make_citation(
            scan, CitationKind.NUMBERED, number=span, locator=located[0] if located else None
        )
        if not first <= last <= first + _WIDEST:
            return []
        found.extend(replace(base, number=str(number)) for number in range(first, last + 1))
        if scan.is_at(index, "]"):
            return found
        if not scan.is_at(index, ",", ";"):
            return []
        index += 1
    return []


def _is_number(scan: Scan, index: int) -> bool:
    if index >= len(scan.tokens):
        return False
    text = scan.tokens[index].text
    return text.isdecimal() and text.isascii() and 0 < int(text[:6]) < _HIGHEST
