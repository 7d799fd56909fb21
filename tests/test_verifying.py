"""The proof of the index fails in every way in which it could say other than the files."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.build import build_index
from pipeline.indexing.manifest import read_manifest, write_manifest
from pipeline.indexing.records import write_record
from pipeline.indexing.store import open_store
from pipeline.settings import RULES, Settings
from pipeline.states import State, file_states
from pipeline.structure import structure
from pipeline.types import Span
from pipeline.verifying import Proof, verify
from tests.commands import Capture, Patch, run
from tests.fakes import FakeEncoder

_WATER = "# Water\n\nDe gemeente zorgt voor het regen-\nwater. Het waterschap doet de rest.\n"
_POLICE = "1 Politie\n\nDe burgemeester heeft het gezag. Dat staat vast.\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "water.md").write_text(_WATER, encoding="utf-8")
    (corpus / "politie.txt").write_text(_POLICE, encoding="utf-8")
    made = Settings(corpus=(corpus,), facts=(), index=tmp_path / "index", sentence_model=RULES)
    build_index(made, FakeEncoder())
    return made


def _proofs(settings: Settings, quotes: Path | None = None) -> dict[str, Proof]:
    store = open_store(settings.index)
    return {proof.name: proof for proof in verify(store, settings, quotes)}


def _problems(settings: Settings, quotes: Path | None = None) -> dict[str, tuple[str, ...]]:
    return {n: proof.problems for n, proof in _proofs(settings, quotes).items() if proof.problems}


def test_a_sound_index_is_proved_and_what_was_proved_is_counted(settings: Settings) -> None:
    assert _problems(settings) == {}
    water = _proofs(settings)["water.md"]
    assert (water.passages, water.sentences, water.kind) == (1, 2, "document")


def test_a_file_that_changed_or_went_is_named(settings: Settings) -> None:
    (settings.corpus[0] / "water.md").write_text(_WATER.replace("rest", "helft"), encoding="utf-8")
    (settings.corpus[0] / "politie.txt").unlink()
    problems = _problems(settings)
    assert set(problems) == {"water.md", "politie.txt"}
    assert "veranderd" in problems["water.md"][0]
    assert "verdwenen" in problems["politie.txt"][0]


def _forge(settings: Settings, **changes: object) -> None:
    """Put another document into the index, with everything else as it should be."""
    store = open_store(settings.index)
    entry = next(entry for entry in store.documents if entry.file == "water.md")
    indexed = store.record(entry.id).indexed(entry.id)
    forged = replace(indexed, document=replace(indexed.document, **changes))  # type: ignore[arg-type]
    key, size = write_record(settings.index, entry.key.partition("-")[0], forged)
    manifest = read_manifest(store.folder)
    entries = tuple(
        replace(e, key=key, record_size=size) if e.id == entry.id else e for e in store.documents
    )
    write_manifest(store.folder, replace(manifest, documents=entries))


def test_a_word_that_the_file_does_not_have_is_found_out(settings: Settings) -> None:
    document = open_store(settings.index).document(
        next(e.id for e in open_store(settings.index).documents if e.file == "water.md")
    )
    _forge(settings, text=document.text.replace("regenwater", "grondwater"))
    assert "andere tekst" in " ".join(_problems(settings)["water.md"])


def test_another_way_back_to_the_file_is_found_out(settings: Settings) -> None:
    store = open_store(settings.index)
    document = store.document(next(e.id for e in store.documents if e.file == "water.md"))
    moved = tuple(
        replace(run, source=Span(run.source.start + 1, run.source.end + 1)) for run in document.runs
    )
    _forge(settings, runs=moved)
    assert "andere indeling" in " ".join(_problems(settings)["water.md"])


def test_text_that_a_reader_makes_up_is_not_in_the_file(
    settings: Settings, monkeypatch: Patch
) -> None:
    """Reading twice gives the same, yet the words do not stand in the file."""

    def invent(*given: object) -> object:
        document = structure(*given)  # type: ignore[arg-type]
        return replace(document, text=document.text.replace("rest", "werk"))

    monkeypatch.setattr("pipeline.bounds.reading.structure", invent)
    build_index(settings, FakeEncoder(), fresh=True)
    assert "staat niet letterlijk in het bestand" in " ".join(_problems(settings)["water.md"])


def test_a_changed_byte_in_a_record_or_an_index_is_found_out(settings: Settings) -> None:
    store = open_store(settings.index)
    path = min((settings.index / "documents").glob("*/*"))
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    assert len(_problems(settings)) == 1
    build_index(settings, FakeEncoder(), fresh=True)
    assert _problems(settings) == {}
    store.close()


def test_quotes_are_proved_one_by_one(
    settings: Settings, tmp_path: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda _: FakeEncoder())
    monkeypatch.setenv("BEWIJSPLAATS_SENTENCE_MODEL", RULES)
    run(monkeypatch, "ask", "--json", "--index", settings.index, "Wie heeft het gezag?")
    answer = json.loads(capsys.readouterr().out)
    assert answer["quotes"]
    quotes = tmp_path / "antwoorden.jsonl"
    quotes.write_text(json.dumps(answer) + '\n{"error": "leeg"}\n', encoding="utf-8")
    assert _problems(settings, quotes) == {}
    forged = json.loads(json.dumps(answer))
    forged["quotes"][0]["text"] = forged["quotes"][0]["text"].replace("heeft", "had")
    quotes.write_text(json.dumps(forged), encoding="utf-8")
    assert "niet letterlijk" in " ".join(_problems(settings, quotes)[forged["quotes"][0]["text"]])
    moved = json.loads(json.dumps(answer))
    moved["quotes"][0]["source"]["start"] += 1
    quotes.write_text(json.dumps(moved), encoding="utf-8")
    assert _problems(settings, quotes)


def test_the_command_ends_with_one_if_anything_is_not_proved(
    settings: Settings, monkeypatch: Patch, capsys: Capture, tmp_path: Path
) -> None:
    assert run(monkeypatch, "verify", "--index", settings.index) == cli.FOUND
    assert "Alles bewezen: 2 documenten" in capsys.readouterr().out
    assert run(monkeypatch, "verify", "--index", settings.index, "--json") == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["kind"] for record in records] == ["document", "document", "index"]
    assert all(record["proved"] for record in records)
    (settings.corpus[0] / "politie.txt").unlink()
    assert run(monkeypatch, "verify", "--index", settings.index) == cli.FAILED
    assert "NIET bewezen – politie.txt" in capsys.readouterr().out
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", encoding="utf-8")
    code = run(monkeypatch, "verify", "--index", settings.index, "--quotes", bad)
    assert code == cli.WRONG_USE


def test_the_state_of_every_file_shows(
    settings: Settings, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus = settings.corpus[0]
    (corpus / "leeg.txt").write_text("", encoding="utf-8")
    (corpus / "oud.txt").write_text("Een oud stuk.", encoding="utf-8")
    build_index(settings, FakeEncoder())
    (corpus / "water.md").write_text("# Nat\n\nHeel anders.\n", encoding="utf-8")
    (corpus / "oud.txt").unlink()
    (corpus / "nieuw.txt").write_text("Een nieuw stuk.", encoding="utf-8")
    found = {state.file: state.state for state in file_states(open_store(settings.index).manifest)}
    assert found == {
        "water.md": State.CHANGED,
        "politie.txt": State.INDEXED,
        "oud.txt": State.GONE,
        "nieuw.txt": State.NEW,
        "leeg.txt": State.FAILED,
    }
    run(monkeypatch, "documents", "--index", settings.index)
    lines = capsys.readouterr().out
    assert "water.md – veranderd sinds de laatste index" in lines
    assert "nieuw.txt – nog niet opgenomen" in lines
    assert "Niet opgenomen – leeg.txt" in lines
    run(monkeypatch, "documents", "--index", settings.index, "--json")
    records = {(r := json.loads(line))["file"]: r for line in capsys.readouterr().out.splitlines()}
    assert records["oud.txt"]["state"] == "verdwenen"
    assert records["politie.txt"]["format"] == "txt"
    assert "geen tekst" in records["leeg.txt"]["error"]
