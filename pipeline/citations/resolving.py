"""Citations → works: a link where one candidate is left, otherwise the candidates and the reason.

The document's own list of references goes first, then the user's library. Of the works that fit,
those that fit best count: the year with its letter, then the names exactly, without particles, as
abbreviation, or spelled otherwise, then the number of authors. If more than one is left there is no
link. What the user calls a candidate is never linked, only offered.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import texts_literature
from pipeline.abbreviations import Abbreviation
from pipeline.citations.comparing import (
    EXACT,
    REVERSED,
    VARIANT,
    Expansions,
    compare_authors,
    compare_names,
    compare_years,
    same_title,
)
from pipeline.citations.library import candidate_for, cited_as
from pipeline.citations.same_source import same_source
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, CitationLink, Work

_WORD = re.compile(r"\w+")

Rank = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a work fits a citation; lower is better, and why in Dutch."""

    work: Work
    rank: Rank
    reasons: tuple[str, ...]
    weak: bool


def resolve(
    citations: Iterable[Citation],
    own: Sequence[Work],
    library: Sequence[Work] = (),
    abbreviations: Iterable[Abbreviation] = (),
) -> tuple[CitationLink, ...]:
    """One link for each citation, in order; `own` are the works of the document's own list."""
    expansions = expansions_of(abbreviations)
    return tuple(resolve_each(citations, Candidates(own), Candidates(library), expansions))


class Candidates:
    """Works that may be meant, by year, so that not every work is held against every citation.

    `digest` says whether the works decide the same as others.
    """

    def __init__(self, works: Iterable[Work]) -> None:
        self.works = tuple(works)
        self.digest = digest_of([*map(_deciding, self.works)])
        self._by_year: dict[str, list[int]] = {}
        self._always: list[int] = []
        for place, work in enumerate(self.works):
            if not work.year or candidate_for(work) or cited_as(work):
                self._always.append(place)
            else:
                self._by_year.setdefault(work.year[:4], []).append(place)

    def of_year(self, year: str) -> list[Work]:
        """The works of a year, those without one, and those that a note says to be meant.

        Of a reprint («1922/1978») either year will do.
        """
        years = {one[:4] for one in year.split("/")}
        places = [*self._always, *(p for one in years for p in self._by_year.get(one, ()))]
        return [self.works[place] for place in sorted(places)]


def _deciding(work: Work) -> list[object]:
    """What may decide whether a work is linked: numbers, notes and given names among it."""
    return [work.id, work.authors, work.year, work.title, work.csl]


def digest_of(facts: object) -> str:
    """A digest of plain data."""
    text = json.dumps(facts, separators=(",", ":"), default=str)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def expansions_of(abbreviations: Iterable[Abbreviation]) -> Expansions:
    """Folded abbreviation → long forms, and the other way round."""
    found: dict[str, list[str]] = {}
    for item in abbreviations:
        found.setdefault(fold(item.short), []).append(item.long)
        found.setdefault(fold(item.long), []).append(item.short)
    return found


def resolve_each(
    citations: Iterable[Citation], own: Candidates, library: Candidates, expansions: Expansions
) -> list[CitationLink]:
    """The links of citations, in order; those that say the same are resolved once."""
    done: dict[object, CitationLink] = {}
    links = []
    for c in citations:
        said = (c.kind, c.authors, c.others, c.year, c.locator, c.title, c.number, c.initials)
        if said not in done:
            done[said] = _resolve_one(c, own, library, expansions)
        links.append(replace(done[said], citation=c))
    return links


def _resolve_one(
    citation: Citation, own: Candidates, library: Candidates, expansions: Expansions
) -> CitationLink:
    offered: list[str] = []
    reason = ""
    for where, works in ((texts_literature.OWN_LIST, own), (texts_literature.LIBRARY, library)):
        fits = sorted(_fits(citation, works, expansions), key=lambda fit: (fit.weak, fit.rank))
        offered.extend(fit.work.id for fit in fits if fit.work.id not in offered)
        best = [fit for fit in fits if not fit.weak and fit.rank == fits[0].rank]
        if len(best) == 1:
            return CitationLink(
                citation,
                best[0].work.id,
                tuple(offered),
                texts_literature.linked(where, best[0].reasons),
            )
        if fits and not reason:
            reason = (
                texts_literature.several(len(best))
                if best
                else texts_literature.only_candidates(len(fits))
            )
    if citation.kind is CitationKind.LEGAL:
        return CitationLink(citation, None, tuple(offered), texts_literature.OFFICIAL)
    return CitationLink(citation, None, tuple(offered), reason or texts_literature.NO_CANDIDATE)


