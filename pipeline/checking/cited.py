"""The source that a memo gives beside a quotation: «(Tops e.a. 2017, § 3)», «aldus Tops», «p. 12».

«Ibidem», «a.w.», «zie noot 3» point back to a source named before; `following` finds that. No
pattern takes a time that grows faster than the text: what could be parsed in many ways is atomic.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checking.verdicts import Again, CitedPlace
from pipeline.lexicon import fold

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PARTICLE = r"(?:[Vv]an|[Vv]on|[Dd]e[nr]?|[Hh]et|['’]t|[Tt]e[nr]?|[Ll]a|[Ll]e)\s+"
_NAME = rf"(?>(?:{_PARTICLE}){{0,4}}{_CAPITAL}(?:\s+(?![A-Z]\.){_CAPITAL}){{0,4}})"
_INITIALS = r"(?>(?:,?\s*(?:[A-Z]\.\s?){1,4})?)"
_AUTHORS = (
    rf"(?<!\w){_NAME}{_INITIALS}"
    rf"(?>(?:(?:\s*,\s*(?:en\s+|&\s*)?|\s+(?:en|&)\s+){_NAME}{_INITIALS}){{0,12}})"
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
_LEAD = rf"(?:^\s*|[(;]\s*|(?P<by>{_AUTHORS})\s*[,(]?\s*)"
_NOTE = r"(?:(?:voet|eind)?noot|nt?\.)\s+(?P<note>\d{1,4})\b"
_SAME_WORK = r"a\.\s?w\.|aangehaald(?:e)? werk\b|op\.?\s?cit\.?(?!\w)|o\.\s?c\."
_SAME_PLACE = (
    r"ibid(?:em|\.)?(?!\w)|idem(?!\w)|id\.|aldaar(?!\w)|t\.\s?a\.\s?p\.|loc\.?\s?cit\.?(?!\w)"
    r"|l\.\s?c\.|ter aangehaalde(?:r)? plaatse?\b"
)
_AGAIN = re.compile(
    rf"{_LEAD}(?:(?i:zie|vgl\.?|supra)\s+)?(?:(?P<work>(?i:{_SAME_WORK}))|(?i:{_SAME_PLACE}))"
    rf"(?:,?\s*\(?(?i:zie\s+|supra\s+)?{_NOTE})?"
)
_SEE_NOTE = re.compile(
    rf"(?:{_LEAD}(?:(?i:zie|vgl\.?)\s+)?(?i:supra|zie|vgl\.?|hierboven)|(?P<author>{_AUTHORS})\s*[,(])"
    rf",?\s*(?i:bij\s+|onder\s+)?{_NOTE}"
)
_MOST_LETTERS = 2000  # of a text that is read for its source
_OPENERS = frozenset(
    "volgens aldus zie ook bij zoals in het de een dat en maar want vgl cf ontleend naar uit "
    "citaat bron daarover hierover toch eerder".split()
)
_SPLIT = re.compile(r"\s*(?:,|&|\ben\b)\s*")


def read_cited(text: str, titles: Sequence[str] = ()) -> CitedPlace:
    """The source named in a stretch of a memo; empty if none is.

    `titles` are the titles and file names by which a document may be named.
    """
    text = text[:_MOST_LETTERS]
    cited = next((m for m in _CITED.finditer(text) if _families(m["authors"])), None)
    year = _YEAR.search(text)
    alone = None if cited else _ALONE.search(text)
    letters = text.casefold()
    named = [title for title in titles if len(title) >= 8 and title.casefold() in letters]
    sections, paged = list(_SECTION.finditer(text)), list(_PAGES.finditer(text))
    pages = [(m["first"], m["to"] or m["first"]) for m in paged]
    if cited and cited["page"]:
        pages.append((cited["page"], cited["to"] or cited["page"]))
    back = None if cited or named else _AGAIN.search(text) or _SEE_NOTE.search(text)
    told = [match.span() for match in (cited, year, alone, back, *sections, *paged) if match]
    told += [(place, place + len(name)) for name in named
             if (place := letters.find(name.casefold())) >= 0]  # fmt: skip
    return CitedPlace(
        _between(text, told),
        _authors_of(cited, alone, back),
        cited["year"] if cited else year[1] if year else "",
        tuple(label for match in sections for label in _labels(match)),
        tuple(pages),
        max(named, key=len, default=""),
        _again(back),
        back["note"] or "" if back else "",
    )


def _authors_of(
    cited: re.Match[str] | None, alone: re.Match[str] | None, back: re.Match[str] | None
) -> tuple[str, ...]:
    if cited or alone:
        return _families((cited or alone or {"authors": ""})["authors"])
    if not back:
        return ()
    found = back.groupdict()
    return _families(found["by"] or found.get("author") or "")


def _again(back: re.Match[str] | None) -> Again:
    """Whether it is the place before that is meant, or only the work."""
    if not back:
        return Again.NOT
    found = back.groupdict()
    return Again.WORK if found.get("work") or found["by"] or found.get("author") else Again.PLACE


def works_named(text: str) -> Iterator[tuple[int, CitedPlace]]:
    """The works that a text names by author and year, each with the place where that ends."""
    for match in _CITED.finditer(text):
        if families := _families(match["authors"]):
            words = " ".join(match.group().split()).strip(",:; (")
            yield match.end(), CitedPlace(words, families, match["year"])


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
