"""Cited literature: a citation in a text, a work in a library, and the link between the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.types.source import Span


class CitationKind(StrEnum):
    """How a text refers to a work."""

    NARRATIVE = "lopend"
    PARENTHETICAL = "haakjes"
    TITLE = "titel"
    NUMBERED = "nummer"
    NOTE = "noot"
    LEGAL = "officieel"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a citation by its name: author, year, locator, prefix, title, number."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference to one work; «(Terpstra e.a. 2015, 2016)» holds two.

    `authors` are family names with their particles as written, `initials` those printed before the
    first («K. Smeets»); `others` says that more are meant («e.a.»); `number` is that of a numbered
    reference or an official paper; `continues` that author or year come from a citation before it.
    """

    document_id: str
    span: Span
    kind: CitationKind
    authors: tuple[str, ...] = ()
    others: bool = False
    year: str = ""
    locator: str = ""
    prefix: str = ""
    title: str = ""
    number: str = ""
    parts: tuple[Part, ...] = ()
    continues: bool = False
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work as CSL-JSON, with the short facts that it is found by.

    `certainty` is “zeker”, “waarschijnlijk”, “onzeker” or “onbekend”; `source` the file that it
    comes from; `document_id` its full text in the index, if that is there.
    """

    id: str
    authors: tuple[str, ...]
    year: str
    title: str
    csl: Mapping[str, Any] = field(default_factory=dict, hash=False)
    certainty: str = "zeker"
    source: str = ""
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A citation with its work, or with the candidates among which nothing decides.

    `reason` says in Dutch why it was linked, or why not.
    """

    citation: Citation
    work_id: str | None
    candidates: tuple[str, ...]
    reason: str
