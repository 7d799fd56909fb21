"""What is kept of one document, so that its citations need not be found anew: data and JSON.

Kept with each result is what it depends on outside the document: nothing for its list of
references; the authors with a year that were looked up among the works, and the titles that may
stand in its text, for its citations; a digest of its works for the links. Whoever changes what is
found raises `CITATIONS_VERSION`.
"""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from pipeline.citations.references import Reference
from pipeline.errors import InvalidSpan
from pipeline.types import Citation, CitationKind, CitationLink, Part, Span, Work

CITATIONS_VERSION = 1
"""Raise it with every change that gives a document other references, citations or links."""

AuthorYear = tuple[str, str]
"""A folded first author and a year."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A citation with its section and its sentence."""

    citation: Citation
    section_id: int
    sentence: Span
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The citations of a document, and the facts about works that they depend on.

    `asked` were looked up among the works, of which `known` were there; of the titles of the works
    only `titles` can stand in the text.
    """

    asked: frozenset[AuthorYear]
    known: frozenset[AuthorYear]
    titles: frozenset[str]
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of the citations of a document, and a digest of all that they depend on."""

    digest: str
    links: tuple[CitationLink, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of a document; `openings` are the beginnings of what may be a title in it."""

    references: tuple[Reference, ...]
    openings: frozenset[str]
    found: Found | None = None
    linked: Linked | None = None


def to_bytes(memory: Memory) -> bytes:
    """The memory as JSON after a line with its version and checksum."""
    found, linked = memory.found, memory.linked
    record = {
        "references": [_reference_row(reference) for reference in memory.references],
        "openings": sorted(memory.openings),
        "found": found
        and {
            "asked": sorted(found.asked),
            "known": sorted(found.known),
            "titles": sorted(found.titles),
            "occurrences": [
                [_citation_row(o.citation), o.section_id, o.sentence.start, o.sentence.end, o.text]
                for o in found.occurrences
            ],
        },
        "linked": linked
        and [linked.digest, [[k.work_id, k.candidates, k.reason] for k in linked.links]],
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    content = text.encode("utf-8", errors="surrogatepass")
    return _heading(content) + content


def from_bytes(content: bytes, document_id: str, file: str) -> Memory | None:
    """The memory of a document under its present name; None if it is damaged or of old."""
    heading, _, body = content.partition(b"\n")
    if heading + b"\n" != _heading(body):
        return None
    try:
        return _memory(json.loads(body.decode("utf-8", errors="surrogatepass")), document_id, file)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidSpan):
        return None


def _heading(body: bytes) -> bytes:
    return f"{CITATIONS_VERSION} {hashlib.blake2b(body, digest_size=16).hexdigest()}\n".encode()


def _memory(record: Any, document_id: str, file: str) -> Memory:
    found, linked = record["found"], record["linked"]
    read = None
    if found:
        read = Found(
            frozenset(map(_pair, found["asked"])),
            frozenset(map(_pair, found["known"])),
            frozenset(found["titles"]),
            tuple(_occurrence(row, document_id) for row in found["occurrences"]),
        )
    links = None
    if read and linked:
        digest, rows = linked
        links = Linked(
            digest,
            tuple(
                CitationLink(occurrence.citation, work_id, tuple(candidates), reason)
                for occurrence, (work_id, candidates, reason) in zip(
                    read.occurrences, rows, strict=True
                )
            ),
        )
    references = tuple(_reference(row, document_id, file) for row in record["references"])
    return Memory(references, frozenset(record["openings"]), read, links)


def _pair(row: list[str]) -> AuthorYear:
    author, year = row
    return author, year


def _reference_row(reference: Reference) -> list[Any]:
    span, work = reference.span, reference.work
    return [span.start, span.end, work.id, work.authors, work.year, work.title, work.csl,
            work.certainty]  # fmt: skip


def _reference(row: list[Any], document_id: str, file: str) -> Reference:
    start, end, key, authors, year, title, csl, certainty = row
    work = Work(key, tuple(authors), year, title, csl, certainty, file)
    return Reference(document_id, Span(start, end), work)


_FIELDS = [field.name for field in fields(Citation) if field.name != "document_id"]
_KINDS = {kind.value: kind for kind in CitationKind}


def _citation_row(citation: Citation) -> list[Any]:
    row = [getattr(citation, name) for name in _FIELDS]
    row[_FIELDS.index("span")] = [citation.span.start, citation.span.end]
    row[_FIELDS.index("kind")] = citation.kind.value
    row[_FIELDS.index("parts")] = [[p.name, p.span.start, p.span.end] for p in citation.parts]
    return row


def _occurrence(row: list[Any], document_id: str) -> Occurrence:
    (span, kind, authors, *middle), section_id, start, end, text = row
    place = _FIELDS.index("parts") - 3
    parts = tuple(Part(name, Span(a, b)) for name, a, b in middle[place])
    middle[place] = parts
    citation = Citation(document_id, Span(*span), _KINDS[kind], tuple(authors), *middle)
    return Occurrence(citation, section_id, Span(start, end), text)
