"""Bibliographies beside the documents → what is known of each document.

    *.csl.json, *.bib, *.ris ─read→ items ─link→ metadata of a document, field by field

    csl, bibtex, ris                the formats, each item with its line
    bibtex_csl, bibtex_names, ris_csl, dates, latex    their fields → CSL-JSON
    facts, tidying                  CSL-JSON → short facts; → what every style can write
    edits, linking, titles          what users said; which item describes which document

What a user edited goes before a bibliography, that before the properties of the file, those before
the title in the text, and that before the name of the file. Ambiguous means unlinked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import texts_documents
from pipeline.errors import NotText
from pipeline.reading.bibliography.bibtex import parse_bibtex
from pipeline.reading.bibliography.csl import parse_csl
from pipeline.reading.bibliography.edits import EDITS_FILE, Edit, parse_edits
from pipeline.reading.bibliography.items import Item, Problem
from pipeline.reading.bibliography.linking import describe, merge_metadata
from pipeline.reading.bibliography.ris import parse_ris
from pipeline.reading.bibliography.titles import Known
from pipeline.reading.decoding import decode

PARSERS: dict[str, Callable[[str, str], tuple[list[Item], list[Problem]]]] = {
    ".csl.json": parse_csl,
    ".bib": parse_bibtex,
    ".ris": parse_ris,
}

__all__ = [
    "EDITS_FILE",
    "PARSERS",
    "Bibliography",
    "Edit",
    "Item",
    "Known",
    "Problem",
    "describe",
    "find_bibliographies",
    "is_bibliography",
    "merge_metadata",
    "read_bibliography",
]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The items of all bibliographies in order, the edits by file, and what went wrong."""

    items: tuple[Item, ...] = ()
    edits: dict[str, Edit] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def is_bibliography(name: str) -> bool:
    """Whether a file is a bibliography rather than a document, by its name."""
    return name.lower().endswith(tuple(PARSERS))


def read_bibliography(folders: Iterable[Path]) -> Bibliography:
    """All bibliographies in and under these folders; of an earlier folder first."""
    items: list[Item] = []
    edits: dict[str, Edit] = {}
    problems: list[Problem] = []
    for path in find_bibliographies(folders):
        try:
            text = decode(path.read_bytes(), path.name).text
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problems.append((path.name, texts_documents.bibliography_unreadable(path.name, reason)))
        except NotText as error:
            problems.append((path.name, str(error)))
        else:
            problems += _take(path, text, items, edits)
    return Bibliography(tuple(items), edits, tuple(problems))


def _take(path: Path, text: str, items: list[Item], edits: dict[str, Edit]) -> list[Problem]:
    """Add what a bibliography holds; what is wrong with it."""
    if path.name == EDITS_FILE:
        edited, problems = parse_edits(text, path.name)
        edits |= edited | edits  # an earlier folder goes first
        return problems
    suffix = next(suffix for suffix in PARSERS if path.name.lower().endswith(suffix))
    found, problems = PARSERS[suffix](text, path.name)
    items += found
    return problems + _repeated_keys(found) if suffix != ".bib" else problems


def _repeated_keys(items: Iterable[Item]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for item in items:
        if item.key and item.key in first:
            message = texts_documents.repeated_key(
                item.source, item.line, item.key, first[item.key]
            )
            problems.append((item.source, message))
        first.setdefault(item.key, item.line)
    return problems


def find_bibliographies(folders: Iterable[Path]) -> Iterable[Path]:
    """The bibliographies in and under folders, each once, without hidden ones."""
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            real = path.resolve()
            if is_bibliography(path.name) and not hidden and real not in seen and path.is_file():
                seen.add(real)
                yield path
