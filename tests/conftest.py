"""Shared fixtures, and the profile of Hypothesis: the same examples on every machine."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import RAPPORT
from tests.fakes import CountingEncoder, FakeEncoder

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000,
                          derandomize=False)  # fmt: skip
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

DATA = Path(__file__).parent / "data"


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A corpus of one report, and a place for its index."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "haven.md").write_text(RAPPORT, encoding="utf-8")
    monkeypatch.setattr("pipeline.assistant.make_encoder", lambda settings: FakeEncoder())
    return corpus, tmp_path / "index"
