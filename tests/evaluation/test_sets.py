"""The kind of a file is told by its lines, whatever its name."""

import gzip
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.sets import read_set

CONTENTS = {
    "questions": '{"id": "a", "vraag": "Wat?", "goud": ["dit"]}',
    "retrieval": '{"vraag": "Wat?", "antwoord": "Dit."}',
    "similarity": "een zin,nog een zin,4.5",
    "boundaries": '{"topic": "x", "sentences": ["Een zin."]}',
}


@pytest.mark.parametrize(("kind", "content"), CONTENTS.items())
def test_a_set_is_recognised_by_its_fields(kind: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / "bestand.txt"
    path.write_text(f"\ufeff\n{content}\r\n\r\n", encoding="utf-8")
    found = read_set(path)
    assert (found.kind, found.name) == (kind, "bestand.txt")


def test_a_question_with_gold_and_an_answer_is_one_for_the_index(tmp_path: Path) -> None:
    path = tmp_path / "beide.jsonl"
    path.write_text('{"vraag": "Wat?", "antwoord": "Dit.", "goud": ["dit"]}', encoding="utf-8")
    assert read_set(path).kind == "questions"


def test_a_header_of_columns_does_not_hide_the_pairs(tmp_path: Path) -> None:
    path = tmp_path / "sick"
    path.write_text("a\tb\tscore\nzin\tzin\t5", encoding="utf-8")
    assert read_set(path).kind == "similarity"


def test_a_compressed_treebank_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bank.gz"
    path.write_bytes(gzip.compress(b"# text = Boten.\n1\tBoten\t_\t_\t_\t_\t0\t_\t_\t_\n"))
    assert read_set(path).kind == "boundaries"


def test_a_line_separator_within_a_question_is_no_end_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text('{"vraag": "Wat\u2028nu?", "antwoord": "Dit."}', encoding="utf-8")
    assert read_set(path).kind == "retrieval"


def test_the_first_good_line_tells_the_kind_and_a_broken_one_before_it_is_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text('{stuk\n{"vraag": "Wat?", "antwoord": "Dit."}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"vragen\.jsonl, regel 1: .*antwoord"):
        read_set(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "leeg"),
        (b"\n  \n", "leeg"),
        (b"Zomaar een tekst.\nMeer tekst.", "kan niet worden gemeten"),
        (b'{"tekst": "iets"}', "kan niet worden gemeten"),
        (b"[1, 2]", "kan niet worden gemeten"),
        (b"\xff\xfe\x00\x01", "kan niet worden gelezen"),
        (b"\x1f\x8bkapot", "kan niet worden gelezen"),
    ],
)
def test_a_file_that_cannot_be_measured_is_named(
    content: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "meting.dat"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=rf"meting\.dat: .*{message}"):
        read_set(path)
