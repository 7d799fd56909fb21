"""Which item belongs to which document, and which of several facts counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.bibliography import Edit, Item, Known, describe, merge_metadata
from pipeline.reading.bibliography.facts import metadata_of
from pipeline.types import Metadata

YEAR = 2026


def _item(
    title: str = "", files: tuple[str, ...] = (), line: int = 1, year: str = "2010", about: str = ""
) -> Item:
    return Item("a.bib", line, "", files, Metadata(title, year=year, about=about))


def _described(items: list[Item], *files: str, own_title: str = "") -> dict[str, Metadata]:
    known = [Known(file, own_title, Metadata()) for file in files]
    return describe(items, {}, known, YEAR)


def test_each_field_comes_from_the_first_source_that_knows_it() -> None:
    edited = Edit(year="2019")
    bibliography = Metadata("Uit de bibliografie", ("Jansen",), "2018", publisher="")
    facts = Metadata("Uit het bestand", ("Pietersen",), "2017", publisher="Drukker")
    merged = merge_metadata(edited, bibliography, facts, "Uit de tekst", "a.txt")
    edit = {"issued": {"date-parts": [[2019]]}}
    assert merged == Metadata(
        "Uit de bibliografie", ("Jansen",), "2019", publisher="Drukker", csl=edit
    )


def test_the_title_falls_back_on_the_file_then_the_text_then_the_name() -> None:
    def title(told: str, own: str) -> str:
        return merge_metadata(Edit(), Metadata(), Metadata(told), own, "a.txt").title

    assert title("Uit het bestand", "Uit de tekst") == "Uit het bestand"
    assert title("", "Uit de tekst") == "Uit de tekst"
    assert title("", "") == "a.txt"


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - nota v3.doc", "eindversie.docx", "Document1", "naamloos", "untitled"],
)
def test_a_working_title_in_the_properties_of_a_file_is_no_title(title: str) -> None:
    merged = merge_metadata(
        Edit(), Metadata(), Metadata(title, ("Gebruiker",)), "Uit de tekst", "a"
    )
    assert (merged.title, merged.authors) == ("Uit de tekst", ())


def test_an_author_that_a_user_took_away_stays_away() -> None:
    merged = merge_metadata(Edit(authors=(), year=""), Metadata("T", ("Fout",), "1999"), *_NOTHING)
    assert (merged.authors, merged.year) == ((), "")


_NOTHING = (Metadata(), "", "a.txt")
_names = st.text(max_size=3)
_metadata = st.builds(Metadata, _names, st.tuples() | st.tuples(_names), _names)
_edits = st.builds(Edit, st.none() | _names, st.none() | st.tuples(_names), st.none() | _names)


@given(_edits, _metadata, _metadata, _names)
def test_what_a_user_edited_always_wins_and_a_title_is_never_empty(
    edit: Edit, bibliography: Metadata, facts: Metadata, own_title: str
) -> None:
    merged = merge_metadata(edit, bibliography, facts, own_title, "a.txt")
    assert merged.title == (edit.title or merged.title) != ""
    assert edit.authors is None or merged.authors == edit.authors
    assert edit.year is None or merged.year == edit.year


@pytest.mark.parametrize(
    "named",
    [
        "stuk.pdf",
        "files/12/stuk.pdf",
        "C:\\Users\\Jan\\stuk.pdf",
        "/home/jan/STUK.PDF",
    ],
)
def test_an_item_belongs_to_the_file_that_its_path_ends_in(named: str) -> None:
    found = _described([_item("T", (named,))], "stuk.pdf", "anders.pdf")
    assert (found["stuk.pdf"].title, found["anders.pdf"].title) == ("T", "anders.pdf")


def test_a_name_is_the_same_composed_and_decomposed() -> None:
    found = _described([_item("T", ("e\u0301e\u0301n.pdf",))], "één.pdf")
    assert found["één.pdf"].title == "T"


def test_of_two_files_with_one_name_the_longer_end_decides() -> None:
    items = [_item("Een", ("files/12/stuk.pdf",)), _item("Twee", ("files/13/stuk.pdf",))]
    found = _described(items, "12/stuk.pdf", "13/stuk.pdf")
    assert [metadata.title for metadata in found.values()] == ["Een", "Twee"]


def test_an_item_that_fits_two_files_belongs_to_neither_and_both_tell() -> None:
    found = _described([_item("T", ("stuk.pdf",), line=7)], "a/stuk.pdf", "b/stuk.pdf")
    for file, metadata in found.items():
        assert metadata.title == file
        assert metadata.remarks[0].startswith("a.bib (regel 7) noemt ‘stuk.pdf’, maar er zijn er 2")


def test_an_item_without_a_file_belongs_to_the_only_document_of_its_title() -> None:
    item = _item("Water, in de Polder?")
    assert _described([item], "x.txt", own_title="Water in de polder")["x.txt"].year == "2010"
    assert _described([item], "water_in-de polder.pdf")["water_in-de polder.pdf"].year == "2010"


@pytest.mark.parametrize("years", [("2010", "2011")])
def test_a_title_of_two_works_links_neither(years: tuple[str, str]) -> None:
    items = [_item("Water in de polder", year=year) for year in years]
    (found,) = _described(items, "x.txt", own_title="Water in de polder").values()
    assert found.year == ""
    assert "past op meer dan één item" in found.remarks[0]


def test_a_title_of_two_documents_links_neither() -> None:
    found = _described(
        [_item("Water in de polder")], "x.txt", "y.txt", own_title="Water in de polder"
    )
    assert [metadata.year for metadata in found.values()] == ["", ""]
    assert all(metadata.remarks for metadata in found.values())


def test_the_same_work_in_two_bibliographies_is_no_ambiguity() -> None:
    items = [_item("Water in de polder"), _item("Water in de polder", line=9)]
    (found,) = _described(items, "x.txt", own_title="Water in de polder").values()
    assert (found.year, found.remarks) == ("2010", ())


def test_one_word_is_too_little_for_a_title_to_decide() -> None:
    assert _described([_item("Inleiding")], "x.txt", own_title="Inleiding")["x.txt"].year == ""


def test_contradictory_years_are_told_and_the_first_counts() -> None:
    items = [_item("T", ("a.txt",), 1, "2010"), _item("T", ("a.txt",), 9, "2012")]
    found = _described(items, "a.txt")["a.txt"]
    assert found.year == "2010"
    assert found.remarks == (
        "de bibliografie noemt verschillende jaren: 2010 in a.bib (regel 1); "
        "2012 in a.bib (regel 9). Het eerste is gebruikt",
    )


def test_a_year_in_the_future_and_no_year_are_told() -> None:
    items = [_item("T", ("a.txt",), year="2031"), _item("T", ("b.txt",), year="")]
    found = _described(items, "a.txt", "b.txt")
    assert found["a.txt"].remarks == ("het jaar 2031 ligt in de toekomst; controleer het",)
    assert found["b.txt"].remarks == ("in a.bib (regel 1) staat geen jaar (z.j.)",)


def test_guides_that_are_about_each_other_are_no_guides() -> None:
    items = [
        _item("A", ("a.txt",), about="b.txt"),
        _item("B", ("b.txt",), about="a.txt"),
        _item("C", ("c.txt",), about="a.txt"),
        _item("D", ("d.txt",), about="d.txt"),
    ]
    found = _described(items, "a.txt", "b.txt", "c.txt", "d.txt")
    assert [metadata.about for metadata in found.values()] == ["", "", "a.txt", ""]
    assert ["kring" in " ".join(metadata.remarks) for metadata in found.values()] == [
        True, True, False, True,
    ]  # fmt: skip


_paths = st.lists(st.sampled_from(["a", "b", "stuk.pdf"]), min_size=1, max_size=3).map("/".join)


@given(st.lists(_paths, unique=True), st.lists(_paths))
def test_every_document_is_described_and_no_item_links_twice(
    files: list[str], named: list[str]
) -> None:
    items = [_item(f"Titel {n}", (name,), n) for n, name in enumerate(named, start=1)]
    found = _described(items, *files)
    assert list(found) == files
    titles = [m.title for m in found.values() if m.title.startswith("Titel")]
    assert len(titles) == len(set(titles))


WHOLE = {
    "id": "a", "type": "book", "title": "Wonen", "author": [{"family": "Wit", "given": "B."}],
    "issued": {"date-parts": [[2010, 3]]}, "publisher": "Kade", "custom": {"file": "a.txt"},
}  # fmt: skip


def _whole(line: int = 1, **more: object) -> Item:
    csl = {**WHOLE, **more}
    return Item("a.bib", line, "a", ("a.txt",), metadata_of(csl, ""), csl)


def _csl(items: list[Item], edit: Edit | None = None) -> dict[str, object]:
    edits = {"a.txt": edit} if edit else {}
    described = describe(items, edits, [Known("a.txt", "", Metadata())], YEAR)
    return dict(described["a.txt"].csl)


def test_a_document_keeps_all_that_its_items_say_of_the_first_that_says_it() -> None:
    later = _whole(9, publisher="Anders", DOI="10.1/x", odd={"deep": []}, editor=[{"family": "B"}])
    told = {name: value for name, value in WHOLE.items() if name != "custom"}
    assert _csl([_whole(), later]) == {**told, "DOI": "10.1/x"}


def test_what_cannot_be_written_is_no_part_of_what_is_kept() -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    kept = _csl([_whole(note=deep, title="Wonen\ud800", volume=3, issue=True, x="y")])
    assert (kept["title"], kept["volume"]) == ("Wonen", "3")
    assert not {"note", "issue", "x"} & kept.keys()


def test_an_edit_changes_one_field_and_keeps_given_names_and_months() -> None:
    assert _csl([_whole()], Edit(year="2010", authors=("Wit",)))["issued"] == WHOLE["issued"]
    edited = _csl([_whole()], Edit(year="2011", authors=("Bos", "Wit", "Raad voor Wonen")))
    assert edited["issued"] == {"date-parts": [[2011]]}
    assert edited["author"] == [
        {"family": "Bos"},
        {"family": "Wit", "given": "B."},
        {"literal": "Raad voor Wonen"},
    ]
    assert edited["publisher"] == "Kade"


def test_others_stay_others_when_the_authors_are_edited() -> None:
    item = _whole(custom={"others": True})
    assert item.metadata.authors == ("Wit", "anderen")
    assert _csl([item], Edit(authors=("Bos", "anderen")))["custom"] == {"others": True}
    assert _csl([item], Edit(authors=("Bos",)))["custom"] == {}


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Water in de polder: een verkenning", "Water in de polder"),
        ("Water in de polder", "Water in de polder. Een verkenning"),
    ],
)
def test_an_item_that_differs_by_a_subtitle_only_is_linked_and_that_is_told(
    title: str, own: str
) -> None:
    found = _described([_item(title)], "x.txt", own_title=own)["x.txt"]
    assert (found.title, found.year) == (title, "2010")
    assert found.remarks[0].startswith("de gegevens komen uit a.bib (regel 1): de titel is gelijk")


@pytest.mark.parametrize(
    ("titles", "own", "year"),
    [
        (["Jaarverslag van Ede: 2014"], "Jaarverslag van Ede: 2015", ""),
        (["Jaarverslag: 2014"], "Jaarverslag", ""),
        (["Verslag van Ede: deel een", "Verslag van Ede: deel twee"], "Verslag van Ede", ""),
        (["Verslag van Ede: deel een"], "Verslag van Ede", "2012"),
    ],
)
def test_a_subtitle_too_many_a_short_title_or_another_year_links_nothing(
    titles: list[str], own: str, year: str
) -> None:
    known = Known("x.txt", own, Metadata(year=year))
    found = describe([_item(title) for title in titles], {}, [known], YEAR)["x.txt"]
    assert (found.title, found.year, found.csl) == (own, year, {})
