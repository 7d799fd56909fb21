"""The quotations of a memo that are set apart as a whole.

Lines with «>», what its format calls a quotation, lines that are indented as a whole, or a
paragraph that follows a colon and ends with its source in brackets.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.checking.cited import merge, read_cited
from pipeline.checking.notes import NoteSource, source_between
from pipeline.checking.quotations import sentence_before
from pipeline.checking.verdicts import CitedPlace, MemoQuotation
from pipeline.types import Block, BlockKind, Document, Line, SourceText, Span

QUOTED_LINE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_INDENTED = re.compile(r"(?: {2,}|\t)[ \t]*\S")
_SOURCE = re.compile(
    r"(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|[—–-]\s*(?P<dash>[A-Z][^\n]*))\.?\s*$"
)
_SOURCE_LETTERS = 300  # of a source at the end of a block quotation, or in the line after it
_INDENT = 12  # points
_BEFORE = 1000  # letters before a block, where what announces it stands
_MARKS = "\"“”„‟«»'‘’‚‛‹›"


class Apart:
    """The stretches of a memo that are quotations as a whole; `titles` name its documents."""

    def __init__(self, source: SourceText, memo: Document, titles: Sequence[str]) -> None:
        self._source = source
        self._memo = memo
        self._titles = titles
        self._lines = sorted(source.lines, key=lambda line: line.span.start)
        self._starts = [line.span.start for line in self._lines]
        lefts = Counter(round(line.box.left) for line in self._lines if line.box and line.pieces)
        self._margin = min((left for left, _ in lefts.most_common(1)), default=0)

    def spans(self) -> list[Span]:
        """The stretches in order; blocks without other lines between them are one."""
        apart: list[Span] = []
        last: int | None = None
        blocks = self._memo.blocks
        ends = {note.mark.start for note in self._memo.notes if note.mark is not None}
        for number, block in enumerate(blocks):
            if block.kind is BlockKind.HEADING or not self._holds(number, last == number - 1):
                continue
            goes_on = last == number - 1 and apart and apart[-1].end not in ends
            if goes_on and self._one_quote(blocks[number - 1].span, block.span):
                apart[-1] = Span(apart[-1].start, block.span.end)
            else:
                apart.append(block.span)
            last = number
        return apart

    def _holds(self, number: int, goes_on: bool) -> bool:
        """Whether the block with this number is set apart; `goes_on` if the one before it is."""
        block = self._memo.blocks[number]
        found = self._lines_of(block)
        if found and all(line.hint is not None and line.hint.quoted for line in found):
            return True
        lines = [line.span.of(self._source.text) for line in found]
        if lines and all(QUOTED_LINE.match(line) for line in lines):
            return True
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CODE):
            return False
        words = block.span.of(self._memo.text)
        before = self._memo.blocks[number - 1].span if number else Span(0, 0)
        announced = before.of(self._memo.text).rstrip().endswith(":")
        sourced = _ending(words, self._titles) is not None
        if self._is_indented(found):
            if number and self._is_indented(self._lines_of(self._memo.blocks[number - 1])):
                return goes_on
            # A line of a page by itself may be a paragraph whose first line is indented.
            return announced or (sourced and (len(found) > 1 or found[0].hint is not None))
        if lines and all(_INDENTED.match(line) for line in lines) and (announced or sourced):
            return True
        return announced and sourced and not any(mark in words for mark in '“„«"”')

    def _is_indented(self, lines: Sequence[Line]) -> bool:
        """Whether the format or the page shows these lines further from the margin."""
        return bool(lines) and all(
            line.hint.indented
            if line.hint is not None
            else line.box is not None and line.box.left > self._margin + _INDENT
            for line in lines
        )

    def _lines_of(self, block: Block) -> list[Line]:
        place = self._memo.to_source(block.span)
        first = max(bisect_right(self._starts, place.start) - 1, 0)
        last = bisect_left(self._starts, place.end)
        return [line for line in self._lines[first:last]
                if line.span.overlaps(place) and line.pieces]  # fmt: skip

    def _one_quote(self, before: Span, after: Span) -> bool:
        """Whether the lines between two blocks all belong to the quotation."""
        one, other = self._memo.to_source(before), self._memo.to_source(after)
        between = self._source.text[one.end : other.start].splitlines()[1:-1]
        return all(QUOTED_LINE.match(line) or _INDENTED.match(line) for line in between)


def block_quotation(
    memo: Document,
    span: Span,
    joints: Sequence[int],
    titles: Sequence[str],
    notes: Sequence[NoteSource],
) -> MemoQuotation:
    """A quotation set apart: its last brackets, its note or the sentence before give the source."""
    words = span.of(memo.text)
    ending = _ending(words, titles)
    noted = source_between(notes, span.start + 1, span.end)
    cited = merge(ending[1], noted) if ending else noted
    text = words[: ending[0]] if ending else words
    before = memo.text[max(span.start - _BEFORE, 0) : span.start].rstrip().rpartition("\n\n")[2]
    if before.endswith(":"):
        cited = merge(cited, read_cited(sentence_before(before, len(before), 0), titles))
    if cited.empty:
        following = memo.text[span.end : span.end + _BEFORE].lstrip().partition("\n\n")[0]
        alone = len(following) <= _SOURCE_LETTERS and _SOURCE.match(following)
        cited = read_cited(following, titles) if alone else cited
    stripped = text.strip()
    if stripped[:1] in _MARKS and stripped.rstrip(".")[-1:] in _MARKS:
        stripped = stripped.rstrip(".")[1:-1]
    start = span.start + words.index(stripped)
    places = joints[bisect_right(joints, start) : bisect_left(joints, start + len(stripped))]
    shifted = tuple(joint - start for joint in places)
    return MemoQuotation(span, stripped, cited, shifted, block=True)


def _ending(words: str, titles: Sequence[str]) -> tuple[int, CitedPlace] | None:
    """Where the source at the end of a block quotation begins, and what it names."""
    least = max(len(words) - _SOURCE_LETTERS, 0)
    source = _SOURCE.search(words, least)
    if not source:
        return None
    cited = read_cited(source["round"] or source["dash"], titles)
    return None if cited.empty else (source.start(), cited)
