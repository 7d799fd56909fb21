"""A corpus in the settings of the app, with a stand-in for the encoder."""

import json
from pathlib import Path

import pytest
import streamlit as st

from tests.fakes import FakeEncoder
from tests.pages import BRIDGES, PARKS


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of two documents, and no index yet."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "parken.txt").write_text(PARKS, encoding="utf-8")
    (folder / "bruggen.txt").write_text(BRIDGES, encoding="utf-8")
    monkeypatch.setenv("BEWIJSPLAATS_CORPUS", json.dumps([str(folder)]))
    monkeypatch.setenv("BEWIJSPLAATS_FACTS", "[]")
    monkeypatch.setenv("BEWIJSPLAATS_INDEX", str(tmp_path / "index"))
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    st.cache_resource.clear()
    return folder
