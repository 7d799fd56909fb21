"""The real page in a real browser: what a user sees, on a desk and on a phone.

Set `BEWIJSPLAATS_PICTURES` to a folder to keep the pictures.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import texts_chat, texts_checking, texts_nl
from pipeline.assistant import make_encoder
from pipeline.build import build_index
from pipeline.settings import Settings
from tests.browser.chromium import CHROMIUM, Tab, chromium
from tests.reading.pdfs import Pdf, column

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.is_file(), reason=f"needs {CHROMIUM}"),
]

ROOT = Path(__file__).parents[2]
SCREENS = {"desktop": (1280, 900), "phone": (400, 800)}
INPUT = '[data-testid="stChatInputTextArea"]'
ATTACKS = (
    "<script>window.hacked = 1</script> <img src=x onerror=window.hacked=1> **vet** "
    "[klik](javascript:window.hacked=1) $x^2$ :smile: <b>dik</b>"
)
RAPPORT = f"""1 Titel met <img src=x onerror=window.hacked=1> en :smile: **vet**

De hoveniers werken met een vast rooster. De gemeente maait het gras vier keer per jaar.

Vrijwilligers houden de rozentuin bij.

2 Opmaak

De redacteur schreef vreemde tekens: {ATTACKS} in het verslag.
"""
PDF = Pdf([column(["De meting van het zwemwater kost 4.500 euro per plas.", "", "Dat is veel."])])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app, running on a small corpus."""
    folder = tmp_path_factory.mktemp("app")
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    (corpus / "rapport.txt").write_text(RAPPORT, encoding="utf-8")
    (corpus / "beheer.pdf").write_bytes(PDF.to_bytes())
    settings = Settings.model_validate({"corpus": [corpus], "facts": [], "index": index})
    build_index(settings, make_encoder(settings))
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ
        | {
            "BEWIJSPLAATS_INDEX": str(index),
            "BEWIJSPLAATS_CORPUS": json.dumps([str(corpus)]),
            "BEWIJSPLAATS_FACTS": "[]",
        },
        stdout=subprocess.DEVNULL,
    )
    yield f"http://localhost:{port}"
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture(params=SCREENS)
def tab(address: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """The page of the app, ready for a question, on a screen of each size."""
    with chromium(tmp_path / "profile") as tab:
        tab.resize(*SCREENS[request.param])
        _open(tab, address)
        yield tab
        if folder := os.environ.get("BEWIJSPLAATS_PICTURES"):
            tab.picture(Path(folder) / f"{request.node.name}.png")


def _open(tab: Tab, address: str, ready: str = INPUT) -> None:
    for _ in range(60):
        if "errorText" not in tab.send("Page.navigate", url=address):
            break
        time.sleep(1)  # the server is not listening yet
    tab.wait(f"document.querySelector('{ready}') && document.querySelector('.bp h1')")


def _ask(tab: Tab, question: str) -> None:
    before = tab.evaluate("document.querySelectorAll('.vraag').length")
    tab.type(INPUT, question)
    tab.wait(f"document.querySelectorAll('.vraag').length > {before}")


def _texts(tab: Tab, selector: str) -> list[str]:
    script = f"[...document.querySelectorAll('{selector}')].map(e => e.textContent)"
    return list(tab.evaluate(script))


def test_an_answer_is_read_from_its_question_on_and_fits_the_screen(tab: Tab) -> None:
    tab.resize(int(tab.evaluate("innerWidth")), 420)  # the second answer is higher than this
    _ask(tab, "Hoe vaak maait de gemeente het gras?")
    _ask(tab, "Wie won het wereldkampioenschap voetbal?")
    assert _texts(tab, "blockquote") == ["De gemeente maait het gras vier keer per jaar."]
    assert _texts(tab, ".niets") == [texts_nl.NOT_FOUND]
    time.sleep(3)  # Streamlit scrolls to the end first
    top = tab.evaluate(
        "[...document.querySelectorAll('.vraag')].at(-1).getBoundingClientRect().top"
    )
    assert 0 <= top < 210
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_context_opens_on_a_click(tab: Tab) -> None:
    _ask(tab, "Hoe vaak maait de gemeente het gras?")
    shown = "document.querySelector('details div').checkVisibility()"
    assert not tab.evaluate(shown)
    tab.evaluate("document.querySelector('summary').click()")
    assert tab.evaluate(shown)
    assert "Vrijwilligers houden de rozentuin bij." in _texts(tab, "details div")[0]


def test_markup_in_questions_and_documents_is_data(tab: Tab) -> None:
    question = f"Welke vreemde tekens schreef de redacteur in het verslag? {ATTACKS}"
    _ask(tab, question)
    assert _texts(tab, ".vraag") == [question]
    assert ATTACKS in _texts(tab, "details div")[0]
    assert tab.evaluate("window.hacked") is None
    assert (
        tab.evaluate("document.querySelectorAll('.bp img, .bp script, .bp a, .bp b').length") == 0
    )
    assert not tab.dialogs


def test_markup_in_a_title_is_data_in_the_filter(tab: Tab) -> None:
    if tab.evaluate("innerWidth") < 640:
        tab.click("[data-testid=stExpandSidebarButton]")
        time.sleep(1)  # the sidebar slides in
    title = RAPPORT.splitlines()[0].removeprefix("1 ")
    for place, label in enumerate(("rapport.txt", f"§ 1 {title}"), start=1):
        tab.wait(f"document.querySelectorAll('[data-testid=stSelectbox]').length === {place}")
        tab.click("[data-testid=stSelectbox] input", last=True)
        options = "[...document.querySelectorAll('[role=option]')].map(e => e.textContent)"
        tab.wait(f"{options}.includes({json.dumps(label)})", seconds=20)
        tab.click("[role=option]", last=True)
    assert tab.evaluate("window.hacked") is None
    assert not tab.dialogs


def test_a_quotation_in_a_memo_is_checked_and_a_quote_can_be_copied(tab: Tab, address: str) -> None:
    _ask(tab, "Hoe vaak maait de gemeente het gras?")
    tab.wait("document.querySelector('[class*=st-key-copy-] summary')")
    tab.evaluate("document.querySelector('[class*=st-key-copy-] summary').click()")
    tab.wait("document.querySelector('[class*=st-key-copy-] pre')?.innerText.startsWith('“De ')")
    _open(tab, f"{address}/citaatcontrole", "textarea")
    tab.evaluate("document.querySelector('textarea').focus()")
    memo = f"Er staat “De gemeente maait het gras acht keer per jaar” en “{ATTACKS}”."
    tab.send("Input.insertText", text=memo)
    time.sleep(0.5)  # the page takes over what was typed after a short pause
    tab.press(texts_checking.CHECK)
    tab.wait("document.querySelectorAll('.oordelen > li').length === 2")
    assert (_texts(tab, ".oordelen del"), _texts(tab, ".oordelen ins")) == (["vier"], ["acht"])
    assert tab.evaluate("window.hacked") is None
    assert not tab.dialogs
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_asked_of_another_machine(tab: Tab, address: str) -> None:
    _ask(tab, "Hoe vaak maait de gemeente het gras?")
    own = (address, "data:", "blob:", "about:")
    assert [request for request in tab.requests if not request.startswith(own)] == []


def test_a_quote_is_shown_on_the_image_of_its_page(tab: Tab) -> None:
    _ask(tab, "Wat kost de meting van het zwemwater?")
    tab.press(texts_chat.APP_SHOW_PAGE)
    tab.wait("document.querySelector('.stImage img')?.naturalWidth > 500", seconds=60)
    tab.evaluate("document.querySelector('.stImage img').scrollIntoView({block: 'center'})")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_documents_are_uploaded_asked_about_and_removed(
    tab: Tab, address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    name = f"aanwinst {request.node.callspec.params['tab']} <b>.txt"
    (tmp_path / name).write_text(f"De kade bij {name} verzakt elk jaar.", encoding="utf-8")
    (tmp_path / "leeg.txt").write_text("", encoding="utf-8")
    _open(tab, f"{address}/documenten", "input[type=file]")
    tab.choose_files("input[type=file]", [tmp_path / name, tmp_path / "leeg.txt"])
    tab.wait("document.querySelectorAll('[data-testid=stFileChip]').length === 2")
    time.sleep(2)  # the files go to the server
    tab.press(texts_chat.UPLOAD_ADD)
    tab.wait("document.querySelectorAll('.melding').length >= 3")  # two files, and the outcome
    safe = name.replace("<", "-").replace(">", "-")
    assert _texts(tab, ".melding")[0] == texts_chat.uploaded(safe)
    assert "leeg.txt: het bestand is leeg" in _texts(tab, ".melding")[1]
    tab.wait(f"[...document.querySelectorAll('strong')].some(e => e.textContent === '{safe}')")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    _open(tab, address)
    _ask(tab, "Wat verzakt elk jaar bij de kade?")
    assert any("verzakt elk jaar" in words for words in _texts(tab, "blockquote"))
    _open(tab, f"{address}/documenten", ".kaarten")
    tab.press(texts_chat.REMOVE)
    tab.press(texts_chat.REMOVE_SURE)
    gone = f"![...document.querySelectorAll('strong')].some(e => e.textContent === '{safe}')"
    tab.wait(gone)
    assert not tab.dialogs
