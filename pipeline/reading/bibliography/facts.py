"""A CSL-JSON item → the short facts by which a document is known."""

from collections.abc import Mapping
from typing import Any

from pipeline import texts_documents
from pipeline.reading.bibliography.items import family_name, plain, year_and_remarks
from pipeline.types import Metadata

_KINDS = {
    "book": "book",
    "chapter": "chapter",
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "newspaper",
    "report": "report",
    "thesis": "thesis",
    "legislation": "law",
    "bill": "law",
    "regulation": "law",
    "webpage": "web",
    "post-weblog": "web",
    "paper-conference": "conference",
}


def metadata_of(csl: Mapping[str, Any], place: str) -> Metadata:
    """The facts of an item; `place` is where it stands, for remarks («a.bib (regel 3)»)."""
    custom = custom_of(csl)
    year, remarks = year_and_remarks(issued_text(csl.get("issued")), place)
    authors = names(csl.get("author")) or names(csl.get("editor"))
    others = (texts_documents.OTHERS,) if authors and custom.get("others") is True else ()
    return Metadata(
        title=plain(csl.get("title")),
        authors=(*authors, *others),
        year=year,
        about=plain(custom.get("about")),
        publisher=plain(csl.get("publisher")),
        kind=_kind(plain(csl.get("type")), plain(csl.get("genre"))),
        remarks=remarks,
    )


def custom_of(csl: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of our own in an item."""
    custom = csl.get("custom")
    return custom if isinstance(custom, Mapping) else {}


def _kind(type_: str, genre: str) -> str:
    """The kind of a work in Dutch; a genre says more than the type “document”."""
    return texts_documents.KINDS[_KINDS[type_]] if type_ in _KINDS else genre


def names(people: object) -> tuple[str, ...]:
    """The family names in a list of CSL names."""
    found = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, Mapping) and (name := short_name(person)):
            found.append(name)
    return tuple(found)


def short_name(person: Mapping[str, Any]) -> str:
    """The family name of a CSL name as a reference begins with it, or the name of a body."""
    family, literal = plain(person.get("family")), plain(person.get("literal"))
    given, particle = (plain(person.get(n)) for n in ("given", "non-dropping-particle"))
    return family_name(family, given, particle) if family else literal


def issued_text(issued: object) -> str:
    """What a CSL date says first: the year of its parts, else its words."""
    if isinstance(issued, str | int):
        return plain(issued)
    if not isinstance(issued, dict):
        return ""
    try:
        year = plain(issued["date-parts"][0][0])
    except (LookupError, TypeError):
        year = ""
    return year or plain(issued.get("raw")) or plain(issued.get("literal"))
