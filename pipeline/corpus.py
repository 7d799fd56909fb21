"""Corpus folders → the files that may become documents, each with a name of its own.

Hidden files, read-mes and bibliographies are none of them. A link is followed as long as it leads
to a place inside the folder; what lies outside was not put there to be searched.
"""

import os
import stat
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import texts_index, texts_reading
from pipeline.errors import UnreadableFile, UsageError
from pipeline.indexing.manifest import Stat, sha256

_BIBLIOGRAPHIES = (".csl.json", ".bib", ".ris")
_HIDDEN = (".", "~$")  # the second: what Word keeps beside a document that is open
_SETTLED = 2 * 10**9  # nanoseconds; some file systems tell the time in steps of two seconds


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus: its path, its name in the index, and the corpus folder it is in.

    `problem` is the Dutch reason why it cannot be read, if that shows without opening it.
    """

    path: Path
    file: str
    folder: Path
    problem: str = ""


def find_files(folders: Sequence[Path]) -> list[CorpusFile]:
    """The files of the corpus, in order of the folders and of their names.

    The name is the path within the corpus folder; where two folders have the same one, the name of
    the folder stands before it.

    Raises
    ------
    UsageError
        If a folder does not exist.
    """
    files: dict[Path, CorpusFile] = {}
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(texts_index.corpus_missing(str(folder)))
        for item in sorted(_walk(folder, folder.resolve()), key=lambda item: item.path):
            files.setdefault(item.folder.resolve() / item.file, item)
    return _with_own_names(list(files.values()))


def file_stat(path: Path) -> Stat | None:
    """What tells a changed file, or None if it is so new that another change might not show.

    Raises
    ------
    OSError
        If the file is gone.
    """
    said = path.stat()
    found = Stat(said.st_size, said.st_mtime_ns, said.st_ino)
    return found if time.time_ns() - max(said.st_mtime_ns, said.st_ctime_ns) > _SETTLED else None


def digest_of(item: CorpusFile) -> str:
    """The SHA-256 of a file.

    Raises
    ------
    UnreadableFile
        If the file has vanished, may not be read, is no file, or has a name that is no text.
    """
    if item.problem:
        raise UnreadableFile(item.problem)
    try:
        return sha256(item.path)
    except OSError as error:
        raise unreadable(item.file, error) from error


def unreadable(file: str, error: OSError) -> UnreadableFile:
    """The error with its Dutch message for a file that cannot be opened."""
    return UnreadableFile(texts_reading.unreadable_file(file, error.strerror or ""))


def printable(name: str) -> str:
    """A file name as text, with the bytes in it that are none written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _walk(folder: Path, root: Path, within: str = "") -> Iterator[CorpusFile]:
    here = folder / within
    try:
        entries = list(os.scandir(here))
    except OSError as error:
        problem = texts_reading.unreadable_folder(printable(within), error.strerror or "")
        yield CorpusFile(here, within, folder, problem)
        return
    for entry in entries:
        name = f"{within}/{entry.name}" if within else entry.name
        if entry.name.startswith(_HIDDEN):
            continue
        if _is_folder(entry):
            if not entry.is_symlink():
                yield from _walk(folder, root, name)
            elif not Path(entry.path).resolve().is_relative_to(root):
                yield CorpusFile(here / entry.name, name, folder, _outside(name))
            continue  # a linked folder inside the corpus is found at its own place
        if entry.name.lower() != "readme.md" and not entry.name.lower().endswith(_BIBLIOGRAPHIES):
            yield CorpusFile(here / entry.name, name, folder, _problem(entry, name, root))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _problem(entry: "os.DirEntry[str]", name: str, root: Path) -> str:
    """Why a file is not to be opened, or nothing."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return texts_reading.bad_name(printable(name))
    try:
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root):
            return _outside(name)
        if not stat.S_ISREG(entry.stat().st_mode):  # to open a pipe is to wait for its other end
            return texts_reading.not_a_file(name)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = getattr(error, "strerror", "") or ""
        return texts_reading.unreadable_file(name, reason)
    return ""


def _outside(name: str) -> str:
    return texts_reading.link_outside(printable(name))


def _with_own_names(files: list[CorpusFile]) -> list[CorpusFile]:
    times = Counter(item.file for item in files)
    labels = _labels(sorted({item.folder for item in files}))
    return [
        replace(item, file=f"{labels[item.folder]}/{item.file}") if times[item.file] > 1 else item
        for item in files
    ]


def _labels(folders: Sequence[Path]) -> dict[Path, str]:
    """The end of the path of each folder, as short as it can be while they differ."""
    parts = {folder: folder.resolve().parts for folder in folders}
    length = 1
    while len({own[-length:] for own in parts.values()}) < len(set(parts.values())):
        length += 1
    return {folder: "/".join(own[-length:]).lstrip("/") for folder, own in parts.items()}
