"""The literature as lines for a reader and records for programs: list, show, missing, graph."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import texts_literature
from pipeline.citations.authors import listed_works
from pipeline.citations.graph import CitedWork, Literature
from pipeline.citations.library import candidate_for
from pipeline.citations.records import graph_record, work_record
from pipeline.errors import UsageError
from pipeline.types import Citation, Work

_MOST_PAIRS = 200  # lines

Titles = Mapping[tuple[str, int], str]
"""The titles of sections, by document and section id."""


def literature_list_lines(literature: Literature) -> Iterator[str]:
    """Every work with how often it is cited, then the open citations and the problems."""
    if not literature.works and not literature.open:
        yield texts_literature.NO_WORKS
    for cited in _sorted(literature):
        yield _line(cited.work)
        yield f"  {_facts(cited)}"
    if literature.open:
        yield texts_literature.OPEN_CITATIONS
    for context in literature.open:
        link = context.link
        line = texts_literature.open_line(_as_cited(link.citation), link.reason, link.candidates)
        yield f"  {line}"
    if literature.problems:
        yield texts_literature.PROBLEMS
    yield from (f"  {problem}" for problem in literature.problems)


def literature_list_records(literature: Literature) -> list[dict[str, Any]]:
    """Every work as a record."""
    return [work_record(cited) for cited in _sorted(literature)]


def literature_show_lines(
    literature: Literature, key: str, sections: Titles | None = None
) -> Iterator[str]:
    """One work and every sentence that cites it.

    Raises
    ------
    UsageError
        If no work has this key.
    """
    cited = find_work(literature, key)
    yield _line(cited.work)
    yield f"  {_facts(cited)}"
    if cited.contexts:
        yield texts_literature.CONTEXTS
    for context in cited.contexts:
        title = (sections or {}).get((context.document_id, context.section_id), "")
        yield f"  {texts_literature.context_line(title, context.text)}"
        yield f"    {context.link.reason}"


def literature_show_record(literature: Literature, key: str) -> dict[str, Any]:
    """One work as a record.

    Raises
    ------
    UsageError
        If no work has this key.
    """
    return work_record(find_work(literature, key))


def literature_missing_lines(literature: Literature) -> Iterator[str]:
    """The cited works whose full text is not in the corpus."""
    works = [c for c in listed_works(literature) if c.work.document_id is None]
    if not works:
        yield texts_literature.NO_MISSING if literature.works else texts_literature.NO_WORKS
    for cited in works:
        yield f"{_line(cited.work)}: {texts_literature.MISSING}"


def literature_missing_records(literature: Literature) -> list[dict[str, Any]]:
    """The cited works without full text as records."""
    return [work_record(c) for c in listed_works(literature) if c.work.document_id is None]


def literature_graph_lines(literature: Literature) -> Iterator[str]:
    """The works that are cited together, and the works by year."""
    yield texts_literature.PAIRS
    pairs = literature.near_pairs()
    for pair in pairs[:_MOST_PAIRS]:
        line = texts_literature.pair_line(*pair.works, pair.sentences, pair.sections)
        yield f"  {line}"
    if len(pairs) > _MOST_PAIRS:
        yield f"  {texts_literature.more_pairs(len(pairs) - _MOST_PAIRS)}"
    yield texts_literature.YEARS
    for year, number in literature.years.items():
        yield f"  {texts_literature.year_line(year, number)}"


def literature_graph_record(literature: Literature) -> dict[str, Any]:
    """The whole graph as a record."""
    return graph_record(literature)


def find_work(literature: Literature, key: str) -> CitedWork:
    """The work with this key.

    Raises
    ------
    UsageError
        If no work has this key.
    """
    for cited in literature.works:
        if cited.work.id == key:
            return cited
    raise UsageError(texts_literature.unknown_work(key))


def _sorted(literature: Literature) -> list[CitedWork]:
    return sorted(literature.works, key=lambda cited: (-cited.times, cited.work.id))


def _line(work: Work) -> str:
    return texts_literature.work_line(", ".join(work.authors), work.year, work.title, work.id)


def _facts(cited: CitedWork) -> str:
    work = cited.work
    facts = texts_literature.work_facts(cited.times, work.certainty, work.document_id is not None)
    offered = candidate_for(work)
    return f"{facts}; {texts_literature.candidate(offered)}" if offered else facts


def _as_cited(citation: Citation) -> str:
    names = " / ".join(citation.authors) or citation.title or citation.number
    return " ".join(part for part in (names, citation.year) if part)
