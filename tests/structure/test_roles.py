"""Tables of contents, captions, tables, reference lists and lists in a layout."""

import pytest

from pipeline.types import BlockKind, Hint
from tests.helpers import block_texts, headings_of, items_of, outline_of, passages_of
from tests.structure.layouts import Set, column, laid_out, prose


def _entry(title: str, page: str, top: float, left: float = 70.0) -> Set:
    return Set(f"{title} {'.' * (60 - len(title))} {page}", top, left)


def _report(contents: list[Set]) -> list[list[Set]]:
    """Contents on the first page, then chapters whose type is that of the text."""
    chapters = [
        [Set("1 Het water", 770), *column(prose(1)), Set("1.1 Regen", 600), *column(prose(2), 580)],
        [Set("2 De droogte en", 770), Set("de dijken", 757), *column(prose(3))],
        [Set("Bijlage A", 770), *column(prose(4))],
    ]
    return [[Set("Inhoud", 780, size=14, bold=True), *contents], *chapters]


_DOTTED = [
    _entry("1 Het water", "2", 740),
    _entry("1.1 Regen", "2", 727, 90),
    Set("2 De droogte en", 714),
    _entry("de dijken", "3", 701),
    _entry("Bijlage A", "4", 688),
]


def test_the_lines_of_a_table_of_contents_are_no_text() -> None:
    document = laid_out(_report(_DOTTED))
    assert len(block_texts(document, BlockKind.CONTENTS)) == 4
    assert not any("...." in p.span.of(document.text) for p in passages_of(document))


def test_the_table_of_contents_knows_the_headings() -> None:
    document = laid_out(_report(_DOTTED))
    assert headings_of(document) == [
        *((None, "Inhoud", 1), ("1", "Het water", 1), ("1.1", "Regen", 2)),
        *(("2", "De droogte en de dijken", 1), (None, "Bijlage A", 1)),
    ]


def test_titles_and_their_page_numbers_may_stand_apart() -> None:
    apart = []
    for title, page, top in (
        ("1 Het water", "2", 740),
        ("1.1 Regen", "2", 727),
        ("Bijlage A", "4", 714),
    ):
        apart += [Set(title, top), Set(page, top, 500, region=1)]
    document = laid_out(_report(apart))
    assert len(block_texts(document, BlockKind.CONTENTS)) == 3
    assert ("1.1", "Regen") in outline_of(document)


def test_a_number_that_the_heading_lacks_comes_from_the_contents() -> None:
    pages = _report(
        [_entry("1 Het water", "2", 740), _entry("2 Slot", "3", 727), _entry("3 Zee", "4", 714)]
    )
    pages[1][0] = Set("Het water", 770, size=14)
    assert outline_of(laid_out(pages))[1] == ("1", "Het water")


def test_a_page_of_figures_is_no_table_of_contents() -> None:
    lines = ["In de stad wonen 12", "mensen, en elk jaar komen er 3", "bij, zo rekent men tot 2030"]
    document = laid_out([column([*lines, *prose(1)])])
    assert block_texts(document, BlockKind.CONTENTS) == []


def test_captions_stand_apart_and_the_text_runs_on() -> None:
    page = [
        *column(["Deze zin wordt door een figuur onderbroken, en die staat er midden in, zo dat"]),
        Set("Figuur 3.1 Regen in de stad", 600, size=8, bold=True),
        Set("Bron: gemeente Delft", 400, size=8),
        *column(["hij pas daaronder verder gaat."], 370),
    ]
    document = laid_out([page])
    assert block_texts(document, BlockKind.CAPTION) == [
        "Figuur 3.1 Regen in de stad",
        "Bron: gemeente Delft",
    ]
    assert "midden in, zo dat hij pas daaronder verder gaat." in document.text


@pytest.mark.parametrize(
    "line",
    ["Figuur 3.1 laat zien dat het regent.", "Tabel 2 toont dit.", "Bronnen zijn er genoeg."],
)
def test_a_sentence_about_a_figure_is_text(line: str) -> None:
    document = laid_out([column([line, *prose(1)])])
    assert block_texts(document, BlockKind.CAPTION) == []


def test_the_cells_of_a_table_stand_in_rows() -> None:
    cells = {(0, 0): "Jaar", (0, 1): "Aantal", (1, 0): "2019", (1, 1): "twaalf", (2, 1): "dertien"}
    table = [
        Set(words, 600 - 13.0 * row, 70 + 100.0 * at, hint=Hint(BlockKind.TABLE, 5, cell=(row, at)))
        for (row, at), words in cells.items()
    ]
    document = laid_out([[*column(prose(1)), *table, *column(prose(2), 500)]])
    (table_text,) = block_texts(document, BlockKind.TABLE)
    assert table_text == "Jaar\tAantal\n2019\ttwaalf\n\tdertien"
    assert not any("twaalf" in p.span.of(document.text) for p in passages_of(document))


