"""Markdown → SourceText: markdown-it-py finds the blocks, this module finds them back in the file.

Markup is left out of the wording (`**`, `[…](…)`, `#`), never the words; from an escaped character
or an entity on, the rest of its line is kept as written. HTML is not interpreted: tags are left
out, the words between them stay. Images are left out, their descriptions stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from markdown_it.token import Token

from pipeline.reading.decoding import decode
from pipeline.reading.markdown_headings import is_bold_heading
from pipeline.reading.markdown_notes import CLOSE, DEFINITION, MARK, OPEN, front_matter, parser
from pipeline.reading.plain_text import split_lines, words_of
from pipeline.types import BlockKind, Hint, Item, ItemStyle, Line, SourceText, Span

_MARK = re.compile(r"[ \t>]*(\d{1,9}[.)]|[-*+])[ \t]+")
_LETTER_MARK = re.compile(r"[ \t>]*([a-z][.)])[ \t]+(?=\S)")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[/!?]?[a-zA-Z][^>]*>", re.S)
_BREAK_TAG = re.compile(r"</?(?:br|p|div|t[dhr]|li|h[1-6])\b", re.I)
_CELL = re.compile(rf"\||{_BREAK_TAG.pattern}", re.I)
_BAR = re.compile(r"(?<!\\)\|")
_BREAKS = ("softbreak", "hardbreak")
_WORDED = ("text", "code_inline", "image")


@dataclass
class _Walk:
    """The state of one walk through the tokens of a file."""

    text: str
    lines: list[Line]
    cursor: int = 0
    level: int = 0
    above: int = 1
    in_table: bool = False
    row: int = 0
    note: str = ""
    note_block: int = -1
    letter: str = ""
    title: str = ""
    items: list[Item] = field(default_factory=list)
    counters: list[int] = field(default_factory=list)
    fresh_item: bool = False
    blocks: Iterator[int] = field(default_factory=count)


def read_markdown(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The lines of a Markdown file, each with a hint of the block it belongs to."""
    decoded = decode(content, path.name)
    # markdown-it knows "\n" alone as a line end: the others are made of the same length first.
    text = re.sub(r"\r\n", " \n", decoded.text)
    text = re.sub(r"[\r\f\v\x85\u2028\u2029]", "\n", text).replace("\0", "\ufffd")
    walk = _Walk(decoded.text, [Line(span, ()) for span, _ in split_lines(text)])
    front, facts = front_matter(text)
    # The facts keep their lines, so that every later line keeps its number.
    after = walk.lines[front].span.start if front < len(walk.lines) else len(text)
    for token in parser().parse("\n" * front + text[after:]):
        _take(walk, token)
    return SourceText(
        path,
        content_hash,
        decoded.text,
        tuple(part for line in walk.lines for part in _without_breaks(decoded.text, line)),
        title=walk.title,
        facts=facts,
        remarks=decoded.remarks,
    )


def _take(walk: _Walk, token: Token) -> None:
    match token.type:
        case "heading_open":
            walk.level = walk.above = int(token.tag[1])
        case "heading_close":
            walk.level = 0
        case "table_open" | "table_close":
            walk.in_table = token.type == "table_open"
            walk.row = -1
        case "tr_open":
            walk.row += 1
        case _ if token.type in (OPEN, CLOSE):
            walk.note = token.meta.get("label", "")
            walk.note_block = next(walk.blocks) if walk.note else -1
        case "bullet_list_open" | "ordered_list_open":
            walk.counters.append(0)
        case "bullet_list_close" | "ordered_list_close":
            walk.counters.pop()
        case "list_item_open":
            walk.counters[-1] += 1
            style = ItemStyle.NUMBER if token.info else ItemStyle.BULLET
            walk.items.append(Item(style, token.info or str(walk.counters[-1])))
            walk.fresh_item = True
        case "list_item_close":
            walk.items.pop()
        case "inline":
            _take_inline(walk, token)
        case "fence" | "code_block" | "html_block":
            _take_literal(walk, token)


