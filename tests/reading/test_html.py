import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DamagedFile, EmptyFile, ReadingError, UnreadableFile
from pipeline.reading import html as html_reader
from pipeline.types import BlockKind, SourceText
from tests.helpers import read_bytes
from tests.reading.offices import cells_of, headings_of, items_of, lines_of, marks_of, notes_of


def _read(body: str, head: str = "") -> SourceText:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), ".html")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>Een <b>v<i>e</i>t</b> woord.</p>", ["Een vet woord."]),
        ("<p>Een\n   zin<p>Nog een", ["Een zin", "Nog een"]),
        ("<p>&Eacute;&eacute;n caf&#233; &amp; &euro;&nbsp;5", ["Één café & €\u00a05"]),
        ("<p>Een<br>regel<br/>en nog", ["Een", "regel", "en nog"]),
        ("los <div>blok <p>alinea</div> na", ["los", "blok", "alinea", "na"]),
        ("<p>co&shy;operatie en lang<wbr>woord", ["co\u00adoperatie en langwoord"]),
        ("<p>m<sup>2</sup> en H<sub>2</sub>O", ["m2 en H2O"]),
        ("<p>Een <q>citaat</q>, <del>weg</del><ins>erbij</ins>.", ["Een citaat, erbij."]),
        ("<p>Een <img src=x alt=weg> beeld", ["Een  beeld"]),
        ("<dl><dt>Begrip<dd>Uitleg</dl>", ["Begrip", "Uitleg"]),
        ("<blockquote>“Een citaat.”</blockquote>", ["“Een citaat.”"]),
        ("<script>a</script><style>b</style><template>c</template><noscript>d</noscript>e", ["e"]),
        ("<nav>menu</nav><header>kop</header><p>Een zin.<footer>voet</footer>", ["Een zin."]),
        ("<p hidden>weg<p style='display: none'>weg<p>Een zin.", ["Een zin."]),
        ("<p>Een <span aria-hidden=true>weg</span>zin.", ["Een zin."]),
        ("<p>Een <span class='sr-only'>weg</span>zin.", ["Een zin."]),
        ("<form><label>Zoek</label><input><button>Weg</button></form><p>Een lange zin.",
         ["Een lange zin."]),
        ("<form action=alles><p>Alles staat in een formulier.<input></form>",
         ["Alles staat in een formulier."]),
        ("<article><header><p>Aanhef</header><p>Een zin.<footer>Slot</footer></article>",
         ["Aanhef", "Een zin.", "Slot"]),
        ("<div>Menu</div><main><p>Dit is de tekst van de pagina.</main><div>Voet</div>",
         ["Dit is de tekst van de pagina."]),
        ("<main><p>Kort</main><p>Dit is de tekst van de pagina.",
         ["Kort", "Dit is de tekst van de pagina."]),
        ("<p>Een zin.<aside>Zie ook</aside>", ["Een zin."]),
        ("<p>a<svg><text>weg</text></svg>b<iframe>weg</iframe>", ["ab"]),
        ("<p>a<select><option>weg</select>b<textarea>weg</textarea>", ["ab"]),
        ("<h2>Kop <a href='#kop'>¶</a></h2>", ["Kop"]),
        ("<p>Een <!-- weg --> zin <?php weg ?>", ["Een zin"]),
    ],
)  # fmt: skip
def test_the_words_are_those_that_a_reader_sees(body: str, words: list[str]) -> None:
    assert lines_of(_read(body)) == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<meta charset="iso-8859-1"><p>één €'.encode("cp1252"), "één €"),
        ('<meta charset="windows-1250"><p>Dvořák'.encode("cp1250"), "Dvořák"),
        ('<meta charset="onzin"><p>één'.encode("cp1252"), "één"),
        ('<meta charset="iso-8859-1"><p>één €'.encode(), "één €"),
        ("<p>één €".encode("cp1252"), "één €"),
        ("<p>één €".encode("utf-16"), "één €"),
        ("\ufeff<p>één €".encode(), "één €"),
        ('<?xml version="1.0" encoding="iso-8859-15"?><p>één €'.encode("iso-8859-15"), "één €"),
    ],
)
def test_the_character_set_is_found(content: bytes, words: str) -> None:
    assert lines_of(read_bytes(content, ".html")) == [words]


