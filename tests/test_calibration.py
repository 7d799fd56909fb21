"""More evidence gives more certainty, and a damaged calibration is named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.calibration import FILE, WORDS_ALONE, load_calibration
from pipeline.embedding import ModelEncoder
from pipeline.errors import CalibrationError
from pipeline.evidence import NAMES, Evidence

SHIPPED = ModelEncoder().checksum
shares = st.floats(0.01, 1.0)


@given(st.lists(shares, min_size=len(NAMES), max_size=len(NAMES)), st.sampled_from(NAMES), shares)
def test_more_evidence_never_gives_less_certainty(
    values: list[float], name: str, more: float
) -> None:
    evidence = Evidence(*values)
    greater = replace(evidence, **{name: max(more, getattr(evidence, name))})
    for checksum in (SHIPPED, "another encoder"):
        calibration = load_calibration(checksum)
        assert calibration.probability(greater) >= calibration.probability(evidence)


def test_without_evidence_there_is_no_certainty() -> None:
    assert load_calibration(SHIPPED).probability(Evidence()) == 0.0


def test_the_shipped_encoder_has_a_calibration_of_its_own() -> None:
    assert SHIPPED in json.loads(FILE.read_text(encoding="utf-8"))
    assert load_calibration(SHIPPED) != load_calibration("another encoder")


def test_of_another_encoder_no_cosine_counts() -> None:
    weights = load_calibration("another encoder").weights
    assert not {"sentence", "passage", "alike", "least"} & set(weights)


@pytest.mark.parametrize(
    "content",
    [
        None,
        "geen json",
        "[]",
        "{}",
        json.dumps({WORDS_ALONE: {"weights": {"words": 1}}}),
        json.dumps({WORDS_ALONE: {"weights": {"woorden": 1}, "constant": 0}}),
        json.dumps({WORDS_ALONE: {"weights": {"words": "veel"}, "constant": 0}}),
    ],
)
def test_a_missing_or_damaged_calibration_is_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ijking.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(CalibrationError, match=r"ijking\.json.*git checkout models"):
        load_calibration("x", file)
