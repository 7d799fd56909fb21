"""The tokens of a block → its numbered citations: «[12]», «[3, 5-7]», «[12, p. 3; vgl. 14]»."""

from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.locators import locator_at
from pipeline.citations.parts import Scan, make_citation
from pipeline.types import BlockKind, Citation, CitationKind, Span

_HIGHEST = 1_000
_WIDEST = 30  # numbers in a range
_DASHES = frozenset("-–—")
_ALONE = frozenset({"bijlage", "passim", "bijlagen", "appendix"})
_LEADS = words.IN_PREFIXES | {"echter"}
_Number = tuple[int, Span]


def find_numbered(scan: Scan, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Citation]:
    """The citations by number, in order; a range «5–7» gives one for each, in the same place.

    A number that begins a note or an entry of a list of references is its label.
    """
    found: list[Citation] = []
    for index, token in enumerate(scan.tokens):
        if token.text == "[" and _is_free(scan, index, kind):
            found.extend(_in_brackets(scan, index + 1))
    return found


def _is_free(scan: Scan, index: int, kind: BlockKind) -> bool:
    """Not a label, nor an interval behind a number: «6,8 [2,4]»."""
    if index == 0:
        return kind not in {BlockKind.FOOTNOTE, BlockKind.REFERENCE}
    measured = scan.tokens[index - 1].kind == "number" or scan.is_at(index - 1, "%")
    return not (measured and "," in scan.tokens[min(index + 1, len(scan.tokens) - 1)].text)


def _in_brackets(scan: Scan, index: int) -> list[Citation]:
    """The numbers up to the closing bracket; nothing at all if anything else stands there."""
    found: list[Citation] = []
    while numbers := _numbers(scan, index):
        index += 1
        last = numbers[-1]
        if scan.is_at(index, *_DASHES) and (ends := _numbers(scan, index + 1)):
            found.extend(_cited(scan, numbers[:-1]))
            if not last[0] <= ends[0][0] <= last[0] + _WIDEST:
                return []
            span = Span(last[1].start, ends[0][1].end)
            found.extend(_cited(scan, [(n, span) for n in range(last[0], ends[0][0] + 1)]))
            numbers, index = ends[1:], index + 2
        located, index = _located(scan, index)
        found.extend(_cited(scan, numbers, located))
        if scan.is_at(index, "]"):
            return found
        if not scan.is_at(index, ",", ";"):
            return []
        index = _after_lead(scan, index + 1)
    return []


def _cited(scan: Scan, numbers: list[_Number], locator: Span | None = None) -> list[Citation]:
    """A citation of each number; the locator is that of the last one."""
    return [
        replace(
            make_citation(
                scan,
                CitationKind.NUMBERED,
                number=span,
                locator=locator if place == len(numbers) - 1 else None,
            ),
            number=str(number),
        )
        for place, (number, span) in enumerate(numbers)
    ]


def _located(scan: Scan, index: int) -> tuple[Span | None, int]:
    """«[12, p. 3]», «[23: 210-214]», «[10, bijlage]»"""
    if scan.is_at(index, ",", ";") and _numbers(scan, index + 1):
        return None, index
    located = locator_at(scan, index)
    if located is None and scan.is_at(index + 1, *_ALONE) and scan.is_at(index + 2, "]"):
        return scan.span(index + 1, index + 2), index + 2
    return located if located else (None, index)


def _after_lead(scan: Scan, index: int) -> int:
    """The token after the words before a number: «zie echter 20»."""
    place = index
    while place < len(scan.tokens) and (scan.tokens[place].low in _LEADS or scan.is_at(place, ".")):
        place += 1
    return place if _numbers(scan, place) else index


def _numbers(scan: Scan, index: int) -> list[_Number]:
    """The numbers of a token: one, or those of a list without spaces «6,21»."""
    if index >= len(scan.tokens):
        return []
    token, numbers = scan.tokens[index], []
    start = token.start
    for text in token.text.split(","):
        if not (text.isdecimal() and text.isascii() and 0 < int(text[:6]) < _HIGHEST):
            return []
        numbers.append((int(text), Span(start, start + len(text))))
        start += len(text) + 1
    values = [number for number, _ in numbers]
    return numbers if values == sorted(set(values)) else []
