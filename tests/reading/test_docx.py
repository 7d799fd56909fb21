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
    read_word,
    word_files,
)
from tests.reading.roundtrip import zipped


def _p(inner: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def _r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _style(style: str, name: str, based: str = "", more: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        f"{parent}{more}</w:style>"
    )


def _level(depth: int, notation: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{notation}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _numbering(*levels: str, change: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{change}</w:num>'
    )


def _num(depth: int, list_id: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (_r("Een ") + _r("zin.", "<w:b/>"), ["Een zin."]),
        (_r("Een") + "<w:r><w:tab/></w:r>" + _r("tab"), ["Een\ttab"]),
        (_r("Een") + "<w:r><w:br/></w:r>" + _r("regel"), ["Een", "regel"]),
        (_r("Een") + '<w:r><w:br w:type="page"/></w:r>' + _r("blad"), ["Een", "blad"]),
        (_r("hbo") + "<w:r><w:noBreakHyphen/></w:r>" + _r("er"), ["hbo\u2011er"]),
        (_r("co") + "<w:r><w:softHyphen/></w:r>" + _r("operatie"), ["co\u00adoperatie"]),
        (f'<w:hyperlink r:id="x" xmlns:r="r">{_r("Een link")}</w:hyperlink>', ["Een link"]),
        (f"<w:smartTag>{_r('Delft')}</w:smartTag>", ["Delft"]),
        (f"<w:sdt><w:sdtContent>{_r('Een veld')}</w:sdtContent></w:sdt>", ["Een veld"]),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{_r('Klik hier')}</w:sdtContent></w:sdt>" + _r("Tekst"),
            ["Tekst"],
        ),
        (f"<w:ins>{_r('erbij')}</w:ins><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>",
         ["erbij"]),
        (f"<w:moveTo>{_r('hier')}</w:moveTo><w:moveFrom>{_r('daar')}</w:moveFrom>", ["hier"]),
        (_r("Zicht") + _r("baar", '<w:vanish w:val="0"/>') + _r("weg", "<w:vanish/>"),
         ["Zichtbaar"]),
        ("<w:commentRangeStart/>" + _r("Een zin.") + "<w:r><w:commentReference/></w:r>",
         ["Een zin."]),
        (_field(' REF x \\h "weg" ', _r("figuur 2")), ["figuur 2"]),
        (f'<w:fldSimple w:instr="DATE">{_r("3 mei")}</w:fldSimple>', ["3 mei"]),
        (_field("IF " + "x", _field("QUOTE", _r("diep"))), ["diep"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + _r(" 3"), ["≥ 3"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + _r("ja"), ["✓ja"]),
        ('<w:r><w:sym w:font="Arial" w:char="2264"/></w:r>' + _r("3"), ["≤3"]),
        ('<w:r><w:sym w:font="Arial" w:char="onzin"/></w:r>' + _r("3"), ["3"]),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", ["a+b"]),
        ("<w:r><w:drawing><a:t>weg</a:t></w:drawing></w:r>" + _r("Tekst"), ["Tekst"]),
        (f"<w:ruby><w:rt>{_r('weg')}</w:rt><w:rubyBase>{_r('basis')}</w:rubyBase></w:ruby>",
         ["basis"]),
        (_r("over\nde regel"), ["over de regel"]),
    ],
)  # fmt: skip
def test_a_paragraph_has_the_words_that_word_prints(inner: str, words: list[str]) -> None:
    assert lines_of(read_word(_p(inner))) == words


def test_text_boxes_follow_the_paragraph_they_hang_on_and_count_once() -> None:
    box = f"<w:txbxContent>{_p(_r('In een kader.'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    source = read_word(_p(_r("Een ") + f"<w:r>{both}</w:r>" + _r("zin.")) + _p(_r("Verder.")))
    assert lines_of(source) == ["Een zin.", "In een kader.", "Verder."]


def test_a_paragraph_whose_end_was_deleted_runs_on_in_the_next() -> None:
    gone = _p(_r("Een "), more="<w:rPr><w:del/></w:rPr>")
    assert lines_of(read_word(gone + _p(_r("zin.")))) == ["Een zin."]


def test_a_field_that_never_ends_hides_nothing() -> None:
    body = _p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + _r("Een zin.")) + _p(_r("Nog een."))
    assert lines_of(read_word(body)) == ["Een zin.", "Nog een."]


def test_headings_follow_from_styles_their_parents_and_their_names() -> None:
    styles = (
        _style("Kop1", "heading 1", more='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + _style("Eigen", "Mijn kop", based="Kop1")
        + _style("Kop2", "Kop 2")
        + _style("Lus", "Lus", based="Lus")
    )
    body = (
        _p(_r("Een"), "Kop1")
        + _p(_r("Twee"), "Eigen")
        + _p(_r("Drie"), "Kop2")
        + _p(_r("Vier"), more='<w:outlineLvl w:val="2"/>')
        + _p(_r("Vijf"), "Kop1", '<w:outlineLvl w:val="9"/>')
        + _p(_r("Zes"), "Lus")
    )
    source = read_word(body, {"styles": styles})
    assert headings_of(source) == [
        ("", "Een", 1),
        ("", "Twee", 1),
        ("", "Drie", 2),
        ("", "Vier", 3),
    ]
    assert source.title == ""


def test_a_title_stands_above_the_headings_and_may_have_two_lines() -> None:
    styles = _style("Titel", "Title") + _style("Kop1", "heading 1")
    body = _p(_r("Wonen"), "Titel") + _p(_r("aan zee"), "Titel") + _p(_r("Inleiding"), "Kop1")
    source = read_word(body, {"styles": styles})
    assert source.title == "Wonen aan zee"
    assert headings_of(source) == [("", "Wonen", 1), ("", "aan zee", 1), ("", "Inleiding", 2)]
    assert len({line.hint.block for line in source.lines if line.hint}) == 2


def test_headings_and_items_get_the_number_that_word_prints() -> None:
    styles = _style(
        "Kop1", "heading 1", more="<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    )
    styles += _style("Kop2", "heading 2", more="<w:pPr><w:numPr><w:ilvl w:val='1'/>"
                     "<w:numId w:val='1'/></w:numPr></w:pPr>")  # fmt: skip
    numbering = _numbering(
        _level(0, "decimal", "Hoofdstuk %1"),
        _level(1, "decimal", "%1.%2."),
        _level(2, "lowerLetter", "(%3)"),
        _level(3, "lowerRoman", "%4)"),
        _level(4, "bullet", "•"),
        _level(5, "none", ""),
    )
    body = "".join(
        (
            _p(_r("Een"), "Kop1"),
            _p(_r("Onder een"), "Kop2"),
            _p(_r("punt"), more=_num(2)),
            _p(_r("diep"), more=_num(3)),
            _p(_r("dieper"), more=_num(3)),
            _p(_r("punt"), more=_num(2)),
            _p(_r("diep"), more=_num(3)),
            _p(_r("Twee"), "Kop1"),
            _p(_r("Zonder"), "Kop1", "<w:numPr><w:numId w:val='0'/></w:numPr>"),
            _p(_r("Onder twee"), "Kop2"),
            _p(_r("bol"), more=_num(4)),
            _p(_r("bol"), more=_num(4)),
            _p(_r("Tussen.")),
            _p(_r("bol"), more=_num(4)),
            _p(_r("Niets."), more=_num(5)),
        )
    )
    source = read_word(body, {"styles": styles, "numbering": numbering})
    assert headings_of(source) == [
        *(("1", "Een", 1), ("1.1", "Onder een", 2), ("2", "Twee", 1), ("", "Zonder", 1)),
        ("2.1", "Onder twee", 2),
    ]
    assert [label for label, _ in items_of(source)] == ["a", "i", "ii", "b", "i", "1", "2", "1"]
    assert lines_of(source, BlockKind.PARAGRAPH) == ["Tussen.", "Niets."]


def test_a_list_starts_again_where_word_is_told_so() -> None:
    change = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    numbering = _numbering(_level(0, "decimal", "%1."), change=change)
    body = "".join(_p(_r(str(n)), more=_num(0, n)) for n in (1, 1, 2, 2, 9))
    source = read_word(body, {"numbering": numbering})
    assert [label for label, _ in items_of(source)] == ["1", "2", "7", "8"]


def test_a_table_has_its_cells_once_and_what_is_in_them() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{words}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(_p(_r('binnen')))}</w:tr></w:tbl>"
    rows = (
        cell(_p(_r("A")), '<w:gridSpan w:val="2"/>')
        + cell(_p(_r("B")), '<w:vMerge w:val="restart"/>'),
        cell(_p(_r("C")) + _p(_r("D"))) + cell(inner) + cell(_p(_r("weg")), "<w:vMerge/>"),
    )  # fmt: skip
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(_p(_r('weg')))}</w:tr>"
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}{gone}</w:tbl>"
    assert cells_of(read_word(table)) == [
        *(((0, 0), "A"), ((0, 2), "B"), ((1, 0), "C"), ((1, 0), "D"), ((1, 1), "binnen")),
    ]


