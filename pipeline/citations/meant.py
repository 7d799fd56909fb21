"""A name alone in a sentence → whether it means a work by that name.

    Van Dongen trekt de lijn door                    a person does something, and no work or life
    dat is wat Engelen niet zag; bij Kemper          a person, and a word for reporting near by
    Volgens Sigfox; de Rekenkamer spreekt van        a body or a product: that word right at it
    het Sigfox netwerk; wethouder Pollema            none

Who is a person is known by the list of literature or by how the name is cited (`named`).
"""

from pipeline.citations import people, things, words
from pipeline.citations.parts import Scan
from pipeline.citations.sentences import sentence_around
from pipeline.citations.tokens import begins_sentence
from pipeline.lexicon import is_word, lexicon

PERSON, BODY, UNKNOWN = "person", "body", "unknown"
_NEAR = 8  # tokens between a person and a word for reporting
_CLOSE = 3  # tokens between a name of an unknown kind and one
_TO_PAPER = 5  # tokens between what a body does and the paper that it does it in
_OF_WORKS = frozenset("bij volgens aldus zoals dan contra".split())
"""What stands right before who has written something: «anders dan Terhorst»."""
_THINGS_HAVE = frozenset({"het", "een", "dit", "dat", "ons", "elk", "ieder"})
_LEADS = frozenset("ook maar en toch want".split())
_REPORTS = words.REPORTING | words.THINKING
_VERBS = words.VERBS_OF_AUTHORS | words.THINKING
_NOT_DONE = (
    words.VERBS_OF_LIFE
    | words.AND
    | words.CONNECTING
    | frozenset("of uit te met die wie als zelf ook niet".split())
)


def is_meant(scan: Scan, index: int, length: int, kind: str, *, cited: bool) -> bool:
    """Whether the work is meant, and not the person in another role.

    `kind` is what bears the name, and `cited` says that its citation has come before.
    """
    after = index + length
    if _holds_office(scan, index, after):
        return False
    if kind == BODY:
        return _has_said(scan, index, after)
    if _is_said(scan, index, after):
        return kind == PERSON or not _is_thing(scan, index, after)
    near = _is_reported(scan, index, length, _NEAR if kind == PERSON else _CLOSE)
    if kind == UNKNOWN:
        return (near or (cited and _is_of_work(scan, index))) and not _is_thing(scan, index, after)
    first = length == 1 and is_word(scan.tokens[index].low) and begins_sentence(scan.tokens, index)
    if not cited or _is_presented(scan, index, after) or first:
        return near
    if scan.is_at(index - 1, "de", "den"):
        return near
    return near or _is_of_work(scan, index) or _does(scan, index, after)


def _holds_office(scan: Scan, index: int, after: int) -> bool:
    """«wethouder Pollema», «Pollema, wethouder te Ede»"""
    if index and people.is_office(scan.tokens[index - 1].low):
        return True
    named = scan.is_at(after, ",") and after + 1 < len(scan.tokens)
    return named and people.is_office(scan.tokens[after + 1].low)


def _is_of_work(scan: Scan, index: int) -> bool:
    """«anders dan Terhorst», «bij Kemper», «de analyse van Kemper»"""
    if scan.is_at(index - 1, *_OF_WORKS):
        return True
    return scan.is_at(index - 1, "van") and scan.is_at(index - 2, *things.OWN_WORK)


def _does(scan: Scan, index: int, after: int) -> bool:
    """Whether a sentence begins with the name, and what it does is no event of a life."""
    begins = begins_sentence(scan.tokens, index) or (
        scan.is_at(index - 1, *_LEADS) and begins_sentence(scan.tokens, index - 1)
    )
    if not begins or after >= len(scan.tokens):
        return False
    following = scan.tokens[after]
    plain = following.kind == "word" and not following.is_capitalised
    return plain and following.low not in _NOT_DONE


def _is_thing(scan: Scan, index: int, after: int) -> bool:
    """«het Sigfox netwerk», «het Sigfox», «Sigfox cloud»"""
    if scan.is_at(index - 1, *_THINGS_HAVE):
        return True
    if after >= len(scan.tokens) or scan.tokens[after].kind != "word":
        return False
    low = scan.tokens[after].low
    if low in _VERBS or low.endswith("t"):
        return False
    return len(low) > _CLOSE and low in lexicon().base_forms["noun"]


def _is_presented(scan: Scan, index: int, after: int) -> bool:
    """Whether a first name or initials stand at it: «Ton Ter Bos», «Schilder, F.»"""
    listed = scan.is_at(after, ",") and after + 1 < len(scan.tokens)
    if listed and scan.tokens[after + 1].kind == "initials":
        return True
    if index == 0:
        return False
    before = scan.tokens[index - 1]
    if before.kind == "initials" or before.low in words.GIVEN_NAMES:
        return True
    return before.is_capitalised and not (
        is_word(before.low) and begins_sentence(scan.tokens, index - 1)
    )


def _is_said(scan: Scan, index: int, after: int) -> bool:
    """Whether a word for reporting stands right at the name: «Volgens het Rekenhof»."""
    return _is_source(scan, index) or scan.is_at(after, *words.VERBS_OF_AUTHORS)


def _is_source(scan: Scan, index: int) -> bool:
    if scan.is_at(index - 1, "de", "het"):
        index -= 1
    return scan.is_at(index - 1, "volgens", "aldus")


def _has_said(scan: Scan, index: int, after: int) -> bool:
    """Whether a body says something: «de Raad constateert»; «gebruikt» may be said of a thing."""
    if _is_source(scan, index):
        return scan.is_at(index - 1, "de", "het") or not _is_thing(scan, index, after)
    if scan.is_at(after, *words.SPEAKING):
        return True
    if not scan.is_at(after, *words.VERBS_OF_AUTHORS):
        return False
    ahead = {token.low for token in scan.tokens[after + 1 : after + 1 + _TO_PAPER]}
    return bool(ahead & (things.DOCUMENTS | {"zien", "dat", "erop"}))


def _is_reported(scan: Scan, index: int, length: int, near: int) -> bool:
    """Whether a word for reporting stands close by in the same sentence."""
    tokens = scan.tokens[max(index - near, 0) : index + length + near]
    found = [token.start for token in tokens if token.low in _REPORTS]
    if not found:
        return False
    first = scan.tokens[index]
    around = sentence_around(scan.text, first.start, scan.tokens[0].start)
    if length == 1 and first.start == around.start and is_word(first.low):
        return False
    return any(around.start <= place < around.end for place in found)
