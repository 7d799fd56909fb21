"""Bibliographic facts: CSL-JSON files beside the documents → metadata by file name.

An item speaks of a document when its `custom.file` names the file; `custom.about` names the
document that a guide is about. Items without a file (cited works) are passed over here.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline import texts_reading
from pipeline.types import Metadata

SUFFIX = ".csl.json"


def read_facts(folders: Iterable[Path]) -> tuple[dict[str, Metadata], list[tuple[str, str]]]:
    """Metadata by file name, and for each file that cannot be used its name and a Dutch message."""
    facts: dict[str, Metadata] = {}
    problems: list[tuple[str, str]] = []
    for path in sorted({path for folder in folders for path in folder.glob(f"*{SUFFIX}")}):
        try:
            items = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            problems.append((path.name, texts_reading.facts_unreadable(path.name, str(error))))
            continue
        for item in items if isinstance(items, list) else [items]:
            custom = item.get("custom") if isinstance(item, dict) else None
            if isinstance(custom, dict) and isinstance(custom.get("file"), str):
                facts[custom["file"]] = _metadata(item, custom)
    return facts, problems


def _metadata(item: dict[str, Any], custom: dict[str, Any]) -> Metadata:
    return Metadata(
        title=str(item.get("title") or ""),
        authors=tuple(_names(item.get("author"))),
        year=_year(item.get("issued")),
        about=str(custom.get("about") or ""),
    )


def _names(authors: object) -> Iterable[str]:
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict):
            particle = str(author.get("non-dropping-particle") or "")
            name = str(author.get("family") or author.get("literal") or "")
            if name:
                yield f"{particle[:1].upper()}{particle[1:]} {name}".strip()


def _year(issued: object) -> str:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    try:
        return str(parts[0][0]) if parts else ""
    except (IndexError, TypeError, KeyError):
        return ""
