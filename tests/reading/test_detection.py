import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import DamagedFile, NotText, ReadingError, UnsupportedFormat
from pipeline.reading import READERS, read
from pipeline.reading.detection import Format, detect
from tests.reading import roundtrip, roundtrip_office
from tests.reading.pdfs import Pdf, column

_PDF = Pdf([column(["Een zin."])]).to_bytes()
_PAGE = b"<!DOCTYPE html>\n<html><body><p>Een zin.</p></body></html>"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def _ole(entry: str) -> bytes:
    return _OLE + entry.encode("utf-16-le")


def _office(*parts: str) -> bytes:
    return roundtrip.zipped({"[Content_Types].xml": "<Types/>", **dict.fromkeys(parts, "<x/>")})


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (_PDF, Format.PDF),
        (b"\xef\xbb\xbf\r\n" + _PDF, Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n" + _PDF, Format.PDF),
        (roundtrip_office.word(), Format.DOCX),
        (roundtrip_office.opendocument(), Format.ODT),
        (roundtrip.epub(), Format.EPUB),
        (_PAGE, Format.HTML),
        (b"\xef\xbb\xbf" + _PAGE, Format.HTML),
        (_PAGE.decode().encode("utf-16"), Format.HTML),
        (_PAGE.decode().encode("utf-16-le"), Format.HTML),
        (b"<!-- bewaard -->\n<HTML><p>Een zin.", Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', Format.HTML),
        (b"Een zin.", Format.TEXT),
        (b"<b>Een</b> zin over <!DOCTYPE html>.", Format.TEXT),
        (b"Elk bestand begint met %PDF-1.4, zegt men.", Format.TEXT),
    ],
)
def test_the_content_tells_the_format(content: bytes, found: Format) -> None:
    assert detect(content, "bestand.txt")[0] is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.md", Format.MARKDOWN),
        ("a.MARKDOWN", Format.MARKDOWN),
        ("a.txt", Format.TEXT),
        ("a", Format.TEXT),
        ("a.html", Format.HTML),
    ],
)
def test_the_name_tells_texts_apart(name: str, found: Format) -> None:
    assert detect(b"Een *zin*.", name) == (found, ())


@pytest.mark.parametrize(
    ("content", "name", "remark"),
    [
        (_PDF, "a.txt", "de extensie .txt klopt niet; het bestand is gelezen als PDF"),
        (
            roundtrip_office.word(),
            "a.pdf",
            "de extensie .pdf klopt niet; het bestand is gelezen als Word",
        ),
        (b"Een zin.", "a.docx", "de extensie .docx klopt niet; het bestand is gelezen als platte"),
        (_PDF, "a", "de naam heeft geen extensie; het bestand is gelezen als PDF"),
    ],
)
def test_a_wrong_name_is_no_reason_to_refuse(
    tmp_path: Path, content: bytes, name: str, remark: str
) -> None:
    (tmp_path / name).write_bytes(content)
    source = read(tmp_path / name)
    assert source.remarks[0].startswith(remark)
    assert "zin" in source.text or "IJsseloever" in source.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_ole("WordDocument"), r"een oud Word-bestand \(\.doc\).*Bewaar het als \.docx"),
        (_ole("Workbook"), "een Excel-werkmap"),
        (_ole("PowerPoint Document"), "een PowerPoint-presentatie"),
        (_ole("__properties_version1.0"), "een Outlook-bericht"),
        (_OLE, "een oud Office-bestand"),
        (_office("xl/workbook.xml"), "een Excel-werkmap"),
        (_office("ppt/presentation.xml"), "een PowerPoint-presentatie"),
        (_office("visio/document.xml"), "een ingepakt archief"),
        (roundtrip.zipped({"a.txt": "Een zin."}), r"een ingepakt archief.*Pak het uit"),
        (
            roundtrip.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "een OpenDocument-bestand dat geen tekst is",
        ),
        (b"{\\rtf1\\ansi Een zin.}", r"een RTF-bestand.*Bewaar het als \.docx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "een afbeelding.*Zet het om naar een pdf"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "een afbeelding"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "een afbeelding"),
        (b"\x1f\x8b\x08\0", "een ingepakt archief"),
        (b"\x7fELF\x02\x01", "een programma"),
    ],
)
@pytest.mark.parametrize("name", ["bestand.docx", "bestand.txt", "bestand"])
def test_another_format_is_named_with_what_to_do(content: bytes, words: str, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match=f"{name}: dit is {words}"):
        detect(content, name)


@pytest.mark.parametrize("name", ["a.docx", "a.docm"])
def test_a_word_document_with_a_password_says_so(name: str) -> None:
    with pytest.raises(DamagedFile, match="met een wachtwoord of kopieerbeveiliging"):
        detect(_ole("EncryptedPackage"), name)


def test_a_zip_with_a_password_says_so() -> None:
    content = bytearray(roundtrip.zipped({"word/document.xml": "x"}, zipfile.ZIP_STORED))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    with pytest.raises(DamagedFile, match="met een wachtwoord"):
        detect(bytes(content), "a.docx")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".epub"])
def test_rubbish_with_the_name_of_an_office_file_is_damaged(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(DamagedFile, match=f"a{suffix}"):
        read(path)


def test_rubbish_with_the_name_of_a_text_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 8)
    with pytest.raises(NotText):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.9, 0.99])
@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_a_truncated_package_is_damaged(suffix: str, share: float) -> None:
    content = roundtrip.WRITERS[suffix]()
    with pytest.raises(ReadingError, match="beschadigd of onvolledig"):
        detect(content[: int(share * len(content))], f"a{suffix}")


def test_every_format_has_a_reader_and_a_name() -> None:
    assert set(READERS) == set(Format)


def test_a_self_extracting_header_does_not_hide_a_package() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    assert detect(file.getvalue(), "boek.bin")[0] is Format.EPUB
