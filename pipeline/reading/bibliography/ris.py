"""RIS → items, through rispy, one record at a time so that a bad one can be named.

An item names its files in L1 and L2, as a path, a `file:` address or an address of EndNote.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import rispy
from rispy.config import LIST_TYPE_TAGS

from pipeline import texts_documents
from pipeline.reading.bibliography.facts import metadata_of
from pipeline.reading.bibliography.items import Item, Problem, plain
from pipeline.reading.bibliography.ris_csl import csl_of_record

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)")
_SCHEME = re.compile(r"^(?:file|internal-pdf|pdf):/*", re.I)
_LISTS = [*LIST_TYPE_TAGS, "L1", "L2"]


def parse_ris(text: str, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a RIS file, and what is wrong with it."""
    items: list[Item] = []
    problems: list[Problem] = []
    for line, record in _records(text):
        if not record[0].startswith("TY"):
            message = texts_documents.bad_item(file, line, plain(record[0])[:60])
        elif not record[-1].startswith("ER"):
            message = texts_documents.unclosed_item(file, line)
        elif parsed := _parse(record):
            items.append(_item(parsed, file, line))
            continue
        else:
            message = texts_documents.bad_item(file, line, plain(" ".join(record))[:60])
        problems.append((file, message))
    return items, problems


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines from a TY to the next ER or TY, with the line where they begin; others likewise."""
    start, record = 1, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if tag == "TY" and record:
            yield start, record
            record = []
        if not record:
            if not line.strip():
                continue
            start = number
        # Some programs write one space before the hyphen.
        record.append(f"{tag}  - {line[found.end() :]}" if found else line)
        if tag == "ER":
            yield start, record
            record = []
    while record and not record[-1].strip():
        record.pop()
    if record:
        yield start, record


def _parse(record: list[str]) -> dict[str, Any]:
    try:
        found = rispy.loads("\n".join(record), list_tags=_LISTS, delimiter_tags_mapping={})
    except (LookupError, TypeError, AttributeError, ValueError):
        return {}
    return dict(found[0]) if len(found) == 1 else {}


def _item(record: dict[str, Any], file: str, line: int) -> Item:
    csl = csl_of_record(record)
    links = [*record.get("file_attachments1", ()), *record.get("file_attachments2", ())]
    files = tuple(_SCHEME.sub("", unquote(plain(link))) for link in links if plain(link))
    if files:
        csl["custom"] = {"file": files[0]}
    key = str(csl.get("id", ""))
    return Item(file, line, key, files, metadata_of(csl, f"{file} (regel {line})"), csl)
