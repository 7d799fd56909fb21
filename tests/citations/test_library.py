"""The library of the user: everything odd is reported, nothing is dropped silently."""

import json
from datetime import date

from pipeline.citations.library import Library, add_items, candidate_for, cited_as, read_csl

TODAY = date(2024, 5, 1)


def _item(key: str, **fields: object) -> dict[str, object]:
    author = [{"family": "Torre", "given": "E.", "non-dropping-particle": "van der"}]
    issued = {"date-parts": [[2015]]}
    return {
        "id": key,
        "type": "book",
        "title": f"Titel {key}",
        "author": author,
        "issued": issued,
    } | fields


def _read(*items: object) -> Library:
    return read_csl(Library(), json.dumps(items, indent=1), "b.json", TODAY)


def test_a_work_has_its_names_as_dutch_writes_them() -> None:
    (work,) = _read(_item("a")).works
    assert (work.authors, work.year, work.title) == (("Van der Torre",), "2015", "Titel a")
    assert (work.certainty, work.source) == ("zeker", "b.json")


def test_the_note_says_how_sure_a_work_is_and_for_which_citation_it_stands() -> None:
    note = "zekerheid: waarschijnlijk (sterk); verwijzing in de tekst: Torre e.a. 2015; meer"
    first, second, third = _read(
        _item("a", note=note),
        _item("b", note="zekerheid: onbekend (zwakke kandidaat voor Torre 2016: jaar niet gezien)"),
        _item("c", note="zekerheid: misschien"),
    ).works
    assert (first.certainty, cited_as(first)) == ("waarschijnlijk", "Torre e.a. 2015")
    assert (second.certainty, candidate_for(second)) == ("onbekend", "Torre 2016")
    assert third.certainty == "onbekend"


def test_the_same_key_twice_keeps_both_works() -> None:
    library = _read(_item("a"), _item("a", title="Anders"))
    assert [work.id for work in library.works] == ["a", "a-2"]
    assert any("twee keer" in problem for problem in library.problems)


def test_a_year_to_come_and_no_year_are_reported_and_kept() -> None:
    library = _read(_item("a", issued={"date-parts": [[2031]]}), _item("b", issued=None))
    assert [work.year for work in library.works] == ["2031", ""]
    assert "2031" in library.problems[0]
    assert "z.j." in library.problems[1]


def test_contradicting_facts_are_reported() -> None:
    library = _read(_item("a", DOI="10.1/x"), _item("b", DOI="10.1/X", title="Heel anders"))
    assert len(library.works) == 2
    assert any("DOI" in problem for problem in library.problems)


def test_relations_in_a_circle_are_reported() -> None:
    library = _read(_item("a", crossref="b"), _item("b", related=["c"]), _item("c", crossref="a"))
    assert len(library.works) == 3
    assert any("kring" in problem for problem in library.problems)


def test_a_damaged_entry_is_reported_with_its_line_and_the_others_stay() -> None:
    text = json.dumps([_item("a"), _item("b"), _item("c")], indent=1)
    damaged = text.replace('"title": "Titel b"', '"title": "Titel b')
    library = read_csl(Library(), damaged, "b.json", TODAY)
    assert [work.id for work in library.works] == ["a", "c"]
    (problem,) = library.problems
    line = damaged[: damaged.index("Titel b")].count("\n") + 1
    assert f"regel {line}" in problem


def test_an_item_that_is_no_work_is_reported() -> None:
    library = _read(_item("a"), {"id": "leeg"})
    assert [work.id for work in library.works] == ["a"]
    assert any("overgeslagen" in problem for problem in library.problems)


def test_items_of_any_source_can_be_added() -> None:
    library = add_items(_read(_item("a")), [_item("b")], "refs.bib", ["iets mis"], TODAY)
    assert [(work.id, work.source) for work in library.works] == [
        ("a", "b.json"),
        ("b", "refs.bib"),
    ]
    assert "iets mis" in library.problems


def test_a_file_that_is_no_json_is_one_problem() -> None:
    library = read_csl(Library(), "geen json", "b.json", TODAY)
    assert library.works == ()
    assert len(library.problems) == 1


def test_what_is_no_object_is_reported_with_its_line_and_the_next_is_read() -> None:
    library = read_csl(
        Library(), '["tekst",\n 3,\n' + json.dumps(_item("a")) + "]", "b.json", TODAY
    )
    assert [work.id for work in library.works] == ["a"]
    assert [f"regel {line}" in problem for line, problem in enumerate(library.problems, 1)] == [
        True, True,
    ]  # fmt: skip


def test_a_letter_behind_the_year_tells_works_apart() -> None:
    (work,) = _read(_item("a", **{"year-suffix": "b"})).works
    assert work.year == "2015b"
