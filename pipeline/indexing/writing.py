"""Records of documents → a new build of the index, made the current one in one step at the end."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline import texts_index
from pipeline.abbreviations import find_abbreviations
from pipeline.analysis import Term, terms
from pipeline.bert import FloatArray
from pipeline.citations.remembering import read_alone
from pipeline.errors import IndexNotWritten
from pipeline.indexing.collecting import collect
from pipeline.indexing.dense import write_dense
from pipeline.indexing.durable import sync_tree, write_whole
from pipeline.indexing.ids import PassageIds
from pipeline.indexing.layout import (
    BUILDS,
    CURRENT,
    IN_USE,
    LEXICAL,
    VECTORS,
    IndexedDocument,
    record_path,
)
from pipeline.indexing.lexical import write_lexical
from pipeline.indexing.linking import link
from pipeline.indexing.manifest import (
    DocumentEntry,
    Failure,
    Manifest,
    Recipe,
    file_facts,
    sha256,
    write_manifest,
)
from pipeline.indexing.records import Record, write_record
from pipeline.indexing.remembered import remember
from pipeline.passages import heading_path
from pipeline.types import Document

_HOLES = 0.5  # part of the passage ids; with more of them unused all are numbered anew


@dataclass(frozen=True, slots=True)
class Previous:
    """The build that a new one may start from: its folder and its manifest."""

    folder: Path
    manifest: Manifest


def entry_of(document: Document, digest: str, key: str, size: int, passages: int) -> DocumentEntry:
    """The entry of a document with its record; its passages are numbered from 0."""
    return DocumentEntry(
        id=document.id,
        file=document.file,
        path=document.path,
        digest=digest,
        key=key,
        record_size=size,
        sections=sum(1 for section in document.sections if section.level),
        first_passage=0,
        end_passage=passages,
        format=document.path.suffix.removeprefix(".").lower(),
        pages=len({page.index for page in document.pages}),
        recognised=tuple(dict.fromkeys(page.label for page in document.pages if page.recognised)),
        own_title=document.own_title,
        metadata=document.metadata,
        facts=document.facts,
        own_remarks=document.remarks,
        abbreviations=find_abbreviations(document.text),
    )


def add_document(
    index: Path, recipe: Recipe, digest: str, indexed: IndexedDocument
) -> DocumentEntry:
    """Write the record of a document; the entry for the manifest of the next build.

    Raises
    ------
    IndexNotWritten
        If the record cannot be written.
    """
    try:
        key, size = write_record(index, recipe.origin(digest), indexed)
    except OSError as error:
        raise not_written(index, error) from error
    remember(index, key, read_alone(indexed.document))
    return entry_of(indexed.document, digest, key, size, len(indexed.passages))


def write_build(
    index: Path,
    recipe: Recipe,
    entries: Sequence[DocumentEntry],
    failures: Sequence[Failure],
    corpus: Sequence[str] = (),
    previous: Previous | None = None,
) -> Manifest:
    """The manifest of a new build of documents whose records are there, now the current one.

    What `previous` has is taken over: its files are linked, and only what came or went is written.

    Raises
    ------
    IndexNotWritten
        If the folder cannot be written; the old build stays in use.
    """
    name = f"{time.strftime('%Y%m%dT%H%M%S')}-{time.time_ns() % 10**9:09d}-{os.getpid()}"
    folder = index / BUILDS / name
    try:
        folder.mkdir(parents=True)
        numbered, previous = number(entries, previous)
        _write_indexes(index, folder, numbered, previous)
        (folder / IN_USE).touch()
        created = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        files = file_facts(folder, previous.folder if previous else None)
        manifest = Manifest(recipe, created, tuple(corpus), tuple(numbered), tuple(failures), files)
        write_manifest(folder, manifest)
        sync_tree(folder)
        before = _switch(index, name)
    except (OSError, RuntimeError, ValueError) as error:  # the last two from faiss and tantivy
        shutil.rmtree(folder, ignore_errors=True)
        raise not_written(index, error) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    with suppress(OSError):
        collect(index, (name, before))
    return manifest


def write_store(
    index: Path,
    recipe: Recipe,
    documents: Sequence[IndexedDocument],
    failures: Sequence[Failure],
) -> None:
    """Write a build of these documents and nothing else; raises as `write_build`."""
    entries = [
        add_document(index, recipe, _digest(indexed.document), indexed) for indexed in documents
    ]
    write_build(index, recipe, entries, failures)


def number(
    entries: Sequence[DocumentEntry], previous: Previous | None
) -> tuple[list[DocumentEntry], Previous | None]:
    """The entries with ids for their passages, and the build to start from.

    A document that `previous` has keeps its ids; others get ids that were never used. When more
    than half of the ids would be unused all are numbered anew, and no build is started from.
    """
    known = {e.key: e for e in previous.manifest.documents} if previous else {}
    following = previous.manifest.next_passage if previous else 0
    numbered = []
    for entry in entries:
        if entry.key in known:
            old = known[entry.key]
            numbered.append(
                replace(entry, first_passage=old.first_passage, end_passage=old.end_passage)
            )
        else:
            end = following + entry.passages
            numbered.append(replace(entry, first_passage=following, end_passage=end))
            following = end
    used = sum(entry.passages for entry in entries)
    if previous and used < (1 - _HOLES) * following:
        return number(entries, None)
    return numbered, previous


def not_written(index: Path, error: Exception) -> IndexNotWritten:
    """The error with its Dutch message for a folder that cannot be written."""
    reason = getattr(error, "strerror", None) or str(error)
    return IndexNotWritten(texts_index.index_not_written(str(index), reason))


def _digest(document: Document) -> str:
    """Of a document whose file is not at hand: its id stands for its bytes."""
    path = document.path
    return sha256(path) if path.is_file() else document.id


def _write_indexes(
    index: Path, folder: Path, entries: Sequence[DocumentEntry], previous: Previous | None
) -> None:
    old = {entry.key for entry in previous.manifest.documents} if previous else set()
    new = {entry.key for entry in entries}
    added = [entry for entry in entries if entry.key not in old]
    gone = PassageIds(
        (entry.first_passage, entry.end_passage)
        for entry in (previous.manifest.documents if previous else ())
        if entry.key not in new
    )
    if previous and not added and not len(gone):
        for name in (VECTORS, LEXICAL):
            _link_folder(previous.folder / name, folder / name)
        return
    before = previous.folder if previous else None
    records = ((entry, Record(record_path(index, entry.key))) for entry in added)
    dimension = Record(record_path(index, entries[0].key)).dimension
    write_dense(folder / VECTORS, _vectors(records), dimension, before and before / VECTORS, gone)
    records = ((entry, Record(record_path(index, entry.key))) for entry in added)
    write_lexical(folder / LEXICAL, _analysed(records), before and before / LEXICAL, gone)


def _link_folder(source: Path, target: Path) -> None:
    target.mkdir()
    for path in source.iterdir():
        if path.suffix != ".lock":
            link(path, target / path.name)


def _vectors(
    records: Iterable[tuple[DocumentEntry, Record]],
) -> Iterator[tuple[npt.NDArray[np.int64], FloatArray]]:
    for entry, record in records:
        yield np.arange(entry.first_passage, entry.end_passage, dtype=np.int64), record.vectors()


def _analysed(
    records: Iterable[tuple[DocumentEntry, Record]],
) -> Iterator[tuple[int, list[Term], list[Term]]]:
    """For each passage its id, its terms, and those of the headings above it."""
    for entry, record in records:
        document = record.document()
        headings = [terms(heading_path(document, section)) for section in document.sections]
        for passage in record.passages(entry.id, entry.first_passage):
            yield passage.id, terms(passage.span.of(document.text)), headings[passage.section_id]


def _switch(index: Path, name: str) -> str:
    """Make a build the current one; the name of the one before it."""
    try:
        before = (index / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        before = ""
    write_whole(index / CURRENT, name.encode())
    return before
