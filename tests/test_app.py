"""The chat as a user meets it, without a browser; `tests/browser/` drives the real page."""

from pathlib import Path

import pytest

from pipeline import texts_chat, texts_nl, texts_reading
from pipeline.settings import Settings
from tests.fakes import FakeEncoder
from tests.pages import (
    ATTACKS,
    BRIDGES,
    EVIL,
    PARKS,
    Html,
    ask,
    bodies,
    build,
    page,
    sidebar,
    start,
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of two documents and an empty file, in the settings of the app."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "parken.txt").write_text(PARKS, encoding="utf-8")
    (folder / "bruggen.txt").write_text(BRIDGES, encoding="utf-8")
    (folder / "leeg.txt").write_text("\n", encoding="utf-8")
    monkeypatch.setenv("BEWIJSPLAATS_CORPUS", f'["{folder}"]')
    monkeypatch.setenv("BEWIJSPLAATS_FACTS", "[]")
    monkeypatch.setenv("BEWIJSPLAATS_INDEX", str(tmp_path / "index"))
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    return folder


def test_an_answer_quotes_the_sentence_with_its_reference(corpus: Path) -> None:
    build()
    shown = ask(start(), "Hoe vaak maait de gemeente het gras in het stadspark?")
    assert shown.all("blockquote")[0] == (
        "De gemeente maait het gras in het stadspark vier keer per jaar."
    )
    assert (
        shown.all("figcaption")[0] == "parken.txt, § 1 Beheer van de parken en plantsoenen, al. 1"
    )
    assert "Zekerheid: " in shown.words
    assert texts_nl.NOT_FOUND not in shown.words


def test_every_quote_stands_verbatim_in_a_document_and_is_numbered(corpus: Path) -> None:
    build()
    shown = ask(start(), "Wat staat er over de vijver?")
    quotes = shown.all("blockquote")
    assert len(quotes) > 1
    assert all(quote in PARKS + BRIDGES for quote in quotes)
    assert shown.all("nummer") == [str(number) for number in range(1, len(quotes) + 1)]


def test_the_matching_words_of_a_quote_are_marked(corpus: Path) -> None:
    build()
    app = start()
    ask(app, "Hoe vaak maait de gemeente het gras?")
    quote = "".join(bodies(app.main)).split("</blockquote>")[0]
    marks = Html(quote[quote.index("<blockquote>") :]).all("mark")
    assert marks == ["gemeente", "maait", "gras"]


def test_the_context_shows_the_neighbouring_paragraph_with_the_quote_marked(corpus: Path) -> None:
    build()
    shown = ask(start(), "Wie krijgen gereedschap van de wijkraad?")
    context = shown.all("details")[0]
    assert "Zij krijgen daarvoor gereedschap van de wijkraad." in shown.all("mark")
    assert "De hoveniers werken met een vast rooster." in context
    assert "In de winter snoeien zij" in context
    assert "Kosten van het onderhoud" not in context, "de context blijft binnen de sectie"


def test_what_is_not_in_the_documents_is_said_to_be_not_found(corpus: Path) -> None:
    build()
    shown = ask(start(), "Wie won het wereldkampioenschap voetbal?")
    assert shown.all("niets") == ["Hierover vind ik niets in de documenten."]
    assert not shown.all("blockquote"), "de dichtstbijzijnde passages zijn geen citaten"
    assert shown.all("etiket") == [texts_chat.APP_NO_ANSWER]
    nearest = [words for words in shown.all("blok") if words in PARKS + BRIDGES]
    assert 1 <= len(nearest) <= 3


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("   ", texts_nl.EMPTY_QUESTION),
        ("?!", texts_nl.EMPTY_QUESTION),
        ("gras " * 500, texts_nl.long_question(2499, 2000)),
    ],
)
def test_an_empty_or_overlong_question_gets_a_message(
    corpus: Path, question: str, message: str
) -> None:
    build()
    shown = ask(start(), question)
    assert shown.all("melding") == [message]