_WORKS = [
    "Jansen, A. (2019). Het water in de stad en wat daarvan te zeggen is. Delft: De",
    "Dijk.",
    "Berg, B. van den, & C. de Vries (2020a), ‘Droogte’, Tijdschrift voor Water 12(3),",
    "p. 4-19.",
    "Ministerie van Water (2021). Brief aan de Kamer. Kenmerk 2021/44. Den Haag.",
    "CBS, 2018. Regen in cijfers. https://www.example.org/regen/in/de/stad/en/daar-",
    "buiten",
]


@pytest.mark.parametrize("indent", [0.0, 20.0])
@pytest.mark.parametrize("title", ["Literatuur", "Geraadpleegde literatuur", "5 Bronnen"])
def test_each_work_of_a_reference_list_is_one_block(title: str, indent: float) -> None:
    hangs = (1, 3, 6)
    lines = [
        Set(words, 700 - 13.0 * place, 70 + indent * (place in hangs))
        for place, words in enumerate(_WORKS)
    ]
    pages = [column(prose(1)), [Set(title, 770, size=14, bold=True), *lines]]
    document = laid_out(pages)
    works = block_texts(document, BlockKind.REFERENCE)
    assert [work.split()[0] for work in works] == ["Jansen,", "Berg,", "Ministerie", "CBS,"]
    assert works[1].endswith("12(3), p. 4-19.")
    assert not any("Jansen" in p.span.of(document.text) for p in passages_of(document))


def test_text_under_such_a_title_stays_text() -> None:
    pages = [column(prose(1)), [Set("Bronnen", 770, size=14, bold=True), *column(prose(2))]]
    assert block_texts(laid_out(pages), BlockKind.REFERENCE) == []


def test_what_follows_a_hanging_list_is_no_part_of_it() -> None:
    lines = [
        Set("• Dit eerste punt is zo lang dat het niet op een enkele regel past en dus", 700),
        Set("doorloopt", 687, 80),
        Set("• Nog een punt, net zo lang als het vorige en ook zonder punt aan het eind", 674),
        Set("erbij", 661, 80),
        Set("Hier gaat de gewone tekst weer verder, zoals hij voor de lijst al liep.", 648),
    ]
    document = laid_out([[*column(prose(1), 780), *lines]])
    assert [words.split()[-1] for _, words in items_of(document)] == ["doorloopt", "erbij"]


def test_roman_figures_are_marks_where_the_list_goes_on() -> None:
    lines = ["I. Een eerste punt van de lijst", "II. Een tweede punt van de lijst", "III. Klaar"]
    assert [label for label, _ in items_of(laid_out([column([*prose(1), "", *lines])]))] == [
        *("I", "II", "III")
    ]
    alone = laid_out([column(["I. Jansen heeft dit geschreven.", *prose(1)])])
    assert items_of(alone) == []


def test_lines_that_break_off_are_lines_of_their_own() -> None:
    lines = ["Gemeente Delft, afdeling Water en Groen", "Postbus 1", "Delft", "", *prose(1)]
    assert block_texts(laid_out([column(lines)]))[:3] == lines[:3]


def test_headings_have_levels_by_number_and_by_type() -> None:
    page = [
        Set("1", 790, size=18),
        Set("Het water", 760, size=18),
        *column(prose(1), 735),
        Set("1.1 Regen", 630, size=13, bold=True),
        *column(prose(2), 610),
        Set("Neerslag", 505, size=13, bold=True),
        *column(prose(3), 490),
        Set("Meten", 385, bold=True),
        *column(prose(4), 370),
    ]
    assert headings_of(laid_out([page])) == [
        *(("1", "Het water", 1), ("1.1", "Regen", 2), (None, "Neerslag", 2), (None, "Meten", 3))
    ]


def test_chapters_may_count_in_roman_figures_or_letters() -> None:
    titles = ["I Inleiding", "II Het water", "A. Regen", "B. Riool"]
    pages = [
        [Set(t, 770, size=14 - 2.0 * (n > 1), bold=True), *column(prose(n))]
        for n, t in enumerate(titles)
    ]
    assert headings_of(laid_out(pages)) == [
        *(("I", "Inleiding", 1), ("II", "Het water", 1), ("A", "Regen", 2), ("B", "Riool", 2))
    ]


def test_a_bold_label_before_a_value_is_no_heading() -> None:
    page = [Set("Datum", 780, bold=True), Set("3 mei 2019", 767), *column(prose(1), 700)]
    assert outline_of(laid_out([page])) == []
