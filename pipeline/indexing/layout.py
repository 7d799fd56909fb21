"""Where an index lies on disk: records of documents, and builds that refer to them.

    index/current                            the name of the build in use, replaced in one step
    index/lock                               held by whoever builds
    index/documents/2 CHARS/KEY.safetensors  all about one document (records.py), never changed
    index/citations/KEY.json                 what is remembered of its citations (remembered.py)
    index/builds/NAME/manifest.json          recipe, documents, failures, checksums
    index/builds/NAME/in-use                 locked, shared, by whoever reads the build
    index/builds/NAME/dense/                 vectors of passages, in FAISS
    index/builds/NAME/lexical/               tantivy

A reader sees the old build or the new one. The build before the current one stays, and so does
every older one that somebody reads, with the records that it refers to (collecting.py).
"""

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.bert import FloatArray
from pipeline.types import Boxes, Document, Passage, no_boxes

CURRENT, BUILDS, DOCUMENTS, LOCK = "current", "builds", "documents", "lock"
CITATIONS, MEMORY_SUFFIX = "citations", ".json"
MANIFEST, IN_USE = "manifest.json", "in-use"
VECTORS, LEXICAL = "dense", "lexical"
RECORD_SUFFIX = ".safetensors"


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document ready for the index: passages numbered from 0.

    `vectors` has a row a passage, `sentence_vectors` a row for each of `distinct_sentences`.
    """

    document: Document
    passages: tuple[Passage, ...]
    vectors: FloatArray
    sentence_vectors: FloatArray
    boxes: Boxes = field(default_factory=no_boxes)


def record_path(index: Path, key: str) -> Path:
    """Where the record with this key lies."""
    return index / DOCUMENTS / key[:2] / f"{key}{RECORD_SUFFIX}"


def memory_path(index: Path, key: str) -> Path:
    """Where what is remembered of the citations in the document with this record lies."""
    return index / CITATIONS / f"{key}{MEMORY_SUFFIX}"
