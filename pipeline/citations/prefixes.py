"""The words that lead up to a citation: «zie ook», «vgl.», «geciteerd in», «zie voor kritiek».

In brackets more of them may be free: «zie de kanttekeningen bij Kuipers, 2018».
"""

from pipeline.citations import words
from pipeline.citations.parts import Scan
from pipeline.types import Span

_LONGEST_ITEM = 10  # tokens
_LEADS = frozenset(
    "zie vgl vgl. vergelijk cf cf. anders contra naar gebaseerd ontleend overgenomen geciteerd "
    "aangehaald bijvoorbeeld bijv bv aldus conform see zo".split()
)
_SUBJECTS = frozenset({"voor", "over", "in"})
_REFERS = frozenset({"zie", "vgl", "vgl.", "vergelijk", "bijvoorbeeld"})
_BETWEEN = frozenset({";", ",", "en", "maar"})
_BEFORE_PROPER = frozenset({"voor", "in", "bij", "over", "van", "uit", "de", "het"})
_BEFORE_ITEM = _BETWEEN | frozenset("([")
_LONGEST_LEAD = 4  # words
_OWN_WORDS = frozenset({"word", "short"})
_OF_SENTENCES = frozenset("van in uit tot met op naar bij volgens dat die".split())
"""What a name stands behind that belongs to a sentence: «De uitdrukking is van L. Bos, …»."""
_ADDING = frozenset({"alsmede", "alsook", "evenals"})
_ARTICLES = frozenset({"de", "het", "the"})


def prefix_before(scan: Scan, start: int, floor: int, heads: frozenset[str]) -> Span | None:
    """The longest prefix that ends before token `start` and begins with one of `heads`."""
    if scan.is_at(start - 1, *_ARTICLES) and not scan.tokens[start - 1].is_capitalised:
        start -= 1
    found = None
    for place in range(start - 1, max(start - words.LONGEST_PREFIX, floor) - 1, -1):
        if not _is_inside(scan, place):
            break
        if is_head(scan, place, start, heads):
            found = place
    whole = _item_before(scan, start, floor) if heads is words.PREFIXES else None
    if whole is not None:
        found = whole
    if found is None:
        found = _subject_before(scan, start, floor)
    return None if found is None else scan.span(found, start)


def _item_before(scan: Scan, start: int, floor: int) -> int | None:
    """Where an item of brackets begins that leads up to the name at `start` in words of its own.

    «zie de kanttekeningen bij», «voor Vlaanderen zie», «gebaseerd op cijfers van».
    """
    while floor < start and scan.tokens[floor].low in _BETWEEN:
        floor += 1
    if not 0 < start - floor <= _LONGEST_ITEM:
        return None
    inside = scan.tokens[floor:start]
    lows = {token.low for token in inside}
    leads = inside[0].low in _LEADS or (inside[0].low in _SUBJECTS and lows & _REFERS)
    if not leads or not all(_goes_on(scan, place) for place in range(floor, start)):
        return None
    return floor


def _goes_on(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if token.is_capitalised and not scan.is_at(place - 1, *_BEFORE_PROPER, *_BEFORE_ITEM):
        return False  # a name: «anders: Médard de Chardon»
    if token.text == ".":
        return scan.is_at(place - 1, *words.SHORTENED)
    # «zo ook, zij het in andere woorden, Bos 2011»
    comma = token.text == "," and scan.is_at(place - 1, "ook", "woorden", "zin", "strekking")
    return token.kind in {"word", "short"} or token.text == ":" or comma


def _subject_before(scan: Scan, start: int, floor: int) -> int | None:
    """Where «zie voor de Vlaamse situatie» begins, which ends before token `start`."""
    for place in range(start - 2, max(start - words.LONGEST_PREFIX, floor) - 1, -1):
        if scan.tokens[place].kind != "word":
            return None
        if scan.is_at(place, "zie") and scan.is_at(place + 1, "voor"):
            return place if scan.tokens[start - 1].kind == "word" else None
    return None


def lead_before(scan: Scan, start: int, floor: int, *, colon: bool = False) -> Span | None:
    """The few words of its own that lead up to a reference: «Over de bouw:», «kritisch,».

    They reach back to token `floor`, a mark or the number that another reference ends with; with
    `colon` only words that end in one count.
    """
    if colon and not scan.is_at(start - 1, ":"):
        return None
    first = start
    while (
        first > floor and start - first <= _LONGEST_LEAD + 2 and _leads_up(scan, first - 1, start)
    ):
        first -= 1
    if first > floor and scan.tokens[first - 1].kind == "word":
        return None  # the end of a sentence, not the whole of it
    while first < start and scan.is_at(first, *_BETWEEN, *_ADDING):
        first += 1
    said = [token for token in scan.tokens[first:start] if token.kind in _OWN_WORDS]
    if not 0 < len(said) <= _LONGEST_LEAD or said[-1].low in _OF_SENTENCES:
        return None
    return scan.span(first, start)


def _leads_up(scan: Scan, place: int, start: int) -> bool:
    token = scan.tokens[place]
    if token.bracket >= 0:
        return False
    if token.text == ":":
        return place == start - 1
    if token.kind == "short" and scan.tokens[place + 1].is_capitalised:
        return False  # the end of a sentence: «p. 12 e.v. Kritisch hierover»
    return token.text == "," or token.kind in _OWN_WORDS


def is_head(scan: Scan, place: int, end: int, heads: frozenset[str]) -> bool:
    """Whether a prefix begins with this token, or with it and the next one before `end`."""
    first = scan.tokens[place].low
    if first in heads:
        return True
    return place + 1 < end and f"{first} {scan.tokens[place + 1].low}" in heads


def prefix_end(scan: Scan, start: int, end: int) -> int:
    """The token after the prefix that begins at `start`; `start` itself if none does."""
    if not is_head(scan, start, end, words.PREFIXES):
        return start
    place = start
    while place < min(end, start + words.LONGEST_PREFIX) and _is_inside(scan, place):
        place += 1
    return place


def _is_inside(scan: Scan, place: int) -> bool:
    if scan.is_at(place, "."):
        return scan.is_at(place - 1, *words.SHORTENED)
    token = scan.tokens[place]
    # «Van» with a capital begins a name, but the first word of a sentence may be «Zie»
    return token.low in words.IN_PREFIXES and (
        not token.is_capitalised or token.low not in words.PARTICLES
    )
