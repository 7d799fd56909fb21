import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.bibliography.ris import parse_ris
from pipeline.types import Metadata

GOOD = """TY  - RPRT
ID  - torre
TI  - Water in de polder
AU  - Torre, Edward van der
AU  - Planbureau voor de Leefomgeving
PY  - 2017/03//
PB  - De Uitgever
L1  - files/12/water.pdf
L2  - file:///C:/Mijn%20stukken/water%20kopie.pdf
ER  -
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_item_gives_its_files_and_facts(line_end: str) -> None:
    (item,), problems = parse_ris(GOOD.replace("\n", line_end), "a.ris")
    assert problems == []
    assert item.key == "torre"
    assert item.files == ("files/12/water.pdf", "C:/Mijn stukken/water kopie.pdf")
    assert item.metadata == Metadata(
        "Water in de polder",
        ("Van der Torre", "Planbureau voor de Leefomgeving"),
        "2017",
        publisher="De Uitgever",
        kind="rapport",
    )


def test_a_title_over_two_lines_is_one_title() -> None:
    (item,), _ = parse_ris("TY  - BOOK\nTI  - Een lange\n  titel\nER  -\n", "a.ris")
    assert item.metadata.title == "Een lange titel"


def test_bad_records_are_reported_with_their_line_and_the_good_ones_are_read() -> None:
    text = f"Verdwaalde regel\n{GOOD}\nTY  - BOOK\nTI  - Zonder einde\n\n{GOOD}TY  - BOOK\nTI  - A"
    items, problems = parse_ris(text, "a.ris")
    assert [item.line for item in items] == [2, 16]
    messages = [message for _, message in problems]
    assert messages[0].startswith("a.ris, regel 1: dit item is niet te lezen")
    assert messages[1].startswith("a.ris, regel 13: dit item heeft geen afsluitende regel")
    assert messages[2].startswith("a.ris, regel 26: dit item heeft geen afsluitende regel")


@given(st.text(alphabet="TYERAUL1 -\n\rab;/", max_size=80))
def test_no_text_raises(text: str) -> None:
    parse_ris(text, "a.ris")
    items, problems = parse_ris(f"TY  - BOOK\n{text}\nER  - \n", "a.ris")
    assert items or problems
