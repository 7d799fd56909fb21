from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from pipeline.errors import EmptyFile
from pipeline.reading.pdf import read_pdf
from pipeline.types import SourceText
from tests.reading.pdfs import drawn, put

_WIDE, _HIGH = 595, 842


@dataclass(frozen=True)
class _Word:
    text: str
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]
    confidence: float = 90.0


class _Recogniser:
    """Gives two lines, the first of two words, whatever the picture; remembers its pictures."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int, int]] = []

    def __call__(self, image: Image.Image, dots_per_inch: int) -> list[_Word]:
        self.sizes.append((*image.size, dots_per_inch))
        scale = dots_per_inch / 72
        words = [("Gescande", 60, 100, 1), ("tekst", 130, 100, 1), ("hier.", 60, 115, 2)]
        return [
            _Word(
                text,
                (
                    round(x * scale),
                    round(y * scale),
                    round((x + 50) * scale),
                    round((y + 10) * scale),
                ),
                (1, 1, line),
            )
            for text, x, y, line in words
        ]


def _picture(canvas: Any) -> None:
    image = Image.new("L", (60, 84), 200)
    canvas.drawImage(ImageReader(image), 0, 0, _WIDE, _HIGH)


def _text(canvas: Any) -> None:
    put(canvas, ["Deze bladzijde heeft een tekstlaag."], 60, 700)


def _hidden(canvas: Any) -> None:
    _picture(canvas)
    text = canvas.beginText(60, 700)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textLine("Door de scanner herkend.")
    canvas.drawText(text)


def _read(content: bytes, recogniser: Any = None, **limits: int) -> SourceText:
    return read_pdf(Path("scan.pdf"), content, "0" * 64, recogniser, **limits)


def test_a_page_of_a_picture_is_recognised_with_a_box_for_every_character() -> None:
    recogniser = _Recogniser()
    source = _read(drawn(_text, _picture), recogniser)
    assert [page.recognised for page in source.pages] == [False, True]
    lines = [line.span.of(source.text) for line in source.lines if line.page == 1 and line.pieces]
    assert lines == ["Gescande tekst", "hier."]
    assert recogniser.sizes == [(2480, 3509, 300)]
    place = source.text.index("tekst", source.pages[1].span.start)
    left, bottom, right, top = source.boxes[place].tolist()
    assert left == pytest.approx(130, abs=0.5)
    assert right == pytest.approx(140, abs=0.5)
    assert (bottom, top) == pytest.approx((_HIGH - 110, _HIGH - 100), abs=0.5)
    assert len(source.boxes) == len(source.text)


def test_the_reader_is_told_which_pages_were_recognised() -> None:
    (remark,) = _read(drawn(_text, _picture, _picture), _Recogniser()).remarks
    assert "OCR" in remark
    assert "pagina 2, 3" in remark


def test_without_recognition_the_reader_is_told_what_to_install() -> None:
    (remark,) = _read(drawn(_text, _picture)).remarks
    assert "pagina 2" in remark
    assert "tesseract-ocr" in remark


def test_no_more_pages_are_recognised_than_the_limit() -> None:
    recogniser = _Recogniser()
    source = _read(drawn(_picture, _picture, _picture), recogniser, most_recognised=2)
    assert len(recogniser.sizes) == 2
    assert any("niet met tekstherkenning" in remark and "3" in remark for remark in source.remarks)


def test_a_scan_without_words_is_empty() -> None:
    with pytest.raises(EmptyFile, match="OCR"):
        _read(drawn(_picture))
    with pytest.raises(EmptyFile, match="OCR"):
        _read(drawn(_picture), lambda image, dots: [])


def test_the_hidden_text_of_a_scanner_is_read_and_marked() -> None:
    source = _read(drawn(_hidden), _Recogniser())
    assert source.text.strip() == "Door de scanner herkend."
    assert source.pages[0].recognised


def test_a_picture_beside_text_is_no_scan() -> None:
    def draw(canvas: Any) -> None:
        _picture(canvas)
        _text(canvas)

    source = _read(drawn(draw), _Recogniser())
    assert source.text.strip() == "Deze bladzijde heeft een tekstlaag."
    assert not source.pages[0].recognised
