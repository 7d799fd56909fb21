"""The text of a block → its official sources: parliamentary papers, gazettes, case law, statutes.

    Kamerstukken II 2014/15, 29 628, nr. 543, p. 3      Handelingen II 2014/15, nr. 12, item 3
    Aanhangsel Handelingen II 2015/16, 1234             Stb. 2012, 315     PbEU 2016, L 119
    Handelingen II 1905/06, p. 1420                     Stb. 1945, F 214
    HR 12 maart 2015, NJ 2015/123, r.o. 3.4             EHRM 4 december 2008, nr. 30562/04
    ECLI:NL:HR:2014:1234     NJ 2014/123     BWBR0031788     CELEX 32016R0679
    artikel 38 lid 2 van de Politiewet 2012     art. 5 Wob
    Verordening (EU) 2016/679     artikel 6 van Richtlijn 95/46/EG     MvT, p. 14

An article without its law («art. 19») is no citation, nor is a law that is only named, nor a court
with a day but without a number. Left out: papers by their title alone, local by-laws by number.
"""

import re
from collections.abc import Iterator

from pipeline.citations import legal_patterns as patterns
from pipeline.citations.spans import merged
from pipeline.types import Citation, CitationKind, Part, Span

_PATTERNS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (patterns.APPENDIX, ("nr",)),
    (patterns.PAPER, ("dossier", "nr", "bare")),
    (patterns.PROCEEDINGS, ("nr", "bare")),
    (patterns.PROCEEDINGS_PAGE, ()),
    (patterns.CASE, ("numbers",)),
    (patterns.ECLI, ()),
    (patterns.EU_ACT, ("number", "older", "bare", "act", "law")),
    (patterns.GAZETTE, ("number",)),
    (patterns.REPORT, ("number", "ljn")),
    (patterns.BWB, ()),
    (patterns.CELEX, ("number",)),
    (patterns.COMMISSION, ("number",)),
    (patterns.ARTICLE, ("number",)),
    (patterns.EXPLANATION, ()),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_legal(document_id: str, text: str, offset: int = 0) -> list[Citation]:
    """The citations of official sources in a text that begins at `offset` of the document."""
    found: list[Citation] = []
    for pattern, numbers in _PATTERNS:
        matches = pattern.finditer(text)
        found = merged((_citation(document_id, m, numbers, offset) for m in matches), found)
    return found


def _citation(
    document_id: str, match: re.Match[str], numbers: tuple[str, ...], offset: int
) -> Citation:
    parts = []
    for name, (start, end) in _places(match, numbers):
        parts.append(Part(name, Span(start + offset, end + offset)))
    parts.sort(key=lambda part: (part.span, part.name))
    number = [_text(match, group) for group in numbers if _text(match, group)] or [match.group()]
    return Citation(
        document_id=document_id,
        span=Span(match.start() + offset, match.end() + offset),
        kind=CitationKind.LEGAL,
        year=_year(match, numbers),
        locator=_locator(match),
        title=_text(match, "title") or _text(match, "court"),
        number=", nr. ".join(" ".join(value.split()) for value in number),
        parts=tuple(parts),
        continues=match.re is patterns.EXPLANATION,
    )


def _places(
    match: re.Match[str], numbers: tuple[str, ...]
) -> Iterator[tuple[str, tuple[int, int]]]:
    named = [("number", group) for group in numbers]
    named += [("year", "year"), ("year", "session"), ("title", "title"), ("title", "court")]
    named += [("locator", "page"), ("locator", "section")]
    for name, group in named:
        if _text(match, group):
            yield name, _trimmed(match, group)
    if "day" in match.re.groupindex and (year := _YEAR.search(match["day"])):
        yield "year", (match.start("day") + year.start(), match.start("day") + year.end())


def _year(match: re.Match[str], numbers: tuple[str, ...]) -> str:
    """The year, the session, or that of the day or the number of an act: «2016/679», «95/46»."""
    named = _text(match, "year") or _text(match, "session")
    if named:
        return named
    groups = ("day", *numbers) if match.re in (patterns.CASE, patterns.EU_ACT) else ()
    years = [year.group() for group in groups for year in _YEAR.finditer(_text(match, group))]
    return years[0] if years else ""


def _locator(match: re.Match[str]) -> str:
    """The page or the section; of an article of an act of the Union the article with it."""
    article = _text(match, "article")
    section = _text(match, "page") or _text(match, "section")
    return f"art. {article}{', ' if section else ''}{section}" if article else section


def _text(match: re.Match[str], group: str) -> str:
    if group not in match.re.groupindex or not match[group]:
        return ""
    return " ".join(match[group].split()).strip(" ,")


def _trimmed(match: re.Match[str], group: str) -> tuple[int, int]:
    value = match[group]
    left = len(value) - len(value.lstrip(" ,\n\u00a0"))
    return match.start(group) + left, match.end(group)
