"""The offline half: corpus folders → index.

find files → (unchanged? take over) → read → structure → passages → embed → write, in one step
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline import texts_index, texts_reading
from pipeline.embedding import Encoder
from pipeline.errors import (
    EmptyCorpus,
    IndexingError,
    IndexOutdated,
    ReadingError,
    UnreadableFile,
    UsageError,
)
from pipeline.indexing.layout import IndexedDocument
from pipeline.indexing.manifest import SCHEMA_VERSION, DocumentEntry, Failure, Recipe
from pipeline.indexing.store import Store, open_store
from pipeline.indexing.writing import write_store
from pipeline.language import split_sentences
from pipeline.lexicon import is_word
from pipeline.passages import distinct_sentences, heading_path, make_passages
from pipeline.reading import content_hash, read
from pipeline.reading.bibliography import (
    Bibliography,
    Known,
    describe,
    is_bibliography,
    read_bibliography,
)
from pipeline.settings import Settings
from pipeline.structure import structure
from pipeline.types import Document

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


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus: its path, and its name within the corpus folder."""

    path: Path
    file: str


def build_index(
    settings: Settings, encoder: Encoder, progress: Progress = lambda *_: None
) -> BuildReport:
    """Bring the index up to date with the corpus; only what changed is read and embedded.

    Raises
    ------
    EmptyCorpus
        If no file of the corpus can be read; an older index stays as it is.
    UsageError
        If a corpus folder does not exist.
    """
    recipe = make_recipe(settings, encoder)
    previous = _previous(settings.index, recipe)
    bibliography = read_bibliography((*settings.facts, *settings.corpus))
    failures = [Failure(file, message) for file, message in bibliography.problems]
    indexed: dict[str, IndexedDocument] = {}
    fresh: list[str] = []
    files = find_files(settings.corpus)
    for done, item in enumerate(files):
        progress(item.file, done, len(files))
        try:
            _check_name(item.file)
            digest = content_hash(item.path)[1][:16]
            if digest in indexed:
                other = indexed[digest].document.file
                failures.append(Failure(item.file, texts_reading.duplicate(item.file, other)))
                continue
            kept = _take_over(previous, digest, item)
            indexed[digest] = kept or _index(item, settings, encoder)
            fresh += [] if kept else [item.file]
        except ReadingError as error:
            name = item.file.encode("utf-8", "backslashreplace").decode()
            failures.append(Failure(name, str(error)))
    progress("", len(files), len(files))
    if not indexed:
        raise EmptyCorpus(_no_documents(settings.corpus, failures))
    documents = _described(indexed.values(), bibliography)
    written = not _is_current(previous, documents, failures)
    if written:
        write_store(settings.index, recipe, documents, failures)
    return _report(settings.index, fresh, failures, indexed, written)


def find_files(folders: Sequence[Path]) -> list[CorpusFile]:
    """The files of the corpus, in order; hidden files, read-mes and bibliographies are none of it.

    Raises
    ------
    UsageError
        If a folder does not exist.
    """
    files = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(texts_index.corpus_missing(str(folder)))
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in name.parts)
            other = path.name.lower() == "readme.md" or is_bibliography(path.name)
            if not hidden and not other and not path.is_dir():
                files.append(CorpusFile(path, name.as_posix()))
    return files


def make_recipe(settings: Settings, encoder: Encoder) -> Recipe:
    """How an index is made with these settings and this encoder."""
    return Recipe(
        schema_version=SCHEMA_VERSION,
        encoder=encoder.name,
        encoder_checksum=encoder.checksum,
        passage_tokens=min(settings.passage_tokens, encoder.max_tokens),
        passage_overlap=settings.passage_overlap,
        sentence_model=settings.sentence_model,
    )


