"""Entries in twelve styles and of official sources: every field as the entry says it."""

from typing import Any

import pytest

from pipeline.citations.entries import parse_entry
from tests.citations.entry_sets import Expected, entry_sets, shown_fields

NOT_YET = {
    "Asser/Vranken ": "a handbook by the names of its series",
    "Wet van 4 februari 1994 ": "a gazette whose year stands elsewhere",
    "Movares & Goudappel ": "two firms that look like two persons",
    "PvD Advies, ": "a firm that looks like a person",
    "Treffend Publiek, ": "a firm that looks like a person",
}
"""How entries begin that are not understood yet, and why."""


def _case(entry: Expected) -> Any:
    why = next((why for begin, why in NOT_YET.items() if entry.text.startswith(begin)), None)
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(entry, marks=marks, id=f"{entry.style}: {entry.text[:40]}")


@pytest.mark.parametrize("entry", [_case(entry) for entry in entry_sets()])
def test_every_field_of_an_entry_is_what_the_entry_says(entry: Expected) -> None:
    assert shown_fields(parse_entry(entry.text)) == dict(entry.fields)


def test_the_sets_have_twelve_styles_and_more_than_two_hundred_entries() -> None:
    entries = list(entry_sets())
    assert len({entry.style for entry in entries}) >= 12
    assert len(entries) > 200
