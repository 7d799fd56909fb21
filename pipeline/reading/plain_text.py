"""Plain text → SourceText. A form feed starts a page, as in the output of text extractors."""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.reading.decoding import decode
from pipeline.types import Line, Page, SourceText, Span

LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


def read_plain_text(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The lines of a text file; positions are code points of the decoded file, after any mark."""
    decoded = decode(content, path.name)
    paged = "\f" in decoded.text.rstrip("\f")
    lines: list[Line] = []
    pages: list[Page] = []
    page_start = 0
    for span, line_end in split_lines(decoded.text):
        lines.append(Line(span, words_of(decoded.text, span), len(pages) if paged else None))
        if paged and line_end == "\f":
            pages.append(_page(len(pages), page_start, span.end))
            page_start = span.end + 1
    if paged and page_start < len(decoded.text):
        pages.append(_page(len(pages), page_start, len(decoded.text)))
    return SourceText(
        path,
        content_hash,
        decoded.text,
        tuple(lines),
        pages=tuple(pages),
        remarks=decoded.remarks,
    )


def split_lines(text: str) -> Iterator[tuple[Span, str]]:
    """Each line's span without its line end, and that line end (empty for the last line)."""
    start = 0
    for match in LINE_END.finditer(text):
        yield Span(start, match.start()), match.group()
        start = match.end()
    if start < len(text):
        yield Span(start, len(text)), ""


def words_of(text: str, span: Span) -> tuple[Span, ...]:
    """The line without the white space around it, or nothing for a blank line."""
    line = span.of(text)
    stripped = line.strip()
    if not stripped:
        return ()
    start = span.start + len(line) - len(line.lstrip())
    return (Span(start, start + len(stripped)),)


def _page(index: int, start: int, end: int) -> Page:
    return Page(str(index + 1), index, Span(start, max(start, end)))
