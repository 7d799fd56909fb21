"""Official sources in running text: what is one, where it begins and ends, and its parts."""

import pytest

from pipeline.citations.legal import find_legal

FOUND = [
    ("Zie <Kamerstukken II 2012/13, 29628, 346> over het bestel.", "29628, nr. 346", "2012/13", ""),
    ("Zie <Kamerstukken II 2012/13, 29 628, nr. 346, p. 3>.", "29 628, nr. 346", "2012/13", "p. 3"),
    ("De brief (<TK 2015-2016, 29 628 nr. 593>) zegt.", "29 628, nr. 593", "2015-2016", ""),
    ("In <Kamerstukken I 2020/21, 35 412, B, p. 5-6> staat.", "35 412, nr. B", "2020/21", "p. 5-6"),
    ("Zie <Kamerstuk 29628, nr. 543>.", "29628, nr. 543", "", ""),
    ("Zie <Handelingen II 2011/12, nr. 43, item 7>.", "43, item 7", "2011/12", ""),
    ("Zie <Handelingen II 2011/12, 43-7, p. 12>.", "43-7", "2011/12", "p. 12"),
    ("Zie <Aanhangsel Handelingen II 2015/16, 1234>.", "1234", "2015/16", ""),
    ("Dit staat in <Stb. 2012, 315>.", "315", "2012", ""),
    ("Dit staat in <Stcrt. 2016, nr. 12345>.", "12345", "2016", ""),
    ("Dit staat in <Trb. 2005, 12>.", "12", "2005", ""),
    ("Zie <PbEU 2016, L 119>.", "L 119", "2016", ""),
    ("Zo <ECLI:NL:HR:2015:1234>.", "ECLI:NL:HR:2015:1234", "2015", ""),
    ("Zo <HR 12 maart 2015, NJ 2015/123, r.o. 3.4>.", "NJ 2015/123", "2015", "r.o. 3.4"),
    (
        "Zo <Rb. Den Haag 24 juni 2015, ECLI:NL:RBDHA:2015:7145>.",
        "ECLI:NL:RBDHA:2015:7145",
        "2015",
        "",
    ),
    ("Zo <EHRM 4 december 2008, nr. 30562/04> (S./VK).", "nr. 30562/04", "2008", ""),
    ("Zo <ABRvS 3 juni 2015, AB 2015/300> en later.", "AB 2015/300", "2015", ""),
    ("Zo <HvJ EU 8 april 2014, zaak C-293/12>.", "zaak C-293/12", "2014", ""),
    ("Volgens <Richtlijn 95/46/EG> mag dat.", "95/46/EG", "", ""),
    ("Volgens <Verordening (EU) 2016/679> mag dat.", "2016/679", "2016", ""),
    ("Volgens <artikel 6, eerste lid, van Verordening (EU) 2016/679>.", "2016/679", "2016",
     "art. 6, eerste lid"),
    ("Op grond van <art. 172 lid 3 Gemeentewet> kan dat.", "172", "", "lid 3"),
    ("Op grond van <artikel 13 van de Politiewet 2012> kan dat.", "13", "2012", ""),
    ("Op grond van <artikelen 12 en 13 van de Politiewet 2012>.", "12 en 13", "2012", ""),
    ("Op grond van <art. 4, aanhef en onder b, van het Besluit beheer politie>.", "4", "",
     "aanhef en onder b"),
    ("Ook <Richtlijn 2018/2192> zegt dat.", "2018/2192", "2018", ""),
    ("Zie <COM(2021) 345 final>.", "345", "2021", ""),
    ("Zie <MvT, p. 14>.", "MvT, p. 14", "", "p. 14"),
    ("Zo <Geschillencommissie 7 februari 2017, nr. 107551>.", "nr. 107551", "2017", ""),
    ("Zie <BWBR0031788>.", "BWBR0031788", "", ""),
    ("Zie <CELEX 32016R0679>.", "32016R0679", "2016", ""),
    ("Zo <Handelingen II 1907/08, p. 311>.", "Handelingen II 1907/08, p. 311", "1907/08", "p. 311"),
    ("Zo het besluit, <Stb. 1944, E 52>.", "E 52", "1944", ""),
    ("Zie <Kamerstukken II 1958/59, 5 204, nr. 7, p. 9>.", "5 204, nr. 7", "1958/59", "p. 9"),
]  # fmt: skip
NOT_FOUND = [
    "Volgens art. 19 mag dat niet.",
    "De Politiewet zegt daar niets over.",
    "De Politiewet 2012 regelt het gezag.",
    "De HR besliste op 12 maart 2015 anders.",
    "De Tweede Kamer stemde op 12 maart 2015, 29 leden tegen.",
    "In de richtlijn staat dat 95/46 punten nodig zijn.",
    "De rechtbank Den Haag deed op 3 juni uitspraak.",
    "Het besluit van de burgemeester in 2015.",
    "Aan de Tweede Kamer 3 000 brieven sturen.",
    "De Handelingen van 1907 zijn verloren gegaan.",
]


@pytest.mark.parametrize(("marked", "number", "year", "locator"), FOUND)
def test_an_official_source_is_found_with_its_parts(
    marked: str, number: str, year: str, locator: str
) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    (found,) = find_legal("d", text)
    assert found.span.of(text) == text[start:end]
    assert (found.number, found.year, found.locator) == (number, year, locator)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_resembles_an_official_source_is_none(text: str) -> None:
    assert find_legal("d", text) == []


@pytest.mark.parametrize(("marked", "number", "year", "locator"), FOUND)
def test_the_parts_of_an_official_source_lie_in_it(
    marked: str, number: str, year: str, locator: str
) -> None:
    text = marked.replace("<", "").replace(">", "")
    for citation in find_legal("d", text, 7):
        assert all(citation.span.contains(part.span) for part in citation.parts)
