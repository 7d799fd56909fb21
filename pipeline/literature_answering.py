"""A question about the literature → a sentence of counts with the words that were counted.

The sentence is a fixed form filled with numbers and names; what proves it are verbatim entries of
the lists of references and verbatim sentences that cite.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline import texts_literature
from pipeline.citations.authors import is_named
from pipeline.citations.comparing import VARIANT, compare_names
from pipeline.citations.graph import CitedWork, Context, Literature
from pipeline.citations.lookups import said_by
from pipeline.citations.questions import (
    LiteratureAnswer,
    LiteratureQuestion,
    answer_about_literature,
)
from pipeline.citations.resolving import expansions_of
from pipeline.indexing.store import Store
from pipeline.lexicon import fold
from pipeline.quoting import quote
from pipeline.search import Filter
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


def sentences_of(store: Store, literature: Literature, question: str) -> Filter | None:
    """The sentences that cite an author of whom is asked what he says; None for other questions.

    None too where a document of the corpus is by that author: then he speaks for himself.
    """
    asked = said_by(" ".join(fold(question).split()))
    if asked is None:
        return None
    expansions = expansions_of(store.abbreviations)

    def is_author(name: str) -> bool:
        return is_named(asked.name, name, expansions)

    if any(map(is_author, [a for entry in store.documents for a in entry.metadata.authors])):
        return None
    contexts = [
        context
        for context in (*literature.open, *(c for w in literature.works for c in w.contexts))
        if any(map(is_author, context.link.citation.authors))
        and (not asked.year or context.link.citation.year in (asked.year, asked.year[:4]))
    ]
    places = tuple((c.document_id, c.span) for c in contexts)
    return Filter(citations=places) if places else None


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
        case LiteratureQuestion.WHERE_CITED:
            counts = Counter(c.document_id for c in _contexts(found))
            places = [(store.entry(key).title, number) for key, number in counts.items()]
            return texts_literature.where_cited(_name(found), places)
        case LiteratureQuestion.LISTED:
            listed = [cited for cited in found.works if cited.listed]
            return texts_literature.listed(_name(found), len(listed), len(_contexts(found)))
        case LiteratureQuestion.BY_YEAR | LiteratureQuestion.BY_KIND:
            return texts_literature.works_such(found.number, found.name)


def _contexts(found: LiteratureAnswer) -> list[Context]:
    """Every place where the works are cited, in the order of the documents."""
    contexts = [context for cited in found.works for context in cited.contexts] + [*found.open]
    return sorted(contexts, key=lambda context: (context.document_id, context.span))


def _name(found: LiteratureAnswer) -> str:
    """The name asked for with the capitals of the author, who may be spelled otherwise."""
    asked, _, year = found.name.partition(" (")
    year = f" ({year}" if year else ""
    names = [name for cited in found.works for name in cited.work.authors]
    names += [name for context in found.open for name in context.link.citation.authors]
    publishers = [str(cited.work.csl.get("publisher") or "") for cited in found.works]
    for name in (*names, *publishers):
        if name.casefold() == asked.casefold():
            return f"{name}{year}"
    near = next((name for name in names if compare_names(asked, name) == VARIANT), "")
    if near and not any(is_named(asked, name, None) for name in (*names, *publishers)):
        return f"{near}{year}"
    return f"{asked.upper() if len(asked) <= 4 else asked.title()}{year}"


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
    if found.question is LiteratureQuestion.WHERE_CITED:
        return list(dict.fromkeys((c.document_id, c.sentence) for c in _contexts(found)))
    if found.question is LiteratureQuestion.LISTED:
        entries = [entry for cited in found.works for entry in cited.entries]
        citing = [(c.document_id, c.sentence) for c in _contexts(found)]
        return list(dict.fromkeys(entries or citing))
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
