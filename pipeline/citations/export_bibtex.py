"""Works as BibTeX, with the entry types and fields of BibLaTeX.

Titles stand in double braces, so that no style takes their capitals, and a body in braces; the
text is UTF-8. A CSL field without a counterpart stands under its own name, which other programs
pass over. Our own reader gives the same item back, but for this: white space is one blank; rich
text, soft hyphens and braces in addresses go; dashes between pages are hyphens, «dutch» is «nl»,
dropping particles are particles, particles before or behind a name have a field of their own; a
family name of several words without a given name is a body; the issue of what is no article, and
the number of a book in a series, change names; fields of one's own (`custom`) go, but for “others”.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from pipeline.citations.apa import Item, date_parts
from pipeline.reading.bibliography.facts import custom_of
from pipeline.reading.bibliography.tidying import DATES, NAMES, TEXTS

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "book": "book", "chapter": "incollection",
    "paper-conference": "inproceedings", "report": "report", "thesis": "thesis",
    "webpage": "online", "post-weblog": "online", "legislation": "legislation",
    "legal_case": "jurisdiction", "dataset": "dataset", "entry-encyclopedia": "inreference",
    "manuscript": "unpublished", "pamphlet": "booklet", "patent": "patent",
    "software": "software",
}  # fmt: skip
_SHARED_TYPES = frozenset({"article-magazine", "article-newspaper", "post-weblog", "article"})
_FIELDS = {
    "volume": "volume", "publisher-place": "address", "edition": "edition",
    "collection-title": "series", "genre": "type", "ISBN": "isbn", "ISSN": "issn",
    "language": "language", "keyword": "keywords", "abstract": "abstract", "note": "note",
    "number-of-volumes": "volumes", "number-of-pages": "pagetotal", "title-short": "shorttitle",
    "container-title-short": "shortjournal", "event-title": "eventtitle", "event-place": "venue",
    "chapter-number": "chapter", "call-number": "library", "annote": "annotation",
}  # fmt: skip
_PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
_CONTAINERS = {"article": "journal", "online": "howpublished"}
_IN_SERIES = ("book", "incollection", "inproceedings", "inreference")
_DATES = {"accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
_PEOPLE = {"container-author": "bookauthor"}
_WRITTEN = frozenset(
    "title container-title publisher number issue collection-number page DOI URL".split()
)
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_LIGATURE = re.compile(r"-(?=-)|'(?=')|`(?=`)|[?!](?=`)")


def bibtex(items: Iterable[Item]) -> str:
    """Items as BibTeX; two with one key get a number behind it."""
    library = Library()
    taken: set[str] = set()
    for item in items:
        key = _key(str(item.get("id", "")), taken)
        taken.add(key.casefold())
        kind = _TYPES.get(str(item.get("type")), "misc")
        fields = [Field(name, value) for name, value in _fields(item, kind).items() if value]
        library.add(Entry(kind, key, fields))
    return write_string(library)


def _key(name: str, taken: set[str]) -> str:
    """A key without the characters that end one in BibTeX."""
    base = key = re.sub(r"[^\w:.+/-]+", "-", name, flags=re.ASCII).strip("-") or "werk"
    number = 1
    while key.casefold() in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _fields(item: Item, kind: str) -> dict[str, str]:
    csl_type = str(item.get("type", ""))
    title = _escaped(item.get("title"))
    names = {_PEOPLE.get(role, role): _names(item, role) for role in NAMES}
    texts = {
        _CONTAINERS.get(kind, "booktitle"): item.get("container-title"),
        **_numbers(item, kind),
        _PUBLISHERS.get(kind, "publisher"): item.get("publisher"),
        **{_FIELDS.get(name, name): item.get(name) for name in sorted(TEXTS - _WRITTEN)},
    }
    if kind != "online":
        texts["howpublished"] = texts.pop("medium")
    dates = {_DATES.get(name, name): _date(item, name) for name in DATES[1:]}
    return {
        **names,
        "title": f"{{{title}}}" if title else "",
        **_issued(item),
        **{name: _escaped(value) for name, value in texts.items()},
        "pages": re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "--", _plain(item.get("page"))),
        "doi": _verbatim(item.get("DOI")),
        "url": _verbatim(item.get("URL")),
        **dates,
        "entrysubtype": csl_type if kind == "misc" or csl_type in _SHARED_TYPES else "",
    }


def _numbers(item: Item, kind: str) -> dict[str, Any]:
    """`number` and what BibTeX calls otherwise beside it."""
    number, issue = item.get("number"), item.get("issue")
    series = item.get("collection-number")
    if kind == "article":
        return {"number": issue, "eid": number, "collection-number": series}
    if kind in _IN_SERIES and item.get("collection-title") and not (number or issue):
        return {"number": series, "collection-number": None}
    own = {"number": number or issue, "issue": issue if number else None}
    return {**own, "collection-number": series}


def _issued(item: Item) -> dict[str, str]:
    """The year, and the date if more is known than the year."""
    parts = date_parts(item)
    date = _date(item, "issued")
    if not parts:
        return {"year": date}
    more = len(parts) > 1 or "/" in date
    return {"year": f"{parts[0]:04d}", "date": date if more else ""}


def _date(item: Item, field: str) -> str:
    """«2017-03», «2010/2012», or the words of the date."""
    date = item.get(field) or {}
    ends = [date_parts(item, field), _last(date)]
    written = "/".join(_iso(parts) for parts in ends if parts)
    return written or _escaped(date.get("literal") or date.get("raw"))


def _last(date: Item) -> list[int]:
    parts = date.get("date-parts") or []
    return date_parts({"last": {"date-parts": parts[1:2]}}, "last") if len(parts) > 1 else []


def _iso(parts: Sequence[int]) -> str:
    return "-".join(f"{part:02d}" if place else f"{part:04d}" for place, part in enumerate(parts))


def _names(item: Item, role: str) -> str:
    written = [_name(name) for name in item.get(role) or ()]
    others = role == ("author" if item.get("author") else "editor") and written
    if others and custom_of(item).get("others") is True:
        written.append("others")
    return " and ".join(written)


def _name(name: Item) -> str:
    """«van der Torre, E. J.»; what BibTeX would part by itself stands in braces."""
    if name.get("literal"):
        return f"{{{_escaped(name['literal'])}}}"
    particle = _escaped(_particles(name))
    family, given = _escaped(name.get("family")), _escaped(name.get("given"))
    suffix = _escaped(name.get("suffix"))
    parts = re.search(r",|\band\b|(?:^|\s)[^\W\dA-Z_]", family) or (" " in family and not given)
    whole = f"{particle} {{{family}}}" if parts and family else f"{particle} {family}"
    if re.search(r",|\band\b", given):
        given = f"{{{given}}}"
    return ", ".join(part for part in (whole.strip(), suffix, given) if part)


def _particles(name: Item) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return " ".join(str(particle) for particle in particles if particle)


def _plain(value: Any) -> str:
    """With the characters escaped that mean something in LaTeX; white space as single blanks."""
    text = " ".join(str(value).split()) if value is not None else ""
    return "".join(_ESCAPES.get(character, character) for character in text)


def _escaped(value: Any) -> str:
    """The same, with what LaTeX would join («--», «''») kept apart."""
    return _LIGATURE.sub(r"\g<0>{}", _plain(value))


def _verbatim(value: Any) -> str:
    """An address as it is, but for braces and blanks, which would end it."""
    text = str(value).strip() if value is not None else ""
    return re.sub(r"[{}\s\\]", lambda match: f"%{ord(match[0]):02X}", text)
