import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.structure import structure
from pipeline.types import Line, SourceText
from tests.helpers import read_bytes
from tests.reading.pdfs import Pdf, Text, column, drawn, put, running_text


def _lines(source: SourceText) -> list[Line]:
    return [line for line in source.lines if line.pieces]


def _texts(source: SourceText) -> list[str]:
    return [line.span.of(source.text) for line in _lines(source)]


def _raised(source: SourceText) -> list[str]:
    return [span.of(source.text) for line in source.lines for span in line.raised]


def test_word_spaces_are_restored_where_the_file_has_none() -> None:
    words = "De raad besloot in maart over het plan".split()

    def draw(canvas: Any) -> None:
        left = 60.0
        for word in words:
            put(canvas, [word], left, 700)
            left += stringWidth(word, "Helvetica", 10) + 2.5

    assert _texts(read_bytes(drawn(draw), ".pdf")) == [" ".join(words)]


@pytest.mark.parametrize("spacing", [2.5, 4, 6])
def test_a_letterspaced_heading_is_words(spacing: float) -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(60, 740)
        text.setFont("Helvetica", 12)
        text.setCharSpace(spacing)
        text.textLine("INLEIDING EN DOEL")
        canvas.drawText(text)
        put(canvas, running_text("Begin", 60, 470), 60, 700)

    assert _texts(read_bytes(drawn(draw), ".pdf"))[0] == "INLEIDING EN DOEL"


def test_a_heading_with_spaces_between_its_letters_is_words() -> None:
    source = read_bytes(drawn(lambda c: put(c, ["H O O F D S T U K   E E N"], 60, 740)), ".pdf")
    assert _texts(source) == ["HOOFDSTUK EEN"]


def _with_marks(canvas: Any) -> None:
    before, formula = "De raad besloot dit in maart", "en de uitstoot van CO"
    left = 60 + stringWidth(before, "Helvetica", 10)
    put(canvas, [before], 60, 700)
    put(canvas, ["12"], left, 704, 6)
    put(canvas, [formula], left + 9, 700)
    left += 9 + stringWidth(formula, "Helvetica", 10)
    put(canvas, ["2"], left, 698, 6)
    put(canvas, ["daalde."], left + 6, 700)


def test_raised_marks_are_known_and_lowered_figures_are_none() -> None:
    source = read_bytes(drawn(_with_marks), ".pdf")
    assert _texts(source) == ["De raad besloot dit in maart12 en de uitstoot van CO2 daalde."]
    assert _raised(source) == ["12"]


@pytest.mark.parametrize("mark", ["¹", "²", "³"])
def test_a_superscript_character_is_raised(mark: str) -> None:
    source = read_bytes(drawn(lambda c: put(c, [f"De raad besloot dit{mark}."], 60, 700)), ".pdf")
    assert _raised(source) == [mark]


def test_a_line_has_the_size_and_weight_of_its_type() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, ["Een kop"], 60, 760, 14, "Helvetica-Bold")
        canvas.saveState()
        canvas.scale(2, 2)
        put(canvas, ["Vergroot door de pagina"], 30, 340, 5)
        canvas.restoreState()

    first, second = _lines(read_bytes(drawn(draw), ".pdf"))
    assert (first.size, first.bold) == (14.0, True)
    assert (second.size, second.bold) == (10.0, False)


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    def draw(canvas: Any) -> None:
        for shift in (0, 0.3, 0.6):
            put(canvas, ["Vette kop: alle balllonnen"], 60 + shift, 740, 14)

    assert _texts(read_bytes(drawn(draw), ".pdf")) == ["Vette kop: alle balllonnen"]


def test_text_beside_the_page_is_left_out() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, ["Snijteken"], -200, 700)
        put(canvas, ["Op de pagina."], 60, 700)
        put(canvas, ["Boven de pagina"], 60, 900)

    assert _texts(read_bytes(drawn(draw), ".pdf")) == ["Op de pagina."]


def test_a_ligature_that_stands_for_two_letters_is_two_letters() -> None:
    """The font has a glyph for «fi» and says that it means both letters."""
    mapping = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange "
        b"<00> <ff> endcodespacerange 2 beginbfchar <66> <00660069> <67> <00660066> endbfchar "
        b"endcmap end end"
    )
    pdf = Pdf([[Text("over fnancien en sgen")]]).to_bytes()
    font = b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    pdf = pdf.replace(font, font + b" /ToUnicode 7 0 R", 1)
    stream = b"7 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(mapping), mapping)
    pdf = pdf.replace(b"10 0 obj", stream + b"10 0 obj", 1)
    pdf = re.sub(rb"xref.*", b"trailer << /Size 20 /Root 1 0 R >>", pdf, flags=re.S)
    assert _texts(read_bytes(pdf, ".pdf")) == ["over financien en sffen"]


def test_a_hyphen_at_a_line_end_is_a_hyphen() -> None:
    lines = ["Het plan gaat over samen-", "werking in de wijk en over regen-", "en rioolwater."]
    source = read_bytes(Pdf([column(lines)]).to_bytes(), ".pdf")
    assert _texts(source) == lines


def test_a_word_broken_over_a_column_is_joined() -> None:
    left, right = running_text("Links", 150), running_text("werking", 150)

    def draw(canvas: Any) -> None:
        put(canvas, [*left, "en zo kwam in deze wijk een samen-"], 60, 740)
        put(canvas, right, 310, 740)

    document = structure(read_bytes(drawn(draw), ".pdf"), "rapport.pdf")
    assert "een samenwerking" in document.text


def test_fonts_that_do_not_tell_their_characters_are_reported() -> None:
    mapping = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange "
        b"<00> <ff> endcodespacerange 1 beginbfrange <21> <7e> <e021> endbfrange endcmap end end"
    )
    pdf = Pdf([[Text("Deze letters staan nergens bekend in dit lettertype.")]]).to_bytes()
    font = b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    pdf = pdf.replace(font, font + b" /ToUnicode 7 0 R", 1)
    stream = b"7 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(mapping), mapping)
    pdf = pdf.replace(b"10 0 obj", stream + b"10 0 obj", 1)
    pdf = pdf.replace(b"(Deze", b"(De tekst) Tj /F4 11 Tf (Zie) Tj /F3 11 Tf (Deze", 1)
    pdf = re.sub(rb"xref.*", b"trailer << /Size 20 /Root 1 0 R >>", pdf, flags=re.S)
    source = read_bytes(pdf, ".pdf")
    assert any("lettertype" in remark and "pagina 1" in remark for remark in source.remarks)


_WORD = st.text("abcdefghijklmnopqrstuvwxyzABCÉéëïö0123456789,.;()'", min_size=1, max_size=9)


@given(st.lists(st.lists(_WORD, min_size=1, max_size=8), min_size=1, max_size=12))
def test_every_character_has_its_box_on_its_line(rows: list[list[str]]) -> None:
    lines = [f"zin {' '.join(row)}" for row in rows]
    source = read_bytes(drawn(lambda c: put(c, lines, 60, 760)), ".pdf")
    assert _texts(source) == lines
    assert source.boxes.shape == (len(source.text), 4)
    for line in _lines(source):
        boxes = source.boxes[line.span.start : line.span.end]
        assert line.box
        assert np.all(boxes[:, 0] >= line.box.left - 0.2)
        assert np.all(boxes[:, 2] <= line.box.right + 0.2)
        assert np.all(np.diff(boxes[:, 0]) > -5)
