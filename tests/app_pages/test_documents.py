"""The page of the documents as a user meets it, without a browser."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.session import rebuild
from pipeline import texts_chat
from pipeline.indexing.store import open_store
from pipeline.reading.bibliography import EDITS_FILE, Edit
from pipeline.reading.bibliography.edits import read_edits
from pipeline.settings import Settings
from pipeline.types import Metadata
from tests.pages import ATTACKS, Html, build, page

PAGE = "from app_pages import documents\ndocuments.page()"
NEW = b"1 Sluizen\n\nDe sluisdeur lekt al jaren.\n"


def start() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=30).run()


def settled(app: AppTest) -> Html:
    """The page after the rebuild has ended."""
    rebuild(Settings()).wait()
    return page(app.run())


def click(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def add(app: AppTest, *files: tuple[str, bytes], replace: bool = False) -> Html:
    """The page after an upload and the rebuild that follows."""
    app.file_uploader[0].set_value([(name, content, "text/plain") for name, content in files])
    app.checkbox[0].set_value(replace)
    click(app, texts_chat.UPLOAD_ADD)
    return settled(app)


def cards(shown: Html) -> dict[str, str]:
    """The state of every card by its name."""
    return dict(zip(shown.all("strong"), shown.all("etiket"), strict=True))


def metadata(file: str) -> Metadata:
    store = open_store(Settings().index)
    (entry,) = [entry for entry in store.documents if entry.file == file]
    return store.document(entry.id).metadata


def test_without_an_index_the_files_are_listed_and_an_upload_makes_one(corpus: Path) -> None:
    app = start()
    assert cards(page(app)) == {
        "bruggen.txt": texts_chat.STATE_WAITING,
        "parken.txt": texts_chat.STATE_WAITING,
    }
    shown = add(app, ("sluis.txt", NEW), ("leeg.txt", b"\n"))
    assert cards(shown) == {
        "bruggen.txt": texts_chat.STATE_READY,
        "parken.txt": texts_chat.STATE_READY,
        "sluis.txt": texts_chat.STATE_READY,
        "leeg.txt": texts_chat.STATE_FAILED,
    }
    assert texts_chat.rebuilt(3, 3) in shown.all("melding")
    assert any("leeg.txt: het bestand bevat geen tekst" in m for m in shown.all("melding"))


def test_each_upload_that_is_refused_gets_its_own_message(corpus: Path) -> None:
    build()
    parks = (corpus / "parken.txt").read_bytes()
    shown = add(
        start(), ("sluis.txt", NEW), ("kopie.txt", parks), ("parken.txt", NEW), ("x.txt", b"")
    )
    messages = shown.all("melding")
    assert messages[0] == texts_chat.uploaded("sluis.txt")
    assert "zelfde inhoud als parken.txt" in messages[1]
    assert "zelfde inhoud als sluis.txt" in messages[2]
    assert "x.txt: het bestand is leeg" in messages[3]
    assert (corpus / "parken.txt").read_bytes() == parks


def test_a_document_is_replaced_only_when_asked(corpus: Path) -> None:
    build()
    app = start()
    assert "al een bestand met deze naam" in add(app, ("parken.txt", NEW)).all("melding")[0]
    add(app, ("parken.txt", NEW), replace=True)
    assert (corpus / "parken.txt").read_bytes() == NEW


def test_an_upload_with_a_path_for_a_name_stays_in_the_corpus(corpus: Path) -> None:
    build()
    add(start(), ("../../ontsnapt.txt", NEW))
    assert (corpus / "ontsnapt.txt").read_bytes() == NEW
    assert not list(corpus.parent.glob("ontsnapt*"))


def test_a_bibliography_describes_the_documents(corpus: Path) -> None:
    build()
    bib = b"@book{a, title = {Groen}, year = 2015, file = {parken.txt}}\n@book{b, title = {A"
    shown = add(start(), ("bronnen.bib", bib))
    assert metadata("parken.txt").year == "2015"
    assert cards(shown)["Groen"] == texts_chat.STATE_READY
    assert cards(shown)["bronnen.bib"] == texts_chat.STATE_PARTLY
    assert any("bronnen.bib, regel 2" in remark for remark in shown.all("opmerking"))


def test_facts_are_edited_and_the_edit_is_taken_back(corpus: Path) -> None:
    build()
    app = start()
    app.selectbox(key="edited").select("parken.txt").run()
    app.text_input[0].set_value("Groenbeheer")
    app.text_area[0].set_value("De Wit\n\n Bakker ")
    app.text_input[1].set_value("2015")
    click(app, texts_chat.EDIT_SAVE)
    settled(app)
    told = {"family": "De Wit"}, {"family": "Bakker"}
    csl = {"title": "Groenbeheer", "author": list(told), "issued": {"date-parts": [[2015]]}}
    whole = Metadata("Groenbeheer", ("De Wit", "Bakker"), "2015", csl=csl)
    assert metadata("parken.txt") == whole
    assert read_edits(corpus)["parken.txt"].publisher is None, "alleen wat anders is geworden"
    click(app, texts_chat.EDIT_UNDO)
    settled(app)
    assert metadata("parken.txt").title == "parken.txt"
    assert read_edits(corpus) == {}


def test_a_year_that_is_none_gets_a_message_and_changes_nothing(corpus: Path) -> None:
    build()
    app = start()
    app.text_input[1].set_value("ooit")
    click(app, texts_chat.EDIT_SAVE)
    assert "geen jaartal" in page(app).all("melding")[0]
    assert not (corpus / EDITS_FILE).exists()


def test_a_document_is_removed_only_after_a_second_click(corpus: Path) -> None:
    build()
    app = start()
    app.selectbox(key="edited").select("parken.txt").run()
    click(app, texts_chat.REMOVE)
    assert (corpus / "parken.txt").exists()
    click(app, texts_chat.REMOVE_NOT)
    assert texts_chat.remove_sure("parken.txt") not in page(app).all("melding")
    click(app, texts_chat.REMOVE)
    click(app, texts_chat.REMOVE_SURE)
    assert not (corpus / "parken.txt").exists()
    assert cards(settled(app)) == {"bruggen.txt": texts_chat.STATE_READY}


def test_a_document_of_another_folder_is_not_removed_here(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = corpus.parent / "eigen"
    own.mkdir()
    monkeypatch.setenv("BEWIJSPLAATS_CORPUS", json.dumps([str(own), str(corpus)]))
    build()
    app = start()
    assert texts_chat.REMOVE not in [button.label for button in app.button]
    assert texts_chat.removed_elsewhere(str(corpus)) in page(app).words


def test_the_last_document_that_goes_leaves_a_message(corpus: Path) -> None:
    (corpus / "bruggen.txt").unlink()
    build()
    app = start()
    click(app, texts_chat.REMOVE)
    click(app, texts_chat.REMOVE_SURE)
    shown = settled(app)
    assert any("Geen leesbare documenten" in message for message in shown.all("melding"))
    assert cards(shown) == {"parken.txt": texts_chat.STATE_LEAVING}


def test_markup_in_names_and_titles_is_shown_as_it_is(corpus: Path) -> None:
    (corpus / "kwaad <u>.txt").write_text("1 Opmaak\n\nHet verslag is kort.\n", encoding="utf-8")
    title = " ".join(ATTACKS)
    edits = [{"title": title, "custom": {"file": "kwaad <u>.txt"}}]
    (corpus / EDITS_FILE).write_text(json.dumps(edits), encoding="utf-8")
    build()
    shown = page(start())
    assert title in shown.all("strong")
    own = {"div", "h1", "h2", "p", "ul", "li", "strong", "em", "span"}
    assert shown.elements <= {(name,) for name in own}


def test_an_invalid_setting_gets_a_message(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEWIJSPLAATS_MAX_UPLOAD", "veel")
    assert "BEWIJSPLAATS_MAX_UPLOAD" in page(start()).all("melding")[0]


def test_an_edit_that_is_empty_is_none() -> None:
    assert Edit().empty
    assert not Edit(title="").empty
