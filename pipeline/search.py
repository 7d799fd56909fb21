"""Question → hits: two rankings, fused and reranked; guides come after what they are about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.abbreviations import question_terms
from pipeline.bert import FloatArray
from pipeline.fusion import Ranking, convex
from pipeline.indexing.ids import PassageIds
from pipeline.indexing.lexical import FieldWeights
from pipeline.indexing.manifest import DocumentEntry
from pipeline.indexing.store import Store
from pipeline.reranking import rerank
from pipeline.settings import Settings
from pipeline.types import Hit, Metadata, Span


@dataclass(frozen=True, slots=True)
class Filter:
    """What to search; a field that is empty leaves everything.

    `documents` are ids, `section` is the number or the title of one section of each. A document
    stays if it has one of the `authors`, of the `publishers` and of the `kinds`, in whatever case,
    and is of the years from `first_year` to `last_year`, both included. `citations` are places in
    documents: only passages that hold one stay, and only their sentences that do are quoted.
    """

    documents: tuple[str, ...] = ()
    section: str = ""
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    citations: tuple[tuple[str, Span], ...] = ()

    def holds(self, document_id: str, span: Span) -> bool:
        """Whether a stretch of a document has one of the citations, or none are asked for."""
        return not self.citations or any(
            document_id == other and span.overlaps(place) for other, place in self.citations
        )


def search(
    store: Store,
    question: str,
    vector: FloatArray,
    settings: Settings,
    k: int = 10,
    chosen: Filter | None = None,
) -> list[Hit]:
    """The `k` best passages for a question and its unit vector, best first."""
    allowed = allowed_passages(store, chosen) if chosen else None
    rankings = rank(store, question, vector, settings, allowed)
    weights = {"dense": settings.dense_weight, "lexical": 1.0 - settings.dense_weight}
    fused = convex(rankings, weights)
    ordered = rerank(store, fused, vector, settings.sentence_weight, settings.rerank_depth)
    return hits(store, ordered, rankings, k)


def rank(
    store: Store,
    question: str,
    vector: FloatArray,
    settings: Settings,
    allowed: Collection[int] | None = None,
) -> dict[str, Ranking]:
    """The rankings of a question by name, each at most `settings.depth` long."""
    weights = FieldWeights(settings.part_weight, settings.heading_weight)
    asked = question_terms(question, store.abbreviations)
    return {
        "dense": store.dense.search(vector, settings.depth, allowed),
        "lexical": store.lexical.search(asked, settings.depth, weights, allowed),
    }


def hits(store: Store, fused: Ranking, rankings: dict[str, Ranking], k: int) -> list[Hit]:
    """The first `k` of a fused ranking, with their places in the single rankings."""
    places = {
        name: {passage_id: rank for rank, (passage_id, _) in enumerate(ranking, start=1)}
        for name, ranking in rankings.items()
    }
    return [
        Hit(
            store.passage(passage_id),
            score,
            rank,
            {name: place[passage_id] for name, place in places.items() if passage_id in place},
        )
        for rank, (passage_id, score) in enumerate(_guides_last(store, fused)[:k], start=1)
    ]


def _guides_last(store: Store, fused: Ranking) -> Sequence[tuple[int, float]]:
    """Passages of a guide go behind all others when the document it is about is in the index."""
    guides = [
        range(entry.first_passage, entry.end_passage)
        for entry in store.documents
        if entry.id in store.guides
    ]
    return sorted(fused, key=lambda item: any(item[0] in guide for guide in guides))


def allowed_passages(store: Store, chosen: Filter) -> PassageIds:
    """The ids of the passages that a filter leaves."""
    wanted = chosen.section.casefold()
    ranges = []
    for entry in chosen_documents(store, chosen):
        if not wanted and not chosen.citations:
            ranges.append((entry.first_passage, entry.end_passage))
            continue
        for passage in store.passages_of(entry.id):
            within = not wanted or wanted in _section_names(store, entry.id, passage.section_id)
            if within and any(chosen.holds(entry.id, span) for span in passage.sentences):
                ranges.append((passage.id, passage.id + 1))
    return PassageIds(ranges)


def chosen_documents(store: Store, chosen: Filter) -> list[DocumentEntry]:
    """The documents that a filter leaves, whatever it says of sections and citations."""
    return [
        entry
        for entry in store.documents
        if (not chosen.documents or entry.id in chosen.documents) and _fits(entry.metadata, chosen)
    ]


def _fits(metadata: Metadata, chosen: Filter) -> bool:
    """Whether what is known of a document is what the filter wants; unknown never is."""
    wanted = (
        (chosen.authors, metadata.authors),
        (chosen.publishers, (metadata.publisher,)),
        (chosen.kinds, (metadata.kind,)),
    )
    if any(names and not _folded(names) & _folded(own) for names, own in wanted):
        return False
    if chosen.first_year is None and chosen.last_year is None:
        return True
    year = int(metadata.year) if metadata.year.isdecimal() else None
    return year is not None and (chosen.first_year or 0) <= year <= (chosen.last_year or year)


def _folded(names: Collection[str]) -> set[str]:
    return {name.casefold().strip() for name in names}


def _section_names(store: Store, document_id: str, section_id: int) -> set[str]:
    """The number and the title of a section and of those above it, in lower case."""
    document = store.document(document_id)
    names: set[str] = set()
    current: int | None = section_id
    while current is not None:
        section = document.section(current)
        names |= {section.title.casefold(), (section.number or "").casefold()}
        current = section.parent_id
    return names - {""}
