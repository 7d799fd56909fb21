"""Names before a year → whether they can be the authors of a work of that year.

None are: who holds an office («minister Opstelten (2012)»), a party, a law, an event, a thing with
an article («het Klimaatakkoord (2019)»), a publisher («Amsterdam: Boom 2015»), a person whose year
of birth it is («Jan Jansen (1950) is hoogleraar»). What is in a list of literature is one anyway.
"""

from pipeline.citations import people, things, words
from pipeline.citations.names import Authors, Name
from pipeline.citations.parts import Scan
from pipeline.citations.places import PLACES
from pipeline.citations.tokens import begins_sentence
from pipeline.lexicon import is_word, lexicon

_ARTICLES = frozenset({"de", "het", "een", "deze", "dit", "die", "dat", "zijn", "haar", "hun"})
_NEUTER = frozenset({"het", "dit", "dat", "een"})
_IN_OFFICE = frozenset({"van", "voor", "en", "de", "het"})
_LONGEST_OFFICE = 7  # tokens between an office and the name of who holds it
_LONGEST_SURNAME = 7  # letters of a surname that is a noun too: Visser, Koning
_AT_PLACE = frozenset({"van", "bij", "te", "in", "om", "op"})
_IS = frozenset({"is", "was", "werkt", "werkte", "promoveerde", "studeerde"})
_LEAST_BEFORE = 5  # tokens before the last name of a title that fills a block
_LONGEST_ALONE = 14  # tokens
_PROFESSION_WITHIN = 6  # tokens


def is_no_author(scan: Scan, authors: Authors, year: int) -> bool:
    """Whether the names before the year at a token are surely not its authors."""
    return (
        (not authors.listed and not authors.others and _is_thing(scan, authors.names[0]))
        or any(_is_party(scan, name) or _is_numbered(scan, name) for name in authors.names)
        or _holds_office(scan, authors.given)
        or is_publisher(scan, authors)
        or _has_happened(scan, authors.given)
        or _is_life(scan, authors, year)
    )


def is_person(scan: Scan, authors: Authors) -> bool:
    """Whether the names are those of persons and no words of the language."""
    first = authors.names[0]
    if is_no_author(scan, authors, len(scan.tokens)) or _is_organised(scan, first):
        return False
    if first.end - first.start > 1 or not begins_sentence(scan.tokens, first.start):
        return scan.tokens[first.end - 1].low not in words.GIVEN_NAMES
    return not is_word(scan.tokens[first.start].low)


def is_alone(scan: Scan, start: int, year: int) -> bool:
    """Whether a name or title with its year fills a block: a film in a list, no citation."""
    last = len(scan.tokens) - 1
    return (
        start <= _LEAST_BEFORE
        and last <= _LONGEST_ALONE
        and last - year <= 1
        and (scan.is_at(last, ")"))
    )


def can_be_cited_bare(scan: Scan, authors: Authors) -> bool:
    """Whether the names can be authors outside brackets: persons, or an organisation by name."""
    first = authors.names[0]
    if _is_organised(scan, first):
        return not is_no_author(scan, authors, len(scan.tokens))
    return is_person(scan, authors)


def _low(scan: Scan, name: Name) -> str:
    return " ".join(token.low for token in scan.tokens[name.start : name.end])


def _is_organised(scan: Scan, name: Name) -> bool:
    """Whether it is the name of an organisation."""
    tokens = scan.tokens[name.start : name.end]
    return any(words.is_acronym(t.text) or words.is_organisation(t.text) for t in tokens)


def _is_thing(scan: Scan, name: Name) -> bool:
    last = scan.tokens[name.end - 1].low
    one = name.end - name.start == 1
    if one and last in things.NO_AUTHORS:
        return True
    named = {token.low for token in scan.tokens[name.start : name.end]}
    if things.is_thing(scan.tokens[name.start].low) or (not one and named & things.LAWS):
        return True
    if scan.is_at(name.start - 1, *things.CREATIONS, "#") or _is_product(scan, name):
        return True
    if _is_organised(scan, name):
        return not one and _low(scan, name).startswith("kabinet ")
    if things.is_thing(last) or _is_event_at_place(scan, name):
        return True
    return one and _has_article(scan, name.start) and _is_noun(scan, name.start)


