"""A memo → its quotations, each with the source that the memo gives with it.

Quotations stand between marks, or apart: lines with «>», what its format calls a quotation, lines
that are indented as a whole, or a paragraph that follows a colon and ends with its source in
brackets. The source stands beside the quotation or in a note.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import texts_checking
from pipeline.checking.cited import merge, read_cited
from pipeline.checking.normalising import joints_of
from pipeline.checking.notes import NoteSource, note_sources, source_between, without_again
from pipeline.checking.quotations import (
    SOURCE_AFTER,
    Marked,
    find_marked,
    sentence_after,
    sentence_before,
    without_repeats,
)
from pipeline.checking.verdicts import CitedPlace, MemoQuotation
from pipeline.lexicon import is_word
from pipeline.reading import read, read_content
from pipeline.structure import structure
from pipeline.types import Block, BlockKind, Document, Hint, Line, SourceText, Span

_QUOTED_LINE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_INDENTED = re.compile(r"(?: {2,}|\t)[ \t]*\S")
_SOURCE = re.compile(
    r"\s*(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\)|[—–-]\s*(?P<dash>[A-Z][^\n]*))\.?\s*$"
)
_TITLED = re.compile(
    r"\b(?:titel|getiteld|rapport|essay|boek|artikel|hoofdstuk|paragraaf|nota|notitie|bundel|film|"
    r"leeswijzer|proefschrift|onderzoek|kop|kopje|heet|heten|heette|genaamd|programma|project|brief|"
    r"tijdschrift|krant|website|bijlage)\s*$",
    re.I,
)
_MARKS = "\"“”„‟«»'‘’‚‛‹›"


def read_memo(source: Path | tuple[str, bytes]) -> tuple[SourceText, Document]:
    """A memo as a document, from a file or from its name and bytes.

    Raises
    ------
    ReadingError
        In one of its forms: unreadable, empty, damaged, or without a reader.
    """
    if isinstance(source, Path):
        text, name = read(source), source.name
    else:
        name, content = source
        text = read_content(Path(name), content)
    if Path(name).suffix.lower() == ".txt":
        text = _without_marks(text)
    return text, structure(text, name, None, is_word)


def _without_marks(source: SourceText) -> SourceText:
    """Plain text with its lines with «>» as blocks of their own, the mark no part of them."""
    lines: list[Line] = []
    block = 0
    for line in source.lines:
        mark = _QUOTED_LINE.match(line.span.of(source.text))
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

    `titles` are the names by which a memo may cite a document.
    """
    apart = _set_apart(source, memo, titles)
    joints = list(joints_of(memo))
    marked, lost = find_marked(_blanked(memo.text, apart))
    notes = note_sources(memo, titles)
    quotations = [_block_quotation(memo, span, joints, titles, notes) for span in apart]
    ends = sorted([0, len(memo.text), *(s.start for s in apart), *(s.end for s in apart)])
    ends = sorted([*ends, *(m.outer.start for m in marked), *(m.outer.end for m in marked)])
    for one in marked:
        inner = one.inner.of(memo.text)
        shifted = [j - one.inner.start for j in joints if one.inner.start < j < one.inner.end]
        text, places = without_repeats(inner, shifted)
        before, after = _around(memo.text, one.outer, ends)
        beside = merge(read_cited(after, titles), read_cited(before, titles))
        cited = merge(beside, _noted(notes, one, inner, after))
        titled = bool(_TITLED.search(before)) and inner[:1].isupper()
        quotations.append(MemoQuotation(one.outer, text, cited, places, titled=titled))
    quotations.sort(key=lambda quotation: quotation.span)
    remarks = [texts_checking.unclosed(_excerpt(memo.text, place)) for place in lost]
    return without_again(_shared(quotations, memo.text)), remarks


def _noted(notes: Sequence[NoteSource], one: Marked, inner: str, after: str) -> CitedPlace:
    """The source in the note to a quotation: its mark stands in it, or later in its sentence."""
    # Past the end of the sentence there may be a full stop and a bracket before the mark.
    rest = 0 if inner.rstrip()[-1:] in ".!?" else len(after)
    return source_between(notes, one.outer.start + 1, one.outer.end + rest + 2)


