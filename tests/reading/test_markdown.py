import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from pipeline.types import BlockKind, Item, ItemStyle, Metadata, SourceText
from tests.helpers import block_texts, document_of, headings_of, items_of, read_text
from tests.strategies import markdown_texts


def _lines(text: str) -> list[str]:
    return _worded(read_text(text, ".md"))


def _worded(source: SourceText) -> list[str]:
    return [
        "".join(piece.of(source.text) for piece in line.pieces).strip()
        for line in source.lines
        if line.pieces
    ]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Kop", "Kop"),
        ("## Kop ##", "Kop"),
        ("Kop\n===", "Kop"),
        ("Dit is **vet** en _schuin_.", "Dit is vet en schuin."),
        ("Dit is `code` hier.", "Dit is code hier."),
        ("Zie [het rapport](http://x.nl/a 'titel') hier.", "Zie het rapport hier."),
        ("Zie [het **oude** rapport][1].\n\n[1]: http://x.nl", "Zie het oude rapport."),
        ("![De kaart](kaart.png) van Delft", "De kaart van Delft"),
        ("<http://x.nl/a>", "http://x.nl/a"),
        ("Een <b>vet</b> woord.", "Een vet woord."),
        ("Een <!-- weg --> woord.", "Een  woord."),
        ("> Een citaat", "Een citaat"),
        ("- Een punt", "Een punt"),
        ("12. Een punt", "Een punt"),
        ("- > - Diep", "Diep"),
        ("*Sterren* en 2*3", "Sterren en 2*3"),
        ("    code", "code"),
        ("<div>Een <i>blok</i></div>", "Een blok"),
        ("Regel met spaties.  ", "Regel met spaties."),
        ("# <a name='x'></a> Kop", "Kop"),
    ],
)
def test_markup_is_no_wording(markdown: str, words: str) -> None:
    assert _lines(markdown) == [words]


@pytest.mark.parametrize(
    "markdown",
    [
        "Een \\*ster\\* blijft.",
        "Een &amp; teken, en &eacute;&eacute;n.",
        "Zes \\_ zeven ![a\\]b](c) acht.",
        "[los] en [nog] iets.",
        "Een sterretje * los * hier.",
        "`a\nb` en verder",
        "Een [link over\ntwee regels](http://x) hier.",
        "![beeld over\ntwee regels](x.png) hier.",
        "<span title='a\nb'>woord</span> hier.",
        "| a | b |\n|---|---|\n| c d | `e|f` |",
        "1. een\n\n   twee\n\n       drie",
        "- een\ntraag vervolg\n\n> vier\nvijf",
    ],
)
def test_no_word_is_lost(markdown: str) -> None:
    _assert_no_word_is_lost(markdown)


@given(markdown_texts())
def test_no_word_is_lost_in_any_text(markdown: str) -> None:
    _assert_no_word_is_lost(markdown)


