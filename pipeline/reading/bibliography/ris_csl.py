"""A record of RIS → CSL-JSON, field by field.

A tag means one thing in an article and another in a book: T2 is the journal or the series, SP the
first page or the number of pages, SN an ISSN, an ISBN or the number of a report.
Source: the tags as Zotero and EndNote write them; https://en.wikipedia.org/wiki/RIS_(file_format).
"""

import re
from collections.abc import Mapping
from typing import Any

from pipeline.reading.bibliography.dates import csl_date
from pipeline.reading.bibliography.items import particle_before, person, plain

_TYPES = {
    "ABST": "article-journal", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog",
    "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure", "CLSWK": "classic",
    "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "collection", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document",
    "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "post", "INPR": "article",
    "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "legislation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNPB": "manuscript", "VIDEO": "motion_picture",
}  # fmt: skip
_SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "article"})
WHOLES = frozenset({"book", "report", "thesis", "manuscript", "pamphlet", "dataset", "classic"})
"""The types of what stands alone, or in a series: T2 is the series, SP how many pages there are."""

_FIELDS = {
    "volume": ("volume",), "number-of-volumes": ("number_of_volumes",), "edition": ("edition",),
    "publisher": ("publisher",), "publisher-place": ("place_published", "PP"),
    "genre": ("type_of_work",), "DOI": ("doi", "DI"), "language": ("language",),
    "abstract": ("abstract", "notes_abstract"), "title-short": ("short_title",),
    "call-number": ("call_number",), "section": ("section",), "archive": ("name_of_database",),
    "archive_location": ("accession_number",), "source": ("database_provider",),
}  # fmt: skip
_JOURNALS = ("secondary_title", "alternate_title3", "journal_name", "BT", "JT")
_SHORT = ("alternate_title1", "alternate_title2", "J1")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.I)
_LETTERS = re.compile(r"[^\W\d_]")


def csl_of_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """The CSL-JSON of a record as rispy gives it, its lists as lists."""
    fields = _flat(record)
    type_ = _TYPES.get(_first(fields, "type_of_reference").upper(), "document")
    csl: dict[str, Any] = {"id": _first(fields, "id"), "type": type_}
    csl["title"] = _first(fields, "title", "primary_title", "CT")
    csl |= _people(type_, fields)
    csl |= {name: _first(fields, *keys) for name, keys in _FIELDS.items()}
    csl |= _containers(type_, fields)
    csl |= _dates(fields)
    csl |= _numbers(type_, fields)
    csl |= _pages(type_, fields)
    csl["DOI"] = _DOI.sub("", csl["DOI"])
    csl["URL"] = _first(fields, "urls", "LK")
    csl["keyword"] = ", ".join(fields.get("keywords", ()))
    csl["note"] = " ".join((*fields.get("notes", ()), *fields.get("research_notes", ())))
    return {name: value for name, value in csl.items() if value}


def _flat(record: Mapping[str, Any]) -> dict[str, list[str]]:
    """Every value as a list of lines with something on them, unknown tags under their own name."""
    unknown = record.get("unknown_tag")
    found = {**record, **(unknown if isinstance(unknown, Mapping) else {})}
    flat = {}
    for name, value in found.items():
        values = value if isinstance(value, list) else [value]
        flat[name] = [line for line in map(plain, values) if line]
    return flat


def _first(fields: Mapping[str, list[str]], *names: str) -> str:
    return next((fields[name][0] for name in names if fields.get(name)), "")


def _people(type_: str, fields: Mapping[str, list[str]]) -> dict[str, list[dict[str, str]]]:
    """Authors, editors, editors of the series, translators.

    In a book with both, A2 are the editors of the series and A3 those of the book (Zotero).
    """
    second = fields.get("secondary_authors", []) + fields.get("ED", [])
    third = fields.get("tertiary_authors", [])
    if not second or (type_ == "book" and third):
        second, third = third, second
    roles = {
        "author": fields.get("authors", []) + fields.get("first_authors", []),
        "editor": second,
        "collection-editor": third,
        "translator": fields.get("subsidiary_authors", []),
    }
    if _first(fields, "type_of_reference").upper() == "EDBOOK" and not roles["editor"]:
        roles["author"], roles["editor"] = [], roles["author"]
    return {role: [name for p in people if (name := _name(p))] for role, people in roles.items()}


