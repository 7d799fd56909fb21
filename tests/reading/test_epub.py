import pytest

from pipeline.errors import DamagedFile
from pipeline.types import SourceText
from tests.helpers import read_bytes
from tests.reading.offices import epub_files, headings_of, lines_of, marks_of, notes_of
from tests.reading.roundtrip import zipped


def _read(
    pages: dict[str, str], more: dict[str, str] | None = None, metadata: str = ""
) -> SourceText:
    return read_bytes(zipped(epub_files(pages, more, metadata)), ".epub")


def test_pages_are_read_in_the_order_of_the_spine() -> None:
    source = _read({"z.xhtml": "<h1>Eerst</h1>", "a.xhtml": "<h1>Dan</h1><p>Een zin.</p>"})
    assert headings_of(source) == [("", "Eerst", 1), ("", "Dan", 1)]
    assert lines_of(source) == ["Eerst", "Dan", "Een zin."]
    assert source.title == ""


def test_notes_may_stand_in_another_file() -> None:
    mark = '<a epub:type="noteref" href="../n%20n.xhtml#f1" id="r1">1</a>'
    pages = {
        "t/a.xhtml": f"<p>Een zin{mark}.</p><p>Verder.</p>",
        "n n.xhtml": '<p>Noten</p><ol><li id="f1">Een noot. <a href="t/a.xhtml#r1">↩</a></li></ol>',
    }
    source = _read(pages)
    assert lines_of(source) == ["Een zin.", "Een noot.", "Verder.", "Noten"]
    assert notes_of(source) == [("1", "Een noot.")]
    assert marks_of(source) == ["1"]


_BREAKS = '<p>Een <span epub:type="pagebreak" id="p2" title="2"/>twee.</p><p id="p3">Drie.</p>'
_NAV = (
    'properties="nav" media-type="application/xhtml+xml"',
    '<html><nav epub:type="toc"><a href="a.xhtml">weg</a></nav><nav epub:type="page-list">'
    '<ol><li><a href="a.xhtml#p1">xi</a></li><li><a href="a.xhtml#p3">3</a></li></ol></nav></html>',
)
_NCX = (
    'media-type="application/x-dtbncx+xml"',
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx><pageList><pageTarget>'
    '<navLabel><text>xi</text></navLabel><content src="a.xhtml#p1"/></pageTarget><pageTarget>'
    '<navLabel><text>3</text></navLabel><content src="a.xhtml#p3"/></pageTarget></pageList></ncx>',
)


@pytest.mark.parametrize(("kind", "content"), [_NAV, _NCX], ids=["nav", "ncx"])
def test_printed_pages_are_kept_and_navigation_is_no_text(kind: str, content: str) -> None:
    pages = {"a.xhtml": f'<h1 id="p1">Kop</h1>{_BREAKS}'}
    source = _read(pages, {f"nav.xhtml|{kind}": content})
    assert lines_of(source) == ["Kop", "Een twee.", "Drie."]
    assert [(p.label, p.span.of(source.text).split()) for p in source.pages] == [
        ("xi", ["Kop", "Een"]),
        ("2", ["twee."]),
        ("3", ["Drie."]),
    ]
    assert [page.index for page in source.pages] == [0, 1, 2]


def test_the_number_in_a_page_break_is_no_wording() -> None:
    source = _read({"a.xhtml": '<p>Een <span role="doc-pagebreak" id="x">12</span>zin.</p>'})
    assert lines_of(source) == ["Een zin."]
    assert [page.label for page in source.pages] == ["12"]


def test_facts_come_from_the_package() -> None:
    metadata = (
        "<dc:title>Wonen</dc:title><dc:creator>Eva de Wit</dc:creator><dc:creator>Bakker, Jan"
        "</dc:creator><dc:date>2014-01-01</dc:date><dc:publisher>Uitgeverij X</dc:publisher>"
    )
    facts = _read({"a.xhtml": "<p>Een zin.</p>"}, metadata=metadata).facts
    assert facts.authors == ("De Wit", "Bakker")
    assert (facts.title, facts.year, facts.publisher) == ("Wonen", "2014", "Uitgeverij X")


@pytest.mark.parametrize("missing", ["META-INF/container.xml", "b/inhoud.opf", "b/a.xhtml"])
def test_a_missing_part_is_damage(missing: str) -> None:
    files = epub_files({"a.xhtml": "<p>Een zin.</p>"})
    del files[missing]
    with pytest.raises(DamagedFile, match="onderdeel"):
        read_bytes(zipped(files), ".epub")


@pytest.mark.parametrize(
    ("method", "refused"),
    [("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
     ("http://www.idpf.org/2008/embedding", False)],
)  # fmt: skip
def test_only_protected_pages_are_refused(method: str, refused: bool) -> None:
    files = epub_files({"a.xhtml": "<p>Een zin.</p>"})
    files["META-INF/encryption.xml"] = f'<e><EncryptionMethod Algorithm="{method}"/></e>'
    if refused:
        with pytest.raises(DamagedFile, match="kopieerbeveiliging"):
            read_bytes(zipped(files), ".epub")
    else:
        assert lines_of(read_bytes(zipped(files), ".epub")) == ["Een zin."]
