"""The authors of an entry in a list of references → names as in CSL-JSON.

Causa, O., & Pichelmann, J.                 names before their initials
Mulder, C.H. & P. Hooimeijer                both orders
Groot, J., Staak van der, M., Til, R. van   particles before and after the initials
Ministerie van BZK; CBS/WODC                organisations
"""

import re
from collections.abc import Iterator

from pipeline.citations import words

_SPLIT = re.compile(r"\s*;\s*|,?\s+(?:en|&|and|und)\s+|\s*,\s*")
_INITIAL = r"(?:(?:[A-ZÀ-Þ]|IJ|Th|Ph|Ch|Chr|Joh|Jr|Wm)(?:\.|(?=[\s-])|\Z)[\s-]?)"
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|'t|’t|von|zu|la|le|du|da|dos|di|del|el|al|op|in|uit|den)"
_INITIALS_ONLY = re.compile(rf"({_INITIAL}{{1,8}})((?:\s?{_PARTICLE}\b){{0,3}})\Z")
_INITIALS_FIRST = re.compile(rf"({_INITIAL}{{1,8}})(\S.*)\Z", re.S)
_PARTICLES_FIRST = re.compile(rf"((?:{_PARTICLE}\s+){{1,3}})(?=\S)", re.I)
_PARTICLES_LAST = re.compile(rf"(?<=\w)((?:\s+{_PARTICLE}){{1,3}})\Z")
_OTHERS = re.compile(r",?\s*\b(?:e\.\s?a\.?|et\.?\sal\.?|c\.s\.|en anderen|and others)(?!\w)", re.I)
_EDITORS = re.compile(r"\(?\b(?:reds?|eds?|ed|redactie|hrsg|onder redactie van)\b\.?\s?\)?", re.I)

CslName = dict[str, str]


def parse_names(text: str) -> tuple[list[CslName], bool, bool]:
    """The names of a list of authors; whether they are editors; whether more are meant («e.a.»)."""
    text = " ".join(text.split())
    plain = _EDITORS.sub(" ", text) if _EDITORS.search(text) else text
    editors = plain != text
    short = _OTHERS.sub(" ", plain)
    others = short != plain
    short = short.strip(" ,;:&()")
    pieces = [piece.strip(" ,;") for piece in _SPLIT.split(short) if piece and piece.strip(" ,;.")]
    if not any(_INITIALS_ONLY.match(p) or _INITIALS_FIRST.match(p) for p in pieces):
        return list(_without_initials(short, pieces)), editors, others
    return list(_with_initials(pieces)), editors, others


def family_name(name: CslName) -> str:
    """The family name as Dutch writes it without a first name: «Van der Torre»; or the literal."""
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = name.get("family") or name.get("literal") or ""
    full = f"{particle} {family}".strip()
    return f"{full[:1].upper()}{full[1:]}" if particle else full


def _with_initials(pieces: list[str]) -> Iterator[CslName]:
    waiting = ""
    for piece in pieces:
        behind = _INITIALS_ONLY.match(piece)
        before = _INITIALS_FIRST.match(piece)
        if behind and waiting:
            yield _person(waiting, behind[1], behind[2])
            waiting = ""
        elif before and not behind:
            if waiting:
                yield _loose(waiting)
            waiting = ""
            yield _person(before[2], before[1])
        else:
            if waiting:
                yield _loose(waiting)
            waiting = piece
    if waiting:
        yield _loose(waiting)


def _loose(piece: str) -> CslName:
    """A name without initials among names with them."""
    parts = piece.split()
    organised = any(words.is_organisation(part) or words.is_acronym(part) for part in parts)
    return {"literal": piece} if organised else _person(piece, "")


def _person(family: str, given: str, behind: str = "") -> CslName:
    particle = behind.strip()
    first = _PARTICLES_FIRST.match(family)
    last = _PARTICLES_LAST.search(family)
    if first:
        particle, family = first[1].strip().lower(), family[first.end() :]
    elif last:
        particle, family = last[1].strip(), family[: last.start()]
    name = {"family": family.strip(" .")}
    if given.strip():
        name["given"] = given.strip()
    if particle:
        name["non-dropping-particle"] = particle
    return name


def _without_initials(text: str, pieces: list[str]) -> Iterator[CslName]:
    """Organisations, or persons by their family names alone (or with first names in full)."""
    text = text.strip(" .")
    if "/" in text and all(words.is_acronym(part.strip()) for part in text.split("/")):
        yield from ({"literal": part.strip()} for part in text.split("/"))
    elif len(pieces) > 1 and all(_is_short_name(piece) for piece in pieces):
        yield from ({"literal": piece.strip(" .")} for piece in pieces)
    elif len(pieces) == 1 or any(
        words.is_organisation(part.strip(".,()")) or words.is_acronym(part) for part in text.split()
    ):
        yield {"literal": text}
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
            yield _person(waiting, piece)
            waiting = ""
            continue
        if waiting:
            yield _person(waiting, "")
        waiting = ""
        count = 0
        while count < len(parts) - 1 and parts[count].lower() in words.GIVEN_NAMES:
            count += 1
        if count:
            yield _person(" ".join(parts[count:]), " ".join(parts[:count]))
        else:
            waiting = piece
    if waiting:
        yield _person(waiting, "")
