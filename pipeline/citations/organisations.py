"""Tokens before a year → where the organisation begins that ends there.

Raad voor de leefomgeving en infrastructuur | 2018      het ministerie van BZK | (2022)
Sociaal en Cultureel Planbureau | 2017                  Inspectie VenJ | 2014
"""

from pipeline.citations import words
from pipeline.citations.tokens import Token

_LONGEST_ORGANISATION = 14  # tokens


def organisation_before(tokens: tuple[Token, ...], end: int, floor: int) -> int | None:
    """Where the organisation begins that ends before `end`: «Ministerie van BZK»."""
    lowest = max(floor, end - _LONGEST_ORGANISATION)
    found = None
    for place in range(end - 1, lowest - 1, -1):
        token = tokens[place]
        if token.kind != "word" and token.text != "&":
            break
        if _heads_organisation(token) and _goes_on(tokens[place + 1 : end]):
            found = place
    if found is None:
        return None
    start = _adjectives_before(tokens, found, lowest)
    named = any(token.is_capitalised for token in tokens[start:end])
    return start if named else None


def _heads_organisation(token: Token) -> bool:
    if token.is_capitalised:
        return words.is_organisation(token.text)
    return token.text in words.LOWER_ORGANISATIONS


def _goes_on(rest: tuple[Token, ...]) -> bool:
    """Whether these words belong to the organisation before them: «voor de leefomgeving en …»."""
    linked = False
    for token in rest:
        text = token.low
        if text in words.CONNECTING:
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
