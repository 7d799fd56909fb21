"""The place in the documents that a changed quotation was made from, and what was changed.

Source of the alignment of words: Ratcliff and Obershelp, as in difflib.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from pipeline.checking.corpus import Corpus, CorpusText
from pipeline.checking.meaning import touched
from pipeline.checking.parts import FINAL
from pipeline.checking.tokens import Token, tokens_of
from pipeline.checking.verdicts import Difference, DiffWord
from pipeline.types import Span

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Near:
    """The stretch of a document that is nearest to some words; `text` is its number."""

    text: int
    span: Span
    similarity: float
    written: tuple[Token, ...]
    found: tuple[Token, ...]


def find_near(words: str, corpus: Corpus, only: int | None = None) -> Near | None:
    """The stretch nearest to these words in all documents, or in the one with number `only`."""
    written = tokens_of(words)
    while written and written[-1].key in FINAL:
        written.pop()
    best: tuple[Near, int, int] | None = None
    for number, first, end in corpus.candidates([t.key.casefold() for t in written]):
        if only is None or number == only:
            near = _align(written, corpus.texts[number], number, first, end)
            if near and (best is None or near.similarity > best[0].similarity):
                best = near, first, end
    if best is None:
        return None
    near, first, end = best
    text = corpus.texts[near.text]
    if near.span.start > text.starts[first] and near.found[-1].span.start < text.starts[end - 1]:
        return near
    # The window cut off where the place begins or ends.
    wide = max(first - len(written), 0), min(end + len(written), len(text.starts))
    return _align(written, text, near.text, *wide) or near


def _align(
    written: Sequence[Token], text: CorpusText, number: int, first: int, end: int
) -> Near | None:
    window = text.tokens(first, end)
    blocks = _compact(_blocks(written, window), len(written))
    if not blocks:
        return None
    start = _extended(window, blocks[0].b, blocks[0].a, -1, text)
    stop = _extended(
        window, blocks[-1].b + blocks[-1].size, len(written) - _end(blocks[-1]), 1, text
    )
    found = window[start:stop]
    span = Span(found[0].span.start, found[-1].span.end)
    return Near(number, span, _similarity(written, found), tuple(written), tuple(found))


def _blocks(written: Sequence[Token], found: Sequence[Token]) -> list[Match]:
    one, other = ([t.key.casefold() for t in tokens] for tokens in (written, found))
    return SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()[:-1]


def _end(block: Match) -> int:
    return block.a + block.size


def _compact(blocks: list[Match], length: int) -> list[Match]:
    """Without blocks at either end that are too far off: a «de» from another sentence."""

    def score(some: Sequence[Match]) -> float:
        stretch = some[-1].b + some[-1].size - some[0].b
        return sum(block.size for block in some) / (length + stretch)

    while len(blocks) > 1:
        best = max((blocks[1:], blocks[:-1]), key=score)
        if score(best) <= score(blocks):
            break
        blocks = best
    return blocks


def _extended(window: Sequence[Token], place: int, most: int, step: int, text: CorpusText) -> int:
    """`place` moved over as many words as the quotation has there, within the sentence."""
    while most > 0 and 0 < place + (step > 0) <= len(window):
        passed = window[place if step > 0 else place - 1]
        beside = text.document.text[passed.span.start - 2 : passed.span.start]
        closed = passed.key in (".", "!", "?", ";")
        if closed or (step > 0 and beside == "\n\n"):
            break
        place, most = place + step, most - 1
        if step < 0 and beside == "\n\n":
            break
    return place


def _weight(token: Token) -> float:
    if not token.is_word:
        return 0.2
    return 1.0 if len(token.key) >= _LONG_WORD or token.key[0].isdigit() else 0.5


def _similarity(written: Sequence[Token], found: Sequence[Token]) -> float:
    """Twice the weight of the words in common, by that of all words; short words weigh half."""
    shared = sum(
        _weight(token)
        for block in _blocks(written, found)
        for token in written[block.a : _end(block)]
    )
    return 2 * shared / (sum(map(_weight, written)) + sum(map(_weight, found)))


def differences(
    near: Near, words: str, text: CorpusText, first: bool
) -> tuple[tuple[Difference, ...], tuple[DiffWord, ...]]:
    """What was changed, stretch by stretch, and both texts word by word.

    `first` says that the words begin the quotation, so that the case of the first letter is free.
    """
    changes: list[Difference] = []
    comparison: list[DiffWord] = []
    for tag, a, a_end, b, b_end in _opcodes(near.written, near.found, first):
        written, found = near.written[a:a_end], near.found[b:b_end]
        if tag == "equal":
            comparison += [DiffWord("=", t.span.of(words)) for t in written]
            continue
        comparison += [DiffWord("-", t.span.of(text.document.text)) for t in found]
        comparison += [DiffWord("+", t.span.of(words)) for t in written]
        touches = touched(written, found, text.names)
        one, other = _words(written, words), _words(found, text.document.text)
        changes.append(Difference(one, other, touches))
    return tuple(changes), tuple(comparison)


def _opcodes(
    written: Sequence[Token], found: Sequence[Token], first: bool
) -> Sequence[tuple[str, int, int, int, int]]:
    """The stretches that are equal and those that are not; a capital counts."""
    one, other = [t.key for t in written], [t.key for t in found]
    if first and one and other and one[0][1:] == other[0][1:]:
        same_letter = one[0][:1].casefold() == other[0][:1].casefold()
        other[0] = one[0] if same_letter else other[0]
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _words(tokens: Sequence[Token], text: str) -> str:
    if not tokens:
        return ""
    return " ".join(text[tokens[0].span.start : tokens[-1].span.end].split())
