"""Documents and their citations → the literature graph: works, contexts, pairs, years.

A work that stands in the lists of several documents, or also in the user's library, is one work.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.abbreviations import Abbreviation, find_abbreviations
from pipeline.citations.full_texts import CorpusText, corpus_text, with_full_texts
from pipeline.citations.library import Library
from pipeline.citations.memory import Memory
from pipeline.citations.pairs import Pair, near_pairs, sentence_pairs
from pipeline.citations.references import Reference
from pipeline.citations.remembering import (
    Source,
    facts_of,
    listed,
    source_of,
    with_citations,
    with_links,
)
from pipeline.citations.resolving import Candidates, expansions_of
from pipeline.lexicon import fold
from pipeline.types import CitationLink, Document, Span, Work


@dataclass(frozen=True, slots=True)
class Context:
    """Where a work is cited: the sentence, its section, and the link."""

    document_id: str
    span: Span
    section_id: int
    sentence: Span
    text: str
    link: CitationLink


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work and every place that cites it; `listed` are the documents whose list it stands in.

    `entries` are its places in those lists, by document.
    """

    work: Work
    contexts: tuple[Context, ...] = ()
    listed: tuple[str, ...] = ()
    entries: tuple[tuple[str, Span], ...] = ()

    @property
    def times(self) -> int:
        """How often the work is cited."""
        return len(self.contexts)


@dataclass(frozen=True, slots=True)
class Literature:
    """The cited literature of documents.

    `open` are the citations without a work, `pairs` the works that are cited in one sentence with
    how often, `references` the number of entries in the list of each document.
    """

    works: tuple[CitedWork, ...]
    open: tuple[Context, ...]
    pairs: Mapping[tuple[str, str], int]
    references: Mapping[str, int]
    problems: tuple[str, ...] = ()

    def near_pairs(self) -> list[Pair]:
        """The works that are cited in one sentence or in one section, the nearest first."""
        contexts = [context for cited in self.works for context in cited.contexts]
        contexts.sort(key=lambda context: (context.document_id, context.span))
        return near_pairs(contexts, self.pairs)

    @property
    def years(self) -> dict[str, int]:
        """How many works there are of each year; “” counts those without one."""
        return dict(sorted(Counter(cited.work.year[:4] for cited in self.works).items()))


def read_literature(
    documents: Sequence[Document],
    library: Library | None = None,
    abbreviations: Iterable[Abbreviation] | None = None,
    corpus: Sequence[CorpusText] | None = None,
) -> Literature:
    """The literature of the documents; their own abbreviations are read unless they are given.

    `corpus` are the documents that may be full texts: `documents` unless others are given.
    """
    texts = list(corpus) if corpus is not None else [corpus_text(d) for d in documents]
    short = find_abbreviations(*(document.text for document in documents))
    given = short if abbreviations is None else abbreviations
    return literature_of([*map(source_of, documents)], library or Library(), given, texts)


def literature_of(
    sources: Sequence[Source],
    library: Library,
    abbreviations: Iterable[Abbreviation],
    corpus: Sequence[CorpusText],
) -> Literature:
    """The literature of documents that are only read where what is remembered does not hold.

    `corpus` are the documents that may be full texts of works.
    """
    kept = {source.id: listed(source) for source in sources}
    lists = {document_id: memory.references for document_id, memory in kept.items()}
    works, renamed = _unified(library.works, lists)
    works = {work.id: work for work in with_full_texts(works.values(), corpus)}
    facts, candidates = facts_of(library.works), Candidates(library.works)
    expansions = expansions_of(abbreviations)
    contexts: list[Context] = []
    for source in sources:
        before = kept[source.id]
        ids = [renamed[source.id, reference.work.id] for reference in before.references]
        own = [works[work_id] for work_id in dict.fromkeys(ids)]
        memory = with_citations(source, before, own, facts)
        memory = with_links(memory, own, candidates, expansions)
        if memory is not before:
            source.remember(memory)
        contexts.extend(_contexts(source.id, memory))
    return _gathered(works, contexts, lists, renamed, library)


def _unified(
    library: Sequence[Work], lists: Mapping[str, Sequence[Reference]]
) -> tuple[dict[str, Work], dict[tuple[str, str], str]]:
    """All works by id, and for each entry of a list the id of its work."""
    works = {work.id: work for work in library}
    known = {key: work.id for work in library if (key := _identity(work))}
    renamed: dict[tuple[str, str], str] = {}
    for document_id, references in lists.items():
        for reference in references:
            work = reference.work
            key = _identity(work)
            same = known.get(key) if key else None
            if same is None:
                same = _free(work.id, works)
                works[same] = replace(work, id=same, csl={**work.csl, "id": same})
                if key:
                    known[key] = same
            renamed[document_id, work.id] = same
    return works, renamed


def _identity(work: Work) -> str:
    """What two works have in common that are one; empty if too little is known."""
    title = "".join(filter(str.isalnum, fold(work.title)))
    first = "".join(filter(str.isalnum, fold(work.authors[0]))) if work.authors else ""
    return f"{first}|{work.year[:4]}|{title}" if title and not work.title.startswith("[") else ""


def _free(work_id: str, taken: Mapping[str, Work]) -> str:
    number, name = 1, work_id
    while name in taken:
        number += 1
        name = f"{work_id}-{number}"
    return name


def _contexts(document_id: str, memory: Memory) -> Iterator[Context]:
    """Each citation with its sentence, its section and its link."""
    if memory.found and memory.linked:
        for here, link in zip(memory.found.occurrences, memory.linked.links, strict=True):
            span = here.citation.span
            yield Context(document_id, span, here.section_id, here.sentence, here.text, link)


def _gathered(
    works: Mapping[str, Work],
    contexts: Sequence[Context],
    lists: Mapping[str, Sequence[Reference]],
    renamed: Mapping[tuple[str, str], str],
    library: Library,
) -> Literature:
    by_work: dict[str, list[Context]] = {work_id: [] for work_id in works}
    for context in contexts:
        if context.link.work_id is not None:
            by_work[context.link.work_id].append(context)
    entries: dict[str, list[tuple[str, Span]]] = {work_id: [] for work_id in works}
    for document_id, references in lists.items():
        for reference in references:
            entries[renamed[document_id, reference.work.id]].append((document_id, reference.span))
    cited = tuple(
        CitedWork(
            work,
            tuple(by_work[key]),
            tuple(dict.fromkeys(document_id for document_id, _ in entries[key])),
            tuple(entries[key]),
        )
        for key, work in works.items()
    )
    return Literature(
        works=cited,
        open=tuple(context for context in contexts if context.link.work_id is None),
        pairs=sentence_pairs(contexts),
        references={document_id: len(references) for document_id, references in lists.items()},
        problems=library.problems,
    )
