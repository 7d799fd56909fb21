"""Properties of a file → bibliographic facts, without what programs fill in by themselves.

Left out: which part of a long title is the name of a site; names in an order that no rule knows.
"""

import re
from collections.abc import Iterable

from pipeline.types import Metadata

_PROGRAM_PREFIX = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel)\s*[-–]\s*)+", re.I
)
_FILE_NAME = re.compile(
    r"\S+\.(?:docx?|docm|dotx?|odt|rtf|pdf|pptx?|xlsx?|html?|txt|md|indd|tex)", re.I
)
_NO_TITLE = re.compile(
    r"(?:microsoft word|word.?document|document\s*\d*|doc\s*\d+|naamloos\s*\d*"
    r"|untitled\s*\d*|unknown\s*\w*|titel"
    r"|title|titel van het document|concept|template|sjabloon|geen titel|no title|pagina \d+|\W*)",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:(?:windows|microsoft|ms|office|microsoft office|microsoft account|test|standaard|lokale)?"
    r"[\s-]*(?:user|gebruiker|account)\s*\d*|admin\w*|beheerder|eigenaar|owner|default|unknown"
    r"|onbekend|anoniem|anonymous|auteur|author|python-docx|libreoffice|openoffice\S*|microsoft.*"
    r"|calibre.*|\W*)",
    re.I,
)
_LOGIN = re.compile(r"\S+@\S+|[a-z0-9._-]+|\w*\d\w*")
_ORGANISATION = re.compile(
    r"\b(?:gemeente|provincie|ministerie|rijks\w*|universiteit|hogeschool|bureau|\w*planbureau"
    r"|stichting|vereniging|raad|rekenkamer\w*|instituut|inspectie|dienst|centrum|politie|waterschap"
    r"|commissie|kamer|\w*autoriteit|bank|onderzoek|advies|b\.?v\.?|n\.?v\.?|nederland)(?!\w)",
    re.I,
)
_PARTICLES = frozenset(
    "de den der het 't ’t la le op te ten ter tot uit van von voor aan bij in onder".split()
)
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\||\s&\s|\ben\b(?=\s+[^\Wa-z])|\band\b)\s*")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_LONGEST = 300


def facts_of(
    title: str = "", authors: Iterable[str] = (), date: str = "", publisher: str = ""
) -> Metadata:
    """The facts in these properties; what a program has filled in, or nobody has, is left out.

    Parameters
    ----------
    title, publisher
        As the file has them.
    authors
        Names, one or more to a string; a family name is taken from each.
    date
        Any notation that has the year in four figures.
    """
    year = _YEAR.search(date)
    names = [name for author in authors for name in _names(author)]
    return Metadata(
        title=clean_title(title),
        authors=tuple(dict.fromkeys(filter(None, map(family_name, names)))),
        year=year[1] if year else "",
        publisher=_line(publisher),
    )


def clean_title(title: str) -> str:
    """The title, or nothing if it is the name of a file or of nothing."""
    words = _PROGRAM_PREFIX.sub("", _line(title)).strip()
    bare = _FILE_NAME.fullmatch(words) or _NO_TITLE.fullmatch(words)
    return "" if bare or ("_" in words and " " not in words) else words


def family_name(name: str) -> str:
    """The family name with its prefix («De Vries»), or the whole name of an organisation."""
    words = _line(name)
    if _NO_AUTHOR.fullmatch(words) or _LOGIN.fullmatch(words):
        return ""
    if _ORGANISATION.search(words):
        return words
    family, comma, given = words.partition(",")
    if comma:
        particles = [word for word in given.split() if word in _PARTICLES]
        return _capital(" ".join([*particles, family.strip()]))
    parts = words.split()
    if parts[:1] and parts[0].casefold() in _PARTICLES:
        return words
    start = next((n for n, part in enumerate(parts) if part in _PARTICLES), len(parts) - 1)
    return _capital(" ".join(parts[start:]))


def _names(author: str) -> list[str]:
    return [name for name in _BETWEEN_NAMES.split(_line(author)) if name]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
