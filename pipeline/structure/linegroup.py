"""Lines that belong together beyond doubt, and their words."""

import re
from dataclasses import dataclass, field

from pipeline.types import Item, Line

_CLOSED = re.compile(r"[.?!…:;][\d)\]”“\"’‘'»]*$")
_ENDING = 80  # characters: what may stand behind the last full stop is short


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Consecutive lines; `after_blank`, `page_start` and `hanging` say how the first one begins."""

    lines: tuple[Line, ...]
    after_blank: bool
    page_start: bool = False
    hanging: bool = False
    item: Item | None = None
    words: str = field(default="", compare=False)

    @property
    def closed(self) -> bool:
        """Whether the group ends as a sentence or an introduction ends."""
        return is_closed(self.words)

    @property
    def hinted(self) -> bool:
        """Whether the file format itself says what this is."""
        return self.lines[0].hint is not None


def is_closed(words: str) -> bool:
    """Whether the words end as a sentence or an introduction ends."""
    return bool(_CLOSED.search(words[-_ENDING:].rstrip()))


def line_words(text: str, line: Line) -> str:
    """The wording of one line."""
    return "".join(piece.of(text) for piece in line.pieces)
