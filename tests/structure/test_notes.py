"""Footnotes and endnotes: out of the running text, each with the place of its mark."""

import pytest

from pipeline.quoting import locate, reference
from pipeline.types import BlockKind, Document, Span
from tests.helpers import block_texts, passages_of
from tests.structure.layouts import Set, column, laid_out, prose


def _notes(document: Document) -> list[tuple[str, str, str]]:
    """Of each note its label, the word before its mark, and its words."""
    return [
        (
            note.label,
            document.text[: note.mark.start].split()[-1] if note.mark is not None else "",
            document.blocks[note.block].span.of(document.text),
        )
        for note in document.notes
    ]


def _page(lines: list[str], notes: list[str]) -> list[Set]:
    return [*column(lines), *column(notes, 90, size=8)]


def test_a_footnote_is_no_part_of_the_text_and_knows_its_mark() -> None:
    lines = [*prose(1)[:2], "Dat geldt voor de hele buurt^{1} en ook daarbuiten."]
    document = laid_out([_page(lines, ["^{1} Ook voor de haven."])])
    assert _notes(document) == [("1", "buurt", "Ook voor de haven.")]
    assert "de hele buurt en ook daarbuiten." in document.text
    assert block_texts(document, BlockKind.FOOTNOTE) == ["Ook voor de haven."]


def test_a_mark_that_parted_two_words_leaves_a_space() -> None:
    document = laid_out(
        [_page(["Het motief^{1}telt hier mee, zo is gebleken."], ["^{1} Een noot."])]
    )
    assert "Het motief telt hier mee" in document.text


def test_notes_are_numbered_by_page_or_through_the_document() -> None:
    pages = [
        _page(
            ["Een zin met een haven^{1} en een sluis^{2} erin."], ["1 Van hout.", "2 Van steen."]
        ),
        _page(["Een zin met een dijk^{1} en een brug^{2} erin."], ["1 Van klei.", "2 Van staal."]),
    ]
    assert _notes(laid_out(pages)) == [
        *(("1", "haven", "Van hout."), ("2", "sluis", "Van steen.")),
        *(("1", "dijk", "Van klei."), ("2", "brug", "Van staal.")),
    ]


def test_two_marks_may_stand_together() -> None:
    document = laid_out(
        [_page(["Een zin over de haven^{3,4} van Delft."], ["3 Van hout.", "4 Oud."])]
    )
    assert [(label, word) for label, word, _ in _notes(document)] == [
        ("3", "haven"),
        ("4", "haven"),
    ]
    assert "de haven van Delft." in document.text


@pytest.mark.parametrize("sign", ["*", "†", "**"])
def test_signs_are_marks_too(sign: str) -> None:
    document = laid_out([_page([f"Een zin over de haven{sign} van Delft."], [f"{sign} Van hout."])])
    assert _notes(document) == [(sign, "haven", "Van hout.")]
    assert "de haven van Delft." in document.text


@pytest.mark.parametrize(
    "words", ["21 m^{2} per persoon", "de 1^{e} keer", "10^{-3} deel", "r^{2} is klein"]
)
def test_what_is_raised_but_answers_to_no_note_stays(words: str) -> None:
    plain = words.replace("^{", "").replace("}", "")
    lines = [f"Dat is {words} en een haven^{{2}} erbij."]
    document = laid_out([_page(lines, ["^{2} Van hout."])])
    assert f"Dat is {plain} en een haven erbij." in document.text


def test_a_note_that_goes_on_at_the_next_foot_is_one_note() -> None:
    pages = [
        _page(["Een zin over de haven^{1} van Delft."], ["1 Deze noot is zo lang dat hij"]),
        _page(["Een andere zin, zonder noot erin."], ["doorloopt op het volgende blad."]),
    ]
    document = laid_out(pages)
    assert _notes(document) == [
        ("1", "haven", "Deze noot is zo lang dat hij doorloopt op het volgende blad.")
    ]


def test_a_paragraph_over_a_page_is_joined_across_its_notes() -> None:
    lines = [
        *prose(2)[:3],
        "en aan het einde van dit blad staat nog een zin over de haven^{1} die",
    ]
    pages = [
        _page(lines, ["1 Van hout."]),
        _page(["pas op de volgende bladzijde eindigt.", *prose(3)], []),
    ]
    document = laid_out(pages)
    sentence = "een zin over de haven die pas op de volgende bladzijde eindigt."
    start = document.text.index(sentence)
    assert locate(document, Span(start, start + len(sentence))).pages == ("1", "2")
    first, note, *_ = document.blocks
    assert (first.kind, note.kind) == (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
    assert sentence in first.span.of(document.text)
    assert locate(document, note.span).pages == ("1",)


def test_the_source_of_a_quote_over_a_page_leaves_out_the_notes() -> None:
    lines = ["Aan het einde van deze bladzijde staat een zin over de oude haven^{1} die"]
    pages = [_page(lines, ["1 Van hout."]), _page(["pas hier eindigt.", *prose(3)], [])]
    document = laid_out(pages)
    block = document.blocks[0]
    note = document.to_source(document.blocks[1].span)
    assert not any(part.overlaps(note) for part in document.source_parts(block.span))
    assert document.to_source(block.span).contains(note)


def test_endnotes_stand_under_their_heading() -> None:
    pages = [
        column(["Een zin over de haven^{1} van Delft, en over de r^{2} ervan.", *prose(1)]),
        column(["Nog een zin, nu over de sluis^{2} bij de haven.", *prose(2)]),
        [
            Set("Noten", 760, size=14, bold=True),
            *column(["1 Van hout.", "2 Van klei, en", "oud."]),
        ],
    ]
    document = laid_out(pages)
    assert _notes(document) == [("1", "haven", "Van hout."), ("2", "sluis", "Van klei, en oud.")]


def test_small_lines_without_a_label_are_no_notes() -> None:
    document = laid_out([_page([*prose(1)], ["Bron: gemeente Delft, 2019"])])
    assert document.notes == ()


def test_a_quote_from_a_note_names_the_note() -> None:
    document = laid_out([_page(["Een zin over de haven^{12} van Delft."], ["12 Van hout."])])
    locator = locate(document, document.blocks[1].span)
    assert locator.note == "12"
    assert reference(document, locator).endswith("noot 12, p. 1")


def test_recognised_pages_are_named_as_such() -> None:
    document = laid_out([column(prose(1)), column(prose(2))], recognised=[1])
    first, second = (locate(document, block.span) for block in document.blocks)
    assert not first.recognised
    assert second.recognised
    assert reference(document, second).endswith("(tekstherkenning)")


def test_passages_of_notes_come_after_those_of_the_text() -> None:
    lines = [
        *prose(2)[:3],
        "en aan het einde van dit blad staat nog een zin over de haven^{1} die",
    ]
    pages = [
        _page(lines, ["1 Van hout, dat spreekt."]),
        _page(["pas hier eindigt. Dan volgt er nog een zin.", "", *prose(3)], []),
    ]
    document = laid_out(pages)
    texts = [passage.span.of(document.text) for passage in passages_of(document, size=500)]
    assert texts[-1] == "Van hout, dat spreekt."
    assert not any("Van hout" in text for text in texts[:-1])
    assert "die pas hier eindigt." in texts[0]