def test_xhtml_closes_its_empty_elements_and_marks_its_data() -> None:
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script/>'
        '</head><body><a id="x"/><p>Een <![CDATA[a < b & c]]> zin.</p></body></html>'
    )
    assert lines_of(read_bytes(page.encode(), ".html")) == ["Een a < b & c zin."]


def test_headings_have_levels_and_the_only_first_one_is_the_title() -> None:
    source = _read("<h1>Wonen <em>aan</em> zee</h1><h2>1 Inleiding</h2><h3>Vraag</h3>")
    assert headings_of(source) == [
        ("", "Wonen aan zee", 1),
        ("", "1 Inleiding", 2),
        ("", "Vraag", 3),
    ]
    assert source.title == "Wonen aan zee"
    assert _read("<h1>Een</h1><p>a<h1>Twee</h1>").title == ""


def test_a_title_in_the_head_of_the_page_is_kept_when_the_text_has_none() -> None:
    assert lines_of(_read("<header>Menu<h1>Titel</h1></header><p>Een zin.")) == [
        "Titel",
        "Een zin.",
    ]
    body = "<header><h1>Site</h1></header><h1>Titel</h1><p>Een zin."
    assert lines_of(_read(body)) == ["Titel", "Een zin."]


def test_lists_are_marked_as_a_browser_marks_them() -> None:
    body = (
        "<ol start=3 type=a><li>c<ul><li>bol<li>bol</ul>vervolg<li value=9>i</ol>"
        "<ol type=I><li><p>I<p>nog</ol><ol reversed><li>2<li>1</ol><li>los"
    )
    source = _read(body)
    assert [label for label, _ in items_of(source)] == ["c", "1", "2", "i", "I", "2", "1", "1"]
    assert lines_of(source, BlockKind.PARAGRAPH) == ["vervolg", "nog"]


def test_a_table_has_its_cells_once_in_their_row_and_column() -> None:
    body = (
        "<table><caption>Tabel 1</caption><thead><tr><th rowspan=2>A<th colspan=2>B</thead>"
        "<tr><td>C<td>D<br>d</tr><tr><td>E<td><td>F</table>"
    )
    source = _read(body)
    assert lines_of(source, BlockKind.CAPTION) == ["Tabel 1"]
    assert cells_of(source) == [
        *(((0, 0), "A"), ((0, 1), "B"), ((1, 1), "C"), ((1, 2), "D"), ((1, 2), "d")),
        *(((2, 0), "E"), ((2, 2), "F")),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td><h2>a</h2><td>b</table>",
        "<table><tr><td>a<td><ul><li>b</ul></table>",
        "<table>a<tr><td>b</table>",
    ],
)
def test_a_table_that_only_places_blocks_is_none(table: str) -> None:
    source = _read(table)
    assert lines_of(source) == ["a", "b"]
    assert cells_of(source) == []


def test_a_table_in_a_table_is_read_by_itself() -> None:
    assert cells_of(_read("<table><tr><td>a<table><tr><td>b</table></table>")) == [((0, 0), "b")]


def test_captions_and_code_are_known_as_such() -> None:
    source = _read("<figure><figcaption>Figuur 1</figcaption></figure><pre>a = 1\r\n\n  b</pre>")
    assert lines_of(source, BlockKind.CAPTION) == ["Figuur 1"]
    assert lines_of(source, BlockKind.CODE) == ["a = 1", "b"]


_NOTES = {
    "list": "<ol><li id=n1>Een noot. <a href='#m1'>↩</a></ol>",
    "paragraph": "<p id=n1><sup>1</sup> Een noot.</p>",
    "anchor": "<p><a id=n1 href='#m1'>[1]</a> Een noot.</p>",
    "word": "<div id=ftn1><p><a name=n1 href='#m1'>[1]</a> Een noot.</p></div>",
    "role": "<aside role=doc-footnote id=n1 hidden><p>Een noot.</p></aside>",
    "foot": "<footer><p id=n1>1. Een noot.</p></footer>",
}


