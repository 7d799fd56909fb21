"""Citations in the order of the text, asked for by place without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pipeline.types import Citation, Span


class Placed:
    """Citations that do not overlap (or lie in the same place), by place."""

    def __init__(self, citations: Iterable[Citation] = ()) -> None:
        self.citations = sorted(citations, key=lambda citation: citation.span)
        self._starts = [citation.span.start for citation in self.citations]
        self._ends = [citation.span.end for citation in self.citations]

    def overlaps(self, span: Span) -> bool:
        """Whether any of them shares a character with the span."""
        after = bisect_right(self._ends, span.start)
        return after < len(self._starts) and self._starts[after] < span.end

    def before(self, place: int) -> Citation | None:
        """The last one that ends at the place or before it."""
        index = bisect_right(self._ends, place)
        return self.citations[index - 1] if index else None

    def first_within(self, start: int, end: int) -> Citation | None:
        """The first that begins from `start` to `end`, both included."""
        index = bisect_left(self._starts, start)
        if index == len(self._starts) or self._starts[index] > end:
            return None
        return self.citations[index]


def merged(new: Iterable[Citation], old: Sequence[Citation]) -> list[Citation]:
    """Both in the order of the text; of two that overlap the old one stays."""
    placed = Placed(old)
    added = [citation for citation in new if not placed.overlaps(citation.span)]
    return sorted([*old, *added], key=lambda citation: citation.span)
