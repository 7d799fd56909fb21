"""One build of the index, opened for reading."""

import sqlite3
import threading
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

from pipeline import texts_index, texts_nl
from pipeline.abbreviations import Abbreviation
from pipeline.bert import FloatArray
from pipeline.errors import IndexDamaged, IndexMissing, UsageError
from pipeline.indexing.dense import DenseIndex
from pipeline.indexing.layout import (
    BUILDS,
    CURRENT,
    DOCUMENT,
    LEXICAL,
    METADATA,
    PASSAGE,
    SENTENCES,
    VECTORS,
    IndexedDocument,
)
from pipeline.indexing.lexical import LexicalIndex
from pipeline.indexing.manifest import DocumentEntry, checksums, read_manifest
from pipeline.passages import distinct_sentences
from pipeline.types import Document, Passage, Span


class Store:
    """One build, opened for reading; safe to share between threads.

    `guides` are the ids of the documents that are about another one in the index.
    """

    def __init__(self, folder: Path) -> None:
        self.manifest = read_manifest(folder)
        if checksums(folder) != self.manifest.files:
            raise IndexDamaged(texts_index.index_damaged(str(folder)))
        self.dense = DenseIndex.load(folder / VECTORS)
        self.lexical = LexicalIndex.load(folder / LEXICAL)
        self._sentences = _load_sentences(folder / SENTENCES)
        self._entries = {entry.id: entry for entry in self.documents}
        present = {entry.file for entry in self.documents}
        self.guides = frozenset(entry.id for entry in self.documents if entry.about in present)
        self._lock = threading.Lock()
        uri = f"{(folder / METADATA).absolute().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.document = lru_cache(maxsize=256)(self._document)
        self.passage = lru_cache(maxsize=10_000)(self._passage)
        self.passages_of = lru_cache(maxsize=256)(self._passages_of)
        self._sentence_rows = lru_cache(maxsize=256)(self._find_sentence_rows)

    @property
    def documents(self) -> tuple[DocumentEntry, ...]:
        """The documents in the index, in the order in which they were read."""
        return self.manifest.documents

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations that the documents define."""
        return self.manifest.abbreviations

    def _document(self, document_id: str) -> Document:
        row = self._one("SELECT data FROM documents WHERE id = ?", document_id)
        if row is None:
            raise UsageError(texts_nl.unknown_document(document_id))
        try:
            return DOCUMENT.validate_json(zlib.decompress(row[0]))
        except (zlib.error, ValidationError) as error:
            raise IndexDamaged(texts_index.index_damaged(METADATA)) from error

    def _passage(self, passage_id: int) -> Passage:
        """The passage with this id.

        Raises
        ------
        IndexDamaged
            If there is none: the vectors and the metadata do not fit together.
        """
        row = self._one("SELECT data FROM passages WHERE id = ?", passage_id)
        if row is None:
            raise IndexDamaged(texts_index.index_damaged(METADATA))
        return PASSAGE.validate_json(row[0])

    def _passages_of(self, document_id: str) -> tuple[Passage, ...]:
        with self._lock:
            rows = self._database.execute(
                "SELECT data FROM passages WHERE document_id = ? ORDER BY id", (document_id,)
            ).fetchall()
        return tuple(PASSAGE.validate_json(row[0]) for row in rows)

    def similarities(
        self, document_id: str, sentences: Sequence[Span], vector: FloatArray
    ) -> list[float]:
        """The cosine of each of these sentences of a document with a unit vector."""
        cosines: list[float] = (self.sentence_vectors(document_id, sentences) @ vector).tolist()
        return cosines

    def sentence_vectors(self, document_id: str, sentences: Sequence[Span]) -> FloatArray:
        """The unit vectors of these sentences of a document, shape (sentences, dimension)."""
        rows = self._sentence_rows(document_id)
        vectors = self._sentences[[rows[sentence] for sentence in sentences]]
        return vectors.astype(np.float32)

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
            self.boxes(entry.id),
        )

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _one(self, query: str, value: str | int) -> tuple[bytes] | None:
        try:
            with self._lock:
                row: tuple[bytes] | None = self._database.execute(query, (value,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(texts_index.index_damaged(METADATA)) from error
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
        name = (index / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise IndexMissing(texts_index.index_missing(str(index))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(texts_index.index_damaged(str(index / CURRENT))) from error
    folder = index / BUILDS / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise IndexDamaged(texts_index.index_damaged(str(folder)))
    store = Store(folder)
    if len(store.dense) != store.manifest.passages or len(store.lexical) != len(store.dense):
        raise IndexDamaged(texts_index.index_damaged(str(folder)))
    return store


def _load_sentences(path: Path) -> npt.NDArray[np.float16]:
    try:
        vectors: npt.NDArray[np.float16] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(texts_index.index_damaged(str(path))) from error
    return vectors
