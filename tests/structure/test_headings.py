import pytest

from tests.helpers import block_texts, document_of, headings_of, items_of, outline_of

_TEXT = (
    "Hier staat gewone tekst van een paar regels, zodat te zien is hoe breed de\n"
    "regels van dit stuk zijn. Er volgt nog een zin, en die loopt over twee van de\n"
    "regels heen. Daarna is het klaar.\n"
)


def _outline(*headings: str, between: str = _TEXT) -> list[tuple[str | None, str]]:
    return outline_of(document_of("\n".join(f"{heading}\n\n{between}" for heading in headings)))


def test_numbered_headings_are_sections() -> None:
    assert _outline("1 Inleiding", "2 Het water", "3. Slot") == [
        ("1", "Inleiding"),
        ("2", "Het water"),
        ("3", "Slot"),
    ]


def test_dotted_numbers_give_the_level_and_the_parent() -> None:
    text = "\n".join(
        f"{heading}\n\n{_TEXT}"
        for heading in ("1 Water", "1.1 Regen", "1.2 Riool", "2 Droogte", "2.1 Zomer", "2.1.1 Juli")
    )
    document = document_of(text)
    assert headings_of(document) == [
        *(("1", "Water", 1), ("1.1", "Regen", 2), ("1.2", "Riool", 2)),
        *(("2", "Droogte", 1), ("2.1", "Zomer", 2), ("2.1.1", "Juli", 3)),
    ]
    assert [section.parent_id for section in document.sections[1:]] == [None, 1, 1, None, 4, 5]


@pytest.mark.parametrize("mark", ["Hoofdstuk # ", "§ # ", "#. ", "#: ", "#) ", "#\u00a0", "#    "])
def test_the_number_of_a_heading_may_be_written_in_many_ways(mark: str) -> None:
    headings = [mark.replace("#", str(n)) + title for n, title in ((1, "Water"), (2, "Droogte"))]
    assert _outline(*headings) == [("1", "Water"), ("2", "Droogte")]


def test_items_of_a_list_with_text_after_it_are_no_chapters() -> None:
    listed = "1. Eerste punt\n\n2. Tweede punt\n\n"
    text = f"Water\n\n{_TEXT}\n{listed}{_TEXT}\nSlot\n\n{_TEXT}"
    document = document_of(text)
    assert outline_of(document) == [(None, "Water"), (None, "Slot")]
    assert [label for label, _ in items_of(document)] == ["1", "2"]


def test_chapters_with_a_point_may_hold_lists_and_parts() -> None:
    listed = "1. Eerste punt\n\n2. Tweede punt\n\n3. Derde punt\n\n"
    text = f"1. Water\n\n{_TEXT}\n{listed}\n1.1 Regen\n\n{_TEXT}\n2. Slot\n\n{_TEXT}"
    document = document_of(text)
    assert outline_of(document) == [("1", "Water"), ("1.1", "Regen"), ("2", "Slot")]
    assert [label for label, _ in items_of(document)] == ["1", "2", "3"]


def test_a_text_without_numbers_has_headings_by_their_form() -> None:
    assert _outline("Water in de stad", "Wat nu?", "Ons besluit") == [
        (None, "Water in de stad"),
        (None, "Wat nu?"),
        (None, "Ons besluit"),
    ]


def test_a_heading_may_take_more_than_one_line() -> None:
    headings = ("1 Het water\nin de stad", "2 De droogte:\neen nieuwe zorg")
    assert _outline(*headings) == [
        ("1", "Het water in de stad"),
        ("2", "De droogte: een nieuwe zorg"),
    ]


def test_a_gap_in_the_numbers_is_filled_by_the_only_heading_without_one() -> None:
    assert _outline("1 Inleiding", "Het water", "3 Slot") == [
        ("1", "Inleiding"),
        ("2", "Het water"),
        ("3", "Slot"),
    ]


def test_a_gap_with_two_candidates_stays_open() -> None:
    assert _outline("1 Inleiding", "Het water", "De droogte", "3 Slot") == [
        ("1", "Inleiding"),
        (None, "Het water"),
        (None, "De droogte"),
        ("3", "Slot"),
    ]


