"""Shared fixtures, and the profile of Hypothesis: the same examples on every machine."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes import CountingEncoder

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
