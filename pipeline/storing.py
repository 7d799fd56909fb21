"""An upload → a file in the corpus folder, under a name that is safe everywhere; and its removal.

Nothing outside the folder is ever written or removed, no link is followed, and a file is there as a
whole or not at all.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from pipeline import texts_documents, texts_reading
from pipeline.errors import StoringError
from pipeline.reading.bibliography import EDITS_FILE, PARSERS, is_bibliography
from pipeline.reading.detection import known_suffixes

MAX_NAME = 150  # bytes in UTF-8
_LOCK = ".opslag.lock"
_PATIENCE = 60.0  # seconds
_MEGABYTE = 2**20
_LONGEST_SUFFIX = 16
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # by Windows
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.I)
_DEFAULT = "document"


def accepted() -> tuple[str, ...]:
    """The endings of files that can be uploaded: documents and bibliographies."""
    return (*known_suffixes(), *sorted(PARSERS))


def safe_name(name: str) -> str:
    """A name for a file in the corpus folder that every system takes for just that.

    Without folders, control characters and what Windows forbids; in composed form; not hidden, not
    a device of Windows, not a name with a meaning of its own here; at most `MAX_NAME` bytes, with
    its ending kept. A safe name stays as it is.
    """
    composed = unicodedata.normalize("NFC", name).replace("\\", "/")
    last = _printable(composed.rsplit("/", 1)[-1]).rstrip(". ")
    stem, suffix = _split(last)
    if is_bibliography(last) and not is_bibliography(name):
        suffix += ".txt"  # it became one by what was left out
    stem = stem.strip(". ") or _DEFAULT
    whole = stem + suffix
    special = whole.casefold() in ("readme.md", EDITS_FILE.casefold())
    if special or _DEVICES.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"{_DEFAULT}-{stem}"
    return _cut(stem, MAX_NAME - len(suffix.encode())) + suffix


def store_upload(
    folder: Path,
    name: str,
    content: bytes,
    *,
    replace: bool = False,
    others: Iterable[Path] = (),
    megabytes: int = 200,
) -> Path:
    """The file that an upload became.

    Parameters
    ----------
    folder
        The corpus folder to put it in.
    name
        The name that the upload came with; any text.
    content
        Its bytes.
    replace
        Whether a file of that name, in whatever case, is replaced; it then keeps its name.
    others
        Further corpus folders in which the same content may be.
    megabytes
        The largest upload.

    Raises
    ------
    StoringError
        If it is empty, too large, of no known format, there already under this or another name,
        or if the folder cannot be written.
    """
    safe = safe_name(name)
    _check(safe, content, megabytes)
    try:
        with FileLock(folder / _LOCK, timeout=_PATIENCE):
            present = _present(folder, safe)
            if present is not None and (present.is_symlink() or not present.is_file()):
                raise StoringError(texts_documents.is_link(present.name))
            same = _same_content((folder, *others), content)
            if same is not None and same != present:
                raise StoringError(texts_documents.same_content(safe, same.name))
            if present is not None and not replace and same is None:
                raise StoringError(texts_documents.name_taken(present.name))
            target = present or folder / safe
            if same is None:
                _write(target, content)
    except (OSError, Timeout) as error:
        raise StoringError(texts_documents.not_stored(safe, _reason(error))) from error
    return target


def remove(folder: Path, file: str) -> None:
    """Remove a document from a corpus folder; `file` is its name within the folder.

    Raises
    ------
    StoringError
        If there is no such file within the folder, or it cannot be removed.
    """
    parts = PurePosixPath(file.replace("\\", "/")).parts
    path = folder.joinpath(*parts) if parts else folder
    inside = path.parent.resolve().is_relative_to(folder.resolve())
    if not parts or ".." in parts or not inside or file.startswith("/") or not path.is_file():
        raise StoringError(texts_documents.not_removed(file, texts_documents.NOT_IN_CORPUS))
    try:
        path.unlink()
    except OSError as error:
        raise StoringError(texts_documents.not_removed(file, _reason(error))) from error


def _check(name: str, content: bytes, megabytes: int) -> None:
    if not name.lower().endswith(accepted()):
        raise StoringError(texts_reading.unsupported_format(name, accepted()))
    if not content:
        raise StoringError(texts_documents.empty_upload(name))
    if len(content) > megabytes * _MEGABYTE:
        raise StoringError(texts_documents.too_large(name, megabytes))


def _split(name: str) -> tuple[str, str]:
    """Stem and ending; of a name that is all ending, an empty stem."""
    lower = name.lower()
    for ending in accepted():
        if lower.endswith(ending):
            return name[: -len(ending)], name[-len(ending) :]
    stem, dot, ending = name.rpartition(".")
    short = len(ending.encode()) < _LONGEST_SUFFIX and ending == ending.strip()
    return (stem, dot + ending) if dot and ending and short else (name, "")


def _printable(name: str) -> str:
    """The name without control characters and outer or double white space."""
    spaced = "".join(" " if unicodedata.category(c) in ("Zs", "Zl", "Zp") else c for c in name)
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C")
    plain = " ".join(_FORBIDDEN.sub("-", kept).split())
    return unicodedata.normalize("NFC", plain)


def _cut(text: str, size: int) -> str:
    """The beginning of a text that fits in `size` bytes."""
    return text.encode()[:size].decode(errors="ignore").rstrip(". ") or _DEFAULT


def _present(folder: Path, name: str) -> Path | None:
    """The entry of the folder with this name, in whatever case and composition."""
    wanted = _folded(name)
    return next((path for path in folder.iterdir() if _folded(path.name) == wanted), None)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _same_content(folders: Sequence[Path], content: bytes) -> Path | None:
    """A file in or under these folders, not hidden, with exactly these bytes."""
    digest = hashlib.sha256(content).digest()
    for path in _files(folders):
        try:
            if path.stat().st_size == len(content):
                with path.open("rb") as file:
                    if hashlib.file_digest(file, "sha256").digest() == digest:
                        return path
        except OSError:
            continue
    return None


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not hidden and path.is_file():
                yield path


def _write(target: Path, content: bytes) -> None:
    with _temporary(target.parent) as (handle, path):
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
        path.replace(target)


@contextmanager
def _temporary(folder: Path) -> Iterator[tuple[int, Path]]:
    """A hidden file in the folder, gone afterwards unless it was given another name."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=folder)
    try:
        yield handle, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error)
