"""One build of the index, opened for reading."""

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline import texts_index, texts_nl
from pipeline.abbreviations import Abbreviation
from pipeline.bert import FloatArray
from pipeline.citations.memory import Memory
from pipeline.errors import IndexDamaged, IndexMissing, UsageError
from pipeline.indexing.dense import DenseIndex
from pipeline.indexing.layout import BUILDS, CURRENT, LEXICAL, VECTORS, record_path
from pipeline.indexing.lexical import LexicalIndex
from pipeline.indexing.locking import mark_in_use
from pipeline.indexing.manifest import DocumentEntry, check_files, read_manifest
from pipeline.indexing.records import Record
from pipeline.indexing.remembered import recall, remember
from pipeline.types import Boxes, Document, Passage, Span

_TRIES = 5
_OPEN_RECORDS = 100  # each holds a file open
_CACHED_DOCUMENTS = 256


class Store:
    """One build, opened for reading; safe to share between threads.

    As long as it is open, no later build removes its files. `guides` are the ids of the documents
    that are about another one in the index.
    """

    def __init__(self, index: Path, name: str) -> None:
        self.folder = index / BUILDS / name
        self._index = index
        self._mark = mark_in_use(self.folder)
        self.manifest = read_manifest(self.folder)
        check_files(self.folder, self.manifest)
        self.dense = DenseIndex.load(self.folder / VECTORS)
        self.lexical = LexicalIndex.load(self.folder / LEXICAL)
        self.abbreviations: tuple[Abbreviation, ...] = self.manifest.abbreviations
        self._entries = {entry.id: entry for entry in self.documents}
        self._by_passage = sorted(
            (entry for entry in self.documents if entry.passages), key=lambda e: e.first_passage
        )
        present = {entry.file for entry in self.documents}
        self.guides = frozenset(entry.id for entry in self.documents if entry.about in present)
        self._record = lru_cache(maxsize=_OPEN_RECORDS)(self._open_record)
        self.document = lru_cache(maxsize=_CACHED_DOCUMENTS)(self._document)
        self.passage = lru_cache(maxsize=10_000)(self._passage)
        self.passages_of = lru_cache(maxsize=_CACHED_DOCUMENTS)(self._passages_of)

    @property
    def documents(self) -> tuple[DocumentEntry, ...]:
        """The documents in the index, in the order in which they were read."""
        return self.manifest.documents

    def entry(self, document_id: str) -> DocumentEntry:
        """What the index says of a document.

        Raises
        ------
        UsageError
            If it has no such document.
        """
        try:
            return self._entries[document_id]
        except KeyError as error:
            raise UsageError(texts_nl.unknown_document(document_id)) from error

    def record(self, document_id: str) -> Record:
        """All that the index has of a document."""
        return self._record(self.entry(document_id))

    def _open_record(self, entry: DocumentEntry) -> Record:
        record = Record(record_path(self._index, entry.key))
        if len(record) != entry.passages:
            raise IndexDamaged(texts_index.record_damaged(entry.file))
        return record

    def _document(self, document_id: str) -> Document:
        entry = self.entry(document_id)
        document = self._record(entry).document()
        return replace(document, file=entry.file, path=entry.path, metadata=entry.metadata)

    def _passage(self, passage_id: int) -> Passage:
        """The passage with this id.

        Raises
        ------
        IndexDamaged
            If there is none: the vectors and the documents do not fit together.
        """
        place = bisect_right(self._by_passage, passage_id, key=lambda e: e.first_passage) - 1
        entry = self._by_passage[place] if place >= 0 else None
        if entry is None or passage_id >= entry.end_passage:
            raise IndexDamaged(texts_index.index_damaged(str(self.folder)))
        first = entry.first_passage
        return self._record(entry).passage(passage_id - first, entry.id, first)

    def _passages_of(self, document_id: str) -> tuple[Passage, ...]:
        entry = self.entry(document_id)
        return self._record(entry).passages(entry.id, entry.first_passage)

    def similarities(
        self, document_id: str, sentences: Sequence[Span], vector: FloatArray
    ) -> list[float]:
        """The cosine of each of these sentences of a document with a unit vector."""
        cosines: list[float] = (self.sentence_vectors(document_id, sentences) @ vector).tolist()
        return cosines

    def sentence_vectors(self, document_id: str, sentences: Sequence[Span]) -> FloatArray:
        """The unit vectors of these sentences of a document, shape (sentences, dimension)."""
        return self.record(document_id).sentence_vectors(sentences)

    def boxes(self, document_id: str) -> Boxes:
        """The boxes of the code points of the source, shape (code points, 4), in points."""
        return self.record(document_id).boxes()

    def recall(self, document_id: str) -> Memory | None:
        """What is remembered of the citations in a document, if anything sound is."""
        entry = self.entry(document_id)
        return recall(self._index, entry.key, entry.id, entry.file)

    def remember(self, document_id: str, memory: Memory) -> None:
        """Keep what is to be remembered of the citations in a document."""
        remember(self._index, self.entry(document_id).key, memory)

    def close(self) -> None:
        """Say that nobody reads the build here any more."""
        self._mark.close()


def current_build(index: Path) -> str:
    """The name of the build in use.

    Raises
    ------
    IndexMissing
        If nothing has been built there.
    IndexDamaged
        If the name cannot be read, or there is no such build.
    """
    try:
        name = (index / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise IndexMissing(texts_index.index_missing(str(index))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(texts_index.index_damaged(str(index / CURRENT))) from error
    folder = index / BUILDS / name
    if not name or "\0" in name or Path(name).name != name or not folder.is_dir():
        raise IndexDamaged(texts_index.index_damaged(str(folder)))
    return name


def open_store(index: Path) -> Store:
    """The current build in an index folder.

    Raises
    ------
    IndexMissing
        If nothing has been built there.
    IndexDamaged
        If files are missing, changed, or do not fit together.
    """
    store = _open(index)
    for entry in store.documents:
        path = record_path(index, entry.key)
        if not path.is_file() or path.stat().st_size != entry.record_size:
            raise IndexDamaged(texts_index.record_damaged(str(path)))
    if len(store.dense) != store.manifest.passages or len(store.lexical) != len(store.dense):
        raise IndexDamaged(texts_index.index_damaged(str(store.folder)))
    return store


def _open(index: Path) -> Store:
    """The current build; when two builds go by while it is being opened, the one after that."""
    for _ in range(_TRIES):
        name = current_build(index)
        try:
            return Store(index, name)
        except (OSError, IndexDamaged) as error:
            with suppress(IndexDamaged):
                if current_build(index) != name:
                    continue
            if isinstance(error, IndexDamaged):
                raise
            raise IndexDamaged(texts_index.index_damaged(str(index / BUILDS / name))) from error
    raise IndexDamaged(texts_index.index_damaged(str(index)))
