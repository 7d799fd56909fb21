"""Documents as a store, without an index on disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pipeline.indexing.store import Store
from pipeline.lexicon import is_word
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.types import Document, Metadata


@dataclass(frozen=True)
class _Entry:
    id: str


class DocumentsOnly:
    """What the check asks of a store."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(_Entry(document.id) for document in documents)
        self._by_id = {document.id: document for document in documents}

    def document(self, document_id: str) -> Document:
        return self._by_id[document_id]


def store_of(*documents: Document) -> Store:
    return cast(Store, DocumentsOnly(documents))


def documents_in(*folders: Path) -> list[Document]:
    """The documents in these folders that there are."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.*"))]
    return [
        structure(read(path), path.name, Metadata(), is_word)
        for path in paths
        if path.suffix in (".md", ".txt", ".pdf") and path.name != "README.md"
    ]
