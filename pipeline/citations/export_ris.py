"""Works as RIS, as Zotero and EndNote read it.

Our own reader gives the same item back, but for what RIS has no tag for: of an ISBN and an ISSN
only the first, of a range of dates only its beginning; other names than those of authors, editors,
editors of a series and translators; other dates than those of publication and of access; that more
authors are meant; events, media, status, version and the like. One plain word is a family name and
several without a comma are a body; dropping particles are particles; dashes between pages are
hyphens; a book, a report or a thesis stands in a series and in no container.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rispy

from pipeline.citations.apa import Item, date_parts
from pipeline.reading.bibliography.ris_csl import WHOLES

_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "article": "INPR", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER",
    "report": "RPRT", "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG",
    "post": "ICOMM", "legislation": "STAT", "legal_case": "CASE", "bill": "BILL",
    "dataset": "DATA", "map": "MAP", "manuscript": "MANSCPT", "pamphlet": "PAMP",
    "periodical": "JFULL", "software": "COMP", "patent": "PAT", "standard": "STAND",
    "hearing": "HEAR", "graphic": "ART", "figure": "FIGURE", "song": "SOUND",
    "musical_score": "MUSIC", "motion_picture": "MPCT", "speech": "SLIDE",
    "personal_communication": "PCOMM", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "classic": "CLSWK", "collection": "CTLG",
}  # fmt: skip
_SERIALS = ("article-journal", "article-magazine", "article-newspaper", "article")


def ris(items: Iterable[Item]) -> str:
    """Items as RIS."""
    written: str = rispy.dumps([_fields(item) for item in items])
    # The library numbers the items, which is no part of the format.
    return re.sub(r"^\d+\.\n(?=TY  - )", "", written, flags=re.M)


def _fields(item: Item) -> dict[str, Any]:
    type_ = str(item.get("type"))
    first, last = _pages(str(item.get("page") or ""))
    if not first and type_ in WHOLES:
        first = str(item.get("number-of-pages") or "")
    fields: dict[str, Any] = {
        "type_of_reference": _TYPES.get(type_, "GEN"),
        "id": item.get("id"),
        "authors": _names(item, "author"),
        **_editors(item),
        "subsidiary_authors": _names(item, "translator"),
        "title": item.get("title"),
        "short_title": item.get("title-short"),
        "secondary_title": item.get("container-title"),
        "alternate_title1": item.get("container-title-short"),
        "tertiary_title": item.get("collection-title"),
        "volume": item.get("volume"),
        "number_of_volumes": item.get("number-of-volumes"),
        "section": item.get("section"),
        **_dates(item),
        **_numbers(item),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "place_published": item.get("publisher-place"),
        "edition": item.get("edition"),
        "type_of_work": item.get("genre"),
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if item.get("URL") else [],
        "issn": item.get("ISBN") or item.get("ISSN"),
        "language": item.get("language"),
        "call_number": item.get("call-number"),
        "name_of_database": item.get("archive"),
        "accession_number": item.get("archive_location"),
        "database_provider": item.get("source"),
        "keywords": [k.strip() for k in re.split(r"[,;]", str(item.get("keyword") or ""))],
        "abstract": item.get("abstract"),
        "notes": [item["note"]] if item.get("note") else [],
    }
    return {name: cleaned for name, value in fields.items() if (cleaned := _one_line(value))}


def _one_line(value: Any) -> Any:
    """RIS has no line ends within a value."""
    if isinstance(value, list):
        return [line for line in map(_one_line, value) if line]
    return " ".join(str(value).split()) if value is not None else ""


def _numbers(item: Item) -> dict[str, Any]:
    """The issue or the work's own number, that of an article beside it, and the one in a series."""
    number, issue = item.get("number"), item.get("issue")
    if item.get("type") in _SERIALS:
        own = {"number": issue, "custom7": number}
    else:
        own = {"number": issue or number}
    return {**own, "note": item.get("collection-number")}


def _editors(item: Item) -> dict[str, list[str]]:
    """Of a book with editors of its own and of its series, the latter go first, as in Zotero."""
    editors, series = _names(item, "editor"), _names(item, "collection-editor")
    if item.get("type") == "book" and editors and series:
        editors, series = series, editors
    return {"secondary_authors": editors, "tertiary_authors": series}


def _names(item: Item, role: str) -> list[str]:
    return [_name(name) for name in item.get(role) or ()]


def _name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    parts = (family, name.get("given"), name.get("suffix"))
    return ", ".join(str(part) for part in parts if part)


def _dates(item: Item) -> dict[str, Any]:
    issued, parts = item.get("issued") or {}, date_parts(item)
    words = issued.get("literal") or issued.get("raw")
    letter = str(item.get("year-suffix") or "")
    return {
        "year": f"{parts[0]:04d}{letter}" if parts else words,
        "date": _date(parts) if len(parts) > 1 else None,
        "access_date": _date(date_parts(item, "accessed")),
    }


def _date(parts: Sequence[int]) -> str:
    """«2014/03/05/», with what is not known left empty."""
    if not parts:
        return ""
    numbers = [f"{part:02d}" for part in parts[1:]] + [""] * (3 - len(parts))
    return "/".join([f"{parts[0]:04d}", *numbers, ""])


def _pages(pages: str) -> tuple[str, str]:
    range_ = re.fullmatch(r"\s*([\w.:]+)\s*[-–—]+\s*([\w.:]+)\s*", pages)
    return (range_[1], range_[2]) if range_ else (pages.strip(), "")
