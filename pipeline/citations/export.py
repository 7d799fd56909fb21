"""Works for other programs: CSL-JSON, BibTeX (export_bibtex.py), RIS (export_ris.py).

What a format has no field for is left out: only CSL-JSON keeps all.
"""

import json
from collections.abc import Iterable
from typing import Any

from pipeline.citations.apa import Item
from pipeline.citations.export_bibtex import bibtex
from pipeline.citations.export_ris import ris
from pipeline.reading.bibliography.items import csl_name
from pipeline.reading.bibliography.tidying import tidy
from pipeline.types import Document, Work

__all__ = ["bibtex", "csl_json", "described", "document_item", "item_of", "ris", "work_item"]


def described(document: Document) -> bool:
    """Whether an item of a bibliography describes the document."""
    return bool(document.metadata.csl.get("type"))


def document_item(document: Document) -> dict[str, Any]:
    """A CSL-JSON item of a document: what bibliographies and the user say, then its own facts.

    A guide has no author: its title says that it is a guide, and to what.
    """
    return _item(document, {})


def _item(document: Document, work: Item) -> dict[str, Any]:
    """The item of a document; a work fills in what neither bibliography nor user say of it."""
    metadata = document.metadata
    item: dict[str, Any] = {"id": document.id, "type": "document", "title": document.title}
    facts: dict[str, Any] = {}
    if metadata.authors:
        facts["author"] = [csl_name(name) for name in metadata.authors]
    if metadata.year:
        facts["issued"] = _issued(metadata.year)
    if metadata.publisher:
        facts["publisher"] = metadata.publisher
    item |= {**facts, **work, **metadata.csl}
    if metadata.csl.get("editor") and "author" not in metadata.csl:
        item.pop("author", None)  # its editors stand in for its authors
    if metadata.about:
        item.pop("author", None)
    return {name: value for name, value in item.items() if value not in ("", [], {}, None)}


def _issued(year: str) -> dict[str, Any]:
    return {"date-parts": [[int(year)]]} if year.isdecimal() else {"literal": year}


def work_item(work: Work) -> dict[str, Any]:
    """The CSL-JSON item of a work, filled in from its short facts where it lacks them."""
    item = dict(work.csl)
    item.setdefault("id", work.id)
    item.setdefault("type", "document")
    item.setdefault("title", work.title)
    if work.authors and not (item.get("author") or item.get("editor")):
        item["author"] = [csl_name(name) for name in work.authors]
    if work.year.isdecimal() and not item.get("issued"):
        item["issued"] = _issued(work.year)
    return item


def item_of(document: Document, works: Iterable[Work] = ()) -> dict[str, Any]:
    """The item of a document, filled in from the work that it is the full text of.

    A document that a bibliography describes needs no work.
    """
    work = next((work for work in works if work.document_id == document.id), None)
    if work is None or described(document):
        return document_item(document)
    return _item(document, tidy(work_item(work)))


def csl_json(items: Iterable[Item]) -> str:
    """Items as CSL-JSON, all fields kept."""
    return json.dumps([dict(item) for item in items], ensure_ascii=False, indent=2) + "\n"
