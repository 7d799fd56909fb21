import pytest

from pipeline.errors import DamagedFile
from pipeline.types import BlockKind
from tests.helpers import read_bytes
from tests.reading.offices import (
    cells_of,
    headings_of,
    items_of,
    lines_of,
    marks_of,
    notes_of,
    odt_files,
    read_odt_text,
)
from tests.reading.roundtrip import zipped

_HIDDEN = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
)
_LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:start-value="4"/>'
    '<text:list-level-style-bullet text:level="3"/></text:list-style>'
)


def _p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _item(inner: str, more: str = "") -> str:
    return f"<text:list-item {more}>{inner}</text:list-item>"


def _list(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("Een <text:span>vet</text:span> woord", ["Een vet woord"]),
        ("Een\n   zin", ["Een zin"]),
        ("Een<text:s text:c='3'/>zin", ["Een   zin"]),
        ("Een<text:tab/>tab", ["Een\ttab"]),
        ("Een<text:line-break/>regel", ["Een", "regel"]),
        ("Een<text:soft-page-break/>zin", ["Eenzin"]),
        ("co\u00adoperatie", ["co\u00adoperatie"]),
        ("<text:a>Een link</text:a>", ["Een link"]),
        ("Een<office:annotation><text:p>weg</text:p></office:annotation> zin", ["Een zin"]),
        ("Een<text:span text:style-name='T1'> weg</text:span> zin", ["Een zin"]),
        ("<text:change-start/>erbij<text:change-end/><text:change/>", ["erbij"]),
        ("<text:page-number>3</text:page-number> mei", ["3 mei"]),
        ("<text:placeholder>weg</text:placeholder>Een zin", ["Een zin"]),
        ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>",
         ["a"]),
    ],
)  # fmt: skip
def test_a_paragraph_has_the_words_that_are_printed(inner: str, words: list[str]) -> None:
    assert lines_of(read_odt_text(_p(inner), _HIDDEN)) == words


def test_deletions_and_hidden_sections_are_no_text() -> None:
    body = (
        f"<text:tracked-changes><text:changed-region>{_p('weg')}</text:changed-region>"
        f"</text:tracked-changes><text:section text:display='none'>{_p('weg')}</text:section>"
        f"<text:section>{_p('Een zin.')}</text:section>"
    )
    assert lines_of(read_odt_text(body)) == ["Een zin."]


def test_frames_follow_the_paragraph_they_hang_on() -> None:
    picture = "<draw:frame><svg:title>weg</svg:title></draw:frame>"
    frame = (
        f"<draw:frame><draw:text-box>{_p(f'{picture}Figuur 1', 'Illustration')}"
        "</draw:text-box><svg:desc>weg</svg:desc></draw:frame>"
    )
    source = read_odt_text(_p(f"Een {frame}zin.") + _p("Verder."))
    assert lines_of(source) == ["Een zin.", "Figuur 1", "Verder."]
    assert lines_of(source, BlockKind.CAPTION) == ["Figuur 1"]


