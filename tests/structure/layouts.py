"""Source texts with a layout, built line by line as a reader of PDF gives them."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.structure import structure
from pipeline.types import Box, Document, Hint, Line, Page, SourceText, Span

_RAISED = re.compile(r"\^\{([^}]*)\}")
_LETTER = 0.5  # of the type size: the width of every letter here
_GAP = 1.5  # of the type size: lines further apart have a blank line between them
TOP, BOTTOM, STEP = 780.0, 40.0, 13.0


@dataclass(frozen=True)
class Set:
    """A line of type: `^{1}` in its words is raised. `top` is counted up from the foot."""

    words: str
    top: float
    left: float = 70.0
    size: float = 10.0
    bold: bool = False
    hint: Hint | None = None
    region: int = 0


def column(
    lines: Sequence[str],
    top: float = 740.0,
    left: float = 70.0,
    size: float = 10.0,
    region: int = 0,
) -> list[Set]:
    """Lines of text under each other; an empty one leaves room for a paragraph."""
    step = STEP * size / 10
    return [
        Set(words, top - place * step, left, size) for place, words in enumerate(lines) if words
    ]


def source_of(pages: Sequence[Sequence[Set]], recognised: Sequence[int] = ()) -> SourceText:
    """The source of these pages, labelled 1, 2, 3, … as a file without labels is."""
    text = ""
    boxes: list[Box] = []
    lines: list[Line] = []
    sheets: list[Page] = []
    for index, members in enumerate(pages):
        start = len(text)
        before: Set | None = None
        for set_ in members:
            if before and not 0 < before.top - set_.top <= _GAP * max(before.size, set_.size):
                lines.append(Line(Span(len(text), len(text)), (), index))
            words, raised = _plain(set_.words, len(text))
            width = _LETTER * set_.size
            low, high = set_.top - 0.7 * set_.size, set_.top
            box = Box(set_.left, low, set_.left + width * len(words), high)
            span = Span(len(text), len(text) + len(words))
            lines.append(
                Line(
                    *(span, (span,), index, set_.size, set_.bold),
                    hint=set_.hint,
                    box=box,
                    raised=raised,
                    region=set_.region,
                )
            )
            lefts = [set_.left + width * place for place in range(len(words))]
            boxes += [Box(left, low, left + width, high) for left in lefts]
            boxes.append(Box(0, 0, 0, 0))
            text += words + "\n"
            before = set_
        lines.append(Line(Span(len(text), len(text)), (), index))
        span = Span(start, len(text))
        sheets.append(Page(str(index + 1), index, span, recognised=index in recognised))
    array = np.array(boxes, dtype=np.float32).reshape(-1, 4)
    return SourceText(Path("rapport.pdf"), "0" * 64, text, tuple(lines), tuple(sheets), array)


def laid_out(pages: Sequence[Sequence[Set]], recognised: Sequence[int] = ()) -> Document:
    """The document of these pages."""
    return structure(source_of(pages, recognised), "rapport.pdf")


def _plain(words: str, start: int) -> tuple[str, tuple[Span, ...]]:
    plain, raised, position = "", [], 0
    for mark in _RAISED.finditer(words):
        plain += words[position : mark.start()]
        raised.append(Span(start + len(plain), start + len(plain) + len(mark[1])))
        plain += mark[1]
        position = mark.end()
    return plain + words[position:], tuple(raised)


_WORDS = (
    "de gemeente het water een straat elke tuin die buurt geen dijk onze sloot veel regen bij "
    "haven over stad langs oever tussen brug onder wind zonder zon door molen naar polder akker"
).split()


def prose(seed: int, lines: int = 6, width: int = 80) -> list[str]:
    """Full lines of running text, other words for each seed, the last one ending the sentence."""
    chance = random.Random(seed)
    made = []
    for _ in range(lines):
        words: list[str] = []
        while sum(len(word) + 1 for word in words) < width - 8:
            words.append(chance.choice(_WORDS))
        made.append(" ".join(words))
    made[0] = made[0].capitalize()
    made[-1] = made[-1] + "."
    return made
