"""The source that a memo gives beside a quotation: «(Tops e.a. 2017, § 3)», «aldus Tops», «p. 12».

«Ibidem» is the source before it. Left out: «a.w.» and «t.a.p.», which name a source further back.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.checking.verdicts import CitedPlace
from pipeline.lexicon import fold

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PARTICLE = r"(?:[Vv]an|[Vv]on|[Dd]e[nr]?|[Hh]et|['’]t|[Tt]e[nr]?|[Ll]a|[Ll]e)\s+"
_NAME = rf"(?:{_PARTICLE})*{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}"
_INITIALS = r"(?:,?\s*(?:[A-Z]\.\s?){1,4})?"
_AUTHORS = (
    rf"{_NAME}{_INITIALS}(?:(?:\s*,\s*(?:en\s+|&\s*)?|\s+(?:en|&)\s+){_NAME}{_INITIALS})*"
    r"(?:,?\s+(?:e\.\s?a\.|c\.\s?s\.|et\s+al\.?|en anderen))?"
)
_CITED = re.compile(
    rf"(?P<authors>{_AUTHORS})(?:\s*,?\s*\(?|\.\s*\()\s*(?P<year>(?:1[89]|20)\d\d[a-z]?|z\.\s?[jd]\.)(?!\d)"
    r"(?:\s*:\s*(?P<page>\d+)(?:\s*[-–]\s*(?P<to>\d+))?)?"
)
_YEAR = re.compile(r"\(\s*((?:1[89]|20)\d\d[a-z]?)\s*[,:;)]")
_ROMAN = r"[ivxlc]+(?!\w)"
_SECTION = re.compile(
    r"(?:§+|\b(?:paragra(?:af|fen)|par\.|hoofdstuk(?:ken)?|hfst?\.|sectie|H\.|h\.))\s*"
    r"(?P<first>\d+(?:\.\d+)*|[A-Z]\b)(?P<more>(?:\s*(?:,|en)\s*§*\s*\d+(?:\.\d+)*(?!\d|\s*[-–]))*)"
)
_PAGES = re.compile(
    rf"\b(?:pp?\.|pag\.|pagina(?:’s|'s|s)?|blz\.|bladzijden?|bladzij)\s*"
    rf"(?P<first>\d+|{_ROMAN})(?:\s*(?:[-–]|tot en met|t/m)\s*(?P<to>\d+|{_ROMAN}))?", re.I
)  # fmt: skip
_ALONE = re.compile(r"\b(?i:volgens|aldus)\s+(?P<authors>" + _AUTHORS + r")")
_AGAIN = re.compile(r"(?:^|[(;])\s*(?:zie\s+)?(?:ibid(?:em|\.)?|idem|id\.)(?!\w)", re.I)
_OPENERS = frozenset(
    "volgens aldus zie ook bij zoals in het de een dat en maar want vgl cf ontleend naar uit "
    "citaat bron daarover hierover toch eerder".split()
)
_SPLIT = re.compile(r"\s*(?:,|&|\ben\b)\s*")


def read_cited(text: str, titles: Sequence[str] = ()) -> CitedPlace:
    """The source named in a stretch of a memo; empty if none is.

    `titles` are the titles and file names by which a document may be named.
    """
    cited = next((m for m in _CITED.finditer(text) if _families(m["authors"])), None)
    year = _YEAR.search(text)
    alone = None if cited else _ALONE.search(text)
    letters = text.casefold()
    named = [title for title in titles if len(title) >= 8 and title.casefold() in letters]
    sections, paged = list(_SECTION.finditer(text)), list(_PAGES.finditer(text))
    pages = [(m["first"], m["to"] or m["first"]) for m in paged]
    if cited and cited["page"]:
        pages.append((cited["page"], cited["to"] or cited["page"]))
    again = None if cited or alone or named else _AGAIN.search(text)
    told = [match.span() for match in (cited, year, alone, again, *sections, *paged) if match]
    told += [(place, place + len(name)) for name in named
             if (place := letters.find(name.casefold())) >= 0]  # fmt: skip
    return CitedPlace(
        _between(text, told),
        _families((cited or alone or {"authors": ""})["authors"]),
        cited["year"] if cited else year[1] if year else "",
        tuple(label for match in sections for label in _labels(match)),
        tuple(pages),
        max(named, key=len, default=""),
        again is not None,
    )


def _between(text: str, told: Sequence[tuple[int, int]]) -> str:
    """The words from the first thing named to the last."""
    if not told:
        return ""
    words = text[min(start for start, _ in told) : max(end for _, end in told)]
    return " ".join(words.split()).strip(",:; (")


def merge(first: CitedPlace, other: CitedPlace) -> CitedPlace:
    """What `first` names, and what only `other` does."""
    if first.empty:
        return other
    same_source = not (first.authors or first.title)
    return replace(
        first,
        authors=first.authors or (other.authors if same_source else ()),
        year=first.year or (other.year if same_source else ""),
        title=first.title or (other.title if same_source else ""),
        sections=first.sections or other.sections,
        pages=first.pages or other.pages,
    )


def resolved(cited: CitedPlace, before: CitedPlace) -> CitedPlace:
    """What «ibidem» stands for, given the source before it; its own page or section goes first."""
    if not cited.again:
        return cited
    if before.empty:
        return replace(cited, again=False)
    own = bool(cited.sections or cited.pages)
    return replace(
        before,
        text=f"{cited.text} ({before.text})",
        sections=cited.sections if own else before.sections,
        pages=cited.pages if own else before.pages,
    )


def _labels(match: re.Match[str]) -> list[str]:
    return [match["first"], *re.findall(r"\d+(?:\.\d+)*", match["more"])]


def _families(authors: str) -> tuple[str, ...]:
    """The family names: without initials, «e.a.» and the word before them that opens a sentence."""
    plain = re.sub(r",?\s+(?:e\.\s?a\.|c\.\s?s\.|et\s+al\.?|en anderen)$", "", authors)
    plain = re.sub(r"(?:,\s*|\s+)(?:[A-Z]\.\s?)+", " ", plain)
    names = []
    for name in _SPLIT.split(plain):
        words = name.split()
        while len(words) > 1 and words[0].casefold() in _OPENERS and words[0] not in ("De", "Het"):
            words.pop(0)
        if words and words[0].casefold() not in _OPENERS - {"de", "het"}:
            names.append(" ".join(words))
    return tuple(names)


def same_author(cited: str, author: str) -> bool:
    """Whether a cited family name can be this one: «Van der Torre» and «Torre, E. van der»."""
    family = re.sub(r"^(?:(?:van|von|de[nr]?|het|'t|te[nr]?|la|le)\s+)+", "", fold(author))
    words = re.findall(r"\w+", family.partition(",")[0])
    asked = re.findall(r"\w+", fold(cited))
    return bool(words) and any(
        asked[place : place + len(words)] == words for place in range(len(asked))
    )
