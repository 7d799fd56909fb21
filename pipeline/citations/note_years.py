"""What stands behind the title in a footnote → the year of publication.

    Assen: Van Gorkum 2004      8 (2011), p. 3      17 (1991), nr. 2      9 november 2019
    (diss. Leiden) Den Haag 2004                    proefschrift Leiden 2007

No year of publication is one in a range («1945-1970»), in a place of the work («p. 1950»), of a
visit to a page on the web, or in prose («in 1953»).
"""

from pipeline.citations import words
from pipeline.citations.parts import Scan

_DASHES = ("-", "–")
_IN_PROSE = frozenset("in sinds vanaf tot rond van na uit medio begin eind over".split())
_LONGEST_IMPRINT = 16  # tokens
_OF_IMPRINTS = words.PARTICLES | words.AND | frozenset("voor proefschrift diss druk e herz".split())


def publication_year(scan: Scan, start: int, end: int) -> int | None:
    """The first year outside brackets from `start` to before `end`; else the first inside."""
    years = [
        index
        for index in range(start, end)
        if scan.tokens[index].kind == "year"
        and not scan.is_at(index + 1, *_DASHES)
        and not _ends_range(scan, index)
        and not scan.is_at(index - 1, *_IN_PROSE)
        and not (index and scan.tokens[index - 1].low in words.LOCATORS)
        and not _is_visit(scan, index)
    ]
    plain = [index for index in years if scan.tokens[index].bracket < 0]
    return next(iter(plain or years), None)


def _ends_range(scan: Scan, index: int) -> bool:
    return scan.is_at(index - 1, *_DASHES) and scan.tokens[index - 2].kind in {"year", "number"}


def _is_visit(scan: Scan, index: int) -> bool:
    """«(laatst geraadpleegd op 4 april 2020)»"""
    return any(scan.is_at(place, "geraadpleegd", "bezocht") for place in range(index - 6, index))


def is_dated(scan: Scan, year: int) -> bool:
    """Whether a year stands as one of publication does, and not in prose: «was in 2009 anders»."""
    before = scan.tokens[year - 1]
    if before.kind == "word":
        return before.is_capitalised or before.low in words.MONTHS
    return before.kind in {"number", "initials"} or before.text in {"(", ")", ",", "."}


def has_imprint(scan: Scan, start: int, year: int) -> bool:
    """Whether a place or a publisher stands between a comma or a bracket and the year.

    «Amsterdam: Boom, 1995» has a comma of its own, where a colon must stand before it.
    """
    named = False
    last = year - 2 if scan.is_at(year - 1, ",") else year - 1
    for index in range(last, max(start - 1, year - _LONGEST_IMPRINT), -1):
        token = scan.tokens[index]
        if token.text in {",", "(", ")", "["}:
            colon = any(scan.is_at(place, ":") for place in range(index, last))
            return named and (colon or last == year - 1)
        named = named or token.is_capitalised
        if token.kind == "word" and not token.is_capitalised and token.low not in _OF_IMPRINTS:
            return False
    return False
