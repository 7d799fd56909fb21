"""The title as the first page shows it: what is set in by far the largest type, if that is sure."""

import re
from collections.abc import Sequence

from pipeline.types import Line

_LARGER = 1.3  # than the usual type of the document
_MOST_LINES = 4
_NO_TITLE = re.compile(
    r"(?:\d+(?:\.\d+)*|[IVX]+\.|hoofdstuk|bijlage)\s|"
    r"(?:inhoud(?:sopgave)?|samenvatting|voorwoord|colofon|inleiding|aanleiding|literatuur)$",
    re.I,
)


def shown_title(text: str, lines: Sequence[Line]) -> str:
    """The title on the first page with text, or nothing when there is no or more than one."""
    full = [line for line in lines if line.pieces and line.size and not line.hint]
    sized = [line for line in lines if line.pieces and line.size]
    if not full or not sized:
        return ""
    first = [line for line in sized if line.page == sized[0].page and line.region is not None]
    largest = max(line.size or 0.0 for line in first)
    sizes = sorted(line.size or 0.0 for line in sized for _ in range(len(line.span)))
    if largest < _LARGER * sizes[len(sizes) // 2]:
        return ""
    places = [n for n, line in enumerate(first) if (line.size or 0.0) > 0.97 * largest]
    chosen = [first[place] for place in places]
    together = places[-1] - places[0] == len(places) - 1
    if not together or len(chosen) > _MOST_LINES or any(line.hint for line in chosen):
        return ""
    title = " ".join(line.span.of(text).strip() for line in chosen)
    letters = sum(character.isalpha() for character in title)
    odd = _NO_TITLE.match(title) or title.endswith("-")
    return "" if odd or letters < 4 or letters < 0.5 * len(title) else title