class _Shown(HTMLParser):
    """The words that a browser would show of rendered Markdown."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")
        elif tag not in ("em", "strong", "a", "code", "b", "i", "span"):
            self.parts.append(" ")


def _assert_no_word_is_lost(markdown: str) -> None:
    source = read_text(markdown, ".md")
    shown = _Shown()
    shown.feed(MarkdownIt("commonmark").enable("table").render(source.text))
    shown.close()
    pattern = re.compile(r"[a-z]{2,}")
    wanted = Counter(pattern.findall("".join(shown.parts)))
    found = Counter(pattern.findall("\n".join(_worded(source))))
    assert not wanted - found


@given(markdown_texts())
def test_pieces_lie_in_their_line_in_order(markdown: str) -> None:
    source = read_text(markdown, ".md")
    for line in source.lines:
        spans = [*([line.mark] if line.mark else []), *line.pieces]
        for before, after in pairwise(spans):
            assert before.end <= after.start
        assert all(line.span.contains(span) for span in spans)


def test_headings_have_the_level_and_number_of_the_file() -> None:
    document = document_of("# Titel\n\nEen.\n\n## 2 Kop\n\nTwee.\n\n### 2.1. Kop\n\nDrie.", ".md")
    assert headings_of(document) == [(None, "Titel", 1), ("2", "Kop", 2), ("2.1", "Kop", 3)]
    assert document.title == "Titel"


def test_the_title_is_the_first_heading_of_level_one() -> None:
    assert read_text("## Eerst\n\n# De *echte*\n\n# Later", ".md").title == "De echte"


def test_list_items_keep_their_labels() -> None:
    text = "3. drie\n4. vier\n\nTussen.\n\n- punt\n- punt twee\n\n  vervolg\n"
    document = document_of(text, ".md")
    assert items_of(document) == [("3", "drie"), ("4", "vier"), ("1", "punt"), ("2", "punt twee")]
    last = document.blocks[-1]
    assert last.item == Item(ItemStyle.BULLET, "2")
    assert (last.kind, last.paragraph) == (BlockKind.PARAGRAPH, 2)


@pytest.mark.parametrize("glue", ["\n", "\n\n", "  \n"])
def test_letters_are_items_when_they_run_on_from_a(glue: str) -> None:
    document = document_of(glue.join(["a. Eerst dit.", "b. Dan dat.", "c) En dit."]), ".md")
    assert items_of(document) == [("a", "Eerst dit."), ("b", "Dan dat."), ("c", "En dit.")]


def test_a_letter_that_starts_no_list_is_a_word() -> None:
    document = document_of("d. Jansen zei dit.\n\nb. En dat.", ".md")
    assert items_of(document) == []


def test_a_table_is_read_row_by_row() -> None:
    document = document_of("| Naam | Getal |\n|---|---:|\n| Delft | 12 |\n| Gouda | 7 |", ".md")
    assert block_texts(document, BlockKind.TABLE) == ["Naam\tGetal\nDelft\t12\nGouda\t7"]


def test_code_keeps_its_lines() -> None:
    document = document_of("```python\na = 1\n\nb = 2\n```\n\nEn verder.", ".md")
    assert block_texts(document, BlockKind.CODE) == ["a = 1\nb = 2"]
    assert block_texts(document, BlockKind.PARAGRAPH) == ["En verder."]


def test_an_unclosed_fence_loses_nothing() -> None:
    assert block_texts(document_of("```\na\nb", ".md"), BlockKind.CODE) == ["a\nb"]


def test_a_paragraph_is_never_a_heading_by_its_looks() -> None:
    document = document_of("1 Kort\n\nEen alinea die volgt op een korte regel.\n", ".md")
    assert headings_of(document) == []


def test_a_rule_a_comment_and_a_reference_are_no_words() -> None:
    text = "Een.\n\n---\n\n<!-- twee\ndrie -->\n\n[1]: http://x\n\nVier."
    assert _lines(text) == ["Een.", "Vier."]


def test_words_stay_apart_where_only_markup_and_a_space_divide_them() -> None:
    document = document_of("Een **vet** *schuin* woord, straat 1<br>1234 AB.", ".md")
    assert document.text == "Een vet schuin woord, straat 1 1234 AB."


def test_a_note_keeps_its_label_and_its_mark_is_no_wording() -> None:
    text = (
        "Een zin.[^1] Nog *een*[^b].\n\n[^1]: Ja.\n[^b]: Een noot\nover regels.\n\n"
        "    En een alinea.\n\nSlot."
    )
    source = read_text(text, ".md")
    assert _worded(source) == ["Een zin. Nog een.", "Ja.", "Een noot", "over regels.",
                               "En een alinea.", "Slot."]  # fmt: skip
    assert [mark.of(text) for line in source.lines for mark in line.raised] == ["1", "b"]
    notes = [line.hint for line in source.lines if line.hint and line.hint.note]
    assert [note.note for note in notes] == ["1", "b", "b", "b"]
    assert len({note.block for note in notes}) == 2


def test_a_mark_without_a_note_is_wording() -> None:
    assert _lines("Een zin[^1].\n\n[^2]: Twee.") == ["Een zin[^1].", "Twee."]


def test_a_note_in_a_list_or_a_quotation_is_one() -> None:
    source = read_text("- Een punt[^1].\n\n  [^1]: In de lijst.\n\n> [^2]: In een citaat.", ".md")
    notes = [line.hint.note for line in source.lines if line.hint and line.hint.note]
    assert notes == ["1", "2"]


def test_facts_before_the_text_are_no_text() -> None:
    text = (
        "---\ntitle: 'Wonen'\nauthor:\n  - Jan de Vries\n  - Bakker, P.\ndate: 2014-03\n---\n# Kop"
    )
    source = read_text(text, ".md")
    assert _worded(source) == ["Kop"]
    assert source.facts.title == "Wonen"
    assert source.facts.authors == ("De Vries", "Bakker")
    assert source.facts.year == "2014"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_facts_are_found_with_any_line_end(end: str) -> None:
    text = f"---{end}title: Wonen{end}authors: [Ans Dam, PBL]{end}---{end}{end}Een zin."
    source = read_text(text, ".md")
    assert (source.facts.title, source.facts.authors) == ("Wonen", ("Dam", "PBL"))
    assert _worded(source) == ["Een zin."]


@pytest.mark.parametrize("text", ["---\n\nEen zin.\n\n---\nTwee.", "Een.\n\n---\ntitle: x\n---\n"])
def test_a_rule_across_the_page_starts_no_facts(text: str) -> None:
    source = read_text(text, ".md")
    assert source.facts == Metadata()
    assert _worded(source)[0].startswith("Een")


def test_cells_have_their_row_and_column() -> None:
    source = read_text("| a | b |\n|---|---|\n|  | d\\|e |\n| f<br>g | h |", ".md")
    cells = [(line.hint.cell, words) for line in source.lines if line.hint and line.pieces
             for words in ["".join(piece.of(source.text) for piece in line.pieces)]]  # fmt: skip
    assert [cell for cell, _ in cells] == [(0, 0), (0, 1), (1, 1), (2, 0), (2, 0), (2, 1)]


def test_html_is_left_out_without_gluing_words() -> None:
    text = "<p>Een <b>vet</b> <i>schuin</i> w<b>oo</b>rd</p>\n<td>a</td><td>b</td>"
    assert document_of(text, ".md").text == "Een vet schuin woord a b"


def test_code_and_tables_keep_their_hyphens() -> None:
    assert document_of("```\na = b-\nc\n```", ".md").text == "a = b-\nc"
    assert document_of("| Noord- | zee |\n|---|---|", ".md").text == "Noord-\tzee"


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("**Om verder te lezen**", True),
        ("**Een *schuin* woord**", True),
        ("**Dit is een zin.**", False),
        ("**“Een citaat”**", False),
        ("**Vet** en gewoon", False),
        ("**Eerst** **dan**", False),
        ("**" + "lang " * 20 + "woord**", False),
        ("- **Een punt**", False),
    ],
)
def test_a_short_line_that_is_bold_as_a_whole_is_a_heading(line: str, is_heading: bool) -> None:
    document = document_of(f"# Kop\n\nTekst.\n\n{line}\n\nMeer tekst.\n", ".md")
    assert (len(headings_of(document)) == 2) is is_heading
