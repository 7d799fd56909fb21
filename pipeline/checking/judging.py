"""The verdict on one quotation.

Let pass, and said in a remark: the case of the first letter, a final mark, words left out at an
elision. All else that differs is a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline import texts_checking
from pipeline.checking.corpus import Corpus, CorpusText
from pipeline.checking.exact import Found, find_literally, occurrences
from pipeline.checking.meaning import has_negation, touched, values
from pipeline.checking.near import Near, differences, find_near
from pipeline.checking.parts import Joined, Part, has_bare_elision, parts_of
from pipeline.checking.places import make_place
from pipeline.checking.tokens import Token, tokens_of
from pipeline.checking.verdicts import (
    Difference,
    DiffWord,
    Judgement,
    MemoQuotation,
    Place,
    Verdict,
)
from pipeline.types import Document, Span

SHORTEST = 3
"""Words: a shorter quotation is not judged."""
MOST_PARTS = 40
"""With more words left out or added than this, nothing is left to compare."""
MOST_COMPARED = 1500
"""Words and marks: of what is longer and not literal, it is not told what was changed."""
THRESHOLD = 0.6
"""The least similarity to words of a document of what counts as changed from them."""


def judge(quotation: MemoQuotation, corpus: Corpus) -> Verdict:
    """The verdict on a quotation in a memo."""
    tokens = tokens_of(quotation.text)
    if sum(token.is_word for token in tokens) < SHORTEST:
        return Verdict(Judgement.TOO_SHORT, quotation)
    parts = parts_of(quotation.text, quotation.joints)
    if len(parts) > MOST_PARTS:
        return Verdict(Judgement.NOT_FOUND, quotation, remarks=(texts_checking.TOO_MANY_PARTS,))
    found = _literal(parts, corpus)
    if not found and has_bare_elision(quotation.text):
        bare = parts_of(quotation.text, quotation.joints, bare=True)
        found = _literal(bare, corpus)
        parts = bare if found or len(parts) < len(bare) <= MOST_PARTS else parts
    if found:
        return _judge_literal(quotation, parts, found, corpus)
    if len(tokens) > MOST_COMPARED:
        return Verdict(Judgement.NOT_FOUND, quotation, remarks=(texts_checking.TOO_LONG,))
    return _judge_near(quotation, parts, corpus)


def _literal(parts: Sequence[Part], corpus: Corpus) -> list[tuple[CorpusText, Found]]:
    if len(parts) > MOST_PARTS:
        return []
    return [(text, found) for text in corpus.texts for found in find_literally(parts, text)]


def _judge_literal(
    quotation: MemoQuotation,
    parts: Sequence[Part],
    found: Sequence[tuple[CorpusText, Found]],
    corpus: Corpus,
) -> Verdict:
    documents = [text.document for text in corpus.texts]
    places = [
        make_place(text.document, one.span, quotation.cited, documents) for text, one in found
    ]
    order = sorted(range(len(found)), key=lambda i: _rank(places[i], *found[i]))
    best = order[0]
    text, one = found[best]
    changes = _replaced(parts, one, text)
    judgement = Judgement.WRONG_PLACE if places[best].problems else Judgement.LITERAL
    return Verdict(
        Judgement.CHANGED if changes else judgement,
        quotation,
        tuple(places[i] for i in order),
        changes,
        remarks=tuple(_remarks(parts, one, text.document)),
        similarity=1.0,
    )


def _rank(place: Place, text: CorpusText, found: Found) -> tuple[int, int, bool, int]:
    """The place cited first; a guide to another document last, as in a search."""
    guide = bool(text.document.metadata.about)
    return len(place.problems), len(place.doubts), guide, found.capital + found.final


def _replaced(parts: Sequence[Part], found: Found, text: CorpusText) -> tuple[Difference, ...]:
    """Additions in brackets that stand in the place of a negation or a number, or add one."""
    changes = []
    for part, between in zip(parts[1:], _between(found), strict=True):
        if part.joined is Joined.ADDITION:
            gone, come = tokens_of(between.of(text.document.text)), tokens_of(part.added)
            come = [token for token in come if token.key not in "[]"]
            touches = touched(come, gone, text.names)
            denied = has_negation(come) and not has_negation(gone)
            numbered = gone and values([t.key for t in gone])
            if touches and (denied or has_negation(gone) or numbered):
                words = " ".join(between.of(text.document.text).split())
                changes.append(Difference(part.added, words, touches))
    return tuple(changes)


def _between(found: Found) -> list[Span]:
    return [Span(one.end, max(one.end, other.start)) for one, other in pairwise(found.spans)]


def _remarks(parts: Sequence[Part], found: Found, document: Document) -> list[str]:
    remarks = _negations_beside(found.span, document)
    first = document.text[found.span.start]
    if found.capital:
        remarks.append(texts_checking.first_letter(first, parts[0].text[:1]))
    if found.final:
        remarks.append(texts_checking.final_mark(parts[-1].final))
    for part, between in zip(parts[1:], _between(found), strict=True):
        words = " ".join(between.of(document.text).split())
        if part.joined is Joined.ADDITION:
            remarks += [texts_checking.addition(part.added, words)] if part.added else []
        elif has_negation(_same_sentence(words)):
            remarks.append(texts_checking.negation_left_out(words))
    return remarks


def _negations_beside(span: Span, document: Document) -> list[str]:
    """Of a negation right before or after the quotation: «(heeft het gezag) niet»."""
    before = tokens_of(document.text[max(span.start - 40, 0) : span.start])[-1:]
    after = tokens_of(document.text[span.end : span.end + 40])[:1]
    words = [token.key for token in (*before, *after) if has_negation([token])]
    return [texts_checking.negation_beside(word) for word in words]


def _same_sentence(words: str) -> list[Token]:
    """The words left out, if no sentence ends among them."""
    tokens = tokens_of(words)
    return [] if any(token.key in ".!?" for token in tokens) else tokens


def _judge_near(quotation: MemoQuotation, parts: Sequence[Part], corpus: Corpus) -> Verdict:
    whole = _nearest(parts, corpus)
    if whole is None or whole.similarity < THRESHOLD:
        judgement = Judgement.TITLE if quotation.titled else Judgement.NOT_FOUND
        return Verdict(judgement, quotation, similarity=whole.similarity if whole else 0.0)
    documents = [text.document for text in corpus.texts]
    document = corpus.texts[whole.text].document
    place = make_place(document, whole.span, quotation.cited, documents)
    return Verdict(
        Judgement.CHANGED,
        quotation,
        (place,),
        whole.changes,
        whole.comparison,
        (*whole.remarks, *_negations_beside(whole.span, document)),
        whole.similarity,
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """A changed quotation of one part or more, beside its document."""

    text: int
    span: Span
    similarity: float
    changes: tuple[Difference, ...] = ()
    comparison: tuple[DiffWord, ...] = ()
    remarks: tuple[str, ...] = ()


def _nearest(parts: Sequence[Part], corpus: Corpus) -> _Whole | None:
    """The document nearest to all parts: the one where the longest part is at home."""
    if not parts:
        return None
    longest = max(parts, key=lambda part: len(part.text))
    anchor = _near_part(longest, corpus, None)
    if anchor is None:
        return None
    pieces = [
        anchor if part is longest else _near_part(part, corpus, anchor.text) for part in parts
    ]
    total = sum(len(part.text) for part in parts)
    similarity = sum(
        piece.similarity * len(part.text)
        for part, piece in zip(parts, pieces, strict=True)
        if piece
    )
    whole = _Whole(anchor.text, anchor.span, similarity / total)
    for part, piece in zip(parts, pieces, strict=True):
        whole = _with_part(whole, part, piece, corpus)
    if not whole.changes:
        return replace(whole, remarks=(texts_checking.OTHER_ORDER,))
    return whole


def _near_part(part: Part, corpus: Corpus, only: int | None) -> Near | None:
    """A part where it stands literally, or else nearest to that."""
    for number, text in enumerate(corpus.texts):
        if only is None or number == only:
            for found in occurrences(part, text):
                return Near(number, found.span, 1.0, (), ())
    return find_near(part.text, corpus, only)


def _with_part(whole: _Whole, part: Part, piece: Near | None, corpus: Corpus) -> _Whole:
    if piece is None:
        changes: tuple[Difference, ...] = (Difference(part.text, ""),)
        words: tuple[DiffWord, ...] = (DiffWord("+", part.text),)
    elif not piece.written:
        changes, words = (), (DiffWord("=", part.text),)
    else:
        first = part.joined is Joined.FIRST or part.free
        changes, words = differences(piece, part.text, corpus.texts[piece.text], first)
    gap = (DiffWord("=", "(…)"),) if whole.comparison else ()
    return replace(
        whole, changes=whole.changes + changes, comparison=(*whole.comparison, *gap, *words)
    )
