"""The command line: records, exit codes, and one Dutch message for whatever goes wrong."""

import json
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.assistant import MAX_QUESTION
from tests.commands import RAPPORT, Capture, Folders, Patch, run
from tests.fakes import FakeEncoder


def test_a_question_is_answered_with_the_words_of_the_file(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    assert run(monkeypatch, "index", "--corpus", corpus, "--index", index) == cli.FOUND
    code = run(
        monkeypatch, "ask", "--index", index, "--json", "Hoeveel kostte het onderhoud in euro?"
    )
    record = json.loads(capsys.readouterr().out)
    assert code == cli.FOUND
    assert record["found"] is True
    quote = record["quotes"][0]
    assert quote["text"] == "Het onderhoud kostte 14 miljoen euro."
    assert quote["section"] == {"number": "1", "title": "Aanleiding"}
    assert (quote["file"], quote["paragraph"], quote["item"]) == ("haven.md", 1, None)
    source = quote["source"]
    assert RAPPORT[source["start"] : source["end"]] == quote["text"]
    assert record["hits"][0]["rank"] == 1
    assert set(record["hits"][0]["ranks"]) <= {"dense", "lexical"}


def test_a_list_item_is_named_in_the_record(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    question = "De havenmeester sluit de poort om elf uur"
    assert run(monkeypatch, "ask", "--corpus", corpus, "--index", index, "--json", question) == 0
    quote = json.loads(capsys.readouterr().out)["quotes"][0]
    assert (quote["item"], quote["item_style"]) == ("2", "nummer")
    assert (quote["note"], quote["recognised"]) == (None, False)


def test_an_unanswerable_question_exits_with_three(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    arguments = ("ask", "--corpus", corpus, "--index", index, "Wie bakte taarten voor Kerstmis?")
    assert run(monkeypatch, *arguments) == cli.NOTHING_FOUND
    assert "Hierover vind ik niets in de documenten." in capsys.readouterr().out


def test_a_batch_gives_one_object_a_line_and_reports_bad_questions(
    folders: Folders, monkeypatch: Patch, capsys: Capture, tmp_path: Path
) -> None:
    corpus, index = folders
    batch = tmp_path / "vragen.jsonl"
    lines = [
        {"id": "a", "vraag": "Wie klagen over lawaai in de nacht?"},
        {"id": "b", "vraag": "   "},
        {"id": "c", "vraag": "Wanneer kreeg de haven nieuwe kades?"},
    ]
    written = [json.dumps(line) for line in lines]
    batch.write_text("\n".join([*written[:2], "{stuk", written[2]]), encoding="utf-8")
    arguments = ("ask", "--corpus", corpus, "--index", index, "--batch", batch)
    assert run(monkeypatch, *arguments) == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["a", "b", None, "c"]
    assert records[0]["quotes"][0]["text"] == "De buren klagen over lawaai in de nacht."
    assert "leeg" in records[1]["error"]
    assert "vragen.jsonl, regel 3" in records[2]["error"]
    assert run(monkeypatch, "search", *arguments[1:]) == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["a", "b", None, "c"]
    assert records[3]["hits"][0]["rank"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", ""), "De vraag is leeg"),
        (("ask", "x" * (MAX_QUESTION + 1)), f"het maximum is {MAX_QUESTION}"),
        (("ask",), "Geef óf één vraag"),
        (("ask", "vraag", "--document", "weg.txt"), "weg.txt"),
        (("ask", "vraag", "--nee"), "Onbekende optie: ‘--nee’"),
        (("ask", "vraag", "-k", "veel"), "Ongeldige waarde voor ‘-k’"),
        (("doe",), "bewijsplaats --help"),
        (("show", "haven.md", "--section", "9"), "geen sectie ‘9’"),
        (("show", "haven.md", "--span", "4:99999"), "geen bereik"),
        (("index", "--corpus", "bestaat-niet"), "bestaat-niet"),
        (("evaluate", "--questions", "bestaat-niet.jsonl"), "bestaat-niet.jsonl"),
    ],
)
def test_wrong_use_is_one_dutch_message_and_code_two(
    arguments: tuple[str, ...],
    message: str,
    folders: Folders,
    monkeypatch: Patch,
    capsys: Capture,
) -> None:
    corpus, index = folders
    run(monkeypatch, "index", "--corpus", corpus, "--index", index)
    capsys.readouterr()
    monkeypatch.setenv("BEWIJSPLAATS_INDEX", str(index))
    assert run(monkeypatch, *arguments) == cli.WRONG_USE
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_an_index_of_another_encoder_is_refused_until_it_is_rebuilt(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    run(monkeypatch, "index", "--corpus", corpus, "--index", index)
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder("anders"))
    assert run(monkeypatch, "ask", "--index", index, "Wie klagen er?") == cli.FAILED
    assert "bewijsplaats index" in capsys.readouterr().err
    assert run(monkeypatch, "index", "--corpus", corpus, "--index", index) == cli.FOUND
    question = "Wie klagen over lawaai in de nacht?"
    assert run(monkeypatch, "ask", "--index", index, question) == cli.FOUND


def test_an_empty_corpus_names_the_folder_and_the_remedy(
    tmp_path: Path, folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert run(monkeypatch, "index", "--corpus", empty, "--index", folders[1]) == cli.FAILED
    assert str(empty) in capsys.readouterr().err


def test_bad_files_are_reported_and_the_others_go_in(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    (corpus / "leeg.txt").write_text("", encoding="utf-8")
    (corpus / "beeld.txt").write_bytes(bytes(range(256)) * 8)
    (corpus / "kapot.pdf").write_bytes(b"%PDF-1.4 stuk")
    (corpus / "brief.doc").write_text("Beste lezer", encoding="utf-8")
    (corpus / "oud.txt").write_bytes("Café Zeezicht is gesloten.".encode("cp1252"))
    (corpus / "half.bib").write_text("@book{a, author={Bos}, title={Nat}}\n@book{b", "utf-8")
    assert run(monkeypatch, "index", "--corpus", corpus, "--index", index) == cli.FOUND
    errors = capsys.readouterr().err
    for name in ("leeg.txt", "beeld.txt", "kapot.pdf", "brief.doc"):
        assert f"Niet opgenomen – {name}" in errors
    assert "Bibliografie – half.bib, regel 2" in errors
    assert "Windows-1252" in errors
    assert run(monkeypatch, "documents", "--index", index, "--json") == cli.FOUND
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {r["file"] for r in records if "error" not in r} == {"haven.md", "oud.txt"}
    assert len([r for r in records if "error" in r]) == 5


def test_show_gives_the_contents_a_section_and_a_span_with_context(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    run(monkeypatch, "index", "--corpus", corpus, "--index", index)
    capsys.readouterr()
    run(monkeypatch, "show", "haven", "--index", index)
    assert "2 Gevolgen" in capsys.readouterr().out
    run(monkeypatch, "show", "haven", "--section", "2", "--index", index)
    section = capsys.readouterr().out
    assert "De vissers zijn tevreden." in section
    assert "14 miljoen" not in section
    run(monkeypatch, "show", "haven", "--span", "30:40", "--context", "5", "--json",
        "--index", index)  # fmt: skip
    record = json.loads(capsys.readouterr().out)
    assert len(record["quote"]) == 10
    assert record["quote"] in record["text"]
    assert len(record["text"]) == 20


def test_a_section_filter_keeps_the_other_sections_out(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    arguments = ("search", "--corpus", corpus, "--index", index, "--json", "--section", "2")
    run(monkeypatch, *arguments, "de haven van Zeedorp en de vissers")
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert hits
    assert {hit["section"]["number"] for hit in hits} == {"2"}


def test_an_invalid_setting_is_named(monkeypatch: Patch, capsys: Capture) -> None:
    monkeypatch.setenv("BEWIJSPLAATS_PASSAGE_TOKENS", "veel")
    assert run(monkeypatch, "ask", "Wat?") == cli.WRONG_USE
    assert "BEWIJSPLAATS_PASSAGE_TOKENS" in capsys.readouterr().err


def test_a_search_says_which_words_made_a_passage_a_hit(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    question = "Hoeveel miljoenen kostte onderhoud van havens?"
    arguments = ("search", "--corpus", corpus, "--index", index, question)
    assert run(monkeypatch, *arguments) == cli.FOUND
    assert "woorden: haven (havens), " in capsys.readouterr().out
    run(monkeypatch, *arguments, "--json")
    hit = json.loads(capsys.readouterr().out)["hits"][0]
    first = hit["matches"][0]
    assert (first["term"], first["form"], first["kind"]) == ("havens", "haven", "woord")
    place = first["start"] - hit["start"]
    assert hit["text"][place : place + first["end"] - first["start"]] == "haven"


def test_the_facts_of_a_document_are_edited_shown_and_searched_by(
    folders: Folders, monkeypatch: Patch, capsys: Capture
) -> None:
    corpus, index = folders
    monkeypatch.setenv("BEWIJSPLAATS_CORPUS", json.dumps([str(corpus)]))
    run(monkeypatch, "index", "--index", index)
    facts = ("--title", "De haven", "--author", "De Wit", "--author", "Bakker", "--year", "2019")
    assert run(monkeypatch, "documents", "--index", index, "--set", "haven", *facts) == cli.FOUND
    assert "bewijsplaats index" in capsys.readouterr().err
    run(monkeypatch, "documents", "--index", index, "--set", "haven", "--publisher", "Zeedorp")
    run(monkeypatch, "index", "--index", index)
    run(monkeypatch, "documents", "--index", index)
    assert "De Wit, Bakker · 2019 · Zeedorp" in capsys.readouterr().out
    question = "Hoeveel kostte het onderhoud in euro?"
    asked = ("ask", "--index", index, question, "--author", "de wit")
    assert run(monkeypatch, *asked, "--year", "2018-2020") == cli.FOUND
    assert "De Wit en Bakker (2019), § 1" in capsys.readouterr().out
    assert run(monkeypatch, *asked, "--year", "2020-") == cli.NOTHING_FOUND


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--set", "haven"), "ten minste één"),
        (("--title", "x"), "zonder --set"),
        (("--set", "nergens", "--title", "x"), "staat niet in de index"),
        (("--set", "haven", "--year", "ooit"), "geen jaartal"),
    ],
)
def test_an_edit_that_cannot_be_is_one_dutch_message(
    folders: Folders, monkeypatch: Patch, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    corpus, index = folders
    run(monkeypatch, "index", "--corpus", corpus, "--index", index)
    capsys.readouterr()
    assert run(monkeypatch, "documents", "--index", index, *arguments) == cli.WRONG_USE
    assert message in capsys.readouterr().err
