"""docs/robustness.md names every bad input that has a case here, and the other way round."""

import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline import reading
from pipeline.errors import (
    DamagedFile,
    EmptyFile,
    NotText,
    ReadingError,
    UnreadableFile,
    UnsupportedFormat,
)
from pipeline.reading import html, packages, read
from pipeline.settings import Settings
from tests.reading import offices, roundtrip, roundtrip_office
from tests.reading.pdfs import Pdf, column

_DOC = Path(__file__).parents[2] / "docs" / "robustness.md"
_SENTENCE = "Een zin over de gemeente."
_PDF = Pdf([column([_SENTENCE])]).to_bytes()


@dataclass(frozen=True)
class Case:
    """A bad input: what makes it, and the error or the words that it gives.

    `error` None means that the file is read; then `says` is looked for in its text and remarks.
    """

    make: Callable[[Path], Path]
    error: type[ReadingError] | None
    says: str


def _file(name: str, content: bytes | Callable[[], bytes]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content() if callable(content) else content)
        return path

    return make


def _drawn(draw: Callable[[Canvas], None], password: str = "") -> bytes:
    file = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(file, encrypt=encryption)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _zip_bomb() -> bytes:
    files = offices.word_files("<w:p/>")
    return roundtrip.zipped({**files, "word/document.xml": b" " * 60_000_000})


def _swollen_by_number() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for number in range(10_001):
            package.writestr(f"{number}", b"")
    return file.getvalue()


def _word(document: str) -> bytes:
    return roundtrip.zipped({**offices.word_files(""), "word/document.xml": document})


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pijp.txt")
    return folder / "pijp.txt"


def _folder(folder: Path) -> Path:
    (folder / "map.txt").mkdir()
    return folder / "map.txt"


def _dead_link(folder: Path) -> Path:
    (folder / "los.txt").symlink_to(folder / "nergens.txt")
    return folder / "los.txt"


def _sparse(size: int) -> Callable[[Path], Path]:
    """A file of this size that takes no room on the disk."""

    def make(folder: Path) -> Path:
        with (folder / "groot.txt").open("wb") as file:
            file.write(_SENTENCE.encode())
            file.truncate(size)
        return folder / "groot.txt"

    return make


_EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w>&e;</w>'
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
_SCRIPTED = f"<p>{_SENTENCE}<script>alert(1)</script><img src=x onerror=alert(2)>".encode()
_RUBBISH = bytes(range(256)) * 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
_LOOP = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\n"
    b"trailer << /Root 1 0 R >>\n%%EOF"
)

CASES = {
    "pdf met wachtwoord": Case(
        _file("a.pdf", lambda: _drawn(lambda c: c.drawString(72, 700, _SENTENCE), "geheim")),
        DamagedFile,
        "wachtwoord",
    ),
    "afgebroken pdf": Case(_file("a.pdf", _PDF[:120]), DamagedFile, "PDF"),
    "pdf zonder bladzijden": Case(_file("a.pdf", Pdf([]).to_bytes()), ReadingError, r"a\.pdf"),
    "pdf zonder tekst": Case(
        _file("a.pdf", lambda: _drawn(lambda c: c.rect(72, 700, 100, 50, fill=1))), EmptyFile, "PDF"
    ),
    "pdf die naar zichzelf verwijst": Case(_file("a.pdf", _LOOP), ReadingError, r"a\.pdf"),
    "leeg bestand": Case(_file("a.txt", b""), EmptyFile, "bevat geen tekst"),
    "bestand zonder woorden": Case(_file("a.md", b"--- ***\n"), EmptyFile, "bevat geen tekst"),
    "binair bestand met de naam van een tekst": Case(
        _file("a.txt", _RUBBISH), NotText, "geen tekstbestand"
    ),
    "binair bestand met de naam van een document": Case(
        _file("a.docx", _RUBBISH), DamagedFile, "beschadigd of onvolledig"
    ),
    "Word-bestand met wachtwoord": Case(
        _file("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le")), DamagedFile, "wachtwoord"
    ),
    "oud Word-bestand": Case(
        _file("a.docx", _OLE + "WordDocument".encode("utf-16-le")), UnsupportedFormat, r"\.doc\)"
    ),
    "Excel, PowerPoint, afbeelding, RTF, archief": Case(
        _file("a.txt", roundtrip.zipped({"a": "x"})),
        UnsupportedFormat,
        "dit is een .*wordt niet gelezen",
    ),
    "onbekende extensie": Case(_file("a.xyz", b"Een zin."), UnsupportedFormat, "Wel: "),
    "afgebroken zip": Case(
        _file("a.docx", lambda: roundtrip_office.word()[:5000]),
        DamagedFile,
        "beschadigd of onvolledig",
    ),
    "ontbrekend onderdeel": Case(_file("a.docx", _word("")), DamagedFile, r"word/document\.xml"),
    "zipbom": Case(_file("a.docx", _zip_bomb), DamagedFile, "pakt uit tot meer"),
    "zip met tienduizenden onderdelen": Case(
        _file("a.docx", _swollen_by_number), DamagedFile, "pakt uit tot meer"
    ),
    "paden in een zip": Case(
        _file(
            "a.docx",
            lambda: roundtrip.zipped(
                {**offices.word_files(f"<w:p><w:r><w:t>{_SENTENCE}</w:t></w:r></w:p>"),
                 "../../ontsnapt.txt": "x"}
            ),
        ),
        None,
        _SENTENCE,
    ),
    "externe entiteiten": Case(_file("a.docx", _word(_EXTERNAL)), DamagedFile, "XML-entiteiten"),
    "entiteiten die opzwellen": Case(
        _file("a.docx", _word(_LAUGHS)), DamagedFile, "XML-entiteiten"
    ),
    "diep geneste XML": Case(
        _file("a.docx", _word("<a>" * 100_000 + "</a>" * 100_000)), DamagedFile, "beschadigd"
    ),
    "diep geneste webpagina": Case(
        _file("a.html", b"<div>" * 100_000 + b"x"), DamagedFile, "te diep genest"
    ),
    "scripts in een webpagina": Case(_file("a.html", _SCRIPTED), None, f"^{_SENTENCE}\n$"),
    "e-book met kopieerbeveiliging": Case(
        _file(
            "a.epub",
            lambda: roundtrip.zipped(
                {**offices.epub_files({"a.xhtml": "<p>x</p>"}),
                 "META-INF/encryption.xml": "<e><EncryptionMethod Algorithm='aes'/></e>"}
            ),
        ),
        DamagedFile,
        "kopieerbeveiliging",
    ),
    "verkeerde extensie": Case(_file("a.txt", _PDF), None, r"extensie \.txt klopt niet.*als PDF"),
    "Windows-1252": Case(
        _file("a.txt", "één café – “rust”".encode("cp1252")), None, "één café – “rust”"
    ),
    "UTF-16": Case(_file("a.txt", "één café".encode("utf-16")), None, "één café"),
    "UTF-8 met losse vreemde bytes": Case(
        _file("a.txt", "één café, zó ".encode() + b"\x93rust\x94"), None, "“rust”"
    ),
    "tekst boven de grens": Case(
        _sparse(reading.Limits().text + 1), UnreadableFile, "50 MB.*Splits het in delen"
    ),
    "bestand boven de grens": Case(_sparse(10**12), UnreadableFile, "250 MB.*Splits het in delen"),
    "pijp, socket of apparaat": Case(_fifo, UnreadableFile, "dit is geen bestand"),
    "map met de naam van een bestand": Case(_folder, UnreadableFile, "dit is geen bestand"),
    "verwijzing naar nergens": Case(_dead_link, UnreadableFile, "kan niet worden gelezen"),
}  # fmt: skip

