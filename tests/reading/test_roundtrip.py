"""One document in every format gives one and the same text, outline, lists, table and notes.

What is compared here is what the readers say; `FORMATS` takes each further format that has a writer
in `roundtrip`.
"""

import re
from functools import lru_cache

import pytest

from pipeline.language import split_sentences
from pipeline.settings import RULES
from pipeline.structure import structure
from pipeline.types import BlockKind, Document, Item, ItemStyle, Line, SourceText
from tests.helpers import block_texts, headings_of, read_bytes
from tests.reading import roundtrip
from tests.reading.roundtrip_pdf import pdf
from tests.reading.roundtrip_text import PARTS, TITLE, Heading, Table, Words

FORMATS = sorted(roundtrip.WRITERS)
_HEADINGS = [part for part in PARTS if isinstance(part, Heading)]
_NOTES = [part.note for part in PARTS if isinstance(part, Words) and part.note]
_PARAGRAPHS = [part.words for part in PARTS if isinstance(part, Words)]


@lru_cache
def _source(suffix: str) -> SourceText:
    return read_bytes(roundtrip.WRITERS[suffix](), suffix)


@lru_cache
def _document(suffix: str) -> Document:
    return structure(_source(suffix), f"rapport{suffix}")


def _words(source: SourceText, line: Line) -> str:
    return "".join(piece.of(source.text) for piece in line.pieces)


def _lines(suffix: str, kind: BlockKind) -> list[Line]:
    lines = _source(suffix).lines
    return [line for line in lines if line.hint and line.hint.kind is kind and line.pieces]


@pytest.mark.parametrize("suffix", FORMATS)
def test_headings_have_their_number_title_and_level(suffix: str) -> None:
    source = _source(suffix)
    found = []
    for line in _lines(suffix, BlockKind.HEADING):
        assert line.hint
        typed = re.match(r"([\d.]+) (.*)", _words(source, line))
        number, words = typed.groups() if typed else (line.hint.number, _words(source, line))
        found.append((number, words, line.hint.level))
    numbered = [(heading.number, heading.words, heading.level + 1) for heading in _HEADINGS]
    assert found == [("", TITLE, 1), *numbered]
    assert source.title == TITLE


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_outline_of_the_document_is_the_same(suffix: str) -> None:
    assert headings_of(_document(suffix)) == [
        (None, TITLE, 1),
        *((heading.number, heading.words, heading.level + 1) for heading in _HEADINGS),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_paragraphs_are_whole_and_verbatim(suffix: str) -> None:
    found = block_texts(_document(suffix), BlockKind.PARAGRAPH)
    caption = [part.caption for part in PARTS if isinstance(part, Table)]
    assert [text for text in found if text not in caption] == _PARAGRAPHS


@pytest.mark.parametrize("suffix", FORMATS)
def test_notes_keep_their_labels_and_stand_apart_from_the_text(suffix: str) -> None:
    source = _source(suffix)
    notes = [(line.hint.note, _words(source, line)) for line in _lines(suffix, BlockKind.FOOTNOTE)
             if line.hint]  # fmt: skip
    assert notes == [(str(place), note) for place, note in enumerate(_NOTES, start=1)]
    marks = [mark.of(source.text) for line in source.lines for mark in line.raised]
    assert marks == [label for label, _ in notes]


@pytest.mark.parametrize("suffix", FORMATS)
def test_list_items_keep_their_marks_and_their_nesting(suffix: str) -> None:
    source = _source(suffix)
    found = [(line.hint.item, _words(source, line)) for line in _lines(suffix, BlockKind.LIST_ITEM)
             if line.hint]  # fmt: skip
    assert found == [
        (Item(ItemStyle.NUMBER, "1"), "Eerst bezochten wij de kade."),
        (Item(ItemStyle.BULLET, "1"), "de noordkant"),
        (Item(ItemStyle.BULLET, "2"), "de zuidkant"),
        (Item(ItemStyle.NUMBER, "2"), "Daarna volgden de gesprekken."),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_cells_have_their_row_and_column(suffix: str) -> None:
    source = _source(suffix)
    (table,) = [part for part in PARTS if isinstance(part, Table)]
    found = {line.hint.cell: _words(source, line) for line in _lines(suffix, BlockKind.TABLE)
             if line.hint}  # fmt: skip
    assert found == {
        (row, column): words
        for row, cells in enumerate(table.rows)
        for column, words in enumerate(cells)
    }
    (block,) = block_texts(_document(suffix), BlockKind.TABLE)
    assert [tuple(row.split("\t")) for row in block.split("\n")] == list(table.rows)


@pytest.mark.parametrize("suffix", sorted({*FORMATS} - {".md"}))
def test_a_caption_is_known_as_one(suffix: str) -> None:
    assert [_words(_source(suffix), line) for line in _lines(suffix, BlockKind.CAPTION)] == [
        "Tabel 1. Kosten per jaar"
    ]


@lru_cache
def _as_pdf() -> Document:
    return structure(read_bytes(pdf(), ".pdf"), "rapport.pdf")


def _of_every_format() -> list[Document]:
    return [*(_document(suffix) for suffix in FORMATS), _as_pdf()]


def test_every_format_gives_the_same_sections() -> None:
    expected = headings_of(_document(".docx"))
    assert headings_of(_as_pdf())[1:] == [(n, t, level - 1) for n, t, level in expected[1:]]
    assert headings_of(_as_pdf())[0] == expected[0]
    assert all(headings_of(_document(suffix)) == expected for suffix in FORMATS)


def test_every_format_gives_the_same_sentences() -> None:
    found = [
        [
            span.of(text)
            for text in block_texts(document, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            for span in split_sentences([text], RULES)[0]
            if text != "Tabel 1. Kosten per jaar"  # in Markdown a caption is a paragraph
        ]
        for document in _of_every_format()
    ]
    assert len(found[0]) == 13
    assert all(sentences == found[0] for sentences in found)


def test_every_format_gives_the_same_table_and_the_same_notes() -> None:
    for document in _of_every_format():
        assert block_texts(document, BlockKind.TABLE) == [
            "Jaar\tKosten\n2018\t12.000\n2019\t14.500"
        ]
        assert block_texts(document, BlockKind.FOOTNOTE) == _NOTES
        assert [note.label for note in document.notes] == ["1", "2"]
        marked = [
            document.text[: note.mark.start] for note in document.notes if note.mark is not None
        ]
        assert [text.split()[-1] for text in marked] == ["rust”.", "duur."]
