"""The page of the literature in a real browser: a work in the picture is chosen by a click."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.assistant import make_encoder
from pipeline.build import build_index
from pipeline.settings import Settings
from tests.browser.chromium import CHROMIUM, chromium
from tests.test_literature import BIB, REPORT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.is_file(), reason=f"needs {CHROMIUM}"),
]
ROOT = Path(__file__).parents[2]
EVIL = "<img src=x onerror=window.hacked=1> **vet**"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "wonen.md").write_text(REPORT, encoding="utf-8")
    (corpus / "a.bib").write_text(BIB.replace("stijgende", f"stijgende {EVIL}"), encoding="utf-8")
    index = tmp_path / "index"
    settings = Settings.model_validate({"corpus": [corpus], "facts": [], "index": index})
    build_index(settings, make_encoder(settings))
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = {
        "BEWIJSPLAATS_INDEX": str(index),
        "BEWIJSPLAATS_CORPUS": json.dumps([str(corpus)]),
        "BEWIJSPLAATS_FACTS": "[]",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
    )
    yield f"http://localhost:{port}/literatuur"
    server.terminate()
    server.wait(timeout=30)


def test_a_click_in_the_picture_chooses_the_work_on_a_phone_too(
    address: str, tmp_path: Path
) -> None:
    with chromium(tmp_path / "profile") as tab:
        tab.resize(400, 800)
        for _ in range(60):
            if "errorText" not in tab.send("Page.navigate", url=address):
                break
            time.sleep(1)  # the server is not listening yet
        tab.wait("document.querySelector('.tekening img')?.naturalWidth > 500")
        tab.wait("document.querySelectorAll('a.knoop[href*=werk]').length === 3")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.evaluate("document.querySelector('a.knoop[href$=kader2009]').click()")
        quotes = "[...document.querySelectorAll('blockquote')].map(e => e.textContent)"
        tab.wait(f"{quotes}.some(words => words.startsWith('Kader (2009) noemt'))")
        assert tab.evaluate("location.search") == ""  # a followed link would begin a new session
        assert tab.evaluate("window.hacked") is None
        assert not tab.dialogs
