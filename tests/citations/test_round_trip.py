"""What is exported is read by our own importer as the same items, in every field of the format."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.export import bibtex, csl_json, ris
from pipeline.reading.bibliography import PARSERS
from pipeline.reading.bibliography.items import plain
from pipeline.reading.bibliography.tidying import TEXTS, TYPES, portable
from tests.citations.works import WORKS

LIBRARY = Path("../shared/corpus/bronnen.csl.json")
WRITERS = {".bib": bibtex, ".ris": ris, ".csl.json": csl_json}
NOT_IN_RIS = (
    "custom", "original-date", "original-title", "event-date", "event-title", "event-place",
    "medium", "scale",
)  # fmt: skip


def _read(suffix: str, text: str) -> list[dict[str, Any]]:
    items, problems = PARSERS[suffix](text, f"bronnen{suffix}")
    assert problems == []
    return [dict(item.csl) for item in items]


def _back(suffix: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return _read(suffix, WRITERS[suffix](items))


def _carried(suffix: str, item: dict[str, Any]) -> dict[str, Any]:
    """What is left of an item in a format, all but what the format has no field for.

    RIS has no tags for the fields in `NOT_IN_RIS`, and one for both ISBN and ISSN; it can tell the
    first of two dates only.
    """
    if suffix != ".ris":
        return item
    kept = {name: value for name, value in item.items() if name not in NOT_IN_RIS}
    if "ISBN" in kept:
        kept.pop("ISSN", None)
    if len(kept.get("issued", {}).get("date-parts", ())) > 1:
        kept["issued"] = {"date-parts": kept["issued"]["date-parts"][:1]}
    return kept


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("work", WORKS, ids=lambda work: str(work["id"]))
def test_a_work_of_any_type_comes_back_whole(suffix: str, work: dict[str, Any]) -> None:
    assert _back(suffix, [work]) == [_carried(suffix, work)]


@pytest.mark.parametrize("suffix", WRITERS)
def test_what_came_back_once_comes_back_the_same_for_ever(suffix: str) -> None:
    once = _back(suffix, WORKS)
    assert _back(suffix, once) == once
    assert WRITERS[suffix](once) == WRITERS[suffix](_back(suffix, once))


def test_every_type_and_every_field_of_csl_survives_bibtex() -> None:
    alone = [{"id": t.replace("_", "-"), "type": t, "title": "Een titel"} for t in sorted(TYPES)]
    assert _back(".bib", alone) == alone
    texts = {name: f"waarde {number}" for number, name in enumerate(sorted(TEXTS))}
    texts |= {"DOI": "10.1/x", "URL": "https://x.nl", "year-suffix": "b"}
    for type_ in ("article-journal", "document", "report"):
        item = {"id": "x", "type": type_, **texts, "issued": {"date-parts": [[2015]]}}
        assert _back(".bib", [item]) == [item]


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_library_of_the_corpus_comes_back_whole(suffix: str) -> None:
    if not LIBRARY.exists():
        pytest.skip("the corpus is not here")
    items = json.loads(LIBRARY.read_text(encoding="utf-8"))
    back = {item["id"]: item for item in _back(suffix, items)}
    assert set(back) == {item["id"] for item in items}
    for item in items:
        assert back[item["id"]] == _carried(suffix, item)


# Names and titles as they come: particles, accents, LaTeX's own characters, odd blanks.
_ODD = "abcABCéïØşß’‘'“”\"`&%_$#~^{}\\-–—:;.,()!?/@=+*123 "
_TEXTS = st.text(_ODD, min_size=1, max_size=25).map(lambda t: " ".join(t.split()))
_TITLES = _TEXTS.filter(lambda text: bool(re.search(r"\w", text)))
_BLANKS = st.sampled_from(["\n", "\t", "  ", "\r\n", "\u00a0"])
_GIVEN = st.sampled_from(["P.W.", "Jan-Willem", "Zoë", "E. J.", "İlker", "Anne & Co", "J. (Hans)"])
_FAMILY = st.sampled_from(
    ["Tops", "De Vries", "Müller", "Ó Briain", "El-Bouk", "Hart", "Smit and Zn", "50%", "O'Neill"]
)
_PARTICLE = st.sampled_from(["", "van", "van der", "de", "’t", "in 't", "ten"])
_BODIES = st.sampled_from(
    ["Raad & Daad", "Van Dale and Zonen", "VNG", "Inspectie VenJ", "C$A _ {x}", "Stad, Land"]
)


def _person(family: str, given: str, particle: str) -> dict[str, str]:
    name = {"family": family, "given": given}
    return name | ({"non-dropping-particle": particle} if particle else {})


_PEOPLE = st.builds(_person, _FAMILY, _GIVEN, _PARTICLE)
_ANYONE = _PEOPLE | st.builds(lambda body: {"literal": body}, _BODIES)


@given(_TITLES, st.lists(_ANYONE, min_size=1, max_size=4), st.booleans())
def test_odd_characters_survive_bibtex(
    title: str, people: list[dict[str, str]], others: bool
) -> None:
    item: dict[str, Any] = {"id": "x", "type": "book", "title": title, "author": people}
    item |= {"note": title, **({"custom": {"others": True}} if others else {})}
    assert _back(".bib", [item]) == [item]


@given(_TITLES, st.lists(_PEOPLE, min_size=1, max_size=4))
def test_odd_characters_survive_ris(title: str, people: list[dict[str, str]]) -> None:
    item = {"id": "x", "type": "book", "title": title, "author": people, "note": title}
    assert _back(".ris", [item]) == [item]


@given(_TITLES, _BLANKS, st.sampled_from([".bib", ".ris"]))
def test_white_space_within_a_value_becomes_one_blank(title: str, blank: str, suffix: str) -> None:
    item = {"id": "x", "type": "book", "title": f"{title}{blank}{title}"}
    assert _back(suffix, [item])[0]["title"] == plain(f"{title} {title}")


@given(st.lists(st.sampled_from(WORKS), unique_by=lambda work: str(work["id"])))
def test_csl_json_keeps_all_and_what_styles_know_is_portable(works: list[dict[str, Any]]) -> None:
    assert _back(".csl.json", works) == works
    assert [portable(work) for work in works] == works
