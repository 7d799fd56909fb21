"""What an entry says in words of its own → links, the day it was seen, edition, genre, dates.

Each function puts what it finds into the work and gives the text back without it.
"""

import re
from typing import Any

from pipeline.citations.entry_words import (
    EDITION_WORDS,
    GENRE,
    MEDIUM,
    MONTHS,
    NEWSPAPER,
    NUMBERED,
    THESIS,
)

Csl = dict[str, Any]
_DOI = re.compile(
    r"(?:(?:\bDOI:?\s?)?https?://(?:dx\.)?doi\.org/|\bdoi(?:\.org/|:|\s)\s?)(?P<doi>10\.\d{4,9}/[^\s,;]+)",
    re.I,
)
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\]]+(?:\s(?:nl|org|com|eu)/[^\s<>\]]+)?)>?")
_BARE_URL = re.compile(
    r"(?<![\w@/.])(?P<url>(?:[a-z0-9-]{2,40}\.){1,3}(?:nl|com|org|eu|be|net|info|uk|de|gov|edu|example)"
    r"/[^\s<>\]]+)"
)
_DAY = (
    r"(?:\d{1,2}[-/.\s]\s?(?:\d{1,2}|[^\W\d]{3,9}\.?)[-/.,\s]\s?\d{4}"
    r"|[^\W\d]{3,9}\.?\s(?:\d{1,2},?\s)?\d{4})"
)
_ACCESSED = re.compile(
    r"[(\[]?\b(?:laatste?(?:lijk)?\s)?(?:geraadpleegd|bekeken|opgehaald|gedownload|retrieved|accessed"
    r"|bezocht|verkregen|benaderd|cited|raadpleging)(?:\s(?:op|via|van|from|on|in|d\.d\.))?:?"
    rf"(?:\s?(?P<date>{_DAY}))?(?:,?\s(?:via|van|from|op|uit)\b:?)?[)\]]?\.?",
    re.I,
)
_ONLINE = re.compile(
    r"[(\[]?\b(?:(?:te\s(?:raadplegen|vinden|downloaden)|beschikbaar)\s(?:op|via|als|onder)"
    r"|available\s(?:at|from|online(?:\sat)?)|(?:zie(?:\sook)?|via|url|bron|link)(?=:)"
    r"|zie(?:\sook)?(?=\W*\Z)|via(?=\W*\Z))\b:?[)\]]?"
    r"|[(\[]\s?(?:online|internet|on\sline|pdf|website|homepage)\s?[)\]]",
    re.I,
)
_ISBN = re.compile(r"\(?\bISBN(?:-?1[03])?:?\s?(?P<isbn>[\dX][\d X-]{8,16}[\dX])\)?", re.I)
_ISSN = re.compile(r"\(?\bISSN:?\s?(?P<issn>\d{4}-\d{3}[\dX])\)?", re.I)
_EDITION = re.compile(
    r"[,.]?\s?[(\[]?\b(?:(?P<number>\d{1,2})\s?(?:e|de|ste|nd|rd|th|st)\b|(?P<word>"
    + "|".join(EDITION_WORDS)
    + r"))(?P<more>,?(?:\s(?:geheel|volledig|ongewijzigde|herziene|herzien|herz\.|gewijzigde"
    r"|bijgewerkte|vermeerderde|uitgebreide|revised|en)){0,5})\s(?:druk|dr\.|oplage|editie|edition|ed\.)[)\]]?,?",
    re.I,
)
_PAGES_IN_ALL = re.compile(r"[,.]\s(?P<number>\d{1,4})\s(?:pp?|blz|pag)\.(?=\W*\Z)")
_VOLUMES = re.compile(
    r"[,.]?\s[(\[]?(?P<number>\d{1,2}|twee|drie|vier)\s(?:delen|dln\.?|vols\.?)[)\]]?", re.I
)
_DATE = re.compile(
    r"[,.]?\s?\(?\b(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\s)?"
    r"(?:(?P<day>\d{1,2})\s)?(?P<month>[^\W\d]{3,9})\.?\s(?P<year>(?:1[5-9]|20)\d\d)\)?(?![\w/-])",
    re.I,
)
_MONTH_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})\s)?(?P<month>[^\W\d]{3,9})(?:\s(?P<late>\d{1,2}))?", re.I
)
_NUMERIC = re.compile(r"(\d{1,2})[-/.\s]\s?(\d{1,2}|[^\W\d]{3,9})\.?[-/.,\s]\s?(\d{4})")
_ENGLISH = re.compile(r"([^\W\d]{3,9})\.?\s(?:(\d{1,2}),?\s)?(\d{4})")
_DESCRIBED = re.compile(r"\s\[(?P<said>[A-ZÀ-Þ][\w-]{2,20}(?:\s[\w-]{2,20}){0,2})\](?=[.,]|\s?\Z)")
_PART = re.compile(r",\s(?:dl\.|deel|band|Bd\.)\s(?P<volume>\d{1,2}|[IVX]{1,4})(?=[,.(]|\s\(|\Z)")
_COMMISSIONED = re.compile(
    r"(?:,|(?<=\.))\s\(?(?:[Rr]apport\s)?[Ii]n\sopdracht\svan\s[^.,()]{3,150}\)?(?=[.,]|\Z)"
)


