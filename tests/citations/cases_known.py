"""Texts of which the user's literature decides what is a citation, and whose."""

from pipeline.types import Work


def _work(author: str, year: str) -> Work:
    return Work(f"{author}{year}", (author,), year, "Een titel van een werk")


CASES = [
    (
        "De plannen van minister <0>Opstelten (2012)</0> waren helder.",
        (_work("Opstelten", "2012"),),
        ["Opstelten | 2012"],
    ),
    (
        "De plannen van minister Opstelten (2012) waren helder.",
        (_work("Opstelten", "2013"),),
        [],
    ),
    (
        "Dat beloofde de <0>PvdA (2012)</0> in de campagne.",
        (_work("PvdA", "2012"),),
        ["PvdA | 2012"],
    ),
    (
        "Dat staat in <0>Pollema 2015</0> al te lezen.",
        (_work("Pollema", "2015"),),
        ["Pollema | 2015"],
    ),
    ("Dat staat in Pollema 2015 al te lezen.", (_work("Pollema", "2016"),), []),
    (
        "Dat staat in <0>Van der Knaap 2008, p. 3</0> al te lezen.",
        (_work("Van der Knaap", "2008"),),
        ["Van der Knaap | 2008 | p. 3"],
    ),
    (
        "Over <0>Webers (1922)</0> is veel te doen.",
        (_work("Weber", "1922"),),
        ["Weber | 1922"],
    ),
    (
        "Siniša <0>Malešević (2010)</0> ontkent dat.",
        (_work("Malešević", "2010"),),
        ["Malešević | 2010"],
    ),
    (
        "<0>de Groot (2015)</0> ontkent dat.",
        (_work("De Groot", "2015"),),
        ["de Groot | 2015"],
    ),
    (
        "Hier ontkent <0>de Groot (2015)</0> dat.",
        (_work("De Groot", "2015"),),
        ["de Groot | 2015"],
    ),
    (
        "Jan <0>Pollema (1950)</0> is hoogleraar bestuurskunde.",
        (_work("Pollema", "1950"),),
        ["Pollema | 1950"],
    ),
    (
        "Dat is zo (<0>elektronica, z.d.</0>; <1>Redactie fiets en ov, 2019</1>).",
        (_work("elektronica", ""), _work("Redactie fiets en ov", "2019")),
        ["elektronica | z.d.", "Redactie fiets en ov | 2019"],
    ),
    ("Dat is zo (elektronica, 2015).", (_work("elektronica", "2016"),), []),
    (
        "Volgens <0>Programma Stille Wijken (2021)</0> is dat zo.",
        (_work("Programma Stille Wijken", "2021"),),
        ["Programma Stille Wijken | 2021"],
    ),
]
