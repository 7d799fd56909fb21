"""A page → its lines in reading order, each with the number of its region."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.reading.pdf.characters import Glyphs, frame_of, glyphs_of
from pipeline.reading.pdf.columns import Piece, regions
from pipeline.reading.pdf.fragments import Fragment, fragments_of
from pipeline.reading.pdf.lines import PageLine, lines_of
from pipeline.reading.pdf.order import ordered


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The regions of a page in reading order, each with its lines in order."""

    regions: tuple[tuple[PageLine, ...], ...]
    width: float
    height: float


def layout_of(page: Any) -> PageLayout:
    """What stands on a page of pypdfium2."""
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        glyphs = glyphs_of(textpage, frame)
    finally:
        textpage.close()
    return PageLayout(tuple(_regions(glyphs)), frame.width, frame.height)


def _regions(glyphs: Glyphs) -> Iterator[tuple[PageLine, ...]]:
    """Text in the direction of the page first; turned text (margins, watermarks) at the end."""
    fragments = fragments_of(glyphs)
    for quarter in _directions(fragments):
        turned = [fragment for fragment in fragments if fragment.quarter == quarter]
        pieces = [
            Piece(f.left, f.bottom, f.right, f.top, f.size, order) for order, f in enumerate(turned)
        ]
        for members in regions(pieces):
            lines = lines_of(glyphs, [turned[number] for number in members])
            yield tuple(ordered(lines))


def _directions(fragments: list[Fragment]) -> list[int]:
    """The quarter turns of the text, the most usual first."""
    counts: Counter[int] = Counter()
    for fragment in fragments:
        counts[fragment.quarter] += fragment.last - fragment.first
    return [quarter for quarter, _ in counts.most_common()]
