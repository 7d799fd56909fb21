"""Place and publisher at the end of an entry, in the orders in which entries have them.

Den Haag: Boom Lemma     Boom Lemma, Den Haag     (Amsterdam: Boom)     Den Haag     Leiden: z.u.
"""

import re

from pipeline.citations.entry_marks import Csl
from pipeline.citations.entry_words import INSTITUTE, PLACE

_STATE = (  # Glencoe, Illinois: Free Press
    r"(?:[A-Z]{2}|UK|USA|England|Illinois|California|Massachusetts|Connecticut|New\s(?:Jersey|York)"
    r"|Nederland|(?:The\s)?Netherlands|Belgi[ëe])"
)
PUBLISHER = re.compile(
    r"(?:\A|[.,;?!]\s|(?<=[’”\"]\s))\(?(?P<place>[A-ZÀ-Þ][\w-]{1,20}(?:\s[A-ZÀ-Þ][\w-]{1,20}){0,2},\s"
    + _STATE
    + rf"|{PLACE}"
    r"|[A-ZÀ-Þ'’][\w'’ /&-]{1,40})\s?:\s?"
    r"(?P<publisher>(?:[A-ZÀ-Þ'’\"]|z\.u|eigen\sbeheer)[^:]{1,120}?)\s?\)?[.,]?\Z"
)
_NAME = r"[A-ZÀ-Þ’'][^.,:;?!()]{1,60}"
_BEHIND = re.compile(
    rf"(?:[.,;?!]\s|\A)\(?(?P<publisher>{_NAME}(?:\.nl|\sB\.V\.)?)[,.]\s(?P<place>{PLACE})\)?\.?\Z"
)
_PLACE_ONLY = re.compile(rf"(?:[.,;?!]\s|\A|\s\()(?P<place>{PLACE})(?:,\sz\.u\.)?\)?\.?\Z")
SUBTITLE = re.compile(
    r"(?:Een|De|Het|Over|Naar|Van|Deel\s\d|A|An|The|On|Towards|Essays|Studies|Evidence)\s"
)
_NO_PUBLISHER = re.compile(
    r"(?:Een|Het|Over|Naar|Deel|A|An|On|Towards|Rapport|Reeks|Serie|Evaluatie|Onderzoek"
    r"|Verkenning|Handreiking|Technische|Eind\w+|Analyse)\s"
)
_SMALL = frozenset("aan den de der het bij op van and of upon am / & en".split())


_IN_BRACKETS = re.compile(rf"(?:[.,;?!]\s|\A)(?P<place>{PLACE})\s\((?P<publisher>{_NAME})\)[.,]?\Z")
_NOWHERE = re.compile(r"(?:[.,]\s|\s\(|\A)(?P<place>z\.\s?p|s\.\s?l)\.?\)?,?\Z")


def take_publisher(csl: Csl, text: str) -> str:
    """The text without place and publisher at its end."""
    for pattern in (PUBLISHER, _IN_BRACKETS, _BEHIND, _PLACE_ONLY, _NOWHERE):
        match = pattern.search(text)
        while match and pattern is PUBLISHER and not _may_be_place(text, match):
            match = pattern.search(text, match.start() + 1)
        if not match or (pattern is _BEHIND and not is_publisher(match["publisher"])):
            continue
        if pattern is _BEHIND and match.start() == 0 and not text.startswith((".", ",")):
            continue
        csl["publisher-place"] = match["place"] + ("." if pattern is _NOWHERE else "")
        publisher = match.groupdict().get("publisher", "") or ""
        if publisher.strip(" .") not in {"", "z.u", "s.n"}:
            csl.setdefault("publisher", publisher.strip(" .,)"))
        return text[: match.start()] + (match.group()[:1] if match.group()[:1] in "?!" else "")
    return text


def _may_be_place(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a colon is a place, and not the first half of a title."""
    place = match["place"]
    if match.start() == 0 and text[:1] not in {".", ",", ";"}:
        return False
    if re.fullmatch(PLACE, place) or "," in place:
        return True
    parts = place.split()
    return (
        len(parts) <= 4
        and all(part[:1].isupper() or part in _SMALL for part in parts)
        and (not SUBTITLE.match(place) and not re.search(r"\d", place))
    )


def is_publisher(name: str) -> bool:
    """Whether a piece before a place is a publisher, and not the end of a title."""
    said = any(word.islower() and len(word) > 3 for word in name.split() if word not in _SMALL)
    return may_publish(name) and (not said or bool(INSTITUTE.search(name)))


def may_publish(name: str) -> bool:
    """Whether a piece of an entry can be the name of a publisher."""
    return (
        len(name.split()) <= 6 and not re.search(r"\d{4}|:", name) and not _NO_PUBLISHER.match(name)
    )
