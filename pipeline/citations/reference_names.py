"""The authors of an entry in a list of references → names as in CSL-JSON.

Causa, O., & Pichelmann, J.       persons, in any form that person_names knows
Ministerie van BZK; CBS/WODC      organisations
De Zeeuw & Keers; Raad voor Cultuur (RvC)     what has no initials, and abbreviations in brackets
"""

import re
from collections.abc import Iterator

from pipeline.citations import words
from pipeline.citations.person_names import (
    EDITORS,
    INITIAL,
    OTHERS,
    PARTICLE,
    CslName,
    has_organisation,
    names_at,
    person,
)

_SHORT_NAME = re.compile(r"\s?\((?P<short>[^\s()]{2,15}|[A-Z&]{2,10}\s[A-Z&]{2,10})\)(?=\W*\Z)")
_LONG_NAME = re.compile(r"\A(?P<short>\w{2,10})\s\([^()]{5,90}\)\Z")
_OF_EDITORS = re.compile(r"[Rr]edactie\s\w")  # «Redactie Binnenlands Bestuur»
_SPLIT = re.compile(r"\s*;\s*|,?\s+(?:en|&|and|und)\s+|\s*,\s*")
_INITIALS_ONLY = re.compile(rf"({INITIAL}{{1,8}})((?:\s?{PARTICLE}(?!\w)){{0,3}})\Z")
_INITIALS_FIRST = re.compile(rf"({INITIAL}{{1,8}})(\S.*)\Z", re.S)


def parse_names(text: str) -> tuple[list[CslName], bool, bool]:
    """The names of a list of authors; whether they are editors; whether more are meant («e.a.»)."""
    text = " ".join(text.split()).strip(" ,;:&")
    for behind in (False, True):
        found = names_at(text, behind=behind)
        if found and not text[found.end :].strip(" .,;:&()"):
            if behind and (len(found.names) > 1 or has_organisation(text)):
                break
            return list(found.names), found.editors, found.others
    return _mixed_names(text)


def family_name(name: CslName) -> str:
    """The family name as Dutch writes it without a first name: «Van der Torre»; or the literal."""
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = name.get("family") or name.get("literal") or ""
    full = f"{particle} {family}".strip()
    return f"{full[:1].upper()}{full[1:]}" if particle else full


def _mixed_names(text: str) -> tuple[list[CslName], bool, bool]:
    """Organisations, persons by their family names alone, and lists of both."""
    plain = text if _OF_EDITORS.match(text) else EDITORS.sub(" ", text)
    editors = plain != text
    short = OTHERS.sub(" ", plain)
    others = short != plain
    short = short.strip(" ,;:&")
    named = _SHORT_NAME.search(short)
    if named and named.start() > 1:
        short = short[: named.start()]
    short = _LONG_NAME.sub(r"\g<short>", short).strip(" ,;:&()")
    pieces = [piece.strip(" ,;") for piece in _SPLIT.split(short) if piece and piece.strip(" ,;.")]
    if any(_INITIALS_ONLY.match(piece) or _INITIALS_FIRST.match(piece) for piece in pieces):
        return list(_with_initials(pieces)), editors, others
    return list(_without_initials(short, pieces)), editors, others


def _with_initials(pieces: list[str]) -> Iterator[CslName]:
    waiting = ""
    for piece in pieces:
        behind = _INITIALS_ONLY.match(piece)
        before = _INITIALS_FIRST.match(piece)
        if behind and waiting:
            yield person(waiting, behind[1], behind[2])
            waiting = ""
        elif before and not behind:
            if waiting:
                yield _without_given(waiting)
            waiting = ""
            yield person(before[2], before[1])
        else:
            if waiting:
                yield _without_given(waiting)
            waiting = piece
    if waiting:
        yield _without_given(waiting)


def _without_given(piece: str) -> CslName:
    """A name without initials among names with them; three words and more are an organisation."""
    organised = has_organisation(piece) or (len(piece.split()) > 2 and piece[:1].isupper())
    return {"literal": piece} if organised and " van " not in piece else person(piece, "")


def _without_initials(text: str, pieces: list[str]) -> Iterator[CslName]:
    """Organisations, or persons by their family names alone (or with first names in full)."""
    text = text.strip(" .") if not re.search(r"\b\w\.\w\.\Z", text) else text
    if "/" in text and all(words.is_acronym(part.strip()) for part in text.split("/")):
        yield from ({"literal": part.strip()} for part in text.split("/"))
    elif len(pieces) > 1 and all(_is_short_name(piece) for piece in pieces):
        yield from ({"literal": piece.strip(" .")} for piece in pieces)
    elif len(pieces) == 1 or has_organisation(text):
        parts = [part.strip() for part in text.split(";")]
        yield from ({"literal": part} for part in parts if part)
    else:
        yield from _full_names(pieces)


def _is_short_name(piece: str) -> bool:
    return words.is_acronym(piece) and " " not in piece


def _full_names(pieces: list[str]) -> Iterator[CslName]:
    """«Terpstra, Jan, Bas van Stokkom»: a first name alone belongs to the name before it."""
    waiting = ""
    for piece in pieces:
        parts = piece.split()
        if waiting and all(part.lower() in words.GIVEN_NAMES for part in parts):
            yield person(waiting, piece)
            waiting = ""
            continue
        if waiting:
            yield person(waiting, "")
        waiting = ""
        count = 0
        while count < len(parts) - 1 and parts[count].lower() in words.GIVEN_NAMES:
            count += 1
        if count:
            yield person(" ".join(parts[count:]), " ".join(parts[:count]))
        else:
            waiting = piece
    if waiting:
        yield person(waiting, "")
