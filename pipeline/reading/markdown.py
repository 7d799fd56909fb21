"""Markdown → SourceText: markdown-it-py finds the blocks, this module finds them back in the file.

Markup is left out of the wording (`**`, `[…](…)`, `#`), never the words; from an escaped character
or an entity on, the rest of its line is kept as written. HTML is not interpreted: tags are left
out, the words between them stay. Images are left out, their descriptions stay.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.reading.decoding import decode
from pipeline.reading.plain_text import split_lines, words_of
from pipeline.types import BlockKind, Hint, Item, ItemStyle, Line, SourceText, Span

_MARK = re.compile(r"[ \t>]*(\d{1,9}[.)]|[-*+])[ \t]+")
_LETTER_MARK = re.compile(r"[ \t>]*([a-z][.)])[ \t]+(?=\S)")
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[a-zA-Z][^>]*>?")


@dataclass
class _Walk:
    """The state of one walk through the tokens of a file."""

    text: str
    lines: list[Line]
    cursor: int = 0
    level: int = 0
    in_table: bool = False
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
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        _take(walk, token)
    return SourceText(
        path,
        content_hash,
        decoded.text,
        tuple(walk.lines),
        title=walk.title,
        remarks=decoded.remarks,
    )


def _take(walk: _Walk, token: Token) -> None:
    match token.type:
        case "heading_open":
            walk.level = int(token.tag[1])
        case "heading_close":
            walk.level = 0
        case "table_open" | "table_close":
            walk.in_table = token.type == "table_open"
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
    first = (token.map or [0, 0])[0]
    row = walk.lines[first].hint if walk.in_table else None  # set by an earlier cell of the row
    hint = row or Hint(
        _kind(walk), next(walk.blocks), walk.level, walk.items[-1] if walk.items else None
    )
    plain = hint.kind is BlockKind.PARAGRAPH and not walk.items
    for number, children in enumerate(_lines_of(token.children or ()), start=first):
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
        walk.cursor = max(walk.cursor, line.span.start + (mark.end() if mark else 0))
        pieces = line.pieces + _pieces(walk, children, line.span.end)
        span = _shift(mark, line.span.start) if mark else line.mark
        walk.lines[number] = replace(line, pieces=pieces, mark=span, hint=hint)
    if walk.level == 1 and not walk.title:
        walk.title = "".join(child.content or " " for child in token.children or ()).strip()


def _kind(walk: _Walk) -> BlockKind:
    if walk.level:
        return BlockKind.HEADING
    return BlockKind.TABLE if walk.in_table else BlockKind.PARAGRAPH


def _next_letter(walk: _Walk, line: Line) -> re.Match[str] | None:
    """The mark of a lettered item, if the letter is the next one of its list."""
    expected = chr(ord(walk.letter) + 1) if walk.letter else "a"
    mark = _LETTER_MARK.match(line.span.of(walk.text))
    return mark if mark and mark[1][0] == expected else None


def _lines_of(children: Sequence[Token]) -> Iterator[list[Token]]:
    """The inline tokens line by line."""
    current: list[Token] = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield current
            current = []
        else:
            current.append(child)
    yield current


def _pieces(walk: _Walk, children: Sequence[Token], line_end: int) -> tuple[Span, ...]:
    """Where the words of the inline tokens stand in the file, from the cursor on."""
    pieces: list[Span] = []
    for child in children:
        if child.type not in ("text", "code_inline", "image") or not child.content.strip():
            continue
        start = walk.text.find(child.content, walk.cursor, line_end)
        if start < 0:
            pieces += words_of(walk.text, Span(min(walk.cursor, line_end), line_end))
            walk.cursor = line_end
            break
        walk.cursor = start + len(child.content)
        pieces.append(Span(start, walk.cursor))
    return tuple(pieces)


def _take_literal(walk: _Walk, token: Token) -> None:
    """Code is kept line by line; of HTML the words between the tags."""
    html = token.type == "html_block"
    first, last = token.map or [0, 0]
    kind = BlockKind.PARAGRAPH if html else BlockKind.CODE
    hint = Hint(kind, next(walk.blocks), 0, walk.items[-1] if walk.items else None)
    fences = 1 if token.type == "fence" else 0
    for number in range(first + fences, min(last, len(walk.lines))):
        line = walk.lines[number]
        words = line.span.of(walk.text)
        if fences and number == last - 1 and words.strip().startswith(token.markup):
            continue
        pieces = _between_tags(walk.text, line.span) if html else words_of(walk.text, line.span)
        walk.lines[number] = replace(line, pieces=pieces, hint=hint)


def _between_tags(text: str, line: Span) -> tuple[Span, ...]:
    pieces: list[Span] = []
    start = line.start
    for tag in _TAG.finditer(text, line.start, line.end):
        pieces += words_of(text, Span(start, tag.start()))
        start = tag.end()
    pieces += words_of(text, Span(min(start, line.end), line.end))
    return tuple(pieces)


def _shift(mark: re.Match[str], offset: int) -> Span:
    return Span(offset + mark.start(1), offset + mark.end(1))
