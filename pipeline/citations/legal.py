"""The text of a block → its official sources: parliamentary papers, gazettes, case law, statutes.

    Kamerstukken II 2014/15, 29 628, nr. 543, p. 3      Handelingen II 2014/15, nr. 12, item 3
    Stb. 2012, 315     Stcrt. 2015, 12345     Trb. 1951, 154     PbEU 2016, L 119
    ECLI:NL:HR:2014:1234     NJ 2014/123     BWBR0031788
    artikel 38 lid 2 van de Politiewet 2012     art. 5 Wob     Politiewet 2012

An article without its law («art. 19») is no citation, nor is a law that is only named. Numbers and
years follow the Leidraad voor juridische auteurs. Left out: European directives by number.
"""

import re
from collections.abc import Iterator

from pipeline.citations.spans import merged
from pipeline.types import Citation, CitationKind, Part, Span

_GAP = r"[\s\u00a0]{1,3}"
_SEP = rf",?{_GAP}"
_SESSION = r"(?:(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))"
_DOSSIER = r"(?:\d{2}[\s\u00a0.]?\d{3}(?:[-\s]?[IVXLC]{1,6}\b|[-\s]?\([A-Z0-9]{1,6}\))?)"
_NUMBERS = (
    rf"(?:{_SEP}(?:nr|nrs|no)\.?\s?(?P<nr>[A-Z\d]\w{{0,5}}))?"
    rf"(?P<page>(?:{_SEP}(?:item|p|pp|blz|col)\.?\s?\d[\d\-–/]{{0,12}}){{1,2}})?"
)
_CHAMBER = (
    r"(?:(?:Aanhangsel\s)?(?:Kamerstuk(?:ken)?|Handelingen)(?:\s(?:TK|EK|II?))?"
    r"|TK|EK|(?:Tweede|Eerste)\sKamer)"
)
_PAPER = re.compile(
    rf"\b(?:{_CHAMBER})(?:{_SEP}(?:vergaderjaar\s)?(?P<session>{_SESSION}))?"
    rf"{_SEP}(?P<dossier>{_DOSSIER}){_NUMBERS}"
)
_PROCEEDINGS = re.compile(
    rf"\b(?:{_CHAMBER}){_SEP}(?:vergaderjaar\s)?(?P<session>{_SESSION})"
    rf"{_SEP}(?:nr|no)\.?\s?(?P<nr>\d{{1,5}})(?P<page>(?:{_SEP}(?:item|p|pp|blz)\.?\s?\d[\d\-–/]{{0,12}}){{0,2}})?"
)
_GAZETTE = re.compile(
    rf"\b(?P<title>Staatsblad|Staatscourant|Tractatenblad|Stb\.?|Stcrt\.?|Trb\.?|Pb(?:EU|EG)?\.?|PB)"
    rf"{_SEP}(?P<year>(?:19|20)\d\d){_SEP}(?:nr\.?\s?)?(?P<number>[LC]?\s?\d{{1,6}})\b"
)
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:(?P<year>\d{4}):[A-Z0-9.]{1,25}(?<!\.)")
_REPORT = re.compile(
    r"\b(?P<title>NJ|AB|JB|JV|RvdW|NJB|EHRC|BNB|JOR|LJN|Gst\.)\s"
    r"(?:(?P<year>(?:19|20)\d\d)[/,]\s?(?P<number>\d{1,5})|(?P<ljn>[A-Z]{2}\d{4}))\b"
)
_BWB = re.compile(r"\bBWB[RVW]\d{7}\b")
_LAW = (
    r"(?:[A-ZÀ-Þ][\w-]{1,40}wet|[A-ZÀ-Þ][\w-]{1,30}besluit|[A-ZÀ-Þ][\w-]{0,30}verordening"
    r"|Wetboek\svan\s[A-Z]\w{1,30}(?:\s[A-Z]\w{1,30})?"
    r"|Wet\s(?!van\b)(?:\w{1,30}\s){0,7}?\w{1,30}|Algemene\swet\s(?:\w{1,30}\s){0,3}?\w{1,30}"
    r"|Besluit\s(?:\w{1,30}\s){0,5}?\w{1,30}"
    r"|(?:Awb|Wob|Woo|Sr|Sv|BW|Rv|Gw|Grondwet|EVRM|AVG|Wmo|Wvggz|Wlz|Zvw|Wpg|Wjsg|IVRK|VWEU|Wsw|Pw|Gemw))"
)
_ARTICLE = re.compile(
    r"\b(?:[Aa]rt(?:ikel(?:en)?|t?\.)|[Aa]rt)\s?(?P<number>\d{1,4}(?:[.:]\d{1,4})*\w{0,2})"
    r"(?P<section>(?:,?\s(?:(?:eerste|tweede|derde|vierde|vijfde|zesde)\slid|lid\s\d{1,2}|(?:onder|sub|aanhef)\s\w))"
    r"{0,3})?,?\s(?:(?:van\s)?(?:de|het)\s|van\s)?"
    rf"(?P<title>{_LAW})(?:\s(?P<year>(?:19|20)\d\d))?(?![\w])"
)
_LAW_YEAR = re.compile(
    r"(?<![\w-])(?P<title>[A-ZÀ-Þ][\w-]{1,40}wet|Wet(?!\svan\s\d)(?:\s[^\W\d]\w{1,30}){1,5})\s(?P<year>(?:18|19|20)\d\d)(?![\w-])"
)
_PATTERNS = (
    (_PAPER, ("dossier", "nr")),
    (_PROCEEDINGS, ("nr",)),
    (_ECLI, ()),
    (_GAZETTE, ("number",)),
    (_REPORT, ("number", "ljn")),
    (_BWB, ()),
    (_ARTICLE, ("number",)),
    (_LAW_YEAR, ()),
)


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
    groups = match.re.groupindex
    parts = []
    for name, group in _parts(numbers):
        if group in groups and match[group]:
            start, end = _trimmed(match, group)
            parts.append(Part(name, Span(start + offset, end + offset)))
    parts.sort(key=lambda part: (part.span, part.name))
    number = [match[group] for group in numbers if match[group]] or [match.group()]
    return Citation(
        document_id=document_id,
        span=Span(match.start() + offset, match.end() + offset),
        kind=CitationKind.LEGAL,
        year=_text(match, "year") or _text(match, "session"),
        locator=_text(match, "page") or _text(match, "section"),
        title=_text(match, "title"),
        number=", nr. ".join(" ".join(value.split()) for value in number),
        parts=tuple(parts),
    )


def _parts(numbers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from (("number", group) for group in numbers)
    yield from (("year", "year"), ("year", "session"), ("title", "title"))
    yield from (("locator", "page"), ("locator", "section"))


def _text(match: re.Match[str], group: str) -> str:
    if group not in match.re.groupindex or not match[group]:
        return ""
    return " ".join(match[group].split()).strip(" ,")


def _trimmed(match: re.Match[str], group: str) -> tuple[int, int]:
    value = match[group]
    left = len(value) - len(value.lstrip(" ,\n\u00a0"))
    return match.start(group) + left, match.end(group)
