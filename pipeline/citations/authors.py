"""The authors of the literature: whose works are cited and listed, and how often they are named."""

from collections import Counter
from collections.abc import Callable, Sequence

from pipeline.citations.comparing import VARIANT, Expansions, compare_names
from pipeline.citations.graph import CitedWork, Context, Literature
from pipeline.types import Work


def listed_works(literature: Literature) -> tuple[CitedWork, ...]:
    """The works of the documents' own lists; without any list those that are cited."""
    listed = tuple(cited for cited in literature.works if cited.listed)
    return listed or tuple(cited for cited in literature.works if cited.times)


def authors_by_citations(literature: Literature) -> tuple[tuple[str, int], ...]:
    """The authors that the text names, by how many citations name them, most first.

    A co-author behind «e.a.» is not named; a name counts as that of the author in the work.
    """
    counts: Counter[str] = Counter()
    for cited in literature.works:
        for context in cited.contexts:
            names = context.link.citation.authors
            counts.update(dict.fromkeys((_name_in(cited.work, name) for name in names), 1))
    for context in literature.open:
        counts.update(dict.fromkeys(context.link.citation.authors, 1))
    return _ranked(counts)


def times_named(literature: Literature, name: str, expansions: Expansions | None = None) -> int:
    """How many citations name this author (without a co-author behind «e.a.»)."""
    return sum(
        number
        for author, number in authors_by_citations(literature)
        if is_named(name, author, expansions)
    )


def _name_in(work: Work, cited: str) -> str:
    """The author of the work that a cited name stands for; the name itself if none fits."""
    levels = [(compare_names(cited, author), author) for author in work.authors]
    fitting = [(level, author) for level, author in levels if level is not None]
    return min(fitting)[1] if fitting else cited


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((name, number) for name, number in ranked if number)


def works_by(
    literature: Literature, name: str, expansions: Expansions | None = None
) -> tuple[CitedWork, ...]:
    """The works of an author, or of an organisation as author or publisher."""
    return tuple(
        cited
        for cited in literature.works
        if (cited.times or cited.listed) and _is_by(cited.work, name, expansions)
    )


def _is_by(work: Work, name: str, expansions: Expansions | None) -> bool:
    names: Sequence[str] = [*work.authors, str(work.csl.get("publisher") or "")]
    return any(is_named(name, other, expansions) for other in names if other)


def is_named(asked: str, name: str, expansions: Expansions | None) -> bool:
    """Whether a name is that asked for: with or without particles, or as an abbreviation."""
    forms = {asked, asked.upper(), asked.title()} if " " not in asked else {asked, asked.title()}
    return any(
        (level := compare_names(form, name, expansions)) is not None and level < 2 for form in forms
    )


def works_by_nearly(
    literature: Literature, name: str, expansions: Expansions | None
) -> tuple[CitedWork, ...]:
    """The works of an author; if nobody has the name, those of who is spelled nearly so."""
    return works_by(literature, name, expansions) or tuple(
        cited
        for cited in literature.works
        if (cited.times or cited.listed)
        and any(compare_names(name, author) == VARIANT for author in cited.work.authors)
    )


def open_by_nearly(
    literature: Literature, name: str, exactly: bool, expansions: Expansions | None = None
) -> tuple[Context, ...]:
    """The citations without a work that name an author; `exactly` leaves out nearly that name."""

    def cited(fits: Callable[[str], bool]) -> tuple[Context, ...]:
        return tuple(c for c in literature.open if any(map(fits, c.link.citation.authors)))

    found = cited(lambda author: is_named(name, author, expansions))
    return found or (() if exactly else cited(lambda a: compare_names(name, a) == VARIANT))
