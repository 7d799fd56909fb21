"""CSL-JSON → works: the library of the user, with everything that is odd about it reported.

Any iterable of CSL items with the name of its source can be added, whatever format it was read
from. Nothing is dropped silently: an item that cannot be a work is reported with its line and the
reason, one with an odd year, key or relation is kept and reported. `note` may say how sure the user
is («zekerheid: waarschijnlijk …»), for which citation an item stands («verwijzing in de tekst:
Jacobs e.a. 2015») or for which it is only a candidate («kandidaat voor Jacobs e.a. 2015»).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline import texts_literature
from pipeline.citations.reference_names import family_name
from pipeline.lexicon import fold
from pipeline.reading.bibliography.csl import parse_csl
from pipeline.types import Work

UNKNOWN = "onbekend"
_CERTAINTY = re.compile(r"\bzekerheid:\s*(zeker|waarschijnlijk|onzeker|onbekend)\b", re.I)
_CITED_AS = re.compile(r"\bverwijzing in de tekst:\s*([^;]+)", re.I)
_CANDIDATE = re.compile(r"\bkandidaat voor\s+([^;:)]+)", re.I)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|2\d\d\d)(?!\d)")
_RELATIONS = ("crossref", "related", "relation", "part-of", "supersedes", "original", "xref")

Csl = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Library:
    """The works of the user in the order read, and what was odd: Dutch messages."""

    works: tuple[Work, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A CSL item and the line of its file that it begins on (0 if unknown)."""

    item: Any
    line: int = 0


def add_items(
    library: Library,
    items: Iterable[Entry | Csl],
    source: str,
    problems: Iterable[str] = (),
    today: date | None = None,
) -> Library:
    """The library with these items; `problems` are those that their reader has found already."""
    works = list(library.works)
    messages = [*library.problems, *problems]
    by_id = {work.id: work for work in works}
    for number, entry in enumerate(items, 1):
        item, line = (entry.item, entry.line) if isinstance(entry, Entry) else (entry, 0)
        work = work_of(item, source, number) if isinstance(item, Mapping) else None
        if work is None:
            messages.append(
                texts_literature.bad_entry(source, line or number, texts_literature.NO_WORK)
            )
            continue
        if work.id in by_id:
            messages.append(texts_literature.same_key(source, work.id, _same(work, by_id[work.id])))
            work = replace(work, id=_free(work.id, by_id))
        by_id[work.id] = work
        works.append(work)
        messages.extend(_oddities(work, (today or date.today()).year))
    messages.extend(_contradictions(works, len(library.works)))
    messages.extend(texts_literature.cyclic(cycle) for cycle in _cycles(works))
    return Library(tuple(works), tuple(dict.fromkeys(messages)))


def read_csl(library: Library, text: str, source: str, today: date | None = None) -> Library:
    """The library with the items of a CSL-JSON file."""
    items, problems = parse_csl(text, source)
    entries = [Entry(item.csl, item.line) for item in items]
    return add_items(library, entries, source, [message for _, message in problems], today)


def work_of(item: Csl, source: str, number: int = 0) -> Work | None:
    """The work of a CSL item; None if it has no title, no authors and no year."""
    names = _names(item.get("author")) or _names(item.get("editor"))
    title = " ".join(str(item.get("title") or "").split())
    year = year_of(item)
    if not (title or names) or not (title or year):
        return None
    return Work(
        id=str(item.get("id") or item.get("citation-key") or f"werk{number}"),
        authors=tuple(names),
        year=year,
        title=title,
        csl=dict(item),
        certainty=_certainty(item),
        source=source,
    )


def year_of(item: Csl) -> str:
    """The year with its letter: “2015a”; empty if there is none."""
    issued = item.get("issued")
    value = ""
    if isinstance(issued, Mapping):
        parts = issued.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            value = str(parts[0][0])
        else:
            value = str(issued.get("raw") or issued.get("literal") or "")
    elif isinstance(issued, str | int):
        value = str(issued)
    found = _YEAR.search(value)
    suffix = str(item.get("year-suffix") or "")
    return f"{found.group()}{suffix}" if found else ""


