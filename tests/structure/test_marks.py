import pytest

from pipeline.structure.marks import Marks, successor
from pipeline.types import ItemStyle
from tests.helpers import document_of, items_of, read_text


def _label(line: str, fresh: bool = True) -> str | None:
    found = Marks().find(line, fresh)
    return found[0].label if found else None


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1\t Een punt", "1"),
        ("1 \tEen punt", "1"),
        ("1. Een punt", "1."),
        ("1) Een punt", "1)"),
        ("a\tEen punt", "a"),
        ("a. Een punt", "a."),
        ("a) een punt", "a)"),
        (">> Een punt", ">>"),
        (">>Een punt", ">>"),
        ("• Een punt", "•"),
        ("\uf0b7 Een punt", "\uf0b7"),
        ("- Een punt", "-"),
        ("– Een punt", "–"),
        ("* Een punt", "*"),
    ],
)
def test_a_mark_is_found_in_its_place(line: str, mark: str) -> None:
    found = Marks().find(line, fresh=True)
    assert found is not None
    assert found[1].of(line) == mark


@pytest.mark.parametrize(
    "line",
    ["1 Een kop", "2. Begint niet bij een", "b) Ook niet", "12 maart", "1.2 Een kop", "1.", "a.",
     "A. Jansen zei", "-tal", "*", "1.000 euro", "3\t Ver weg", "aa) nee", "1234. nee", "19.", ""],
)  # fmt: skip
def test_what_only_looks_like_a_mark_is_none(line: str) -> None:
    assert _label(line) is None


def test_a_dash_in_the_middle_of_a_sentence_is_no_mark() -> None:
    assert _label("- zo zegt men -", fresh=False) is None
    assert _label("1. dan dit", fresh=False) is None


def test_a_bullet_or_a_tab_is_a_mark_even_after_an_open_line() -> None:
    assert _label("• Een punt", fresh=False) == ""
    assert _label("1\t Een punt", fresh=False) == "1"


def test_a_list_runs_on_and_may_start_again() -> None:
    marks = Marks()
    lines = ["1. a", "2. b", "4. nee", "a) x", "b) y", "3. c", "1. opnieuw", "3. nee", "2. b"]
    found = [mark[0].label if (mark := marks.find(line, True)) else None for line in lines]
    assert found == ["1", "2", None, "a", "b", "3", "1", None, "2"]


@pytest.mark.parametrize(
    ("label", "style", "after"),
    [(None, "nummer", "1"), (None, "letter", "a"), ("9", "nummer", "10"), ("y", "letter", "z")],
)
def test_the_label_after_a_label(label: str | None, style: str, after: str) -> None:
    assert successor(label, ItemStyle(style)) == after


def test_bullets_are_counted_within_their_list() -> None:
    text = "Eerst:\n\n• een;\n• twee.\n\nDan volgt gewone tekst.\n\n• weer een."
    assert items_of(document_of(text)) == [("1", "een;"), ("2", "twee."), ("1", "weer een.")]


def test_the_mark_stands_in_the_text_but_not_in_the_block() -> None:
    document = document_of("De lijst:\n\n1\t Een punt.\n2\t Nog een.\n")
    assert document.text == "De lijst:\n\n1 Een punt.\n\n2 Nog een."
    assert items_of(document) == [("1", "Een punt."), ("2", "Nog een.")]
    source = read_text("De lijst:\n\n1\t Een punt.\n2\t Nog een.\n")
    assert document.to_source(document.blocks[1].span).of(source.text) == "Een punt."


def test_a_hanging_paragraph_belongs_to_its_item() -> None:
    text = "1\t Eerste punt van de lijst.\n\n\t Vervolg van het punt.\n\n2\t Tweede punt.\n"
    document = document_of(text)
    assert [(b.item.label if b.item else None, b.paragraph) for b in document.blocks] == [
        ("1", 1),
        ("1", 2),
        ("2", 1),
    ]
