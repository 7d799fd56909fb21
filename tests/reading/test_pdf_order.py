from typing import Any

import pytest

from pipeline.types import SourceText
from tests.helpers import read_bytes
from tests.reading.pdfs import drawn, put, running_text


def _lines(source: SourceText) -> list[str]:
    return [line.span.of(source.text) for line in source.lines if line.pieces]


def _regions(source: SourceText) -> list[list[str]]:
    """The lines of each region, in order."""
    regions: dict[tuple[int | None, int | None], list[str]] = {}
    for line in source.lines:
        if line.pieces:
            regions.setdefault((line.page, line.region), []).append(line.span.of(source.text))
    return list(regions.values())


_LEFT, _RIGHT = running_text("Links", 250), running_text("Rechts", 250)


def _two_columns(canvas: Any) -> None:
    put(canvas, ["Een titel die over de beide kolommen van de pagina heen loopt"], 60, 780, 16)
    put(canvas, _LEFT, 60, 740)
    put(canvas, _RIGHT, 310, 740)
    put(canvas, ["Voetregel over de pagina"], 60, 30, 8)


def test_columns_are_read_one_after_the_other_under_their_title() -> None:
    title, *columns, foot = _regions(read_bytes(drawn(_two_columns), ".pdf"))
    assert title == ["Een titel die over de beide kolommen van de pagina heen loopt"]
    assert columns == [_LEFT, _RIGHT]
    assert foot == ["Voetregel over de pagina"]


def test_columns_that_the_file_draws_line_by_line_are_columns_all_the_same() -> None:
    def draw(canvas: Any) -> None:
        for number, (left, right) in enumerate(zip(_LEFT, _RIGHT, strict=False)):
            put(canvas, [left], 60, 740 - 12 * number)
            put(canvas, [right], 310, 740 - 12 * number)

    shorter = min(len(_LEFT), len(_RIGHT))
    assert _regions(read_bytes(drawn(draw), ".pdf")) == [_LEFT[:shorter], _RIGHT[:shorter]]


@pytest.mark.parametrize("number", [3, 4])
def test_more_columns_are_read_from_left_to_right(number: int) -> None:
    width = 520 / number - 16
    columns = [running_text(f"Kolom{n}", 160, width, 8) for n in range(number)]

    def draw(canvas: Any) -> None:
        put(canvas, ["Een brede titel boven alle kolommen, die ver genoeg doorloopt"], 40, 790, 16)
        for place, column in enumerate(columns):
            put(canvas, column, 40 + place * 520 / number, 760, 8)

    assert _regions(read_bytes(drawn(draw), ".pdf"))[1:] == columns


def test_a_short_heading_between_columns_parts_what_stands_above_and_below() -> None:
    parts = [[running_text(f"{band}{column}", 120) for column in "ab"] for band in ("Een", "Twee")]

    def draw(canvas: Any) -> None:
        for top, heading, (left, right) in zip(
            (760, 420), ("Kop een", "Kop twee"), parts, strict=True
        ):
            put(canvas, [heading], 60, top, 14)
            put(canvas, left, 60, top - 24)
            put(canvas, right, 310, top - 24)

    found = _regions(read_bytes(drawn(draw), ".pdf"))
    assert found == [["Kop een"], *parts[0], ["Kop twee"], *parts[1]]


def test_a_sidebar_does_not_interrupt_the_text_that_runs_around_it() -> None:
    above, below = running_text("Boven", 120, 470), running_text("Onder", 120, 470)
    beside, box = running_text("Naast", 100, 300), running_text("Kader", 60, 145, 9)

    def draw(canvas: Any) -> None:
        put(canvas, above, 60, 760)
        put(canvas, beside, 60, 640)
        put(canvas, below, 60, 440)
        canvas.rect(375, 480, 160, 180)
        put(canvas, box, 382, 640, 9)

    assert _lines(read_bytes(drawn(draw), ".pdf")) == [*above, *beside, *below, *box]


def test_text_drawn_out_of_order_is_read_from_top_to_bottom() -> None:
    lines = running_text("Begin", 150, 470)

    def draw(canvas: Any) -> None:
        for number in sorted(range(len(lines)), key=lambda n: n * 7 % len(lines)):
            put(canvas, [lines[number]], 60, 740 - 12 * number)

    assert _lines(read_bytes(drawn(draw), ".pdf")) == lines


def test_a_foot_that_is_drawn_first_is_read_last() -> None:
    lines = running_text("Begin", 150, 470)

    def draw(canvas: Any) -> None:
        put(canvas, ["Bladzijde 3 van dit rapport"], 60, 30, 8)
        put(canvas, lines, 60, 740)

    assert _lines(read_bytes(drawn(draw), ".pdf")) == [*lines, "Bladzijde 3 van dit rapport"]


def test_labels_beside_paragraphs_are_no_column() -> None:
    paragraphs = [running_text(f"Alinea{n}", 70, 330) for n in range(4)]

    def draw(canvas: Any) -> None:
        top = 760.0
        for number, paragraph in enumerate(paragraphs):
            put(canvas, [f"{number + 1}."], 180, top)
            top = put(canvas, paragraph, 200, top) - 14

    lines = _lines(read_bytes(drawn(draw), ".pdf"))
    assert [line for line in lines if line.startswith("2.")] == [f"2. {paragraphs[1][0]}"]
    assert [line.removeprefix("1. ") for line in lines[: len(paragraphs[0])]] == paragraphs[0]


def test_turned_text_stands_apart_at_the_end() -> None:
    lines = running_text("Begin", 200, 440)

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(40, 300)
        canvas.rotate(90)
        put(canvas, ["Gedrukt in de marge"], 0, 0, 9)
        canvas.restoreState()
        put(canvas, lines, 80, 740)
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        put(canvas, ["CONCEPT"], 0, 0, 60)
        canvas.restoreState()

    source = read_bytes(drawn(draw), ".pdf")
    assert _regions(source) == [lines, ["Gedrukt in de marge"], ["CONCEPT"]]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turns: int) -> None:
    lines = running_text("Begin", 100, 470)
    # reportlab swaps the sides of a page that lies on its side
    corner = {90: (842, 0, 90), 180: (595, 842, 180), 270: (0, 595, 270)}[turns]

    def draw(canvas: Any) -> None:
        canvas.setPageRotation(turns)
        canvas.translate(corner[0], corner[1])
        canvas.rotate(corner[2])
        put(canvas, lines, 60, 500)

    source = read_bytes(drawn(draw), ".pdf")
    assert _lines(source) == lines
    first = source.lines[0].box
    assert first
    assert (59, 495) <= (first.left, first.bottom) < (63, 501)
