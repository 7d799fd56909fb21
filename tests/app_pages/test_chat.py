"""What the chat shows beside the words of a quote: filters, recognised text, the page itself."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.chat import _caption
from pipeline import texts_chat
from pipeline.quoting import locate
from pipeline.reading.bibliography import EDITS_FILE
from pipeline.types import Span
from tests.helpers import document_of
from tests.pages import Html, ask, build, page, sidebar, start
from tests.reading.pdfs import Pdf, Text, column

FILL = [f"Regel {number} gaat over de dijk en de wind." for number in range(4)]
HEAD = Text("1 Zwemwater", 72, 760, 16, True)
PDF = Pdf(
    [
        [HEAD, *column(["De meting van het zwemwater kost 4.500 euro per jaar.", "", *FILL])],
        column(["Blauwalg komt voor in stilstaand water.", "", *FILL]),
    ]
)
QUESTION = "Wat kost de meting van het zwemwater per jaar?"


def _describe(corpus: Path, **facts: dict[str, object]) -> None:
    items = [{"custom": {"file": f"{name}.txt"}, **described} for name, described in facts.items()]
    (corpus / "bronnen.csl.json").write_text(json.dumps(items), encoding="utf-8")


def _press(app: AppTest, label: str) -> Html:
    next(button for button in app.button if button.label == label).click().run()
    return page(app)


def test_authors_years_and_kinds_limit_the_answer_and_are_named_with_it(corpus: Path) -> None:
    _describe(
        corpus,
        parken={"author": [{"family": "Wit", "given": "A. de"}], "type": "report", "issued": 2015},
        bruggen={"author": [{"family": "Bakker"}], "type": "book", "issued": 2019},
    )
    build()
    app = start()
    authors, kinds = app.sidebar.multiselect
    assert authors.options == ["Bakker", "De Wit"]
    assert kinds.options == ["boek", "rapport"]
    authors.select("Bakker").run()
    shown = ask(app, "Hoe is het gras?")
    assert shown.all("blockquote") == ["Het gras langs de oprit is kort."]
    assert "Gezocht in: Bakker" in shown.words
    app.sidebar.multiselect[0].unselect("Bakker")
    app.sidebar.select_slider[0].set_range(2014, 2016).run()
    shown = ask(app, "Hoe vaak maait de gemeente het gras?")
    assert "Gezocht in: 2014–2016" in shown.words or "Gezocht in: 2015–2016" in shown.words
    assert "De Wit (2015), § 1" in shown.all("figcaption")[-1]


def test_without_known_facts_there_are_no_filters_on_them(corpus: Path) -> None:
    build()
    app = start()
    assert not app.sidebar.multiselect
    assert not app.sidebar.select_slider


def test_words_from_text_recognition_are_labelled() -> None:
    document = document_of("1 Water\n\nHet water stijgt.\n")
    locator = locate(document, Span(9, 12))
    assert Html(_caption(document, locator)).all("etiket") == []
    shown = Html(_caption(document, replace(locator, recognised=True)))
    assert shown.all("etiket") == [texts_chat.APP_RECOGNISED]


def test_a_quote_is_shown_on_its_page_when_asked_for_and_hidden_again(corpus: Path) -> None:
    (corpus / "zwemwater.pdf").write_bytes(PDF.to_bytes())
    build()
    app = start()
    ask(app, QUESTION)
    assert not app.image
    shown = _press(app, texts_chat.APP_SHOW_PAGE)
    assert len(app.image) == 1
    assert texts_chat.app_page("zwemwater.pdf", "1") in shown.words
    _press(app, texts_chat.APP_HIDE_PAGE)
    assert not app.image


def test_a_text_file_has_no_page_to_show(corpus: Path) -> None:
    build()
    app = start()
    ask(app, "Hoe vaak maait de gemeente het gras?")
    assert texts_chat.APP_SHOW_PAGE not in [button.label for button in app.button]


@pytest.mark.parametrize("rebuilt", [False, True])
def test_a_file_that_changed_since_the_answer_gets_a_message(corpus: Path, rebuilt: bool) -> None:
    path = corpus / "zwemwater.pdf"
    path.write_bytes(PDF.to_bytes())
    build()
    app = start()
    ask(app, QUESTION)
    path.write_bytes(PDF.to_bytes().replace(b"4.500", b"9.999"))
    if rebuilt:
        build()
    shown = _press(app, texts_chat.APP_SHOW_PAGE)
    assert shown.all("melding") == [texts_chat.app_file_changed("zwemwater.pdf")]
    assert not app.image


def test_a_file_that_vanished_gets_a_message(corpus: Path) -> None:
    path = corpus / "zwemwater.pdf"
    path.write_bytes(PDF.to_bytes())
    build()
    app = start()
    ask(app, QUESTION)
    path.unlink()
    assert "kan niet worden gelezen" in _press(app, texts_chat.APP_SHOW_PAGE).all("melding")[0]


def test_the_file_of_edits_is_no_document(corpus: Path) -> None:
    (corpus / EDITS_FILE).write_text("[]", encoding="utf-8")
    build()
    assert EDITS_FILE not in sidebar(start()).words
