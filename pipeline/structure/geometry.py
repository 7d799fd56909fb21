"""Where lines stand on their page, and which type is usual."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.types import Box, Line, SourceText


def with_boxes(source: SourceText) -> tuple[Line, ...]:
    """The lines of a source, each with its box where the format has a layout."""
    if not len(source.boxes):
        return source.lines
    return tuple(
        replace(line, box=_around(source, line)) if line.pieces and line.box is None else line
        for line in source.lines
    )


def _around(source: SourceText, line: Line) -> Box | None:
    boxes = source.boxes[line.pieces[0].start : line.pieces[-1].end]
    inked = boxes[boxes[:, 2] > boxes[:, 0]]
    if not len(inked):
        return None
    left, bottom = inked[:, :2].min(axis=0).tolist()
    right, top = inked[:, 2:].max(axis=0).tolist()
    return Box(left, bottom, right, top)


def middle(box: Box) -> float:
    """The height of the middle of a box."""
    return (box.bottom + box.top) / 2


def rows_of(lines: Iterable[tuple[int, Line]]) -> list[list[tuple[int, Line, Box]]]:
    """Numbered lines of one page as rows, from the top down, each from left to right."""
    placed = [(number, line, line.box) for number, line in lines if line.pieces and line.box]
    placed.sort(key=lambda member: -middle(member[2]))
    rows: list[list[tuple[int, Line, Box]]] = []
    for member in placed:
        box, top = member[2], rows[-1][0][2] if rows else None
        if top and middle(top) - middle(box) < 0.5 * min(
            top.top - top.bottom, box.top - box.bottom
        ):
            rows[-1].append(member)
        else:
            rows.append([member])
    return [sorted(row, key=lambda member: member[2].left) for row in rows]


def by_page(lines: Sequence[Line]) -> dict[int, list[tuple[int, Line]]]:
    """The numbered lines with wording of each page, in order."""
    pages: dict[int, list[tuple[int, Line]]] = {}
    for number, line in enumerate(lines):
        if line.pieces and line.page is not None:
            pages.setdefault(line.page, []).append((number, line))
    return pages


def body_size(lines: Iterable[Line]) -> float | None:
    """The type size that most characters have; None where the format tells none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size and line.pieces:
            sizes[line.size] += line.pieces[-1].end - line.pieces[0].start
    return sizes.most_common(1)[0][0] if sizes else None


def letters_of(words: str) -> str:
    """The letters and figures alone, for comparing a title with its entry elsewhere."""
    return "".join(c for c in words.casefold() if c.isalnum())
