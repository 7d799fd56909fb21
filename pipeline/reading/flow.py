"""Blocks of words in reading order → SourceText: what the readers of marked-up formats share.

Such a format says itself what is a heading, a list or a note; the text is the words of the file,
one line for each line of a block, and every line carries its hint.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.types import BlockKind, Hint, Line, Metadata, Page, SourceText, Span

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1f\x85\u2028\u2029]")


class Role(Enum):
    """What a stretch of ink is: wording, the mark of a note, or the start of a page."""

    WORDS = "words"
    MARK = "mark"
    PAGE = "page"


class Ink(NamedTuple):
    """A stretch of a block; a line break in it starts a new line. Of a page it is the label."""

    text: str
    role: Role = Role.WORDS


BREAK = Ink("\n")

QUOTATIONS = (
    "quote", "intense quote", "block text", "block quote", "block quotation", "blockquote",
    "quotations", "citaat", "citaten", "duidelijk citaat", "bloktekst", "blokcitaat",
)  # fmt: skip
"""Names of styles for a quotation that is set apart, in lower case."""


Held = tuple[str, Callable[[], Sequence[Ink]]]
"""A note that waits for the end of the block with its mark: its label, and how to get its words."""


def plain(text: str) -> str:
    """Text of a file without the line ends in it, which mean a space there."""
    return _LINE_END.sub(" ", text)


@dataclass
class Flow:
    """A source text under construction; `chapters` counts its headings of the first level."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    page_starts: list[tuple[str, int]] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    blocks: int = 0
    title: str = ""
    under_title: int = 0
    chapters: int = 0

    def new_block(self) -> int:
        """The number of a block that no line has yet."""
        self.blocks += 1
        return self.blocks - 1

    def write(self, inks: Iterable[Ink], hint: Hint) -> None:
        """Add the lines of a block; those without any ink are left out."""
        line: list[Ink] = []
        for ink in inks:
            if ink.role is not Role.WORDS:
                line.append(ink)
                continue
            first, *rest = ink.text.split("\n")
            line.append(Ink(first))
            for part in rest:
                self._write_line(line, hint)
                line = [Ink(part)]
        self._write_line(line, hint)

    def title_hint(self, words: str) -> Hint:
        """Of a paragraph that is set as a title; the first one heads all that follows."""
        last = self.lines[-1].hint if self.lines else None
        if not any(line.hint and line.hint.kind is BlockKind.HEADING for line in self.lines):
            self.under_title = 1
            self.title = " ".join(words.split())
        elif last and self.under_title and last.kind is BlockKind.HEADING and last.level == 1:
            self.title = " ".join([self.title, *words.split()])
            return last
        return Hint(BlockKind.HEADING, self.new_block(), 1)

    def heading_hint(self, level: int, number: str) -> Hint:
        """Of a heading: one level down where the document has a title above its headings."""
        return Hint(BlockKind.HEADING, self.new_block(), level + self.under_title, number=number)

    def hold(self, label: str, inks: Callable[[], Sequence[Ink]]) -> None:
        """Keep a note until `release`; its words are asked for then, and may hold more notes."""
        self.held.append((label, inks))

    def release(self) -> None:
        """Write the notes held: after the block that has their marks, or after its table."""
        while self.held:
            label, inks = self.held.pop(0)
            self.write(inks(), Hint(BlockKind.FOOTNOTE, self.new_block(), note=label))

    def source(
        self,
        path: Path,
        content_hash: str,
        facts: Metadata,
        remarks: tuple[str, ...] = (),
    ) -> SourceText:
        """The finished source text."""
        return SourceText(
            path,
            content_hash,
            "".join(self.parts),
            tuple(self.lines),
            pages=tuple(self._pages()),
            title=self.title,
            facts=facts,
            remarks=remarks,
        )

    def _write_line(self, inks: Sequence[Ink], hint: Hint) -> None:
        start = self.length
        blank = not any(ink.text.strip() for ink in inks if ink.role is not Role.PAGE)
        words: list[tuple[int, str]] = []
        raised: list[Span] = []
        for text, role in inks:
            if role is Role.PAGE:
                self.page_starts.append((text, self.length))
            elif text and not blank:
                if role is Role.MARK:
                    raised.append(Span(self.length, self.length + len(text)))
                else:
                    words.append((self.length, text))
                self._add(text)
        if not blank:
            span = Span(start, self.length)
            self.lines.append(Line(span, tuple(_pieces(words)), hint=hint, raised=tuple(raised)))
            self._add("\n")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _pages(self) -> Iterator[Page]:
        starts = [*self.page_starts, ("", self.length)]
        for index, ((label, start), (_, end)) in enumerate(pairwise(starts)):
            yield Page(label, index, Span(start, end))


def _pieces(words: Sequence[tuple[int, str]]) -> Iterator[Span]:
    """The stretches of words, those that touch as one, without white space at the ends."""
    shown = [(start, text) for start, text in words if text]
    while shown and not shown[0][1].strip():
        shown.pop(0)
    while shown and not shown[-1][1].strip():
        shown.pop()
    if not shown:
        return
    ends = [start + len(text) for start, text in shown]
    first, last = shown[0], shown[-1]
    start = first[0] + len(first[1]) - len(first[1].lstrip())
    ends[-1] = last[0] + len(last[1].rstrip())
    for (_, end), (following, _) in pairwise(zip([s for s, _ in shown], ends, strict=True)):
        if following != end:
            yield Span(start, end)
            start = following
    yield Span(start, ends[-1])
