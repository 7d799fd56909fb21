"""What a format without pages says itself: notes with their marks, numbers of headings, works."""

from pathlib import Path

from pipeline.structure import structure
from pipeline.types import BlockKind, Document, Hint, Line, SourceText, Span
from tests.helpers import block_texts, outline_of, passages_of

_LINES = (
    ("De haven1 ligt vol.", Hint(BlockKind.PARAGRAPH, 0)),
    ("Sinds de zomer.", Hint(BlockKind.FOOTNOTE, 1, note="1")),
    ("Literatuur", Hint(BlockKind.HEADING, 2, 1, number="3")),
    ("Jansen, A. (2019). Het water.", Hint(BlockKind.PARAGRAPH, 3)),
    ("Boer, B. de (2020). De droogte.", Hint(BlockKind.PARAGRAPH, 4)),
)


def _document() -> Document:
    text, lines = "", []
    for words, hint in _LINES:
        start, end = len(text), len(text) + len(words)
        pieces: tuple[Span, ...] = (Span(start, end),)
        raised: tuple[Span, ...] = ()
        mark = words.find("1 ")
        if mark > 0:
            pieces = (Span(start, start + mark), Span(start + mark + 1, end))
            raised = (Span(start + mark, start + mark + 1),)
        lines.append(Line(Span(start, end), pieces, hint=hint, raised=raised))
        text += words + "\n"
    return structure(SourceText(Path("stuk.docx"), "0" * 64, text, tuple(lines)), "stuk.docx")


def test_a_note_that_the_format_knows_is_linked_to_its_mark() -> None:
    document = _document()
    (note,) = document.notes
    assert (note.label, note.mark) == ("1", Span(8, 8))
    assert document.text.startswith("De haven ligt vol.")


def test_the_number_of_a_heading_may_come_from_the_format() -> None:
    assert outline_of(_document()) == [("3", "Literatuur")]


def test_works_are_no_passages() -> None:
    document = _document()
    assert len(block_texts(document, BlockKind.REFERENCE)) == 2
    texts = [passage.span.of(document.text) for passage in passages_of(document)]
    assert texts == ["De haven ligt vol.", "Sinds de zomer."]
