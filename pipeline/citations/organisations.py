"""Tokens before a year → where the organisation begins that ends there.

Raad voor de leefomgeving en infrastructuur | 2018      het ministerie van BZK | (2022)
Sociaal en Cultureel Planbureau | 2017                  Inspectie VenJ | 2014
"""

from pipeline.citations import words
from pipeline.citations.things import EVENTS, is_thing
from pipeline.citations.tokens import Token

_LONGEST_ORGANISATION = 14  # tokens
_LONGEST_FIELD = 4  # tokens
_AND = frozenset({"en", "&"})
_WITH_FIELDS = frozenset("ministerie ministeries departement faculteit inspectie".split())
"""What may have fields with a comma between them in its name."""
_WITH_VAN = _WITH_FIELDS | frozenset("vereniging raad unie universiteit gemeente commissie".split())


def organisation_before(tokens: tuple[Token, ...], end: int, floor: int) -> int | None:
    """Where the organisation begins that ends before `end`: «Ministerie van BZK»."""
    lowest = max(floor, end - _LONGEST_ORGANISATION)
    found = None
    for place in range(end - 1, lowest - 1, -1):
        token = tokens[place]
        if token.kind != "word" and token.text != "&" and not _is_in_list(tokens, place, end):
            break
        if _joins_two(tokens, place, end):
            break
        court = token.text == "Hof" and place + 1 < end  # Van ’t Hof is a surname
        if (court or _heads_organisation(tokens, place)) and _goes_on(tokens[place + 1 : end]):
            found = place
    if found is None:
        return None
    start = _adjectives_before(tokens, found, lowest)
    named = any(token.is_capitalised for token in tokens[start:end])
    return start if named else None


def _joins_two(tokens: tuple[Token, ...], place: int, end: int) -> bool:
    """«Ministerie van Justitie & Ministerie van …»: what follows is an organisation by itself."""
    if tokens[place].low not in words.AND or place + 2 >= end:
        return False
    whole = _heads_organisation(tokens, place + 1) and tokens[place + 1].low in _WITH_VAN
    return whole and tokens[place + 2].low in {"van", "voor"}


def _is_in_list(tokens: tuple[Token, ...], place: int, end: int) -> bool:
    """The comma of «Ministerie van Onderwijs, Cultuur en Wetenschap»."""
    if tokens[place].text != "," or not any(t.low in _AND for t in tokens[place + 2 : end - 1]):
        return False
    first = place - 1
    while first > 0 and place - first < _LONGEST_FIELD and tokens[first].is_capitalised:
        first -= 1
    headed = first > 0 and tokens[first].low in {"van", "voor"}
    return headed and tokens[first - 1].low in _WITH_FIELDS


def organisation_with_year(tokens: tuple[Token, ...], end: int, floor: int) -> int | None:
    """Where an organisation begins whose name ends in a year: «Commissie Evaluatie Wet 2012»."""
    year = end - 1
    if year - 1 < floor or tokens[year].kind != "year":
        return None
    low = tokens[year - 1].low
    if not (is_thing(low) or low in EVENTS):
        return None
    return organisation_before(tokens, year, floor)


def _heads_organisation(tokens: tuple[Token, ...], place: int) -> bool:
    """«Ministerie», «ministerie», and «ombudsman» after an adjective: Nationale ombudsman."""
    token = tokens[place]
    if token.is_capitalised or token.text in words.LOWER_ORGANISATIONS:
        return token.text in words.LOWER_ORGANISATIONS or words.is_organisation(token.text)
    described = place > 0 and tokens[place - 1].low in words.ADJECTIVES
    return described and words.is_organisation(token.text)


def _goes_on(rest: tuple[Token, ...]) -> bool:
    """Whether these words belong to the organisation before them: «voor de leefomgeving en …»."""
    linked = False
    for token in rest:
        text = token.low
        if text == "," or text in words.CONNECTING:
            linked = True
        elif token.is_capitalised:
            if text in words.MONTHS:
                return False
            linked = False
        elif linked:
            linked = False
        else:
            return False
    return not linked


def _adjectives_before(tokens: tuple[Token, ...], start: int, lowest: int) -> int:
    place = start
    while place > lowest:
        before = tokens[place - 1]
        if before.is_capitalised and before.low not in (words.NOT_A_NAME | words.PARTICLES):
            place -= 1
        elif before.low == "en" and _is_adjective(tokens, place - 2, lowest):
            place -= 2
        else:
            break
    return place


def _is_adjective(tokens: tuple[Token, ...], place: int, lowest: int) -> bool:
    return place >= lowest and tokens[place].low in words.ADJECTIVES
