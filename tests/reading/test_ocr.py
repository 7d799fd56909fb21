import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.reading import ocr

_LINES = (
    "De burgemeester van Zoetermeer",
    "overlegt met de officier over de",
    "veiligheid in 2014.",
)
_needs_tesseract = pytest.mark.skipif(
    not ocr.is_available(), reason="Tesseract met Nederlands staat niet op deze machine"
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The look-up of the program is forgotten before and after the test."""
    ocr.is_available.cache_clear()
    yield
    ocr.is_available.cache_clear()


def _page(mode: str = "L") -> Image.Image:
    image = Image.new("L", (1600, 500), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(_LINES):
        draw.text((100, 80 + 110 * number), line, fill=0, font=ImageFont.load_default(56))
    if mode != "RGBA":
        return image.convert(mode)
    ink = Image.new("RGBA", image.size, (0, 0, 0, 255))
    ink.putalpha(image.point(lambda value: 255 - value))
    return ink


@_needs_tesseract
@pytest.mark.parametrize("mode", ["L", "RGB", "1", "RGBA"])
def test_dutch_words_are_recognised_line_by_line(mode: str) -> None:
    words = ocr.recognise(_page(mode), 300)
    lines = [" ".join(w.text for w in group) for _, group in groupby(words, lambda w: w.line)]
    assert tuple(lines) == _LINES


@_needs_tesseract
def test_a_word_stands_where_its_ink_is() -> None:
    words = {word.text: word for word in ocr.recognise(_page(), 300)}
    left, top, right, bottom = words["Zoetermeer"].box
    inked = _page().crop((left, top, right, bottom)).getextrema()
    assert inked[0] == 0
    assert 500 < left < right < 1400
    assert 80 < top < bottom < 160
    assert all(50 < word.confidence <= 100 for word in words.values())


@_needs_tesseract
@pytest.mark.parametrize("size", [(400, 300), (1, 1), (0, 0)])
def test_an_empty_picture_has_no_words(size: tuple[int, int]) -> None:
    assert ocr.recognise(Image.new("L", size, 255), 300) == []


def test_quotes_and_tabs_in_the_table_are_words_as_they_stand() -> None:
    rows = ["level\tpage_num", '5\t1\t2\t1\t3\t1\t10\t20\t30\t40\t91.5\t“"gezag"']
    table = "\n".join([*rows, "5\t1\t2\t1\t3\t2\t1\t1\t1\t1\t-1\t ", ""])
    assert list(ocr._words(table)) == [ocr.Word('“"gezag"', (10, 20, 40, 60), (2, 1, 3), 91.5)]


def test_without_the_program_nothing_is_recognised(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not ocr.is_available()
    assert ocr.recognise(_page(), 300) == []


def test_without_the_dutch_model_nothing_is_recognised(
    monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(ocr, "_run", lambda *_: "List of available languages (2):\neng\nosd\n")
    assert not ocr.is_available()


@pytest.mark.parametrize(
    "failure",
    [
        subprocess.TimeoutExpired("tesseract", 120),
        subprocess.CalledProcessError(1, "tesseract"),
        FileNotFoundError("tesseract"),
    ],
)
def test_a_program_that_fails_gives_no_words(
    monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(subprocess, "run", fail)
    assert ocr.recognise(_page(), 300) == []
