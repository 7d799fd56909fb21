"""Document → passages: whole sentences of one section, sized for the encoder.

Neighbours share their last and first sentence, so that an answer that needs the sentence before it
is not cut off from it. A sentence longer than the encoder reads is cut between words, never unseen.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.types import Block, BlockKind, Document, Passage, Section, Span

SentenceSplitter = Callable[[Sequence[str]], Sequence[Sequence[Span]]]
TokenCounter = Callable[[Sequence[str]], Sequence[int]]

# What a document says in sentences. A heading names what follows, a table says it in cells, a table
# of contents and a reference list point elsewhere: as an answer they would look like a sentence of
# the document and be none.
QUOTABLE = frozenset(
    {
        *(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.CAPTION),
        BlockKind.CODE,
    }
)

# «Figuur 4.1», whose title is part of the picture, says nothing by itself.
_BARE_LABEL = re.compile(r"[^\W\d_]+\s[A-Z]?\.?\d[\d.]*:?")


def sentences_of(document: Document, split: SentenceSplitter) -> list[tuple[Block, Span]]:
    """The sentences of the quotable blocks of a document, with their blocks."""
    blocks = [
        block
        for block in document.blocks
        if block.kind in QUOTABLE and not _BARE_LABEL.fullmatch(block.span.of(document.text))
    ]
    split_blocks = split([block.span.of(document.text) for block in blocks])
    return [
        (block, Span(block.span.start + span.start, block.span.start + span.end))
        for block, spans in zip(blocks, split_blocks, strict=True)
        for span in spans
    ]


def make_passages(
    document: Document,
    split: SentenceSplitter,
    count_tokens: TokenCounter,
    size: int,
    overlap: int = 1,
    first_id: int = 0,
) -> list[Passage]:
    """The passages of a document.

    Parameters
    ----------
    document
        The document to cut up.
    split
        Gives for each text the spans of its sentences.
    count_tokens
        Gives for each text its length in tokens of the encoder.
    size
        The most tokens in a passage.
    overlap
        How many sentences two neighbours share, where they leave room for another.
    first_id
        The id of the first passage; the others follow.
    """
    sentences = list(
        _short_enough(document.text, sentences_of(document, split), count_tokens, size)
    )
    lengths = count_tokens([span.of(document.text) for _, span in sentences])
    measured = zip(sentences, lengths, strict=True)
    passages: list[Passage] = []
    for section_id, members in groupby(measured, key=lambda member: member[0][0].section_id):
        for sized in _stretches(document, list(members)):
            for group in _windows(sized, size, overlap):
                span = Span(group[0].start, group[-1].end)
                number = first_id + len(passages)
                passages.append(Passage(number, document.id, section_id, span, tuple(group)))
    return passages


def _stretches(
    document: Document, members: Sequence[tuple[tuple[Block, Span], int]]
) -> list[list[tuple[Span, int]]]:
    """The sentences of a section without anything else between them, its notes last.

    A note or a table between two paragraphs would stand in the middle of a passage of both.
    """
    stretches: list[tuple[bool, list[tuple[Span, int]]]] = []
    end: Block | None = None
    for (block, span), length in members:
        note = block.kind is BlockKind.FOOTNOTE
        if end is None or note != stretches[-1][0] or _something_between(document, end, block):
            stretches.append((note, []))
        stretches[-1][1].append((span, length))
        end = block
    return [sized for _, sized in sorted(stretches, key=lambda stretch: stretch[0])]


def _something_between(document: Document, before: Block, after: Block) -> bool:
    """Whether a block that makes no sentences stands between two blocks."""
    first = bisect_right(document.blocks, before.span.start, key=lambda block: block.span.start)
    return before is not after and document.blocks[first] is not after


def heading_path(document: Document, section: Section) -> str:
    """The titles from the chapter down to the section."""
    titles: list[str] = []
    current: Section | None = section
    while current is not None:
        titles.append(current.title)
        current = None if current.parent_id is None else document.section(current.parent_id)
    return " › ".join(title for title in reversed(titles) if title)


def distinct_sentences(passages: Sequence[Passage]) -> list[Span]:
    """The sentences of a document's passages in order, those that two passages share once."""
    return sorted({sentence for passage in passages for sentence in passage.sentences})


def _windows(
    sentences: Sequence[tuple[Span, int]], size: int, overlap: int
) -> Iterator[list[Span]]:
    """Runs of sentences of at most `size` tokens together, each with a sentence of its own."""
    start = 0
    while start < len(sentences):
        end, total = start, 0
        while end < len(sentences) and (end == start or total + sentences[end][1] <= size):
            total += sentences[end][1]
            end += 1
        yield [span for span, _ in sentences[start:end]]
        if end == len(sentences):
            return
        start = max(end - overlap, start + 1)
        while start < end and sum(length for _, length in sentences[start : end + 1]) > size:
            start += 1  # shared sentences that leave no room for a new one are a passage too many


def _short_enough(
    text: str, sentences: Sequence[tuple[Block, Span]], count_tokens: TokenCounter, size: int
) -> Iterator[tuple[Block, Span]]:
    """The sentences, with those of more than `size` tokens halved between words until they fit."""
    lengths = count_tokens([span.of(text) for _, span in sentences])
    for (block, span), length in zip(sentences, lengths, strict=True):
        if length <= size:
            yield block, span
        else:
            for part in _halves(text, span):
                if part == span:
                    yield block, span
                else:
                    yield from _short_enough(text, [(block, part)], count_tokens, size)


def _halves(text: str, span: Span) -> list[Span]:
    middle = (span.start + span.end) // 2
    before, after = text.rfind(" ", span.start, middle), text.find(" ", middle, span.end)
    cuts = [cut for cut in (before, after) if span.start < cut < span.end - 1]
    if not cuts:
        cuts = [middle] if len(span) > 1 else []
    if not cuts:
        return [span]
    cut = min(cuts, key=lambda cut: abs(cut - middle))
    halves = [Span(span.start, cut), Span(cut + (text[cut] == " "), span.end)]
    return [half for half in halves if half.of(text).strip()]
