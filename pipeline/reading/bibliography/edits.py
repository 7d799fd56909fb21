"""What users said of documents themselves: a CSL-JSON file of our own in the corpus folder.

A field that is there wins, also when it is empty: so a wrong author can be taken away. The file is
written in one step; two who save at the same time keep each other's edits thanks to a lock.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from pipeline import texts_documents
from pipeline.errors import NotText, UsageError
from pipeline.reading.bibliography.csl import read_records
from pipeline.reading.bibliography.facts import issued_text, names
from pipeline.reading.bibliography.items import Problem, find_year, plain
from pipeline.reading.decoding import decode

EDITS_FILE = "documenten.bewerkt.csl.json"
_PATIENCE = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Edit:
    """The fields that a user edited; None is not edited, empty is taken away."""

    title: str | None = None
    authors: tuple[str, ...] | None = None
    year: str | None = None
    publisher: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is edited."""
        return all(getattr(self, field.name) is None for field in fields(self))


def parse_edits(text: str, file: str) -> tuple[dict[str, Edit], list[Problem]]:
    """The edits in a file by the name of the document, and what is wrong with the file."""
    records, problems = read_records(text, file)
    edits = {}
    for line, record in records:
        custom = record.get("custom")
        name = plain(custom.get("file")) if isinstance(custom, dict) else ""
        if name:
            edits[name] = _edit(record)
        else:
            problems.append((file, texts_documents.bad_item(file, line, str(record)[:40])))
    return edits, problems


def read_edits(folder: Path) -> dict[str, Edit]:
    """The edits that are kept in a corpus folder.

    Raises
    ------
    UsageError
        If the file is damaged, so that writing it anew would lose what it holds.
    """
    path = folder / EDITS_FILE
    try:
        text = decode(path.read_bytes(), path.name).text
    except FileNotFoundError:
        return {}
    except (OSError, NotText) as error:
        raise UsageError(texts_documents.edits_damaged(EDITS_FILE)) from error
    edits, problems = parse_edits(text, path.name)
    if problems:
        raise UsageError(texts_documents.edits_damaged(EDITS_FILE))
    return edits


def save_edit(folder: Path, file: str, edit: Edit) -> None:
    """Keep what a user said of a document; an empty edit takes back what was said before.

    Parameters
    ----------
    folder
        A corpus folder.
    file
        The name of the document within its corpus folder.
    edit
        Replaces the earlier edit as a whole.

    Raises
    ------
    UsageError
        If the year is none, the folder cannot be written, or the file of edits is damaged.
    """
    if edit.year and find_year(edit.year) != edit.year:
        raise UsageError(texts_documents.bad_year(edit.year))
    try:
        folder.stat()  # the lock would make the folder
        with FileLock(folder / f".{EDITS_FILE}.lock", timeout=_PATIENCE):
            edits = {name: old for name, old in read_edits(folder).items() if name != file}
            _write(folder / EDITS_FILE, edits if edit.empty else edits | {file: edit})
    except (OSError, Timeout) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(texts_documents.edit_not_saved(file, reason)) from error


def changed(folder: Path, file: str, edit: Edit) -> Edit:
    """The edit that is kept of a document, with the fields of another one that are not None.

    Raises
    ------
    UsageError
        If the file of edits is damaged.
    """
    given = {f.name: getattr(edit, f.name) for f in fields(edit)}
    kept = read_edits(folder).get(file, Edit())
    return replace(kept, **{name: value for name, value in given.items() if value is not None})


def _edit(record: Mapping[str, Any]) -> Edit:
    return Edit(
        title=plain(record["title"]) if "title" in record else None,
        authors=names(record["author"]) if "author" in record else None,
        year=find_year(issued_text(record["issued"])) if "issued" in record else None,
        publisher=plain(record["publisher"]) if "publisher" in record else None,
    )


def _record(file: str, edit: Edit) -> dict[str, Any]:
    record: dict[str, Any] = {"id": file, "type": "document", "custom": {"file": file}}
    if edit.title is not None:
        record["title"] = plain(edit.title)
    if edit.authors is not None:
        record["author"] = [{"literal": plain(name)} for name in edit.authors]
    if edit.year is not None:
        record["issued"] = {"date-parts": [[int(edit.year)]]} if edit.year else {}
    if edit.publisher is not None:
        record["publisher"] = plain(edit.publisher)
    return record


def _write(path: Path, edits: Mapping[str, Edit]) -> None:
    """Write the edits, in one step."""
    records = [_record(file, edit) for file, edit in sorted(edits.items())]
    content = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
