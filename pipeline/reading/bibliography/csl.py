"""CSL-JSON → items; `custom.file` names the file of an item, `custom.about` what a guide is about.

Source: https://docs.citationstyles.org (CSL-JSON has no field for a file; `custom` is free).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline import texts_documents
from pipeline.reading.bibliography.items import Item, Problem, family_name, plain, year_and_remarks
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
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")


def parse_csl(text: str, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a CSL-JSON file, and what is wrong with it."""
    records, problems = read_records(text, file)
    return [_item(record, file, line) for line, record in records], problems


def read_records(text: str, file: str) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """The objects in a CSL-JSON file, each with its line from 1, and what is wrong with it."""
    records: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    for start, value in _values(text):
        line = text.count("\n", 0, start) + 1
        if value is None:
            problems.append((file, texts_documents.bad_csl(file, line)))
        elif isinstance(value, dict):
            records.append((line, value))
        else:
            beginning = plain(text[start : start + 40])
            problems.append((file, texts_documents.bad_item(file, line, beginning)))
    return records, problems


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """The values in the outer list with their places; a place without JSON has None."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    start = len(text) - len(text.lstrip())
    if isinstance(whole, dict):
        yield start, whole
        return
    if text[start : start + 1] != "[":
        yield start, None
        return
    position, good = start + 1, whole is not None
    while (position := _skip(text, position)) < len(text) and text[position] != "]":
        try:
            value, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            yield getattr(error, "pos", position), None
            position, good = _next_item(text, position + 1), True
            continue
        yield position, value if value is not None else False
        position = end
    if not good:
        yield min(position, len(text) - 1), None


def _skip(text: str, position: int) -> int:
    found = _BETWEEN.match(text, position)
    return found.end() if found else position


def _next_item(text: str, position: int) -> int:
    """Where the next object begins that looks like an item rather than a part of one."""
    while (position := text.find("{", position)) != -1:
        try:
            value, _ = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and value.keys() & {"id", "title", "custom"}:
            return position
        position += 1
    return len(text)


def _item(record: dict[str, Any], file: str, line: int) -> Item:
    custom = record.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    named = plain(custom.get("file"))
    issued = issued_text(record.get("issued"))
    year, remarks = year_and_remarks(issued, f"{file} (regel {line})")
    metadata = Metadata(
        title=plain(record.get("title")),
        authors=names(record.get("author")) or names(record.get("editor")),
        year=year,
        about=plain(custom.get("about")),
        publisher=plain(record.get("publisher")),
        kind=_kind(plain(record.get("type")), plain(record.get("genre"))),
        remarks=remarks,
    )
    return Item(file, line, plain(record.get("id")), (named,) if named else (), metadata)


def _kind(type_: str, genre: str) -> str:
    """The kind of a work in Dutch; a genre says more than the type “document”."""
    return texts_documents.KINDS[_KINDS[type_]] if type_ in _KINDS else genre


def names(people: object) -> tuple[str, ...]:
    """The family names in a list of CSL names."""
    found = []
    for person in people if isinstance(people, list) else []:
        if not isinstance(person, dict):
            continue
        family, literal = plain(person.get("family")), plain(person.get("literal"))
        given, particle = (plain(person.get(n)) for n in ("given", "non-dropping-particle"))
        if name := family_name(family, given, particle) if family else literal:
            found.append(name)
    return tuple(found)


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
