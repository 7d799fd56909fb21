"""Answers, passages, documents and figures as Dutch lines for a terminal."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline import texts_cli, texts_documents, texts_nl
from pipeline.build import BuildReport
from pipeline.errors import InvalidSpan, UsageError
from pipeline.indexing.store import Store
from pipeline.matching import find_matches
from pipeline.quoting import locate, reference
from pipeline.reading.bibliography import Edit, is_bibliography
from pipeline.reading.bibliography.edits import changed, save_edit
from pipeline.search import Filter
from pipeline.types import Answer, Document, Hit, Locator, Section, Span

_WIDTH = 92
_YEARS = re.compile(r"(\d{4})|(\d{4})?[-–](\d{4})?")


def answer_lines(store: Store, answer: Answer) -> Iterator[str]:
    """The quotes with their references, or the word that there are none and the nearest hits."""
    if not answer.found:
        yield texts_nl.NOT_FOUND
        yield texts_nl.NEAREST if answer.hits else texts_nl.NO_HITS
        for hit in answer.hits[:3]:
            yield from hit_lines(store, hit, answer.question)
        return
    for quote in answer.quotes:
        document = store.document(quote.document_id)
        yield from _wrapped(f"“{quote.text}”", "")
        yield f"  — {reference(document, quote.locator)}"
        yield ""
    yield texts_nl.confidence(answer.confidence)


def hit_lines(store: Store, hit: Hit, question: str) -> Iterator[str]:
    """A passage with its place, the words that it shares with the question, and its ranks."""
    document = store.document(hit.passage.document_id)
    locator = locate(document, hit.passage.span)
    yield f"{hit.rank}. {reference(document, locator)}"
    text = hit.passage.span.of(document.text)
    yield from _wrapped(text, "   ")
    matches = find_matches(question, text, store.abbreviations)
    described = [texts_nl.matched(m.form, m.term, m.kind.value) for m in matches]
    yield from _wrapped(texts_nl.matched_words(list(dict.fromkeys(described))), "   ")
    yield f"   {texts_nl.ranks(hit.score, hit.ranks)}"
    yield ""


def build_lines(report: BuildReport) -> Iterator[str]:
    """What a build did, file by file where something was remarkable."""
    for failure in report.failures:
        yield failure_line(failure.file, failure.message)
    for entry in report.documents:
        for remark in entry.remarks:
            yield texts_cli.remark(entry.file, remark)
    count = len(report.documents)
    if report.written:
        yield texts_cli.built(count, len(report.read), report.embedded)
    else:
        yield texts_cli.up_to_date(count)


def failure_line(file: str, message: str) -> str:
    """What is wrong with a file: it is not in the index, or something in a bibliography is odd."""
    told = texts_cli.about_bibliography if is_bibliography(file) else texts_cli.not_indexed
    return told(message)


def document_records(store: Store) -> Iterator[dict[str, Any]]:
    """The documents in the index, then the files that are not."""
    for entry in store.documents:
        metadata = entry.metadata
        yield {
            "id": entry.id,
            "file": entry.file,
            "path": str(entry.path),
            "title": entry.title,
            "authors": list(metadata.authors),
            "year": metadata.year,
            "publisher": metadata.publisher,
            "kind": metadata.kind,
            "sections": entry.sections,
            "passages": entry.end_passage - entry.first_passage,
            "remarks": list(entry.remarks),
        }
    for failure in store.manifest.failures:
        yield {"file": failure.file, "error": failure.message}


def find_document(store: Store, name: str) -> Document:
    """The document with this file name or id, or the only one whose name begins so or holds it.

    Raises
    ------
    UsageError
        If there is none, or more than one.
    """
    letters = name.casefold()
    exact = [entry for entry in store.documents if name in (entry.id, entry.file)]
    first = [entry for entry in store.documents if entry.file.casefold().startswith(letters)]
    partly = [entry for entry in store.documents if letters in entry.file.casefold()]
    for found in (exact, first, partly):
        if len(found) == 1:
            return store.document(found[0].id)
    raise UsageError(texts_nl.unknown_document(name))


def edit_document(store: Store, folder: Path, name: str, edit: Edit) -> str:
    """Keep what a user says of a document, in a corpus folder; a Dutch message that it is done.

    Raises
    ------
    UsageError
        If there is no such document, the year is none, or the folder cannot be written.
    """
    file = find_document(store, name).file
    save_edit(folder, file, changed(folder, file, edit))
    return texts_documents.edit_saved(file)


def make_filter(
    store: Store,
    documents: Sequence[str] = (),
    section: str = "",
    authors: Sequence[str] = (),
    years: str = "",
) -> Filter | None:
    """What to search, by the names of documents and authors and years as a user writes them.

    Raises
    ------
    UsageError
        If there is no such document, or more than one; no such author; or no such years.
    """
    ids = tuple(find_document(store, name).id for name in documents)
    known = {name for entry in store.documents for name in entry.metadata.authors}
    for name in authors:
        if name.casefold().strip() not in {other.casefold() for other in known}:
            raise UsageError(texts_documents.unknown_author(name, sorted(known)))
    first, last = parse_years(years) if years else (None, None)
    chosen = Filter(ids, section, tuple(authors), first_year=first, last_year=last)
    return None if chosen == Filter() else chosen


def parse_years(years: str) -> tuple[int | None, int | None]:
    """The first and the last year of «2015», «2010-2017», «2010-» or «-2017».

    Raises
    ------
    UsageError
        If it is none of these, or the first year is later than the last.
    """
    found = _YEARS.fullmatch("".join(years.split()))
    if not found:
        raise UsageError(texts_documents.bad_years(years))
    one, first, last = (int(year) if year else None for year in found.groups())
    if one is None and first is None and last is None:
        raise UsageError(texts_documents.bad_years(years))
    if first is not None and last is not None and first > last:
        raise UsageError(texts_documents.bad_years(years))
    return one or first, one or last


def shown(document: Document, section: str, span: str, context: int) -> dict[str, Any]:
    """A stretch of a document: its contents, a section, or a span with text around it.

    Raises
    ------
    UsageError
        If the document has no such section, or the span is none.
    """
    if span:
        return _shown_span(document, span, context)
    if section:
        found = _find_section(document, section)
        return _record(document, found.span, Locator(found))
    contents = "\n".join(
        "  " * (s.level - 1) + (f"{s.number} {s.title}" if s.number else s.title)
        for s in document.sections
        if s.level
    )
    return {"file": document.file, "title": document.title, "text": contents}


def _shown_span(document: Document, span: str, context: int) -> dict[str, Any]:
    start, _, end = span.partition(":")
    try:
        wanted = Span(int(start), int(end))
        wanted.of(document.text)
    except (ValueError, InvalidSpan) as error:
        raise UsageError(texts_cli.bad_span(span, len(document.text))) from error
    around = Span(max(wanted.start - context, 0), min(wanted.end + context, len(document.text)))
    record = _record(document, wanted, locate(document, wanted))
    return {**record, "text": around.of(document.text), "quote": wanted.of(document.text)}


def _record(document: Document, span: Span, locator: Locator) -> dict[str, Any]:
    return {
        "file": document.file,
        "title": document.title,
        "reference": reference(document, locator),
        "start": span.start,
        "end": span.end,
        "text": span.of(document.text),
    }


def _find_section(document: Document, name: str) -> Section:
    wanted = name.casefold().removeprefix("§").strip()
    for section in document.sections:
        if wanted in ((section.number or "").casefold(), section.title.casefold()):
            return section
    raise UsageError(texts_nl.unknown_section(name, document.file))


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