def _take_inline(walk: _Walk, token: Token) -> None:
    first, last = token.map or (0, 0)
    row = walk.lines[first].hint if walk.in_table else None  # set by an earlier cell of the row
    hint = row or _hint(walk)
    plain = hint.kind is BlockKind.PARAGRAPH and not walk.items
    if plain and last == first + 1 and is_bold_heading(token.children or ()):
        hint, plain = replace(hint, kind=BlockKind.HEADING, level=walk.above + 1), False
    starts = []
    for number in range(first, last):
        line = walk.lines[number]
        mark = None
        if walk.fresh_item:
            walk.fresh_item = False
            mark = _MARK.match(line.span.of(walk.text))
            hint = replace(hint, kind=BlockKind.LIST_ITEM)
        elif plain and (mark := _next_letter(walk, line)):
            walk.letter = mark[1][0]
            item = Item(ItemStyle.LETTER, walk.letter)
            hint = Hint(BlockKind.LIST_ITEM, next(walk.blocks), item=item)
        elif plain and number == first:
            walk.letter = ""
        label = DEFINITION.match(line.span.of(walk.text)) if walk.note and number == first else None
        lead = mark or label
        starts.append(line.span.start + (lead.end() if lead else 0))
        span = _shift(mark, line.span.start) if mark else line.mark
        walk.lines[number] = replace(line, mark=span, hint=hint)
    _add_pieces(walk, token.children or (), range(first, last), starts)
    if walk.level == 1 and not walk.title:
        walk.title = _title(token.children or ())


def _title(children: Iterable[Token]) -> str:
    parts = [" " if child.type in _BREAKS else child.content for child in children
             if child.type in _WORDED + _BREAKS]  # fmt: skip
    return " ".join("".join(parts).split())


def _hint(walk: _Walk) -> Hint:
    """What the walk says of the words it has come to."""
    if walk.note:
        return Hint(BlockKind.FOOTNOTE, walk.note_block, note=walk.note)
    block, item = next(walk.blocks), walk.items[-1] if walk.items else None
    if walk.level:
        return Hint(BlockKind.HEADING, block, walk.level, item)
    if walk.in_table:
        return Hint(BlockKind.TABLE, block, item=item, cell=(walk.row, 0))
    return Hint(BlockKind.PARAGRAPH, block, item=item)


def _next_letter(walk: _Walk, line: Line) -> re.Match[str] | None:
    """The mark of a lettered item, if the letter is the next one of its list."""
    expected = chr(ord(walk.letter) + 1) if walk.letter else "a"
    mark = _LETTER_MARK.match(line.span.of(walk.text))
    return mark if mark and mark[1][0] == expected else None


def _add_pieces(
    walk: _Walk, children: Sequence[Token], numbers: range, starts: Sequence[int]
) -> None:
    """Find the words of the inline tokens back in these lines, from the cursor on.

    A tag, an address or a piece of code may run over a line end, which the tokens do not tell:
    `spare` is the number of such line ends still to be met.
    """
    found: list[Span] = []
    raised: list[Span] = []
    place = 0
    spare = len(numbers) - 1 - sum(child.type in _BREAKS for child in children)
    walk.cursor = max(walk.cursor, starts[0])
    for child in children:
        if child.type in _BREAKS:
            place += 1
            walk.cursor = max(walk.cursor, starts[place])
        if child.type not in (*_WORDED, "html_inline", MARK) or not child.content:
            continue
        near, far = (walk.lines[numbers[n]].span.end for n in (place, place + spare))
        piece = _find(walk.text, child.content, walk.cursor, near, far)
        if child.type == MARK:
            raised += [Span(piece.start + 2, piece.end - 1)] if piece else []  # «[^» and «]» off
        elif child.type != "html_inline":
            piece = piece or Span(min(walk.cursor, far), far)
            found.append(piece)
        walk.cursor = max(walk.cursor, piece.end if piece else 0)
        while spare and walk.lines[numbers[place]].span.end < walk.cursor:
            place, spare = place + 1, spare - 1
    for number, start in zip(numbers, starts, strict=True):
        line = walk.lines[number]
        stretch = Span(start, line.span.end)
        pieces = _trimmed(walk.text, (*line.pieces, *_within(found, stretch)))
        marks = (*line.raised, *_within(raised, stretch))
        walk.lines[number] = replace(line, pieces=pieces, raised=marks)


