"""Where an index lies on disk: every build in a folder of its own, `current` naming the one in use.

    index/current                      the name of a build, replaced in one step
    index/builds/NAME/manifest.json    recipe, documents, failures, checksums
    index/builds/NAME/metadata.sqlite  documents, passages, boxes
    index/builds/NAME/dense/           vectors of passages, in FAISS
    index/builds/NAME/sentences.npy    vectors of sentences, in half precision
    index/builds/NAME/lexical/         tantivy

A reader sees the old build or the new one. The build before the current one is kept, for readers
that opened it; older ones and unfinished ones go with the next build.
"""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from pipeline.bert import FloatArray
from pipeline.types import Boxes, Document, Passage, no_boxes

CURRENT, BUILDS = "current", "builds"
METADATA, VECTORS, LEXICAL = "metadata.sqlite", "dense", "lexical"
SENTENCES = "sentences.npy"
SCHEMA = """
CREATE TABLE documents (id TEXT PRIMARY KEY, data BLOB NOT NULL, boxes BLOB NOT NULL);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents, data BLOB NOT NULL
);
CREATE INDEX passages_of_document ON passages (document_id);
"""
DOCUMENT = TypeAdapter(Document)
PASSAGE = TypeAdapter(Passage)


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