def test_notes_follow_the_block_with_their_mark() -> None:
    note = '<w:footnote w:id="{}">' + _p(_r("{}")) + "</w:footnote>"
    footnotes = (
        '<w:footnote w:type="separator" w:id="0">' + _p(_r("weg")) + "</w:footnote>"
        + note.format(5, "Vijf.") + note.format(2, "Twee.") + note.format(7, "Ster.")
    )  # fmt: skip
    endnotes = '<w:endnote w:id="2">' + _p(_r("Eind.")) + _p(_r("Nog.")) + "</w:endnote>"
    mark = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    star = '<w:r><w:footnoteReference w:id="7" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = (
        _p(_r("Een") + mark.format("footnote", 5) + _r(" en") + mark.format("endnote", 2) + _r("."))
        + _p(_r("Nog") + star + _r(" een") + mark.format("footnote", 2))
        + _p(_r("Kwijt") + mark.format("footnote", 99))
    )
    source = read_word(body, {"footnotes": footnotes, "endnotes": endnotes})
    assert notes_of(source) == [
        *(("1", "Vijf."), ("i", "Eind."), ("i", "Nog."), ("*", "Ster."), ("2", "Twee.")),
    ]
    assert marks_of(source) == ["1", "i", "*", "2"]
    assert lines_of(source, BlockKind.PARAGRAPH) == ["Een en.", "Nog een", "Kwijt"]


