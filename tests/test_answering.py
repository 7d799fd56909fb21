"""Quotes are the best sentences of the best passages, word for word; else silence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.answering import matches
from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.quoting import reference
from pipeline.search import Filter
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

REPORT = """# Verslag

## 1 Vuilnis

De gemeente haalt het vuilnis op dinsdag op. Het veiligheidsbeleid van Oosterhaven dateert uit 2011.

## 2 Bomen

In 2019 zijn er 340 iepen geplant. De iepen kregen geen water, en dat is niet gelukt te herstellen.
"""
GUIDE = "# Gids\n\nIn 2019 zijn er 340 iepen geplant, zegt het verslag over de bomen en de iepen.\n"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "verslag.md").write_text(REPORT, encoding="utf-8")
    (corpus / "gids.md").write_text(GUIDE, encoding="utf-8")
    (corpus / "alles.csl.json").write_text(
        '[{"custom": {"file": "gids.md", "about": "verslag.md"}},'
        ' {"title": "Groen", "author": [{"family": "Berg", "non-dropping-particle": "van den"}],'
        ' "issued": {"date-parts": [[2020]]}, "custom": {"file": "verslag.md"}}]',
        encoding="utf-8",
    )
    settings = Settings(corpus=(corpus,), facts=(), index=tmp_path_factory.mktemp("index"))
    encoder = FakeEncoder()
    build_index(settings, encoder)
    return Assistant(settings, encoder)


def test_the_best_sentence_comes_first_with_its_reference(assistant: Assistant) -> None:
    quote = assistant.ask("Hoeveel iepen zijn er in 2019 geplant?").quotes[0]
    assert quote.text == "In 2019 zijn er 340 iepen geplant."
    document = assistant.store.document(quote.document_id)
    assert reference(document, quote.locator) == "Van den Berg (2020), § 2 Bomen, al. 1"


def test_a_guide_comes_after_the_document_it_is_about(assistant: Assistant) -> None:
    hits = assistant.ask("Hoeveel iepen zijn er in 2019 geplant?").hits
    files = [assistant.store.document(hit.passage.document_id).file for hit in hits]
    assert files[-1] == "gids.md"
    assert files.count("gids.md") == 1


def test_a_part_of_a_compound_finds_the_compound(assistant: Assistant) -> None:
    best = assistant.search("beleid voor veiligheid")[0]
    text = assistant.store.document(best.passage.document_id).text
    assert "veiligheidsbeleid" in best.passage.span.of(text)
    assert best.ranks["lexical"] == 1


def test_what_the_documents_do_not_say_is_not_found_but_the_nearest_are_given(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Welke trein rijdt er naar Parijs?")
    assert not answer.found
    assert answer.quotes == ()
    assert answer.hits
    assert answer.confidence < 0.5


def test_a_filter_on_a_document_keeps_the_others_out(assistant: Assistant) -> None:
    guide = next(entry for entry in assistant.store.documents if entry.file == "gids.md")
    hits = assistant.ask("iepen", chosen=Filter(documents=(guide.id,))).hits
    assert {hit.passage.document_id for hit in hits} == {guide.id}


@given(question=st.text(min_size=1, max_size=60).filter(lambda t: any(c.isalnum() for c in t)))
def test_every_quote_is_verbatim_whatever_is_asked(assistant: Assistant, question: str) -> None:
    for quote in assistant.ask(question).quotes:
        document = assistant.store.document(quote.document_id)
        assert quote.text == document.text[quote.span.start : quote.span.end]
        source = document.to_source(quote.span)
        assert document.path.read_text(encoding="utf-8")[source.start : source.end] == quote.text


def test_a_question_in_the_clothes_of_a_command_is_only_words(
    assistant: Assistant, tmp_path: Path
) -> None:
    victim = tmp_path / "weg"
    assistant.ask(f"'; DROP TABLE passages; -- $(touch {victim}) words:iepen AND parts:*")
    assert not victim.exists()
    assert assistant.ask("Hoeveel iepen zijn er geplant?").found


def test_matches_marks_words_and_compounds_that_share_a_part() -> None:
    text = "Het veiligheidsbeleid telt drie doelen."
    marked = [span.of(text) for span in matches("doel van beleid", text)]
    assert marked == ["veiligheidsbeleid", "doelen"]
