"""An entry that is an official source → CSL-JSON.

    Kamerstukken II 2012/13, 29 628, nr. 346 (MvT).     bill: container-title, number
    Politiewet 2012, Stb. 2012, 315.                    legislation
    HR 12 maart 2015, NJ 2015/123 (Taxi).               legal_case: authority, issued, number
    Richtlijn 95/46/EG van …, PbEG 1995, L 281.         legislation

`chapter-number` holds the session («vergaderjaar»), as reference managers write CSL. The title of a
paper without one is the reference itself, that of a case its court and day,
with its name in brackets.
"""

import re

from pipeline.citations import legal_patterns as patterns
from pipeline.citations.entry_marks import Csl, day_of
from pipeline.citations.person_names import names_at

_IN_BRACKETS = re.compile(r"\A[\s,.]{0,3}\((?P<said>[^()]{2,150})\)")
_LAW_ALONE = re.compile(
    rf"(?P<title>(?:de\s|het\s)?(?:{patterns.LAW})(?:\s(?P<year>(?:19|20)\d\d))?)(?:\s\([^()]{{2,60}}\))?\W*"
)
_DATED = re.compile(r"[(\[]\s?(?:(?:1[4-9]|20)\d\d[a-z]?|z\.\s?[jd]\.)[,)\]]")
_BEFORE = re.compile(r"[,.(:;]\s?\Z|(?:in|zie)\s\Z", re.I)
# «Minister van EZK, Kamerbrief over de route, Kamerstukken …»: a maker, then the title.
_OFFICE = re.compile(
    r"(?:Ministers?|Staatssecretaris(?:sen)?|Ministerie)\s(?:van|voor)\s[^,.]{2,90},\s[A-Z]"
)
_LEAD = re.compile(r"\A(?:[Zz]ie(?:\sook)?:?\s)?[“‘\"']?")
_PAPERS = (patterns.APPENDIX, patterns.PROCEEDINGS, patterns.PAPER)
_ACTS = (patterns.GAZETTE, patterns.BWB, patterns.CELEX)
_REPORTERS = re.compile(
    r"(?P<title>[A-Z][\w.-]{1,9})\s(?P<rest>(?:19|20)\d\d(?:/|,\s(?:nr\.?\s)?)\d{1,5})"
    r"|(?P<ljn>LJN):?\s?(?P<code>[A-Z]{2}\s?\d{4})"
)
_COURTS = (
    (r"HR", "Hoge Raad"),
    (r"[Aa][Bb]RvS|ABRS", "Afdeling bestuursrechtspraak van de Raad van State"),
    (r"CRvB", "Centrale Raad van Beroep"),
    (r"CBb", "College van Beroep voor het bedrijfsleven"),
    (r"EHRM", "Europees Hof voor de Rechten van de Mens"),
    (r"HvJ(?:\s?EU)?", "Hof van Justitie van de Europese Unie"),
    (r"HvJ\s?EG", "Hof van Justitie van de Europese Gemeenschappen"),
    (r"Rb\.?\s(.+)", r"Rechtbank \1"),
    (r"Ktr\.?\s(.+)", r"Kantonrechter \1"),
)
_GENRES = {
    "MvT": "memorie van toelichting",
    "MvA": "memorie van antwoord",
    "NV": "nota naar aanleiding van het verslag",
    "NnavV": "nota naar aanleiding van het verslag",
    "NvW": "nota van wijziging",
}
_EU_NUMBERS = ("number", "older", "bare", "act", "law")
_DOCKET = re.compile(
    r"(?:[CTF]-\d+/\d\d|\d{4,6}/\d\d|\d{9,13}(?:/\d/\w\d)?|\d{2,6}[-/.]\d{2,7}[\w./-]*)"
)


