"""What the formats of bibliographies have in common: an item, its names and its year."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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
    """A work in a bibliography: where it stands, its key, the files that it names, its facts.

    `csl` is all that the bibliography says of it, as CSL-JSON; `metadata` the short facts in it.
    """

    source: str
    line: int
    key: str
    files: tuple[str, ...]
    metadata: Metadata
    csl: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def place(self) -> str:
        """The place of the item as a user reads it: «bronnen.bib (regel 12)»."""
        return f"{self.source} (regel {self.line})"


def plain(text: object) -> str:
    """A value as one line without rich text; nothing that is neither text nor number."""
    if isinstance(text, bool) or not isinstance(text, str | int):
        return ""
    words = str(text)
    if "<" in words:
        words = _RICH_TEXT.sub("", words)
    if not words.isprintable():
        words = "".join(map(_printable, words))
    return " ".join(words.split())


def _printable(character: str) -> str:
    """A blank for a control character, nothing for a soft hyphen and the like."""
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


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
    name = " ".join([*([particle] if particle else particle_behind(given)[1:]), family]).strip()
    return name[:1].upper() + name[1:]


def particle_behind(given: str) -> tuple[str, ...]:
    """A given name parted from the particles behind it: “E.J. van der” gives “E.J.”, “van der”."""
    words = given.split()
    place = len(words)
    while place and words[place - 1] in _PARTICLES:
        place -= 1
    kept = " ".join(words[:place])
    return (kept, " ".join(words[place:])) if place < len(words) else (given,)


def particle_before(family: str) -> tuple[str, str]:
    """A family name parted from the particles before it: “van der Torre” gives “Torre”, “van der”.

    The last word is never a particle.
    """
    words = family.split()
    place = 0
    while place < len(words) - 1 and words[place] in _PARTICLES:
        place += 1
    return " ".join(words[place:]), " ".join(words[:place])


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> dict[str, str]:
    """A CSL name; a particle before the family name or behind the given name gets its own field."""
    if not particle:
        family, particle = particle_before(family)
    if not particle:
        given, *behind = particle_behind(given)
        particle = "".join(behind)
    name = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    return {part: words for part, words in name.items() if words}


def csl_name(name: str) -> dict[str, str]:
    """The CSL name of a family name; several words that begin with no particle are a body."""
    first, _, rest = name.partition(" ")
    body = rest and first.casefold() not in _PARTICLES
    return {"literal": name} if body else {"family": name}
