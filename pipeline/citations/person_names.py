"""The names of persons at the beginning of a text, in the forms that lists of references have.

Causa, O., & Pichelmann, J.                 family names before the initials
Mulder, C.H. & P. Hooimeijer                both orders
Groot, J., Staak van der, M., Til, R. van   particles before and after the initials
Bakker J, Vries MP de, et al                initials without stops
Bakker, Jan, and Maria de Vries             first names in full
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.citations import words

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
PARTICLE = (
    r"(?:van|von|vom|de|den|der|het|ten|ter|te|in|op|zu|zur|la|le|el|al|du|da|dos|di|del|della"
    r"|’t|'t|’s|'s)"
)
_BEFORE = rf"(?P<before>(?:(?i:{PARTICLE})\s(?:(?i:{PARTICLE})\s){{0,2}})?)"
_ENDED = r"(?=\s?(?:[,;.:()\[&]|en\s|and\s|\d|\Z))"
_BEHIND = rf"(?P<behind>(?:(?:,?\s?{PARTICLE}(?![\w’'])){{1,3}}{_ENDED})?)"
_WORD = rf"(?:[dDlLO][’'])?{CAPITAL}[\w’'-]{{0,30}}"
_SUFFIX = r"(?:jr|sr|Jr|Sr|III|II)"
INITIAL = (
    rf"(?:(?:{CAPITAL}|IJ|Th|Ph|Ch|Chr|Joh|Jr|Wm|Ij|Tj|Sj|Fr)(?:\.-?\s?|(?=[\s-]|\Z)[\s-]?)"
    rf"(?:-(?={CAPITAL}))?)"
)
_INITIALS = rf"(?P<given>{INITIAL}{{1,8}})"
_GIVEN = rf"(?P<given>{CAPITAL}[a-zß-ÿ-]{{1,20}}(?:\s{CAPITAL}(?:[a-zß-ÿ-]{{1,20}}|\.)){{0,2}})"
_FAMILY = rf"(?P<family>{_WORD}(?:\s{_WORD}){{0,2}}?)"
# «Dudok van Heel, S.A.C.»: a particle in the middle.
_COMPOSED = rf"(?P<family>{_WORD}(?:\s(?:(?:van|de|der|den|ten|ter|te)\s){{0,2}}{_WORD}){{0,2}}?)"
_INVERTED = re.compile(
    rf"{_BEFORE}{_COMPOSED}(?P<inner>(?:,?\s{PARTICLE}){{0,3}})(?:,?\s(?P<suffix>{_SUFFIX})\.?)?,\s?"
    rf"{_INITIALS}(?<=[.\s]){_BEHIND}(?:,?\s(?P<late>{_SUFFIX})\b\.?)?(?![\w’'])"
)
_BARE_LAST = re.compile(rf"{_BEFORE}{_FAMILY},\s(?P<given>{CAPITAL})(?=\s(?:&|en\s|and\s)|\Z|,\s)")
_FORWARD = re.compile(
    rf"{_INITIALS}(?<=[.\s]){_BEFORE}(?P<family>{_WORD}(?:[\s-]{_WORD}){{0,2}})"
    rf"(?:,?\s(?P<suffix>{_SUFFIX})\.?(?![\w]))?"
)
_BARE = re.compile(
    rf"{_BEFORE}{_FAMILY}\s(?P<given>{CAPITAL}{{1,4}})(?P<behind>(?:\s{PARTICLE}(?!\w)){{0,3}})"
    r"(?=[,.;:]|\s\(|\s(?:en|&|and)\s|\Z|\set\sal)"
)
_FULL_INVERTED = re.compile(rf"{_BEFORE}{_FAMILY},\s{_GIVEN}{_BEHIND}(?![\w’'])")
_FULL_FORWARD = re.compile(rf"{_GIVEN}\s{_BEFORE}(?P<family>{_WORD}(?:-{_WORD})?)(?![\w’'])")
_JOINER = re.compile(
    r",?\s?;\s?|,?\s(?:en|&|and|und|et|/)\s|,\s(?:m\.m\.v\.|met\smedewerking\svan)\s|,\s"
)
OTHERS = re.compile(
    r",?\s?(?:\b(?:en|and)\s)?\b(?:e\.\s?a\.?|et\.?\sal\.?|c\.\s?s\.|anderen|others)(?!\w)", re.I
)
EDITORS = re.compile(
    r",?\s?(?:\((?:reds?|eds?|redactie|redacteuren|redacteur|hrsg|samenst|onder\sredactie\svan)\.?\)"
    r"|\[(?:reds?|eds?)\.?\]|\b(?:reds?\.|eds?\.|ed\.|editors?|redacteur(?:en)?|redactie|reds?|eds?)(?!\w))",
    re.I,
)
_MOST = 60
_FOREIGN = frozenset({"el", "al", "la", "le", "di", "da", "del", "della", "dos"})
_ADJECTIVE = re.compile(
    r"(?:\w+(?:[eoa]le|ische|ndse|eese|aanse|aamse|eense|onale|aire)|Tweede|Eerste|Hoge|Vrije|Jonge"
    r"|Openbare?|Sociaal|Andersson|Twynstra|Boer|Platform|Young)\b"
)
"""How the name of an organisation begins that has no other sign of being one."""
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

_PARTICLES_FIRST = re.compile(rf"((?:{PARTICLE}\s+){{1,3}})(?=\S)", re.I)
_PARTICLES_LAST = re.compile(rf"(?<=\w)((?:\s+{PARTICLE}){{1,3}})\Z")

CslName = dict[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """The names at the beginning of a text and where they end; whether they are those of editors,
    and whether more are meant («e.a.»)."""

    names: tuple[CslName, ...]
    end: int
    editors: bool = False
    others: bool = False


def names_at(
    text: str, start: int = 0, *, behind: bool = False, before: bool = False
) -> Names | None:
    """The names of persons that begin at a place; None if none does.

    A first name in full must be one that is known, but for `behind` if it stands behind the family
    name, for `before` if it stands before it, where nothing else says that it is an organisation.
    """
    trusted = {_FULL_INVERTED: behind, _FULL_FORWARD: before}
    place, found = start, list[CslName]()
    forms: tuple[re.Pattern[str], ...] = _FORMS
    while len(found) < _MOST:
        read = _name_at(text, place, forms, trusted)
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
    others = OTHERS.match(text, end)
    end = others.end() if others else end
    editors = EDITORS.match(text, end)
    return Names(tuple(found), editors.end() if editors else end, bool(editors), bool(others))


def _name_at(
    text: str,
    place: int,
    forms: tuple[re.Pattern[str], ...],
    trusted: Mapping[re.Pattern[str], bool],
) -> tuple[CslName, int, re.Pattern[str]] | None:
    for form in forms:
        match = form.match(text, place)
        if not match:
            continue
        if form in trusted and not (_is_given(match["given"]) or trusted[form]):
            continue
        if form is _FULL_FORWARD and not _is_given(match["given"]) and _may_be_organisation(match):
            continue
        if form is _BARE and any(map(_is_institute, match["family"].split())):
            continue
        return _person_of(match), match.start() + len(match.group().rstrip()), form
    return None


def _is_institute(word: str) -> bool:
    return words.is_organisation(word) or word.isupper()


def _may_be_organisation(match: re.Match[str]) -> bool:
    given = match["given"]
    return " " in given or has_organisation(match.group()) or bool(_ADJECTIVE.match(given))


def _is_given(names: str) -> bool:
    first = names.split(maxsplit=1)[0].lower()
    return first in words.GIVEN_NAMES or first.split("-")[0] in words.GIVEN_NAMES


def _person_of(match: re.Match[str]) -> CslName:
    groups = match.groupdict()
    particles = (groups.get("before") or "").strip()
    behind = (groups.get("behind") or groups.get("inner") or "").strip(" ,")
    family, given = groups["family"], groups["given"]
    foreign = particles.lower() in _FOREIGN and particles[:1].isupper()
    if (behind and particles) or foreign:  # «’t Hooft, A. van»; «El Hamdaoui, S.»
        family, particles = f"{particles} {family}", ""
    if match.re is _BARE:
        given = "".join(f"{letter}." for letter in given)
    name = {"family": family, "given": given.strip()}
    if behind or particles:
        name["non-dropping-particle"] = behind or particles.lower()
    suffix = groups.get("suffix") or groups.get("late")
    if suffix:
        name["suffix"] = f"{suffix}." if suffix.lower() in {"jr", "sr"} else suffix
    return name


def has_organisation(text: str) -> bool:
    """Whether a word of the text names a kind of organisation, is an abbreviation or an office."""
    parts = [part.strip(".,()") for part in text.split()]
    return any(
        words.is_organisation(part) or words.is_acronym(part) or part.lower() in _OFFICES
        for part in parts
    )


def person(family: str, given: str, behind: str = "") -> CslName:
    """A name as CSL-JSON has it, the particles taken from before or behind the family name."""
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
