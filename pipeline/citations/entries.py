"""One entry of a list of references → CSL-JSON.

    Thomas, M. J. (2019). Employment and family. Population, Space and Place, 25(4), e2233.
    Tops, P. en J. Tromp (2017), De achterkant van Nederland, Amsterdam: Balans.
    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed Business 2016.
    BZK. (z.j.). Werken als één overheid. Geraadpleegd op 3 mei 2023, van https://…

What is not understood stays in the entry (`note` holds none of it); nothing is guessed.
"""

import re

from pipeline.citations import words
from pipeline.citations.entry_fields import Csl, take_links, take_title
from pipeline.citations.reference_names import CslName, parse_names

_YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
_NO_YEAR = r"z\.\s?j\.|n\.\s?d\.|s\.a\.|in druk|te verschijnen|in press|forthcoming|verwacht"
_DATED = re.compile(
    rf"[\s,.]{{0,3}}[(\[]\s?(?P<year>{_YEAR}|{_NO_YEAR})(?P<more>[,/;\s-][^()\[\]]{{0,40}})?[)\]]"
)
_PLAIN_DATE = re.compile(rf"(?:,|\.|\s)\s?(?P<year>{_YEAR})(?=\s?[,.:;])")
_LABEL = re.compile(r"\s*(?:\[(?P<a>\d{1,4})\]|(?P<b>\d{1,4})[.)])\s+")
_LONGEST_AUTHORS = 400


def parse_entry(text: str) -> Csl | None:
    """The work that an entry names; None if it has no authors and no year, or no title."""
    text = " ".join(text.split())
    label = _LABEL.match(text)
    body = text[label.end() :] if label else text
    split = _at_year(body) or _at_end(body)
    if split is None:
        return None
    authors, year, rest = split
    csl: Csl = {}
    if label:
        csl["citation-number"] = label["a"] or label["b"]
    names, editors, others = parse_names(authors)
    if names:
        csl["editor" if editors else "author"] = names
    if others:
        csl["custom"] = {"others": True}
    if year[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
        if year[4:]:
            csl["year-suffix"] = year[4:]
    elif year:
        csl["issued"] = {"literal": year}
    rest = take_links(csl, rest)
    take_title(csl, rest)
    if not csl.get("title") or not (names or "issued" in csl):
        return None
    csl["type"] = _type_of(csl)
    csl["id"] = _key(names, year)
    return csl


def _at_year(text: str) -> tuple[str, str, str] | None:
    """Authors, year and the rest where the year follows the authors."""
    dated = _DATED.search(text, 0, _LONGEST_AUTHORS)
    if dated and (_looks_like_authors(text[: dated.start()]) or dated.start() < 90):
        return text[: dated.start()], dated["year"], text[dated.end() :].lstrip(" .,:;")
    plain = _PLAIN_DATE.search(text, 0, 200)
    rest_follows = plain is not None and len(text) - plain.end() > 5
    if plain and rest_follows and _looks_like_authors(text[: plain.start()]):
        return text[: plain.start()], plain["year"], text[plain.end() :].lstrip(" .,:;")
    return None


def _looks_like_authors(text: str) -> bool:
    """Whether all of it can be names: initials, capitals, particles and «en»."""
    if not text.strip() or any(mark in text for mark in "‘“?!:"):
        return False
    parts = [part.strip(".,&();/") for part in text.split()]
    small = [p for p in parts if p and not p[0].isupper() and p not in _SMALL]
    return len(small) <= len(parts) // 4 and len(parts) <= 60


_SMALL = frozenset(
    "van de der den ten ter te 't ’t von la le du da en and e.a et al red ed eds reds voor het op "
    "in".split()
)
_INVERTED = re.compile(
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er)\s){0,3}[A-ZÀ-Þ][\w'’-]{1,30},\s"
    r"(?:[A-ZÀ-Þ]\.\s?){1,6}(?:(?:van|de|der|den|ten|ter)\b\s?){0,3}(?:e\.a\.)?(?=,)"
)
_NAMES_FIRST = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{0,30}\.?|van|de|der|den|ten|ter|von|la|le|'t|’t|en|&|e\.a\.|et|al\.)"
)


def _at_end(text: str) -> tuple[str, str, str] | None:
    """Authors, year and the rest where the year comes last: «…, Den Haag: Boom 2016, p. 12»."""
    years = list(re.finditer(rf"(?<![\w/–-])({_YEAR})(?![\w/–-]|\.\d)", text[-200:]))
    comma = _end_of_names(text)
    if not years or comma is None:
        return None
    offset = max(len(text) - 200, 0)
    year = years[-1]
    rest = text[comma:].lstrip(" ,:")
    cut = offset + year.start() - (len(text) - len(rest))
    if cut < 5:
        return None
    after = rest[cut + len(year[1]) :].strip(" .()")
    return text[:comma], year[1], rest[:cut].rstrip(" (,") + (f", {after}" if after else "")


def _end_of_names(text: str) -> int | None:
    """Where the names end: «J. Terpstra en B. van Stokkom», «Jong, J. de», «Ministerie van BZK»."""
    inverted = _INVERTED.match(text)
    if inverted:
        return inverted.end()
    first = text[: text.find(",")]
    if 0 < len(first) < 100 and any(
        words.is_organisation(word) or words.is_acronym(word) for word in first.split()
    ):
        return len(first)
    if not re.match(r"(?:[A-ZÀ-Þ]\.\s?){1,5}", text):
        return None
    for comma in re.finditer(",", text[:300]):
        after = text[comma.end() : comma.end() + 4].lstrip()
        parts = text[: comma.start()].replace(",", " ").split()
        if not all(_NAMES_FIRST.fullmatch(part) for part in parts):
            return None
        if not re.match(r"[A-ZÀ-Þ]\.", after):
            return comma.start()
    return None


def _type_of(csl: Csl) -> str:
    if "editor" in csl and "author" in csl:
        return "chapter"
    if "volume" in csl or "issue" in csl:
        return "article-journal"
    if "publisher" in csl:
        return "book" if "publisher-place" in csl and "URL" not in csl else "report"
    return "webpage" if "URL" in csl else "document"


def _key(names: list[CslName], year: str) -> str:
    """A short id: the letters of the first name and the year, «vandertorre2015»."""
    first = names[0] if names else {}
    name = (
        f"{first.get('non-dropping-particle', '')}{first.get('family') or first.get('literal', '')}"
    )
    letters = "".join(filter(str.isalnum, name.lower()))
    return f"{letters[:30]}{year if year[:4].isdigit() else ''}" or "werk"
