from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.errors import DamagedFile, ReadingError
from pipeline.reading.pdf import read_pdf
from pipeline.types import Span
from tests.helpers import read_bytes
from tests.reading.pdfs import Pdf, Text, column, drawn, put, running_text


def _page(canvas: Any) -> None:
    put(canvas, running_text("Begin", 60, 225), 60, 740)
    canvas.grid((60, 200, 500), (600, 585, 570))


_SMALL = (
    drawn(_page, _page, pageCompression=0),
    drawn(_page, pageCompression=1),
    Pdf([column(["Een kop", "en tekst"]), [Text("Slot")]], [("Een kop", 0)]).to_bytes(),
)


@st.composite
def _mutated(draw: st.DrawFn) -> bytes:
    """A small file with bytes changed, a stretch lost, or a stretch of another put in."""
    content = bytearray(draw(st.sampled_from(_SMALL)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 60))
        match draw(st.sampled_from(["flip", "cut", "splice", "number", "end"])):
            case "flip":
                content[place : place + 1] = bytes([draw(st.integers(0, 255))])
            case "cut":
                del content[place : place + length]
            case "splice":
                other = draw(st.sampled_from(_SMALL))
                start = draw(st.integers(0, len(other)))
                content[place:place] = other[start : start + length]
            case "number":
                content[place:place] = draw(st.sampled_from([b"-1", b"99999999999", b"1e38", b"0"]))
            case "end":
                del content[place:]
    return bytes(content)


@given(_mutated())
@settings(deadline=None)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(content: bytes) -> None:
    try:
        source = read_bytes(content, ".pdf")
    except ReadingError:
        return
    assert len(source.boxes) == len(source.text)
    for line in source.lines:
        assert line.span.end <= len(source.text)
        assert all(line.span.contains(piece) for piece in (*line.pieces, *line.raised))
    source.text.encode("utf-8")


def test_one_damaged_page_does_not_lose_the_others() -> None:
    content = Pdf([[Text("Eerste.")], [Text("Tweede.")], [Text("Derde.")]]).to_bytes()
    content = content.replace(b"12 0 obj\n<< /Type /Page ", b"12 0 obj\n(( /Type /Page ")
    source = read_bytes(content, ".pdf")
    assert source.text.split() == ["Eerste.", "Derde."]
    assert [page.label for page in source.pages] == ["1", "2", "3"]
    assert any("pagina 2" in remark for remark in source.remarks)


def test_no_more_pages_are_read_than_the_limit_and_the_reader_is_told() -> None:
    content = Pdf([[Text(f"Bladzijde {n}.")] for n in range(5)]).to_bytes()
    source = read_pdf(Path("lang.pdf"), content, "0" * 64, most_pages=3)
    assert len(source.pages) == 3
    assert any("3 van 5" in remark for remark in source.remarks)


def test_a_password_and_damage_are_two_messages() -> None:
    locked = drawn(_page, encrypt="geheim")
    with pytest.raises(DamagedFile, match="wachtwoord"):
        read_bytes(locked, ".pdf")
    with pytest.raises(DamagedFile, match="beschadigd"):
        read_bytes(locked[:200], ".pdf")


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    lock = StandardEncryption("", ownerPassword="geheim", canCopy=0, canModify=0)
    assert read_bytes(drawn(_page, encrypt=lock), ".pdf").text.startswith("Begin")


def test_what_stands_before_and_after_the_file_does_not_matter() -> None:
    content = b"HTTP/1.1 200 OK\r\n\r\n" + _SMALL[2] + b"\0" * 500
    assert "Een kop" in read_bytes(content, ".pdf").text


@pytest.mark.parametrize(
    "box",
    [
        "0 0 1e38 1e38",
        "0 0 0 0",
        "nan nan nan nan",
        "595 842 0 0",
        "-1e9 -1e9 1e9 1e9",
        "0 0 595",
        "(a) /b 1 2",
    ],
)
def test_an_odd_page_box_harms_nothing(box: str) -> None:
    content = Pdf([column(["Een regel tekst", "en nog een"])]).to_bytes()
    content = content.replace(b"[0 0 595 842]", f"[{box}]".encode())
    try:
        source = read_bytes(content, ".pdf")
    except ReadingError:
        return
    assert "Een regel tekst" in source.text


def test_a_form_that_draws_itself_ends() -> None:
    content = Pdf([column(["Een regel tekst"])]).to_bytes()
    form = (
        b"7 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources"
        b" << /XObject << /X 7 0 R >> >> /Length 9 >>\nstream\n/X Do /X D\nendstream\nendobj\n"
    )
    content = content.replace(b"10 0 obj", form + b"10 0 obj", 1)
    content = content.replace(
        b"/Resources << /Font", b"/Resources << /XObject << /X 7 0 R >> /Font"
    )
    content = content.replace(b"stream\nBT", b"stream\n/X Do\nBT")
    content = content[: content.index(b"xref")] + b"trailer << /Size 20 /Root 1 0 R >>"
    assert "Een regel tekst" in read_bytes(content, ".pdf").text


def test_a_page_of_very_many_strokes_is_read() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, ["Een kaart met tekst erbij."], 60, 740)
        for number in range(30_000):
            canvas.rect(60 + number % 173, 100 + number // 173, 1, 3)

    assert read_bytes(drawn(draw), ".pdf").text.strip() == "Een kaart met tekst erbij."


def test_the_pages_cover_the_text() -> None:
    source = read_bytes(_SMALL[0], ".pdf")
    assert [page.span for page in source.pages] == [
        Span(0, source.pages[0].span.end),
        Span(source.pages[0].span.end, len(source.text)),
    ]
