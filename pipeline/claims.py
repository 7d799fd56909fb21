"""A quoted sentence that cites → the best passages of the cited work itself, side by side.

Only works whose full text is in the corpus can be looked into. A quotation within a sentence that
cites is second-hand: these words were not read in the work that they come from.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.checking import MemoQuotation, Verdict
from pipeline.checking.corpus import make_corpus
from pipeline.checking.judging import judge
from pipeline.checking.quotations import find_marked
from pipeline.citations.graph import CitedWork, Literature
from pipeline.citations.words import REPORTING
from pipeline.literature import cited_in
from pipeline.search import Filter
from pipeline.types import Document, Hit, Quote, Span

Look = Callable[[str, int, Filter], list[Hit]]
"""A search: the question, how many hits, and what to search."""

_SAYING = re.compile(r"\s*(?P<verb>[^\W\d_]+)\s+(?:ook\s+)?(?:(?:zien|dat|hoe|waarom)\b\s*)*")
_PASSAGES = 3
_LEAST_WORDS = 3  # fewer between marks are a way of speaking rather than a quotation
_LONGEST = 1500  # characters of a sentence that are searched with


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says with a work behind it, and the passages of that work nearest to it.

    `hits` is empty where the full text of the work is not in the corpus.
    """

    cited: CitedWork
    hits: tuple[Hit, ...] = ()

    @property
    def checkable(self) -> bool:
        """Whether the full text of the work is in the corpus."""
        return self.cited.work.document_id is not None


def claims_of(
    literature: Literature, document: Document, span: Span, look: Look
) -> tuple[Claim, ...]:
    """The works that a stretch of a document cites, each with its nearest passages."""
    claims = []
    for cited in cited_in(literature, document.id, span):
        source = cited.work.document_id
        hits: tuple[Hit, ...] = ()
        if source is not None and source != document.id:
            words = claim_words(document, span, literature)
            if any(map(str.isalnum, words)):
                hits = tuple(look(words, _PASSAGES, Filter(documents=(source,))))
        claims.append(Claim(cited, hits))
    return tuple(claims)


def second_hand(literature: Literature, quote: Quote) -> tuple[Span, ...]:
    """Quotations within a quoted sentence that cites, as stretches of the document."""
    if not cited_in(literature, quote.document_id, quote.span):
        return ()
    marked, _ = find_marked(quote.text)
    start = quote.span.start
    return tuple(
        Span(start + part.inner.start, start + part.inner.end)
        for part in marked
        if len(part.inner.of(quote.text).split()) >= _LEAST_WORDS
    )


def in_source(spans: Sequence[Span], document: Document, source: Document) -> list[Verdict]:
    """For each quotation in a document whether the work that it is from says so itself.

    The verdict is that of the check of a memo, on this one work.
    """
    corpus = make_corpus([source]) if spans else None
    return [judge(MemoQuotation(span, span.of(document.text)), corpus) for span in spans if corpus]


def claim_words(document: Document, span: Span, literature: Literature) -> str:
    """The words of a stretch without the citations in it, nor that these say, show or find it.

    A name finds no passage, nor does «beschrijft hoe»: the work itself does not say so of itself.
    """
    places = sorted(
        context.span
        for contexts in [literature.open, *(cited.contexts for cited in literature.works)]
        for context in contexts
        if context.document_id == document.id and context.span.overlaps(span)
    )
    words, place = "", span.start
    for cut in places:
        words += document.text[place : max(cut.start, place)]
        place = max(cut.end, place)
        place += _saying(document.text[place : max(span.end, place)])
    words += document.text[place : max(span.end, place)]
    return " ".join(words.split())[:_LONGEST]


def _saying(following: str) -> int:
    """The length of the words right after a citation that only say that it says something."""
    found = _SAYING.match(following)
    return found.end() if found and found["verb"].casefold() in REPORTING else 0
