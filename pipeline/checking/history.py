"""The works named in a memo so far, for a source that points back to one of them."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline import texts_checking
from pipeline.checking.cited import same_author
from pipeline.checking.verdicts import Again, CitedPlace
from pipeline.lexicon import fold

_BESIDE, _BESIDE_LETTERS = 3, 300
_Named = tuple[int, int, CitedPlace]
"""A place in the memo, a number that keeps the order of two at one place, and the source."""


@dataclass
class History:
    """Sources by the place where they were named, by author, and by the label of their note."""

    named: list[_Named] = field(default_factory=list)
    by_author: dict[str, list[_Named]] = field(default_factory=dict)
    by_note: dict[str, tuple[int, CitedPlace]] = field(default_factory=dict)

    def add(self, place: int, cited: CitedPlace) -> None:
        """Remember a source that is named at this place."""
        if cited.empty:
            return
        entry = (place, len(self.named), cited)
        insort(self.named, entry, key=_order)
        self._add_authors(entry)

    def add_beside(self, place: int, cited: CitedPlace) -> None:
        """Remember the source of a quotation that ends here.

        If the work is named again right after it, which is where the source comes from, it is that
        which gets the section and the page.
        """
        number = bisect_left(self.named, place, key=lambda entry: entry[0])
        for at in range(number, min(number + _BESIDE, len(self.named))):
            where, order, other = self.named[at]
            if where - place > _BESIDE_LETTERS:
                break
            if (other.authors, other.year) == (cited.authors, cited.year) and cited.authors:
                self.named[at] = (where, order, cited)
                return
        self.add(place, cited)

    def add_all(self, works: Iterable[tuple[int, CitedPlace]]) -> None:
        """Remember works with the places where they are named, in order."""
        for place, cited in works:
            self.add(place, cited)

    def add_note(self, label: str, place: int, cited: CitedPlace) -> None:
        """Remember the source of a note, by its authors and its label but not by its place.

        «Ibidem» in the running text is not what a note names that another sentence has.
        """
        if not cited.empty:
            self.by_note.setdefault(label, (place, cited))
            self._add_authors((place, len(self.named), cited))

    def _add_authors(self, entry: _Named) -> None:
        for author in entry[2].authors[:1]:
            insort(self.by_author.setdefault(_key(author), []), entry, key=_order)

    def last(self, place: int) -> tuple[int, CitedPlace] | None:
        """The last source named before a place, with where that was."""
        number = bisect_left(self.named, place, key=lambda entry: entry[0])
        return (self.named[number - 1][0], self.named[number - 1][2]) if number else None

    def _by(self, author: str, place: int) -> CitedPlace | None:
        """The last work of an author named before a place."""
        works = self.by_author.get(_key(author), [])
        number = bisect_left(works, place, key=lambda entry: entry[0])
        before = (cited for _, _, cited in reversed(works[:number]))
        return next((c for c in before if c.year and same_author(author, c.authors[0])), None)

    def resolved(
        self, cited: CitedPlace, place: int, before: CitedPlace | None = None
    ) -> CitedPlace:
        """What a source that points back stands for; its own page or section goes first.

        `before` is what «ibidem» means here; without it, the last source named before `place`.
        """
        if not cited.again:
            return cited
        if cited.note:
            marked, noted = self.by_note.get(cited.note, (place, None))
            meant = noted if marked < place else None
        elif cited.authors:
            meant = self._by(cited.authors[0], place)
        elif before is not None and not before.empty:
            meant = before
        else:
            last = self.last(place)
            meant = last[1] if last else None
        if meant is None:
            return replace(cited, again=Again.NOT, note="")
        return _with_own_place(cited, meant)


def _with_own_place(cited: CitedPlace, meant: CitedPlace) -> CitedPlace:
    own = bool(cited.sections or cited.pages) or cited.again is Again.WORK
    return replace(
        meant,
        text=f"{cited.text} ({work_name(meant) if own else meant.text})",
        sections=cited.sections if own else meant.sections,
        pages=cited.pages if own else meant.pages,
    )


def work_name(cited: CitedPlace) -> str:
    """The work that is cited, without the place in it."""
    return texts_checking.cited_source(cited.authors, cited.year) or cited.title or cited.text


def _order(entry: _Named) -> tuple[int, int]:
    return entry[0], entry[1]


def _key(author: str) -> str:
    """The last word of a family name, which particles and initials do not change."""
    words = re.findall(r"\w+", fold(author.partition(",")[0]))
    return words[-1] if words else ""