def test_a_document_filter_limits_the_answer_and_is_named_with_it(corpus: Path) -> None:
    build()
    app = start()
    assert app.sidebar.selectbox[0].options == ["Alle documenten", "bruggen.txt", "parken.txt"]
    app.sidebar.selectbox[0].select_index(1).run()
    shown = ask(app, "Hoe is het gras?")
    assert shown.all("blockquote") == ["Het gras langs de oprit is kort."]
    assert "Gezocht in: bruggen.txt" in shown.words


def test_a_section_filter_limits_the_answer(corpus: Path) -> None:
    build()
    app = start()
    app.sidebar.selectbox[0].select_index(2).run()
    assert app.sidebar.selectbox[1].options == [
        "Hele document",
        "§ 1 Beheer van de parken en plantsoenen",
        "§ 2 Kosten van het onderhoud",
    ]
    app.sidebar.selectbox[1].select_index(2).run()
    shown = ask(app, "Wat staat er over de vijver?")
    assert shown.all("blockquote") == ["Het onderhoud van de vijver kostte vorig jaar 12.000 euro."]
    assert "Gezocht in: parken.txt, § 2 Kosten van het onderhoud" in shown.words


def test_the_sidebar_lists_documents_and_failures(corpus: Path) -> None:
    (corpus / "oud.txt").write_bytes("Een café in de polder.".encode("cp1252"))
    (corpus / "half.bib").write_text("@book{b", encoding="utf-8")
    build()
    shown = sidebar(start())
    assert "parken.txt2 secties · parken.txt" in shown.all("li")
    assert any("gelezen als" in remark for remark in shown.all("opmerking"))
    assert texts_reading.empty_file("leeg.txt") in shown.all("opmerking")
    counted = ["Documenten (3)", "Niet opgenomen (1)", "Opmerkingen bij bibliografieën (1)"]
    assert shown.all("h2")[-3:] == counted


def test_the_history_is_kept_and_can_be_cleared(corpus: Path) -> None:
    build()
    app = start()
    ask(app, "Hoe is de ophaalbrug bij de molen?")
    shown = ask(app, "Wat kostte het onderhoud van de vijver?")
    assert shown.all("vraag") == [
        "Hoe is de ophaalbrug bij de molen?",
        "Wat kostte het onderhoud van de vijver?",
    ]
    assert shown.all("blockquote")[0] == "De houten ophaalbrug bij de molen is verrot."
    app.sidebar.button[0].click().run()
    assert page(app).all("vraag") == []


def test_the_example_questions_come_from_the_documents_and_have_an_answer(corpus: Path) -> None:
    (corpus / "lang.txt").write_text(
        "1 Verlichting langs het fietspad\n\n" + "De verlichting langs het fietspad is oud. " * 40,
        encoding="utf-8",
    )
    build()
    app = start()
    example = texts_chat.app_example("Verlichting langs het fietspad")
    assert [button.label for button in app.main.button] == [example]
    app.main.button[0].click().run()
    shown = page(app)
    assert shown.all("vraag") == [example]
    assert shown.all("blockquote")


def test_a_title_with_markup_never_becomes_an_example(corpus: Path) -> None:
    titles = ["Het **vette** gevaar", "De :smile: lach", "Zie [dit](x) eens", "Naar www.x.nl toe"]
    for number, title in enumerate(titles):
        text = f"1 {title}\n\n" + f"Document {number} zegt: {title.lower()}. " * 40
        (corpus / f"lang{number}.txt").write_text(text, encoding="utf-8")
    build()
    assert not start().main.button