# Tested by name: they need another program or another user beside the reader, or more time.
ELSEWHERE = {
    "bestand dat verandert tijdens het lezen": "test_a_file_that_keeps_changing_is_unreadable",
    "geen leesrecht": "test_a_file_without_permission_is_unreadable",
    "pdf van 10.000 bladzijden": "test_a_pdf_of_ten_thousand_pages_is_read",
    "pdf van foto’s van bladzijden": "test_without_recognition_the_reader_is_told_what_to_install",
    "pdf waarvan één bladzijde stuk is": "test_one_damaged_page_does_not_lose_the_others",
    "pdf waarop het programma vastloopt": "test_a_file_that_never_ends_is_one_message",
    "bestand dat te veel tijd of geheugen vraagt": (
        "test_what_was_too_heavy_is_not_tried_again_until_it_changes"
    ),
    "koppeling uit de map met documenten": (
        "test_a_link_that_leads_out_of_the_folder_is_refused_with_a_reason"
    ),
    "koppelingen in een kring": "test_links_inside_the_folder_are_followed_and_circles_end",
    "upload met een pad in de naam": "test_an_upload_never_leaves_the_folder",
    "upload over een koppeling heen": "test_a_link_is_neither_followed_nor_replaced",
    "zelfde inhoud onder twee namen": ("test_the_same_content_twice_is_one_document_and_a_remark"),
}


def _rows() -> list[str]:
    """The names in the first column of the tables."""
    text = _DOC.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|`]+?) \|", text, re.M)
    return [row for row in rows if row not in ("invoer", "grens")]


def test_every_row_has_a_case_and_every_case_a_row() -> None:
    rows = _rows()
    assert len(rows) == len(set(rows))
    assert set(rows) == {*CASES, *ELSEWHERE}
    files = Path(__file__).parent.parent.rglob("test_*.py")
    tests = "".join(file.read_text(encoding="utf-8") for file in files)
    for name in ELSEWHERE.values():
        assert f"def {name}(" in tests


@pytest.mark.parametrize("name", CASES)
def test_a_bad_input_is_read_or_refused_as_the_page_says(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    path = case.make(tmp_path)
    if case.error is None:
        source = read(path)
        said = [source.text, *source.remarks]
        assert any(re.search(case.says, words, re.S) for words in said), said
    else:
        with pytest.raises(case.error, match=case.says) as caught:
            read(path)
        assert path.name in str(caught.value)
    assert not (tmp_path.parent / "ontsnapt.txt").exists()


def test_the_limits_on_the_page_are_those_of_the_program() -> None:
    listed = re.findall(r"^\| `(MAX_\w+)` \| (\d+)", _DOC.read_text(encoding="utf-8"), re.M)
    limits = {
        name: value
        for module in (html, packages)
        for name, value in vars(module).items()
        if name.startswith("MAX_")
    }
    settings = re.findall(r"^\| `BEWIJSPLAATS_(\w+)` \| (\d+)", _DOC.read_text("utf-8"), re.M)
    assert settings
    for name, value in settings:
        assert Settings.model_fields[name.lower()].default == int(value)
    in_bytes = {name for name in limits if name.endswith("BYTES")}
    assert {name: int(value) for name, value in listed} == {
        name: value // 1024**2 if name in in_bytes else value for name, value in limits.items()
    }


@pytest.mark.slow
def test_a_pdf_of_ten_thousand_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    for number in range(10_000):
        canvas.drawString(72, 700, f"Bladzijde {number + 1} gaat over de gemeente.")
        canvas.showPage()
    canvas.save()
    source = read(path)
    assert len(source.pages) == 10_000
    assert "Bladzijde 10000 gaat over de gemeente." in source.text
