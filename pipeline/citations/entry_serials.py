"""Volume, issue and pages in the styles in which entries have them.

25(4), 12-34           14 (3): 12–30          22, no. 4: 301–19      39, 1151-1180
jrg. 41, nr. 3, p. 12  2015 (14) 3, 12-30     112 (1999) 201-220     2015;14(3):12-30
NJB 2014/1235, afl. 23, p. 1582               2e kwartaal 2005       05, 2016
"""

import re

from pipeline.citations.entry_marks import Csl
from pipeline.citations.entry_words import PLACE

_YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
_PAGE = r"(?:[a-zA-Z]{0,2}\d{1,7}(?:\s?[-–—]{1,2}\s?[a-z]?\d{1,7})?)"
_SIGN = r"(?:(?:pp?|blz|pag|page)\.?\s?|pagina(?:['’]s)?\s)?"
_PAGES = rf"(?:\s?[,:;.]?\s?{_SIGN}(?P<page>{_PAGE}))"
_ISSUE = r"(?:nrs?|nos?|afl|issue|nummer|aflevering)\.?\s?"
_VOL = r"(?:(?:jrg|jaargang|vol)\.?\s)?"
_NUMBER = r"[A-Z]?\d{1,4}(?:\s?[/–-]\s?\d{1,4})?"
_END = r"(?![\w-])"
_STYLES = tuple(
    re.compile(rf"(?:(?<=[\s,(])|\A){style}{_END}", re.I)
    for style in (
        r"(?:(?:jr?g|jaargang|vol(?:ume)?)\.?\s?(?P<volume>\d{1,4})"
        r"|(?P<ordinal>\d{1,3})\s?(?:e|ste|de)?\s(?:jaargang|jrg\.?))"
        rf"(?:\s?\((?P<inner>[\w–-]{{1,12}})\))?(?:[,.]?\s\(?{_ISSUE}(?P<issue>{_NUMBER})\)?)?(?:,?\s\(?(?P<year>{_YEAR})\)?(?![\w/–-]))?{_PAGES}?",
        rf"(?P<year>{_YEAR})[,\s]\s?\((?P<volume>\d{{1,3}})\)[,\s]\s?(?P<issue>\d{{1,3}})(?![\d–-]){_PAGES}?",
        rf"(?P<volume>\d{{1,4}})[:/](?P<issue>\d{{1,3}})\s?\((?P<year>{_YEAR})\){_PAGES}",
        rf"{_VOL}(?P<volume>\d{{1,4}})\s?\((?P<year>{_YEAR})\)[,:]?\s{_ISSUE}(?P<issue>{_NUMBER}){_PAGES}?",
        rf"(?P<volume>\d{{1,4}})\s?\((?P<year>{_YEAR})\)[,:]?\s(?P<issue>\d{{1,3}})(?=[,:]){_PAGES}",
        rf"{_VOL}(?P<volume>\d{{1,4}})\s?\((?P<year>{_YEAR})\){_PAGES}",
        rf"(?P<year>{_YEAR});\s?(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>[^()]{{1,15}})\))?{_PAGES}?",
        rf"(?P<year>{_YEAR})/(?P<number>\d{{1,5}})(?:,?\s{_ISSUE}(?P<issue>{_NUMBER}))?{_PAGES}?",
        rf"(?P<volume>\d{{1,4}})\s?\((?P<issue>{_NUMBER}|[^\W\d][\w\s–-]{{0,12}})\)(?:{_PAGES}|(?=[.,;]|\s*\Z))",
        rf"(?P<volume>\d{{1,4}}),?\s{_ISSUE}(?P<issue>{_NUMBER}){_PAGES}?",
        rf"(?:jrg\.\s)?(?P<year>{_YEAR}),\s{_ISSUE}(?P<issue>{_NUMBER}){_PAGES}?",
        rf"{_ISSUE}(?P<issue>{_NUMBER}),?\s\(?(?P<year>{_YEAR})\)?{_PAGES}?",
        rf"{_ISSUE}(?P<issue>{_NUMBER}){_PAGES}?",
        rf"(?P<volume>\d{{1,4}})/(?P<issue>\d{{1,3}}){_PAGES}",
        rf"(?P<year>{_YEAR}):(?P<page>{_PAGE})",
        rf"(?P<issue>\d{{1,3}}),\s(?P<year>{_YEAR})(?=\s*(?:[.,]|\Z))",
        rf"(?P<issue>\d(?:e|de)\skwartaal|voorjaar|zomer|najaar|herfst|winter)\s(?P<year>{_YEAR})",
        rf"(?P<volume>\d{{1,4}})\s?[,:]\s?{_SIGN}(?P<page>{_PAGE})(?=\s*(?:[.,;]|\Z))",
    )
)
_PLACE_LAST = re.compile(rf"(?:{PLACE})\s\Z")
_REPORT = re.compile(
    r"(?:rapport|advies|publicatie|notitie|nota|reeks|kenmerk|nummer|nr\.|werkdocument)\W*\s\Z",
    re.I,
)
_ALONE = re.compile(
    rf"[,.:;]?\s?\(?\b(?<!z\.)(?:pp?|blz|pag)\.?\s?(?P<page>{_PAGE})\)?{_END}"
    rf"|(?:[,:]|(?<=\)))\s(?P<bare>\d{{1,5}}\s?[-–—]{{1,2}}\s?\d{{1,5}})(?=\s*\.?\s*\Z|\.\s[A-Z][^.,:]{{1,30}}:\s)"
)


def take_serial(csl: Csl, text: str) -> tuple[str, str] | None:
    """What comes before and after volume, issue and pages of a periodical; None if it has none."""
    for style in _STYLES:
        matches = [match for match in style.finditer(text) if match.start() > 2]
        if not matches or _is_number_of_report(text, matches[-1]):
            continue
        match = matches[-1]
        groups = match.groupdict()
        volume = groups.get("volume") or groups.get("ordinal")
        issue = groups.get("issue") or groups.get("inner")
        if volume == _year_of(csl) and _PLACE_LAST.search(text, 0, match.start()):
            continue  # «Zwolle 2001, p. 45-61»
        if volume and volume != _year_of(csl):
            csl["volume"] = volume
        if issue and not (issue == _year_of(csl) and not groups.get("year")):
            csl["issue"] = " ".join(issue.split())
        for field in ("number", "page"):
            if groups.get(field):
                csl[field] = _compact(groups[field])
        if groups.get("number"):
            csl["number"] = f"{groups['year']}/{groups['number']}"
        return text[: match.start()].rstrip(" ,;:("), text[match.end() :].lstrip(" ,;:.)")
    return None


def _is_number_of_report(text: str, match: re.Match[str]) -> bool:
    """«. Advies 2018/03.», «(Publicatienr. 2018/07)»: a number behind a word of its own."""
    numbered = match.groupdict().get("number")
    return bool(numbered) and bool(_REPORT.search(text, max(0, match.start() - 60), match.start()))


def take_pages(csl: Csl, text: str) -> str:
    """The text without its pages: «p. 12-34», or a range at the end."""
    matches = list(_ALONE.finditer(text))
    if not matches:
        return text
    match = matches[-1]
    csl.setdefault("page", _compact(match["page"] or match["bare"]))
    before, after = text[: match.start()].rstrip(" ,;:"), text[match.end() :].strip(" ")
    return f"{before}{'' if after[:1] in {'', '.', ',', ')', ';'} else ', '}{after}"


def _compact(page: str) -> str:
    return re.sub(r"\s?([-–—])\s?", r"\1", page)


def _year_of(csl: Csl) -> str:
    parts = csl.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts else ""
