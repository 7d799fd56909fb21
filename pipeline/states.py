"""The files of the corpus beside the index: what is in it, what no longer, what not yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.corpus import CorpusFile, digest_of, file_stat, find_files, printable
from pipeline.errors import ReadingError
from pipeline.indexing.manifest import DocumentEntry, Failure, Manifest


class State(StrEnum):
    """How a file stands to the index."""

    INDEXED = "opgenomen"
    CHANGED = "veranderd sinds de laatste index"
    NEW = "nog niet opgenomen"
    GONE = "verdwenen"
    FAILED = "mislukt"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file, its state, what the index has of it (`entry`), the Dutch reason if it failed."""

    file: str
    path: str
    state: State
    entry: DocumentEntry | None = None
    message: str = ""


def file_states(manifest: Manifest) -> list[FileState]:
    """The state of every file: of the documents first, then of those that are none.

    The folders are those that the index was made of; a folder that is gone has no files.
    """
    folders = [Path(folder) for folder in manifest.corpus if Path(folder).is_dir()]
    files = {_resolved(item): item for item in find_files(folders)}
    known = {str(entry.path) for entry in manifest.documents}
    documents = [_document(entry, files.get(str(entry.path))) for entry in manifest.documents]
    others = {path: item for path, item in files.items() if path not in known}
    return [*documents, *_others(others, manifest.failures)]


def _document(entry: DocumentEntry, item: CorpusFile | None) -> FileState:
    state = State.GONE if item is None else State.CHANGED
    if item and is_unchanged(entry, item):
        state = State.INDEXED
    return FileState(entry.file, str(entry.path), state, entry)


def is_unchanged(entry: DocumentEntry, item: CorpusFile) -> bool:
    """Whether a file is what it was, as far as the file system says, else by its bytes."""
    try:
        if entry.stat and file_stat(item.path) == entry.stat:
            return True
        return digest_of(item) == entry.digest
    except (OSError, ReadingError):
        return False


def _others(files: dict[str, CorpusFile], failures: Sequence[Failure]) -> Iterator[FileState]:
    failed = {str(Path(failure.path).resolve()) for failure in failures if failure.path}
    for failure in failures:
        yield FileState(failure.file, failure.path, State.FAILED, message=failure.message)
    for path, item in files.items():
        if printable(path) not in failed:
            yield FileState(printable(item.file), printable(path), State.NEW, message=item.problem)


def _resolved(item: CorpusFile) -> str:
    try:
        return str(item.path.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return str(item.path.absolute())
