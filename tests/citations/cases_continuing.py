"""Documents in paragraphs: what goes on from an earlier citation, or from the own list."""

from pipeline.types import Work


def _work(key: str, title: str, *authors: str, year: str = "2015", given: str = "") -> Work:
    """A work in the document's own list."""
    csl = {"author": [{"family": authors[0], "given": given}]} if given else {}
    return Work(key, authors, year, title, csl, source="nota.txt")


WORKS = (
    _work("p", "De wijk in kaart", "Pollema"),
    _work("ab", "Gezag zonder grens: een studie", "Aarts", "Bolt", year="2011"),
    _work("m", "Een proefschrift over wachten", "Marbus", year="2009"),
    _work("n", "Wonen, werken, wachten", "Nooteboom-Prins", year="1971"),
    _work("s", "Stil water", "Stips", year="1998"),
    _work("w", "Wet op het water", "Rijk", year="1999"),
    _work("r", "Verslag over het water", "Rekenhof van de Staat", year="2021"),
)

CASES = [
    # a name alone
    (
        ["Dat is bekend (Pollema 2015).", "Bij Pollema ligt het gezag bij de straat."],
        ["Pollema | 2015", "Pollema | 2015"],
    ),
    (
        ["Dat is bekend (Aarts & Bolt 2011).", "Ook Aarts en Bolt zien dat zo."],
        ["Aarts, Bolt | 2011", "Aarts, Bolt | 2011"],
    ),
    (
        ["Dat is bekend (Aarts e.a. 2011).", "Aarts e.a. voegen daar niets aan toe."],
        ["Aarts e.a. | 2011", "Aarts e.a. | 2011"],
    ),
    (["Nooteboom-Prins beschrijft hoe het toen ging."], ["Nooteboom-Prins"]),
    (["Volgens het Rekenhof van de Staat was het op."], ["Rekenhof van de Staat"]),
    (["Dat is bekend (Pollema 2015).", "Wethouder Pollema zag er niets in."], ["Pollema | 2015"]),
    (
        ["Dat is bekend (Pollema 2015).", "Zijn vriend Pollema, wethouder te Ede, zweeg."],
        ["Pollema | 2015"],
    ),
    (["Dat is bekend (Pollema 2015).", "Met dank aan Sjoukje Pollema."], ["Pollema | 2015"]),
    (["Dat is bekend (Pollema 2015).", "Door Bos, K. & Pollema, J. gemaakt."], ["Pollema | 2015"]),
    # a year or a page alone
    (
        ["Dat is bekend (Pollema 2015).", "Er waren nog meer plannen (2015: 45)."],
        ["Pollema | 2015", "Pollema | 2015 | 45"],
    ),
    (
        ["Jannetje Marbus gaf daarop in haar proefschrift (2009) een antwoord."],
        ["Marbus", "Marbus | 2009"],
    ),
    (["In de oorlog (2009) was dat anders."], []),
    (
        ["Dat is bekend (Pollema 2015).", "Zo schrijft Pollema (p. 12) over de straat."],
        ["Pollema | 2015", "Pollema | 2015", "Pollema | 2015 | p. 12"],
    ),
    (
        ["(Commissie-Blok 2017; Pollema & Bos 2017)", "De commissie (2017: 34) vond van niet."],
        ["Commissie-Blok | 2017", "Pollema, Bos | 2017", "Commissie-Blok | 2017 | 34"],
    ),
    (["Dat is bekend (Pollema 2015). Wethouder Jonk (2015) zweeg."], ["Pollema | 2015"]),
    (
        ["Dat zei Pollema (2015). ‘Men hecht zich aan wat men groet’ (2015, p. 7)."],
        ["Pollema | 2015", "Pollema | 2015 | p. 7"],
    ),
    # a title
    (["Het boek ‘Stil water’ was kort."], ["Stil water"]),
    (["Er was stil water, en Stil water bleef."], []),
    (["Het tweede is ‘Stil water’ uit 1998."], ["Stil water | 1998"]),
    (["De wijk in kaart heet dat boek."], ["De wijk in kaart"]),
    (["De Wet op het water wordt niet genoemd."], []),
    (["Het stond al in De wijk in kaart en later niet meer."], ["De wijk in kaart"]),
    (["In De wijk in kaart (2015) staat het al."], ["De wijk in kaart | 2015"]),
    (["Het boek, ‘Wonen, werken, wachten’, kwam te vroeg."], ["Wonen, werken, wachten"]),
    (["In Gezag zonder grens staat het al."], ["Gezag zonder grens"]),
    # numbers
    (["Zo is het vaker [1,4] gezien."], ["1", "4"]),
    (["Zo is het vaker [5,9,16–18] gezien."], ["5", "9", "16", "17", "18"]),
    (["Zo is het vaker [10; zie echter 20] gezien."], ["10", "20"]),
    (["Zo staat het er [23: 210-214] ook."], ["23 | 210-214"]),
    (["Zo staat het er [10, bijlage] ook."], ["10 | bijlage"]),
    (["Het verschil was 6,8 [2,4] en 0,9 [0,2-1,6] punt, van 0 tot 1 [0,1]."], []),
    # an abbreviation between the name and the year
    (["Dat is bekend (Centraal Orgaan Wonen [COW], 2019)."], ["Centraal Orgaan Wonen | 2019"]),
]
