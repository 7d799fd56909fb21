"""Questions about the literature: what is counted, and the words that prove it."""

from pathlib import Path

import pytest

from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.citations.questions import asks_for_source, may_be_about_literature
from pipeline.literature import citing_filter
from pipeline.literature_lines import cited_lines, reply_lines, reply_record
from pipeline.search import Filter
from pipeline.settings import Settings
from tests.fakes import FakeEncoder
from tests.test_literature import BIB, REPORT

PLAIN = """# Dijken

De dijk is hoog (Kader 2009). De dijk is groen. Kader (2009) meet de dijk.
"""


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "wonen.md").write_text(REPORT, encoding="utf-8")
    (folder / "dijken.md").write_text(PLAIN, encoding="utf-8")
    (folder / "a.bib").write_text(BIB, encoding="utf-8")
    settings = Settings(
        corpus=(folder,), facts=(), index=tmp_path / "index", sentence_model="regels"
    )
    build_index(settings, FakeEncoder())
    return Assistant(settings, FakeEncoder())


def _file(assistant: Assistant, name: str) -> str:
    return next(entry.id for entry in assistant.store.documents if entry.file == name)


def test_the_entries_that_were_counted_are_quoted_verbatim(assistant: Assistant) -> None:
    only = Filter(documents=(_file(assistant, "wonen.md"),))
    reply = assistant.about_literature("Hoeveel bronnen staan er in de literatuurlijst?", only)
    assert reply is not None
    assert "2 werken in de literatuurlijst" in reply.sentence
    assert [quote.text for quote in reply.quotes] == [
        "Bos, A. (2012). Wonen in de stad. Den Haag: PBL.",
        "De Wit, B. & Smit, C. (2016). Werken aan morgen. Amsterdam: Kade.",
    ]
    for quote in reply.quotes:
        assert quote.text == quote.span.of(assistant.store.document(quote.document_id).text)


def test_a_document_without_a_list_is_counted_by_what_it_cites(assistant: Assistant) -> None:
    reply = assistant.about_literature("Hoeveel bronnen worden er aangehaald?")
    assert reply is not None
    assert "Dijken: 1 werk aangehaald, zonder literatuurlijst" in reply.sentence


def test_the_author_cited_most_is_proved_by_the_sentences(assistant: Assistant) -> None:
    reply = assistant.about_literature("Welke auteur wordt het vaakst aangehaald?")
    assert reply is not None
    assert reply.sentence.startswith("Kader wordt het vaakst aangehaald: 3 keer. Daarna: Bos (2)")
    assert all("Kader" in quote.text for quote in reply.quotes)
    assert len(reply.quotes) == 3


def test_works_of_a_publisher_and_how_often_a_name_is_cited(assistant: Assistant) -> None:
    of_publisher = assistant.about_literature("Welke eerdere publicaties van het PBL zijn er?")
    assert of_publisher is not None
    assert of_publisher.sentence.startswith("Van PBL: 1 werk")
    often = assistant.about_literature("Hoe vaak wordt Bos aangehaald?")
    assert often is not None
    assert often.sentence.startswith("Bos wordt 2 keer aangehaald.")


@pytest.mark.parametrize(
    "question",
    ["Hoeveel bronnen van inkomsten heeft de gemeente?", "Wat zegt Kader over de dijk?", ""],
)
def test_other_questions_are_left_to_the_search(assistant: Assistant, question: str) -> None:
    assert assistant.about_literature(question) is None


