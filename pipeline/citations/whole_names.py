"""All that stands in brackets before a year → the author that it is, whatever its letters.

(electronicnotes, z.d.) | (Redactie iot journal, 2019)     the list of literature has that name
(nu.nl, 2019)                                              a site on the web
(Commissie parlementair stelsel, 2018)                     a commission with its subject
Bureau voor de Wijk (BvdW, 2016)                           a name, and its abbreviation in brackets
"""

from itertools import pairwise

from pipeline.citations import words
from pipeline.citations.listed import Known
from pipeline.citations.names import Authors, Name
from pipeline.citations.organisations import organisation_before
from pipeline.citations.parts import Scan, words_of
from pipeline.citations.prefixes import prefix_end
from pipeline.citations.short_names import is_short_for
from pipeline.lexicon import fold

_LONGEST = 10  # tokens
_BETWEEN = frozenset({";", ",", "en", "&"})
_EDITORS = "redactie "
_DOMAINS = frozenset("nl be com org net eu info gov".split())
_BODIES_FOR_SUBJECTS = ("commissie", "werkgroep", "stuurgroep", "taskforce", "projectgroep")
_FEWEST = 3  # tokens of a body with its subject
_IN_NAME = frozenset({"word", "number"})
_MARKS = frozenset("&.-:!+")


def whole_name(scan: Scan, floor: int, end: int, year: str, known: Known) -> Authors | None:
    """The author that fills the item of a bracket from `floor` to `end`; None if it is none.

    It is one if a work by that name and year is known, or if it is the address of a site.
    """
    while floor < end and scan.tokens[floor].low in _BETWEEN:
        floor += 1
    start = prefix_end(scan, floor, end)
    if not 0 < end - start <= _LONGEST or not _is_plain(scan, start, end):
        return None
    name = fold(words_of(scan.text, scan.span(start, end)))
    said = year if year[:1].isdigit() else ""
    keys = (name, name.removeprefix(_EDITORS))
    if (
        any((key, said) in known for key in keys)
        or _is_site(scan, start, end)
        or _is_commission(scan, start, end)
    ):
        return Authors((Name(start, end),), start, False, start)
    return None


def _is_plain(scan: Scan, start: int, end: int) -> bool:
    inside = scan.tokens[start:end]
    return any(token.kind == "word" for token in inside) and all(
        token.kind in _IN_NAME or token.text in _MARKS for token in inside
    )


def _is_commission(scan: Scan, start: int, end: int) -> bool:
    """«(Staatscommissie parlementair stelsel, 2018)»: a body that names its subject."""
    first = scan.tokens[start]
    if not first.is_capitalised or not scan.is_at(end, ",") or end - start < _FEWEST:
        return False
    if not first.low.endswith(_BODIES_FOR_SUBJECTS):
        return False
    return all(token.kind == "word" for token in scan.tokens[start:end])


def _is_site(scan: Scan, start: int, end: int) -> bool:
    """«nu.nl», «www.iotjournaal.nl»: words with nothing but full stops between them."""
    tokens = scan.tokens[start:end]
    joined = all(a.end == b.start for a, b in pairwise(tokens))
    return joined and len(tokens) > 2 and tokens[-1].low in _DOMAINS and tokens[-2].text == "."


def long_name(scan: Scan, authors: Authors, floor: int, opening: int) -> Authors | None:
    """The organisation before a bracket that opens with its abbreviation; None if none does."""
    name = authors.names[0]
    alone = not authors.listed and not authors.others and name.start == opening + 1
    if not alone or name.end - name.start != 1:
        return None
    short = scan.tokens[name.start].text
    if not words.is_acronym(short):
        return None
    start = organisation_before(scan.tokens, opening, floor)
    if start is None or not is_short_for(short, words_of(scan.text, scan.span(start, opening))):
        return None
    return Authors((Name(start, opening),), start, False, start)
