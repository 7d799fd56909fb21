"""Citations of official sources and the entries of a list that say the same."""

import pytest

from pipeline.citations.references import document_references
from pipeline.citations.resolving import resolve
from pipeline.types import BlockKind
from tests.citations.helpers import citations_in, document_with

ENTRIES = [
    "Kamerstukken II 2018/19, 32 899, nr. 193 (brief van de minister).",
    "Kamerstukken II 2018/19, 32 899, nr. 3.",
    "Handelingen II 2021/22, nr. 31, item 8.",
    "Besluit gemeentelijke warmte, Stb. 2020, 391.",
    "Regeling warmte, Stcrt. 2020, 391.",
    "Verordening (EU) 2021/1377 inzake warmte, PbEU 2021, L 297.",
    "Rb. Den Haag 4 april 2019, ECLI:NL:RBDHA:2019:1560.",
    "HR 12 maart 2015, NJ 2015/123.",
]
CITED = [
    ("Zie Kamerstukken II 2018/19, 32899, 193, p. 4.", 0),
    ("Zie Kamerstukken II 2018/19, 32 899, nr. 3.", 1),
    ("Zie Handelingen II 2021/22, nr. 31, item 8.", 2),
    ("Zie Stb. 2020, 391.", 3),
    ("Zie Staatscourant 2020, 391.", 4),
    ("Zie Verordening 2021/1377.", 5),
    ("Zie ECLI:NL:RBDHA:2019:1560.", 6),
    ("Zie HR 12 maart 2015, NJ 2015/123, r.o. 3.", 7),
    ("Zie Kamerstukken II 2018/19, 32 899, nr. 4.", None),
    ("Zie Stb. 2021, 391.", None),
    ("Zie Handelingen II 2020/21, nr. 31, item 8.", None),
]


@pytest.mark.parametrize(("text", "place"), CITED)
def test_an_official_source_is_linked_to_its_entry_by_number(text: str, place: int | None) -> None:
    document = document_with(*((BlockKind.REFERENCE, entry) for entry in ENTRIES))
    works = [reference.work for reference in document_references(document)]
    assert len(works) == len(ENTRIES)
    (link,) = resolve(citations_in(text), works)
    assert link.work_id == (None if place is None else works[place].id)