def check_recipe(store: Store, recipe: Recipe) -> None:
    """Refuse an index that was made in another way.

    Raises
    ------
    IndexOutdated
        If the index and the recipe differ; the message names the first difference.
    """
    old = asdict(store.manifest.recipe)
    for name, new in asdict(recipe).items():
        if old[name] != new:
            what = texts_index.OUTDATED[name]
            raise IndexOutdated(texts_index.index_outdated(what, str(old[name]), str(new)))


def embedding_text(document: Document, section_id: int, words: str) -> str:
    """What the encoder reads of a passage: the headings above it, then its words."""
    heading = heading_path(document, document.section(section_id))
    return f"{heading}. {words}" if heading else words


def _check_name(file: str) -> None:
    """Refuse a name with bytes that are no text: nothing could be written about the file."""
    try:
        file.encode("utf-8")
    except UnicodeEncodeError as error:
        name = file.encode("utf-8", "backslashreplace").decode()
        raise UnreadableFile(texts_reading.bad_name(name)) from error


def _previous(index: Path, recipe: Recipe) -> Store | None:
    """The index as it is, if its parts can be used again."""
    try:
        store = open_store(index)
        check_recipe(store, recipe)
    except IndexingError:
        return None
    return store


def _take_over(previous: Store | None, digest: str, item: CorpusFile) -> IndexedDocument | None:
    """The document from the previous index, if its bytes are the same."""
    entry = next((e for e in previous.documents if e.id == digest), None) if previous else None
    if previous is None or entry is None:
        return None
    indexed = previous.indexed(entry)
    document = replace(indexed.document, file=item.file, path=item.path.resolve())
    return replace(indexed, document=document)


def _described(
    documents: Iterable[IndexedDocument], bibliography: Bibliography
) -> list[IndexedDocument]:
    """The documents with their metadata, made anew at every build."""
    documents = list(documents)
    known = [Known(d.document.file, d.document.own_title, d.document.facts) for d in documents]
    this_year = datetime.now(tz=UTC).year
    found = describe(bibliography.items, bibliography.edits, known, this_year)
    return [
        replace(d, document=replace(d.document, metadata=found[d.document.file])) for d in documents
    ]


def _index(item: CorpusFile, settings: Settings, encoder: Encoder) -> IndexedDocument:
    source = read(item.path)
    document = structure(source, item.file, None, is_word)
    document = replace(document, path=item.path.resolve())
    passages = make_passages(
        document,
        lambda texts: split_sentences(texts, settings.sentence_model),
        encoder.count_tokens,
        size=min(settings.passage_tokens, encoder.max_tokens),
        overlap=settings.passage_overlap,
    )
    texts = [embedding_text(document, p.section_id, p.span.of(document.text)) for p in passages]
    sentences = [sentence.of(document.text) for sentence in distinct_sentences(passages)]
    vectors = encoder.encode([*texts, *sentences])
    return IndexedDocument(
        document, tuple(passages), vectors[: len(texts)], vectors[len(texts) :], source.boxes
    )


def _is_current(
    previous: Store | None, documents: Sequence[IndexedDocument], failures: Sequence[Failure]
) -> bool:
    if previous is None or previous.manifest.failures != tuple(failures):
        return False
    return [previous.document(entry.id) for entry in previous.documents] == [
        indexed.document for indexed in documents
    ]


def _report(
    index: Path,
    fresh: Sequence[str],
    failures: Sequence[Failure],
    indexed: dict[str, IndexedDocument],
    written: bool,
) -> BuildReport:
    documents = [item.document.file for item in indexed.values()]
    embedded = sum(
        len(item.passages) for item in indexed.values() if item.document.file in set(fresh)
    )
    return BuildReport(
        documents=open_store(index).documents,
        read=tuple(fresh),
        kept=tuple(file for file in documents if file not in set(fresh)),
        failures=tuple(failures),
        embedded=embedded,
        written=written,
    )


def _no_documents(folders: Sequence[Path], failures: Sequence[Failure]) -> str:
    reasons = [failure.message for failure in failures]
    return "\n".join([texts_index.empty_corpus([str(folder) for folder in folders]), *reasons])
