"""Citations in Dutch prose: each marked text with what must be found, and what must not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.types import BlockKind, CitationKind, Work
from tests.citations.helpers import citations_in, document_with, shape
from tests.helpers import marked

CASES = [
    ("Dat is bekend (<0>Jansen 2015</0>).", ["Jansen | 2015"]),
    ("Dat is bekend (<0>Jansen, 2015</0>).", ["Jansen | 2015"]),
    (
        "Dat is bekend (<0>Jansen e.a. 2015</0>, <1>2016</1>).",
        ["Jansen e.a. | 2015", "Jansen e.a. | 2016"],
    ),
    ("Dat is bekend (<0>Jansen et al., 2015</0>).", ["Jansen e.a. | 2015"]),
    ("Dat is bekend (<0>Jansen et al. 2015a</0>).", ["Jansen e.a. | 2015a"]),
    ("Bekend (<0>Jansen en De Vries 2015</0>).", ["Jansen, De Vries | 2015"]),
    ("Bekend (<0>Jansen & De Vries, 2015</0>).", ["Jansen, De Vries | 2015"]),
    ("Bekend (<0>Jansen/Pietersen 2015</0>).", ["Jansen, Pietersen | 2015"]),
    ("Bekend (<0>Jansen, De Vries & Ten Hove, 2015</0>).", ["Jansen, De Vries, Ten Hove | 2015"]),
    ("Bekend (<0>Jansen, De Vries, & Ten Hove, 2015</0>).", ["Jansen, De Vries, Ten Hove | 2015"]),
    ("Bekend (<0>Jansen 2015</0>; <1>Ten Hove 2011</1>).", ["Jansen | 2015", "Ten Hove | 2011"]),
    (
        "Bekend (<0>Jansen 2015</0>, <1>Ten Hove e.a. 2011</1>).",
        ["Jansen | 2015", "Ten Hove e.a. | 2011"],
    ),
    ("(<0>zie ook Van den Berg, 2005</0>)", ["zie ook | Van den Berg | 2005"]),
    (
        "(<0>bijvoorbeeld Jansen 2015</0> of <1>Ten Hove 2011</1>)",
        ["bijvoorbeeld | Jansen | 2015", "Ten Hove | 2011"],
    ),
    ("(<0>vgl. Jansen 2015</0>)", ["vgl. | Jansen | 2015"]),
    ("(<0>zie bijvoorbeeld de Wit & Smit, 2020</0>)", ["zie bijvoorbeeld | de Wit, Smit | 2020"]),
    ("(<0>Smit & van Dijk, 2004</0>)", ["Smit, van Dijk | 2004"]),
    ("(<0>Van ’t Hof 2009</0>)", ["Van ’t Hof | 2009"]),
    ("(<0>In ’t Veld 2010</0>)", ["In ’t Veld | 2010"]),
    ("(<0>’t Hart 2014</0>)", ["’t Hart | 2014"]),
    ("(<0>Jansen 2015, p. 12-14</0>)", ["Jansen | 2015 | p. 12-14"]),
    ("(<0>Jansen 2015: 12</0>)", ["Jansen | 2015 | 12"]),
    ("(<0>Jansen 2015, blz. 12 e.v.</0>)", ["Jansen | 2015 | blz. 12 e.v."]),
    ("(<0>Van der Meer, p. 7/8</0>)", ["Van der Meer | p. 7/8"]),
    (
        "(<0>Jansen 2015, hoofdstuk 3</0>; <1>Smit 2012</1>)",
        ["Jansen | 2015 | hoofdstuk 3", "Smit | 2012"],
    ),
    ("(<0>CBS/WODC, 2016</0>)", ["CBS, WODC | 2016"]),
    ("(<0>SCP 2018</0>)", ["SCP | 2018"]),
    ("(<0>Inspectie JenV 2019</0>)", ["Inspectie JenV | 2019"]),
    ("(<0>Ministerie van I&W, 2020</0>)", ["Ministerie van I&W | 2020"]),
    ("(<0>ministerie van BZK 2021</0>)", ["ministerie van BZK | 2021"]),
    (
        "(<0>Raad voor de leefomgeving en infrastructuur 2018</0>)",
        ["Raad voor de leefomgeving en infrastructuur | 2018"],
    ),
    (
        "(<0>Inspectie Veiligheid en Justitie, 2014</0>)",
        ["Inspectie Veiligheid en Justitie | 2014"],
    ),
    ("(<0>Algemene Rekenkamer 2016</0>)", ["Algemene Rekenkamer | 2016"]),
    ("(<0>Sociaal en Cultureel Planbureau, 2017</0>)", ["Sociaal en Cultureel Planbureau | 2017"]),
    ("(<0>Gemeente Waterdam 2013</0>)", ["Gemeente Waterdam | 2013"]),
    ("(<0>Jansen z.j.</0>)", ["Jansen | z.j."]),
    ("<0>Meesters (2016)</0> ziet dat anders.", ["Meesters | 2016"]),
    ("Volgens <0>Meesters (2016)</0> is dat anders.", ["Meesters | 2016"]),
    ("In het onderzoek van <0>Meesters (2016)</0> staat het.", ["Meesters | 2016"]),
    ("<0>Van Reede (2016)</0>: “zo is het”.", ["Van Reede | 2016"]),
    (
        "<0>Jansen e.a. (2015</0>, <1>2016</1>) stellen dat vast.",
        ["Jansen e.a. | 2015", "Jansen e.a. | 2016"],
    ),
    ("<0>Jansen en De Vries (2015)</0> stellen dat vast.", ["Jansen, De Vries | 2015"]),
    ("<0>Jansen, Smit en De Vries (2015)</0> zien het.", ["Jansen, Smit, De Vries | 2015"]),
    ("De filosoof Jan ten <1>x</1>Hove zei dat niet.", []),
    ("Hoogleraar Paul <0>’t Hoen (2014)</0> betwist dat.", ["’t Hoen | 2014"]),
    ("Volgens Jan <0>Smit (2014)</0> klopt dat.", ["Smit | 2014"]),
    ("De <0>Algemene Rekenkamer (2016)</0> waarschuwt.", ["Algemene Rekenkamer | 2016"]),
    ("Het <0>ministerie van BZK (2022)</0> wil dat.", ["ministerie van BZK | 2022"]),
    ("Het <0>CBS (2016)</0> telt anders.", ["CBS | 2016"]),
    ("<0>Terpstra's (2016)</0> analyse helpt.", ["Terpstra | 2016"]),
    ("<0>Jansen (2015, p. 4)</0> zegt dat.", ["Jansen | 2015 | p. 4"]),
    ("<0>Jansen (2015: 4-6)</0> zegt dat.", ["Jansen | 2015 | 4-6"]),
    (
        "Voor een voorbeeld <0>zie De Kloet e.a. 2015</0>. Later meer.",
        ["zie | De Kloet e.a. | 2015"],
    ),
    ("Het rapport <0>‘Handelen met beleid’ (2016)</0> toont dat.", ["Handelen met beleid | 2016"]),
    ("In het advies <0>Samen verder bouwen (2018)</0> staat het.", ["Samen verder bouwen | 2018"]),
    ("Zo is het (<0>‘Bouwen aan morgen’, 2019</0>).", ["Bouwen aan morgen | 2019"]),
    (
        "<0>Jansen e.a. (2016)</0> spreken van afstand. Het raakt zoek (<1>2016</1>).",
        ["Jansen e.a. | 2016", "Jansen e.a. | 2016"],
    ),
    (
        "<0>Van Reede (2016)</0> ziet dat. Dat is politiek, constateert opnieuw <1>Van Reede</1>.",
        ["Van Reede | 2016", "Van Reede | 2016"],
    ),
    (
        "Denkers als Ton <0>Ter Hal</0> spreken van veel. Het is overal (<1>Ten Hal, 2015</1>).",
        ["Ter Hal", "Ten Hal | 2015"],
    ),
    (
        "<0>Jansen (2015)</0> noemt het ‘leeg’ (<1>p. 45</1>).",
        ["Jansen | 2015", "Jansen | 2015 | p. 45"],
    ),
    ("Dat is getoond [<0>12</0>].", ["12"]),
    ("Dat is getoond [<0>3</0>, <1>7</1>].", ["3", "7"]),
    ("Dat is getoond [<0>3, p. 12</0>].", ["3 | p. 12"]),
    ("Zie <0>Kamerstukken II 2014/15, 29 628, nr. 543</0>.", ["29 628 nr. 543"]),
    (
        "Zie <0>Stb. 2012, 315</0> en <1>Stcrt. 2015, 12345</1>.",
        ["Stb. | 315 | 2012", "Stcrt. | 12345 | 2015"],
    ),
    ("Zo oordeelde de rechter (<0>ECLI:NL:HR:2014:1234</0>).", ["ECLI"]),
    ("Op grond van <0>artikel 38 lid 2 van de Waterwet</0> mag dat.", ["Waterwet"]),
    ("De Politiewet 2012 regelt het gezag.", []),
    ("Deze wet (<0>BWBR0031788</0>) geldt nog.", ["BWBR0031788"]),
]

CASES += [
    ("(<0>cf. Foucault, 1975/1989</0>)", ["cf. | Foucault | 1975/1989"]),
    (
        "Het <0>Sociaal en Cultureel Planbureau (SCP) (2014)</0> zegt dat.",
        ["Sociaal en Cultureel Planbureau | 2014"],
    ),
    ("De <0>commissie-Kooij (2013)</0> zag dat.", ["commissie-Kooij | 2013"]),
    ("Zo schreef Max <0>Weber (1922 [1978])</0> al.", ["Weber | 1922/1978"]),
    ("In de <0>Nota Ruimte (2006)</0> staat het.", ["Nota Ruimte | 2006"]),
    (
        "<0>zie o.a. Bovens & ’t Hart, 1996</0>; <1>Van Gunsteren, 1998</1>.",
        ["zie o.a. | Bovens, ’t Hart | 1996", "Van Gunsteren | 1998"],
    ),
    (
        "(<0>Hoogen 2009b</0>, <1>2010</1>; <2>De Certeau, 1984</2>)",
        ["Hoogen | 2009b", "Hoogen | 2010", "De Certeau | 1984"],
    ),
    (
        "(<0>Bekkers, Dijk & Fenger 2007</0>, in <1>Van Buuren 2010</1>)",
        ["Bekkers, Dijk, Fenger | 2007", "Van Buuren | 2010"],
    ),
    ("Uit werk van <0>Van der Vijver c.s. (2009)</0> blijkt dat.", ["Van der Vijver e.a. | 2009"]),
]

NEGATIVES = [
    "Sinds de Wmo (2015), de Jeugdwet (2015) en de Participatiewet (2015) is dat zo.",
    "De WRR-rapporten (2003, 2006) noemen dit.",
    "Denk aan Rotterdam (2002) of Tilburg (2010).",
    "Dat is nieuw (persoonlijke mededeling, 3 mei 2015).",
    "Jansen (geb. 1950) en Pietersen (1950-2010) waren daarbij.",
    "Er deden huishoudens (n=2015) mee, volgens Agenda 2030.",
    "De Top-600 aanpak is bekend.",
    "Het voormalige art. 19 overleg is afgeschaft.",
    "In 2010 maakten wij voor de commissie een balans op.",
    "Het idee achter de ‘herijking’ van 2015 is goed.",
    "Dat was in de zomer (augustus 2015) zo.",
    "In Nederland (2015) was dat anders.",
    "De periode (2010-2015) was rustig.",
    "Bron: Peiling 2015, 2018, en 2021",
    "Zie Tabel 3 en bijlage 2.",
    "Dat kost 2015 euro (zie Figuur 2).",
    "In het jaar 2015 en in 2016 gebeurde dat.",
    "Op 12 maart 2015 was er overleg (Den Haag, 2015).",
    "Er kwamen 2016 mensen, aldus de gemeente.",
    "De landelijke overheid (CBS bv.) levert cijfers.",
    "Het ‘nieuwe’ (2015) beleid werkt.",
    "De ruimte tussen 2012 – 2021 (Peiling survey 2021) is groot.",
    "Henk de Boer (destijds PBL, nu DNB) hielp mee.",
    "Het bedrag steeg van 1.995 naar 2.015 (13,9%).",
    "Wij spraken met Wilma Pieters en Jan de Groot.",
    "[titel onbekend] en [zie boven] zijn geen nummers.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_citation_is_found_whole_with_its_parts(text: str, expected: list[str]) -> None:
    plain, spans = marked(text.replace("<1>x</1>", ""))
    found = citations_in(plain)
    if found and found[0].kind is CitationKind.LEGAL:
        assert [c.span for c in found] == [spans[key] for key in sorted(spans)]
        return
    assert [shape(c) for c in found] == expected
    assert [c.span for c in found] == [spans[key] for key in sorted(spans)]


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert [c.span.of(text) for c in citations_in(text)] == []


def test_a_parliamentary_paper_has_its_session_dossier_number_and_page() -> None:
    text = "Zie Kamerstukken II 2014/15, 29 628, nr. 543, p. 3 voor de brief."
    (paper,) = citations_in(text)
    assert (paper.year, paper.number, paper.locator) == ("2014/15", "29 628, nr. 543", "p. 3")
    assert {part.name: part.span.of(text) for part in paper.parts if part.name == "year"} == {
        "year": "2014/15"
    }


def test_a_footnote_gives_its_full_reference_and_ibid_goes_on_from_it() -> None:
    document = document_with(
        (BlockKind.PARAGRAPH, "De tekst zelf noemt niets."),
        (BlockKind.FOOTNOTE, "J. Terpen e.a., Teams in de stad, Apeldoorn: Reed 2016, p. 12."),
        (BlockKind.FOOTNOTE, "Ibid., p. 14."),
        (BlockKind.FOOTNOTE, "Zie Terpen, a.w., p. 20."),
    )
    from pipeline.citations.finding import find_citations

    full, ibid, short = find_citations(document)
    assert (full.authors, full.others, full.year, full.locator) == (
        ("Terpen",),
        True,
        "2016",
        "p. 12",
    )
    assert full.title == "Teams in de stad"
    assert (ibid.authors, ibid.year, ibid.locator, ibid.continues) == (
        ("Terpen",),
        "2016",
        "p. 14",
        True,
    )
    assert (short.authors, short.locator, short.prefix) == (("Terpen",), "p. 20", "Zie")


def test_a_name_and_year_without_brackets_counts_once_the_document_cites_it_in_brackets() -> None:
    text = "Dat is zo (Jansen 2015). In Jansen 2015 staat meer. In Waterdam 2015 niet."
    assert [c.span.of(text) for c in citations_in(text)] == ["Jansen 2015", "Jansen 2015"]


def test_the_title_of_a_known_work_is_found_in_running_text() -> None:
    work = Work("x", ("Tols",), "2010", "Roeien of zeilen: sturing van beleid")
    text = "Die lijn zagen we al in Roeien of Zeilen, en later ook."
    (found,) = citations_in(text, works=(work,))
    assert (found.kind, found.title) == (CitationKind.TITLE, "Roeien of Zeilen")


def test_a_range_of_numbers_gives_every_work_in_it() -> None:
    assert [c.number for c in citations_in("Zie [5-7].")] == ["5", "6", "7"]


def test_how_the_document_wants_to_be_cited_is_no_citation() -> None:
    assert citations_in("Graag citeren als: Smit, J. & Bos, K. (2023). Mobiel wonen.") == ()
    own = Work("smit", ("Smit", "Bos", "Ten Hove"), "2023", "Mobiel wonen", source="eigen.bib")
    words = "Overnemen mag met bronvermelding: Smit, C., Bos, S. & Hove, F. ten (2023). Mobiel."
    assert citations_in(words, works=(own,)) == ()
    assert citations_in("De bronvermelding ontbreekt (Smit e.a. 2023).", works=(own,))


PIECES = st.sampled_from(
    "( ) [ ] ; , . : ‘ ’ & / e.a. en zie ook vgl. Jansen Van der Torre De Vries ’t 2015 2016a z.j. "
    "p. 12 12-14 CBS Raad voor de ibid. a.w. Stb. 2012, 315 het rapport Nap stelt J. P.W. \n".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=40), st.sampled_from([BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]))
def test_every_citation_and_part_lies_where_it_says(pieces: list[str], kind: BlockKind) -> None:
    text = " ".join(pieces)
    found = citations_in(text, kind)
    assert found == citations_in(text, kind)
    for citation in found:
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        assert citation.parts
        for part in citation.parts:
            assert citation.span.contains(part.span)
            assert part.span.of(text).strip() == part.span.of(text) != ""
    spans = [c.span for c in found]
    assert spans == sorted(spans)
    assert all(a == b or not a.overlaps(b) for a, b in pairwise(spans))


@given(st.text(max_size=300))
def test_no_text_breaks_the_finders(text: str) -> None:
    for citation in citations_in(text):
        citation.span.of(text)