def official_item(text: str) -> Csl | None:
    """The item of an entry that is nothing but an official source; None of another entry."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    body = text[start:].strip()
    for pattern in _PAPERS:
        if match := pattern.match(body):
            return _paper(match, body[match.end() :])
    if match := patterns.CASE.match(body):
        return _case(match, body[match.end() :])
    if match := patterns.EU_ACT.match(body):
        return _eu_act(match, body)
    for pattern in (patterns.ECLI, patterns.REPORT):
        if match := pattern.match(body):
            return _numbered_case(match)
    return _titled(body) or _act(body)


def take_official(csl: Csl, text: str) -> str:
    """The text of an entry without the official paper in it, which goes into the work."""
    for pattern in (*_PAPERS, patterns.GAZETTE):
        match = pattern.search(text)
        if match and match.start() > 3 and _BEFORE.search(text[: match.start()]):
            found = _paper(match, "") if pattern in _PAPERS else _gazette(match)
            csl.update({k: v for k, v in found.items() if k not in {"title", "issued"}})
            before = text[: match.start()].rstrip(" ,.(;:")
            return before + text[match.end() :].lstrip(")") if before else text
    return text


def _paper(match: re.Match[str], after: str) -> Csl:
    groups = match.groupdict()
    item: Csl = {"type": "bill", "title": _words(match.group())}
    said = _IN_BRACKETS.match(after)
    if said:
        item["genre"] = _GENRES.get(said["said"], said["said"])
    item["container-title"] = _words(groups["series"])
    if groups.get("session"):
        item["chapter-number"] = groups["session"]
        item["issued"] = {"date-parts": [[int(groups["session"][:4])]]}
    number = groups.get("nr") or groups.get("bare")
    dossier = groups.get("dossier")
    item["number"] = ", ".join(
        part
        for part in (
            _words(dossier or ""),
            f"nr. {number}" if number and _is_counted(number, dossier) else number,
        )
        if part
    )
    if groups.get("page"):
        item["page"] = re.sub(r"\A(?:pp?|blz)\.?\s?", "", _words(groups["page"]).strip(" ,"))
    return item


def _is_counted(number: str, dossier: str | None) -> bool:
    """Whether «nr.» belongs before a number: «29 628, nr. 346», «nr. 43, item 7», not «1234»."""
    return number.isdecimal() if dossier else "item" in number


def _gazette(match: re.Match[str]) -> Csl:
    return {
        "type": "legislation",
        "title": _words(match.group()),
        "container-title": match["title"],
        "number": _words(match["number"]),
        "issued": {"date-parts": [[int(match["year"])]]},
    }


def _case(match: re.Match[str], after: str) -> Csl:
    item: Csl = {
        "type": "legal_case",
        "title": f"{_words(match['court'])} {_words(match['day'])}",
        "authority": _court(_words(match["court"])),
        "issued": day_of(_words(match["day"])),
    }
    numbers = match["numbers"]
    reporter = _REPORTERS.search(numbers)
    if ecli := patterns.ECLI.search(numbers):
        item["number"] = ecli.group()
    elif docket := _DOCKET.search(_REPORTERS.sub(" ", numbers)):
        item["number"] = docket.group()
    if reporter:
        item["container-title"] = reporter["title"] or reporter["ljn"]
        item["volume"] = reporter["rest"] or reporter["code"]
    elif more := patterns.REPORT.search(after):
        item["container-title"] = more["title"] or more["name"]
        item["volume"] = more.group()[len(item["container-title"]) :].strip(" :")
    named = re.search(r"\((?P<said>[^()]{2,120})\)", after)
    if named:
        item["title"] += f" ({named['said'].strip('*')})"
    return item


def _court(name: str) -> str:
    """A court by its full name: «Rb. Den Haag» → «Rechtbank Den Haag»."""
    for short, full in _COURTS:
        name = re.sub(rf"\A{short}\Z", full, name)
    return name


def _numbered_case(match: re.Match[str]) -> Csl:
    groups = match.groupdict()
    item: Csl = {"type": "legal_case", "title": match.group()}
    if groups.get("title") or groups.get("name"):
        item["container-title"] = groups["title"] or groups["name"]
        item["volume"] = match.group()[len(item["container-title"]) :].strip(" :")
    else:
        item["number"] = match.group()
    if groups.get("year"):
        item["issued"] = {"date-parts": [[int(groups["year"])]]}
    return item


def _eu_act(match: re.Match[str], body: str) -> Csl:
    groups = match.groupdict()
    number = next(groups[name] for name in _EU_NUMBERS if groups[name])
    gazette = patterns.GAZETTE.search(body, match.end())
    title = body[: gazette.start() if gazette else len(body)].strip(" ,.(*")
    item: Csl = {"type": "legislation", "title": title, "number": number}
    year = next((part for part in number.split("/") if re.fullmatch(r"(?:19|20)\d\d", part)), "")
    if gazette:
        pages = re.match(r",\s(?:pp?|blz)\.\s?(\d+(?:\s?[-–]\s?\d+)?)", body[gazette.end() :])
        item |= {"page": pages[1]} if pages else {}
        item["container-title"] = gazette["title"]
        item["volume"] = _words(gazette["number"])
        year = year or gazette["year"]
    old = re.match(r"(\d\d)/", number)
    if year or old:
        item["issued"] = {"date-parts": [[int(year or f"19{old[1] if old else ''}")]]}
    return item


def _act(body: str) -> Csl | None:
    """A gazette or a number of an act at the beginning; a law by its name and nothing else."""
    if match := patterns.GAZETTE.match(body):
        return _gazette(match)
    for pattern in (patterns.BWB, patterns.CELEX):
        if match := pattern.match(body):
            item: Csl = {"type": "legislation", "title": match.group(), "number": match["number"]}
            if match.groupdict().get("year"):
                item["issued"] = {"date-parts": [[int(match["year"])]]}
            return item
    if match := patterns.ARTICLE.match(body) or _LAW_ALONE.fullmatch(body):
        item = {"type": "legislation", "title": match.group().strip(" ."), "number": ""}
        if match.re is _LAW_ALONE:
            item["title"] = match["title"]
        if match["year"]:
            item["issued"] = {"date-parts": [[int(match["year"])]]}
        return {name: value for name, value in item.items() if value}
    return None


def _titled(body: str) -> Csl | None:
    """«Wet van … tot vaststelling van …, Stb. 2012, 315»: a title without makers, then a number."""
    for pattern in (*_PAPERS, *_ACTS):
        match = pattern.search(body, 4, 900)
        if not match or not _BEFORE.search(body[: match.start()]):
            continue
        title = body[: match.start()].strip(" ,.(;:")
        if names_at(body) or _OFFICE.match(title) or _DATED.search(title) or len(title) < 4:
            return None
        if pattern in _PAPERS:
            item = _paper(match, body[match.end() :])
        elif pattern is patterns.GAZETTE:
            item = _gazette(match)
        else:
            item = {"type": "legislation", "number": match["number"]}
        item["title"] = title
        year = re.search(r"\s((?:18|19|20)\d\d)\)?\Z", title)
        if "issued" not in item and year:
            item["issued"] = {"date-parts": [[int(year[1])]]}
        return item
    return None


def _words(text: str) -> str:
    return " ".join(text.split())
