import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.reading.bibliography import EDITS_FILE, Edit, read_bibliography
from pipeline.reading.bibliography.edits import changed, parse_edits, read_edits, save_edit

WHOLE = Edit("Een titel", ("Van der Torre", "Planbureau"), "2017", "Uitgever")


def test_an_edit_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    save_edit(tmp_path, "map/a.txt", WHOLE)
    save_edit(tmp_path, "b.txt", Edit(authors=(), year="", publisher=""))
    assert read_edits(tmp_path) == {
        "map/a.txt": WHOLE,
        "b.txt": Edit(authors=(), year="", publisher=""),
    }
    assert read_bibliography([tmp_path]).edits == read_edits(tmp_path)
    assert read_bibliography([tmp_path]).items == ()


def test_an_empty_edit_takes_back_the_earlier_one(tmp_path: Path) -> None:
    save_edit(tmp_path, "a.txt", WHOLE)
    save_edit(tmp_path, "a.txt", Edit())
    assert read_edits(tmp_path) == {}


def test_a_change_keeps_the_other_fields(tmp_path: Path) -> None:
    save_edit(tmp_path, "a.txt", WHOLE)
    assert changed(tmp_path, "a.txt", Edit(year="2018")) == Edit(
        WHOLE.title, WHOLE.authors, "2018", WHOLE.publisher
    )


def test_the_file_is_csl_json_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    save_edit(tmp_path, "a.txt", WHOLE)
    (record,) = json.loads((tmp_path / EDITS_FILE).read_text(encoding="utf-8"))
    assert record["custom"] == {"file": "a.txt"}
    assert record["issued"] == {"date-parts": [[2017]]}
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == [EDITS_FILE]


@pytest.mark.parametrize("year", ["17", "tweeduizend", "2017-2018", "0000"])
def test_a_year_that_is_none_is_refused(tmp_path: Path, year: str) -> None:
    with pytest.raises(UsageError, match="is geen jaartal"):
        save_edit(tmp_path, "a.txt", Edit(year=year))


@pytest.mark.parametrize("content", [b"[{", b"\0\1\2\3\4\5", b'["x"]'])
def test_a_damaged_file_of_edits_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    (tmp_path / EDITS_FILE).write_bytes(content)
    with pytest.raises(UsageError, match="is beschadigd"):
        save_edit(tmp_path, "a.txt", WHOLE)
    assert (tmp_path / EDITS_FILE).read_bytes() == content
    assert read_bibliography([tmp_path]).problems


def test_a_folder_that_is_not_there_gets_a_message(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="konden niet worden bewaard"):
        save_edit(tmp_path / "nergens", "a.txt", WHOLE)


def test_edits_of_an_earlier_folder_go_first(tmp_path: Path) -> None:
    for name, title in (("een", "Eerste"), ("twee", "Tweede")):
        (tmp_path / name).mkdir()
        save_edit(tmp_path / name, "a.txt", Edit(title))
    found = read_bibliography([tmp_path / "een", tmp_path / "twee"]).edits
    assert found == {"a.txt": Edit("Eerste")}


_text = st.none() | st.text(max_size=8).map(lambda t: " ".join(t.split())).filter(str.isprintable)
_edits = st.builds(
    Edit,
    _text,
    st.none() | st.lists(_text.filter(bool).map(str), max_size=3).map(tuple),
    st.none() | st.sampled_from(["", "1998", "2017"]),
    _text,
)


@given(_edits)
def test_every_edit_survives_saving(tmp_path_factory: pytest.TempPathFactory, edit: Edit) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    save_edit(folder, "a.txt", edit)
    assert read_edits(folder).get("a.txt", Edit()) == edit


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    parse_edits(text, EDITS_FILE)