def test_markup_in_a_question_and_in_a_document_is_shown_as_it_is(corpus: Path) -> None:
    (corpus / "kwaad <u>.txt").write_text(EVIL, encoding="utf-8")
    build()
    app = start()
    question = f"Welke tekens schreef de redacteur in het verslag? {' '.join(ATTACKS)}"
    shown = ask(app, question)
    assert shown.all("vraag") == [question]
    assert all(quote in EVIL for quote in shown.all("blockquote"))
    assert any("<script>alert(1)</script>" in quote for quote in shown.all("blockquote"))
    assert all(attack in shown.all("details")[0] for attack in ATTACKS)
    assert "§ 1 Opmaak <b>hier</b> :skull: **vet**" in shown.all("figcaption")[0]
    assert "<iframe src=x></iframe>" in shown.all("details")[0]
    assert "kwaad <u>" in "".join(sidebar(app).all("li"))
    own = {
        "div",
        "p",
        "span",
        "strong",
        "figure",
        "figcaption",
        "blockquote",
        "mark",
        "details",
        "summary",
    }
    assert shown.elements <= {(name,) for name in own}, "alleen eigen elementen, zonder attributen"
    assert sidebar(app).elements <= {("div",), ("h2",), ("ul",), ("li",), ("span",)}
    assert not app.markdown


def test_markup_in_the_nearest_passages_and_in_messages_is_shown_as_it_is(corpus: Path) -> None:
    for file in corpus.iterdir():
        file.unlink()
    (corpus / "kwaad.txt").write_text(EVIL, encoding="utf-8")
    build()
    shown = ask(start(), "Wie won <b>het</b> wereldkampioenschap?")
    assert any("<script>alert(1)</script>" in words for words in shown.all("blok"))
    assert shown.elements <= {("div",), ("p",), ("span",)}


def test_without_an_index_the_page_tells_how_to_make_one_and_then_goes_on(corpus: Path) -> None:
    app = start()
    shown = page(app)
    assert "staat nog geen index" in shown.all("melding")[0]
    assert "bewijsplaats index" in shown.words
    assert "make run" in shown.words
    assert not app.chat_input
    build()
    app.main.button[0].click().run()
    assert app.chat_input
    assert not page(app).all("melding")


@pytest.mark.parametrize("name", ["dense/recent.faiss", "lexical/meta.json", "manifest.json"])
def test_a_damaged_index_gets_a_message_and_no_traceback(corpus: Path, name: str) -> None:
    index = build()
    next((index / "builds").glob(f"*/{name}")).write_bytes(b"\0stuk")
    app = start()
    assert "De index is beschadigd" in page(app).all("melding")[0]
    assert not app.chat_input


def test_an_index_made_with_other_settings_gets_a_message(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    monkeypatch.setenv("BEWIJSPLAATS_PASSAGE_TOKENS", "32")
    assert "passagelengte" in page(start()).all("melding")[0]


@pytest.mark.parametrize(
    ("name", "value"), [("BEWIJSPLAATS_QUOTES", "veel"), ("BEWIJSPLAATS_CORPUS", "geen json")]
)
def test_an_invalid_setting_gets_a_message(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert "omgevingsvariabele" in page(start()).all("melding")[0]


def test_a_rebuilt_index_is_picked_up_and_the_history_stays(corpus: Path) -> None:
    build()
    app = start()
    ask(app, "Hoe is de ophaalbrug bij de molen?")
    (corpus / "bruggen.txt").unlink()
    (corpus / "sluis.txt").write_text("1 De sluis\n\nDe sluisdeur lekt.\n", encoding="utf-8")
    build()
    shown = ask(app, "Wat is er met de sluisdeur?")
    assert "De houten ophaalbrug bij de molen is verrot." in shown.all("blockquote")
    assert "De sluisdeur lekt." in shown.all("blockquote")
    assert "sluis.txt1 sectie · sluis.txt" in sidebar(app).all("li")


def test_the_assistant_is_loaded_once(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    made: list[Settings] = []

    def counting(settings: Settings) -> FakeEncoder:
        made.append(settings)
        return FakeEncoder()

    monkeypatch.setattr("pipeline.assistant.make_encoder", counting)
    app = start()
    ask(app, "Hoe is de ophaalbrug?")
    start()
    assert len(made) == 1
