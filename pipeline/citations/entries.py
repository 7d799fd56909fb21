"""One entry of a list of references → CSL-JSON.

    Thomas, M. J. (2019). Employment and family. Population, Space and Place, 25(4), e2233.
    Tops, P. en J. Tromp (2017), De achterkant van Nederland, Amsterdam: Balans.
    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed Business 2016.
    BZK. (z.j.). Werken als één overheid. Geraadpleegd op 3 mei 2023, van https://…
    Kamerstukken II 2012/13, 29 628, nr. 346.

What is not understood stays in the title or is left out; nothing is guessed.
"""

import re
from dataclasses import replace

from pipeline.citations.entry_fields import take_fields
from pipeline.citations.entry_marks import Csl, add_day, take_links
from pipeline.citations.entry_split import Split, split_entry
from pipeline.citations.entry_words import INSTITUTE, NEWSPAPER, SERIAL, THESIS
from pipeline.citations.official import official_item, take_official
from pipeline.citations.person_names import CslName, names_at

_LABEL = re.compile(r"\s*(?:\[(?P<a>\d{1,4})\]|(?P<b>\d{1,3})[.)](?=\s)|[•·▪●○*-](?=\s))\s*")
_AUTHOR_LINE = re.compile(r"\A(?:[—–_-]+|Idem|Id\.)(?=[\s,.(])")
# «Amelinck 1994 – C. Amelinck, ‘Zilver’»: how a catalogue cites the work.
_SHORT_FIRST = re.compile(r"[^\W\d_][^,()\d–]{1,60}\s(?:1[4-9]|20)\d\d[a-z]?\s?[–—:=]\s")
_SHORTEST_TITLE = 2
_MEDIUM_TYPES = {
    "youtube": "motion_picture",
    "video": "motion_picture",
    "videobestand": "motion_picture",
    "film": "motion_picture",
    "dvd": "motion_picture",
    "podcast": "broadcast",
    "dataset": "dataset",
    "e-book": "book",
    "ebook": "book",
}
_LONGEST = 3_000


def parse_entry(text: str, before: Csl | None = None) -> Csl | None:
    """The work that an entry names; None if it has no makers and no year, or no title.

    `before` is the work whose makers are meant by the line that the entry begins with.
    Official papers are known by their number and need no makers. Of an entry that is longer than
    any the first 3,000 characters are read.
    """
    text = " ".join(text.split())[:_LONGEST]
    label = _LABEL.match(text)
    body = text[label.end() :] if label else text
    csl: Csl = {}
    number = (label["a"] or label["b"]) if label else None
    if number:
        csl["citation-number"] = number
    short = _SHORT_FIRST.match(body)
    body = body[short.end() :] if short and names_at(body, short.end()) else body
    rest = take_links(csl, body)
    if before is not None:
        rest = _AUTHOR_LINE.sub("X. Idem", rest)
    official = official_item(rest)
    if official is not None:
        return csl | official | {"id": _letters(official["title"])}
    split = split_entry(rest, linked="URL" in csl)
    if split is None:
        return None
    if before is not None:
        names = before.get("author") or before.get("editor") or []
        split = replace(split, names=list(names), others="custom" in before)
    return _work(csl, split)


def _work(csl: Csl, split: Split) -> Csl | None:
    if split.names:
        csl["editor" if split.editors else "author"] = split.names
    if split.others:
        csl["custom"] = {"others": True}
    _add_year(csl, split)
    rest = take_official(csl, split.rest)
    take_fields(csl, rest, split.year if split.last else "")
    if len(csl.get("title", "")) < _SHORTEST_TITLE or not (split.names or "issued" in csl):
        return None
    if "type" not in csl:
        csl["type"] = _type_of(csl)
    csl["id"] = _key(split.names, split.year)
    return csl


def _add_year(csl: Csl, split: Split) -> None:
    year = split.year
    if year[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
        if len(year) > 8:  # «1948-1959»
            csl["issued"]["date-parts"].append([int(year[-4:])])
        if year[4:].isalpha():
            csl["year-suffix"] = year[4:]
        add_day(csl, split.more)
    elif year:
        literal = f"{year}." if re.fullmatch(r"[zns]\.\s?[a-z]", year) else year
        csl["issued"] = {"literal": literal}


def _type_of(csl: Csl) -> str:
    container = str(csl.get("container-title", ""))
    if THESIS.match(f"({csl.get('genre', '')})"):
        return "thesis"
    dated = len((csl.get("issued", {}).get("date-parts") or [[]])[0]) == 3
    whole = dated and not csl.keys() & {"volume", "issue", "publisher", "editor"}
    if container and (whole or (NEWSPAPER.fullmatch(container) and "volume" not in csl)):
        return "article-newspaper"
    of_serial = "volume" in csl and (container or not csl.keys() & {"publisher", "publisher-place"})
    in_book = "editor" in csl and "publisher-place" in csl and "issue" not in csl
    if (of_serial and not in_book) or "issue" in csl or (container and SERIAL.search(container)):
        return "article-journal"
    if container and ("editor" in csl or "publisher" in csl or "container-author" in csl):
        return "chapter"
    if container and "number" in csl:
        return "article-journal"
    if container:
        return "article-journal" if "page" in csl or "DOI" in csl else "chapter"
    return _type_alone(csl)


def _type_alone(csl: Csl) -> str:
    """Of a work that stands in no other."""
    if medium := _MEDIUM_TYPES.get(str(csl.get("medium", "")).lower()):
        return medium
    persons = any("family" in name for name in csl.get("author") or csl.get("editor") or [])
    persons = persons and not _is_institute(str(csl.get("publisher", "")))
    genre = str(csl.get("genre", "")).lower()
    published = "publisher" in csl or "publisher-place" in csl
    if re.match(r"(?:lezing|toespraak|speech|presentatie|inleiding)\b", genre):
        return "speech"
    if re.match(r"paper\s", genre):
        return "paper-conference"
    if re.search(r"publiceerd|unpublished|manuscript", genre):
        return "manuscript"
    if str(csl.get("URL", "")).endswith(".pdf") and published:
        return "report"
    if persons and re.match(r"(?:tent|exh)", genre):
        return "book"
    if "genre" in csl or "number" in csl or (published and not persons):
        return "report"
    if published:
        return "report" if "URL" in csl and "publisher-place" not in csl else "book"
    return "webpage" if "URL" in csl else "document"


def _key(names: list[CslName], year: str) -> str:
    """A short id: the letters of the first name and the year, «vandertorre2015»."""
    first = names[0] if names else {}
    name = (
        f"{first.get('non-dropping-particle', '')}{first.get('family') or first.get('literal', '')}"
    )
    return f"{_letters(name)}{year if year[:4].isdigit() else ''}" or "werk"


def _is_institute(publisher: str) -> bool:
    """Whether a publisher makes reports rather than books."""
    if re.search(r"\b(?:Press|Pers|Uitgever\w*|Publish\w*|Boeken|Books|Verlag)\b", publisher):
        return False
    return bool(INSTITUTE.search(publisher))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))[:30]