def _is_product(scan: Scan, name: Name) -> bool:
    """«Audi A4 (2015)», «de OV-studiekaart (1991)»"""
    text = scan.tokens[name.end - 1].text
    if any(map(str.isdigit, text)) and not _is_organised_but_last(scan, name):
        return True
    head, _, tail = text.rpartition("-")
    return bool(head) and tail.islower() and _has_article(scan, name.start) and is_word(tail)


def _has_article(scan: Scan, index: int) -> bool:
    return scan.is_at(index - 1, *_ARTICLES)


def _is_noun(scan: Scan, index: int) -> bool:
    """«het Koninkrijk (1815)», «de Vernieuwing (2015)»; not «de Visser (2015)»"""
    word = scan.tokens[index].low
    if scan.is_at(index - 1, *_NEUTER):
        return is_word(word)
    return len(word) > _LONGEST_SURNAME and word in lexicon().base_forms["noun"]


def _is_event_at_place(scan: Scan, name: Name) -> bool:
    """«de Slag bij Nieuwpoort (1600)», «Hoek van Holland»"""
    return scan.is_at(name.start - 1, *_AT_PLACE) and (
        scan.is_at(name.start - 2, *things.PLACED_EVENTS)
        and scan.tokens[name.start - 2].is_capitalised
    )


def _is_party(scan: Scan, name: Name) -> bool:
    return _low(scan, name) in people.PARTIES


def _is_numbered(scan: Scan, name: Name) -> bool:
    """«Filips II (1555)», «Balkenende IV (2007)»"""
    text = scan.tokens[name.end - 1].text
    return len(text) > 1 and not set(text) - set("IVX") and not _is_organised_but_last(scan, name)


def _is_organised_but_last(scan: Scan, name: Name) -> bool:
    tokens = scan.tokens[name.start : name.end - 1]
    return any(words.is_organisation(token.text) for token in tokens)


def _holds_office(scan: Scan, start: int) -> bool:
    """«minister Opstelten», «de minister van Veiligheid en Justitie Ivo Opstelten»"""
    for place in range(start - 1, max(start - _LONGEST_OFFICE, 0) - 1, -1):
        token = scan.tokens[place]
        if people.is_office(token.low):
            return place + 1 == start or scan.is_at(place + 1, "van", "voor")
        if not token.is_capitalised and token.low not in _IN_OFFICE:
            return False
    return False


def _has_happened(scan: Scan, start: int) -> bool:
    """«de moord op Pim Fortuyn (2002)», «het aantreden van Obama (2009)»"""
    return scan.is_at(start - 1, "op", "van") and scan.is_at(start - 2, *things.ENDS_OF_PERSONS)


def is_publisher(scan: Scan, authors: Authors) -> bool:
    """«Amsterdam: Boom 2015», «Den Haag: Boom 2015»"""
    before = authors.given - 1
    if not scan.is_at(before, ":") or before < 1:
        return False
    if scan.is_at(before - 1, *PLACES) or scan.is_at(before - 1, "haag", "bosch"):
        return True
    return scan.tokens[before - 1].is_capitalised and scan.is_at(before - 2, ",", ")")


def _is_life(scan: Scan, authors: Authors, year: int) -> bool:
    """«Jan Jansen (1950) is hoogleraar», «Jan Jansen (Ede, 1950), dichter»: a year of birth."""
    if authors.listed or authors.others or not scan.is_at(year + 1, ")"):
        return False
    opening = scan.tokens[year].bracket
    whole = authors.names[0].end - authors.given > 1
    born = opening > 0 and authors.start > opening and scan.tokens[opening - 1].is_capitalised
    if not (whole or born):
        return False
    if scan.is_at(year + 2, ","):
        return any(people.is_profession(t.low) for t in scan.tokens[year + 3 : year + 6])
    if not scan.is_at(year + 2, *_IS):
        return False
    ahead = scan.tokens[year + 3 : year + 3 + _PROFESSION_WITHIN]
    return scan.is_at(year + 3, "een") or any(people.is_profession(t.low) for t in ahead)
