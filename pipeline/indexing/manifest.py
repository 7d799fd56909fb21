"""What an index says of itself: how it was made, of what, and the checksums of its files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline import texts_index
from pipeline.abbreviations import Abbreviation
from pipeline.errors import IndexDamaged

SCHEMA_VERSION = 4
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that must be the same for a part of an older index to be used again."""

    schema_version: int
    encoder: str
    encoder_checksum: str
    passage_tokens: int
    passage_overlap: int
    sentence_model: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in the index, with its passages: ids from `first_passage` to `end_passage`.

    Its sentences have the rows from `first_sentence` on in the table of sentence vectors.
    """

    id: str
    file: str
    path: Path
    title: str
    sections: int
    first_passage: int
    end_passage: int
    first_sentence: int
    remarks: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a document, with the Dutch reason."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The table of contents of one build; `files` maps names to SHA-256.

    `abbreviations` are those that its documents define.
    """

    recipe: Recipe
    created: str
    documents: tuple[DocumentEntry, ...]
    failures: tuple[Failure, ...]
    abbreviations: tuple[Abbreviation, ...]
    files: dict[str, str]

    @property
    def passages(self) -> int:
        """The number of passages."""
        return max((entry.end_passage for entry in self.documents), default=0)


_ADAPTER = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of a build."""
    (folder / MANIFEST).write_bytes(_ADAPTER.dump_json(manifest, indent=1))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a build.

    Raises
    ------
    IndexDamaged
        If there is none, or it is not one.
    """
    try:
        return _ADAPTER.validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise IndexDamaged(texts_index.index_damaged(str(folder / MANIFEST))) from error


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a build but its manifest and tantivy's locks."""
    sums = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST and not path.name.endswith(".lock"):
            with path.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            sums[path.relative_to(folder).as_posix()] = digest
    return sums