def test_a_number_torn_from_its_heading_goes_back_to_it() -> None:
    torn = _TEXT.replace("regels van", "\n2\n regels van", 1)
    text = f"1 Inleiding\n\n{_TEXT}\nHet water\n\n{torn}\nDe droogte\n\n{_TEXT}\n4 Slot\n\n{_TEXT}"
    document = document_of(text)
    assert outline_of(document) == [
        ("1", "Inleiding"),
        ("2", "Het water"),
        ("3", "De droogte"),
        ("4", "Slot"),
    ]
    assert "de regels van dit stuk" in document.text
    assert [span.of(text) for span in document.furniture] == ["2"]


def test_the_numbers_of_a_list_are_no_chapters() -> None:
    listed = "1. Eerste punt\n\n2. Tweede punt\n\n3. Derde punt\n\n"
    text = f"1 Inleiding\n\n{_TEXT}\n{listed}\n2 Slot\n\n{_TEXT}"
    document = document_of(text)
    assert outline_of(document) == [("1", "Inleiding"), ("2", "Slot")]
    assert items_of(document) == [(str(n), f"{w} punt") for n, w in
                                  ((1, "Eerste"), (2, "Tweede"), (3, "Derde"))]  # fmt: skip


@pytest.mark.parametrize("number", ["2014", "3", "12"])
def test_a_number_that_ends_a_paragraph_stays_in_it(number: str) -> None:
    text = (
        f"1 Inleiding\n\n{_TEXT}\n"
        f"Dit alles begon volgens de mensen die wij spraken in het jaar of in jaar\n{number}.\n\n"
        f"{_TEXT}\n2 Slot\n\n{_TEXT}"
    )
    document = document_of(text)
    assert f"in jaar {number}." in document.text
    assert document.furniture == ()
    assert outline_of(document) == [("1", "Inleiding"), ("2", "Slot")]


@pytest.mark.parametrize(
    "line",
    [
        "Een korte zin die eindigt.",
        "een korte regel zonder hoofdletter",
        "– Een streepje vooraan",
        "(tussen haakjes begonnen)",
        "2014",
        "€ 25.000",
        "Een regel die net zo breed is als de andere regels van de tekst, en meer:",
    ],
)
def test_a_line_without_the_form_of_a_heading_is_none(line: str) -> None:
    assert outline_of(document_of(f"{_TEXT}\n{line}\n\n{_TEXT}")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{_TEXT}\nMet vriendelijke groet",  # nothing comes after it
        f"{_TEXT}\nDelft, mei 2019\n{_TEXT}",  # no blank line after it
        "De zin die hier begint loopt door zonder dat er een punt staat en zonder rust en hij "
        f"gaat zo maar verder over de rand van het blad naar\n\nHolland\n\nen eindigt.\n\n{_TEXT}",
    ],
)
def test_a_short_line_in_the_wrong_place_is_no_heading(text: str) -> None:
    assert outline_of(document_of(text)) == []


def test_a_number_that_does_not_run_on_makes_no_chapter() -> None:
    assert _outline("1 Inleiding", "2 Water", "14 Dagen later", "3 Slot") == [
        ("1", "Inleiding"),
        ("2", "Water"),
        ("3", "Slot"),
    ]


def test_back_matter_is_a_chapter_without_a_number() -> None:
    text = "\n".join(f"{h}\n\n{_TEXT}" for h in ("1 Water", "Regen", "2 Slot", "Literatuur"))
    assert headings_of(document_of(text))[-1] == (None, "Literatuur", 1)


def test_nothing_is_lost_when_a_line_is_taken_for_no_heading() -> None:
    document = document_of(f"{_TEXT}\n14 Dagen later\n\n{_TEXT}")
    assert "14 Dagen later" in document.text


def test_text_before_the_first_heading_is_in_section_zero() -> None:
    document = document_of(f"{_TEXT}\n1 Water\n\n{_TEXT}\n2 Droogte\n\n{_TEXT}")
    assert document.blocks[0].section_id == 0
    assert document.section(0).span.of(document.text).startswith("Hier staat")
    assert len(block_texts(document)) == 3
