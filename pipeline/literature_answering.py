"""A question about the literature → a sentence of counts with the words that were counted.

The sentence is a fixed form filled with numbers and names; what proves it are verbatim entries of
the lists of references and verbatim sentences that cite.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline import texts_literature
from pipeline.citations.graph import CitedWork, Literature
from pipeline.citations.questions import (
    LiteratureAnswer,
    LiteratureQuestion,
    answer_about_literature,
)
from pipeline.citations.resolving import expansions_of
from pipeline.indexing.store import Store
from pipeline.quoting import quote
from pipeline.types import Quote, Span


@dataclass(frozen=True, slots=True)
class LiteratureReply:
    """What was asked, the answer in a Dutch sentence of counts, and the words that prove it."""

    question: str
    asked: LiteratureQuestion
    sentence: str
    number: int
    works: tuple[CitedWork, ...]
    quotes: tuple[Quote, ...]


def answer_from_literature(
    store: Store, literature: Literature, question: str, documents: Sequence[str]
) -> LiteratureReply | None:
    """The reply to a question about the literature of these documents.

    None if the question is about something else, or nothing was found to count.
    """
    chosen = within(literature, documents)
    found = answer_about_literature(question, chosen, expansions_of(store.abbreviations))
    if found is None or not found.number:
        return None
    places = _proof(found, chosen)
    quotes = tuple(quote(store.document(document_id), span, 1.0) for document_id, span in places)
    if not quotes:
        return None
    sentence = f"{_sentence(store, found, chosen, documents)} {texts_literature.COUNTED}"
    return LiteratureReply(question, found.question, sentence, found.number, found.works, quotes)


def within(literature: Literature, documents: Collection[str]) -> Literature:
    """What these documents cite and list; works of which nothing is left stay out."""
    kept = set(documents)
    works = []
    for cited in literature.works:
        part = replace(
            cited,
            contexts=tuple(c for c in cited.contexts if c.document_id in kept),
            listed=tuple(document_id for document_id in cited.listed if document_id in kept),
            entries=tuple(entry for entry in cited.entries if entry[0] in kept),
        )
        if part.contexts or part.listed:
            works.append(part)
    open_ = tuple(context for context in literature.open if context.document_id in kept)
    return replace(literature, works=tuple(works), open=open_)


def _sentence(
    store: Store, found: LiteratureAnswer, literature: Literature, documents: Sequence[str]
) -> str:
    match found.question:
        case LiteratureQuestion.COUNT_WORKS:
            return texts_literature.counted_works(_by_document(store, literature, documents))
        case LiteratureQuestion.COUNT_CITATIONS:
            return texts_literature.counted_citations(found.number, len(literature.open))
        case LiteratureQuestion.TOP_AUTHORS:
            return texts_literature.top_authors(found.authors)
        case LiteratureQuestion.TIMES_CITED:
            return texts_literature.times_cited(_name(found), found.number)
        case LiteratureQuestion.BY_AUTHOR:
            return texts_literature.works_of(_name(found), found.number)
        case LiteratureQuestion.MISSING:
            return texts_literature.missing_works(found.number)


def _name(found: LiteratureAnswer) -> str:
    """The name asked for with the capitals of the work's author, or as an abbreviation."""
    asked = found.name
    for cited in found.works:
        for name in (*cited.work.authors, str(cited.work.csl.get("publisher") or "")):
            if name.casefold() == asked.casefold():
                return name
    return asked.upper() if len(asked) <= 4 else asked.title()


def _by_document(
    store: Store, literature: Literature, documents: Sequence[str]
) -> list[tuple[str, int, bool]]:
    """For each document that cites: its title, how many works, and whether they are listed."""
    counts = []
    for document_id in documents:
        listed = sum(document_id in cited.listed for cited in literature.works)
        cited_ = sum(
            any(c.document_id == document_id for c in cited.contexts) for cited in literature.works
        )
        if document_id not in store.guides and (listed or cited_):
            counts.append((store.entry(document_id).title, listed or cited_, bool(listed)))
    return counts


def _proof(found: LiteratureAnswer, literature: Literature) -> list[tuple[str, Span]]:
    """The entries that were counted, or the sentences that cite; in the order of the documents."""
    if found.question is LiteratureQuestion.TOP_AUTHORS:
        most = {name for name, number in found.authors if number == found.number}
        works = [c for c in literature.works if most & set(c.work.authors)]
        named = [(c.document_id, c.sentence) for work in works for c in work.contexts]
        unlinked = [c for c in literature.open if most & set(c.link.citation.authors)]
        return list(dict.fromkeys([*named, *((c.document_id, c.sentence) for c in unlinked)]))
    if found.question is LiteratureQuestion.COUNT_CITATIONS:
        contexts = [c for cited in literature.works for c in cited.contexts] + [*literature.open]
        contexts.sort(key=lambda context: (context.document_id, context.span))
        return list(dict.fromkeys((c.document_id, c.sentence) for c in contexts))
    if found.question is LiteratureQuestion.COUNT_WORKS:
        return _counted(literature)
    sentences = found.question is LiteratureQuestion.TIMES_CITED
    places: list[tuple[str, Span]] = []
    for cited in found.works:
        citing = [(c.document_id, c.sentence) for c in cited.contexts]
        places += citing if sentences else list(cited.entries) or citing[:1]
    return list(dict.fromkeys(places))


def _counted(literature: Literature) -> list[tuple[str, Span]]:
    """The entries of each list; of a document without one a sentence for each work."""
    entries = [entry for cited in literature.works for entry in cited.entries]
    with_list = {document_id for document_id, _ in entries}
    for cited in literature.works:
        first = {c.document_id: c.sentence for c in reversed(cited.contexts)}
        entries += [(d, sentence) for d, sentence in first.items() if d not in with_list]
    return sorted(dict.fromkeys(entries))
