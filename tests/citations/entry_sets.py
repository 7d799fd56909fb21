"""Entries of lists of references in many styles, with the CSL-JSON that each one says.

The files in `entries/` hold three lines for each entry, of works that do not exist: the entry, then
«= type | author & author | date | title», then «field: value | field: value» if there are more.
An author is «Family, Given, particle, suffix», an organisation stands in braces.

    python -m tests.citations.entry_sets        the share of fields that are right, field by field
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.citations.entries import parse_entry

FOLDER = Path(__file__).parent / "entries"
NAMES = ("author", "editor", "translator")
DATES = ("issued", "accessed")
LEFT_OUT = frozenset({"id", "custom", "year-suffix"})


@dataclass(frozen=True, slots=True)
class Expected:
    """An entry of a file, and its fields as text."""

    style: str
    text: str
    fields: Mapping[str, str]


def entry_sets(folder: Path = FOLDER) -> Iterator[Expected]:
    """The entries of all styles."""
    for path in sorted(folder.glob("*.txt")):
        for stanza in path.read_text(encoding="utf-8").strip().split("\n\n"):
            text, shown, *more = stanza.split("\n")
            kind, authors, date, title = (part.strip() for part in shown[1:].split(" | ", 3))
            fields = {"type": kind, "author": authors, "issued": date, "title": title}
            for line in more:
                fields |= dict(pair.strip().split(": ", 1) for pair in line.split(" | "))
            yield Expected(
                path.stem, text, {name: value for name, value in fields.items() if value}
            )


def shown_fields(csl: Mapping[str, Any] | None) -> dict[str, str]:
    """The fields of a CSL-JSON item as the files write them."""
    shown = {}
    for field, value in (csl or {}).items():
        if field in NAMES:
            shown[field] = " & ".join(map(_name, value))
        elif field in DATES:
            shown[field] = _date(value)
        elif field not in LEFT_OUT:
            shown[field] = str(value)
    if csl and "year-suffix" in csl:
        shown["issued"] += csl["year-suffix"]
    return shown


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return f"{{{name['literal']}}}"
    parts = ("family", "given", "non-dropping-particle", "suffix")
    return ", ".join(name.get(part, "") for part in parts).rstrip(", ")


def _date(date: Mapping[str, Any]) -> str:
    if "literal" in date:
        return str(date["literal"])
    year, *rest = date["date-parts"][0]
    return "-".join([str(year), *(f"{part:02}" for part in rest)])


def score(expected: Iterable[Expected]) -> tuple[Counter[str], Counter[str], list[str]]:
    """For each field how often it is right, how often it is there or should be; the errors."""
    right, of, errors = Counter[str](), Counter[str](), []
    for entry in expected:
        found = shown_fields(parse_entry(entry.text))
        for field in sorted(entry.fields.keys() | found.keys()):
            of[field] += 1
            wanted, got = entry.fields.get(field), found.get(field)
            right[field] += wanted == got
            if wanted != got:
                errors.append(
                    f"{entry.style}: {field}: {got!r}, not {wanted!r} in\n    {entry.text}"
                )
    return right, of, errors


def main(folder: Path) -> None:
    """Write the shares, the errors first."""
    right, of, errors = score(entry_sets(folder))
    print(*errors, sep="\n")
    for field in of:
        print(f"{field:18} {right[field]:4} of {of[field]:4}  {right[field] / of[field]:.3f}")
    for name, fields in (
        ("author, issued, title", ("author", "issued", "title")),
        ("the other fields", tuple(of.keys() - {"author", "issued", "title"})),
    ):
        total = sum(of[field] for field in fields)
        print(f"{name:22} {sum(right[field] for field in fields) / total:.3f} of {total}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