def test_headings_are_counted_by_the_outline() -> None:
    outline = (
        "<text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="I"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="{}" {}>{}</text:h>'
    body = _p("Titel", "Title") + "".join(
        heading.format(*case)
        for case in (
            *((1, "", "Een"), (2, "", "Onder"), (3, "", "Diep"), (1, "", "Twee")),
            *((1, 'text:is-list-header="true"', "Zonder"), (2, "", "Onder")),
        )
    )
    source = read_odt_text(body, styles=outline)
    assert headings_of(source) == [
        *(("", "Titel", 1), ("I", "Een", 2), ("I.1", "Onder", 3), ("", "Diep", 4)),
        *(("II", "Twee", 2), ("", "Zonder", 2), ("II.1", "Onder", 3)),
    ]
    assert source.title == "Titel"


def test_items_get_the_label_of_their_list_style() -> None:
    deep = _list(_item(_p("vier")), _item(_p("vijf") + _list(_item(_p("bol")), more="")), more="")
    body = (
        _list(_item(_p("a") + _p("vervolg") + deep), _item(_p("b")))
        + _list(_item(_p("weer a")))
        + _list(_item(_p("b")), more='text:style-name="L" text:continue-numbering="true"')
        + _list(
            _item(_p("f"), 'text:start-value="6"'),
            "<text:list-header><text:p>kop</text:p></text:list-header>",
        )
    )  # fmt: skip
    source = read_odt_text(body, _LIST)
    assert items_of(source) == [
        *(("a", "a"), ("4", "vier"), ("5", "vijf"), ("1", "bol"), ("b", "b"), ("a", "weer a")),
        *(("b", "b"), ("f", "f")),
    ]
    follow_up = next(
        line for line in source.lines if line.hint and "vervolg" in line.span.of(source.text)
    )
    assert follow_up.hint
    assert follow_up.hint.kind is BlockKind.PARAGRAPH
    assert follow_up.hint.item
    assert follow_up.hint.item.label == "a"


def test_notes_follow_the_block_with_their_mark() -> None:
    note = (
        "<text:note><text:note-citation>{0}</text:note-citation><text:note-body>"
        "<text:p>Noot {0}.</text:p><text:p>Nog.</text:p></text:note-body></text:note>"
    )
    source = read_odt_text(_p(f"Een{note.format(1)} en{note.format('ii')}.") + _p("Verder."))
    assert lines_of(source) == ["Een en.", "Noot 1.", "Nog.", "Noot ii.", "Nog.", "Verder."]
    assert marks_of(source) == ["1", "ii"]
    assert [label for label, _ in notes_of(source)] == ["1", "1", "ii", "ii"]


def test_a_table_has_its_cells_once_and_what_is_in_them() -> None:
    cell = "<table:table-cell {}>{}</table:table-cell>"
    inner = (
        f"<table:table><table:table-row>{cell.format('', _p('in'))}</table:table-row></table:table>"
    )
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell.format('table:number-columns-spanned="2"', _p("A"))
        + "<table:covered-table-cell/>" + cell.format("", _p("B"))
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell.format('table:number-columns-repeated="2"', "") + cell.format("", _p("C") + inner)
        + "</table:table-row></table:table>"
    )  # fmt: skip
    assert cells_of(read_odt_text(table)) == [
        *(((0, 0), "A"), ((0, 2), "B"), ((1, 2), "C"), ((1, 2), "in")),
    ]


def test_indexes_are_contents() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source>weg</text:table-of-content-source>"
        f"<text:index-body>{_p('Inleiding 3')}</text:index-body></text:table-of-content>"
        f"<text:bibliography><text:index-body>{_p('Jansen')}</text:index-body></text:bibliography>"
    )
    source = read_odt_text(index + _p("Een zin."))
    assert lines_of(source, BlockKind.CONTENTS) == ["Inleiding 3"]
    assert lines_of(source, BlockKind.REFERENCE) == ["Jansen"]


def test_facts_come_from_the_properties() -> None:
    meta = (
        "<dc:title>Wonen</dc:title><meta:initial-creator>Ans van Dam</meta:initial-creator>"
        "<dc:creator>Windows-gebruiker</dc:creator>"
        "<meta:creation-date>2012-05-06</meta:creation-date>"
    )
    facts = read_odt_text(_p("Een zin."), meta=meta).facts
    assert (facts.title, facts.authors, facts.year) == ("Wonen", ("Van Dam",), "2012")


def test_a_password_is_said_to_be_one() -> None:
    files = odt_files(_p("Een zin."))
    files["META-INF/manifest.xml"] = "<m><file-entry><encryption-data/></file-entry></m>"
    with pytest.raises(DamagedFile, match="met een wachtwoord"):
        read_bytes(zipped(files), ".odt")


def test_a_package_without_content_is_damaged() -> None:
    files = odt_files("")
    del files["content.xml"]
    with pytest.raises(DamagedFile, match=r"onderdeel content\.xml"):
        read_bytes(zipped(files), ".odt")


def test_nesting_as_deep_as_xml_may_be_is_read() -> None:
    deep = "<text:span>" * 240 + "diep" + "</text:span>" * 240
    lists = "<text:list><text:list-item>" * 100 + _p("punt") + "</text:list-item></text:list>" * 100
    assert lines_of(read_odt_text(_p(deep) + lists)) == ["diep", "punt"]
