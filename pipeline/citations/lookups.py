"""Dutch question for certain works, by name, year or kind → those works, or None if it is none.

    Waar wordt Meershoek (2016) aangehaald?          Wie haalt Mulder aan?
    Wordt Coulter in de literatuurlijst genoemd?     Welke bronnen zijn ouder dan 2000?
    Welke artikelen uit tijdschriften staan in de literatuurlijst?
    Wat zegt Terpstra over de burgemeester?          (this one goes on to the search)

The whole question must have such a form, and a name must be that of an author who is cited; a name
that nobody has may be one spelled otherwise. All else is left to the search.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

_CITED = r"(?:aangehaald|geciteerd)"
_PLACE = (
    r"(?:literatuurlijst|bronnenlijst|referentielijst|literatuuropgave|bibliografie"
    r"|lijst (?:van|met) (?:bronnen|literatuur))"
)
_NAME = r"(?P<name>[^?,;:]{2,60}?)(?:,? \(?(?P<year>(?:1[6-9]|20)\d\d[a-z]?)\)?)?"
_WHERE = (
    re.compile(
        r"(?:waar|in welke (?:zin(?:nen)?|secties?|paragra(?:af|fen)|hoofdstuk(?:ken)?"
        rf"|document(?:en)?|rapport(?:en)?)) (?:wordt|worden|is|zijn) {_NAME} {_CITED}"
    ),
    re.compile(
        r"(?:wie|welke? (?:document(?:en)?|rapport(?:en)?|auteurs?)) (?:haalt|halen) "
        rf"{_NAME} aan"
    ),
    re.compile(
        r"(?:wie|welke? (?:document(?:en)?|rapport(?:en)?|auteurs?)) (?:citeert|citeren) "
        rf"{_NAME}"
    ),
)
_LISTED = (
    re.compile(
        rf"(?:wordt|worden|staat|staan|is|zijn|komt|komen) {_NAME} (?:ook )?(?:voor )?(?:in|op) "
        rf"(?:de |het )?{_PLACE}(?: (?:genoemd|vermeld|opgenomen|voor))?"
    ),
    re.compile(rf"(?:wordt|worden) {_NAME} {_CITED}"),
)
_SAYS = re.compile(
    r"wat (?:zegt|zeggen|schrijft|schrijven|vindt|vinden|stelt|stellen|beweert|beweren|betoogt"
    rf"|betogen|concludeert|concluderen) {_NAME} (?:over|van|op grond van) "
)
_ASKED = r"(?P<how>welke|hoeveel|noem(?: de| alle)?) "
_SURE = r"bronnen|referenties|literatuurverwijzingen|literatuur|bronvermeldingen"
_WORKS = rf"(?P<what>{_SURE}|publicaties|werken|titels|boeken|artikelen|studies|rapporten)"
_YEAR = r"((?:1[6-9]|20)\d\d)"
_PERIODS: tuple[tuple[re.Pattern[str], Callable[[int], tuple[int, int]]], ...] = (
    (re.compile(rf"(?:ouder dan|(?:(?:van|uit) )?voor) {_YEAR}"), lambda y: (0, y - 1)),
    (
        re.compile(rf"(?:(?:jonger|nieuwer|recenter) dan|(?:(?:van|uit) )?na) {_YEAR}"),
        lambda y: (y + 1, 9999),
    ),
    (re.compile(rf"(?:sinds|vanaf|van vanaf) {_YEAR}"), lambda y: (y, 9999)),
    (re.compile(rf"(?:uit|van|in) (?:het jaar )?{_YEAR}"), lambda y: (y, y)),
)
_BETWEEN = re.compile(rf"(?:(?:van|uit) )?tussen {_YEAR} en {_YEAR}")
_AROUND = frozenset(
    "zijn er staan worden komen dateren stammen in de het deze die dit verschenen gepubliceerd "
    "literatuurlijst bronnenlijst referentielijst bibliografie literatuuropgave lijst aangehaald "
    "geciteerd genoemd vermeld opgenomen rapport document documenten corpus zoal bevat".split()
)
_KINDS = {
    "article-journal": r"(?:wetenschappelijke )?artikelen uit (?:wetenschappelijke )?tijdschriften"
    r"|(?:wetenschappelijke )?tijdschriftartikelen|wetenschappelijke artikelen",
    "article-newspaper": r"krantenartikelen|artikelen uit (?:de )?kranten",
    "book": "boeken",
    "report": "rapporten",
    "thesis": "proefschriften|dissertaties|scripties",
    "chapter": "hoofdstukken(?: uit boeken)?|bijdragen aan bundels",
    "webpage": "websites|webpagina's|internetbronnen",
}
_UNMISTAKABLE = frozenset({"article-journal", "article-newspaper"})
_BY_KIND = {
    kind: re.compile(rf"{_ASKED}(?P<what>{words})\b(?P<around>.*)")
    for kind, words in _KINDS.items()
}
_MENTIONED = re.compile(rf"\b(?:{_CITED}|{_PLACE})\b")
_LONGEST = 200


class Lookup(Enum):
    """What works are looked up for."""

    WHERE = auto()
    LISTED = auto()
    YEARS = auto()
    KIND = auto()
    SAYS = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: a name with or without a year, years from `first` to `last`, or a kind.

    `words` are the words of the question for the years or the kind.
    """

    lookup: Lookup
    name: str = ""
    year: str = ""
    first: int = 0
    last: int = 0
    kind: str = ""
    words: str = ""


