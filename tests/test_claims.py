"""From a sentence that cites to the words of the cited work."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.claims import claims_of, second_hand
from pipeline.cli import app
from pipeline.quoting import quote
from pipeline.search import Filter
from pipeline.settings import Settings
from pipeline.types import Document, Hit, Span
from tests.fakes import FakeEncoder
from tests.test_literature import BIB, REPORT

FULL_TEXT = """# Het stijgende water

De vloed komt langzaam, een vloed zonder haast. De haven is leeg.

## Vissers

De vissers varen niet meer uit.
"""
CITING = "Kader (2009) noemt dat “een langzame vloed”."


@pytest.fixture
def assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "wonen.md").write_text(REPORT, encoding="utf-8")
    (folder / "kader.md").write_text(FULL_TEXT, encoding="utf-8")
    (folder / "a.bib").write_text(BIB, encoding="utf-8")
    settings = Settings(
        corpus=(folder,), facts=(), index=tmp_path / "index", sentence_model="regels"
    )
    build_index(settings, FakeEncoder())
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    monkeypatch.setenv("BEWIJSPLAATS_SENTENCE_MODEL", "regels")
    return Assistant(settings, FakeEncoder())


def _citing(assistant: Assistant, sentence: str) -> tuple[Document, Span]:
    entry = next(entry for entry in assistant.store.documents if entry.file == "wonen.md")
    document = assistant.store.document(entry.id)
    start = document.text.index(sentence)
    return document, Span(start, start + len(sentence))


def test_the_passages_are_those_of_the_cited_work(assistant: Assistant) -> None:
    document, span = _citing(assistant, CITING)
    claims = claims_of(assistant.literature, document, span, assistant.search)
    assert [claim.cited.work.id for claim in claims] == ["kader2009"]
    assert claims[0].checkable
    assert {hit.passage.document_id for hit in claims[0].hits} == {claims[0].cited.work.document_id}
    best = claims[0].hits[0].passage
    assert "vloed" in best.span.of(assistant.store.document(best.document_id).text)


def test_a_work_without_its_text_is_named_but_not_looked_into(assistant: Assistant) -> None:
    document, span = _citing(assistant, "Bos (2012) ziet dat al lang.")
    claims = claims_of(assistant.literature, document, span, assistant.search)
    assert [(claim.cited.work.id, claim.checkable, claim.hits) for claim in claims] == [
        ("bos2012", False, ())
    ]


def test_it_is_searched_without_the_name_that_cites(assistant: Assistant) -> None:
    asked: list[str] = []

    def look(question: str, k: int, chosen: Filter) -> list[Hit]:
        asked.append(question)
        return []

    document, span = _citing(assistant, CITING)
    claims_of(assistant.literature, document, span, look)
    assert asked == ["“een langzame vloed”."]


def test_a_quotation_in_a_sentence_that_cites_is_second_hand(assistant: Assistant) -> None:
    document, span = _citing(assistant, CITING)
    found = second_hand(assistant.literature, quote(document, span, 1.0))
    assert [part.of(document.text) for part in found] == ["een langzame vloed"]
    document, span = _citing(assistant, "Het water stijgt.")
    assert second_hand(assistant.literature, quote(document, span, 1.0)) == ()


def test_the_command_shows_the_sentence_beside_the_work(assistant: Assistant) -> None:
    folder, index = assistant.settings.corpus[0], assistant.settings.index
    arguments = ["literature", "show", "kader2009", "--corpus", str(folder), "--index", str(index)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "tweede hand" in result.output
    assert "De vloed komt langzaam" in result.output
    assert "In het aangehaalde werk: " in result.output


SECOND = """# Nota over de dijken

Volgens Vries (2011) “wordt de dijk elk jaar twee meter hoger”. Dat kost geld.

In de polder wonen volgens hem boeren “die nooit een vreemde groeten” (Vries 2011, p. 3).

De bewoners van het dorp zijn bang voor overstromingen (Vries 2011).

Een ander noemt dat “de prijs van droge voeten betalen” (Vries 2011).

## Literatuur

Vries, A. (2011). Leven achter de dijk. Delft: Water.
"""
WORK = """# Leven achter de dijk

## Het bouwen

In het noorden wordt de dijk elk jaar drie meter hoger. De kranen staan er al lang.

## De mensen

De bewoners van het dorp zijn bang voor overstromingen.

Er zijn boeren, die nooit een vreemde groeten.
"""


def test_the_record_holds_for_each_sentence_what_the_work_itself_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "nota.md").write_text(SECOND, encoding="utf-8")
    (folder / "dijk.md").write_text(WORK, encoding="utf-8")
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    monkeypatch.setenv("BEWIJSPLAATS_SENTENCE_MODEL", "regels")
    where = ["--corpus", str(folder), "--index", str(tmp_path / "index")]
    assert CliRunner().invoke(app, ["index", *where]).exit_code == 0
    result = CliRunner().invoke(app, ["literature", "show", "vries2011", "--json", *where])
    assert result.exit_code == 0, result.output
    record = json.loads(result.output)
    changed, literal, paraphrased, absent = record["contexts"]
    assert [row["judgement"] for row in changed["second_hand"]] == ["gewijzigd"]
    assert changed["second_hand"][0]["differences"][0]["written"] == "twee"
    assert [row["judgement"] for row in literal["second_hand"]] == ["letterlijk"]
    assert [row["judgement"] for row in absent["second_hand"]] == ["niet gevonden"]
    assert paraphrased["second_hand"] == []
    assert "Vries" not in paraphrased["claim"]
    assert "bang voor overstromingen" in paraphrased["passages"][0]["text"]
    for context in record["contexts"]:
        assert context["quote"]["text"] in SECOND
        for passage in context["passages"]:
            assert passage["file"] == "dijk.md"
            assert passage["reference"]
            assert passage["text"] in WORK
    shown = CliRunner().invoke(app, ["literature", "show", "vries2011", *where]).output
    assert "In het aangehaalde werk: gewijzigd." in shown
    assert "drie meter hoger" in shown
