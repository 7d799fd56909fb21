import pytest

from pipeline.structure.furniture import find_furniture, page_numbers
from tests.helpers import document_of, read_text


def _pages(head: str, foot: str, count: int = 4) -> str:
    """Pages with their own text between a head and a foot; `#` is the number of the page."""
    texts = [
        f"{head.replace('#', str(n))}\nDit is de tekst van blad {'abcdef'[n]}, met\n"
        f"een woord {'uvwxyz'[n]} dat nergens anders staat.\n{foot.replace('#', str(n))}"
        for n in range(count)
    ]
    return "\f".join(texts)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Rapport water", "Pagina #"),
        ("Rapport water | #", "www.gemeente.nl"),
        ("# Gemeente Delft", "- # -"),
    ],
)
def test_heads_and_feet_that_recur_but_for_their_figures_go(head: str, foot: str) -> None:
    document = document_of(_pages(head, foot))
    assert len(document.furniture) == 8
    assert "Gemeente" not in document.text
    assert "water" not in document.text
    assert document.text.count("Dit is de tekst") == 4


def test_roman_page_numbers_are_figures() -> None:
    pages = [f"Inhoud {roman}\nEigen tekst {word}." for roman, word in
             zip(("i", "ii", "iv", "xi"), ("aap", "noot", "mies", "wim"), strict=True)]  # fmt: skip
    assert "Inhoud" not in document_of("\f".join(pages)).text


def test_a_line_on_two_pages_is_no_furniture() -> None:
    text = _pages("Rapport water", "Pagina #", count=2)
    assert find_furniture(read_text(text)) == frozenset()


def test_a_line_in_the_middle_of_pages_is_no_furniture() -> None:
    middle = "Steeds dezelfde regel."
    pages = []
    for name in "abcd":
        own = [f"Regel {name}{word}." for word in ("aap", "noot", "mies", "wim", "zus", "jet")]
        pages.append("\n".join([*own[:3], middle, *own[3:]]))
    assert document_of("\f".join(pages)).text.count(middle) == 4


def test_a_text_without_pages_has_no_furniture() -> None:
    assert find_furniture(read_text("Rapport\n\nRapport\n\nRapport\n\nRapport")) == frozenset()


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ([(3, 1), (9, 2), (12, 3)], {3, 9, 12}),
        ([(3, 2), (9, 4), (12, 6), (20, 8)], {3, 9, 12, 20}),
        ([(3, 1), (9, 2)], set()),
        ([(3, 1), (9, 5), (12, 2)], set()),
        ([(3, 7), (9, 7), (12, 7)], set()),
        ([(1, 40), (3, 5), (9, 6), (12, 7)], {3, 9, 12}),
        ([], set()),
    ],
)
def test_page_numbers_rise_by_equal_steps(numbers: list[tuple[int, int]], places: set[int]) -> None:
    assert page_numbers(numbers) == places


def test_lone_page_numbers_go_and_the_sentence_runs_on() -> None:
    line = "Een regel tekst die doorloopt tot voorbij de rand van"
    text = "".join(f"{line}\n{line} het\n\n{number}\n\n" for number in (11, 12, 13, 14))
    document = document_of(f"{text}blad. Dat was het.")
    assert [span.of(text) for span in document.furniture] == ["11", "12", "13", "14"]
    assert "13" not in document.text
    assert document.text.count("rand van het") == 4
    assert document.text.endswith("van het blad. Dat was het.")