def _name(written: str) -> dict[str, str]:
    """«Torre, Edward van der, Jr.»; without a comma a body, but for one plain word («van Os»)."""
    family, comma, rest = (part.strip() for part in written.partition(","))
    if comma and family:
        given, _, suffix = (part.strip() for part in rest.partition(","))
        return person(family, given, suffix=suffix)
    bare = written.strip(", ")
    if not bare:
        return {}
    last, _ = particle_before(bare)
    acronym = bare.isupper() or any(map(str.isdecimal, bare)) or not _LETTERS.search(bare)
    return {"literal": bare} if " " in last or acronym else person(bare)


def _containers(type_: str, fields: Mapping[str, list[str]]) -> dict[str, str]:
    """The journal or book, its short name, and the series."""
    second, series = _first(fields, *_JOURNALS), _first(fields, "tertiary_title")
    short = _first(fields, *_SHORT)
    if type_ in WHOLES and not series:
        second, series = "", second
    if type_ == "paper-conference" and (proceedings := _first(fields, "custom3")):
        event, second = second, proceedings
        return {"event-title": event, "container-title": second, "collection-title": series}
    if type_ in _SERIALS and not second:
        second, short = short, ""
    return {"container-title": second, "container-title-short": short, "collection-title": series}


def _dates(fields: Mapping[str, list[str]]) -> dict[str, Any]:
    """The most precise of the dates that tell the same year, and the letter of the year."""
    year = _date(_first(fields, "year", "publication_year"))
    day = _date(_first(fields, "date"))
    issued = year.date if _year(year.date) or not _year(day.date) else day.date
    issued = issued or day.date
    if _year(day.date) and _year(day.date) == _year(year.date):
        issued = max(issued, day.date, key=lambda date: len(date["date-parts"][0]))
    accessed = _date(_first(fields, "access_date")).date
    return {"issued": issued, "accessed": accessed, "year-suffix": year.suffix or day.suffix}


def _date(written: str) -> Any:
    """«2014/03/05/», «2014///lente» (the words go before the year), or any other date."""
    parts = written.split("/", 3)
    words = parts[3].strip() if len(parts) == 4 else ""
    if words and not parts[1].strip():
        return csl_date(f"{words} {parts[0]}")
    return csl_date("/".join(parts[:3]).rstrip("/"))


def _year(date: Mapping[str, Any]) -> int:
    parts = date.get("date-parts")
    return int(parts[0][0]) if parts else 0


def _numbers(type_: str, fields: Mapping[str, list[str]]) -> dict[str, str]:
    issue, serial = _first(fields, "number"), _first(fields, "issn")
    digits = [c for c in serial if c.isdecimal() or c in "xX"]
    made = {"number": issue, "collection-number": "", "ISBN": "", "ISSN": ""}
    if type_ in _SERIALS:
        made |= {"issue": issue, "number": _first(fields, "custom7")}
    if type_ == "report" and serial and len(digits) not in (8, 10, 13):
        made["number"] = made["number"] or serial
    else:
        made["ISSN" if type_ in _SERIALS or len(digits) == 8 else "ISBN"] = serial
    other = _first(fields, "note")  # M1, a number of any kind
    if type_ in WHOLES or type_ in ("chapter", "paper-conference"):
        made["collection-number"] = other
    else:
        made["number"] = made["number"] or other
    return made


def _pages(type_: str, fields: Mapping[str, list[str]]) -> dict[str, str]:
    first, last = _first(fields, "start_page"), _first(fields, "end_page")
    if first and not last and "-" not in first and type_ in WHOLES:
        return {"number-of-pages": first}
    page = re.sub(r"\s*[-–—]+\s*", "-", "-".join(part for part in (first, last) if part))
    return {"page": page}
