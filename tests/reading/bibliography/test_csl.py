import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.bibliography.csl import parse_csl
from pipeline.types import Metadata


def _only(record: object) -> Metadata:
    items, problems = parse_csl(json.dumps([record]), "a.csl.json")
    assert problems == []
    return items[0].metadata


def test_an_item_gives_its_file_and_its_facts() -> None:
    record = {
        "id": "tops",
        "type": "report",
        "title": "Sturen in de <i>polder</i>",
        "author": [{"family": "Tops"}, {"non-dropping-particle": "van der", "family": "Torre"}],
        "issued": {"date-parts": [[2017, 3]]},
        "publisher": "De Uitgever",
        "custom": {"file": "a.txt", "about": "b.txt"},
    }
    (item,), problems = parse_csl(json.dumps([record]), "a.csl.json")
    assert problems == []
    assert (item.key, item.files, item.line) == ("tops", ("a.txt",), 1)
    assert item.metadata == Metadata(
        "Sturen in de polder", ("Tops", "Van der Torre"), "2017", "b.txt", "De Uitgever", "rapport"
    )


def test_an_item_keeps_its_record_whole() -> None:
    record = {"id": 3, "title": "T", "author": "Tops", "custom": {"x": [1]}, "odd": None}
    (item,), _ = parse_csl(json.dumps([record]), "a.csl.json")
    assert item.csl == record


def test_a_record_within_a_damaged_one_has_its_own_line() -> None:
    text = '[{"id": "a",\n"x": [1,\n{"id": "b"}],\n"y": fout},\n{"id": "c"}]'
    items, problems = parse_csl(text, "a.csl.json")
    assert [(item.key, item.line) for item in items][:1] == [("b", 3)]
    assert "regel 4" in problems[0][1]


def test_others_are_among_the_authors_of_a_record() -> None:
    record = {"author": [{"family": "Bos"}], "custom": {"others": True}}
    assert _only(record).authors == ("Bos", "anderen")


@pytest.mark.parametrize(
    "record",
    [
        {"custom": {"file": "a.txt"}},
        {"custom": {"file": "a.txt"}, "author": "Tops", "title": None},
        {"custom": {"file": "a.txt"}, "author": [None, {}], "issued": {"date-parts": []}},
        {"custom": None, "issued": {"date-parts": [[]]}},
        {"custom": {"file": 3}, "issued": {"date-parts": {"x": 1}}, "title": ["a"]},
    ],
)
def test_facts_that_are_missing_or_odd_are_left_empty(record: object) -> None:
    assert _only(record) == Metadata()


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [["2017"]]}, "2017"),
        ({"raw": "maart 2017"}, "2017"),
        ({"literal": "2017"}, "2017"),
        ("2017-03", "2017"),
        (2017, "2017"),
        ({"literal": "z.j."}, ""),
    ],
)
def test_a_year_is_found_in_every_form_of_a_date(issued: object, year: str) -> None:
    assert _only({"issued": issued}).year == year
    assert _only({"issued": issued}).remarks == ()


def test_a_date_without_a_year_is_a_remark() -> None:
    metadata = _only({"issued": {"literal": "ter perse"}})
    assert metadata.year == ""
    assert metadata.remarks == (
        "het jaar ‘ter perse’ in a.csl.json (regel 1) is geen jaartal en wordt niet gebruikt",
    )


def test_the_editor_stands_in_for_an_author_and_a_body_keeps_its_name() -> None:
    assert _only({"editor": [{"literal": "de Raad voor het Water"}]}).authors == (
        "de Raad voor het Water",
    )


def test_a_single_item_without_a_list_is_read() -> None:
    items, problems = parse_csl('\n{"title": "T"}', "a.csl.json")
    assert [(item.metadata.title, item.line) for item in items] == [("T", 2)]
    assert problems == []


BROKEN = """[
  {"id": "een", "title": "Goed"},
  {"id": "twee", "title": "Zonder aanhalingsteken, "author": [{"family": "X"}]},
  {"id": "drie", "title": "Ook goed"}
]"""


def test_after_a_broken_item_the_next_ones_are_read_and_its_line_is_named() -> None:
    items, problems = parse_csl(BROKEN, "a.csl.json")
    assert [(item.key, item.line) for item in items] == [("een", 2), ("drie", 4)]
    ((file, message),) = problems
    assert file == "a.csl.json"
    assert message.startswith("a.csl.json, regel 3: geen geldige CSL-JSON")


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ("", [], 1),
        ("\n\ntekst", [], 3),
        ('[{"id": "a"}', ["a"], 1),
        ('[{"id": "a"},\n {"id": "b"', ["a"], 2),
        ('[{"id": "a"},]', ["a"], 1),
        ("[" * 100_000, [], 1),
    ],
)
def test_a_broken_file_gives_what_can_be_read_and_the_line(
    text: str, keys: list[str], line: int
) -> None:
    items, problems = parse_csl(text, "a.csl.json")
    assert [item.key for item in items] == keys
    assert problems
    assert all(f"regel {line}: geen geldige CSL-JSON" in message for _, message in problems)


@pytest.mark.parametrize("value", ["tekst", None, 1, [1]])
def test_what_is_no_item_is_reported_and_the_next_is_read(value: object) -> None:
    items, problems = parse_csl(json.dumps([value, {"id": "b"}]), "a.csl.json")
    assert [item.key for item in items] == ["b"]
    assert "dit item is niet te lezen" in problems[0][1]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "title", "author", "issued", "custom", "date-parts", "family"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_json, st.integers(0, 200))
def test_no_json_whole_or_cut_off_raises(value: Any, cut: int) -> None:
    text = json.dumps([value, {"id": "x"}])
    items, problems = parse_csl(text, "a")
    assert len(items) + len(problems) == 2
    parse_csl(text[:cut], "a")