def _fits(citation: Citation, candidates: Candidates, expansions: Expansions) -> list[_Fit]:
    """The works that may be meant."""
    works: Sequence[Work] = candidates.works
    if citation.kind is CitationKind.NUMBERED:
        return [
            _Fit(work, (0, 0, 0), (texts_literature.SAME_NUMBER,), False)
            for work in works
            if str(work.csl.get("citation-number") or "") == citation.number
        ]
    if citation.kind is CitationKind.LEGAL:
        same = [work for work in works if same_source(citation, work)]
        if same:
            return [_Fit(work, (0, 0, 0), (texts_literature.SAME_NUMBER,), False) for work in same]
    if not citation.authors:
        return _by_title(citation, works)
    if citation.year:
        works = candidates.of_year(citation.year)
    fits = [fit for work in works if (fit := _by_authors(citation, work, expansions))]
    said = [fit for fit in fits if fit.rank[0] < 0 and not fit.weak]
    if citation.year or said:
        return fits
    return _without_year(fits)


def _by_title(citation: Citation, works: Sequence[Work]) -> list[_Fit]:
    fits = []
    for work in works:
        if not same_title(citation.title, work.title):
            continue
        level = compare_years(citation.year, work.year) if citation.year else 0
        if level is not None:
            weak = level == 2 or bool(candidate_for(work))
            fits.append(_Fit(work, (level, 0, 0), (texts_literature.SAME_TITLE,), weak))
    return fits


def _by_authors(citation: Citation, work: Work, expansions: Expansions) -> _Fit | None:
    """How the work fits by its authors and year, or by what the user has noted."""
    offered = candidate_for(work)
    if offered and _says(offered, citation):
        return _Fit(work, (9, 9, 9), (texts_literature.YEAR_UNKNOWN,), True)
    said = _says(cited_as(work), citation)
    names = compare_authors(citation.authors, citation.others, work.authors, expansions)
    if names is None:
        return (
            _Fit(work, (-1, VARIANT, 0), (texts_literature.SAID_IN_NOTE,), False) if said else None
        )
    if not _may_be_called(citation.initials, work):
        return None
    level, number = names
    years = compare_years(citation.year, work.year) if citation.year else 0
    if years is None and not said:
        return None
    doubtful = number and _fits_more_of(citation, work)
    weak = level == REVERSED or years == 2 or bool(offered or doubtful)
    rank = (-1, level, number) if said else (years or 0, level, number)
    return _Fit(work, rank, tuple(_reasons(citation, work, rank, years)), weak and not said)


def _fits_more_of(citation: Citation, work: Work) -> bool:
    """Whether a name alone is that of two authors of a work: «De Jong (2017)» by De Jong & De Jong.

    Then another work by one of them may be meant just as well.
    """
    if citation.others or len(citation.authors) > 1:
        return False
    cited = fold(citation.authors[0])
    return sum(fold(author) == cited for author in work.authors) > 1


def _may_be_called(initials: str, work: Work) -> bool:
    """Whether the first author can have these initials: «K. Smeets» is no J. Smeets."""
    authors = work.csl.get("author") or work.csl.get("editor")
    first = authors[0] if isinstance(authors, list) and authors else None
    given = str(first.get("given") or "") if isinstance(first, Mapping) else ""
    return not initials or not given or fold(given[0]) == fold(initials[0])


def _without_year(fits: Sequence[_Fit]) -> list[_Fit]:
    """A name alone: the number of authors decides nothing, so that several works are no link."""
    return [replace(fit, rank=(0, fit.rank[1], 0)) for fit in fits]


def _reasons(citation: Citation, work: Work, rank: Rank, years: int | None) -> Iterable[str]:
    if rank[0] < 0:
        yield texts_literature.SAID_IN_NOTE
    yield (
        texts_literature.SAME_AUTHORS_AND_YEAR
        if citation.year
        else texts_literature.SAME_AUTHOR_ONLY
    )
    if rank[1] == VARIANT:
        yield texts_literature.variant(*_differing(citation, work))
    elif rank[1] != EXACT:
        yield texts_literature.ABBREVIATED
    if years == 1:
        yield texts_literature.OTHER_LETTER
    elif years == 2:
        yield texts_literature.YEAR_UNKNOWN
    if rank[2]:
        yield texts_literature.OTHER_NUMBER_OF_AUTHORS


def _differing(citation: Citation, work: Work) -> tuple[str, str]:
    """The first cited name that is spelled otherwise, and the name that it stands for."""
    for name in citation.authors:
        levels = {author: compare_names(name, author) for author in work.authors}
        best = min((level, author) for author, level in levels.items() if level is not None)
        if best[0] == VARIANT:
            return name, best[1]
    return citation.authors[0], work.authors[0]


def _says(note: str, citation: Citation) -> bool:
    """Whether a note names this citation: its first author, then «e.a.», the year or the page."""
    if not note:
        return False
    said = f" {' '.join(_WORD.findall(fold(note)))} "
    names = " en ".join(citation.authors)
    ends = [citation.year] if citation.year else [citation.locator] if citation.locator else [""]
    wanted = [names, *(["e.a."] if citation.others else []), *ends]
    words = " ".join(_WORD.findall(fold(" ".join(wanted))))
    plain = " ".join(word for word in words.split() if word != "en")
    return f" {words} " in said or f" {plain} " in said
