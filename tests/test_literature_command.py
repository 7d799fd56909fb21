"""The command `literature` over a small index."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.literature import read_library
from pipeline.literature_command import literature_app
from tests.fakes import FakeEncoder

REPORT = """# Wonen aan het water

Wonen aan het water is in trek (Bos 2012; De Wit e.a. 2016). Bos (2012) ziet dat al lang.

## Literatuur

Bos, A. (2012). Wonen in de stad. Den Haag: PBL.

De Wit, B. & Smit, C. (2016). Werken aan morgen. Amsterdam: Kade.
"""
ITEMS = [
    {"id": "pieters", "title": "Los zand", "author": [{"family": "Pieters"}]},
    {"id": "naamloos", "title": "Een oud blad", "issued": 1890},
    {"id": "eigen", "title": "Wonen", "custom": {"file": "wonen.md"}},
]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "wonen.md").write_text(REPORT, encoding="utf-8")
    (corpus / "bronnen.csl.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    arguments = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    assert CliRunner().invoke(app, ["index", *arguments]).exit_code == 0
    return arguments


def _output(*arguments: str) -> str:
    result = CliRunner().invoke(literature_app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_the_works_are_listed_with_how_often_they_are_cited(folders: list[str]) -> None:
    listed = _output("list", *folders)
    assert "Bos (2012). Wonen in de stad [bos2012]" in listed
    assert "2× aangehaald" in listed
    assert "z.j." in listed
    assert "\nEen oud blad (1890) [naamloos]\n" in listed
    records = [json.loads(line) for line in _output("list", "--json", *folders).splitlines()]
    assert {r["id"]: r["times_cited"] for r in records} == {
        "bos2012": 2,
        "dewit2016": 1,
        "pieters": 0,
        "naamloos": 0,
    }


def test_one_work_is_shown_with_its_sentences(folders: list[str]) -> None:
    assert "Bos (2012) ziet dat al lang." in _output("show", "bos2012", *folders)
    assert json.loads(_output("show", "bos2012", "--json", *folders))["title"] == "Wonen in de stad"


def test_missing_texts_and_the_graph(folders: list[str]) -> None:
    assert _output("missing", *folders).count("nog niet in de corpus") == 2
    assert len(_output("missing", "--json", *folders).splitlines()) == 2
    assert "bos2012 – dewit2016: 1×" in _output("graph", *folders)
    assert json.loads(_output("graph", "--json", *folders))["years"]["2012"] == 1


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.csl.json").write_bytes(b"\xff\xfe[")
    assert len(read_library([tmp_path]).problems) == 1
