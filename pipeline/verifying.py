"""Whether the index says what the files say: everything read again and compared, word for word.

For each document: its file has the same bytes; read again it gives the same text; every passage,
sentence and note is a stretch of that text of which each character stands in the file, at the place
that the document names; its record and its vectors are as they were written. Besides: the files of
the index, and quotes that were given before.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any
from unicodedata import normalize

import numpy as np

from pipeline import texts_verify
from pipeline.bounds.ahead import reading
from pipeline.bounds.reading import ReadFile
from pipeline.corpus import CorpusFile, digest_of
from pipeline.errors import BewijsplaatsError, IndexingError, InvalidSpan, ReadingError, UsageError
from pipeline.indexing.manifest import DocumentEntry, check_files
from pipeline.indexing.store import Store
from pipeline.settings import Settings
from pipeline.types import Document, Metadata, Span

_ROUNDING = 1e-3  # of a vector kept in half precision


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of a file, a quote or the index itself; `problems` is what was not."""

    kind: str
    name: str
    path: str = ""
    passages: int = 0
    sentences: int = 0
    notes: int = 0
    problems: tuple[str, ...] = ()


class Proved:
    """Which characters of a document's text stand in its file, at the place that it names."""

    def __init__(self, document: Document, source: str) -> None:
        wrong = np.array([not character.isspace() for character in document.text], dtype=np.int64)
        for run in document.runs:
            text, original = run.span.of(document.text), source[run.source.start : run.source.end]
            if text == original or normalize("NFKC", original) == text:
                wrong[run.span.start : run.span.end] = 0
            elif len(text) == len(original):
                wrong[run.span.start : run.span.end] *= [
                    a != b for a, b in zip(text, original, strict=True)
                ]
        self._until = [0, *accumulate(wrong.tolist())]

    def holds(self, document: Document, span: Span) -> bool:
        """Whether a stretch of the text has words, each of them in the file."""
        try:
            document.to_source(span)
            words = span.of(document.text)
        except InvalidSpan:
            return False
        return bool(words.strip()) and self._until[span.start] == self._until[span.end]


_Checked = dict[str, tuple[Document, Proved]]


def verify(
    store: Store,
    settings: Settings,
    quotes: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Iterator[Proof]:
    """The proof of each document, then of the quotes in a file, then of the files of the index.

    Raises
    ------
    UsageError
        If the file with quotes cannot be read.
    """
    given = list(_quotes(quotes)) if quotes else []
    checked: _Checked = {}
    unchanged = {entry.id: _file_problem(entry) for entry in store.documents}
    items = [_item(entry) for entry in store.documents if not unchanged[entry.id]]
    with reading(items, settings) as read:
        for done, entry in enumerate(store.documents):
            progress(entry.file, done, len(store.documents))
            problem = unchanged[entry.id]
            yield _proof(store, entry, next(read) if not problem else None, problem, checked)
    progress("", len(store.documents), len(store.documents))
    by_path = {str(entry.path): entry for entry in store.documents}
    for quote in given:
        yield _quote_proof(quote, by_path, checked)
    yield _index_proof(store)


def _item(entry: DocumentEntry) -> CorpusFile:
    return CorpusFile(entry.path, entry.file, entry.path.parent)


def _file_problem(entry: DocumentEntry) -> str:
    """Why a file is not the one that was indexed, or nothing."""
    if not entry.path.exists():
        return texts_verify.FILE_GONE
    try:
        same = digest_of(_item(entry)) == entry.digest
    except ReadingError as error:
        return str(error)
    return "" if same else texts_verify.FILE_CHANGED


def _proof(
    store: Store,
    entry: DocumentEntry,
    read: Callable[[], ReadFile] | None,
    problem: str,
    checked: _Checked,
) -> Proof:
    problems = [problem] if problem else []
    proof = Proof("document", entry.file, str(entry.path))
    try:
        if read is not None:
            document, proved = checked[entry.id] = _read_again(read())
            problems += _text_problems(store, entry, document)
            counts, missing = _span_problems(store, entry, document, proved)
            proof = replace(proof, passages=counts[0], sentences=counts[1], notes=counts[2])
            problems += missing
    except BewijsplaatsError as error:
        problems.append(str(error))
    problems += _record_problems(store, entry)
    return replace(proof, problems=tuple(problems))


def _read_again(read: ReadFile) -> tuple[Document, Proved]:
    return read.document, Proved(read.document, read.source)


def _text_problems(store: Store, entry: DocumentEntry, document: Document) -> Iterator[str]:
    stored = store.record(entry.id).document()
    bare = replace(document, file="", path=Path(), metadata=Metadata())
    if stored.text != bare.text:
        yield texts_verify.OTHER_TEXT
    elif stored != bare:
        yield texts_verify.OTHER_STRUCTURE


def _span_problems(
    store: Store, entry: DocumentEntry, document: Document, proved: Proved
) -> tuple[tuple[int, int, int], list[str]]:
    """How many passages, sentences and notes there are, and which do not stand in the file."""
    passages = [passage.span for passage in store.passages_of(entry.id)]
    sentences = list(store.record(entry.id).sentences())
    notes = [document.blocks[note.block].span for note in document.notes]
    problems = [
        texts_verify.not_in_file(kind, span.start, span.end)
        for kind, spans in (("passage", passages), ("zin", sentences), ("noot", notes))
        for span in spans
        if not proved.holds(document, span)
    ]
    return (len(passages), len(sentences), len(notes)), problems


def _record_problems(store: Store, entry: DocumentEntry) -> Iterator[str]:
    try:
        record = store.record(entry.id)
        record.check()
        searched = store.dense.vectors(entry.first_passage, entry.end_passage)
        if not np.allclose(searched, record.vectors(), atol=_ROUNDING):
            yield texts_verify.OTHER_VECTORS
    except (IndexingError, ValueError) as error:
        yield str(error)


def _index_proof(store: Store) -> Proof:
    problems = []
    try:
        check_files(store.folder, store.manifest, everything=True)
    except IndexingError as error:
        problems.append(str(error))
    return Proof("index", store.folder.name, str(store.folder), problems=tuple(problems))


def _quotes(path: Path) -> Iterator[Mapping[str, Any]]:
    """The quotes in what `ask --json` or `ask --batch` printed."""
    try:
        lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines()
        for line in lines:
            if line.strip():
                yield from json.loads(line).get("quotes", ())
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(texts_verify.bad_quotes(str(path))) from error


def _quote_proof(
    quote: Mapping[str, Any], by_path: Mapping[str, DocumentEntry], checked: _Checked
) -> Proof:
    text, path = str(quote.get("text", "")), str(quote.get("path", ""))
    entry = by_path.get(path)
    proof = Proof("quote", text, path)
    if entry is None or entry.id not in checked:
        return replace(proof, problems=(texts_verify.QUOTE_WITHOUT_FILE,))
    document, proved = checked[entry.id]
    try:
        span = Span(int(quote["start"]), int(quote["end"]))
        same = span.of(document.text) == text and proved.holds(document, span)
        place = quote.get("source") or {}
        if same and "start" in place:
            source = document.to_source(span)
            same = (place["start"], place.get("end")) == (source.start, source.end)
    except (InvalidSpan, KeyError, ValueError, TypeError, AttributeError):
        same = False
    return proof if same else replace(proof, problems=(texts_verify.QUOTE_NOT_THERE,))