def take_links(csl: Csl, text: str) -> str:
    """The text without DOI, link, ISBN and «geraadpleegd op»."""
    for pattern, field in ((_DOI, "DOI"), (_URL, "URL"), (_ISBN, "ISBN"), (_ISSN, "ISSN")):
        found = pattern.search(text)
        if found is None and field == "URL" and "DOI" not in csl:
            found = _BARE_URL.search(text)
        if found:
            value = found[field.lower()].rstrip(".,;")
            if value.count(")") > value.count("("):
                value = value.rstrip(").")
            csl[field] = value.replace(" ", "") if field == "URL" else value
            text = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip('.')}"
    accessed = _ACCESSED.search(text)
    if accessed and (accessed["date"] or "URL" in csl):
        if accessed["date"]:
            csl["accessed"] = day_of(accessed["date"])
        text = f"{text[: accessed.start()].rstrip()} {text[accessed.end() :].lstrip()}"
    if "URL" in csl or "DOI" in csl:
        text = re.sub(r"\(\s*\)|\[\s*\]|<\s*>", " ", _ONLINE.sub(" ", text))
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(text.split())).strip(" ,;(:")


def day_of(text: str) -> dict[str, Any]:
    """«3 mei 2016», «12-01-2019» or «May 3, 2016» as a date; another as it is written."""
    match = _NUMERIC.fullmatch(text)
    if match:
        month = int(match[2]) if match[2].isdecimal() else MONTHS.get(match[2].lower(), 0)
        if 1 <= month <= 12 and 1 <= int(match[1]) <= 31:
            return {"date-parts": [[int(match[3]), month, int(match[1])]]}
    match = _ENGLISH.fullmatch(text)
    if match and match[1].lower() in MONTHS:
        day = [int(match[2])] if match[2] and 1 <= int(match[2]) <= 31 else []
        return {"date-parts": [[int(match[3]), MONTHS[match[1].lower()], *day]]}
    return {"literal": text}


def add_day(csl: Csl, text: str) -> None:
    """The month and the day behind a year in brackets: «(2015, 12 maart)»."""
    match = _MONTH_DAY.fullmatch(text.strip(" ,"))
    month = MONTHS.get(match["month"].lower()) if match else None
    parts = csl.get("issued", {}).get("date-parts")
    if match and month and parts:
        day = int(match["day"] or match["late"] or 0)
        csl["issued"] = {"date-parts": [[parts[0][0], month, *([day] if 1 <= day <= 31 else [])]]}


