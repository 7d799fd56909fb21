"""The offline half: corpus folders → index.

find files → (unchanged? take its record over) → read → structure → passages → embed → record, file
by file; then all records → the next build, in one step

While one file is embedded the next one is read, in a process of its own (bounds/).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline import texts_index
from pipeline.bounds.ahead import Reading, reading
from pipeline.bounds.reading import Reader, ReadFile, as_reading_error
from pipeline.corpus import find_files, printable
from pipeline.embedding import Encoder
from pipeline.errors import (
    BewijsplaatsError,
    EmptyCorpus,
    IndexingError,
    ReadingError,
    TooHeavy,
    UnreadableFile,
)
from pipeline.indexing.layout import BUILDS, IndexedDocument
from pipeline.indexing.locking import building
from pipeline.indexing.manifest import (
    DocumentEntry,
    Failure,
    Manifest,
    Recipe,
    Stat,
    check_files,
    read_manifest,
    write_manifest,
)
from pipeline.indexing.store import current_build
from pipeline.indexing.writing import Previous, add_document, number, write_build
from pipeline.language import split_sentences
from pipeline.passages import make_passages
from pipeline.planning import Job, plan
from pipeline.reading.bibliography import Bibliography, Known, describe, read_bibliography
from pipeline.recipes import make_recipe
from pipeline.settings import Settings
from pipeline.texts_reading import changed_while_reading, duplicate, duplicate_of_failed
from pipeline.vectors import embed

WAIT = 10.0
"""Seconds that another builder of the same index gets to finish."""

Progress = Callable[[str, int, int], None]
"""Called with the name of a file, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: files by name; `written` is false when the index was up to date."""

    documents: tuple[DocumentEntry, ...]
    read: tuple[str, ...]
    kept: tuple[str, ...]
    failures: tuple[Failure, ...]
    embedded: int
    written: bool


def build_index(
    settings: Settings,
    encoder: Encoder,
    progress: Progress = lambda *_: None,
    *,
    fresh: bool = False,
    wait: float | None = WAIT,
    reader: Reader | None = None,
) -> BuildReport:
    """Bring the index up to date with the corpus; only what changed is read and embedded.

    Parameters
    ----------
    settings, encoder
        What to read, and how.
    progress
        Told of every file.
    fresh
        Read and embed everything again, whatever there is.
    wait
        Seconds that another builder of the index gets; None waits as long as it takes.
    reader
        What reads a file; otherwise a process of its own, or this one for a few small texts.

    Raises
    ------
    EmptyCorpus
        If no file of the corpus can be read; an older index stays as it is.
    UsageError
        If a corpus folder does not exist.
    IndexBusy
        If another process keeps building the index.
    IndexNotWritten
        If the disk is full or may not be written; an older index stays as it is.
    """
    with building(settings.index, wait):
        return _build(settings, encoder, progress, fresh, reader)


def _build(
    settings: Settings, encoder: Encoder, progress: Progress, fresh: bool, reader: Reader | None
) -> BuildReport:
    recipe = make_recipe(settings, encoder)
    previous = None if fresh else _previous(settings.index, recipe)
    manifest = previous.manifest if previous else None
    jobs = plan(settings.index, recipe, find_files(settings.corpus), manifest, fresh)
    bibliography = read_bibliography((*settings.facts, *settings.corpus))
    failures = [Failure(file, message) for file, message in bibliography.problems]
    entries: dict[str, DocumentEntry] = {}
    wanted = [job.item for job in jobs if job.must_read]
    with reading(wanted, settings, reader) as read:
        for done, job in enumerate(jobs):
            progress(job.item.file, done, len(jobs))
            try:
                entries[job.digest] = _entry(job, entries, read, settings, encoder, recipe)
            except ReadingError as error:
                failures.append(_failure(job, error))
    progress("", len(jobs), len(jobs))
    if not entries:
        raise EmptyCorpus(_no_documents(settings.corpus, failures))
    described = _described(list(entries.values()), bibliography)
    documents, written = _write(settings, recipe, described, failures, previous)
    return _report(documents, {job.item.file for job in jobs if job.must_read}, failures, written)


def _entry(
    job: Job,
    entries: Mapping[str, DocumentEntry],
    read: Reading,
    settings: Settings,
    encoder: Encoder,
    recipe: Recipe,
) -> DocumentEntry:
    """The entry of a file under its present name.

    Raises
    ------
    ReadingError
        If it has none, whatever the reason.
    """
    if job.problem:
        raise UnreadableFile(job.problem)
    if job.same_as:
        say = duplicate if job.digest in entries else duplicate_of_failed
        raise UnreadableFile(say(job.item.file, job.same_as))
    try:
        entry = job.entry or _index(job, next(read)(), settings, encoder, recipe)
    except BewijsplaatsError:
        raise
    except Exception as error:
        raise as_reading_error(error, job.item.file, settings) from error
    return replace(entry, file=job.item.file, path=job.item.path.resolve(), stat=job.stat)


def _index(
    job: Job, read: ReadFile, settings: Settings, encoder: Encoder, recipe: Recipe
) -> DocumentEntry:
    """The entry of a document that was read just now; all about it is on disk after this."""
    if read.digest != job.digest:
        raise UnreadableFile(changed_while_reading(job.item.file))
    document = read.document
    passages = make_passages(
        document,
        lambda texts: split_sentences(texts, settings.sentence_model),
        encoder.count_tokens,
        size=recipe.passage_tokens,
        overlap=recipe.passage_overlap,
    )
    vectors = embed(document, passages, encoder)
    indexed = IndexedDocument(
        document, tuple(passages), vectors.passages, vectors.sentences, read.boxes
    )
    return add_document(settings.index, recipe, job.digest, indexed)


def _described(entries: Sequence[DocumentEntry], bibliography: Bibliography) -> list[DocumentEntry]:
    """The entries with their metadata, made anew at every build."""
    known = [Known(entry.file, entry.own_title, entry.facts) for entry in entries]
    this_year = datetime.now(tz=UTC).year
    found = describe(bibliography.items, bibliography.edits, known, this_year)
    return [replace(entry, metadata=found[entry.file]) for entry in entries]


def _failure(job: Job, error: ReadingError) -> Failure:
    """What took too long or too much memory is not tried again while the file is the same."""
    lasting = job.lasting or isinstance(error, TooHeavy)
    return Failure(
        printable(job.item.file),
        str(error),
        printable(str(job.item.path.absolute())),
        job.digest if lasting else "",
        job.stat,
    )


def _previous(index: Path, recipe: Recipe) -> Previous | None:
    """The build in use, if its parts can be used again."""
    try:
        folder = index / BUILDS / current_build(index)
        manifest = read_manifest(folder)
        check_files(folder, manifest)
    except IndexingError:
        return None
    return Previous(folder, manifest) if manifest.recipe == recipe else None


def _write(
    settings: Settings,
    recipe: Recipe,
    entries: Sequence[DocumentEntry],
    failures: Sequence[Failure],
    previous: Previous | None,
) -> tuple[Sequence[DocumentEntry], bool]:
    """Write the next build, unless it would be the same as the one in use.

    Gives its documents, and whether it was written.
    """
    corpus = tuple(str(folder.resolve()) for folder in settings.corpus)
    if previous:
        numbered, start = number(entries, previous)
        same = replace(
            previous.manifest, corpus=corpus, documents=tuple(numbered), failures=tuple(failures)
        )
        if start and same == previous.manifest:
            _renew_stats(previous, same)
            return numbered, False
    manifest = write_build(settings.index, recipe, entries, failures, corpus, previous)
    return manifest.documents, True


def _renew_stats(previous: Previous, same: Manifest) -> None:
    """Keep what the file system says of the files, so that they need not be hashed next time."""
    if _stats(same) != _stats(previous.manifest):
        with suppress(OSError):  # next time will do
            write_manifest(previous.folder, same)


def _stats(manifest: Manifest) -> list[Stat | None]:
    documents = [entry.stat for entry in manifest.documents]
    return documents + [failure.stat for failure in manifest.failures]


def _report(
    entries: Sequence[DocumentEntry],
    read: Collection[str],
    failures: Sequence[Failure],
    written: bool,
) -> BuildReport:
    return BuildReport(
        documents=tuple(entries),
        read=tuple(entry.file for entry in entries if entry.file in read),
        kept=tuple(entry.file for entry in entries if entry.file not in read),
        failures=tuple(failures),
        embedded=sum(entry.passages for entry in entries if entry.file in read),
        written=written,
    )


def _no_documents(folders: Sequence[Path], failures: Sequence[Failure]) -> str:
    reasons = [failure.message for failure in failures]
    return "\n".join([texts_index.empty_corpus([str(folder) for folder in folders]), *reasons])
