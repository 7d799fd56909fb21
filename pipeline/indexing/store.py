"""Where an index lies on disk: every build in a folder of its own, `current` naming the one in use.

    index/current                      the name of a build, replaced in one step
    index/builds/NAME/manifest.json    recipe, documents, failures, checksums
    index/builds/NAME/metadata.sqlite  documents, passages, boxes
    index/builds/NAME/passages.faiss   vectors of passages
    index/builds/NAME/sentences.npy    vectors of sentences, in half precision
    index/builds/NAME/lexical/         tantivy

A reader sees the old build or the new one. The build before the current one is kept, for readers
that opened it; older ones and unfinished ones go with the next build.
"""

import os
import shutil
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter, ValidationError

from pipeline import texts_nl
from pipeline.analysis import terms
from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged, IndexMissing, UsageError
from pipeline.indexing.dense import DenseIndex
from pipeline.indexing.lexical import LexicalIndex, write_lexical
from pipeline.indexing.manifest import (
    DocumentEntry,
    Failure,
    Manifest,
    Recipe,
    checksums,
    read_manifest,
    write_manifest,
)
from pipeline.passages import distinct_sentences
from pipeline.types import Box, Document, Passage, Section, Span

_CURRENT, _BUILDS = "current", "builds"
_METADATA, _VECTORS, _LEXICAL = "metadata.sqlite", "passages.faiss", "lexical"
_SENTENCES = "sentences.npy"
_SCHEMA = """
CREATE TABLE documents (id TEXT PRIMARY KEY, data BLOB NOT NULL, boxes BLOB NOT NULL);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents, data BLOB NOT NULL
);
CREATE INDEX passages_of_document ON passages (document_id);
"""
_DOCUMENT = TypeAdapter(Document)
_PASSAGE = TypeAdapter(Passage)


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document ready for the index: passages numbered from 0.

    `vectors` has a row a passage, `sentence_vectors` a row for each of `distinct_sentences`.
    """

    document: Document
    passages: tuple[Passage, ...]
    vectors: FloatArray
    sentence_vectors: FloatArray
    boxes: tuple[Box, ...] = ()


class Store:
    """One build, opened for reading; safe to share between threads.

    `guides` are the ids of the documents that are about another one in the index.
    """

    def __init__(self, folder: Path) -> None:
        self.manifest = read_manifest(folder)
        if checksums(folder) != self.manifest.files:
            raise IndexDamaged(texts_nl.index_damaged(str(folder)))
        self.dense = DenseIndex.load(folder / _VECTORS)
        self.lexical = LexicalIndex.load(folder / _LEXICAL)
        self._sentences = _load_sentences(folder / _SENTENCES)
        self._entries = {entry.id: entry for entry in self.documents}
        present = {entry.file for entry in self.documents}
        self.guides = frozenset(entry.id for entry in self.documents if entry.about in present)
        self._lock = threading.Lock()
        uri = f"{(folder / _METADATA).absolute().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.document = lru_cache(maxsize=256)(self._document)
        self.passage = lru_cache(maxsize=10_000)(self._passage)
        self.passages_of = lru_cache(maxsize=256)(self._passages_of)
        self._sentence_rows = lru_cache(maxsize=256)(self._find_sentence_rows)

    @property
    def documents(self) -> tuple[DocumentEntry, ...]:
        """The documents in the index, in the order in which they were read."""
        return self.manifest.documents

    def _document(self, document_id: str) -> Document:
        row = self._one("SELECT data FROM documents WHERE id = ?", document_id)
        if row is None:
            raise UsageError(texts_nl.unknown_document(document_id))
        try:
            return _DOCUMENT.validate_json(zlib.decompress(row[0]))
        except (zlib.error, ValidationError) as error:
            raise IndexDamaged(texts_nl.index_damaged(_METADATA)) from error

    def _passage(self, passage_id: int) -> Passage:
        """The passage with this id.

        Raises
        ------
        IndexDamaged
            If there is none: the vectors and the metadata do not fit together.
        """
        row = self._one("SELECT data FROM passages WHERE id = ?", passage_id)
        if row is None:
            raise IndexDamaged(texts_nl.index_damaged(_METADATA))
        return _PASSAGE.validate_json(row[0])

    def _passages_of(self, document_id: str) -> tuple[Passage, ...]:
        with self._lock:
            rows = self._database.execute(
                "SELECT data FROM passages WHERE document_id = ? ORDER BY id", (document_id,)
            ).fetchall()
        return tuple(_PASSAGE.validate_json(row[0]) for row in rows)

    def similarities(
        self, document_id: str, sentences: Sequence[Span], vector: FloatArray
    ) -> list[float]:
        """The cosine of each of these sentences of a document with a unit vector."""
        rows = self._sentence_rows(document_id)
        vectors = self._sentences[[rows[sentence] for sentence in sentences]]
        cosines: list[float] = (vectors.astype(np.float32) @ vector).tolist()
        return cosines

    def _find_sentence_rows(self, document_id: str) -> dict[Span, int]:
        first = self._entries[document_id].first_sentence
        sentences = distinct_sentences(self.passages_of(document_id))
        return {sentence: first + place for place, sentence in enumerate(sentences)}

    def boxes(self, document_id: str) -> FloatArray:
        """The boxes of the code points of the source, shape (code points, 4), in points."""
        row = self._one("SELECT boxes FROM documents WHERE id = ?", document_id)
        content = zlib.decompress(row[0]) if row else b""
        return np.frombuffer(content, dtype=np.float32).reshape(-1, 4)

    def indexed(self, entry: DocumentEntry) -> IndexedDocument:
        """A document as it was put in, to be put into the next build."""
        return IndexedDocument(
            self.document(entry.id),
            self.passages_of(entry.id),
            self.dense.vectors(entry.first_passage, entry.end_passage),
            self._sentences[list(self._sentence_rows(entry.id).values())].astype(np.float32),
            tuple(Box(*row) for row in self.boxes(entry.id).tolist()),
        )

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _one(self, query: str, value: str | int) -> tuple[bytes] | None:
        try:
            with self._lock:
                row: tuple[bytes] | None = self._database.execute(query, (value,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(texts_nl.index_damaged(_METADATA)) from error
        return row


def open_store(index: Path) -> Store:
    """The current build in an index folder.

    Raises
    ------
    IndexMissing
        If nothing has been built there.
    IndexDamaged
        If files are missing, changed, or do not fit together.
    """
    try:
        name = (index / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise IndexMissing(texts_nl.index_missing(str(index))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(texts_nl.index_damaged(str(index / _CURRENT))) from error
    folder = index / _BUILDS / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise IndexDamaged(texts_nl.index_damaged(str(folder)))
    store = Store(folder)
    if len(store.dense) != store.manifest.passages or len(store.lexical) != len(store.dense):
        raise IndexDamaged(texts_nl.index_damaged(str(folder)))
    return store


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
    folder = index / _BUILDS / name
    try:
        folder.mkdir(parents=True)
        numbered = list(_numbered(documents))
        _write_metadata(folder / _METADATA, numbered)
        DenseIndex.of(np.concatenate([d.vectors for d in numbered])).save(folder / _VECTORS)
        sentences = np.concatenate([d.sentence_vectors for d in numbered])
        np.save(folder / _SENTENCES, sentences.astype(np.float16), allow_pickle=False)
        write_lexical(folder / _LEXICAL, _analysed(numbered))
        entries = tuple(_entries(numbered))
        created = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        write_manifest(
            folder, Manifest(recipe, created, entries, tuple(failures), checksums(folder))
        )
        before = _switch(index, name)
    except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:  # faiss, tantivy
        shutil.rmtree(folder, ignore_errors=True)
        raise IndexDamaged(texts_nl.index_not_written(str(index), str(error))) from error
    for other in (index / _BUILDS).iterdir():
        if other.name not in (name, before):
            shutil.rmtree(other, ignore_errors=True)


def heading_path(document: Document, section: Section) -> str:
    """The titles from the chapter down to the section."""
    titles: list[str] = []
    current: Section | None = section
    while current is not None:
        titles.append(current.title)
        current = None if current.parent_id is None else document.section(current.parent_id)
    return " › ".join(title for title in reversed(titles) if title)


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
        database.executescript(_SCHEMA)
        for indexed in documents:
            data = zlib.compress(_DOCUMENT.dump_json(indexed.document))
            boxes = zlib.compress(np.asarray(indexed.boxes, dtype=np.float32).tobytes())
            key = indexed.document.id
            database.execute("INSERT INTO documents VALUES (?, ?, ?)", (key, data, boxes))
            database.executemany(
                "INSERT INTO passages VALUES (?, ?, ?)",
                [(p.id, key, _PASSAGE.dump_json(p)) for p in indexed.passages],
            )
    database.close()


def _analysed(documents: Iterable[IndexedDocument]):  # type: ignore[no-untyped-def]
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
            document.remarks,
            document.metadata.about,
        )
        first_sentence += len(indexed.sentence_vectors)


def _load_sentences(path: Path) -> npt.NDArray[np.float16]:
    try:
        vectors: npt.NDArray[np.float16] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(texts_nl.index_damaged(str(path))) from error
    return vectors


def _switch(index: Path, name: str) -> str:
    """Make a build the current one; the name of the one before it."""
    try:
        before = (index / _CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        before = ""
    pointer = index / f"{_CURRENT}.{os.getpid()}"
    pointer.write_text(name, encoding="utf-8")
    pointer.replace(index / _CURRENT)
    return before
