"""Furniture of pages with a layout, and the labels that are printed in it."""

import pytest

from pipeline.structure import structure
from pipeline.types import BlockKind, Document, Hint, Span
from tests.structure.layouts import Set, column, laid_out, prose, source_of


def _pages(heads: list[str], feet: list[str], body_size: float = 10.0) -> list[list[Set]]:
    """Pages with their own text between a head and a foot; an empty one is left out."""
    return [
        [
            *([Set(head, 800, size=8)] if head else []),
            *column(prose(number), 740, size=body_size),
            *([Set(foot, 50, size=8)] if foot else []),
        ]
        for number, (head, foot) in enumerate(zip(heads, feet, strict=True))
    ]


def _left_out(document: Document, pages: list[list[Set]]) -> list[str]:
    text = source_of(pages).text
    return [span.of(text) for span in document.furniture]


def _assert_all_out(pages: list[list[Set]], furniture: list[str]) -> None:
    document = laid_out(pages)
    assert sorted(_left_out(document, pages)) == sorted(filter(None, furniture))
    for number in range(len(pages)):
        assert prose(number)[2] in document.text


@pytest.mark.parametrize(
    "foot", ["#", "- # -", "PBL | #", "# | Water in de stad", "Pagina # van 6", "#/6", "blz. #"]
)
def test_page_numbers_go_in_whatever_form(foot: str) -> None:
    feet = [foot.replace("#", str(number + 1)) for number in range(6)]
    _assert_all_out(_pages([""] * 6, feet), feet)


def test_left_and_right_pages_may_differ() -> None:
    feet = [f"{n} | Water in de stad" if n % 2 else f"Ministerie | {n}" for n in range(3, 11)]
    _assert_all_out(_pages([""] * 8, feet), feet)


def test_heads_that_carry_the_chapter_go_too() -> None:
    heads = ["", *["1 Het water"] * 3, *["2 De droogte en de dijken"] * 2, "3 Slot"]
    pages = _pages(heads, [str(number) for number in range(1, 8)])
    pages[0].insert(0, Set("3 Slot", 760, size=16, bold=True))
    document = laid_out(pages)
    assert [section.title for section in document.sections[1:]] == ["Slot"]
    assert document.text.count("De droogte") == 0


def test_two_lines_at_the_foot_go() -> None:
    pages = _pages([""] * 4, ["Gemeente Delft, afdeling water"] * 4)
    pages = [[*page, Set(str(n + 1), 38, size=8)] for n, page in enumerate(pages)]
    assert len(laid_out(pages).furniture) == 8


def test_a_letter_of_two_pages_loses_its_page_numbers() -> None:
    feet = ["Pagina 1 van 2", "Pagina 2 van 2"]
    _assert_all_out(_pages(["Gemeente Delft", ""], feet), feet)


def test_a_first_page_may_be_different() -> None:
    heads = ["", "Water", "Water", "Water", "Water"]
    _assert_all_out(_pages(heads, ["Concept", "2", "3", "4", "5"]), [*heads, "2", "3", "4", "5"])


def test_a_heading_at_the_top_of_its_page_is_text() -> None:
    pages = _pages([""] * 5, [str(number) for number in range(1, 6)])
    for number, page in enumerate(pages):
        page.insert(0, Set(f"Bijlage {number + 1}", 790, size=14, bold=True))
    document = laid_out(pages)
    assert [section.title for section in document.sections[1:]] == [
        f"Bijlage {number}" for number in range(1, 6)
    ]


def test_a_sentence_near_the_edge_is_text() -> None:
    pages = _pages(["Rapport"] * 4, ["1", "2", "3", "4"])
    for number, page in enumerate(pages):
        page.insert(1, Set(f"{'abcd'[number]} is een zin die alleen hier staat.", 786, size=8))
    document = laid_out(pages)
    assert document.text.count("is een zin die alleen hier staat.") == 4


def test_numbers_that_do_not_count_with_the_pages_are_text() -> None:
    pages = _pages([""] * 4, ["12", "7", "90", "3"])
    assert laid_out(pages).furniture == ()


def test_a_heading_that_the_reader_saw_in_the_running_head_goes_to_its_place() -> None:
    pages = _pages(["Het water"] * 4, ["1", "2", "3", "4"])
    hint = Hint(BlockKind.HEADING, 0, 1)
    pages[1][0] = Set("Het water", 800, size=8, hint=hint)
    pages[1].insert(1, Set("Het water", 770, size=10))
    document = laid_out(pages)
    assert [section.title for section in document.sections[1:]] == ["Het water"]
    assert document.text.count("Het water") == 1


def test_printed_numbers_become_labels() -> None:
    pages = _pages([""] * 8, ["", "ii", "iii", "iv", "", "2", "3", "4"])
    assert [page.label for page in laid_out(pages).pages] == [
        *("i", "ii", "iii", "iv"),
        *("1", "2", "3", "4"),
    ]


def test_pages_without_a_number_get_theirs_from_their_neighbours() -> None:
    pages = _pages([""] * 7, ["", "", "7", "8", "", "10", ""])
    labels = [page.label for page in laid_out(pages).pages]
    assert labels == ["5", "6", "7", "8", "9", "10", "11"]


def test_a_page_before_number_one_has_its_place_in_brackets() -> None:
    pages = _pages([""] * 6, ["", "", "1", "2", "3", "4"])
    labels = [page.label for page in laid_out(pages).pages]
    assert labels == ["[1]", "[2]", "1", "2", "3", "4"]


def test_labels_of_the_file_itself_stay() -> None:
    source = source_of(_pages([""] * 4, ["7", "8", "9", "10"]))
    from dataclasses import replace

    named = tuple(replace(page, label=f"A{page.index}") for page in source.pages)
    document = structure(replace(source, pages=named), "rapport.pdf")
    assert [page.label for page in document.pages] == ["A0", "A1", "A2", "A3"]


def test_a_sentence_over_a_page_has_both_labels() -> None:
    from pipeline.quoting import locate

    pages = _pages([""] * 3, ["11", "12", "13"])
    pages[0][-2] = Set("en zo loopt deze zin", pages[0][-2].top)
    pages[1][0] = Set("door op het volgende blad.", pages[1][0].top)
    document = laid_out(pages)
    start = document.text.index("deze zin")
    span = Span(start, document.text.index("volgende blad") + 5)
    assert locate(document, span).pages == ("11", "12")
