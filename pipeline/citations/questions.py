"""Dutch question about the literature itself → a structured answer, or None if it is none.

    Hoeveel bronnen staan er in de literatuurlijst?     Hoeveel verwijzingen heeft het rapport?
    Welke auteur wordt het vaakst aangehaald?           Hoe vaak wordt Terpstra geciteerd?
    Welke eerdere publicaties van het PBL worden aangehaald?
    Welke bronnen staan nog niet in het corpus?

A question is one about the literature only if it names works or citing and asks for their number,
their authors or their full texts: «Hoeveel bronnen van inkomsten …» is none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.citations.comparing import Expansions, compare_names
from pipeline.citations.full_texts import missing
from pipeline.citations.graph import CitedWork, Literature
from pipeline.lexicon import fold
from pipeline.types import Work

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


@dataclass(frozen=True, slots=True)
class LiteratureAnswer:
    """The answer in numbers, names with numbers, and works; `name` is the author asked for."""

    question: LiteratureQuestion
    number: int
    works: tuple[CitedWork, ...] = ()
    authors: tuple[tuple[str, int], ...] = ()
    name: str = ""


def may_be_about_literature(question: str) -> bool:
    """Whether a question has the form of one about the literature; cheap, no literature needed."""
    asked = " ".join(fold(question).split())
    if len(asked) > _LONGEST:
        return False
    forms = (_MISSING, _AUTHORS, _CITATIONS, _TIMES, _OF_AUTHOR)
    return any(form.search(asked) for form in forms) or _asks_number(asked)


def asks_for_source(question: str) -> bool:
    """Whether it asks who says something: «Welke bron zegt …», «Welke auteurs stellen …»."""
    return _SOURCE.search(" ".join(fold(question).split())) is not None


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
    return _by_name(asked, literature, expansions) or _count(asked, literature)


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
        works = works_by(literature, name, expansions)
        number = times_named(literature, name, expansions)
        return (
            LiteratureAnswer(LiteratureQuestion.TIMES_CITED, number, works, name=name)
            if works
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


def listed_works(literature: Literature) -> tuple[CitedWork, ...]:
    """The works of the documents' own lists; without any list those that are cited."""
    listed = tuple(cited for cited in literature.works if cited.listed)
    return listed or tuple(cited for cited in literature.works if cited.times)


def count_references(literature: Literature) -> int:
    """How many works the documents list (or, without a list, cite)."""
    return len(listed_works(literature))


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
        if _is_same(name, author, expansions)
    )


def _name_in(work: Work, cited: str) -> str:
    """The author of the work that a cited name stands for; the name itself if none fits."""
    levels = [(compare_names(cited, author), author) for author in work.authors]
    fitting = [(level, author) for level, author in levels if level is not None]
    return min(fitting)[1] if fitting else cited


def authors_by_works(literature: Literature) -> tuple[tuple[str, int], ...]:
    """All authors with the number of their works, most first."""
    counts: Counter[str] = Counter()
    for cited in listed_works(literature):
        counts.update(dict.fromkeys(cited.work.authors, 1))
    return _ranked(counts)


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
    return any(_is_same(name, other, expansions) for other in names if other)


def _is_same(asked: str, name: str, expansions: Expansions | None) -> bool:
    """A name as it is asked for: with or without particles, or as an abbreviation."""
    forms = {asked, asked.upper(), asked.title()} if " " not in asked else {asked, asked.title()}
    return any(
        (level := compare_names(form, name, expansions)) is not None and level < 2 for form in forms
    )
