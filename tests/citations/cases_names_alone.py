"""Names without a year: when a work by that name is meant, and when not.

Each text follows a document that lists and cites the works in `WORKS`.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.types import Work

CITED = "Dat is bekend (Hulsema 2015; Van der Meulen 2012; Buurtfiets 2020; Rekenbureau Zuid 2018)."


def _work(key: str, author: Mapping[str, Any], name: str, year: str) -> Work:
    """A work in the document's own list."""
    return Work(key, (name,), year, "Een titel", {"author": [author]}, source="nota.txt")


WORKS = (
    _work("k", {"family": "Hulsema", "given": "A."}, "Hulsema", "2015"),
    _work(
        "m",
        {"family": "Meulen", "given": "B.", "non-dropping-particle": "van der"},
        "Van der Meulen",
        "2012",
    ),
    _work("s", {"family": "Stips", "given": "C."}, "Stips", "2011"),
    _work("b", {"literal": "Buurtfiets"}, "Buurtfiets", "2020"),
    _work("r", {"literal": "Rekenbureau Zuid"}, "Rekenbureau Zuid", "2018"),
    _work("a", {"literal": "Algemene Waterkamer"}, "Algemene Waterkamer", "2019"),
)

MEANT = [
    ("Bij Hulsema ligt het gezag op straat.", "Hulsema | 2015"),
    ("Hulsema noemt dat een misverstand.", "Hulsema | 2015"),
    ("Volgens Hulsema is het een misverstand.", "Hulsema | 2015"),
    ("Hulsema trekt die lijn door naar het dorp.", "Hulsema | 2015"),
    ("Ook Hulsema bouwt daarop voort.", "Hulsema | 2015"),
    ("Het is, anders dan Hulsema dacht, geen regel.", "Hulsema | 2015"),
    ("Dat is wat Hulsema toen niet zag.", "Hulsema | 2015"),
    ("In de analyse van Hulsema ontbreekt de straat.", "Hulsema | 2015"),
    ("‘Het went,’ aldus Hulsema, ‘maar niet snel.’", "Hulsema | 2015"),
    ("Zo schrijft Hulsema over het dorp.", "Hulsema | 2015"),
    ("Hulsema e.a. zijn daar zeker van.", "Hulsema e.a. | 2015"),
    ("Van der Meulen had daar bezwaar tegen.", "Van der Meulen | 2012"),
    ("Zoals Van der Meulen laat zien, is het dun.", "Van der Meulen | 2012"),
    ("Stips beschrijft hoe dat ging.", "Stips"),
    ("Volgens Stips ging het anders.", "Stips"),
    ("Volgens Buurtfiets is de markt verzadigd.", "Buurtfiets | 2020"),
    ("Buurtfiets schrijft dat de markt verzadigd is.", "Buurtfiets | 2020"),
    ("Het Rekenbureau Zuid concludeert dat het te duur is.", "Rekenbureau Zuid | 2018"),
    ("Volgens het Rekenbureau Zuid is het te duur.", "Rekenbureau Zuid | 2018"),
    ("De Waterkamer spreekt in haar rapport van verval.", "Waterkamer"),
    ("Volgens de Waterkamer was het op.", "Waterkamer"),
]

NOT_MEANT = [
    "Buurtfiets is een bedrijf uit Zwolle.",
    "Het Buurtfiets netwerk groeit snel.",
    "Een groot voordeel van het Buurtfiets netwerk is de prijs.",
    "De vraag is waarom Buurtfiets ontstaan is.",
    "Dit is waar Buurtfiets in beeld komt.",
    "Buurtfiets dekt het hele land.",
    "Buurtfiets gebruikt een eigen slot.",
    "Buurtfiets ontwikkelde een eigen slot.",
    "De klanten van Buurtfiets klagen niet.",
    "Buurtfiets klanten klagen niet.",
    "Wie bij Buurtfiets een abonnement heeft, betaalt weinig.",
    "Dit noemt Buurtfiets het slimme slot.",
    "Een dienst die Buurtfiets ook aanbiedt is een helm.",
    "Met Buurtfiets kom je er wel.",
    "Het idee achter Buurtfiets is eenvoudig.",
    "Buurtfiets laat zijn fietsen buiten staan.",
    "Buurtfiets geeft korting aan studenten.",
    "Zij werkt bij het Rekenbureau Zuid in Breda.",
    "Het Rekenbureau Zuid verhuisde naar Breda.",
    "De directeur van het Rekenbureau Zuid nam afscheid.",
    "De Waterkamer verhuisde naar Breda.",
    "In die jaren was er ook nog Hulsema.",
    "Hulsema werd geboren in Ede.",
    "Hulsema werkte toen in Ede.",
    "Hulsema is getrouwd en woont in Ede.",
    "Wethouder Hulsema zag er niets in.",
    "Haar buurman Hulsema, wethouder te Ede, zweeg.",
    "Met dank aan Anna Hulsema en haar man.",
    "Wij troffen elkaar op het feest voor Hulsema.",
    "Stips werkte toen in Ede.",
    "De prijs ging dat jaar naar Stips.",
    "Men fietste met Stips naar de haven.",
]