def cited_as(work: Work) -> str:
    """For which citation the user says that the work stands; empty if nothing is said."""
    found = _CITED_AS.search(str(work.csl.get("note") or ""))
    return found[1].strip() if found else ""


def candidate_for(work: Work) -> str:
    """The citation for which the user calls the work only a candidate; empty if it is none."""
    found = _CANDIDATE.search(str(work.csl.get("note") or ""))
    return found[1].strip() if found else ""


def _certainty(item: Csl) -> str:
    note = str(item.get("note") or "")
    found = _CERTAINTY.search(note)
    if found:
        return found[1].lower()
    return UNKNOWN if "zekerheid:" in note.lower() else "zeker"


def _names(names: object) -> list[str]:
    found = []
    for name in names if isinstance(names, list) else []:
        if isinstance(name, Mapping):
            full = family_name({k: str(v) for k, v in name.items() if isinstance(v, str)})
            if full.strip():
                found.append(" ".join(full.split()))
        elif isinstance(name, str) and name.strip():
            found.append(" ".join(name.split()))
    return found


def _free(work_id: str, taken: Mapping[str, Work]) -> str:
    number = 2
    while f"{work_id}-{number}" in taken:
        number += 1
    return f"{work_id}-{number}"


def _same(work: Work, other: Work) -> bool:
    return (fold(work.title), work.year, work.authors) == (
        fold(other.title),
        other.year,
        other.authors,
    )


def _oddities(work: Work, this_year: int) -> Iterator[str]:
    if not work.year:
        yield texts_literature.no_year(work.source, work.id)
    elif int(work.year[:4]) > this_year:
        yield texts_literature.future_year(work.source, work.id, work.year)
    if not work.title or work.title.startswith("["):
        yield texts_literature.no_title(work.source, work.id)
    for field in ("author", "editor"):
        if work.csl.get(field) is not None and not isinstance(work.csl[field], list):
            yield texts_literature.bad_names(work.source, work.id, field)


def _contradictions(works: list[Work], first: int) -> Iterator[str]:
    """Works with one DOI or ISBN, or one title by the same author, that do not agree."""
    seen: dict[tuple[str, str], Work] = {}
    for index, work in enumerate(works):
        for key in _identities(work):
            other = seen.setdefault(key, work)
            if other is work or index < first:
                continue
            if other.year != work.year or (
                key[0] != "titel" and fold(other.title) != fold(work.title)
            ):
                yield texts_literature.contradiction(work.source, other.id, work.id, key[0])


def _identities(work: Work) -> Iterator[tuple[str, str]]:
    for field in ("DOI", "ISBN"):
        value = "".join(filter(str.isalnum, str(work.csl.get(field) or ""))).lower()
        if value:
            yield field, value
    if work.title and not work.title.startswith("[") and work.authors:
        yield "titel", f"{fold(work.title)}|{fold(work.authors[0])}"


def _cycles(works: list[Work]) -> list[tuple[str, ...]]:
    """Chains of relations that come back to where they began, each once."""
    following = {work.id: _related(work.csl) for work in works}
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in following:
        stack: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
        while stack:
            here, path = stack.pop()
            for other in following.get(here, ()):
                if other in path:
                    cycle = path[path.index(other) :]
                    found.setdefault(frozenset(cycle), (*cycle, other))
                elif other not in done and len(path) < 50:
                    stack.append((other, (*path, other)))
        done.add(start)
    return list(found.values())


def _related(item: Csl) -> tuple[str, ...]:
    custom = item.get("custom")
    ids: list[str] = []
    for holder in (item, custom if isinstance(custom, Mapping) else {}):
        for field in _RELATIONS:
            value = holder.get(field)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one:
                    ids.append(one)
                elif isinstance(one, Mapping) and isinstance(one.get("id"), str):
                    ids.append(one["id"])
    return tuple(ids)
