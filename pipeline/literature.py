"""The index and the bibliographies beside the documents → the literature that these cite.

Every *.csl.json, *.bib and *.ris in the folders of the corpus is part of the library. An item that
describes a document of the corpus is a document first: it counts as a work only if it is cited.
An item of BibTeX or RIS whose file is not there, as in most exports of Zotero, is a work like any
other.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import texts_literature
from pipeline.citations.full_texts import CorpusText
from pipeline.citations.graph import CitedWork, Literature, literature_of
from pipeline.citations.library import Entry, Library, add_items, work_of
from pipeline.citations.remembering import Source
from pipeline.errors import NotText, UsageError
from pipeline.indexing.manifest import DocumentEntry
from pipeline.indexing.store import Store
from pipeline.lexicon import fold
from pipeline.reading.bibliography import EDITS_FILE, PARSERS, find_bibliographies
from pipeline.reading.decoding import decode
from pipeline.search import Filter
from pipeline.types import Document, Span, Work


def open_literature(store: Store, folders: Iterable[Path]) -> Literature:
    """The literature of the documents of an index; `folders` hold the bibliographies.

    A guide to another document of the index cites nothing of its own: it would count double.
    """
    citing = [_source(store, entry) for entry in store.documents if entry.id not in store.guides]
    texts = [_corpus_text(entry) for entry in store.documents]
    library = read_library(folders)
    with _collector_paused():
        read = literature_of(citing, library, store.abbreviations, texts)
    files = {Path(entry.file).name for entry in store.documents}
    works = tuple(
        cited for cited in read.works if cited.times or cited.listed or not _own(cited, files)
    )
    return replace(read, works=works)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Look for no garbage meanwhile: of some hundred thousand objects that stay, none is any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _source(store: Store, entry: DocumentEntry) -> Source:
    """A document that is read, and what is remembered of it, from the index."""
    return Source(
        entry.id,
        entry.title,
        lambda: store.document(entry.id),
        lambda: store.recall(entry.id),
        lambda memory: store.remember(entry.id, memory),
    )


def _corpus_text(entry: DocumentEntry) -> CorpusText:
    facts = entry.metadata
    return CorpusText(entry.id, entry.title, facts.authors, facts.year, facts.about)


def indexed_documents(store: Store) -> tuple[Document, ...]:
    """All documents of an index."""
    return tuple(store.document(entry.id) for entry in store.documents)


def read_library(folders: Iterable[Path]) -> Library:
    """The library of the user; items of documents come last, so that they double no other one."""
    library, own = Library(), dict[str, list[Entry]]()
    for path in find_bibliographies(folder for folder in folders if folder.is_dir()):
        if path.name == EDITS_FILE:
            continue
        entries, problems = _read(path)
        cited = [entry for entry in entries if not _is_document(entry.item)]
        library = add_items(library, cited, path.name, problems)
        documents = [entry for entry in entries if _is_document(entry.item)]
        own.setdefault(path.name, []).extend(documents)
    known = {_identity(work) for work in library.works}
    for source, entries in own.items():
        library = add_items(library, _new(entries, known), source)
    return library


def _new(entries: Iterable[Entry], known: set[str]) -> list[Entry]:
    """The items of works that are not yet `known`, and are not about another; known from then."""
    new = []
    for entry in entries:
        work = work_of(entry.item, "") if not _about(entry.item) else None
        if work and (identity := _identity(work)) not in known:
            known.add(identity)
            new.append(entry)
    return new


def _read(path: Path) -> tuple[list[Entry], list[str]]:
    """The items of a bibliography as CSL-JSON with their lines, and what is wrong with it."""
    try:
        text = decode(path.read_bytes(), path.name).text
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return [], [texts_literature.bad_entry(path.name, 1, reason)]
    except NotText as error:
        return [], [str(error)]
    suffix = next(suffix for suffix in PARSERS if path.name.lower().endswith(suffix))
    items, problems = PARSERS[suffix](text, path.name)
    return [Entry(item.csl, item.line) for item in items], [message for _, message in problems]


def _is_document(item: object) -> bool:
    custom = item.get("custom") if isinstance(item, Mapping) else None
    return isinstance(custom, Mapping) and isinstance(custom.get("file"), str)


def _about(csl: Mapping[str, Any]) -> bool:
    return bool((csl.get("custom") or {}).get("about"))


def _own(cited: CitedWork, files: Collection[str]) -> bool:
    """Whether it is one of the documents, by their file names, rather than a work beside them.

    CSL-JSON names a file only to describe a document, BibTeX and RIS name any attachment.
    """
    work = cited.work
    if work.document_id is not None or not _is_document(work.csl):
        return work.document_id is not None
    name = work.csl["custom"]["file"].replace("\\", "/").rpartition("/")[2]
    return name in files or work.source.lower().endswith(".csl.json")


def _identity(work: Work) -> str:
    return fold("|".join([work.title, work.year[:4], *work.authors[:1]]))


def works_of(literature: Literature, documents: Iterable[Document]) -> tuple[Work, ...]:
    """The works of which these documents are the full text, those of the library first."""
    ids = {document.id for document in documents}
    return tuple(cited.work for cited in literature.works if cited.work.document_id in ids)


def cited_in(literature: Literature, document_id: str, span: Span) -> tuple[CitedWork, ...]:
    """The works that the sentences in a stretch of a document cite, in the order of the library."""
    return tuple(
        cited
        for cited in literature.works
        if any(c.document_id == document_id and c.span.overlaps(span) for c in cited.contexts)
    )


def works_named(literature: Literature, name: str) -> tuple[CitedWork, ...]:
    """The cited works with this key, or whose author, title or author with year holds the name.

    Raises
    ------
    UsageError
        If no cited work has it.
    """
    cited = [work for work in literature.works if work.times]
    exact = tuple(work for work in cited if work.work.id == name)
    asked = fold(" ".join(name.split()))
    found = exact or tuple(work for work in cited if asked and asked in _names_of(work))
    if not found:
        raise UsageError(texts_literature.nothing_cites(name))
    return found


def _names_of(cited: CitedWork) -> str:
    work = cited.work
    return fold(f"{' en '.join(work.authors)} {work.year} | {work.title}")


def citing_filter(literature: Literature, name: str, chosen: Filter | None = None) -> Filter:
    """The filter with only the sentences that cite the works of this name.

    Raises
    ------
    UsageError
        If no cited work has it.
    """
    works = works_named(literature, name)
    places = tuple((c.document_id, c.span) for cited in works for c in cited.contexts)
    return replace(chosen or Filter(), citations=places)
