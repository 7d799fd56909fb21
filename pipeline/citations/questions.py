"""Dutch question about the literature itself → a structured answer, or None if it is none.

    Hoeveel bronnen staan er in de literatuurlijst?     Hoeveel verwijzingen heeft het rapport?
    Welke auteur wordt het vaakst aangehaald?           Hoe vaak wordt Terpstra geciteerd?
    Welke eerdere publicaties van het PBL worden aangehaald?
    Welke bronnen staan nog niet in het corpus?

A question is one about the literature only if it names works or citing and asks for their number,
their authors or their full texts: «Hoeveel bronnen van inkomsten …» is none.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.citations.authors import (
    authors_by_citations,
    listed_works,
    open_by_nearly,
    times_named,
    works_by,
    works_by_nearly,
)
from pipeline.citations.comparing import Expansions
from pipeline.citations.full_texts import missing
from pipeline.citations.graph import CitedWork, Context, Literature
from pipeline.citations.lookups import Lookup, Wanted, said_by, wanted
from pipeline.lexicon import fold

_WORKS = (
    r"(?:literatuur)?(?:bronnen|publicaties?|werken|titels|referenties|literatuurverwijzingen"
    r"|boeken|artikelen|studies|rapporten|onderzoeken|bronvermeldingen)"
)
_CITED = (
    r"(?:aangehaald|geciteerd|genoemd in de literatuurlijst|opgenomen in de literatuurlijst"
    r"|aangehaalde|geciteerde|gebruikte literatuur|vermeld in de bronnen)"
)
_PLACE = (
    r"(?:literatuurlijst|bronnenlijst|referentielijst|literatuuropgave|bibliografie"
    r"|lijst (?:van|met) (?:bronnen|literatuur))"
)
_COUNT = re.compile(
    r"\b(?:hoeveel|wat is het aantal) (?:verschillende |wetenschappelijke )?"
    rf"(?P<what>{_WORKS})\b(?P<rest>.*)"
)
_SURELY_WORKS = frozenset({"bronnen", "referenties", "literatuurverwijzingen", "bronvermeldingen"})
_AROUND_COUNT = frozenset(
    "staan er zijn worden wordt er in de het dit deze dat een heeft bevat telt noemt noemen "
    "gebruikt gebruiken haalt citeert aan op rapport notitie document documenten studie "
    "onderzoek publicatie nota advies tekst auteurs auteur schrijvers lijst met van "
    "literatuur literatuurlijst bronnenlijst referentielijst literatuuropgave bibliografie "
    "aangehaald geciteerd genoemd opgenomen vermeld totaal corpus bij verwijst naar achterin "
    "achteraan en ze zij".split()
)
_DOCUMENTS = ("rapport", "-studie", "-notitie", "-nota")  # «PBL-rapport», «jaarrapport»
_NAMES_CITING = re.compile(rf"{_CITED}|{_PLACE}")
_CITATIONS = re.compile(
    r"\bhoeveel (?:citaties|verwijzingen|literatuurverwijzingen|bronverwijzingen)\b(?! naar de wet)"
)
_AUTHORS = re.compile(
    r"\b(?:welke auteurs?|wie|welke onderzoekers?|welke schrijvers?)\b"
    rf".*\b(?:vaakst|meest)e?\b.*(?:{_CITED}|\bgenoemd\b)"
)
_TIMES = re.compile(rf"\bhoe vaak (?:wordt|worden|is|zijn)\s+(?P<name>.{{2,60}}?)\s+(?:{_CITED})")
_OF_AUTHOR = re.compile(
    r"\b(?:welke|wat voor|noem (?:de )?)\s?"
    rf"(?P<kind>(?:eerdere |andere |aangehaalde |geciteerde )*{_WORKS})"
    r"\s+van\s+(?:de |het )?(?P<name>[^?]{2,60}?)"
    rf"(?:\s+(?:worden|wordt|zijn|staan|noemt|haalt|heeft|gebruikt|komen)\b(?P<rest>[^?]*))?\s*\??\Z"
)
_MISSING = re.compile(
    rf"\b(?:welke|hoeveel) {_WORKS}\b.*"
    r"\b(?:ontbreken|ontbreekt|niet (?:in|beschikbaar in) (?:het|de) (?:corpus|index))"
)

_SOURCE = re.compile(
    r"\b(?:welke?|wat voor) (?:bron(?:nen)?|auteurs?|werk(?:en)?|onderzoek(?:en|ers?)?|studies?"
    r"|publicaties?|literatuur)\b.{0,40}?\b(?:zeg(?:t|gen)|stel(?:t|len)|bewe(?:ert|ren)"
    r"|noem(?:t|en)|schrijf(?:t)|schrijven|vind(?:t|en)|conclude(?:ert|ren)|betoogt|betogen"
    r"|wijst|wijzen|laat|laten|toont|tonen|spreekt|spreken)\b"
)
_LONGEST = 300  # characters


class LiteratureQuestion(StrEnum):
    """What is asked of the literature."""

    COUNT_WORKS = "aantal bronnen"
    COUNT_CITATIONS = "aantal verwijzingen"
    TOP_AUTHORS = "meest aangehaald"
    TIMES_CITED = "hoe vaak aangehaald"
    BY_AUTHOR = "werken van"
    MISSING = "nog niet in de corpus"
    WHERE_CITED = "waar aangehaald"
    LISTED = "in de lijst"
    BY_YEAR = "werken van een tijd"
    BY_KIND = "werken van een soort"


@dataclass(frozen=True, slots=True)
class LiteratureAnswer:
    """The answer in numbers, names with numbers, and works; `name` is the author asked for.

    For works of a time or a kind `name` are the words that ask for those; `open` are citations of
    the author that have no work.
    """

    question: LiteratureQuestion
    number: int
    works: tuple[CitedWork, ...] = ()
    authors: tuple[tuple[str, int], ...] = ()
    name: str = ""
    open: tuple[Context, ...] = ()


def may_be_about_literature(question: str) -> bool:
    """Whether a question has the form of one about the literature; cheap, no literature needed."""
    asked = " ".join(fold(question).split())
    if len(asked) > _LONGEST:
        return False
    forms = (_MISSING, _AUTHORS, _CITATIONS, _TIMES, _OF_AUTHOR)
    known = any(form.search(asked) for form in forms) or _asks_number(asked)
    return known or wanted(asked) is not None


def asks_for_source(question: str) -> bool:
    """Whether it asks who says something: «Welke bron zegt …», «Welke auteurs stellen …»."""
    return _SOURCE.search(" ".join(fold(question).split())) is not None


def asks_what_is_said(question: str) -> bool:
    """Whether it asks what somebody says of something; cheap, no literature needed."""
    return said_by(" ".join(fold(question).split())) is not None


def answer_about_literature(
    question: str, literature: Literature, expansions: Expansions | None = None
) -> LiteratureAnswer | None:
    """The answer to a question that is clearly about the literature; None for all others."""
    asked = " ".join(fold(question).split())
    if len(asked) > _LONGEST:
        return None
    if _MISSING.search(asked):
        works = missing(cited.work for cited in listed_works(literature))
        ids = {work.id for work in works}
        found = tuple(c for c in literature.works if c.work.id in ids)
        return LiteratureAnswer(LiteratureQuestion.MISSING, len(found), found)
    if _AUTHORS.search(asked):
        ranking = authors_by_citations(literature)
        most = ranking[0][1] if ranking else 0
        return LiteratureAnswer(LiteratureQuestion.TOP_AUTHORS, most, authors=ranking)
    return (
        _looked_up(asked, literature, expansions)
        or _by_name(asked, literature, expansions)
        or _count(asked, literature)
    )


def _looked_up(
    asked: str, literature: Literature, expansions: Expansions | None
) -> LiteratureAnswer | None:
    """The works that are looked up by name, year or kind."""
    look = wanted(asked)
    if look is None:
        return None
    if look.lookup in {Lookup.WHERE, Lookup.LISTED}:
        return _named(look, literature, expansions)
    if look.lookup is Lookup.YEARS:
        works = tuple(
            cited
            for cited in listed_works(literature)
            if cited.work.year[:4].isdecimal()
            and look.first <= int(cited.work.year[:4]) <= look.last
        )
        return LiteratureAnswer(LiteratureQuestion.BY_YEAR, len(works), works, name=look.words)
    works = tuple(c for c in listed_works(literature) if c.work.csl.get("type") == look.kind)
    return LiteratureAnswer(LiteratureQuestion.BY_KIND, len(works), works, name=look.words)


def _named(
    look: Wanted, literature: Literature, expansions: Expansions | None
) -> LiteratureAnswer | None:
    """The works of an author, where they are cited and listed; None if nobody has the name."""
    name, year = look.name.removeprefix("de ").removeprefix("het "), look.year
    works = works_by_nearly(literature, name, expansions)
    works = tuple(c for c in works if not year or c.work.year in (year, year[:4]))
    open_ = tuple(
        context
        for context in open_by_nearly(literature, name, bool(works), expansions)
        if not year or context.link.citation.year in (year, year[:4])
    )
    if not works and not open_:
        return None
    kind = LiteratureQuestion.LISTED
    if look.lookup is Lookup.WHERE:
        kind = LiteratureQuestion.WHERE_CITED
    number = sum(cited.times for cited in works) + len(open_)
    if kind is LiteratureQuestion.LISTED:
        number = max(len(works), 1)
    asked = f"{name} ({year})" if year else name
    return LiteratureAnswer(kind, number, works, name=asked, open=open_)


def _count(asked: str, literature: Literature) -> LiteratureAnswer | None:
    if _CITATIONS.search(asked):
        number = sum(c.times for c in literature.works) + len(literature.open)
        return LiteratureAnswer(LiteratureQuestion.COUNT_CITATIONS, number)
    if _asks_number(asked):
        works = listed_works(literature)
        return LiteratureAnswer(LiteratureQuestion.COUNT_WORKS, len(works), works)
    return None


def _asks_number(asked: str) -> bool:
    """Whether it asks how many works are cited, and nothing more: no «bronnen van inkomsten»."""
    found = _COUNT.search(asked)
    if found is None:
        return False
    rest = found["rest"].strip(" ?.!").replace(",", " ").split()
    sure = found["what"] in _SURELY_WORKS or _NAMES_CITING.search(found["rest"]) is not None
    return sure and all(word in _AROUND_COUNT or word.endswith(_DOCUMENTS) for word in rest)


def _by_name(
    asked: str, literature: Literature, expansions: Expansions | None
) -> LiteratureAnswer | None:
    times = _TIMES.search(asked)
    if times:
        name = times["name"].removeprefix("de ").removeprefix("het ")
        works = works_by_nearly(literature, name, expansions)
        number = times_named(literature, name, expansions) or sum(c.times for c in works)
        return (
            LiteratureAnswer(LiteratureQuestion.TIMES_CITED, number, works, name=name)
            if works or number
            else None
        )
    found = _OF_AUTHOR.search(asked)
    if found is None:
        return None
    works = works_by(literature, found["name"], expansions)
    clear = "eerdere" in found["kind"] or "aangehaalde" in found["kind"] or found["rest"]
    if not works or not (clear or "geciteerde" in found["kind"]):
        return None
    return LiteratureAnswer(LiteratureQuestion.BY_AUTHOR, len(works), works, name=found["name"])
