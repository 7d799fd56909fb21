"""The authors of an entry in a list of references → names as in CSL-JSON.

Causa, O., & Pichelmann, J.                 names before their initials
Mulder, C.H. & P. Hooimeijer                both orders
Groot, J., Staak van der, M., Til, R. van   particles before and after the initials
Bakker J, De Vries MP, et al                initials without stops
Bakker, Jan, and Maria de Vries             first names in full
Ministerie van BZK; CBS/WODC                organisations
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.citations import words

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLE = (
    r"(?:van|von|vom|de|den|der|het|ten|ter|te|in|op|zu|zur|la|le|el|al|du|da|dos|di|del|della"
    r"|’t|'t|’s|'s)"
)
_BEFORE = rf"(?P<before>(?:(?i:{_PARTICLE})\s(?:(?i:{_PARTICLE})\s){{0,2}})?)"
_ENDED = r"(?=\s?(?:[,;.:()\[&]|en\s|and\s|\d|\Z))"
_BEHIND = rf"(?P<behind>(?:(?:,?\s?{_PARTICLE}(?![\w’'])){{1,3}}{_ENDED})?)"
_WORD = rf"(?:[dDlLO][’'])?{CAPITAL}[\w’'-]{{0,30}}"
_SUFFIX = r"(?:jr|sr|Jr|Sr|III|II)"
_INITIAL = (
    rf"(?:(?:{CAPITAL}|IJ|Th|Ph|Ch|Chr|Joh|Jr|Wm|Ij|Tj|Sj|Fr)(?:\.-?\s?|(?=[\s-]|\Z)[\s-]?)"
    rf"(?:-(?={CAPITAL}))?)"
)
_INITIALS = rf"(?P<given>{_INITIAL}{{1,8}})"
_GIVEN = rf"(?P<given>{CAPITAL}[a-zß-ÿ-]{{1,20}}(?:\s{CAPITAL}(?:[a-zß-ÿ-]{{1,20}}|\.)){{0,2}})"
_FAMILY = rf"(?P<family>{_WORD}(?:\s{_WORD}){{0,2}}?)"
_INVERTED = re.compile(
    rf"{_BEFORE}{_FAMILY}(?P<inner>(?:\s{_PARTICLE}){{0,3}})(?:,?\s(?P<suffix>{_SUFFIX})\.?)?,\s?"
    rf"{_INITIALS}(?<=[.\s]){_BEHIND}(?:,?\s(?P<late>{_SUFFIX})\b\.?)?(?![\w’'])"
)
_BARE_LAST = re.compile(rf"{_BEFORE}{_FAMILY},\s(?P<given>{CAPITAL})(?=\s(?:&|en\s|and\s)|\Z|,\s)")
_FORWARD = re.compile(
    rf"{_INITIALS}(?<=[.\s]){_BEFORE}(?P<family>{_WORD}(?:[\s-]{_WORD}){{0,2}})"
    rf"(?:,?\s(?P<suffix>{_SUFFIX})\.?(?![\w]))?"
)
_BARE = re.compile(
    rf"{_BEFORE}{_FAMILY}\s(?P<given>{CAPITAL}{{1,4}})(?=[,.;:]|\s\(|\s(?:en|&|and)\s|\Z|\set\sal)"
)
_FULL_INVERTED = re.compile(rf"{_BEFORE}{_FAMILY},\s{_GIVEN}{_BEHIND}(?![\w’'])")
_FULL_FORWARD = re.compile(rf"{_GIVEN}\s{_BEFORE}(?P<family>{_WORD}(?:-{_WORD})?)(?![\w’'])")
_JOINER = re.compile(
    r",?\s?;\s?|,?\s(?:en|&|and|und|et|/)\s|,\s(?:m\.m\.v\.|met\smedewerking\svan)\s|,\s"
)
_OTHERS = re.compile(
    r",?\s?(?:\b(?:en|and)\s)?\b(?:e\.\s?a\.?|et\.?\sal\.?|c\.\s?s\.|anderen|others)(?!\w)", re.I
)
_EDITORS = re.compile(
    r",?\s?(?:\((?:reds?|eds?|redactie|redacteuren|redacteur|hrsg|samenst|onder\sredactie\svan)\.?\)"
    r"|\[(?:reds?|eds?)\.?\]|\b(?:reds?\.|eds?\.|ed\.|editors?|redacteur(?:en)?|redactie|reds?|eds?)(?!\w))",
    re.I,
)
_SHORT_NAME = re.compile(r"\s?\((?P<short>[^\s()]{2,15}|[A-Z&]{2,10}\s[A-Z&]{2,10})\)(?=\W*\Z)")
_SPLIT = re.compile(r"\s*;\s*|,?\s+(?:en|&|and|und)\s+|\s*,\s*")
_MOST = 60
_OFFICES = frozenset(
    "minister ministers staatssecretaris burgemeester burgemeesters korpschef regering koning "
    "gedeputeerde staten-generaal parlement openbaar procureurs-generaal redactie "
    "wethouder wethouders korps project projectgroep stuurgroep werkgroep expertgroep".split()
)
"""Words that say that a name is an office, beside those of organisations."""
_FORMS = (_INVERTED, _FORWARD, _BARE, _FULL_INVERTED, _FULL_FORWARD)
_FOLLOWING = {
    _INVERTED: (_INVERTED, _FORWARD, _FULL_FORWARD, _BARE_LAST),
    _FORWARD: (_FORWARD,),
    _BARE: (_BARE,),
    _FULL_INVERTED: (_FULL_INVERTED, _INVERTED, _FULL_FORWARD, _FORWARD),
    _FULL_FORWARD: (_FULL_FORWARD, _FORWARD),
}

CslName = dict[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """The names at the beginning of a text and where they end; whether they are those of editors,
    and whether more are meant («e.a.»)."""

    names: tuple[CslName, ...]
    end: int
    editors: bool = False
    others: bool = False


def names_at(text: str, start: int = 0, *, loose: bool = False) -> Names | None:
    """The names of persons that begin at a place; None if none does.

    Without `loose` a first name in full must be one that is known.
    """
    place, found = start, list[CslName]()
    forms: tuple[re.Pattern[str], ...] = _FORMS
    while len(found) < _MOST:
        read = _name_at(text, place, forms, loose)
        if read is None:
            break
        name, end, form = read
        found.append(name)
        forms = _FOLLOWING.get(form, forms)
        joiner = _JOINER.match(text, end)
        place = joiner.end() if joiner else end
        if not joiner:
            break
    if not found:
        return None
    others = _OTHERS.match(text, end)
    end = others.end() if others else end
    editors = _EDITORS.match(text, end)
    return Names(tuple(found), editors.end() if editors else end, bool(editors), bool(others))


def _name_at(
    text: str, place: int, forms: tuple[re.Pattern[str], ...], loose: bool
) -> tuple[CslName, int, re.Pattern[str]] | None:
    for form in forms:
        match = form.match(text, place)
        if not match:
            continue
        if form in (_FULL_INVERTED, _FULL_FORWARD) and not _is_given(
            match["given"], loose and form is _FULL_INVERTED
        ):
            continue
        if form is _BARE and any(map(_is_institute, match["family"].split())):
            continue
        return _person_of(match), match.start() + len(match.group().rstrip()), form
    return None


def _is_institute(word: str) -> bool:
    return words.is_organisation(word) or word.isupper()


def _is_given(names: str, loose: bool) -> bool:
    if loose:
        return True
    first = names.split(maxsplit=1)[0].lower()
    return first in words.GIVEN_NAMES or first.split("-")[0] in words.GIVEN_NAMES


def _person_of(match: re.Match[str]) -> CslName:
    groups = match.groupdict()
    particles = (groups.get("before") or "").strip()
    behind = (groups.get("behind") or groups.get("inner") or "").strip(" ,")
    name = _person(groups["family"], groups["given"], behind or particles.lower())
    suffix = groups.get("suffix") or groups.get("late")
    if suffix:
        name["suffix"] = f"{suffix}." if suffix.lower() in {"jr", "sr"} else suffix
    return name


def parse_names(text: str) -> tuple[list[CslName], bool, bool]:
    """The names of a list of authors; whether they are editors; whether more are meant («e.a.»)."""
    text = " ".join(text.split()).strip(" ,;:&")
    for loose in (False, True):
        found = names_at(text, loose=loose)
        if found and not text[found.end :].strip(" .,;:&()"):
            if loose and (len(found.names) > 1 or _has_organisation(text)):
                break
            return list(found.names), found.editors, found.others
    return _mixed_names(text)


def _mixed_names(text: str) -> tuple[list[CslName], bool, bool]:
    """Organisations, persons by their family names alone, and lists of both."""
    plain = _EDITORS.sub(" ", text)
    editors = plain != text
    short = _OTHERS.sub(" ", plain)
    others = short != plain
    short = short.strip(" ,;:&")
    named = _SHORT_NAME.search(short)
    if named and named.start() > 1:
        short = short[: named.start()]
    short = re.sub(r"\A(\w{2,10})\s\([^()]{5,90}\)\Z", r"\1", short).strip(" ,;:&()")
    pieces = [piece.strip(" ,;") for piece in _SPLIT.split(short) if piece and piece.strip(" ,;.")]
    if any(_INITIALS_ONLY.match(piece) or _INITIALS_FIRST.match(piece) for piece in pieces):
        return list(_with_initials(pieces)), editors, others
    return list(_without_initials(short, pieces)), editors, others


_INITIALS_ONLY = re.compile(rf"({_INITIAL}{{1,8}})((?:\s?{_PARTICLE}(?!\w)){{0,3}})\Z")
_INITIALS_FIRST = re.compile(rf"({_INITIAL}{{1,8}})(\S.*)\Z", re.S)
_PARTICLES_FIRST = re.compile(rf"((?:{_PARTICLE}\s+){{1,3}})(?=\S)", re.I)
_PARTICLES_LAST = re.compile(rf"(?<=\w)((?:\s+{_PARTICLE}){{1,3}})\Z")


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


def _has_organisation(text: str) -> bool:
    parts = [part.strip(".,()") for part in text.split()]
    return any(
        words.is_organisation(part) or words.is_acronym(part) or part.lower() in _OFFICES
        for part in parts
    )


def _loose(piece: str) -> CslName:
    """A name without initials among names with them."""
    return {"literal": piece} if _has_organisation(piece) else _person(piece, "")


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
    text = text.strip(" .") if not re.search(r"\b\w\.\w\.\Z", text) else text
    if "/" in text and all(words.is_acronym(part.strip()) for part in text.split("/")):
        yield from ({"literal": part.strip()} for part in text.split("/"))
    elif len(pieces) > 1 and all(_is_short_name(piece) for piece in pieces):
        yield from ({"literal": piece.strip(" .")} for piece in pieces)
    elif len(pieces) == 1 or _has_organisation(text):
        if text:
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
