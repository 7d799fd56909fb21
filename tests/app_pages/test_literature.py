"""The page of the literature, and cited works in the chat, without a browser."""

import json
import re
from base64 import b64decode
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.literature_pictures import Node, network, timeline
from app_pages.sources import short_name
from pipeline import texts_literature_page
from pipeline.citations.graph import CitedWork
from pipeline.types import Work
from tests.pages import ATTACKS, Html, ask, bodies, build, page, start
from tests.test_claims import FULL_TEXT
from tests.test_literature import BIB, REPORT

PAGE = "from app_pages import literature\nliterature.page()"
EVIL = " ".join(ATTACKS)


@pytest.fixture
def citing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BEWIJSPLAATS_SENTENCE_MODEL", "regels")
    (corpus / "wonen.md").write_text(REPORT, encoding="utf-8")
    (corpus / "kader.md").write_text(FULL_TEXT, encoding="utf-8")
    (corpus / "a.bib").write_text(BIB, encoding="utf-8")
    build()
    return corpus


def _literature(**address: str) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _box(app: AppTest, label: str) -> list[str]:
    return next(list(box.options) for box in app.selectbox if box.label == label)


def test_without_citations_the_page_says_what_to_do(corpus: Path) -> None:
    build()
    assert page(_literature()).all("melding") == [texts_literature_page.NONE]


def test_each_sentence_that_cites_stands_with_its_place(citing: Path) -> None:
    shown = page(_literature())
    assert shown.all("blockquote") == [
        "Wonen aan het water is in trek (Bos 2012; De Wit e.a. 2016).",
        "Bos (2012) ziet dat al lang.",
    ]
    assert shown.all("figcaption")[0].startswith("Wonen aan het water, ")


def test_the_works_can_be_sorted_and_the_address_names_one(citing: Path) -> None:
    app = _literature(werk="kader2009")
    assert app.session_state["work"] == "kader2009"
    assert "tweede hand" in page(app).words
    assert "De vloed komt langzaam" in page(app).words
    order = next(box for box in app.selectbox if box.label == texts_literature_page.SORT)
    order.select(texts_literature_page.BY_YEAR).run()
    assert _box(app, texts_literature_page.WORK)[0].startswith("Kader (2009)")
    order.select(texts_literature_page.BY_AUTHOR).run()
    assert _box(app, texts_literature_page.WORK)[0].startswith("Bos (2012)")


def test_a_work_that_does_not_exist_is_not_chosen(citing: Path) -> None:
    assert _literature(werk="<b>").session_state["work"] == "bos2012"


def test_the_lists_can_be_kept_in_four_formats(citing: Path) -> None:
    app = _literature()
    names = [button.proto.label for button in app.get("download_button")]
    assert names == ["APA", "BibTeX", "RIS", "CSL-JSON"]


def test_a_work_in_the_picture_is_chosen_by_its_button(citing: Path) -> None:
    app = _literature()
    html = "".join(bodies(app.main))
    linked = re.findall(r'data-knoop="(knoop-werk-\d+)" href="\?werk=(\w+)"', html)
    button, key = linked[-1]
    next(b for b in app.button if b.key == button).click().run()
    assert app.session_state["work"] == key


def _press(app: AppTest, title: str) -> AppTest:
    """Click the place in a picture that has this title."""
    found = re.search(rf'data-knoop="([\w-]+)"[^>]*title="{title}"', "".join(bodies(app.main)))
    assert found
    return next(b for b in app.button if b.key == found[1]).click().run()


def test_a_year_in_the_picture_leaves_only_its_works(citing: Path) -> None:
    app = _press(_literature(), "2012: 1 werk")
    assert [name[:10] for name in _box(app, texts_literature_page.WORK)] == ["Bos (2012)"]
    app = _press(app, "2016: 1 werk")
    assert [name[:6] for name in _box(app, texts_literature_page.WORK)] == ["De Wit"]


