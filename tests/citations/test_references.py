"""Entries of lists of references as CSL-JSON, and lists cut from running text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.entries import parse_entry
from pipeline.citations.reference_names import family_name, parse_names
from pipeline.citations.references import document_references, reference_spans
from pipeline.types import BlockKind, Span
from tests.citations.helpers import document_with

ENTRIES = [
    (
        "Wonders, M. J. (2019). Werk, opleiding en gezin. Mens en Maatschappij, 25(4), 12-34.",
        ("Wonders",),
        "2019",
        "Werk, opleiding en gezin",
        {"container-title": "Mens en Maatschappij", "volume": "25", "issue": "4", "page": "12-34"},
    ),
    (
        "De Groen, C., Manting, D & Bos, S. (2013). Wensen en gedrag - Een onderzoek. Delft: PBL.",
        ("De Groen", "Manting", "Bos"),
        "2013",
        "Wensen en gedrag - Een onderzoek",
        {"publisher": "PBL", "publisher-place": "Delft"},
    ),
    (
        "Tols, P. en J. Stromp (2017), De achterkant van de stad. Hoe werelden samenkomen, "
        "Amsterdam: Kade.",
        ("Tols", "Stromp"),
        "2017",
        None,
        {"publisher": "Kade", "publisher-place": "Amsterdam"},
    ),
    (
        "Mulders, C.H. & P. Hooi (1999), ‘Verhuizen in de loop van het leven’, pp. 159-186 in "
        "L.J.G. van Wissem & P.A. Dijk (eds.), Bevolking, Den Haag: NIDI.",
        ("Mulders", "Hooi"),
        "1999",
        "Verhuizen in de loop van het leven",
        {"page": "159-186", "container-title": "Bevolking", "type": "chapter"},
    ),
    (
        "Tol, R. van (2008). Stromen en verhuizen. Delft: ABF.",
        ("Van Tol",),
        "2008",
        "Stromen en verhuizen",
        {},
    ),
    (
        "Torre, E.J. van der, & Valken, J.M. van (2013). Driehoeken. Delft: Politie en Wetenschap.",
        ("Van der Torre", "Van Valken"),
        "2013",
        "Driehoeken",
        {},
    ),
    (
        "Groen, J., Staak van der, M. & Schil, F. (2022). Flexibel wonen. Den Haag: PBL.",
        ("Groen", "Van der Staak", "Schil"),
        "2022",
        "Flexibel wonen",
        {},
    ),
    (
        "BZK. (2022). Programma Bouwen. Den Haag: Ministerie van Binnenlandse Zaken.",
        ("BZK",),
        "2022",
        "Programma Bouwen",
        {"publisher": "Ministerie van Binnenlandse Zaken"},
    ),
    (
        "Ministerie van I&W. (z.j.). Mobiel zijn. Geraadpleegd op 3 mei 2023, van https://vb.nl/a.",
        ("Ministerie van I&W",),
        "",
        "Mobiel zijn",
        {"URL": "https://vb.nl/a", "accessed": {"date-parts": [[2023, 5, 3]]}},
    ),
    (
        "Ministerie van BZK (2023b), ‘Werken als één’, https://www.voorbeeld.nl/b, Den Haag: BZK.",
        ("Ministerie van BZK",),
        "2023b",
        "Werken als één",
        {"URL": "https://www.voorbeeld.nl/b"},
    ),
    (
        "Vleek, F. & P. van Reede (red.) (2012). Voer voor bouwers. Delft: Politie & Wetenschap.",
        ("Vleek", "Van Reede"),
        "2012",
        "Voer voor bouwers",
        {},
    ),
    (
        "J. Terpen e.a., Teams in de stad: een verkenning, Apeldoorn: Reed Business 2016.",
        ("Terpen",),
        "2016",
        "Teams in de stad: een verkenning",
        {"publisher": "Reed Business", "custom": {"others": True}},
    ),
    (
        "[12] Jansen, A. (2015). Orde in de stad. https://doi.org/10.1234/abc.56",
        ("Jansen",),
        "2015",
        "Orde in de stad",
        {"DOI": "10.1234/abc.56", "citation-number": "12"},
    ),
    (
        "Kaus, O., & Pich, J. (2020). Should I stay or should I go? Housing in Europe. "
        "Working Papers No. 16. Paris: OECD.",
        ("Kaus", "Pich"),
        "2020",
        "Should I stay or should I go? Housing in Europe",
        {"publisher": "OECD"},
    ),
    (
        "CBS/WODC (2016). Criminaliteit 2015. Den Haag: Boom.",
        ("CBS", "WODC"),
        "2016",
        "Criminaliteit 2015",
        {},
    ),
    (
        "Inspectie Veiligheid en Justitie (2014). Tweede onderzoek. Den Haag: IVenJ.",
        ("Inspectie Veiligheid en Justitie",),
        "2014",
        "Tweede onderzoek",
        {},
    ),
]


@pytest.mark.parametrize(("text", "authors", "year", "title", "fields"), ENTRIES)
def test_an_entry_becomes_csl_json(
    text: str, authors: tuple[str, ...], year: str, title: str | None, fields: dict[str, object]
) -> None:
    document = document_with((BlockKind.REFERENCE, text))
    (reference,) = document_references(document)
    work = reference.work
    assert (work.authors, work.year) == (authors, year)
    if title:
        assert work.title == title
    else:
        assert work.title.startswith("De achterkant van de stad")
    assert {key: work.csl.get(key) for key in fields} == fields


def test_a_section_with_the_name_of_a_list_is_cut_into_entries() -> None:
    text = (
        "Bos, A. (2012). Een eerste boek. Den Haag: Boom. De Wit, B. & Smit, C. (2014). Tweede. "
        "Zie https://voorbeeld.nl/x.pdf Van Dijk, D. (2016a). Een derde. Delft: TU."
    )
    document = document_with((BlockKind.PARAGRAPH, text), title="Geraadpleegde literatuur")
    found = document_references(document)
    assert [r.work.authors for r in found] == [("Bos",), ("De Wit", "Smit"), ("Van Dijk",)]
    assert [r.work.year for r in found] == ["2012", "2014", "2016a"]
    assert reference_spans(document)


def test_a_section_about_sources_without_entries_is_no_list() -> None:
    document = document_with((BlockKind.PARAGRAPH, "De bronnen waren goed."), title="Bronnen")
    assert document_references(document) == ()
    assert reference_spans(document) == []


def test_entries_with_one_author_and_year_have_keys_of_their_own() -> None:
    blocks = [(BlockKind.REFERENCE, f"Bos, A. (2012). Boek {n}. Den Haag: Boom.") for n in "ab"]
    assert [r.work.id for r in document_references(document_with(*blocks))] == [
        "bos2012",
        "bos2012-2",
    ]


FAMILIES = st.sampled_from(
    ["Jansen", "De Vries", "Van der Torre", "Ten Hove", "Smit-Bakker", "Östlund"]
)
INITIALS = st.sampled_from(["A.", "B.C.", "D. E.", "P.W."])


@given(
    st.lists(st.tuples(FAMILIES, INITIALS), min_size=1, max_size=5),
    st.integers(1950, 2029),
    st.sampled_from([" & ", ", & ", " en "]),
)
def test_authors_and_year_survive_the_way_through_an_entry(
    names: list[tuple[str, str]], year: int, joiner: str
) -> None:
    written = [f"{family}, {initials}" for family, initials in names]
    authors = (
        joiner.join([", ".join(written[:-1]), written[-1]]) if len(written) > 1 else written[0]
    )
    csl = parse_entry(f"{authors} ({year}). Een titel van een boek. Den Haag: Boom.")
    assert csl is not None
    assert [family_name(name) for name in csl["author"]] == [family for family, _ in names]
    assert (csl["issued"], csl["title"]) == (
        {"date-parts": [[year]]},
        "Een titel van een boek",
    )


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser_of_entries(text: str) -> None:
    parse_entry(text)
    parse_names(text)


def test_a_line_stands_for_the_makers_of_the_entry_before_it() -> None:
    entries = (
        "Bos, A. & P. de Wit (2012), Een boek, Den Haag: Boom.",
        "——— (2014), Tweede boek, Den Haag: Boom.",
        "Idem, Derde boek, Den Haag: Boom 2015.",
        "Mulder, C. (2016). Vierde boek. Delft: TU.",
        "Id. (2017). Vijfde boek. Delft: TU.",
    )
    found = document_references(document_with(*((BlockKind.REFERENCE, text) for text in entries)))
    assert [reference.work.authors for reference in found] == [
        *[("Bos", "De Wit")] * 3,
        *[("Mulder",)] * 2,
    ]
    assert [reference.work.year for reference in found] == ["2012", "2014", "2015", "2016", "2017"]


def test_the_number_that_a_list_puts_before_an_entry_is_its_number() -> None:
    document = document_with((BlockKind.REFERENCE, "Bos A. De wijk. Houten: Bohn; 2011."))
    moved = replace(
        document,
        text=f"7. {document.text}",
        blocks=tuple(
            replace(block, span=Span(block.span.start + 3, block.span.end + 3))
            for block in document.blocks
        ),
    )
    (reference,) = document_references(moved)
    assert reference.work.csl["citation-number"] == "7"
