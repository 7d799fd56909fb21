"""Document → the entries of its list of references → works as CSL-JSON.

The entries are the blocks that are marked as such; a document without those may have a section
with the name of such a list, whose text is cut where an author with a year begins.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.citations.entries import parse_entry
from pipeline.citations.entry_marks import Csl
from pipeline.citations.library import work_of
from pipeline.citations.names import authors_before
from pipeline.citations.tokens import Token, tokenise
from pipeline.structure.reference_titles import in_lists
from pipeline.structure.references import is_prose
from pipeline.types import Block, BlockKind, Document, Span, Work

_REPEATED = re.compile(r"(?:[—–_-]{2,}|—|–|Idem|Id\.)[\s,.(]")
_NUMBER = re.compile(r"(?:\A|\n)\s*\[?(?P<number>\d{1,3})[\].)]\s+\Z")
_URL_END = re.compile(r"(?:https?://|www\.)\S+\s*\Z")
_ENDS = frozenset(".!?)")


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the list of references of a document: its place, and the work that it names."""

    document_id: str
    span: Span
    work: Work


def document_references(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's own list that name a work, each work with an id of its own."""
    marked = [b.span for b in document.blocks if b.kind is BlockKind.REFERENCE]
    spans = marked or [span for part in _sections(document) for span in part]
    works = [
        (span, work)
        for span, csl in _parsed(document.text, spans)
        if (work := work_of(csl, source=document.file)) is not None
    ]
    named = _with_ids([work for _, work in works])
    return tuple(
        Reference(document.id, span, work) for (span, _), work in zip(works, named, strict=True)
    )


def _parsed(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, Csl]]:
    """The entries that name a work, with the makers of the one before where a line stands for them,
    and with the number that a list has put before them."""
    before: Csl = {}
    for span in spans:
        entry = span.of(text)
        repeated = _REPEATED.match(" ".join(entry.split()[:2]) + " ")
        csl = parse_entry(entry, before if repeated else None)
        if csl is None:
            continue
        number = _NUMBER.search(text[max(0, span.start - 8) : span.start])
        if number:
            csl.setdefault("citation-number", number["number"])
        before = csl if csl.keys() & {"author", "editor"} else {}
        yield span, csl


def reference_spans(document: Document) -> list[Span]:
    """The stretches of the document that are its list of references."""
    return [Span(part[0].start, part[-1].end) for part in _sections(document)]


def _sections(document: Document) -> list[list[Span]]:
    """For each section that holds a list of references the entries in it."""
    listed = in_lists((section.title, section.level) for section in document.sections)
    parts = []
    for section, is_listed in zip(document.sections, listed, strict=True):
        blocks = [
            b
            for b in (document.blocks if is_listed else ())
            if b.section_id == section.id and b.kind is not BlockKind.HEADING
        ]
        if is_prose(" ".join(block.span.of(document.text) for block in blocks)):
            continue
        entries = cut_entries(document.text, blocks)
        if entries:
            parts.append(entries)
    return parts


def cut_entries(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The entries in blocks of text: one begins where authors with a year in brackets do.

    A block without such a beginning goes on from the entry before it; none before it, no entry.
    """
    entries: list[Span] = []
    for block in blocks:
        starts = _starts(text, block.span)
        if block.kind is BlockKind.LIST_ITEM or (not starts and _may_be_entry(text, block.span)):
            starts = starts or [block.span.start]
        if entries and (not starts or starts[0] > block.span.start):
            entries[-1] = Span(entries[-1].start, starts[0] if starts else block.span.end)
        ends = [*starts[1:], block.span.end][: len(starts)]
        entries.extend(_trimmed(text, a, b) for a, b in zip(starts, ends, strict=True))
    return entries


def _may_be_entry(text: str, span: Span) -> bool:
    """Whether a block without authors before a year is an entry on its own."""
    csl = parse_entry(span.of(text))
    return csl is not None and bool(csl.get("author")) and "issued" in csl


def _starts(text: str, span: Span) -> list[int]:
    tokens = tokenise(span.of(text), span.start)
    starts: list[int] = []
    floor = 0
    for index, token in enumerate(tokens):
        if not _is_dated(tokens, index):
            continue
        end = token.bracket
        while end > floor and tokens[end - 1].text in {".", ","}:
            end -= 1
        authors = authors_before(tokens, end, bracketed=True, floor=floor)
        start = tokens[_with_initials(tokens, authors.start, floor)].start if authors else None
        if start is not None and _begins(text, span.start, start):
            starts.append(start)
            floor = index + 1
    return starts


def _is_dated(tokens: tuple[Token, ...], index: int) -> bool:
    """A year that begins its brackets: «(2015)», «(2015, 12 maart)»; also «(z.j.)»."""
    token = tokens[index]
    if token.bracket < 0 or token.bracket != index - 1:
        return False
    return token.kind == "year" or token.low in {"z.j.", "n.d."}


def _with_initials(tokens: tuple[Token, ...], index: int, floor: int) -> int:
    while index > floor and tokens[index - 1].kind == "initials":
        index -= 1
    return index


def _begins(text: str, lowest: int, start: int) -> bool:
    """Whether an entry can begin here: at the start of a line, after a full stop or a link."""
    before = text[max(lowest, start - 300) : start]
    stripped = before.rstrip()
    if not stripped or "\n" in before[len(stripped) :]:
        return True
    return stripped[-1] in _ENDS or _URL_END.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _with_ids(works: Iterable[Work]) -> list[Work]:
    """The works with ids that differ: «mulder1993», «mulder1993-2»."""
    seen: Counter[str] = Counter()
    named = []
    for work in works:
        seen[work.id] += 1
        number = seen[work.id]
        work_id = work.id if number == 1 else f"{work.id}-{number}"
        named.append(replace(work, id=work_id, csl={**work.csl, "id": work_id}))
    return named
