"""Replies about literature and cited works as lines for a reader and records for programs."""

import textwrap
from collections.abc import Iterator
from typing import Any

from pipeline import texts_literature
from pipeline.checking import Verdict
from pipeline.citations.graph import CitedWork, Literature
from pipeline.citations.records import work_record
from pipeline.claims import Claim, Look, claim_words, claims_of, in_source, second_hand
from pipeline.indexing.store import Store
from pipeline.literature import cited_in
from pipeline.literature_answering import LiteratureReply
from pipeline.output import hit_record, quote_record
from pipeline.quoting import locate, quote, reference
from pipeline.types import Answer, Hit, Quote, Span

_WIDTH = 92


def reply_lines(store: Store, reply: LiteratureReply) -> Iterator[str]:
    """The sentence of counts, then the words that were counted with their places."""
    yield from textwrap.wrap(reply.sentence, _WIDTH)
    yield ""
    yield texts_literature.ENTRIES
    for made in reply.quotes:
        words = " ".join(made.text.split())
        yield from textwrap.wrap(f"“{words}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield f"    — {reference(store.document(made.document_id), made.locator)}"


def reply_record(store: Store, question_id: str | None, reply: LiteratureReply) -> dict[str, Any]:
    """The reply as the record of an answer; it has no probability, for it was counted."""
    return {
        "id": question_id,
        "question": reply.question,
        "found": True,
        "confidence": None,
        "quotes": [quote_record(store, made) for made in reply.quotes],
        "hits": [],
        "literature": {
            "kind": reply.asked.value,
            "sentence": reply.sentence,
            "number": reply.number,
            "works": [cited.work.id for cited in reply.works],
        },
    }


def cited_lines(answer: Answer, literature: Literature) -> Iterator[str]:
    """For each quote that cites, the works that it cites."""
    for number, made in enumerate(answer.quotes, start=1):
        cited = cited_in(literature, made.document_id, made.span)
        if cited:
            yield f"{number}. {texts_literature.CITES}"
            yield from (f"   {work_line(work)}" for work in cited)


def work_line(cited: CitedWork) -> str:
    """A work on one line, with how sure it is and whether its text is in the corpus."""
    work = cited.work
    named = texts_literature.work_line(", ".join(work.authors), work.year, work.title, work.id)
    there = work.document_id is not None
    return f"{named} ({texts_literature.work_facts(cited.times, work.certainty, there)})"


def source_lines(
    store: Store, literature: Literature, cited: CitedWork, look: Look
) -> Iterator[str]:
    """For each sentence that cites a work: what is second-hand in it, and the work's own words."""
    for context in cited.contexts:
        document = store.document(context.document_id)
        made = quote(document, context.sentence, 1.0)
        yield f"“{context.text}”"
        yield f"  — {reference(document, made.locator)}"
        for span, verdict in _second_hand(store, literature, cited, made):
            yield f"  {texts_literature.SECOND_HAND} “{' '.join(span.of(document.text).split())}”"
            yield from (f"    {line}" for line in _verdict_lines(verdict))
        for claim in claims_of(literature, document, context.sentence, look):
            if claim.cited.work.id == cited.work.id and claim.checkable:
                yield from claim_lines(store, claim)
        yield ""


def source_record(
    store: Store, literature: Literature, cited: CitedWork, look: Look
) -> dict[str, Any]:
    """A work as a record, with for each sentence that cites it what the work says itself."""
    record = work_record(cited)
    for context, row in zip(cited.contexts, record["contexts"], strict=True):
        document = store.document(context.document_id)
        made = quote(document, context.sentence, 1.0)
        row["quote"] = quote_record(store, made)
        row["second_hand"] = [
            _verdict_record(span, verdict)
            for span, verdict in _second_hand(store, literature, cited, made)
        ]
        words = claim_words(document, context.sentence, literature)
        row["claim"] = words
        row["passages"] = [
            {**hit_record(store, hit, words), "reference": passage_words(store, hit)[1]}
            for claim in claims_of(literature, document, context.sentence, look)
            if claim.cited.work.id == cited.work.id
            for hit in claim.hits
        ]
    return record


def _second_hand(
    store: Store, literature: Literature, cited: CitedWork, made: Quote
) -> list[tuple[Span, Verdict]]:
    """The quotations in a sentence, each with the verdict of the full text of the work."""
    source = cited.work.document_id
    if source is None:
        return []
    spans = second_hand(literature, made)
    document = store.document(made.document_id)
    return list(zip(spans, in_source(spans, document, store.document(source)), strict=True))


def _verdict_lines(verdict: Verdict) -> Iterator[str]:
    yield texts_literature.in_the_source(verdict.judgement.value)
    for place in verdict.places[:1]:
        yield f"“{' '.join(place.quote.text.split())}” — {place.reference}"


def _verdict_record(span: Span, verdict: Verdict) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "text": verdict.quotation.text,
        "judgement": verdict.judgement.value,
        "similarity": round(verdict.similarity, 4),
        "differences": [
            {"written": d.written, "found": d.found, "touches": [t.value for t in d.touches]}
            for d in verdict.differences
        ],
        "places": [
            {
                "document": place.quote.document_id,
                "start": place.quote.span.start,
                "end": place.quote.span.end,
                "text": place.quote.text,
                "reference": place.reference,
            }
            for place in verdict.places
        ],
    }


def claim_lines(store: Store, claim: Claim) -> Iterator[str]:
    """The passages of the cited work, with their places."""
    yield f"  {texts_literature.IN_THE_WORK if claim.hits else texts_literature.NOT_THERE}"
    for hit in claim.hits:
        text, where = passage_words(store, hit)
        yield from textwrap.wrap(
            f"“{text}”", _WIDTH, initial_indent="    ", subsequent_indent="    "
        )
        yield f"      — {where}"


def passage_words(store: Store, hit: Hit) -> tuple[str, str]:
    """The words of a passage as one line, and its Dutch reference."""
    document = store.document(hit.passage.document_id)
    span = hit.passage.span
    return " ".join(span.of(document.text).split()), reference(document, locate(document, span))