def test_contents_captions_code_and_literature_are_known_as_such() -> None:
    styles = "".join(
        _style(style, name)
        for style, name in (
            *(("Inhopg1", "toc 1"), ("Bijschrift", "caption"), ("Code", "HTML Preformatted")),
            ("Bibliografie", "Bibliography"),
        )
    )
    toc = _p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + _r("Inleiding 3")
    )
    end = _p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = (
        toc + _p(_r("Slot 9")) + end + _p(_r("Los 1"), "Inhopg1")
        + _p(_r("Figuur 1"), "Bijschrift") + _p(_r("a = 1"), "Code") + _p(_r("b = 2"), "Code")
        + _p(_r("Jansen (2014)."), "Bibliografie") + _p(_r("Een zin."))
    )  # fmt: skip
    source = read_word(body, {"styles": styles})
    assert lines_of(source, BlockKind.CONTENTS) == ["Inleiding 3", "Slot 9", "Los 1"]
    assert lines_of(source, BlockKind.CAPTION) == ["Figuur 1"]
    assert lines_of(source, BlockKind.CODE) == ["a = 1", "b = 2"]
    assert lines_of(source, BlockKind.REFERENCE) == ["Jansen (2014)."]
    assert lines_of(source, BlockKind.PARAGRAPH) == ["Een zin."]


def test_facts_come_from_the_properties() -> None:
    core = (
        "<dc:title>Microsoft Word - Wonen aan zee</dc:title><dc:creator>Jan de Vries; PBL"
        "</dc:creator><dcterms:created>2014-03-01T00:00:00Z</dcterms:created>"
    )
    facts = read_word(_p(_r("Een zin.")), core=core).facts
    assert (facts.title, facts.authors, facts.year) == (
        "Wonen aan zee",
        ("De Vries", "PBL"),
        "2014",
    )


@pytest.mark.parametrize("missing", ["word/document.xml", "_rels/.rels"])
def test_a_missing_part_is_damage_or_no_loss(missing: str) -> None:
    files = word_files(_p(_r("Een zin.")))
    del files[missing]
    if missing == "_rels/.rels":
        assert lines_of(read_bytes(zipped(files), ".docx")) == ["Een zin."]
        return
    with pytest.raises(DamagedFile, match=r"onderdeel word/document\.xml"):
        read_bytes(zipped(files), ".docx")


def test_nesting_as_deep_as_xml_may_be_is_read() -> None:
    deep = "<w:smartTag>" * 200 + _r("diep") + "</w:smartTag>" * 200
    tables = "<w:tbl><w:tr><w:tc>" * 70 + _p(_r("cel")) + "</w:tc></w:tr></w:tbl>" * 70
    assert lines_of(read_word(_p(deep) + tables)) == ["diep", "cel"]
