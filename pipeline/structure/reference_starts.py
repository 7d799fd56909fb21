"""How an entry of a list of works begins, as far as a line or two tell.

Mulder, C.H. & P. Hooimeijer (1999)    CBS, 2021. Titel     J. Bakker, ‘Titel’     [12] Smith KL,
Kamerstukken II 2012/13, 29 628        HR 12 maart 2015     ——— (2016)             Jan Bos, Titel
"""

import re

YEAR = r"(?:(?:19|20)\d\d[a-z]?(?!\d)|z\.\s?[jd]\.?|n\.\s?d\.?|in druk|te verschijnen)"
_PARTICLES = r"(?:(?:van|von|de|den|der|het|ten|ter|te|in|’t|'t|’s|'s|la|le|el)\s+){0,3}"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w’'-]{{0,30}}"
# «Mulder, C.H. & P. Hooimeijer (1999)»: a family name, then initials or a first name.
_PERSON = re.compile(
    rf"(?i:{_PARTICLES}){_WORD}(?: (?:(?:van|de|der|den) )?{_WORD}){{0,2}}(?:,? (?:jr|sr)\.)?,?\s+"
    rf"(?:{_CAPITAL}\.[^\d]{{0,250}}|{_CAPITAL}[\w’'-]{{1,20}}[^\d:]{{0,250}}){YEAR}"
)
# «Ministerie van BZK (2023b)», «CBS, 2021. Titel», «Raad voor cultuur (RvC) (2016)»
_INSTITUTE = re.compile(
    rf"{_CAPITAL}[^\d.,:;()]{{1,90}}(?:\([^\d()]{{1,60}}\))?[.,:]?\s*"
    rf"(?:\({YEAR}|{YEAR}[.:,]\s+[‘“'\"]?{_CAPITAL})"
)
# «J. Bakker en P. de Wit, ‘Titel’», «Smith KL, Jones AB. Titel»: initials and a comma.
_INITIALS_FIRST = re.compile(
    rf"(?:(?:{_CAPITAL}|IJ|Th|Ph|Ch|Chr)\.[\s-]?){{1,6}}(?:(?i:{_PARTICLES})){_WORD}[^\d:]{{0,120}}(?:,|\()"
)
_BARE = re.compile(
    rf"(?:(?i:{_PARTICLES})){_WORD}(?: {_WORD})? {_CAPITAL}{{1,3}}(?: (?:van|de|der|den|ten|ter))*"
    r"(?:[,.]| et al)"
)
_OFFICIAL = re.compile(
    r"(?:Kamerstuk(?:ken)?|(?:Aanhangsel )?Handelingen|TK|EK|Stb\.|Stcrt\.|Trb\.|ECLI:|CELEX"
    r"|BWB[RVW]|(?:HR|Hoge Raad|ABRvS|CRvB|CBb|EHRM|HvJ(?: EU)?"
    r"|(?:Rb\.|Rechtbank|Hof|Gerechtshof) [A-Z][\w-]+) \d{1,2}[ -]"
    r"|Richtlijn \(?[\dE]|Verordening \(?[\dE]|Wet van \d|(?:Besluit|Regeling) (?:van \d|\w+)"
    r"|[A-Z]\w+wet (?:\d{4})?\W*$)"
)
_LABEL = re.compile(r"\[\d{1,4}\]\s|\d{1,3}[.)]\s+[A-Z‘“]")
# «electronicnotes. (z.d.)», «nu.nl (2019, 3 mei)»: a website in small letters.
_WEBSITE = re.compile(
    r"(?:[a-z][\w-]{2,30}(?:\s[a-z][\w-]{1,20})?\.|[a-zA-Z][\w-]{1,30}\.(?:nl|com|org|be|eu|net)\.?)"
    rf"\s\({YEAR}"
)
_REPEATED = re.compile(r"(?:[—–_-]{2,}|[—–]|Idem|Id\.)[\s,.(]")
# «Jan Bos, De wijk», «Rekenkamer West, Zicht op»: capitals and a comma, a year further on.
_FULL_NAME = re.compile(
    rf"{_WORD}(?: (?:van|de|der|den|ten|ter|voor|het|en|&|of|and|’t|'t|{_WORD})){{0,9}}"
    rf"(?: \([^()\d]{{2,60}}\))?"
    rf"[,.:] .{{3,250}}{YEAR}"
)
_QUOTED = re.compile(rf"[‘“\"][^’”\"]{{5,200}}[’”\"].{{3,80}}{YEAR}")
_INITIAL = re.compile(r"[A-Z]\.$")


def begins_entry(ahead: str, *, weak: bool = False) -> bool:
    """Whether words begin an entry; with `weak` also as only the first of many entries would."""
    sure = (_PERSON, _INSTITUTE, _OFFICIAL, _LABEL, _REPEATED, _WEBSITE)
    if any(pattern.match(ahead) for pattern in sure):
        return True
    if (_INITIALS_FIRST.match(ahead) or _BARE.match(ahead)) and re.search(YEAR, ahead):
        return True
    return weak and bool(_FULL_NAME.match(ahead) or _QUOTED.match(ahead))


def ends_with_initial(words: str) -> bool:
    """Whether words end with an initial, whose full stop ends no entry."""
    return bool(_INITIAL.search(words))
