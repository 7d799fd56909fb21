"""Captions: «Figuur 3.1 …», «Tabel 2: …» and, below, «Bron: CBS».

A line that starts like a caption and goes on like a sentence («Figuur 3.1 laat zien dat») is text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.linegroup import is_closed, line_words
from pipeline.types import BlockKind, Hint, Line

_NUMBERED = re.compile(
    r"(?:figuur|fig\.|tabel|grafiek|kaart|foto|afbeelding|afb\.|diagram|schema|kader|box)\s?"
    r"(?:[A-Z]\.?)?\d{0,3}(?:[.\-–]\d{1,3}){0,3}[a-z]?(?P<stop>\s?[.:|–—-]|)(?P<rest>\s+\S.*|)$",
    re.I,
)
_BELOW = re.compile(
    r"(?:bron|bronnen|toelichting|uitleg|noot|leeswijzer|leesvoorbeeld|opmerking)(?:\(nen\))?\s?:",
    re.I,
)
_MOST_LINES, _MOST_BELOW = 4, 40
_WIDE = 0.75  # of a full line: a caption line shorter than that does not run on in lower case


def mark_captions(
    text: str, lines: Sequence[Line], width: float, blocks: Iterator[int]
) -> list[Line]:
    """The lines, those of captions with a hint. `width` is that of a full line, in characters."""
    marked = list(lines)
    number = 0
    fresh = True
    near = False  # whether a table or a caption stands just before
    while number < len(lines):
        line = lines[number]
        if not line.pieces:
            fresh = True
            number += 1
            continue
        if line.hint:
            near = line.hint.kind is BlockKind.TABLE
            fresh = True
            number += 1
            continue
        words = line_words(text, line)
        before = lines[number - 1] if number else None
        fresh = fresh or _other_type(line, before)
        below = bool(_BELOW.match(words)) and (fresh or near or _ended(text, before))
        if below or (fresh and _is_caption(words)):
            end = _end(text, lines, number, width, _MOST_BELOW if below else _MOST_LINES)
            block = next(blocks)
            for place in range(number, end):
                if lines[place].pieces:
                    marked[place] = replace(lines[place], hint=Hint(BlockKind.CAPTION, block))
            near, fresh, number = True, True, end
            continue
        near = fresh = False
        number += 1
    return marked


def _is_caption(words: str) -> bool:
    match = _NUMBERED.match(words)
    if not match or not any(c.isdecimal() or c.isupper() for c in words[4:12]):
        return False
    rest = match["rest"].strip()
    if not rest:
        return bool(re.search(r"\d", words))
    if not re.search(r"\d", words[: match.start("rest")]):
        return False
    return bool(match["stop"].strip()) or not rest[0].islower()


def _ended(text: str, line: Line | None) -> bool:
    return line is None or is_closed(line_words(text, line))


def _end(text: str, lines: Sequence[Line], start: int, width: float, most: int) -> int:
    """The number of the line after a caption."""
    number = start + 1
    while number < len(lines) and number < start + most:
        line, before = lines[number], lines[number - 1]
        if not line.pieces or line.hint or _other_type(line, before):
            break
        words = line_words(text, line)
        short = len(line_words(text, before)) < _WIDE * width
        ended = short or (most == _MOST_LINES and _ended(text, before))
        if _NUMBERED.match(words) or _BELOW.match(words) or (ended and not words[:1].islower()):
            break
        if _left_of(before, line):
            break
        number += 1
    return number


def _left_of(before: Line, line: Line) -> bool:
    """Whether the line begins to the right of the end of the one before: a label in a figure."""
    return bool(before.box and line.box and line.box.left > before.box.right)


def _other_type(line: Line, before: Line | None) -> bool:
    if before is None or not before.pieces or line.size is None or before.size is None:
        return before is None or not before.pieces
    return line.bold != before.bold or abs(line.size - before.size) > 0.04 * before.size