def take_date(csl: Csl, text: str) -> str:
    """The text without the day of its year: «NRC, 12 maart 2015», «Den Haag, maart 2013»."""
    parts = csl.get("issued", {}).get("date-parts")
    for match in _DATE.finditer(text):
        month = MONTHS.get(match["month"].lower())
        if not month or (parts and parts[0][0] != int(match["year"])):
            continue
        if not _apart(text, match):
            continue
        day = int(match["day"] or 0)
        if parts is None or len(parts[0]) < 3:
            csl["issued"] = {
                "date-parts": [[int(match["year"]), month, *([day] if 1 <= day <= 31 else [])]]
            }
        return text[: match.start()] + text[match.end() :]
    return text


def _apart(text: str, match: re.Match[str]) -> bool:
    """Whether a day stands on its own or behind a newspaper, and not in the words of a title."""
    before = text[max(0, match.start() - 50) : match.start()].rstrip()
    return (
        match.group()[0] in ",.("
        or not before
        or before[-1] in ",.;("
        or bool(re.search(rf"(?:\A|[,.]\s)(?:{NEWSPAPER.pattern})\Z", before))
    )


def take_edition(csl: Csl, text: str) -> str:
    """The text without its edition: «2e druk», «derde, herziene druk»; without «2 delen»."""
    found = _EDITION.search(text)
    if found:
        number = found["number"] or EDITION_WORDS[found["word"].lower()]
        more = " ".join((found["more"] or "").split())
        csl["edition"] = number
        if more:
            first = f"{found['number']}e" if found["number"] else found["word"]
            csl["edition"] = f"{first}{more}" if more.startswith(",") else f"{first} {more}"
        text = _joined(text[: found.start()], text[found.end() :])
    counted = _PAGES_IN_ALL.search(text)
    if counted:
        csl["number-of-pages"] = counted["number"]
        text = _joined(text[: counted.start()], text[counted.end() :])
    part = _PART.search(text)
    if part:
        csl["volume"] = part["volume"]
        text = _joined(text[: part.start()], text[part.end() :])
    volumes = _VOLUMES.search(text)
    if volumes:
        csl["number-of-volumes"] = volumes["number"]
        text = _joined(text[: volumes.start()], text[volumes.end() :])
    return text


def take_genre(csl: Csl, text: str) -> str:
    """The text without the kind of work: a thesis with its school, a report with its number."""
    text = _described(csl, _COMMISSIONED.sub("", text))
    thesis = THESIS.search(text)
    if thesis:
        csl["genre"] = thesis["genre"]
        school = " ".join((thesis["school"] or "").split())
        rest = _joined(text[: thesis.start()], text[thesis.end() :])
        if school and re.search(r":\s", rest):
            csl["genre"] += f" {school}"
        elif school:
            csl["publisher"] = school
        return rest
    numbered = NUMBERED.search(text)
    if numbered:
        names = ("bracketed", "number", "plain", "commission", "labelled", "code", "dated")
        csl["number"] = next(numbered[name] for name in names if numbered[name])
        if numbered["plain"]:
            csl["genre"] = numbered["genre"]
        text = _joined(text[: numbered.start()], text[numbered.end() :])
    genre = GENRE.search(text)
    if genre:
        number = genre["number"] or genre["bare"]
        csl.update({"number": number} if number and "number" not in csl else {})
        if not number or "rapport" not in genre["genre"].lower():
            csl["genre"] = genre["genre"]
        return _joined(text[: genre.start()], text[genre.end() :])
    return text


def _described(csl: Csl, text: str) -> str:
    """The text without what square brackets behind the title say of its form: «[Video]»."""
    said = _DESCRIBED.search(text)
    if not said:
        return text
    csl["medium" if MEDIUM.fullmatch(said["said"]) else "genre"] = said["said"]
    return _joined(text[: said.start()], text[said.end() :])


def _joined(before: str, after: str) -> str:
    """Two stretches of text, the marks of the seam once."""
    before, after = before.rstrip(" ,;"), after.lstrip(" ")
    if not before or before.endswith((".", "?", "!")):
        after = after.lstrip(".,;: ")
    elif after and after[0] not in ".,;:)":
        after = f", {after}"
    return f"{before}{' ' if before.endswith(('.', '?', '!')) and after else ''}{after}"
