import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import NotText
from pipeline.reading.decoding import decode
from tests.helpers import read_bytes
from tests.strategies import plain_texts

_TEXT = "Eén café – ‘rust’ kost € 25.\nTweede regel."
_LATIN = "Eén café vóór de brug.\nTweede regel."


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (_TEXT.encode(), ""),
        (codecs.BOM_UTF8 + _TEXT.encode(), ""),
        (codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"), ""),
        (codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), ""),
        (_TEXT.encode("utf-16-le"), "UTF-16"),
        (_TEXT.encode("utf-16-be"), "UTF-16"),
        (_TEXT.encode("cp1252"), "Windows-1252"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "unmarked-le", "unmarked-be", "cp1252"],
)
def test_every_usual_encoding_gives_the_same_text(content: bytes, remark: str) -> None:
    decoded = decode(content, "a.txt")
    assert decoded.text == _TEXT
    assert any(remark in said for said in decoded.remarks) if remark else not decoded.remarks


@given(plain_texts())
def test_utf_8_and_marked_utf_16_are_read_back_without_loss(text: str) -> None:
    written = text.removeprefix("\ufeff")
    for content in (
        codecs.BOM_UTF8 + written.encode(),
        codecs.BOM_UTF16_LE + written.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + written.encode("utf-16-be"),
    ):
        assert decode(content, "a.txt").text == written


def test_a_few_stray_bytes_leave_the_rest_as_utf_8() -> None:
    content = "Eén café, één brug, vóór de ".encode() + b"\x93oude\x94" + " sluis – daar.".encode()
    decoded = decode(content, "a.txt")
    assert decoded.text == "Eén café, één brug, vóór de “oude” sluis – daar."
    assert decoded.remarks == (
        "op 2 plaatsen is het bestand geen geldige UTF-8; daar is Windows-1252 gelezen",
    )


def test_a_cut_off_last_character_is_a_stray() -> None:
    content = "Eén café, vóór drieën – bijvoorbeeld één".encode() + "é".encode()[:1]
    decoded = decode(content, "a.txt")
    assert decoded.text.startswith("Eén café, vóór drieën – bijvoorbeeld één")
    assert "1 plaats" in decoded.remarks[0]


def test_more_strays_than_utf_8_means_another_encoding() -> None:
    content = ("é " * 1500).encode("cp1252")
    assert decode(content, "a.txt").text == "é " * 1500


def test_a_byte_without_meaning_in_windows_1252_is_no_reason_to_stop() -> None:
    decoded = decode(b"caf\xe9 \x81 " + b"en verder gaat de tekst " * 9, "a.txt")
    assert decoded.text.startswith("café \x81 en verder")


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 5,
        b"PK\x03\x04\x14\0\x06\0\x08\0" * 9,
        bytes(range(256)) * 4,
        b"\x01\x02\x03\x04 tekst" * 20,
        codecs.BOM_UTF16_LE + "tekst".encode("utf-16-le") + b"\xd8",
        codecs.BOM_UTF16_LE + b"\0\xd8\0\xd8",
        codecs.BOM_UTF32_LE + "tekst".encode("utf-32-le"),
    ],
)
def test_binary_is_refused_with_a_dutch_message(content: bytes) -> None:
    with pytest.raises(NotText, match=r"a\.txt: dit is geen tekstbestand"):
        decode(content, "a.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        decoded = decode(content, "a.txt")
    except NotText:
        return
    assert len(decoded.text) <= len(content)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_positions_count_from_after_the_mark(suffix: str, line_end: str, mark: bytes) -> None:
    source = read_bytes(mark + f"Eén{line_end}twee drie{line_end}".encode(), suffix)
    assert [piece.of(source.text) for line in source.lines for piece in line.pieces] == [
        "Eén",
        "twee drie",
    ]
    assert source.lines[0].pieces[0].start == 0
    assert source.lines[1].pieces[0].start == 3 + len(line_end)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_positions_are_code_points_in_every_encoding(encoding: str) -> None:
    source = read_bytes(_LATIN.encode(encoding))
    assert source.lines[1].pieces[0].of(source.text) == "Tweede regel."
    assert source.lines[1].span.start == _LATIN.index("Tweede")
