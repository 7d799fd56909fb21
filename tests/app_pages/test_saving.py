"""What a user takes along from the chat."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.saving import Quoted
from pipeline import texts_export
from pipeline.exporting.forms import exported
from pipeline.reading.bibliography import Edit
from pipeline.reading.bibliography.edits import save_edit
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


ITEM = {
    "id": "groen2019", "type": "article-journal", "title": "Groen in de stad", "volume": "3",
    "author": [{"family": "Linde", "given": "Anna", "non-dropping-particle": "van der"}],
    "issued": {"date-parts": [[2019]]}, "container-title": "Tijdschrift voor Groen",
    "page": "1-9", "DOI": "10.1234/groen", "custom": {"file": "parken.txt"},
}  # fmt: skip
APA = (
    "Van der Linde, A. (2019). Groen in de stad. Tijdschrift voor Groen, 3, 1–9. "
    "https://doi.org/10.1234/groen"
)


def _saved(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What each button saves, by its label: a test of the app does not keep the bytes."""
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(
        "streamlit.download_button", lambda label, content, *_, **__: kept.update({label: content})
    )
    app.run()
    assert not app.exception
    return kept


def test_what_is_saved_and_copied_has_every_fact_of_the_bibliography(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "bronnen.csl.json").write_text(json.dumps([ITEM]), encoding="utf-8")
    build()
    app = start()
    ask(app, QUESTION)
    assert app.code[2].value.startswith(APA)
    saved = _saved(app, monkeypatch)
    assert saved[texts_export.SAVE_APA].decode() == f"{APA}\n"
    told = {name: value for name, value in ITEM.items() if name != "custom"}
    assert json.loads(saved[texts_export.SAVE_CSL]) == [told]
    assert b"10.1234/groen" in saved[texts_export.SAVE_BIBTEX]
    assert b"JOUR" in saved[texts_export.SAVE_RIS]


def test_what_the_user_edited_is_saved_instead(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "bronnen.csl.json").write_text(json.dumps([ITEM]), encoding="utf-8")
    save_edit(corpus, "parken.txt", Edit("Gras", year="2020"))
    build()
    app = start()
    ask(app, QUESTION)
    apa = _saved(app, monkeypatch)[texts_export.SAVE_APA].decode()
    assert apa == APA.replace("Groen in de stad", "Gras").replace("2019", "2020") + "\n"


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
