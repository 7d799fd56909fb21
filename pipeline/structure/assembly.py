"""Paragraphs → the one text of a document, with the way back for every character.

What is undone here is typesetting: line ends, line-break hyphens, soft hyphens, runs of white
space, ligatures, invisible marks. Nothing edits the text after this.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.structure.hyphenation import Joint, joint
from pipeline.structure.linegroup import line_words
from pipeline.structure.paragraphs import Paragraph
from pipeline.types import BlockKind, Line, Run, Span

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPECIAL = re.compile(rf"\s{{2,}}|[^\S ]|[{_INVISIBLE}{''.join(_LIGATURES)}]")

# What comes between two lines that are not running text, and that no hyphen goes.
_FIXED_GAPS = {BlockKind.CODE: "\n", BlockKind.TABLE: " "}


@dataclass
class TextBuilder:
    """Text under construction, with the runs that lead back to the source."""

    source: str
    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def take(self, span: Span) -> None:
        """Add a stretch of the source, with its typesetting undone."""
        start = span.start
        if self._after_space():
            start = span.end - len(span.of(self.source).lstrip())
        for special in _SPECIAL.finditer(self.source, start, span.end):
            self._add(self.source[start : special.start()], Span(start, special.start()))
            self._add(self._plain(special.group()), Span(*special.span()))
            start = special.end()
        self._add(self.source[start : span.end], Span(start, span.end))

    def gap(self, text: str) -> None:
        """Add white space that stands for a line end."""
        self.parts.append(text)
        self.length += len(text)

    def _plain(self, special: str) -> str:
        if special in _LIGATURES:
            return _LIGATURES[special]
        return " " if special.isspace() and not self._after_space() else ""

    def _after_space(self) -> bool:
        return bool(self.parts) and self.parts[-1].endswith((" ", "\n", "\t"))

    def _add(self, text: str, source: Span) -> None:
        if not text:
            return
        self.runs.append(Run(Span(self.length, self.length + len(text)), source))
        self.parts.append(text)
        self.length += len(text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and its stretch of the text; `start` includes the mark of a list item."""

    paragraph: Paragraph
    start: int
    span: Span


def assemble(
    source: str,
    paragraphs: Sequence[Paragraph],
    words: Counter[str],
    is_word: Callable[[str], bool] | None,
) -> tuple[str, tuple[Run, ...], list[Placed]]:
    """The text of a document, its runs, and the place of each paragraph in it."""
    builder = TextBuilder(source)
    placed = []
    for paragraph in paragraphs:
        if builder.length:
            builder.gap("\n\n")
        start = builder.length
        mark = paragraph.lines[0].mark
        if mark:
            builder.take(mark)
            builder.gap(" ")
        words_start = builder.length
        _take_lines(builder, paragraph, words, is_word)
        placed.append(Placed(paragraph, start, Span(words_start, builder.length)))
    text = "".join(builder.parts)
    trimmed = [replace(place, span=_trimmed(text, place.span)) for place in placed]
    return text, tuple(builder.runs), [place for place in trimmed if len(place.span)]


def _trimmed(text: str, span: Span) -> Span:
    """The span without the white space left by invisible characters at its ends."""
    words = span.of(text)
    start = span.end - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _take_lines(
    builder: TextBuilder,
    paragraph: Paragraph,
    words: Counter[str],
    is_word: Callable[[str], bool] | None,
) -> None:
    for number, line in enumerate(paragraph.lines):
        pieces = list(line.pieces)
        following = paragraph.lines[number + 1 : number + 2]
        gap = ""
        if following:
            gap, cut = _fixed(paragraph.kind, line, following[0]) or _between(
                builder.source, line, following[0], words, is_word
            )
            if cut:
                last = pieces.pop()
                pieces.append(Span(last.start, last.end - 1))
        for place, piece in enumerate(pieces):
            if place and _mark_was_a_space(builder.source, line, pieces[place - 1], piece):
                builder.gap(" ")
            builder.take(piece)
        builder.gap(gap)


def _fixed(kind: BlockKind, line: Line, following: Line) -> tuple[str, bool] | None:
    """The white space between two lines that are not running text; None between words of a cell."""
    cell = line.hint.cell if line.hint else None
    other = following.hint.cell if following.hint else None
    if kind is not BlockKind.TABLE or cell is None or other is None:
        return (_FIXED_GAPS[kind], False) if kind in _FIXED_GAPS else None
    if cell == other:
        return None
    if cell[0] == other[0]:
        return "\t" * max(1, other[1] - cell[1]), False
    return "\n" + "\t" * other[1], False


def _mark_was_a_space(source: str, line: Line, before: Span, piece: Span) -> bool:
    """Whether the mark of a note was all that parted two words: «motief¹verhuizen»."""
    gap = Span(before.end, piece.start)
    marked = any(raised.overlaps(gap) for raised in line.raised)
    return marked and source[before.end - 1].isalnum() and source[piece.start].isalnum()


def _between(
    source: str,
    line: Line,
    following: Line,
    words: Counter[str],
    is_word: Callable[[str], bool] | None,
) -> tuple[str, bool]:
    """The white space after a line, and whether the hyphen at its end goes."""
    left = line_words(source, line)
    match joint(left, line_words(source, following), words, is_word):
        case Joint.WHOLE:
            return "", True
        case Joint.HYPHEN:
            return "", False
        case Joint.SPACE:
            return " ", False
