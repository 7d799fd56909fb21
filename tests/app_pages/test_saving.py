"""What a user takes along from the chat."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from app_pages.saving import Quoted
from pipeline import texts_export
from pipeline.exporting.forms import exported
from tests.pages import ATTACKS, EVIL, ask, build, start

QUESTION = "Hoe vaak maait de gemeente het gras in het stadspark?"
WORDS = "De gemeente maait het gras in het stadspark vier keer per jaar."
PLACE = "parken.txt, § 1 Beheer van de parken en plantsoenen, al. 1"


def _labels(app: AppTest) -> list[str]:
    return [button.label for button in app.download_button]


def test_a_quote_is_copied_with_its_reference_as_plain_text_and_as_markdown(corpus: Path) -> None:
    build()
    app = start()
    ask(app, QUESTION)
    assert app.code[0].value == f"“{WORDS}” ({PLACE})"
    assert app.code[1].value == f"> {WORDS}\n>\n> — {PLACE}"
    assert {code.language for code in app.code} == {"plaintext"}


def test_the_session_is_saved_whole_and_its_works_only_if_there_are_any(corpus: Path) -> None:
    build()
    app = start()
    assert _labels(app) == []
    ask(app, "Wie won het wereldkampioenschap voetbal?")
    session = [texts_export.SAVE_WORD, texts_export.SAVE_MARKDOWN]
    assert _labels(app) == session
    ask(app, QUESTION)
    works = (
        texts_export.SAVE_APA,
        texts_export.SAVE_BIBTEX,
        texts_export.SAVE_RIS,
        texts_export.SAVE_CSL,
    )
    assert _labels(app) == [*session, *works]


def test_a_session_outlives_the_documents_that_it_quotes(corpus: Path) -> None:
    build()
    app = start()
    ask(app, QUESTION)
    (corpus / "parken.txt").unlink()
    build()
    app.run()
    assert not app.exception
    history = app.session_state["history"]
    saved = exported(".md", [history[0].answer], Quoted(history[0].documents)).decode()
    assert WORDS in saved and "Beheer van de parken" in saved


def test_what_is_copied_is_never_markup(corpus: Path) -> None:
    (corpus / "opmaak.txt").write_text(EVIL, encoding="utf-8")
    build()
    app = start()
    ask(app, f"Welke tekens schreef de redacteur in het verslag? {' '.join(ATTACKS)}")
    copied = "".join(code.value for code in app.code)
    assert all(attack in copied for attack in ATTACKS)