def wanted(asked: str) -> Wanted | None:
    """What a folded question looks up; None if it has no such form."""
    plain = asked.rstrip(" ?.!")
    if len(plain) > _LONGEST:
        return None
    return next(_forms(plain), None)


def said_by(asked: str) -> Wanted | None:
    """The author of whom a folded question asks what he says of something; None for all others."""
    found = _SAYS.match(asked) if len(asked) <= _LONGEST else None
    return Wanted(Lookup.SAYS, found["name"].strip(), found["year"] or "") if found else None


def _forms(asked: str) -> Iterator[Wanted]:
    for lookup, patterns in ((Lookup.WHERE, _WHERE), (Lookup.LISTED, _LISTED)):
        for pattern in patterns:
            found = pattern.fullmatch(asked)
            if found:
                yield Wanted(lookup, found["name"].strip(), found["year"] or "")
    yield from _years(asked)
    for kind, pattern in _BY_KIND.items():
        found = pattern.fullmatch(asked)
        sure = kind in _UNMISTAKABLE or _MENTIONED.search(asked)
        if found and sure and _only_frame(found["around"]):
            yield Wanted(Lookup.KIND, kind=kind, words=found["what"])


def _years(asked: str) -> Iterator[Wanted]:
    """The years at the end of a question for works."""
    head = re.match(rf"{_ASKED}{_WORKS}\b", asked)
    if head is None or not (re.fullmatch(_SURE, head["what"]) or _MENTIONED.search(asked)):
        return
    rest = asked[head.end() :]
    for tail in re.finditer(r"(?<= )\S+", rest):
        period = _period(rest[tail.start() :])
        if period and _only_frame(rest[: tail.start()]):
            first, last = period
            yield Wanted(Lookup.YEARS, first=first, last=last, words=rest[tail.start() :])
            return


def _period(words: str) -> tuple[int, int] | None:
    words = re.sub(rf" (?:{_CITED}|verschenen|gepubliceerd)$", "", words)
    between = _BETWEEN.fullmatch(words)
    if between:
        return int(between[1]), int(between[2])
    for pattern, years in _PERIODS:
        found = pattern.fullmatch(words)
        if found:
            return years(int(found[1]))
    return None


def _only_frame(words: str) -> bool:
    """Whether there is nothing in the words but where the works stand."""
    return all(word in _AROUND for word in words.split())
