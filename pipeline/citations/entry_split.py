"""An entry → who made the work, its year, and the rest.

Bakker, J. (2015, 12 maart). Titel     Bakker, Jan. 2015. Titel     Bakker J. Titel. 2015;14(3)
J. Bakker, Titel, Den Haag: Boom 2015  ‘Titel’, NRC, 12 maart 2015  CBS (z.j.), Titel
"""

import re
from dataclasses import dataclass

from pipeline.citations import words
from pipeline.citations.entry_words import PLACE
from pipeline.citations.person_names import CslName, Names, has_organisation, names_at
from pipeline.citations.reference_names import parse_names

YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
NO_YEAR = (
    r"z\.\s?[jd]\.?|n\.\s?d\.?|s\.\s?a\.|in druk|te verschijnen|ter perse|in press|forthcoming"
    r"|zonder jaar|(?:nog )?niet gepubliceerd|verwacht"
)
_DATED = re.compile(
    rf"[\s,.]{{0,3}}[(\[]\s?(?P<year>{YEAR}(?:[/–-]\d{{2,4}})?|{NO_YEAR})"
    rf"(?P<more>[,/;\s][^()\[\]]{{0,40}})?[)\]]",
    re.I,
)
_PLAIN = re.compile(rf"[,.]?\s(?P<year>{YEAR}|{NO_YEAR})(?:(?<=\.)\s|\s?[,.:;](?!\d)|\s[-–]\s)\s?")
_BARE = re.compile(rf"[,.]?\s(?P<year>{YEAR})\s(?=[‘“\"'A-ZÀ-Þ])")
_LAST_YEAR = re.compile(
    rf"(?<![\w/–-])(?<!\d\.)(?P<year>{YEAR})(?![\w–-]|\.\d|\s?[-–]\s?\d|/\d\d\b)"
)
_AND = re.compile(r",?\s(?:en|&|and)\s|,\s[A-Z]\w+\s(?:en|&)\s")
_PLACE_FIRST = re.compile(rf"{PLACE}\s?(?::|,|\.?\Z)")
_SENTENCE = re.compile(r"[^\W\d]{4,}\.\s[A-ZÀ-Þ]")
_SEEN = re.compile(r"(?:[Zz]ie(?:\sook|\sbijvoorbeeld|\so\.a\.)?|[Vv]gl\.|[Cc]f\.)[,:]?\s(?=\S)")
# «(Den Haag: Sdu, 1999), 12-30.», «Zwolle 2008.», «Delft, juli 2021»: the year behind the place.
_ENDS_WITH_YEAR = re.compile(
    rf"(?:\((?:[^()]{{2,80}}[\s,])?{YEAR}\)(?:,?\s[\d–-]{{1,12}})?"
    rf"|(?:{PLACE})(?::\s[^:,]{{2,60}})?,?\s(?:[a-z]{{3,9}}\s)?{YEAR})\W*\Z"
)
_BRACKETED_LAST = re.compile(rf"\([^()]{{2,80}}[\s,]{YEAR}\)(?:,?\s[\d–-]{{1,12}})?\W*\Z")
_RANGE = re.compile(rf"(?<!\d)(?P<year>{YEAR}\s?[-–]\s?{YEAR})(?=[).,\s]*\Z)")
_OFFICE = re.compile(
    r"(?:Ministers?|Staatssecretaris(?:sen)?|Wethouders?|Burgemeester)\s(?:van|voor)\s"
)
_SMALL = frozenset(
    "van de der den ten ter te 't ’t von la le du da en and e.a et al red ed eds reds voor het op "
    "in of the for".split()
)
_LONGEST_AUTHORS = 400
_OPENING = "‘“\"'„«"


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of an entry; `more` is what stands behind the year in its brackets; `last` says
    that the year stands in the rest.
    """

    names: list[CslName]
    editors: bool
    others: bool
    year: str
    more: str
    rest: str
    last: bool = False


def split_entry(text: str, linked: bool = False) -> Split | None:
    """The parts of an entry; None if it has neither a maker nor a year.

    An entry that is `linked` needs no year if its title stands in quotation marks.
    """
    split = _split(text)
    if split is None and linked:
        named = re.match(r"(?P<maker>[A-ZÀ-Þ][^‘“\"]{2,80}),\s(?=[‘“\"])", text)
        if named:
            names, editors, others = parse_names(named["maker"])
            return Split(names, editors, others, "", "", text[named.end() :])
        maker, comma, rest = text.partition(", ")
        if comma and _is_organisation(maker):
            return Split(parse_names(maker)[0], False, False, "", "", rest)
    return split


def _split(text: str) -> Split | None:
    seen = _SEEN.match(text)
    text = text[seen.end() :] if seen else text
    if text[:1] and text[0] in _OPENING and not re.match(r"[’'][tsST]\s", text):
        return _title_first(text)
    people = names_at(text)
    if people is None or _AND.match(text, people.end):
        full = names_at(text, before=True)
        people = full if full and text[full.end : full.end + 1] == "," else people
    people = people or _unknown_given(text)
    if people:
        names = list(people.names)
        year = _year_at(text, people.end, sure=True)
        if year and not _DATED.match(text, people.end) and _dated_behind(text, year.end()):
            year = None
        if year:
            rest = text[year.end() :].lstrip(" .,:;")
            if not people.editors and re.match(r"\((?:reds?|eds?)\.?\)", rest, re.I):
                rest = rest[rest.index(")") + 1 :].lstrip(" .,:;")
                return Split(names, True, people.others, year["year"], _more(year), rest)
            return Split(names, people.editors, people.others, year["year"], _more(year), rest)
        if text[people.end : people.end + 1] in {",", ".", ":", ""} or people.others:
            rest = text[people.end :].lstrip(" ,.:")
            return _dated_last(names, people.editors, people.others, rest)
    return _year_second(text) or _organisation_first(text)


def _unknown_given(text: str) -> Names | None:
    """Names in full of which the first one is not known, where the form of the entry tells that
    they are names: «Wielens, Friso, ‘Terug’, …», «Everden, Myrte, De buurt (Zwolle 1994)»."""
    people = names_at(text, behind=True)
    if people is None or has_organisation(text[: people.end]):
        return None
    quoted = re.match(r",\s[‘“\"]", text[people.end :])
    bracketed = text[people.end : people.end + 1] == "," and _BRACKETED_LAST.search(text)
    return people if quoted or bracketed else None


def _dated_behind(text: str, place: int) -> bool:
    """Whether the year of an entry stands at its end, whatever year comes before it."""
    late = _ENDS_WITH_YEAR.search(text, place)
    return late is not None


def _title_first(text: str) -> Split | None:
    """«“Agent mag wijk niet uit”. (2014, 8 februari). De Gelderlander»"""
    for end in re.finditer(r"[’”\"'»](?!\w)", text[:300]):
        year = _DATED.match(text, end.end()) if end.start() else None
        if year:
            rest = f"{text[: end.end()]}{text[year.end() :]}"
            return Split([], False, False, year["year"], _more(year), rest)
    return _dated_last([], False, False, text)


def _year_at(text: str, place: int, sure: bool) -> re.Match[str] | None:
    dated = _DATED.match(text, place) or _PLAIN.match(text, place)
    return dated or (_BARE.match(text, place) if sure else None)


def _more(year: re.Match[str]) -> str:
    return year.groupdict().get("more") or ""


def _year_second(text: str) -> Split | None:
    """Organisations and less regular names before a year."""
    dated = _DATED.search(text, 0, _LONGEST_AUTHORS)
    if not (dated and (dated.start() < 90 or _looks_like_authors(text[: dated.start()]))):
        dated = None
        for plain in (_PLAIN.search(text, 0, 200), _BARE.search(text, 0, 120)):
            before = text[: plain.start()] if plain else ""
            long_enough = plain is not None and len(text) - plain.end() > 5
            after = text[plain.end() :] if plain else ""
            if _PLACE_FIRST.match(after) or before.count("(") > before.count(")"):
                continue
            if plain and "," in before and _dated_behind(text, plain.start()):
                continue
            if long_enough and _looks_like_authors(before) and not _SENTENCE.search(before):
                dated = plain
                break
    if dated is None:
        return None
    names, editors, others = parse_names(text[: dated.start()])
    rest = text[dated.end() :].lstrip(" .,:;")
    return Split(names, editors, others, dated["year"], _more(dated), rest)


def _looks_like_authors(text: str) -> bool:
    """Whether all of it can be names: initials, capitals, particles and «en»."""
    if not text.strip() or any(mark in text for mark in "‘“?!:"):
        return False
    parts = [part.strip(".,&();/") for part in text.split()]
    small = [p for p in parts if p and not p[0].isupper() and p not in _SMALL]
    return len(small) <= len(parts) // 4 and len(parts) <= 60


def _organisation_first(text: str) -> Split | None:
    """An organisation up to a comma or a full stop, the year last."""
    for end in re.finditer(r"[,.:](?=\s)", text[:120]):
        first = text[: end.start()]
        if re.search(r"\b(?:\w|Th|Ph|St|nr)\Z", first) and end.group() == ".":
            continue
        titled = first[:1].isupper() and re.match(r"[,:]\s[‘“\"]", text[end.start() :])
        alone = re.fullmatch(r"[A-ZÀ-Þ][\w-]+", first) and end.group() == ","
        alone = alone and text[end.end() + 1 : end.end() + 2].isupper() and _dated_behind(text, 0)
        if (
            _is_organisation(first)
            or _OFFICE.match(first)
            or (titled and len(first.split()) <= 6)
            or alone
        ):
            names, editors, others = parse_names(first)
            return _dated_last(names, editors, others, text[end.end() :].lstrip(" ,.:"))
        return None
    return None


def _is_organisation(text: str) -> bool:
    parts = [part.strip(".,()") for part in text.split()]
    if not _looks_like_authors(text) or not parts:
        return False
    return any(words.is_organisation(part) or words.is_acronym(part) for part in parts) or (
        1 < len(parts) <= 5 and all(part[:1].isupper() for part in parts)
    )


def _dated_last(names: list[CslName], editors: bool, others: bool, rest: str) -> Split | None:
    """The year is the last one that can be it; it stays in the rest."""
    place = max(0, len(rest) - 200)
    years = [match["year"] for match in _LAST_YEAR.finditer(rest, place)]
    if not years and (span := _RANGE.search(rest, place)):
        years = [span["year"]]
    if not years:
        return None
    return Split(names, editors, others, years[-1], "", rest, True)
