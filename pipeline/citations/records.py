"""Works, citations and the literature graph as records for programs: nothing left out."""

from typing import Any

from pipeline.citations.graph import CitedWork, Context, Literature
from pipeline.citations.library import candidate_for


def work_record(cited: CitedWork) -> dict[str, Any]:
    """A work as a record for programs."""
    work = cited.work
    return {
        "id": work.id,
        "authors": list(work.authors),
        "year": work.year,
        "title": work.title,
        "certainty": work.certainty,
        "candidate_for": candidate_for(work),
        "source": work.source,
        "document": work.document_id,
        "listed_in": list(cited.listed),
        "times_cited": cited.times,
        "contexts": [context_record(context) for context in cited.contexts],
        "csl": dict(work.csl),
    }


def context_record(context: Context) -> dict[str, Any]:
    """A citation in its sentence as a record for programs."""
    citation = context.link.citation
    return {
        "document": context.document_id,
        "section": context.section_id,
        "start": citation.span.start,
        "end": citation.span.end,
        "sentence": {
            "start": context.sentence.start,
            "end": context.sentence.end,
            "text": context.text,
        },
        "kind": citation.kind.value,
        "authors": list(citation.authors),
        "others": citation.others,
        "year": citation.year,
        "locator": citation.locator,
        "prefix": citation.prefix,
        "title": citation.title,
        "number": citation.number,
        "continues": citation.continues,
        "parts": [
            {"name": part.name, "start": part.span.start, "end": part.span.end}
            for part in citation.parts
        ],
        "work": context.link.work_id,
        "candidates": list(context.link.candidates),
        "reason": context.link.reason,
    }


def graph_record(literature: Literature) -> dict[str, Any]:
    """The graph as a record for programs: works, pairs, years, open citations, problems."""
    return {
        "works": [work_record(cited) for cited in literature.works],
        "pairs": [
            {
                "works": list(pair.works),
                "times": pair.sentences,
                "sections": pair.sections,
                "weight": pair.weight,
            }
            for pair in literature.near_pairs()
        ],
        "years": literature.years,
        "references": dict(literature.references),
        "open": [context_record(context) for context in literature.open],
        "problems": list(literature.problems),
    }
