"""Sets of passage ids as ranges: what a filter leaves of a large index without naming each.

The passages of a document have ids in a row, and so have most of those of a section.
"""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
import numpy.typing as npt

IdArray = npt.NDArray[np.int64]


class PassageIds(Collection[int]):
    """Ids in half-open ranges; `starts` and `ends` are sorted, and no two ranges meet.

    Parameters
    ----------
    ranges
        Pairs of a first id and the id after the last, in any order; they may overlap.
    """

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        pairs = np.array(
            [(start, end) for start, end in ranges if start < end], dtype=np.int64
        ).reshape(-1, 2)
        pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
        reach = np.maximum.accumulate(pairs[:, 1])
        # A range starts anew where it lies beyond all before it.
        new = np.ones(len(pairs), dtype=bool)
        new[1:] = pairs[1:, 0] > reach[:-1]
        last = np.append(new[1:], True)[: len(pairs)]
        self.starts: IdArray = pairs[new, 0]
        self.ends: IdArray = reach[last]

    @classmethod
    def of(cls, ids: Collection[int]) -> "PassageIds":
        """The same ids as ranges."""
        if isinstance(ids, PassageIds):
            return ids
        numbers = np.unique(np.fromiter(ids, dtype=np.int64, count=len(ids)))
        breaks = np.flatnonzero(np.diff(numbers) > 1)
        starts = numbers[np.concatenate(([0], breaks + 1))] if len(numbers) else numbers
        ends = numbers[np.append(breaks, len(numbers) - 1)] + 1 if len(numbers) else numbers
        made = cls()
        made.starts, made.ends = starts, ends
        return made

    def __len__(self) -> int:
        return int((self.ends - self.starts).sum())

    def __iter__(self) -> Iterator[int]:
        for start, end in self.ranges():
            yield from range(start, end)

    def __contains__(self, passage_id: object) -> bool:
        if not isinstance(passage_id, int):
            return False
        place = int(np.searchsorted(self.starts, passage_id, side="right")) - 1
        return place >= 0 and passage_id < int(self.ends[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PassageIds) and self.ranges() == other.ranges()

    def __hash__(self) -> int:
        return hash(tuple(self.ranges()))

    def __repr__(self) -> str:
        return f"PassageIds({self.ranges()})"

    def ranges(self) -> list[tuple[int, int]]:
        """The ranges in order, each as its first id and the id after its last."""
        return list(zip(self.starts.tolist(), self.ends.tolist(), strict=True))

    def among(self, ids: IdArray) -> npt.NDArray[np.bool_]:
        """For each of these ids whether it is one of the set."""
        places = np.searchsorted(self.starts, ids, side="right") - 1
        ends = np.append(self.ends, np.iinfo(np.int64).min)  # the last stands for “before all”
        inside: npt.NDArray[np.bool_] = ids < ends[places]
        return inside

    def rows_in(self, ids: IdArray) -> npt.NDArray[np.int64]:
        """The places in `ids`, which are sorted, of those that are in the set, in order."""
        firsts = np.searchsorted(ids, self.starts)
        lasts = np.searchsorted(ids, self.ends)
        pieces = [np.arange(a, b) for a, b in zip(firsts, lasts, strict=True) if a < b]
        return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int64)
