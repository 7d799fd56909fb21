"""Where a list holds nearly all that is cited, a name with a year needs a sign of an author."""

import pytest

from pipeline.citations.finding import find_citations
from pipeline.types import BlockKind, Work
from tests.citations.helpers import document_with

_NAMES = ("Aalders", "Bentinck", "Van Cleef", "Dorsman", "Egberts")
_WORKS = tuple(
    Work(name, (name,), "2015", "Een titel", {"author": [{"family": name}]}, source="nota.txt")
    for name in _NAMES
)
_CITED = f"Dat is bekend ({'; '.join(f'{name} 2015' for name in _NAMES)})."

BARE = [
    "Het festival Waterpop (2015) was druk.",
    "Daarna schilderde hij Stille Haven (1944).",
    "Met Rekenmeester (2019) is alles geteld.",
    "Toen kwamen Zwaluw (1970) en Meeuw (1995) op gang.",
]
SIGNED = [
    "Pollema (2016) beschrijft dat.",
    "Dat blijkt uit onderzoek van Pollema (2016) in Ede.",
    "Zo was het ook bij Van der Pol (2016) in Ede.",
    "Zo was het (zie Pollema, 2016) in Ede.",
    "Zo was het met Pollema en Bos (2016) in Ede.",
    "Zo was het in J. Pollema (2016) al.",
    "Zo was het in Pollema (2016, p. 3) al.",
    "Zo was het in het Waterbureau (2016) al.",
    "Zo was het in Dorsman (2016) al.",
]


def _found_after_citing(text: str, works: tuple[Work, ...]) -> list[str]:
    document = document_with((BlockKind.PARAGRAPH, _CITED), (BlockKind.PARAGRAPH, text))
    found = find_citations(document, works)
    return [c.span.of(document.text) for c in found if c.span.start > len(_CITED)]


@pytest.mark.parametrize("text", BARE)
def test_a_thing_with_a_year_is_none_where_the_list_is_whole(text: str) -> None:
    assert _found_after_citing(text, _WORKS) == []


@pytest.mark.parametrize("text", SIGNED)
def test_an_author_that_the_list_forgot_is_found(text: str) -> None:
    assert len(_found_after_citing(text, _WORKS)) == 1


def test_without_a_list_a_name_with_a_year_is_a_citation() -> None:
    assert _found_after_citing("Het festival Waterpop (2015) was druk.", ()) == ["Waterpop (2015)"]


def test_what_the_library_holds_is_a_citation() -> None:
    library = Work("w", ("Waterpop",), "2015", "Een titel", source="library.json")
    found = _found_after_citing("Het festival Waterpop (2015) was druk.", (*_WORKS, library))
    assert found == ["Waterpop (2015)"]
