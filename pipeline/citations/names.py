"""Tokens before a year → the authors that end there: persons with particles, organisations.

    Van der Torre en Tops | 2016        CBS/WODC | 2016         Jansen, De Vries & Ten Bos | 2012
    René ten Bos | (2015)               Inspectie Veiligheid en Justitie | 2014
    Terpstra e.a. | 2015                Lennartz, C., Troost, S. & Schilder, F. | (2023)

Read from the year backwards, a bounded number of tokens each time. In Dutch a particle has a
capital where no first name stands before it; «van» in small letters is a preposition there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.citations import words
from pipeline.citations.organisations import organisation_before, organisation_with_year
from pipeline.citations.others import others_before, without_apostrophe
from pipeline.citations.people import is_office
from pipeline.citations.places import PLACES
from pipeline.citations.things import is_thing
from pipeline.citations.tokens import Token, begins_sentence
from pipeline.lexicon import is_word
from pipeline.types import Span

_MOST_AUTHORS = 12
_LONGEST_NAME = 4  # capitalised words
_AND = words.AND
_BEFORE_SMALL = frozenset({"(", "[", ";", ",", "zie", "bijvoorbeeld", "ook", *_AND})
"""What stands before a particle in small letters where a name may begin."""


@dataclass(frozen=True, slots=True)
class Name:
    """One author: the tokens of the family name with its particles, or of an organisation.

    `cut` is how many characters at the end are none of the name: the genitive of «Webers studie».
    """

    start: int
    end: int
    cut: int = 0

    def span(self, tokens: Sequence[Token]) -> Span:
        """The place of the name in the document."""
        return Span(tokens[self.start].start, tokens[self.end - 1].end - self.cut)


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors of a citation: names in order, where they begin, whether more are meant.

    `start` is the first token of the first name, `given` that of the initials or first names before
    it; `listed` says that two names or more are joined by «en», «&», «/» or commas.
    """

    names: tuple[Name, ...]
    start: int
    others: bool
    given: int

    @property
    def listed(self) -> bool:
        """Whether there is more than one name."""
        return len(self.names) > 1


def authors_before(
    tokens: tuple[Token, ...], end: int, *, bracketed: bool, floor: int = 0
) -> Authors | None:
    """The authors that end right before token `end`; None if no name ends there.

    `bracketed` says that they stand in brackets with their year, where particles may have small
    letters and a list of names needs no «en»; nothing before token `floor` is looked at.
    """
    at, others = others_before(tokens, without_apostrophe(tokens, end, floor), floor)
    names: list[Name] = []
    start = at
    joined = others
    while len(names) < _MOST_AUTHORS:
        found = _name_before(tokens, start, bracketed or bool(names), floor)
        if found is None:
            break
        name, start = found
        names.insert(0, name)
        left, word = _separator_before(tokens, start, floor)
        joined = joined or word in _AND
        if left == start or (word == "," and not (joined or bracketed)):
            break
        if _name_before(tokens, left, True, floor) is None:
            break
        start = left
    if not names:
        return None
    return Authors(tuple(names), names[0].start, others, min(start, names[0].start))


def _separator_before(tokens: tuple[Token, ...], start: int, floor: int) -> tuple[int, str]:
    """Where the name before `start` ends, and the word or mark between; `start` if none does."""
    if start - 1 < floor:
        return start, ""
    text = tokens[start - 1].low
    if text in _AND:
        comma = start - 2 >= floor and tokens[start - 2].text == ","
        return start - (2 if comma else 1), text
    return (start - 1, text) if text == "," else (start, "")


def _name_before(
    tokens: tuple[Token, ...], end: int, free: bool, floor: int
) -> tuple[Name, int] | None:
    """The name that ends before `end`, and where it begins with its first names or initials."""
    organisation = organisation_with_year(tokens, end, floor)
    if organisation is None:
        organisation = organisation_before(tokens, end, floor)
    if organisation is not None:
        return Name(organisation, end), organisation
    inverted = _inverted_before(tokens, end, floor)
    if inverted is not None:
        return inverted
    start = end
    while start > floor and end - start < _LONGEST_NAME and _is_name_word(tokens, start - 1):
        start -= 1
    if start == end or not _fits(tokens, start, end):
        return None
    start = _without_first_word(tokens, start, end)
    family = _after_given_names(tokens, start, end)
    particle = _particle_before(tokens, family, free, floor) if family == start else family
    if " ".join(token.low for token in tokens[particle:end]) in words.NOT_A_NAME:
        return None
    particle = _hyphenated_before(tokens, particle, family, floor)
    if particle < family:
        return Name(particle, end), _given_before(tokens, particle, floor)
    return Name(family, end), _given_before(tokens, start, floor)


