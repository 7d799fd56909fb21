from collections.abc import Sequence
from typing import Any

from pipeline.structure import structure
from pipeline.types import BlockKind, SourceText
from tests.helpers import read_bytes
from tests.reading.pdfs import drawn, put, running_text

_ROWS = [
    ("Wijk", "Bewoners", "Oordeel"),
    ("Noord", "1.200", "tevreden met de wijk"),
    ("Zuid", "1.310", "ontevreden"),
    ("Oost", "402", "tevreden"),
]
_PLACES = (60, 200, 330)
_BEFORE, _AFTER = running_text("Vooraf", 60, 470), running_text("Daarna", 60, 470)


def _cells(source: SourceText) -> dict[tuple[int, int], list[str]]:
    cells: dict[tuple[int, int], list[str]] = {}
    for line in source.lines:
        if line.hint and line.hint.cell:
            cells.setdefault(line.hint.cell, []).append(line.span.of(source.text))
    return cells


def _free(source: SourceText) -> list[str]:
    return [line.span.of(source.text) for line in source.lines if line.pieces and not line.hint]


def _expected(rows: Sequence[tuple[str, ...]]) -> dict[tuple[int, int], list[str]]:
    return {(r, c): [text] for r, row in enumerate(rows) for c, text in enumerate(row)}


def _page(canvas: Any, rows: Sequence[tuple[str, ...]]) -> None:
    put(canvas, _BEFORE, 60, 780)
    for number, row in enumerate(rows):
        for left, text in zip(_PLACES, row, strict=False):
            put(canvas, [text], left + 3, 700 - 15 * number)
    put(canvas, _AFTER, 60, 600)


def _assert_is_table(content: bytes) -> None:
    source = read_bytes(content, ".pdf")
    assert _cells(source) == _expected(_ROWS)
    assert _free(source) == [*_BEFORE, *_AFTER]
    assert len({line.hint.block for line in source.lines if line.hint}) == 1


def test_a_table_with_lines_all_around_has_its_cells() -> None:
    def draw(canvas: Any) -> None:
        _page(canvas, _ROWS)
        canvas.grid((60, 200, 330, 500), [712 - 15 * n for n in range(5)])

    _assert_is_table(drawn(draw))


def test_a_table_with_lines_above_and_below_has_its_cells() -> None:
    def draw(canvas: Any) -> None:
        _page(canvas, _ROWS)
        for height in (712, 697, 652):
            canvas.line(60, height, 500, height)

    _assert_is_table(drawn(draw))


def test_a_table_with_shaded_rows_has_its_cells() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0.9)
        for number in (0, 2):
            canvas.rect(60, 697 - 15 * number, 440, 15, stroke=0, fill=1)
        canvas.setFillGray(0)
        _page(canvas, _ROWS)

    _assert_is_table(drawn(draw))


def test_a_table_of_short_aligned_cells_needs_no_lines() -> None:
    _assert_is_table(drawn(lambda canvas: _page(canvas, _ROWS)))


def test_several_lines_of_one_cell_share_its_place() -> None:
    def draw(canvas: Any) -> None:
        canvas.grid((60, 200, 500), (700, 660, 620, 580))
        for row, top in enumerate((688, 648, 608)):
            put(canvas, [f"Maatregel {row}", "in de wijk"], 63, top)
            put(canvas, [f"Het college maakt plan {row}", "en legt het voor aan de raad"], 203, top)

    cells = _cells(read_bytes(drawn(draw), ".pdf"))
    assert cells[0, 0] == ["Maatregel 0", "in de wijk"]
    assert cells[2, 1] == ["Het college maakt plan 2", "en legt het voor aan de raad"]
    assert len(cells) == 6


def test_the_words_of_a_table_are_no_paragraph() -> None:
    document = structure(
        read_bytes(drawn(lambda canvas: _page(canvas, _ROWS)), ".pdf"), "rapport.pdf"
    )
    kinds = {b.kind for b in document.blocks if "ontevreden" in b.span.of(document.text)}
    assert kinds == {BlockKind.TABLE}


def _no_table(draw: Any) -> None:
    source = read_bytes(drawn(draw), ".pdf")
    assert source.text.strip()
    assert _cells(source) == {}


def test_columns_of_running_text_are_no_table() -> None:
    def draw(canvas: Any) -> None:
        canvas.line(60, 790, 535, 790)
        for left, first in ((60, "Links"), (310, "Rechts")):
            put(canvas, running_text(first, 200), left, 760)
        canvas.line(60, 700, 535, 700)
        canvas.line(60, 60, 535, 60)

    _no_table(draw)


def test_columns_drawn_line_by_line_are_no_table() -> None:
    columns = [running_text(first, 200) for first in ("Links", "Rechts")]

    def draw(canvas: Any) -> None:
        for number, lines in enumerate(zip(*columns, strict=False)):
            for left, line in zip((60, 310), lines, strict=True):
                put(canvas, [line], left, 740 - 12 * number)

    _no_table(draw)


def test_a_table_of_contents_is_no_table() -> None:
    titles = ["Aanleiding", "Opzet van het onderzoek", "Resultaten", "Conclusie", "Bijlagen"]

    def draw(canvas: Any) -> None:
        for number, title in enumerate(titles):
            put(canvas, [f"{number + 1}"], 60, 760 - 14 * number)
            put(canvas, [title], 80, 760 - 14 * number)
            canvas.drawRightString(530, 760 - 14 * number, str(3 + 4 * number))

    _no_table(draw)


def test_lists_are_no_table() -> None:
    def draw(canvas: Any) -> None:
        top = 760.0
        for number in range(6):
            put(canvas, [f"{number + 1}."], 60, top)
            top = put(canvas, running_text("Punt", 40, 430), 90, top) - 3
        for _ in range(5):
            put(canvas, ["•"], 60, top)
            top = put(canvas, ["kort punt over water"], 90, top)

    _no_table(draw)


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Any) -> None:
        canvas.rect(50, 500, 490, 280)
        canvas.line(50, 740, 540, 740)
        put(canvas, ["Kader 1 Wat eraan voorafging"], 60, 755)
        put(canvas, running_text("Kader", 150, 470), 60, 720)

    _no_table(draw)


def test_the_head_of_a_letter_is_no_table() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, ["Gemeente Zomerdam", "Postbus 12", "1234 AB Zomerdam"], 60, 780)
        for left, label, value in (
            (60, "Datum", "3 maart 2021"),
            (220, "Ons kenmerk", "ZD-2021-44"),
            (400, "Behandeld door", "J. de Boer"),
        ):
            put(canvas, [label, value], left, 700)
        put(canvas, running_text("Geachte", 150, 470), 60, 640)

    _no_table(draw)


def test_references_are_no_table() -> None:
    def draw(canvas: Any) -> None:
        top = 760.0
        for number in range(8):
            put(canvas, [f"[{number + 1}]"], 60, top)
            top = put(canvas, running_text("Jansen,", 25, 430), 90, top)

    _no_table(draw)
