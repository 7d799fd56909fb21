from typing import Any

import pytest

from pipeline.reading.pdf.properties import family_names
from pipeline.types import Metadata
from tests.helpers import read_bytes
from tests.reading.pdfs import drawn, put, running_text


def _facts(title: str = "", author: str = "") -> Metadata:
    def draw(canvas: Any) -> None:
        canvas.setTitle(title)
        canvas.setAuthor(author)
        put(canvas, ["Een bladzijde met tekst."], 60, 700)

    return read_bytes(drawn(draw), ".pdf").facts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Wonen aan het kanaal", "Wonen aan het kanaal"),
        ("  Wonen\taan het  kanaal ", "Wonen aan het kanaal"),
        ("Microsoft Word - eindrapport v3.docx", ""),
        ("Microsoft Word - Wonen aan het kanaal", "Wonen aan het kanaal"),
        ("rapport_wonen_def", ""),
        ("untitled", ""),
        ("Naamloos", ""),
        ("Document1", ""),
        ("Presentatie 2", ""),
        ("Huisstijl rapport sjabloon", ""),
        ("20190412-11", ""),
    ],
)
def test_a_title_is_that_of_the_document_and_not_of_its_file(title: str, expected: str) -> None:
    assert _facts(title=title).title == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Jan de Vries", ["De Vries"]),
        ("Jan de Vries en Marieke van der Staak", ["De Vries", "Van der Staak"]),
        ("A. Jansen, B. Pietersen, C.D. Klaassen", ["Jansen", "Pietersen", "Klaassen"]),
        ("Jansen, A.; Vries, B. de", ["Jansen", "De Vries"]),
        ("dr. Els Smit & prof. dr. Kees 't Hart", ["Smit", "'t Hart"]),
        ("Ministerie van Volksgezondheid, Welzijn en Sport", None),
        ("Planbureau voor de Leefomgeving", None),
        ("Administrator", []),
        ("gebruiker01", []),
        ("jdevries", []),
        ("j.devries@voorbeeld.nl", []),
        ("", []),
    ],
)
def test_authors_are_family_names_and_organisations_stay_whole(
    author: str, expected: list[str] | None
) -> None:
    assert family_names([author]) == ([author] if expected is None else expected)


def test_the_authors_of_a_file_are_facts() -> None:
    assert _facts(author="Jan de Vries; Els Smit").authors == ("De Vries", "Smit")


def test_the_title_is_what_the_first_page_shows_in_the_largest_type() -> None:
    def draw(canvas: Any) -> None:
        put(canvas, ["Wonen aan", "het kanaal"], 60, 700, 24)
        put(canvas, ["Een onderzoek onder bewoners"], 60, 600, 14)
        put(canvas, running_text("Begin", 120, 470), 60, 500)

    assert read_bytes(drawn(draw), ".pdf").title == "Wonen aan het kanaal"


@pytest.mark.parametrize("heading", ["1 Aanleiding", "Inhoudsopgave", "Samenvatting"])
def test_the_heading_of_a_chapter_is_no_title(heading: str) -> None:
    def draw(canvas: Any) -> None:
        put(canvas, [heading], 60, 700, 24)
        put(canvas, running_text("Begin", 120, 470), 60, 500)

    assert read_bytes(drawn(draw), ".pdf").title == ""


def test_two_places_of_largest_type_are_no_title() -> None:
    def draw(canvas: Any) -> None:
        for top in (740, 400):
            put(canvas, ["Een kop"], 60, top, 20)
            put(canvas, running_text("Begin", 120, 470), 60, top - 40)

    assert read_bytes(drawn(draw), ".pdf").title == ""
