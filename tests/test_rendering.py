"""The image of a page, with what is quoted marked in yellow and all else as it was."""

import io

import pytest
from PIL import Image

from pipeline.errors import DamagedFile
from pipeline.rendering import draw_page, page_image
from tests.reading.pdfs import Pdf, column

PDF = Pdf([column(["De brug is open.", "De sluis is dicht."]), column(["Een tweede pagina."])])


def _yellow(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Around all pixels that are yellow."""
    blue = image.getchannel("B").point(lambda value: 255 if 100 < value < 180 else 0)
    red = image.getchannel("R").point(lambda value: 255 if value > 240 else 0)
    both = Image.composite(blue, Image.new("L", image.size, 0), red)
    return both.getbbox()


def test_a_box_in_points_is_marked_at_its_place_on_the_image() -> None:
    image = draw_page(PDF.to_bytes(), 0, [(72.0, 698.0, 160.0, 710.0)])
    assert image.size == (1190, 1684)
    found = _yellow(image)
    assert found is not None
    expected = (72 * 2, (842 - 710) * 2, 160 * 2, (842 - 698) * 2)
    assert all(abs(one - other) <= 5 for one, other in zip(found, expected, strict=True))


def test_without_boxes_nothing_is_marked_and_the_letters_stay() -> None:
    plain = draw_page(PDF.to_bytes(), 1, [])
    assert _yellow(plain) is None
    assert min(plain.convert("L").tobytes()) < 64


def test_a_very_large_page_becomes_an_image_of_ordinary_size() -> None:
    content = PDF.to_bytes().replace(b"[0 0 595 842]", b"[0 0 9999 99]")
    assert draw_page(content, 0, []).size[0] <= 1400


def test_a_page_is_drawn_in_a_process_of_its_own() -> None:
    image = Image.open(io.BytesIO(page_image(PDF.to_bytes(), "a.pdf", 0, [(72, 698, 160, 710)])))
    assert image.format == "PNG"
    assert _yellow(image.convert("RGB"))


@pytest.mark.parametrize(("content", "page"), [(b"%PDF-1.4 stuk", 0), (PDF.to_bytes(), 7)])
def test_what_cannot_be_drawn_gets_a_message(content: bytes, page: int) -> None:
    with pytest.raises(DamagedFile, match=r"a\.pdf"):
        page_image(content, "a.pdf", page, [])