@pytest.mark.parametrize(
    ("question", "sentence", "quoted"),
    [
        ("Waar wordt Kader (2009) aangehaald?", "Kader (2009) wordt aangehaald in ", "Kader"),
        ("Wie haalt Kader aan?", "Kader wordt aangehaald in ", "Kader"),
        ("Wie citeert Kaader?", "Kader wordt aangehaald in ", "Kader"),
        ("Staat Smit in de literatuurlijst?", "Ja, van Smit staat 1 werk", "Smit, C. (2016)"),
        (
            "Komt Kader voor in de literatuurlijst?",
            "Van Kader is in geen literatuurlijst een werk gevonden",
            "Kader",
        ),
        ("Welke bronnen zijn ouder dan 2015?", "Gevonden voor “ouder dan 2015”: 1 werk.", "Bos"),
        ("Hoeveel bronnen zijn van na 2015?", "Gevonden voor “van na 2015”: 1 werk.", "Smit"),
        ("Welke bronnen in de literatuurlijst zijn tussen 2010 en 2020 verschenen?", "", "Bos"),
        ("Welke boeken staan in de literatuurlijst?", "Gevonden voor “boeken”: ", "Kade"),
    ],
)
def test_works_are_looked_up_by_name_year_and_kind(
    assistant: Assistant, question: str, sentence: str, quoted: str
) -> None:
    reply = assistant.about_literature(question)
    assert reply is not None
    assert reply.sentence.startswith(sentence)
    assert any(quoted in quote.text for quote in reply.quotes)
    for quote in reply.quotes:
        assert quote.text == quote.span.of(assistant.store.document(quote.document_id).text)


@pytest.mark.parametrize(
    "question",
    [
        "Waar wordt de dijk op aangesproken?",
        "Wie haalt de jongeren van straat?",
        "Wie haalt de kinderen aan?",
        "Wordt de burgemeester in de nota genoemd?",
        "Welke bronnen van inkomsten zijn er van na 2015?",
        "Welke rapporten zijn er na 2015 verschenen over het water?",
        "Welke publicaties zijn ouder dan 2015?",
        "Welke boeken lezen de bewoners?",
        "Hoeveel woningen zijn ouder dan 2000?",
        "Staat Zonneveld in de literatuurlijst?",
    ],
)
def test_an_ordinary_question_is_never_answered_by_a_count(
    assistant: Assistant, question: str
) -> None:
    assert assistant.about_literature(question) is None


def test_what_an_author_says_comes_from_the_sentences_that_cite_him(assistant: Assistant) -> None:
    answer = assistant.ask("Wat zegt Kader over de dijk?")
    assert answer.found
    assert all("Kader" in quote.text for quote in answer.quotes)
    plain = assistant.ask("Wat zegt de burgemeester over de dijk?")
    sentences = [
        span.of(assistant.store.document(hit.passage.document_id).text)
        for hit in plain.hits
        for span in hit.passage.sentences
    ]
    assert any("Kader" not in sentence for sentence in sentences)


def test_nothing_counted_is_no_reply(assistant: Assistant) -> None:
    question = "Welke eerdere publicaties van Zonneveld worden aangehaald?"
    assert may_be_about_literature(question)
    assert assistant.about_literature(question) is None


def test_lines_and_record_hold_the_sentence_and_the_quotes(assistant: Assistant) -> None:
    reply = assistant.about_literature("Hoeveel verwijzingen staan er in de tekst?")
    assert reply is not None
    lines = "\n".join(reply_lines(assistant.store, reply))
    assert f"De tekst bevat {reply.number} verwijzingen" in lines
    assert "“De dijk is hoog (Kader 2009).”" in lines
    record = reply_record(assistant.store, "v1", reply)
    assert (record["id"], record["found"], record["confidence"]) == ("v1", True, None)
    assert record["literature"]["number"] == reply.number


def test_only_sentences_that_cite_the_work_are_quoted(assistant: Assistant) -> None:
    chosen = citing_filter(assistant.literature, "Kader")
    answer = assistant.ask("De dijk is groen", chosen=chosen)
    assert answer.hits
    for hit in answer.hits:
        text = assistant.store.document(hit.passage.document_id).text
        assert all("Kader" in span.of(text) for span in hit.passage.sentences)
    assert all("Kader" in quote.text for quote in answer.quotes)


def test_next_to_a_quote_stand_the_works_that_it_cites(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Kader meet de dijk.", chosen=citing_filter(assistant.literature, "Kader")
    )
    assert answer.found
    lines = "\n".join(cited_lines(answer, assistant.literature))
    assert "Kader, anderen" not in lines
    assert "(2009). Het stijgende water [kader2009]" in lines


def test_a_question_for_a_source_is_known_by_its_form() -> None:
    assert asks_for_source("Welke bron zegt dat de dijk hoog is?")
    assert asks_for_source("Welke auteurs stellen dat?")
    assert not asks_for_source("Welke bronnen zijn er?")
