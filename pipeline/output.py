"""Answers as records for programs: what `--json` and `--batch` print, one JSON object a line."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.bert import FloatArray
from pipeline.indexing.store import Store
from pipeline.matching import find_matches
from pipeline.quoting import locate
from pipeline.types import Answer, Document, Hit, Page, Quote, Section, Span


def answer_record(store: Store, question_id: str | None, answer: Answer) -> dict[str, Any]:
    """An answer, with its quotes and hits."""
    return {
        "id": question_id,
        "question": answer.question,
        "found": answer.found,
        "confidence": answer.confidence,
        "quotes": [quote_record(store, quote) for quote in answer.quotes],
        "hits": [hit_record(store, hit, answer.question) for hit in answer.hits],
    }


def quote_record(store: Store, quote: Quote) -> dict[str, Any]:
    """A quote with its place in the document and in the file."""
    document = store.document(quote.document_id)
    locator = quote.locator
    return {
        "text": quote.text,
        **_place(document, locator.section, quote.span),
        "paragraph": locator.paragraph,
        "item": locator.item.label if locator.item else None,
        "item_style": locator.item.style.value if locator.item else None,
        "note": locator.note or None,
        "pages": list(locator.pages),
        "recognised": locator.recognised,
        "source": _source(store, document, quote.span),
        "score": quote.score,
    }


def hit_record(store: Store, hit: Hit, question: str) -> dict[str, Any]:
    """A passage with its score, its ranks, and the words that it shares with the question."""
    document = store.document(hit.passage.document_id)
    span = hit.passage.span
    return {
        "text": span.of(document.text),
        **_place(document, document.section(hit.passage.section_id), span),
        "pages": list(locate(document, span).pages),
        "score": round(hit.score, 4),
        "rank": hit.rank,
        "ranks": hit.ranks,
        "matches": [
            {
                "term": match.term,
                "form": match.form,
                "start": span.start + match.span.start,
                "end": span.start + match.span.end,
                "kind": match.kind.value,
            }
            for match in find_matches(question, span.of(document.text), store.abbreviations)
        ],
    }


def _place(document: Document, section: Section, span: Span) -> dict[str, Any]:
    return {
        "file": document.file,
        "path": str(document.path),
        "title": document.title,
        "section": {"number": section.number, "title": section.title},
        "start": span.start,
        "end": span.end,
    }


def _source(store: Store, document: Document, span: Span) -> dict[str, Any]:
    """Offsets in the file for text; the page (from 1) and boxes in points for PDF."""
    parts = page_boxes(store, document, span)
    if not parts:
        source = document.to_source(span)
        return {"start": source.start, "end": source.end}
    first, *rest = [{"page": page.index + 1, "boxes": boxes} for page, boxes in parts]
    return {**first, "more": rest} if rest else first


def page_boxes(
    store: Store, document: Document, span: Span
) -> list[tuple[Page, list[list[float]]]]:
    """The pages that a stretch of text stands on, each with its `line_boxes`; none for text."""
    boxes = store.boxes(document.id)
    parts = []
    for page in document.pages if len(boxes) else ():
        if page.span.overlaps(span):
            part = Span(max(page.span.start, span.start), min(page.span.end, span.end))
            places = document.source_parts(part)
            inked = [boxes[place.start : place.end] for place in places] or [boxes[:0]]
            parts.append((page, line_boxes(np.concatenate(inked))))
    return parts


def line_boxes(boxes: FloatArray) -> list[list[float]]:
    """One rectangle [left, bottom, right, top] a line, around the boxes of its characters."""
    lines: list[list[float]] = []
    for left, bottom, right, top in boxes.tolist():
        if right <= left or top <= bottom:
            continue
        last = lines[-1] if lines else None
        if last and bottom < last[3] and last[1] < top and left >= last[0]:
            last[1], last[3] = min(last[1], bottom), max(last[3], top)
            last[2] = max(last[2], right)
        else:
            lines.append([left, bottom, right, top])
    return [_rounded(line) for line in lines]


def _rounded(box: Sequence[float]) -> list[float]:
    return [round(edge, 1) for edge in box]