@pytest.mark.parametrize("note", _NOTES.values(), ids=_NOTES)
@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a id=m1 href='#n1'>1</a></sup>",
        "<a id=m1 href='#n1'><sup>1</sup></a>",
        "<a id=m1 href='#n1'>[1]</a>",
        "<sup id=m1>[<a href='#n1'>1</a>]</sup>",
        "<a id=m1 href='#n1' role=doc-noteref>1</a>",
    ],
)
def test_a_note_follows_the_block_with_its_mark(mark: str, note: str) -> None:
    source = _read(f"<p>Een zin{mark}.</p><p>Verder.</p>{note}<p>Slot.</p>")
    assert lines_of(source) == ["Een zin.", "Een noot.", "Verder.", "Slot."]
    assert notes_of(source) == [("1", "Een noot.")]
    assert marks_of(source) == ["1"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Zie <a href='#h'>1</a>.</p><p id=h>Een alinea.</p>",
        "<p>Zie <a href='#h'>[1]</a>.</p><h2 id=h>Een kop</h2>",
        "<p>Zie <a href='#h'>[1]</a>.</p><div id=h><h2>Kop</h2><p>Tekst.</div>",
        "<p>Zie <a href='#weg'>[1]</a>.</p>",
        "<p>Zie <a href='http://example.org/#h'>[1]</a>.</p><p id=h>Een alinea.</p>",
    ],
)
def test_a_link_to_something_else_is_no_note(body: str) -> None:
    source = _read(body)
    assert notes_of(source) == []
    assert "1" in lines_of(source)[0]


def test_a_note_that_is_marked_twice_is_written_once() -> None:
    mark = "<sup><a href='#n1'>1</a></sup>"
    source = _read(f"<p>Een{mark}.<p>Twee{mark}.<p id=n1>1 Een noot.")
    assert lines_of(source) == ["Een.", "Een noot.", "Twee."]
    assert marks_of(source) == ["1", "1"]


def test_notes_that_mark_each_other_end() -> None:
    first, second = (f"<sup><a href='#{n}'>{n}</a></sup>" for n in (1, 2))
    body = f"<p>Een{first}.<p id=1>Een{second} noot.<p id=2>Twee."
    assert notes_of(_read(body)) == [("1", "Een noot."), ("2", "Twee.")]


def test_facts_come_from_the_head() -> None:
    head = (
        "<title>Wonen | Gemeente</title><meta name=author content='J. Bakker'>"
        "<meta name='DCTERMS.title' content='Wonen'><meta name='dcterms.issued' content='2014-03'>"
        "<meta name='DCTERMS.publisher' content='Gemeente Delft'>"
    )
    facts = _read("<p>Een zin.", head).facts
    assert (facts.title, facts.authors, facts.year) == ("Wonen", ("Bakker",), "2014")
    assert facts.publisher == "Gemeente Delft"


@pytest.mark.parametrize("tag", ["div", "b", "span", "table><tr><td", "ul><li"])
def test_a_page_that_nests_without_end_is_refused(tag: str) -> None:
    with pytest.raises(DamagedFile, match="te diep genest"):
        read_bytes(b"<p>Een zin." + f"<{tag}>".encode() * 100_000 + b"x", ".html")


def test_entities_of_a_page_are_refused() -> None:
    with pytest.raises(DamagedFile, match="XML-entiteiten"):
        read_bytes(b'<!DOCTYPE html [<!ENTITY a "ha">]><p>&a;', ".html")


def test_an_empty_page_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read_bytes(b"", ".html")


def test_a_page_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_reader, "MAX_MARKUP_BYTES", 10)
    with pytest.raises(UnreadableFile, match="de grens voor dit formaat"):
        read_bytes(b"<p>Een lange zin.", ".html")


_TAGS = "p div ul ol li table tr td h1 h2 pre a sup b br script main aside header form".split()
_soup = st.lists(
    st.one_of(
        st.sampled_from(_TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>"),
        st.sampled_from(("<a href='#x'>[1]</a>", "<p id=x>", "<sup><a href='#y'>2</a></sup>")),
        st.sampled_from(("<li id=y>", "Een zin. ", "&amp;", "<", "\r\n", "é", "<td colspan=3>")),
        st.text(max_size=5),
    ),
    max_size=40,
)


@given(_soup)
def test_any_soup_of_tags_is_read(parts: list[str]) -> None:
    try:
        source = read_bytes("".join(parts).encode("utf-8", "replace"), ".html")
    except ReadingError:
        return
    assert source.text.count("\n") == len(source.lines)
