"""An entry of BibTeX or BibLaTeX → CSL-JSON, field by field.

What has no field in BibTeX may stand under its CSL name («collection-number = {3}»), as our own
export writes it. Left out: what is for typesetting or for a program (timestamps, groups, keys).
Source: P. Kime et al., The biblatex Package, §2 (types, fields); CSL 1.0.2, appendices III, IV.
"""

import re
from collections.abc import Mapping
from typing import Any

from pipeline import texts_documents
from pipeline.reading.bibliography.bibtex_names import csl_names
from pipeline.reading.bibliography.dates import csl_date, month_number
from pipeline.reading.bibliography.items import find_year
from pipeline.reading.bibliography.latex import latex, verbatim
from pipeline.reading.bibliography.tidying import DATES, NAMES, TEXTS, TYPES

_TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "reference": "book", "mvreference": "book", "proceedings": "book", "mvproceedings": "book",
    "manual": "book", "booklet": "pamphlet", "inbook": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "incollection": "chapter", "suppcollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia", "report": "report", "techreport": "report",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "webpage": "webpage", "unpublished": "manuscript",
    "legislation": "legislation", "legal": "legislation", "jurisdiction": "legal_case",
    "dataset": "dataset", "software": "software", "patent": "patent", "standard": "standard",
    "letter": "personal_communication", "image": "graphic", "artwork": "graphic",
    "video": "motion_picture", "movie": "motion_picture", "audio": "song", "music": "song",
}  # fmt: skip
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "article"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia"})
_GENRES = {"mathesis": texts_documents.MASTERS_THESIS, "phdthesis": "", "techreport": ""}
_FIELDS = {
    "collection-title": ("series",), "volume": ("volume",), "number-of-volumes": ("volumes",),
    "number-of-pages": ("pagetotal",), "edition": ("edition",), "version": ("version",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"), "genre": ("type",),
    "title-short": ("shorttitle",), "container-title-short": ("shortjournal",),
    "event-title": ("eventtitle",), "event-place": ("venue",), "chapter-number": ("chapter",),
    "call-number": ("library",), "abstract": ("abstract",), "note": ("note",),
    "annote": ("annote", "annotation"), "keyword": ("keywords",), "ISBN": ("isbn",),
    "ISSN": ("issn",), "language": ("language", "langid"), "PMID": ("pmid",), "PMCID": ("pmcid",),
}  # fmt: skip
_TITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_PEOPLE = {"container-author": "bookauthor"}
_DATES = {"accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
_LANGUAGES = {
    "dutch": "nl", "nederlands": "nl", "english": "en", "american": "en-US", "british": "en-GB",
    "german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it",
}  # fmt: skip
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)
_DASHES = re.compile(r"\s*[-–—]+\s*")
_OWN = {name.casefold(): name for name in TEXTS - {"number", "issue"}}


def csl_of_entry(kind: str, key: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """The CSL-JSON of an entry; `fields` by their names in small letters, values with LaTeX."""
    type_ = _type(kind, fields)
    csl: dict[str, Any] = {"id": key, "type": type_}
    csl |= _people(fields)
    csl |= _titles(type_, fields)
    csl |= _dates(fields)
    for name, written in _FIELDS.items():
        csl[name] = next((value for f in written if (value := latex(fields.get(f, "")))), "")
    csl |= _numbers(type_, fields)
    csl["page"] = _DASHES.sub("-", latex(fields.get("pages", "")))
    csl["language"] = _LANGUAGES.get(csl["language"].casefold(), csl["language"])
    csl["genre"] = _genre(kind, csl["genre"])
    csl |= _addresses(type_, fields)
    for name in fields.keys() & _OWN.keys():
        if not csl.get(_OWN[name]):
            csl[_OWN[name]] = latex(fields[name])
    return {name: value for name, value in csl.items() if value}


def _type(kind: str, fields: Mapping[str, str]) -> str:
    subtype = fields.get("entrysubtype", "").strip("{} ").casefold()
    if subtype in TYPES:
        return subtype
    type_ = _TYPES.get(kind, "document")
    if type_ == "article-journal":
        return _SUBTYPES.get(subtype, type_)
    # Plain BibTeX has no type for a page on the web.
    held = ("publisher", "institution", "organization", "booktitle", "journal")
    web = type_ == "document" and fields.get("url") and not any(map(fields.get, held))
    return "webpage" if web else type_


def _people(fields: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for role in NAMES:
        written = fields.get(_PEOPLE.get(role, role), "")
        people, others = csl_names(written) if written else ([], False)
        if people:
            made[role] = people
        if others and role in ("author", "editor"):
            made["custom"] = {"others": True}
    return made


def _titles(type_: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The title, and that of the journal, the book or the site that it stands in."""
    within = "booktitle"
    if type_ in _SERIALS:
        within = "journaltitle" if fields.get("journaltitle") else "journal"
    container = _whole_title(within, fields) or _whole_title("booktitle", fields)
    return {"title": _whole_title("title", fields), "container-title": container}


def _whole_title(name: str, fields: Mapping[str, str]) -> str:
    parts = (latex(fields.get(name, "")), latex(fields.get(_TITLES.get(name, ""), "")))
    return ": ".join(part for part in parts if part)


def _dates(fields: Mapping[str, str]) -> dict[str, Any]:
    issued, suffix = csl_date(latex(fields.get("date", "")))
    year = latex(fields.get("year", ""))
    if not issued or ("literal" in issued and find_year(year)):
        issued, suffix = csl_date(year)
        issued = _with_month(issued, latex(fields.get("month", "")), latex(fields.get("day", "")))
    made: dict[str, Any] = {"issued": issued, "year-suffix": suffix}
    for name in DATES[1:]:
        made[name] = csl_date(latex(fields.get(_DATES.get(name, name), ""))).date
    return made


def _with_month(issued: dict[str, Any], month: str, day: str) -> dict[str, Any]:
    """«year = 2017, month = mar, day = 5»; a month that is none («lente») stays as words."""
    parts = issued.get("date-parts")
    if not month or not parts or len(parts) > 1:
        return issued
    number = month_number(month)
    if not number:
        full = csl_date(f"{month} {parts[0][0]}").date  # «5 maart», «March 5»
        return full or issued
    days = [int(day)] if day.isascii() and day.isdecimal() and 1 <= int(day[:3]) <= 31 else []
    return {"date-parts": [[parts[0][0], number, *days]]}


def _numbers(type_: str, fields: Mapping[str, str]) -> dict[str, str]:
    """`number` is the issue of a journal, the place of a book in a series, or the work's own."""
    number, issue = latex(fields.get("number", "")), latex(fields.get("issue", ""))
    if type_ in _SERIALS:
        return {"issue": number or issue, "number": latex(fields.get("eid", ""))}
    if type_ in _IN_SERIES and fields.get("series") and not fields.get("collection-number"):
        return {"collection-number": number, "issue": issue}
    return {"number": number, "issue": issue}


def _genre(kind: str, genre: str) -> str:
    genre = _GENRES.get(genre.casefold(), genre)
    return genre or (texts_documents.MASTERS_THESIS if kind == "mastersthesis" else "")


def _addresses(type_: str, fields: Mapping[str, str]) -> dict[str, str]:
    """DOI and URL; `howpublished` is a URL, or else the site of a page or the form of a work."""
    made = {"DOI": _DOI.sub("", verbatim(fields.get("doi", "")))}
    made["URL"] = verbatim(fields.get("url", ""))
    how = fields.get("howpublished", "")
    if re.search(r"\\url|^\s*https?:", how):
        made["URL"] = made["URL"] or verbatim(how)
    elif how and type_ in ("webpage", "post-weblog", "post"):
        made["container-title"] = latex(how)
    elif how:
        made["medium"] = latex(how)
    return made
