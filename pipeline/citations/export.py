"""Works for other programs: CSL-JSON, BibTeX (with the entry types of BibLaTeX), RIS.

In BibTeX titles stand in double braces, so that no style takes their capitals, and an institution
in braces; the text is UTF-8. What a format has no field for is left out: only CSL-JSON keeps all.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from pipeline.citations.apa import Item, date_parts
from pipeline.types import Document, Work

_BIBTEX_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "article": "article", "book": "book", "chapter": "incollection",
    "paper-conference": "inproceedings", "report": "report", "thesis": "thesis",
    "webpage": "online", "post-weblog": "online", "legislation": "legislation",
    "legal_case": "jurisdiction", "dataset": "dataset",
}  # fmt: skip
_RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "report": "RPRT",
    "thesis": "THES", "webpage": "ELEC", "post-weblog": "BLOG", "legislation": "STAT",
    "legal_case": "CASE", "bill": "BILL", "dataset": "DATA", "map": "MAP",
}  # fmt: skip
_SHARED_TYPES = frozenset({"article-magazine", "article-newspaper", "post-weblog", "article"})
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_PARTICLE = re.compile(r"(?:van|von|de[nr]?|het|'t|’t|te[nr]?|la|le|du)\b", re.I)


def document_item(document: Document) -> dict[str, Any]:
    """A CSL-JSON item of a document that no library knows, from its own bibliographic facts.

    A guide has no author: its title says that it is a guide, and to what.
    """
    metadata = document.metadata
    item: dict[str, Any] = {"id": document.id, "type": "document", "title": document.title}
    if metadata.authors and not metadata.about:
        item["author"] = [_author(name) for name in metadata.authors]
    if metadata.year.isdecimal():
        item["issued"] = {"date-parts": [[int(metadata.year)]]}
    elif metadata.year:
        item["issued"] = {"literal": metadata.year}
    if metadata.publisher:
        item["publisher"] = metadata.publisher
    return item


def _author(name: str) -> dict[str, str]:
    """A family name; several words that begin with no particle are an institution."""
    several = len(name.split()) > 1 and not _PARTICLE.match(name)
    return {"literal": name} if several else {"family": name}


def work_item(work: Work) -> dict[str, Any]:
    """The CSL-JSON item of a work, filled in from its short facts where it lacks them."""
    item = dict(work.csl)
    item.setdefault("id", work.id)
    item.setdefault("type", "document")
    item.setdefault("title", work.title)
    if work.authors and not item.get("author"):
        item["author"] = [_author(name) for name in work.authors]
    if work.year.isdecimal() and not item.get("issued"):
        item["issued"] = {"date-parts": [[int(work.year)]]}
    return item


def item_of(document: Document, works: Iterable[Work] = ()) -> dict[str, Any]:
    """The item of a document: of the work that it is the full text of, or else its own facts."""
    work = next((work for work in works if work.document_id == document.id), None)
    return work_item(work) if work else document_item(document)


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON, all fields kept."""
    return json.dumps([dict(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def bibtex(items: Iterable[Item]) -> str:
    """Items as BibTeX; two with one key get a letter behind it."""
    library = Library()
    taken: set[str] = set()
    for item in items:
        key = _key(str(item.get("id", "")), taken)
        taken.add(key.casefold())
        kind = _BIBTEX_TYPES.get(str(item.get("type")), "misc")
        fields = [Field(name, value) for name, value in _bibtex_fields(item, kind).items() if value]
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


def _bibtex_fields(item: Item, kind: str) -> dict[str, str]:
    csl_type = str(item.get("type", ""))
    by = {"report": "institution", "thesis": "institution", "online": "organization"}
    within = {"article": "journal", "online": "howpublished"}.get(kind, "booktitle")
    subtype = csl_type if kind == "misc" or csl_type in _SHARED_TYPES else ""
    texts = {
        within: item.get("container-title"),
        "volume": item.get("volume"),
        "number": item.get("issue") or item.get("number"),
        by.get(kind, "publisher"): item.get("publisher"),
        "address": item.get("publisher-place"),
        "edition": item.get("edition"),
        "series": item.get("collection-title"),
        "type": item.get("genre"),
        "isbn": item.get("ISBN"),
        "issn": item.get("ISSN"),
        "language": item.get("language"),
        "keywords": item.get("keyword"),
        "abstract": item.get("abstract"),
        "note": item.get("note"),
    }
    title = _escaped(item.get("title"))
    parts = date_parts(item)
    issued = item.get("issued") or {}
    return {
        "author": " and ".join(map(_bibtex_name, item.get("author") or ())),
        "editor": " and ".join(map(_bibtex_name, item.get("editor") or ())),
        "title": f"{{{title}}}" if title else "",
        "year": str(parts[0]) if parts else _escaped(issued.get("literal") or issued.get("raw")),
        "date": _iso(parts) if len(parts) > 1 else "",
        **{name: _escaped(value) for name, value in texts.items()},
        "pages": re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "--", _escaped(item.get("page"))),
        "doi": _verbatim(item.get("DOI")),
        "url": _verbatim(item.get("URL")),
        "urldate": _iso(date_parts(item, "accessed")),
        "entrysubtype": subtype,
    }  # fmt: skip


def _bibtex_name(name: Item) -> str:
    """«van der Torre, E. J.»; what BibTeX would part by itself stands in braces."""
    if name.get("literal"):
        return f"{{{_escaped(name['literal'])}}}"
    particle = _escaped(_particles(name))
    family, given = _escaped(name.get("family")), _escaped(name.get("given"))
    parts = re.search(r",|\band\b|(?:^|\s)[^\W\dA-Z_]", family) or (" " in family and not given)
    whole = f"{particle} {{{family}}}" if parts and family else f"{particle} {family}"
    if re.search(r",|\band\b", given):
        given = f"{{{given}}}"
    suffix = _escaped(name.get("suffix"))
    return ", ".join(part for part in (whole.strip(), suffix, given) if part)


def _particles(name: Item) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return " ".join(str(particle) for particle in particles if particle)


def _escaped(value: Any) -> str:
    """With the characters escaped that mean something in LaTeX; white space as single blanks."""
    text = " ".join(str(value).split()) if value is not None else ""
    return "".join(_ESCAPES.get(character, character) for character in text)


def _verbatim(value: Any) -> str:
    """An address as it is, but for braces and blanks, which would end it."""
    text = str(value).strip() if value is not None else ""
    return re.sub(r"[{}\s\\]", lambda match: f"%{ord(match[0]):02X}", text)


def _iso(parts: Sequence[int]) -> str:
    return "-".join(f"{part:02d}" if place else f"{part:04d}" for place, part in enumerate(parts))


def ris(items: Iterable[Item]) -> str:
    """Items as RIS."""
    written: str = rispy.dumps([_ris_fields(item) for item in items])
    # The library numbers the items, which is no part of the format.
    return re.sub(r"^\d+\.\n(?=TY  - )", "", written, flags=re.M)


def _ris_fields(item: Item) -> dict[str, Any]:
    first, last = _pages(str(item.get("page") or ""))
    issued, parts = item.get("issued") or {}, date_parts(item)
    fields: dict[str, Any] = {
        "type_of_reference": _RIS_TYPES.get(str(item.get("type")), "GEN"),
        "id": item.get("id"),
        "authors": [_ris_name(name) for name in item.get("author") or ()],
        "secondary_authors": [_ris_name(name) for name in item.get("editor") or ()],
        "title": item.get("title"),
        "secondary_title": item.get("container-title"),
        "tertiary_title": item.get("collection-title"),
        "year": str(parts[0]) if parts else issued.get("literal") or issued.get("raw"),
        "date": _ris_date(parts) if len(parts) > 1 else None,
        "volume": item.get("volume"),
        "number": item.get("issue") or item.get("number"),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "place_published": item.get("publisher-place"),
        "edition": item.get("edition"),
        "type_of_work": item.get("genre"),
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if item.get("URL") else [],
        "access_date": _ris_date(date_parts(item, "accessed")),
        "issn": item.get("ISBN") or item.get("ISSN"),
        "language": item.get("language"),
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


def _ris_name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"])
    family = f"{_particles(name)} {name.get('family', '')}".strip()
    parts = (family, name.get("given"), name.get("suffix"))
    return ", ".join(str(part) for part in parts if part)


def _ris_date(parts: Sequence[int]) -> str:
    """«2014/03/05/», with what is not known left empty."""
    if not parts:
        return ""
    numbers = [f"{part:02d}" for part in parts[1:]] + [""] * (3 - len(parts))
    return "/".join([f"{parts[0]:04d}", *numbers, ""])


def _pages(pages: str) -> tuple[str, str]:
    range_ = re.fullmatch(r"\s*([\w.:]+)\s*[-–—]+\s*([\w.:]+)\s*", pages)
    return (range_[1], range_[2]) if range_ else (pages.strip(), "")
