"""Sources that point back, followed: «ibidem», «Tops, a.w.», «zie noot 3», «(p. 45)» alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checking.cited import works_named
from pipeline.checking.history import History, work_name
from pipeline.checking.verdicts import CitedPlace, MemoQuotation
from pipeline.types import BlockKind, Document, Span


def named_in(memo: Document, quoted: Sequence[Span]) -> History:
    """The works that the running text of a memo names, outside its quotations and notes."""
    notes = [memo.blocks[note.block].span for note in memo.notes]
    skipped = sorted([*quoted, *notes])
    history = History()
    history.add_all(_outside(skipped, works_named(memo.text)))
    return history


def _outside(
    spans: Sequence[Span], works: Iterator[tuple[int, CitedPlace]]
) -> Iterator[tuple[int, CitedPlace]]:
    number = 0
    for place, cited in works:
        while number < len(spans) and spans[number].end < place:
            number += 1
        if number == len(spans) or place <= spans[number].start:
            yield place, cited


def followed(
    quotations: Sequence[MemoQuotation], memo: Document, named: History
) -> list[MemoQuotation]:
    """The quotations, each with the work that its source points back to or leaves unsaid.

    `named` are the works named in the running text; the sources of quotations are added to it.
    """
    headings = [b.span.start for b in memo.blocks if b.kind is BlockKind.HEADING]
    told: list[MemoQuotation] = []
    for quotation in quotations:
        place = quotation.span.start
        # The source stands after the quotation, and may itself be the last one named there.
        cited = named.resolved(quotation.cited, place)
        if not cited.empty and not cited.names_work:
            cited = _in_work(cited, quotation, told[-1:], memo, named, headings)
        told.append(replace(quotation, cited=cited))
        named.add_beside(quotation.span.end, cited)
    return told


def _in_work(
    cited: CitedPlace,
    quotation: MemoQuotation,
    before: Sequence[MemoQuotation],
    memo: Document,
    named: History,
    headings: Sequence[int],
) -> CitedPlace:
    """A page or section in the work that the paragraph or the quotation before it named last."""
    last = named.last(quotation.span.start)
    if last is None or not last[1].names_work:
        return cited
    place, work = last
    start = quotation.span.start
    beside = any(_same_work(one.cited, work) for one in before)
    if not beside and re.search(r"\n\n", memo.text[place:start]):
        return cited
    if bisect_right(headings, place) != bisect_right(headings, start):
        return cited
    return replace(
        cited,
        text=f"{cited.text} ({work_name(work)})",
        authors=work.authors,
        year=work.year,
        title=work.title,
    )


def _same_work(one: CitedPlace, other: CitedPlace) -> bool:
    return (one.authors, one.year, one.title) == (other.authors, other.year, other.title)
