"""Works that are cited near each other: in one sentence, or in one section, which says less.

A long list of works says little of any two of them: of more than `MOST` works in one sentence or
section each goes with only those that follow it closely, so that their number grows in step with
the number of works.

Source: Gipp & Beel (2009), Citation proximity analysis, ISSI 2009: the nearer, the more a pair
counts. Left out: the paragraph, between sentence and section.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Protocol

from pipeline.types import CitationLink, Span

MOST = 30
"""Works in one sentence or section of which every two are a pair."""
_NEXT = 15
_SECTION = 0.25  # what a section counts when a sentence counts for one

Key = tuple[str, str]


class Cited(Protocol):
    """A place where a work is cited."""

    @property
    def document_id(self) -> str: ...  # noqa: D102
    @property
    def section_id(self) -> int: ...  # noqa: D102
    @property
    def sentence(self) -> Span: ...  # noqa: D102
    @property
    def link(self) -> CitationLink: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Pair:
    """Two works, in how many sentences both are cited, and in how many sections."""

    works: Key
    sentences: int
    sections: int

    @property
    def weight(self) -> float:
        """How near the two are: a sentence counts for one, a section for a quarter."""
        return self.sentences + _SECTION * self.sections


def sentence_pairs(contexts: Iterable[Cited]) -> dict[Key, int]:
    """Works that are cited in the same sentence, and in how many sentences; most first."""
    counted = _counted(((c.document_id, c.sentence), c) for c in contexts)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def near_pairs(contexts: Iterable[Cited], in_sentences: Mapping[Key, int]) -> list[Pair]:
    """Works that are cited in the same sentence or section, the nearest first."""
    sections = _counted(((c.document_id, c.section_id), c) for c in contexts)
    pairs = [
        Pair(key, in_sentences.get(key, 0), sections.get(key, 0))
        for key in {**sections, **in_sentences}
    ]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.works))


def _counted(placed: Iterable[tuple[Hashable, Cited]]) -> Counter[Key]:
    groups: dict[Hashable, dict[str, None]] = {}
    for place, cited in placed:
        if cited.link.work_id is not None:
            groups.setdefault(place, {})[cited.link.work_id] = None
    counted: Counter[Key] = Counter()
    for works in groups.values():
        counted.update(_paired([*works]))
    return counted


def _paired(works: Sequence[str]) -> Iterator[Key]:
    """The pairs of works that are cited together, in the order of the text."""
    if len(works) <= MOST:
        yield from combinations(sorted(works), 2)
        return
    for place, work in enumerate(works):
        for other in islice(works, place + 1, place + 1 + _NEXT):
            first, second = sorted((work, other))
            yield first, second
