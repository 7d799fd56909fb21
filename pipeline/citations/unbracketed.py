"""Names and a year without brackets → whether they are surely a citation.

Sure are «e.a.», a further one of a list, the start of a note, and a single name with a word for
reporting at it: «Volgens Scott 1998 …», «Putnam 1993 liet zien», «Dat laat Scott 1998 zien». Not
«Ajax 1995», «in juni 2015», «Peiling 2015».
"""

from pipeline.citations import people, words
from pipeline.citations.locators import locator_at
from pipeline.citations.names import Authors
from pipeline.citations.parts import Scan
from pipeline.citations.plausible import can_be_cited_bare
from pipeline.citations.years import Year

_ENDS = frozenset(".,;:)]")
_SOURCES = frozenset({"bron", "bronnen"})


def is_sure(scan: Scan, authors: Authors, year: Year, floor: int, *, loose: bool) -> bool:
    """Whether the names and the year are a citation by where they stand.

    `floor` is the token after the citation before; `loose` says that the block is a note.
    """
    if authors.others or _is_further(scan, authors, floor):
        return True
    if loose and (authors.start == 0 or scan.is_at(authors.start - 1, ";", ".", "en")):
        return True
    if not can_be_cited_bare(scan, authors):
        return False
    located = locator_at(scan, year.end)
    after = located[1] if located else year.end
    if loose and _ends(scan, after):
        return True
    return _is_reported(scan, authors.start, after) or _is_source(scan, authors)


def _is_further(scan: Scan, authors: Authors, floor: int) -> bool:
    return floor == authors.start - 1 > 0 and scan.is_at(floor, ";", ",", "en")


def _ends(scan: Scan, after: int) -> bool:
    return after >= len(scan.tokens) or scan.is_at(after, *_ENDS)


def _is_source(scan: Scan, authors: Authors) -> bool:
    """«Bron: Scott 1998», «Bron: CBS 2019»; not «Bron: WoON 2015», a survey."""
    name = scan.tokens[authors.start : authors.names[0].end]
    survey = words.is_acronym(name[-1].text) and len(name) == 1
    if survey and name[0].low not in people.INSTITUTES:
        return False
    return scan.is_at(authors.given - 1, ":") and scan.is_at(authors.given - 2, *_SOURCES)


def _is_reported(scan: Scan, start: int, after: int) -> bool:
    """Whether a word for reporting stands right before the names or right after the year."""
    if scan.is_at(after, *words.VERBS_OF_AUTHORS):
        return True
    if scan.is_at(start - 1, *words.VERBS_OF_AUTHORS):
        return _ends(scan, after) or scan.is_at(after, *words.GOES_ON, "iets", "aan", "het", "de")
    navolging = scan.is_at(start - 1, "van") and scan.is_at(start - 2, "navolging")
    if scan.is_at(start - 1, "de", "het"):
        start -= 1
    if navolging or scan.is_at(start - 1, *words.SOURCES):
        return _ends(scan, after) or scan.is_at(after, *words.GOES_ON, *words.VERBS_OF_AUTHORS)
    return False
