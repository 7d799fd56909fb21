"""Two names, two lists of authors, two titles: how well they agree.

0 exactly; 1 without the particles, or as abbreviation and long form; 2 as spelling variants
(Ter Bos / Ten Bos, one letter different in a longer name); None not at all.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.citations import words
from pipeline.citations.named import spelling_key
from pipeline.citations.short_names import headless, is_short_for
from pipeline.lexicon import fold

EXACT, LOOSE, VARIANT, REVERSED = 0, 1, 2, 3
SHORTEST_MAIN_TITLE = 8
"""Characters of the key of a title that may stand for a longer one."""
_SHORTEST_CALLED = 6  # letters of an organisation that goes by the first word of its name

Expansions = Mapping[str, Sequence[str]]
"""Folded abbreviation → its folded long forms in the document."""


def compare_names(cited: str, name: str, expansions: Expansions | None = None) -> int | None:
    """How well a cited name agrees with the name of an author; None if it does not."""
    best = _compare(cited, name)
    for long in (expansions or {}).get(fold(cited), ()):
        other = _compare(long, name)
        if other is not None and (best is None or other < best):
            best = max(other, LOOSE)
    return best


@lru_cache(maxsize=100_000)
def _compare(cited: str, name: str) -> int | None:
    a, b = _plain(cited), _plain(name)
    if a == b:
        return EXACT
    if (
        _is_called(a, b)
        or headless(a) == headless(b)
        or is_short_for(cited, name)
        or is_short_for(name, cited)
    ):
        return LOOSE
    (left, family), (right, other) = _divided(a), _divided(b)
    if family == other and (not left or not right):
        return LOOSE
    if spelling_key(a) == spelling_key(b) or (left == right and _near(family, other)):
        return VARIANT
    return VARIANT if not left and not right and _is_last(a, b) else None


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("’", "'").replace("-", " ").split())


def _is_called(a: str, b: str) -> bool:
    """«Rekenhof» for «Rekenhof van de Staat», «Adviesraad» for «Adviesraad voor het Wonen»."""
    short, long = sorted((a, b), key=len)
    return (
        len(short) > _SHORTEST_CALLED
        and long.startswith((f"{short} van ", f"{short} voor "))
        and words.is_organisation(short)
    )


def _divided(name: str) -> tuple[str, str]:
    parts = name.split()
    count = 0
    while count < len(parts) - 1 and parts[count] in words.PARTICLES:
        count += 1
    return " ".join(parts[:count]), " ".join(parts[count:])


def _is_last(a: str, b: str) -> bool:
    """Whether one is the other without a first name: «Aukje Nap» and «Nap»."""
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) == 1 and len(long) == 2 and short[0] == long[1]


def _near(a: str, b: str) -> bool:
    """One letter different in a name of five letters or more, two from nine on."""
    shortest = min(len(a), len(b))
    most = 0 if shortest < 5 else 1 if shortest < 9 else 2
    return 0 < distance(a, b, most) <= most


def distance(a: str, b: str, most: int) -> int:
    """The letters to add, drop, change or swap to make `a` into `b`; `most` + 1 if more are needed.

    Source: optimal string alignment, Damerau (1964), doi:10.1145/363958.363994.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]


def compare_authors(
    cited: Sequence[str],
    others: bool,
    authors: Sequence[str],
    expansions: Expansions | None = None,
) -> tuple[int, int] | None:
    """How well the names agree and how many differ in number; None if they are not the same people.

    The first cited name must be the first author; that of a work with the same people in another
    order comes last.
    """
    if not cited or not authors:
        return None
    levels = [compare_names(cited[0], authors[0], expansions)]
    if levels[0] is None:
        return _reversed(cited, authors, expansions)
    for name in cited[1:]:
        found = [compare_names(name, author, expansions) for author in authors[1:]]
        levels.append(min((level for level in found if level is not None), default=None))
    if any(level is None for level in levels):
        return None
    expected = len(authors) > len(cited) if others else len(authors) == len(cited)
    return max(level for level in levels if level is not None), 0 if expected else 1


def _reversed(
    cited: Sequence[str], authors: Sequence[str], expansions: Expansions | None
) -> tuple[int, int] | None:
    if len(cited) < 2:
        return None
    for name in cited:
        if all(compare_names(name, author, expansions) is None for author in authors):
            return None
    return REVERSED, 1


def compare_years(cited: str, year: str) -> int | None:
    """0 the same with its letter, 1 the same but for a letter, 2 the work has none; else None.

    «z.j.» and «in druk» are the same as no year; of a reprint either year will do.
    """
    if "/" in cited:
        levels = [compare_years(each, year) for each in cited.split("/")]
        return min((level for level in levels if level is not None), default=None)
    if cited == year or not (year or cited[:4].isdigit()):
        return 0
    if not year:
        return 2
    if cited[:4] == year[:4] and (len(cited) == 4 or len(year) == 4):
        return 1
    return None


def same_title(mention: str, title: str) -> bool:
    """Whether a mention is the whole title, or all of it before the subtitle."""
    if not mention or not title:
        return False
    a, b = title_key(mention), title_key(title)
    return a == b or (len(a) >= SHORTEST_MAIN_TITLE and b.startswith(a + " |"))


@lru_cache(maxsize=50_000)
def title_key(title: str) -> str:
    """A title without what its typography varies in; “ | ” stands between title and subtitle."""
    folded = fold(title)
    for mark in (":", ". ", "?", " – ", " - ", ","):
        folded = folded.replace(mark, " | ")
    kept = "".join(c if c.isalnum() or c == "|" else " " for c in folded)
    return " ".join(kept.split()).strip(" |")