def _around(text: str, span: Span, ends: Sequence[int]) -> tuple[str, str]:
    """The sentence before a quotation and what follows it, up to the quotations beside it."""
    least = max(end for end in ends if end <= span.start and (end < span.start or not end))
    own = SOURCE_AFTER.match(text, least, span.start) if least else None
    least = own.end() if own else least
    most = min(end for end in ends if end > span.end or end == len(text))
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


def _block_quotation(
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
    before = memo.text[: span.start].rstrip().rpartition("\n\n")[2]
    if before.endswith(":"):
        cited = merge(cited, read_cited(sentence_before(before, len(before), 0), titles))
    if cited.empty:
        following = memo.text[span.end :].lstrip().partition("\n\n")[0]
        source = _SOURCE.match(following)
        cited = read_cited(following, titles) if source else cited
    stripped = text.strip()
    if stripped[:1] in _MARKS and stripped.rstrip(".")[-1:] in _MARKS:
        stripped = stripped.rstrip(".")[1:-1]
    start = span.start + words.index(stripped)
    places = [j - start for j in joints if start < j < start + len(stripped)]
    return MemoQuotation(span, stripped, cited, tuple(places), block=True)


def _ending(words: str, titles: Sequence[str]) -> tuple[int, CitedPlace] | None:
    """Where the source at the end of a block quotation begins, and what it names."""
    source = _SOURCE.search(words)
    if not source:
        return None
    cited = read_cited(source["round"] or source["dash"], titles)
    return None if cited.empty else (source.start(), cited)


def _set_apart(source: SourceText, memo: Document, titles: Sequence[str]) -> list[Span]:
    """The stretches of the memo that are quotations as a whole."""
    apart: list[Span] = []
    last = -1
    ends = {note.mark.start for note in memo.notes if note.mark is not None}
    for number, block in enumerate(memo.blocks):
        before = memo.blocks[number - 1] if number else None
        if block.kind is BlockKind.HEADING or not _is_apart(source, memo, block, before, titles):
            continue
        goes_on = apart and last == number - 1 and apart[-1].end not in ends
        if goes_on and _one_quote(source, memo, apart[-1], block.span):
            apart[-1] = Span(apart[-1].start, block.span.end)
        else:
            apart.append(block.span)
        last = number
    return apart


def _is_apart(
    source: SourceText, memo: Document, block: Block, before: Block | None, titles: Sequence[str]
) -> bool:
    found = _lines(source, memo, block)
    lines = [line.span.of(source.text) for line in found]
    if found and all(line.hint is not None and line.hint.quoted for line in found):
        return True
    if lines and all(_QUOTED_LINE.match(line) for line in lines):
        return True
    words = block.span.of(memo.text)
    announced = before is not None and before.span.of(memo.text).rstrip().endswith(":")
    sourced = _ending(words, titles) is not None
    indented = bool(lines) and all(_INDENTED.match(line) for line in lines)
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.CODE)
    enclosed = any(mark in words for mark in '“„«"”')
    return plain and (
        (indented and (announced or sourced)) or (announced and sourced and not enclosed)
    )


def _lines(source: SourceText, memo: Document, block: Block) -> list[Line]:
    place = memo.to_source(block.span)
    return [line for line in source.lines if line.span.overlaps(place) and line.pieces]


def _one_quote(source: SourceText, memo: Document, before: Span, after: Span) -> bool:
    """Whether the lines between two blocks all belong to the quotation."""
    one, other = memo.to_source(before), memo.to_source(after)
    between = source.text[one.end : other.start].splitlines()[1:-1]
    return all(_QUOTED_LINE.match(line) or _INDENTED.match(line) for line in between)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with these stretches as blanks, so that every place stays what it is."""
    for span in spans:
        blank = re.sub(r"\S", " ", span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def _excerpt(text: str, place: int) -> str:
    return " ".join(text[place : place + 60].split())


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
