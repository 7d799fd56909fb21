"""A memo → its quotations, each with the source that the memo gives with it.

Quotations stand between marks, or apart. The source stands beside the quotation or in a note. What
is found here is all that the check needs of a memo, so that another process can find it. Every
step takes a time that grows with the memo and no faster.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import texts_checking
from pipeline.checking.apart import QUOTED_LINE, Apart, block_quotation
from pipeline.checking.cited import merge, read_cited
from pipeline.checking.following import followed, named_in
from pipeline.checking.normalising import joints_of
from pipeline.checking.notes import NoteSource, note_sources, source_between
from pipeline.checking.quotations import (
    MOST_LOST,
    SOURCE_AFTER,
    Marked,
    find_marked,
    sentence_after,
    sentence_before,
    without_repeats,
)
from pipeline.checking.verdicts import CitedPlace, MemoQuotation
from pipeline.errors import UnreadableFile
from pipeline.lexicon import is_word
from pipeline.reading import Limits, content_hash, read_content
from pipeline.reading.detection import Format, detect
from pipeline.structure import structure
from pipeline.types import BlockKind, Document, Hint, Line, SourceText, Span

MemoSource = Path | tuple[str, bytes]
"""A file, or a name with bytes."""
MOST_LETTERS = 5_000_000
"""A memo of more letters, some two thousand pages, is not checked."""
MOST_QUOTATIONS = 2000
"""Of a memo with more quotations the first ones are checked."""
_LOST_SHOWN = 5
_Q = re.compile(rb"<(/?)q(?:\s[^<>]{0,500})?>", re.I)
_TITLED = re.compile(
    r"\b(?:titel|getiteld|rapport|essay|boek|artikel|hoofdstuk|paragraaf|nota|notitie|bundel|film|"
    r"leeswijzer|proefschrift|onderzoek|kop|kopje|heet|heten|heette|genaamd|programma|project|brief|"
    r"tijdschrift|krant|website|bijlage)\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Memo:
    """What the check needs of a memo; `left_out` counts the quotations beyond `MOST_QUOTATIONS`."""

    name: str
    quotations: tuple[MemoQuotation, ...]
    remarks: tuple[str, ...] = ()
    left_out: int = 0


def read_memo(source: MemoSource, titles: Sequence[str], limits: Limits = Limits()) -> Memo:
    """The quotations in a memo; `titles` are the names by which it may cite a document.

    Raises
    ------
    ReadingError
        In one of its forms: unreadable, empty, damaged, too long, or without a reader.
    """
    if isinstance(source, Path):
        name, content = source.name, content_hash(source, limits.file)[0]
    else:
        name, content = source
    if detect(content, name)[0] is Format.HTML:
        content = _with_marks(content)
    text = read_content(Path(name), content, limits=limits)
    if len(text.text) > MOST_LETTERS:
        raise UnreadableFile(texts_checking.memo_too_long(name, len(text.text), MOST_LETTERS))
    if Path(name).suffix.lower() == ".txt":
        text = _without_marks(text)
    document = structure(text, name, None, is_word)
    quotations, remarks = quotations_of(text, document, titles)
    return Memo(
        document.file,
        tuple(quotations[:MOST_QUOTATIONS]),
        (*document.remarks, *remarks),
        max(len(quotations) - MOST_QUOTATIONS, 0),
    )


def _with_marks(page: bytes) -> bytes:
    """A web page with the quotation marks that a browser shows around `<q>`.

    They are no part of what the reader of HTML gives: a document is the words of its file.
    """
    return _Q.sub(lambda tag: b"&rdquo;" if tag[1] else b"&ldquo;", page)


def _without_marks(source: SourceText) -> SourceText:
    """Plain text with its lines with «>» as blocks of their own, the mark no part of them."""
    lines: list[Line] = []
    block = 0
    for line in source.lines:
        mark = QUOTED_LINE.match(line.span.of(source.text))
        if not mark:
            block += 1
            lines.append(line)
            continue
        start = line.span.start + mark.end()
        pieces = [Span(max(p.start, start), p.end) for p in line.pieces if p.end > start]
        block += not pieces
        hint = Hint(BlockKind.PARAGRAPH, block) if pieces else None
        lines.append(replace(line, pieces=tuple(pieces), hint=hint))
    return replace(source, lines=tuple(lines))


def quotations_of(
    source: SourceText, memo: Document, titles: Sequence[str] = ()
) -> tuple[list[MemoQuotation], list[str]]:
    """The quotations of a memo in order, and remarks about marks that nothing closes.

    Raises
    ------
    UnreadableFile
        If there are so many of those that it is no memo.
    """
    apart = Apart(source, memo, titles).spans()
    joints = sorted(joints_of(memo))
    marked, lost = find_marked(_blanked(memo.text, apart))
    if len(lost) >= MOST_LOST:
        raise UnreadableFile(texts_checking.too_many_unclosed(memo.file, MOST_LOST))
    named = named_in(memo, sorted([*apart, *(one.outer for one in marked)]))
    notes = note_sources(memo, titles, named)
    quotations = [block_quotation(memo, span, joints, titles, notes) for span in apart]
    spans = [*apart, *(one.outer for one in marked)]
    ends = sorted({0, len(memo.text), *(s.start for s in spans), *(s.end for s in spans)})
    for one in marked:
        inner = one.inner.of(memo.text)
        held = joints[bisect_right(joints, one.inner.start) : bisect_left(joints, one.inner.end)]
        text, places = without_repeats(inner, [joint - one.inner.start for joint in held])
        before, after = _around(memo.text, one.outer, ends)
        beside = merge(read_cited(after, titles), read_cited(before, titles))
        cited = merge(beside, _noted(notes, one, inner, after))
        titled = bool(_TITLED.search(before)) and inner[:1].isupper()
        quotations.append(MemoQuotation(one.outer, text, cited, places, titled=titled))
    quotations.sort(key=lambda quotation: quotation.span)
    shared = _shared(quotations, memo.text)
    return followed(shared, memo, named), list(_unclosed(memo.text, lost))


def _unclosed(text: str, lost: Sequence[int]) -> Iterator[str]:
    for place in lost[:_LOST_SHOWN]:
        yield texts_checking.unclosed(" ".join(text[place : place + 60].split()).rstrip(".,;:"))
    if len(lost) > _LOST_SHOWN:
        yield texts_checking.more_unclosed(len(lost) - _LOST_SHOWN)


def _noted(notes: Sequence[NoteSource], one: Marked, inner: str, after: str) -> CitedPlace:
    """The source in the note to a quotation: its mark stands in it, or later in its sentence."""
    # Past the end of the sentence there may be a full stop and a bracket before the mark.
    rest = 0 if inner.rstrip()[-1:] in ".!?" else len(after)
    return source_between(notes, one.outer.start + 1, one.outer.end + rest + 2)


def _around(text: str, span: Span, ends: Sequence[int]) -> tuple[str, str]:
    """The sentence before a quotation and what follows it, up to the quotations beside it."""
    least = ends[max(bisect_left(ends, span.start) - 1, 0)]
    own = SOURCE_AFTER.match(text, least, span.start) if least else None
    least = own.end() if own else least
    following = bisect_right(ends, span.end)
    most = ends[following] if following < len(ends) else len(text)
    return sentence_before(text, span.start, least), sentence_after(text, span.end, most)


def _shared(quotations: Sequence[MemoQuotation], text: str) -> list[MemoQuotation]:
    """Quotations in one sentence share its source: «“a” en “b” (Tops 2017)», «Tops: “a” en “b”»."""
    shared = list(quotations)
    for place in range(len(shared) - 1, 0, -1):
        if shared[place - 1].cited.empty and _together(shared[place - 1], shared[place], text):
            shared[place - 1] = replace(shared[place - 1], cited=shared[place].cited)
    for place in range(1, len(shared)):
        before, one = shared[place - 1], shared[place]
        # What stands in brackets between the two is the source of the first alone.
        own = SOURCE_AFTER.match(text, before.span.end, one.span.start)
        if one.cited.empty and not own and _together(before, one, text):
            shared[place] = replace(one, cited=before.cited)
    return shared


def _together(one: MemoQuotation, other: MemoQuotation, text: str) -> bool:
    between = text[one.span.end : other.span.start]
    return len(between) < 200 and not re.search(r"[.!?;]\s|\n\n", between)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with these stretches as blanks, so that every place stays what it is."""
    parts, place = [], 0
    for span in spans:
        parts += [text[place : span.start], re.sub(r"\S", " ", span.of(text))]
        place = span.end
    return "".join([*parts, text[place:]])


def unbroken(text: str) -> tuple[str, tuple[int, ...]]:
    """A quotation in plain text with the words joined that its lines break, and where they were."""
    parts: list[str] = []
    joints = []
    length = position = 0
    for broken in _broken(text):
        parts.append(text[position : broken.start()])
        length += len(parts[-1])
        joints.append(length)
        position = broken.end()
    return "".join([*parts, text[position:]]), tuple(joints)


def _broken(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<=\w)[-\u2010\u00ad][ \t]*(?:\r\n|[\n\r])\s*(?=\w)(?!(?:en|of)\s)", text)
