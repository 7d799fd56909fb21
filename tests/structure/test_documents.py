"""Whole small texts, each with other faults than the waterrapport."""

import pytest

from pipeline.lexicon import is_word
from pipeline.types import BlockKind
from tests.helpers import block_texts, document_of, items_of, outline_of

_PAGED = """\
 De fiets

Wie in een Nederlandse stad woont, heeft een fiets, en wie er twee heeft, heeft er één die
op het station staat. Dat is al jaren zo. De gemeente telt ze, de spoorwegen tellen ze en
de bewoners tellen ze ook, maar niemand komt op hetzelfde aantal uit. Over de ver-
 schillen wordt lang vergaderd, en de stalling
blijft ondertussen vol. Dat is jammer.
"""

_UNNUMBERED = """\
Samenvatting

De gemeente heeft de fietsenstalling onderzocht. De uitkomst viel mee, al was niet
iedereen daar blij mee; met name de beheerder had meer ruimte verwacht.

Wat wij zagen

Er staan te veel fietsen op te weinig plaatsen. De helft daarvan wordt nooit gebruikt,
zo bleek uit een telling met rode lintjes.

    Een tweede telling gaf hetzelfde beeld.

Wat nu te doen

(1) Tel opnieuw. (2) Ruim op. (3) Bouw pas daarna.
"""

_DOTTED = """\
2.1 Aanpak

In dit deel staat wat er is gedaan, en door wie. Het gaat om een korte beschrijving
die niet langer is dan nodig:

a) eerst een telling;
b) dan een gesprek;
c) ten slotte een be-
   sluit van het college.

2.2 Uitkomst

Er is geteld, gesproken en besloten. Daarmee was het eerste deel van de opdracht,
volgens ons, af.
"""


def test_a_sentence_runs_on_over_a_page_sign() -> None:
    document = document_of(_PAGED)
    assert "Over de verschillen wordt lang vergaderd, en de stalling blijft" in document.text
    assert outline_of(document) == [(None, "De fiets")]


def test_blank_lines_alone_show_the_structure() -> None:
    document = document_of(_UNNUMBERED, is_word=is_word)
    assert [title for _, title in outline_of(document)] == [
        "Samenvatting",
        "Wat wij zagen",
        "Wat nu te doen",
    ]
    paragraphs = block_texts(document, BlockKind.PARAGRAPH)
    assert paragraphs[0].endswith("met name de beheerder had meer ruimte verwacht.")
    assert "Een tweede telling gaf hetzelfde beeld." in paragraphs


def test_numbers_with_points_and_letters_with_brackets() -> None:
    document = document_of(_DOTTED, is_word=is_word)
    assert outline_of(document) == [("2.1", "Aanpak"), ("2.2", "Uitkomst")]
    assert items_of(document) == [
        ("a", "eerst een telling;"),
        ("b", "dan een gesprek;"),
        ("c", "ten slotte een besluit van het college."),
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\v", "\u2028"])
@pytest.mark.parametrize("text", [_PAGED, _UNNUMBERED, _DOTTED])
def test_the_line_ends_of_another_system_change_nothing(text: str, line_end: str) -> None:
    assert document_of(text.replace("\n", line_end)).text == document_of(text).text


@pytest.mark.parametrize("text", [_UNNUMBERED, _DOTTED])
def test_a_form_feed_between_sections_changes_no_words(text: str) -> None:
    paged = text.replace("\n\nWat nu", "\n\fWat nu").replace("\n\n2.2", "\n\f2.2")
    assert document_of(paged).text.split() == document_of(text).text.split()


def test_one_line_a_paragraph_is_read_as_such() -> None:
    long = "Een alinea die op één regel staat, zoals een tekstverwerker haar bewaart. " * 6
    document = document_of(f"Kop\n\n{long}\n{long}\n\nNog een kop\n\n{long}\n")
    assert [title for _, title in outline_of(document)] == ["Kop", "Nog een kop"]
    assert block_texts(document) == [long.strip()] * 3


def test_paragraphs_are_counted_within_their_section() -> None:
    document = document_of(_UNNUMBERED)
    counted = [(b.section_id, b.paragraph) for b in document.blocks if b.paragraph]
    assert counted == [(1, 1), (2, 1), (2, 2), (3, 1)]


def test_soft_hyphens_ligatures_and_hard_spaces_are_undone() -> None:
    document = document_of("De co\u00adördi\u00adnatie van ﬁetsen\u00a0is eﬃciënt\u200b.")
    assert document.text == "De coördinatie van fietsen is efficiënt."


def test_a_soft_hyphen_at_a_line_end_makes_one_word() -> None:
    assert document_of("De samen\u00ad\nwerking loopt.").text == "De samenwerking loopt."
