import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.types import BlockKind, Box, Document, SourceText, Span
from tests.helpers import block_texts, headings_of, outline_of, read_bytes
from tests.reading.pdfs import Pdf, Text, column

_FIRST = [
    "De gemeente heeft een plan gemaakt voor water in de wijk, en een samen-",
    "werking met het waterschap. Dat plan kost € 25.000 en gaat ook over de",
    "afvoer van regen- en rioolwater. Het is ‘klaar’ (zo zegt men) en de",
]
_SECOND = [
    "wethouder legt het uit aan wie dat wil horen.",
    "",
    "Zo gaat dat in de meeste gemeenten.",
]


def _report(pages: int = 3) -> Pdf:
    """Running heads and feet, roman page labels, a heading in the outline, a paragraph that
    runs over a page."""
    content = [[*column(["1 Aanleiding"], 760, 16), *column(_FIRST)], column(_SECOND, 760)]
    content += [column([f"Bladzijde {n} vertelt weer iets anders."], 760) for n in range(2, pages)]
    feet = [
        [Text("Water in de wijk", 72, 810, 9), Text(f"Rapport {n}", 72, 40, 9)]
        for n in range(1, pages + 1)
    ]
    pages_with_feet = [[*texts, *foot] for texts, foot in zip(content, feet, strict=True)]
    return Pdf(pages_with_feet, [("1 Aanleiding", 0)], "0 << /S /r /St 3 >> 2 << /S /D /St 1 >>")


def _document(pdf: Pdf) -> Document:
    return structure(read_bytes(pdf.to_bytes(), ".pdf"), "rapport.pdf")


def _lines(source: SourceText) -> list[str]:
    return [
        "".join(piece.of(source.text) for piece in line.pieces)
        for line in source.lines
        if line.pieces
    ]


def test_lines_and_pages_are_those_of_the_file() -> None:
    source = read_bytes(_report().to_bytes(), ".pdf")
    assert _lines(source)[:4] == ["Water in de wijk", "1 Aanleiding", *_FIRST[:2]]
    assert [page.label for page in source.pages] == ["iii", "iv", "1"]
    assert [page.index for page in source.pages] == [0, 1, 2]
    for before, after in pairwise(source.pages):
        assert before.span.end == after.span.start


def test_pages_without_labels_are_counted_from_one() -> None:
    source = read_bytes(Pdf([column(["Een."]), column(["Twee."])]).to_bytes(), ".pdf")
    assert [page.label for page in source.pages] == ["1", "2"]


def test_running_heads_and_feet_are_left_out() -> None:
    document = _document(_report())
    assert "Water in de wijk" not in document.text
    assert "Rapport" not in document.text
    source = read_bytes(_report().to_bytes(), ".pdf")
    assert {span.of(source.text) for span in document.furniture} == {
        *("Water in de wijk", "Rapport 1", "Rapport 2", "Rapport 3")
    }


def test_a_paragraph_runs_on_over_the_page_and_over_a_hyphen() -> None:
    document = _document(_report())
    assert "een samenwerking met het waterschap" in document.text
    assert "regen- en rioolwater" in document.text
    assert "en de wethouder legt het uit" in document.text


def test_a_place_in_the_text_has_its_page_and_its_box() -> None:
    document = _document(_report())
    start = document.text.index("wethouder")
    on_page = [page.label for page in document.pages if page.span.overlaps(Span(start, start + 9))]
    assert on_page == ["iv"]
    source = read_bytes(_report().to_bytes(), ".pdf")
    place = document.to_source(Span(start, start + 9))
    assert place.of(source.text) == "wethouder"
    box = Box(*source.boxes[place.start].tolist())
    assert 71 <= box.left <= 74
    assert 755 <= box.bottom <= 765
    assert len(source.boxes) == len(source.text)


def test_a_heading_of_the_outline_is_a_heading() -> None:
    assert headings_of(_document(_report())) == [("1", "Aanleiding", 1)]


def test_a_heading_of_the_outline_needs_no_larger_type_and_may_be_two_lines() -> None:
    lines = ["Wat er onder", "de straat ligt"]
    pages = [[*column(lines, 760), *column(_FIRST)]]
    pdf = Pdf(pages, [("Wat er onder de straat ligt", 0), ("Niet op deze pagina", 0)])
    assert outline_of(_document(pdf)) == [(None, "Wat er onder de straat ligt")]


def test_without_an_outline_larger_type_makes_a_heading() -> None:
    pages = [[*column(["1 Droogte in de stad"], 760, 16), *column([*_FIRST, "Uit."])]]
    pages += [[*column(["Wat dan?"], 760, 16), *column(_FIRST)]]
    assert outline_of(_document(Pdf(pages))) == [("1", "Droogte in de stad"), (None, "Wat dan?")]


def test_without_an_outline_bold_type_makes_a_heading() -> None:
    heading = Text("Droogte in de stad", 72, 730, bold=True)
    document = _document(Pdf([[heading, *column(_FIRST)]]))
    assert outline_of(document) == [(None, "Droogte in de stad")]


def test_lines_far_apart_are_two_paragraphs() -> None:
    document = _document(Pdf([[*column(["Een.", "Twee."], 700), *column(["Drie.", "Vier."], 640)]]))
    assert block_texts(document, BlockKind.PARAGRAPH)[-1].startswith("Drie.")


def test_a_page_without_text_is_reported() -> None:
    source = read_bytes(Pdf([column(_FIRST), [], column(["Drie."])]).to_bytes(), ".pdf")
    assert source.remarks == ("zonder tekstlaag: pagina 2",)
    assert [page.label for page in source.pages] == ["1", "2", "3"]


def test_a_scan_is_refused_with_the_advice_to_recognise_its_text() -> None:
    with pytest.raises(EmptyFile, match="OCR"):
        read_bytes(Pdf([[], []]).to_bytes(), ".pdf")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen pdf",
        b"%PDF-1.4\n",
        _report().to_bytes()[:60],
        b"\0" * 2000,
        re.sub(rb"/Root 1 0 R", b"/Root 99 0 R", _report().to_bytes()),
    ],
)
def test_a_damaged_file_is_refused_in_dutch(content: bytes) -> None:
    with pytest.raises(DamagedFile, match="beschadigd of met een wachtwoord"):
        read_bytes(content, ".pdf")


def test_an_encrypted_file_is_refused_in_dutch() -> None:
    """The entries of an encryption that no empty password opens."""
    encryption = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
    locked = encryption % (b"41" * 32, b"42" * 32)
    content = _report().to_bytes().replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked)
    with pytest.raises(DamagedFile, match="wachtwoord"):
        read_bytes(content, ".pdf")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_cut_off_file_is_read_or_refused(share: float) -> None:
    content = _report().to_bytes()
    try:
        source = read_bytes(content[: int(share * len(content))], ".pdf")
    except (DamagedFile, EmptyFile):
        return
    assert source.text.strip()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="the oracle is not installed")
def test_the_words_are_those_that_pdftotext_reads(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(_report(5).to_bytes())
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    oracle = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = read(path).text.replace("-\n", "").split()
    assert sorted(ours) == sorted(oracle.replace("-\n", "").split())
