"""Which sections are lists of works: by their titles, and by the list that they come after.

Literatuur                       a list
  Overige bronnen                below a list: part of it
Rechtspraak en Kamerstukken      names sources, right after a list: part of it
Bijlage 1 Interviews             ends it, at whatever level
"""

import re
from collections.abc import Iterable, Iterator

_TITLE = re.compile(
    r"(?:(?:[\dIVX]{1,4}[.\s]*|bijlage\s+\w{1,4}\W{0,3}\s*|appendix\s+\w{1,4}\W{0,3}\s*))?"
    r"(?:(?:lijst\s+van|overzicht\s+van|verantwoording\s+van(?:\s+de)?|noten\s+en|noten,)\s+)?"
    r"(?:(?:aangehaalde|geraadpleegde|gebruikte|geciteerde|belangrijkste|genoemde|besproken"
    r"|aanbevolen|beknopte)\s+)?"
    r"(?:literatuur(?:lijst|opgave|verwijzing(?:en)?|overzicht|referenties|bronnen)?|referenties|referentielijst"
    r"|bronnen(?:lijst|overzicht|vermelding|verantwoording)?|bronvermelding(?:en)?|bronverwijzing(?:en)?"
    r"|bibliografie|verwijzingen|references|reference\s+list|bibliography|literature(?:\s+cited)?|works\s+cited"
    r"|werken|(?:om\s+)?(?:verder|meer)\s+(?:te\s+)?lezen|lees(?:lijst|tips))"
    r"(?:\s+bij\s+(?:dit|deze|het|de)\s+\w+)?"
    r"(?:(?:\s+en\s+|\s+&\s+|,\s+)(?:overige\s+|andere\s+|geraadpleegde\s+)?(?:bronnen\w*|literatuur\w*"
    r"|referenties|verwijzingen|websites?|jurisprudentie|documenten|noten|kamerstukken|interviews)){0,3}\W*",
    re.I,
)
_KIND = (
    r"(?:(?:overige|andere|geraadpleegde|gebruikte|aangehaalde|officiële|digitale|primaire|secundaire"
    r"|parlementaire|juridische|gedrukte|ongedrukte|wetenschappelijke|online|nationale|europese)\s+)?"
    r"(?:\w*bronnen|\w*literatuur|rechtspraak|jurisprudentie|uitspraken|kamerstukken|kamerbrieven"
    r"|(?:wet-\s+en\s+)?regelgeving|wetgeving|wetten|verdragen|richtlijnen|(?:\w+)?stukken"
    r"|(?:\w+-\s+en\s+)?(?:\w*artikelen|\w*documenten|\w*rapporten|\w*boeken|\w*nota[’']?s)"
    r"|archie(?:f|ven)|websites?|internet(?:pagina[’']?s)?|webpagina[’']?s|kranten(?:berichten)?"
    r"|tijdschriften|monografieën|scripties|proefschriften|publicaties|bundels|handboeken|brieven"
    r"|persberichten|podcasts|video[’']?s|films|audiovisueel\s+materiaal|dossiers)"
)
_SOURCES = re.compile(
    rf"(?:[\dIVXA-Z]{{1,4}}(?:\.\d{{1,2}})*[.)]?\s+)?{_KIND}(?:(?:\s+en\s+|\s+&\s+|,\s+|/){_KIND}){{0,4}}\W*",
    re.I,
)
_NO_SOURCES = re.compile(
    r"(?:[\dIVX]{1,4}[.\s]*)?(?:bijlagen?|appendix|appendices|annex|over\s+de\s+auteurs?|over\s+de\s+schrijvers?"
    r"|colofon|dank(?:woord|betuiging)?|noten|eindnoten|voetnoten|notes|register|trefwoorden\w*|personenregister"
    r"|summary|samenvatting|afkortingen\w*|begrippen\w*|curriculum\s+vitae|about\s+the\s+authors?)\b",
    re.I,
)


def is_reference_title(title: str) -> bool:
    """Whether a section of this title is a list of works."""
    return bool(_TITLE.fullmatch(title.strip()))


def is_source_title(title: str) -> bool:
    """Whether a title names kinds of sources, as the parts of a list do."""
    return bool(_SOURCES.fullmatch(title.strip()))


def in_lists(sections: Iterable[tuple[str, int]]) -> Iterator[bool]:
    """For the title and the level of each section, in order, whether it is part of a list."""
    level = 0  # of the list that goes on
    for title, depth in sections:
        if is_reference_title(title):
            level = min(level, depth) if level else depth
            yield True
        elif not level or _NO_SOURCES.match(title.strip()):
            level = 0
            yield False
        else:
            goes_on = depth > level or is_source_title(title)
            level = min(level, depth) if goes_on else 0
            yield goes_on