def test_a_section_in_the_picture_leaves_only_what_it_cites(citing: Path) -> None:
    two = REPORT.replace("Het water stijgt.", "## Zee\n\nHet water stijgt.")
    (citing / "wonen.md").write_text(two, encoding="utf-8")
    build()
    app = _press(_literature(), '[^"]*Zee[^"]*')
    assert [name[:5] for name in _box(app, texts_literature_page.WORK)] == ["Kader"]
    year = next(box for box in app.selectbox if box.label == texts_literature_page.COLUMN_YEAR)
    year.select("2012").run()
    assert page(app).all("melding") == [texts_literature_page.NO_SUCH]
    assert texts_literature_page.WORK not in [box.label for box in app.selectbox]


def test_a_work_in_the_picture_is_shown_whatever_was_chosen_before(citing: Path) -> None:
    app = _press(_press(_literature(), "2012: 1 werk"), r"Kader \(2009\)[^\"]*")
    assert app.session_state["work"] == "kader2009"
    assert len(_box(app, texts_literature_page.WORK)) > 1


def test_markup_in_works_and_sentences_is_data(corpus: Path) -> None:
    item = {"id": "x", "title": EVIL, "author": [{"family": "Zwart"}], "issued": 2001}
    (corpus / "x.csl.json").write_text(json.dumps([item]), encoding="utf-8")
    (corpus / "x.txt").write_text(f"1 Kop\n\nZwart (2001) schrijft {EVIL} op.\n", encoding="utf-8")
    build()
    shown = page(_literature())
    assert ATTACKS[0] in shown.words
    names = {element[0] for element in shown.elements}
    assert not names & {"script", "b", "i", "iframe"}
    assert ("img", "src", "onerror") not in shown.elements


def test_a_picture_holds_every_year_and_every_name_escaped() -> None:
    def picture(html: str) -> str:
        found = re.search(r"base64,([\w+/=]+)", html)
        assert found
        return b64decode(found[1]).decode()

    svg = picture(timeline({"1999": 1, "2015": 3, "": 2}))
    assert [year for year in ("1999", "2015", "z.j.") if f">{year}<" in svg] == [
        "1999", "2015", "z.j.",
    ]  # fmt: skip
    nodes = [Node("a", "<b>Bos</b>", "t", {"§ 1": 2}), Node("b", "Smit", "t", {"§ 1": 1})]
    svg = picture(network(nodes, {("a", "b"): 1, ("a", "elders"): 4}))
    assert "&lt;b&gt;Bos" in svg
    assert "<b>" not in svg
    assert svg.count('class="a"') == 1
    assert network(nodes, {}) == network(nodes, {})
    assert timeline({}) == network([], {}) == ""


def test_a_name_in_a_choice_is_short() -> None:
    work = Work("x", ("Bos", "Wit"), "", "Een heel lange titel " * 20)
    name = short_name(CitedWork(work))
    assert name.startswith("Bos e.a. (z.j.). Een heel")
    assert len(name) <= 90


def test_the_chat_counts_and_shows_what_was_counted(citing: Path) -> None:
    shown = ask(start(), "Welke auteur wordt het vaakst aangehaald?")
    assert "Bos wordt het vaakst aangehaald: 2 keer." in shown.words
    assert "Bos (2012) ziet dat al lang." in shown.all("blockquote")


def test_under_a_quote_stands_the_work_with_its_own_words(citing: Path) -> None:
    shown = ask(start(), "Kader noemt dat “een langzame vloed”")
    assert "Het stijgende water [kader2009]" in "".join(shown.all("bron"))
    assert "De vloed komt langzaam" in shown.words
    assert texts_literature_page.SECOND_HAND in shown.words


def test_only_sentences_that_cite_a_work_are_searched_if_it_is_chosen(citing: Path) -> None:
    app = start()
    box = next(b for b in app.sidebar.selectbox if b.label == texts_literature_page.CITING)
    box.select("bos2012").run()
    shown: Html = ask(app, "Wonen aan het water")
    quotes = shown.all("blockquote")
    assert quotes
    assert all("Bos" in words for words in quotes)
    assert "zinnen die Bos (2012)" in shown.words
