import json
from pathlib import Path

import pytest

from pipeline.reading.facts import read_facts
from pipeline.types import Metadata


def _facts(folder: Path, content: object) -> dict[str, Metadata]:
    (folder / "a.csl.json").write_text(json.dumps(content), encoding="utf-8")
    facts, problems = read_facts([folder])
    assert problems == []
    return facts


def test_an_item_that_names_a_file_gives_its_metadata(tmp_path: Path) -> None:
    item = {
        "title": "Nooit een rustig bezit",
        "author": [{"family": "Tops"}, {"non-dropping-particle": "van der", "family": "Torre"}],
        "issued": {"date-parts": [[2017, 3]]},
        "custom": {"file": "a.txt", "about": "b.txt"},
    }
    expected = Metadata("Nooit een rustig bezit", ("Tops", "Van der Torre"), "2017", "b.txt")
    assert _facts(tmp_path, [item]) == {"a.txt": expected}


@pytest.mark.parametrize(
    "item",
    [
        {"custom": {"file": "a.txt"}},
        {"custom": {"file": "a.txt"}, "author": "Tops", "issued": "2017"},
        {"custom": {"file": "a.txt"}, "author": [None, {}], "issued": {"date-parts": []}},
        {"custom": {"file": "a.txt"}, "issued": {"date-parts": [[]]}},
        {"custom": {"file": "a.txt"}, "issued": {"date-parts": {"x": 1}}},
    ],
)
def test_facts_that_are_missing_or_odd_are_left_empty(tmp_path: Path, item: object) -> None:
    assert _facts(tmp_path, item) == {"a.txt": Metadata()}


@pytest.mark.parametrize("item", [{}, {"custom": None}, {"custom": {"file": 3}}, "tekst", None, 1])
def test_items_without_a_file_are_passed_over(tmp_path: Path, item: object) -> None:
    assert _facts(tmp_path, [item]) == {}


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\0", b"[1,]"])
def test_a_broken_file_is_reported_and_the_others_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csl.json").write_bytes(content)
    (tmp_path / "b.csl.json").write_text('{"title": "T", "custom": {"file": "a.txt"}}')
    facts, problems = read_facts([tmp_path])
    assert facts == {"a.txt": Metadata("T")}
    assert [file for file, _ in problems] == ["a.csl.json"]
    assert "geen geldige CSL-JSON" in problems[0][1]


def test_a_null_is_no_title(tmp_path: Path) -> None:
    item = {"title": None, "custom": {"file": "a.txt", "about": None}}
    assert _facts(tmp_path, item) == {"a.txt": Metadata()}
