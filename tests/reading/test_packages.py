import io
import struct
import zipfile

import pytest

from pipeline.errors import DamagedFile
from pipeline.reading import packages
from pipeline.reading.packages import open_package, parse_xml
from tests.reading.roundtrip import zipped

_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><x>&c;</x>'
)


def test_parts_are_read_by_name_and_a_missing_one_is_empty() -> None:
    package = open_package(zipped({"a.xml": "<a>één</a>"}), "a.docx")
    root = package.xml("a.xml")
    assert root is not None
    assert root.text == "één"
    assert package.read("b.xml") == b""
    assert package.xml("b.xml") is None


def test_a_package_that_swells_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"0" * (packages.MAX_RATIO * 60_000)})
    with pytest.raises(DamagedFile, match="pakt uit tot meer dan een document"):
        open_package(bomb, "a.docx")


def test_many_parts_that_are_small_by_themselves_are_refused_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packages, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(DamagedFile, match="pakt uit"):
        open_package(zipped({f"{n}.xml": "x" * 300 for n in range(5)}), "a.docx")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_ENTRIES", 5)
    with pytest.raises(DamagedFile, match="pakt uit"):
        open_package(zipped({f"{n}.xml": "x" for n in range(6)}), "a.docx")


def test_a_directory_of_millions_is_refused_unread() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0, 0)
    with pytest.raises(DamagedFile, match="pakt uit"):
        open_package(b"PK\x03\x04" + bytes(100) + end, "a.docx")


def test_a_part_that_is_larger_than_it_says_is_damaged() -> None:
    content = bytearray(zipped({"a.xml": b"<a>" + b"x" * 5000 + b"</a>"}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<L", 10)
    package = open_package(bytes(content), "a.docx")
    with pytest.raises(DamagedFile, match=r"beschadigd.*a\.xml"):
        package.read("a.xml")


def test_a_part_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_PART_BYTES", 100)
    package = open_package(zipped({"a.xml": "x" * 101}), "a.docx")
    with pytest.raises(DamagedFile, match="pakt uit"):
        package.read("a.xml")


def test_the_same_part_read_again_and_again_counts_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = open_package(zipped({"a.xml": "x" * 600}), "a.docx")
    monkeypatch.setattr(packages, "MAX_TOTAL_BYTES", 1000)
    package.read("a.xml")
    with pytest.raises(DamagedFile, match="pakt uit"):
        package.read("a.xml")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_no_office_program_writes_is_refused(method: int) -> None:
    with pytest.raises(DamagedFile, match="beschadigd"):
        open_package(zipped({"a.xml": "x" * 100}, method), "a.docx")


def test_a_damaged_part_is_named() -> None:
    content = bytearray(zipped({"word/document.xml": "<a/>" * 200}))
    content[50:56] = b"\0" * 6
    package = open_package(bytes(content), "a.docx")
    with pytest.raises(DamagedFile, match=r"onderdeel word/document\.xml"):
        package.read("word/document.xml")


def test_names_that_lead_out_of_the_package_lead_nowhere() -> None:
    package = open_package(zipped({"../../etc/passwd": "x", "/etc/passwd": "y"}), "a.docx")
    assert package.read("../../etc/passwd") == b"x"


@pytest.mark.parametrize(
    "xml",
    [
        _LAUGHS,
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://example.org/x.dtd">]><x/>',
    ],
)
def test_entities_are_refused_and_never_looked_up(xml: str) -> None:
    with pytest.raises(DamagedFile, match="XML-entiteiten"):
        parse_xml(xml.encode(), "a.docx", "a.xml")


@pytest.mark.parametrize(
    "xml",
    [b"", b"<a>", b"<a></b>", b"\xff\xfe", b"<a>&nbsp;</a>", b"<a>" * 300 + b"</a>" * 300,
     b'<?xml version="1.0" encoding="onzin"?><a/>'],
)  # fmt: skip
def test_xml_that_is_none_is_damaged(xml: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"a\.docx.*a\.xml"):
        parse_xml(xml, "a.docx", "a.xml")


def test_an_empty_zip_is_a_package_without_parts() -> None:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    assert open_package(file.getvalue(), "a.docx").names == frozenset()