def _find(text: str, content: str, start: int, near: int, far: int) -> Span | None:
    """Where `content` stands: before `near`, or up to `far` with other white space in it."""
    place = text.find(content, start, near)
    if place >= 0:
        return Span(place, place + len(content))
    escaped = content.replace("|", r"\|")  # which a cell of a table has to be
    if escaped != content and (place := text.find(escaped, start, near)) >= 0:
        return Span(place, place + len(escaped))
    words = [re.escape(word) for word in content.split()]
    if near == far or not words:
        return None
    match = re.compile(r"[\s>]+".join(words)).search(text, start, far)
    return Span(*match.span()) if match else None


def _within(pieces: Iterable[Span], line: Span) -> Iterator[Span]:
    """The parts of the pieces that stand in a line."""
    for piece in pieces:
        start, end = max(piece.start, line.start), min(piece.end, line.end)
        if start < end:
            yield Span(start, end)


def _trimmed(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces of a line without white space at either end of it."""
    kept = list(pieces)
    while kept and not kept[0].of(text).strip():
        kept.pop(0)
    while kept and not kept[-1].of(text).strip():
        kept.pop()
    if kept:
        kept[0] = Span(kept[0].end - len(kept[0].of(text).lstrip()), kept[0].end)
        kept[-1] = Span(kept[-1].start, kept[-1].start + len(kept[-1].of(text).rstrip()))
    return tuple(kept)


def _take_literal(walk: _Walk, token: Token) -> None:
    """Code is kept line by line; of HTML the words between the tags."""
    html = token.type == "html_block"
    first, last = token.map or (0, 0)
    kind = BlockKind.PARAGRAPH if html else BlockKind.CODE
    hint = Hint(kind, next(walk.blocks), 0, walk.items[-1] if walk.items else None)
    fences = 1 if token.type == "fence" else 0
    numbers = range(first + fences, min(last, len(walk.lines)))
    between = _between_tags(walk.text, [walk.lines[number].span for number in numbers])
    for number in numbers:
        line = walk.lines[number]
        words = line.span.of(walk.text)
        if fences and number == last - 1 and words.strip().startswith(token.markup):
            continue
        pieces = _within(between, line.span) if html else words_of(walk.text, line.span)
        walk.lines[number] = replace(line, pieces=_trimmed(walk.text, pieces), hint=hint)


def _between_tags(text: str, lines: Sequence[Span]) -> list[Span]:
    pieces: list[Span] = []
    start, end = (lines[0].start, lines[-1].end) if lines else (0, 0)
    for tag in _TAG.finditer(text, start, end):
        pieces.append(Span(start, tag.start()))
        start = tag.end()
    return [*pieces, Span(start, end)]


def _without_breaks(text: str, line: Line) -> Iterator[Line]:
    """The line; as more than one if it holds a `<br>`, or cells side by side."""
    in_table = line.hint is not None and line.hint.kind is BlockKind.TABLE
    apart = _CELL if in_table else _BREAK_TAG
    pieces = line.pieces
    cuts = [
        place
        for place in range(1, len(pieces))
        if apart.search(text, pieces[place - 1].end, pieces[place].start)
    ]
    ends = [*(pieces[cut].start for cut in cuts), line.span.end]
    start = line.span.start
    for first, last, end in zip([0, *cuts], [*cuts, len(pieces)], ends, strict=True):
        words = _trimmed(text, pieces[first:last])
        mark = None if first else line.mark
        hint = _in_column(text, line, words) if in_table else line.hint
        raised = tuple(_within(line.raised, Span(start, end)))
        yield replace(
            line, span=Span(start, end), pieces=words, mark=mark, hint=hint, raised=raised
        )
        start = end


def _in_column(text: str, line: Line, words: Sequence[Span]) -> Hint | None:
    """The hint of a row, for the cell that these words stand in."""
    hint = line.hint
    if not words or hint is None or hint.cell is None:
        return hint
    before = text[line.span.start : words[0].start]
    column = len(_BAR.findall(before)) - before.lstrip(" \t>").startswith("|")
    return replace(hint, cell=(hint.cell[0], max(column, 0)))


def _shift(mark: re.Match[str], offset: int) -> Span:
    return Span(offset + mark.start(1), offset + mark.end(1))
