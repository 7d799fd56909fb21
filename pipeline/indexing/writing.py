"""Documents → a new build of the index, made the current one in one step at the very end."""

import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline import texts_index
from pipeline.abbreviations import find_abbreviations
from pipeline.analysis import Term, terms
from pipeline.errors import IndexDamaged
from pipeline.indexing.dense import DenseIndex
from pipeline.indexing.layout import (
    BUILDS,
    CURRENT,
    DOCUMENT,
    LEXICAL,
    METADATA,
    PASSAGE,
    SCHEMA,
    SENTENCES,
    VECTORS,
    IndexedDocument,
)
from pipeline.indexing.lexical import write_lexical
from pipeline.indexing.manifest import (
    DocumentEntry,
    Failure,
    Manifest,
    Recipe,
    checksums,
    write_manifest,
)
from pipeline.passages import heading_path
from pipeline.types import Passage


def write_store(
    index: Path,
    recipe: Recipe,
    documents: Sequence[IndexedDocument],
    failures: Sequence[Failure],
) -> None:
    """Write a new build and make it the current one, in one step at the very end.

    Raises
    ------
    IndexDamaged
        If the folder cannot be written; the old build stays in use.
    """
    name = f"{time.strftime('%Y%m%dT%H%M%S')}-{time.time_ns() % 10**9:09d}-{os.getpid()}"
    folder = index / BUILDS / name
    try:
        folder.mkdir(parents=True)
        numbered = list(_numbered(documents))
        _write_metadata(folder / METADATA, numbered)
        DenseIndex.of(np.concatenate([d.vectors for d in numbered])).save(folder / VECTORS)
        sentences = np.concatenate([d.sentence_vectors for d in numbered])
        np.save(folder / SENTENCES, sentences.astype(np.float16), allow_pickle=False)
        write_lexical(folder / LEXICAL, _analysed(numbered))
        entries = tuple(_entries(numbered))
        created = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        abbreviations = find_abbreviations(*(d.document.text for d in numbered))
        files = checksums(folder)
        write_manifest(
            folder, Manifest(recipe, created, entries, tuple(failures), abbreviations, files)
        )
        before = _switch(index, name)
    except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:  # faiss, tantivy
        shutil.rmtree(folder, ignore_errors=True)
        raise IndexDamaged(texts_index.index_not_written(str(index), str(error))) from error
    for other in (index / BUILDS).iterdir():
        if other.name not in (name, before):
            shutil.rmtree(other, ignore_errors=True)


def _numbered(documents: Iterable[IndexedDocument]) -> Iterable[IndexedDocument]:
    """The documents with their passages numbered through."""
    number = 0
    for indexed in documents:
        passages = tuple(
            Passage(number + place, p.document_id, p.section_id, p.span, p.sentences)
            for place, p in enumerate(indexed.passages)
        )
        number += len(passages)
        yield replace(indexed, passages=passages)


def _write_metadata(path: Path, documents: Iterable[IndexedDocument]) -> None:
    database = sqlite3.connect(path)
    with database:
        database.executescript(SCHEMA)
        for indexed in documents:
            data = zlib.compress(DOCUMENT.dump_json(indexed.document))
            boxes = zlib.compress(np.asarray(indexed.boxes, dtype=np.float32).tobytes())
            key = indexed.document.id
            database.execute("INSERT INTO documents VALUES (?, ?, ?)", (key, data, boxes))
            database.executemany(
                "INSERT INTO passages VALUES (?, ?, ?)",
                [(p.id, key, PASSAGE.dump_json(p)) for p in indexed.passages],
            )
    database.close()


def _analysed(
    documents: Iterable[IndexedDocument],
) -> Iterator[tuple[int, list[Term], list[Term]]]:
    """For each passage its id, its terms, and those of the headings above it."""
    for indexed in documents:
        document = indexed.document
        headings = [terms(heading_path(document, section)) for section in document.sections]
        for passage in indexed.passages:
            yield passage.id, terms(passage.span.of(document.text)), headings[passage.section_id]


def _entries(documents: Iterable[IndexedDocument]) -> Iterator[DocumentEntry]:
    first_sentence = 0
    for indexed in documents:
        document, ids = indexed.document, [passage.id for passage in indexed.passages]
        yield DocumentEntry(
            document.id,
            document.file,
            document.path,
            document.title,
            sum(1 for section in document.sections if section.level),
            min(ids, default=0),
            max(ids, default=-1) + 1,
            first_sentence,
            (*document.remarks, *document.metadata.remarks),
            document.metadata.about,
        )
        first_sentence += len(indexed.sentence_vectors)


def _switch(index: Path, name: str) -> str:
    """Make a build the current one; the name of the one before it."""
    try:
        before = (index / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        before = ""
    pointer = index / f"{CURRENT}.{os.getpid()}"
    pointer.write_text(name, encoding="utf-8")
    pointer.replace(index / CURRENT)
    return before
