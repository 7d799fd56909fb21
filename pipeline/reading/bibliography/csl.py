"""CSL-JSON → items; `custom.file` names the file of an item, `custom.about` what a guide is about.

Source: https://docs.citationstyles.org (CSL-JSON has no field for a file; `custom` is free).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline import texts_documents
from pipeline.reading.bibliography.facts import custom_of, metadata_of
from pipeline.reading.bibliography.items import Item, Problem, plain

_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")
_NEXT_OBJECT = re.compile(r",\s*(?=\{)")
_PATIENCE = 1000  # failures to read an object in a row


def parse_csl(text: str, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a CSL-JSON file, and what is wrong with it."""
    records, problems = read_records(text, file)
    return [_item(record, file, line) for line, record in records], problems


def read_records(text: str, file: str) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """The objects in a CSL-JSON file, each with its line from 1, and what is wrong with it."""
    records: list[tuple[int, dict[str, Any]]] = []
    problems: list[Problem] = []
    line = counted = 0
    for start, value in _values(text):
        if start < counted:  # an item within one that is damaged further on
            line = counted = 0
        line += text.count("\n", counted, start)
        counted = start
        if value is None:
            problems.append((file, texts_documents.bad_csl(file, line + 1)))
        elif isinstance(value, dict):
            records.append((line + 1, value))
        else:
            beginning = plain(text[start : start + 40])
            problems.append((file, texts_documents.bad_item(file, line + 1, beginning)))
    return records, problems


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """The values in the outer list with their places, in order; a place without JSON has None."""
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
            position, good = _next_item(text, position), True
            continue
        yield position, value if value is not None else False
        position = end
    if not good:
        yield min(position, len(text) - 1), None


def _skip(text: str, position: int) -> int:
    found = _BETWEEN.match(text, position)
    return found.end() if found else position


def _next_item(text: str, position: int) -> int:
    """Where the next object begins that looks like an item rather than a part of one.

    After many that are none the search ends: each failure costs time in proportion to the file.
    """
    patience = _PATIENCE
    for found in _NEXT_OBJECT.finditer(text, position + 1):
        try:
            value, _ = _DECODER.raw_decode(text, found.end())
        except ValueError:
            patience -= 1
        except RecursionError:
            patience -= _PATIENCE // 20
        else:
            if isinstance(value, dict) and value.keys() & {"id", "title", "custom"}:
                return found.end()
        if patience < 0:
            break
    return len(text)


def _item(record: dict[str, Any], file: str, line: int) -> Item:
    named = plain(custom_of(record).get("file"))
    metadata = metadata_of(record, f"{file} (regel {line})")
    return Item(file, line, plain(record.get("id")), (named,) if named else (), metadata, record)
