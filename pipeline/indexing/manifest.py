"""What an index says of itself: how it was made, of what, and the checksums of its files."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline import texts_index
from pipeline.abbreviations import Abbreviation
from pipeline.errors import IndexDamaged
from pipeline.indexing.durable import write_whole
from pipeline.indexing.layout import IN_USE, MANIFEST
from pipeline.lexicon import fold
from pipeline.types import Metadata

SCHEMA_VERSION = 5
HASHED_AT_OPENING = 32 * 2**20
"""Bytes; a build with larger files is only checked for their sizes when it is opened."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that must be the same for a part of an older index to be used again."""

    schema_version: int
    encoder: str
    encoder_checksum: str
    passage_tokens: int
    passage_overlap: int
    sentence_model: str
    sentence_checksum: str = ""
    reading_version: int = 0

    def origin(self, digest: str) -> str:
        """What a record comes from: a file with this SHA-256, and this recipe."""
        recipe = TypeAdapter(Recipe).dump_json(self)
        return hashlib.sha256(digest.encode() + b"\n" + recipe).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Stat:
    """What a file system says of a file; a file with the same is taken for unchanged."""

    size: int
    modified: int
    inode: int


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in the index: its file, its record, its passages.

    `digest` is the SHA-256 of the file. The ids of its passages run from `first_passage` to
    `end_passage`; they stay the same from one build to the next. `recognised` are the labels of
    the pages whose text comes from optical character recognition. `facts` and `own_remarks`
    come from the file alone, `metadata` also from what stands beside it. `stat` is None where the
    file was so new that a change might not show in it.
    """

    id: str
    file: str
    path: Path
    digest: str
    key: str
    record_size: int
    sections: int
    first_passage: int
    end_passage: int
    format: str = ""
    pages: int = 0
    recognised: tuple[str, ...] = ()
    own_title: str = ""
    facts: Metadata = field(default_factory=Metadata)
    metadata: Metadata = field(default_factory=Metadata)
    own_remarks: tuple[str, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    stat: Stat | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        """As `Document.title`."""
        return self.metadata.title or self.own_title or self.file

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was noticed about the file and about its metadata."""
        return (*self.own_remarks, *self.metadata.remarks)

    @property
    def about(self) -> str:
        """The name of the file that the document is a guide to, if it is one."""
        return self.metadata.about

    @property
    def passages(self) -> int:
        """The number of its passages."""
        return self.end_passage - self.first_passage


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a document, with the Dutch reason.

    `digest` is the SHA-256 of a file that should not be tried again as long as it and the recipe
    stay the same, since that took very long or very much memory.
    """

    file: str
    message: str
    path: str = ""
    digest: str = ""
    stat: Stat | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The size and the SHA-256 of a file of a build."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The table of contents of one build; `files` are those beside it, by name.

    `corpus` are the folders that were read.
    """

    recipe: Recipe
    created: str
    corpus: tuple[str, ...]
    documents: tuple[DocumentEntry, ...]
    failures: tuple[Failure, ...]
    files: dict[str, FileFacts]

    @property
    def passages(self) -> int:
        """The number of passages."""
        return sum(entry.passages for entry in self.documents)

    @property
    def next_passage(self) -> int:
        """The first id that no passage has had since they were numbered."""
        return max((entry.end_passage for entry in self.documents), default=0)

    @property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Those that the documents define, in order, each once."""
        found: dict[tuple[str, str], Abbreviation] = {}
        for item in (item for entry in self.documents for item in entry.abbreviations):
            found.setdefault((item.short, fold(item.long)), item)
        return tuple(found.values())


_ADAPTER = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of a build, in one step.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    write_whole(folder / MANIFEST, _ADAPTER.dump_json(manifest, indent=1))


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


def file_facts(folder: Path, before: Path | None = None) -> dict[str, FileFacts]:
    """Size and SHA-256 of the files of a build.

    Files that are the very same as those of the build `before` (hard links) are not read again.
    """
    known = read_manifest(before).files if before else {}
    facts = {}
    for name, path in _files(folder):
        old = before / name if before and name in known else None
        if old and old.exists() and old.samefile(path):
            facts[name] = known[name]
        else:
            facts[name] = FileFacts(path.stat().st_size, sha256(path))
    return facts


def check_files(folder: Path, manifest: Manifest, everything: bool = False) -> None:
    """Compare the files of a build with its manifest.

    Sizes are always compared; checksums if the files are small together, or `everything` is asked.

    Raises
    ------
    IndexDamaged
        If a file is missing, too many, or another than it was.
    """
    try:
        sizes = {name: path.stat().st_size for name, path in _files(folder)}
        same = sizes == {name: facts.size for name, facts in manifest.files.items()}
        if same and (everything or sum(sizes.values()) <= HASHED_AT_OPENING):
            same = all(f.sha256 == sha256(folder / name) for name, f in manifest.files.items())
    except OSError as error:
        raise IndexDamaged(texts_index.index_damaged(str(folder))) from error
    if not same:
        raise IndexDamaged(texts_index.index_damaged(str(folder)))


def differences(old: Recipe, new: Recipe) -> Iterator[tuple[str, str, str]]:
    """The parts in which two recipes differ, each with its name, the old value and the new."""
    before = asdict(old)
    for name, value in asdict(new).items():
        if before[name] != value:
            yield name, str(before[name]), str(value)


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal, without having it in memory as a whole."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    """The files of a build with their names, but for its manifest, its lock and tantivy's."""
    for path in sorted(folder.rglob("*")):
        ours = path.name in (MANIFEST, IN_USE) and path.parent == folder
        if not ours and path.suffix not in (".lock", ".tmp") and not path.is_dir():
            yield path.relative_to(folder).as_posix(), path
