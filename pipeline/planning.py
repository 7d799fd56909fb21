"""The files of the corpus → what is to be done with each: take its record over, or read it.

A file whose size, time and inode are those in the manifest of the build before is taken for
unchanged and not opened; `bewijsplaats verify` hashes every file all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.corpus import CorpusFile, digest_of, file_stat, unreadable
from pipeline.errors import ReadingError
from pipeline.indexing.layout import record_path
from pipeline.indexing.manifest import DocumentEntry, Manifest, Recipe, Stat
from pipeline.indexing.records import find_record
from pipeline.indexing.writing import entry_of


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with one file: take its record over (`entry`), nothing, or read it.

    Nothing, if it has a `problem` in Dutch, which lasts (`lasting`) as long as the file stays the
    same, or is the `same_as` another that comes first.
    """

    item: CorpusFile
    digest: str = ""
    stat: Stat | None = None
    entry: DocumentEntry | None = None
    problem: str = ""
    lasting: bool = False
    same_as: str = ""

    @property
    def must_read(self) -> bool:
        """Whether the file is to be read."""
        return not (self.entry or self.problem or self.same_as)


def plan(
    index: Path,
    recipe: Recipe,
    files: Sequence[CorpusFile],
    previous: Manifest | None,
    fresh: bool = False,
) -> list[Job]:
    """A job for each file; with `fresh` nothing is taken over."""
    known = _Known(previous)
    first: dict[str, str] = {}
    jobs = []
    for item in files:
        try:
            digest, stat = known.digest(item)
        except ReadingError as error:
            jobs.append(Job(item, problem=str(error)))
            continue
        job = Job(item, digest, stat)
        if digest in first:
            job = replace(job, same_as=first[digest])
        elif not fresh:
            job = _taken_over(index, recipe, job, known)
        first.setdefault(digest, item.file)
        jobs.append(job)
    return jobs


class _Known:
    """What the build before says of files, by path and by content."""

    def __init__(self, previous: Manifest | None) -> None:
        documents = previous.documents if previous else ()
        failures = previous.failures if previous else ()
        self.entries = {entry.digest: entry for entry in documents}
        self.failures = {failure.digest: failure for failure in failures if failure.digest}
        self._stats = {str(entry.path): (entry.stat, entry.digest) for entry in documents}
        for failure in failures:
            self._stats[str(Path(failure.path).resolve())] = (failure.stat, failure.digest)

    def digest(self, item: CorpusFile) -> tuple[str, Stat | None]:
        """The SHA-256 of a file, from the build before if the file is unchanged since."""
        if item.problem:
            return digest_of(item), None
        try:
            stat = file_stat(item.path)
            old, digest = self._stats.get(str(item.path.resolve()), (None, ""))
        except OSError as error:
            raise unreadable(item.file, error) from error
        if stat and digest and stat == old:
            return digest, stat
        return digest_of(item), stat


def _taken_over(index: Path, recipe: Recipe, job: Job, known: _Known) -> Job:
    """The job with the record that there is already of its file, or its lasting failure."""
    if job.digest in known.failures:
        old = known.failures[job.digest]
        problem = old.message.replace(old.file, job.item.file, 1)
        return replace(job, problem=problem, lasting=True)
    entry = known.entries.get(job.digest) or _found(index, recipe, job)
    if entry is None or not _has_record(index, entry):
        return job
    return replace(job, entry=entry)


def _has_record(index: Path, entry: DocumentEntry) -> bool:
    path = record_path(index, entry.key)
    return path.is_file() and path.stat().st_size == entry.record_size


def _found(index: Path, recipe: Recipe, job: Job) -> DocumentEntry | None:
    """The entry of a record that no build refers to: a build was broken off after it."""
    found = find_record(index, recipe.origin(job.digest))
    if found is None:
        return None
    key, record = found
    document = replace(record.document(), file=job.item.file, path=job.item.path.resolve())
    size = record_path(index, key).stat().st_size
    return entry_of(document, job.digest, key, size, len(record))