def _is_name_word(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if not token.is_capitalised or token.low in words.PARTICLES:
        return False
    if is_office(token.low) and index + 1 < len(tokens) and tokens[index + 1].is_capitalised:
        return False  # «Minister Opstelten»; but Prins and De Koning are surnames
    return token.low not in words.NOT_A_NAME or _is_surname_too(tokens, index)


def _is_surname_too(tokens: tuple[Token, ...], index: int) -> bool:
    """«Van Delft», «De Winter»: a place or a time that is a surname behind a particle.

    In brackets a place may end a name: «(Reclassering Nederland, 2018)».
    """
    if index == 0:
        return False
    before, low = tokens[index - 1], tokens[index].low
    if low in PLACES:
        named = before.is_capitalised and before.low not in words.NOT_A_NAME | words.PARTICLES
        return before.low == "van" or (named and tokens[index].bracket >= 0)
    return low in words.TIMES and before.is_capitalised and before.low in {"de", "van", "den"}


def _fits(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """A name has a word of more than one letter."""
    return any(len(token.text) > 1 for token in tokens[start:end])


def _without_first_word(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """«Onderzoeker Nap (2012)»: the first word of a sentence has its capital from there."""
    first = tokens[start]
    if end - start > 1 and begins_sentence(tokens, start) and first.bracket < 0:
        plain = first.low
        if plain not in words.GIVEN_NAMES | words.ADJECTIVES and all(
            map(is_word, plain.split("-"))
        ):
            return start + 1
    return start


def _after_given_names(tokens: tuple[Token, ...], start: int, end: int) -> int:
    while start < end - 1 and tokens[start].low in words.GIVEN_NAMES:
        start += 1
    return start


def _given_before(tokens: tuple[Token, ...], start: int, floor: int) -> int:
    """Where the initials or first names before a family name begin."""
    while start > floor and (
        tokens[start - 1].kind == "initials"
        or (tokens[start - 1].is_capitalised and tokens[start - 1].low in words.GIVEN_NAMES)
    ):
        start -= 1
    return start


def _particle_before(tokens: tuple[Token, ...], start: int, free: bool, floor: int) -> int:
    """Where the particles of the name at `start` begin; `start` itself if it has none."""
    text = tokens[start].text
    if text.startswith(("commissie-", "werkgroep-")) or words.is_acronym(text.partition("-")[0]):
        return start  # «de commissie-Cohen», «De WRR-reeks»: an article
    if tokens[start].low in words.ADJECTIVES or tokens[start].low.startswith("commissie-"):
        return start
    first = start
    while first > floor and start - first < 3 and _plain(tokens[first - 1]) in words.PARTICLES:
        first -= 1
    for place in range(first, start):
        lead = _plain(tokens[place])
        rest = [token.low for token in tokens[place:start]]
        if tokens[place].is_capitalised and _is_lead(lead, rest):
            return place
    for place in range(first, start):
        if _plain(tokens[place]) in words.LEADING_PARTICLES and (
            _may_be_small(tokens, place, start, free, floor)
        ):
            return place
    return start


def _hyphenated_before(tokens: tuple[Token, ...], particle: int, family: int, floor: int) -> int:
    """Where «Tummers-van der Aa» begins, whose first word holds the first particle."""
    first = family
    while first > floor and tokens[first - 1].text in words.PARTICLES and family - first < 2:
        first -= 1
    if first - 1 < floor or not tokens[first - 1].is_capitalised:
        return particle
    head, _, tail = tokens[first - 1].text.rpartition("-")
    return first - 1 if head and tail in words.LEADING_PARTICLES else particle


def _plain(token: Token) -> str:
    """A particle with a straight apostrophe: «’t», «‘t»."""
    return token.low.replace("’", "'").replace("‘", "'")


def _is_lead(text: str, rest: list[str]) -> bool:
    """«Van», «De»; «In» and «Op» only before a particle: In 't Veld, Op den Camp."""
    if text in words.LEADING_PARTICLES:
        return True
    return len(rest) > 1 and rest[1] in {"'t", "’t", "‘t", "den", "der"}


def _may_be_small(
    tokens: tuple[Token, ...], place: int, start: int, free: bool, floor: int
) -> bool:
    """Whether a particle without a capital is one: not the preposition in «onderzoek van Nap»."""
    run = " ".join(map(_plain, tokens[place:start]))
    if run in words.SURE_PARTICLES:
        return True
    if place == floor:
        return free
    before = tokens[place - 1]
    if before.kind == "initials" or before.low in words.GIVEN_NAMES:
        return True
    if run.startswith("van") and _is_first_name(tokens, place - 1):
        return True
    return free and before.low in _BEFORE_SMALL


def _is_first_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word with a capital can be a first name that no list has: «Jorrit van Twist»."""
    token = tokens[index]
    if not token.is_capitalised or words.is_acronym(token.text) or token.low in words.NOT_A_NAME:
        return False
    parts = token.text.split("-")
    if any(words.is_acronym(part) or is_word(part) for part in parts):
        return False
    return not (words.is_organisation(token.text) or is_thing(token.low))


def _inverted_before(tokens: tuple[Token, ...], end: int, floor: int) -> tuple[Name, int] | None:
    """A name with its initials behind it: «Gillespie, B. J.», «Brink, G. van den»."""
    at = end
    while (
        at > floor
        and tokens[at - 1].low in words.LEADING_PARTICLES
        and (not tokens[at - 1].is_capitalised)
    ):
        at -= 1
    initials = at
    while initials > floor and _is_initial(tokens[initials - 1]):
        initials -= 1
    if initials == at or initials - 2 < floor:
        return None
    comma = initials - 1 if tokens[initials - 1].text == "," else initials
    start = comma
    while start > floor and comma - start < _LONGEST_NAME and _is_name_word(tokens, start - 1):
        start -= 1
    if start == comma:
        return None
    start = _particle_before(tokens, start, True, floor)
    return Name(start, comma), start


def _is_initial(token: Token) -> bool:
    """«D.», and «D» of a name whose full stop was forgotten."""
    return token.kind == "initials" or (len(token.text) == 1 and token.is_capitalised)
