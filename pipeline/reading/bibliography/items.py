"""What the formats of bibliographies have in common: an item, its names and its year."""

import re
from dataclasses import dataclass

from pipeline import texts_documents
from pipeline.types import Metadata

_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|2\d)\d\d(?!\d)")
_UNDATED = re.compile(r"(?:z\.?\s?j|s\.?\s?a|n\.?\s?d)\.?|\[?(?:zonder jaar|no date)\]?", re.I)
_RICH_TEXT = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")  # in titles, by CSL-JSON
_PARTICLES = frozenset(
    "van der den de het 't ’t ten ter te op in von zu zur di da du del della la le".split()
)

Problem = tuple[str, str]
"""The name of a file and a Dutch message."""


@dataclass(frozen=True, slots=True)
class Item:
    """A work in a bibliography: where it stands, its key, the files that it names, its facts."""

    source: str
    line: int
    key: str
    files: tuple[str, ...]
    metadata: Metadata

    @property
    def place(self) -> str:
        """The place of the item as a user reads it: «bronnen.bib (regel 12)»."""
        return f"{self.source} (regel {self.line})"


def plain(text: object) -> str:
    """A value as one line without rich text; nothing that is neither text nor number."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        return ""
    words = _RICH_TEXT.sub("", str(text))
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def find_year(text: str) -> str:
    """The first year in a text, or nothing."""
    found = _YEAR.search(text)
    return found[0] if found else ""


def year_and_remarks(text: str, place: str) -> tuple[str, tuple[str, ...]]:
    """The year in a field of a bibliography, with a remark if what stands there is none."""
    year = find_year(text)
    if year or not text or _UNDATED.fullmatch(text):
        return year, ()
    return "", (texts_documents.odd_year(place, text),)


def family_name(family: str, given: str = "", particle: str = "") -> str:
    """A family name as a reference begins with it: «Van der Torre».

    The particle may stand on its own, in front of the family name, or behind the given name
    (“Torre, E.J. van der”).
    """
    words = given.split()
    place = len(words)
    while place and words[place - 1] in _PARTICLES:
        place -= 1
    parts = [particle] if particle else words[place:]
    name = " ".join([*parts, family]).strip()
    return name[:1].upper() + name[1:]


def split_name(name: str) -> str:
    """The family name in “Torre, E.J. van der”; a name without a comma is that of a body."""
    family, comma, given = name.partition(",")
    return family_name(family.strip(), given.partition(",")[0]) if comma else name.strip()
