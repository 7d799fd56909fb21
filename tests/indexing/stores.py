"""Small indexes for the tests of this folder."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.indexing.layout import IndexedDocument
from pipeline.indexing.manifest import SCHEMA_VERSION, Recipe
from pipeline.indexing.store import Store, open_store
from pipeline.indexing.writing import write_store
from pipeline.types import Box, Document
from pipeline.vectors import embed
from tests.fakes import FakeEncoder
from tests.helpers import document_of, passages_of

RECIPE = Recipe(SCHEMA_VERSION, "nep", "0", 24, 1, "")
WATER = "1 Water\n\nDe gemeente zorgt voor het regenwater. Het waterschap doet de rest.\n"
POLICE = "1 Politie\n\nDe burgemeester heeft het gezag over de politie. Dat staat vast.\n"


def indexed_of(document: Document, boxes: Sequence[Box] = ()) -> IndexedDocument:
    """A document with its passages and their vectors."""
    passages = passages_of(document, size=12)
    vectors = embed(document, passages, FakeEncoder())
    rows = np.array(boxes, dtype=np.float32).reshape(-1, 4)
    return IndexedDocument(document, tuple(passages), vectors.passages, vectors.sentences, rows)


def store_of(index: Path, *documents: IndexedDocument) -> Store:
    """An index with these documents, opened."""
    write_store(index, RECIPE, documents, [])
    return open_store(index)


def small_store(index: Path) -> Store:
    """An index of two documents."""
    return store_of(index, *(indexed_of(document_of(text)) for text in (WATER, POLICE)))
