"""The figures of an evaluation, checked against ones worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation import Outcome, Question, by_kind, figures, fold, read_questions

ASKED = Question("a", "feit", "Wat?", ("goud",), "1")
FIRST = Outcome(ASKED, 1, True, True, True, 0.9, True)
THIRD = Outcome(replace(ASKED, kind="bewijs"), 3, False, False, True, 0.8, True)
MISSED = Outcome(ASKED, None, None, None, False, 0.2, True)
REFUSED = Outcome(replace(ASKED, kind="geen", gold=()), None, None, None, False, 0.1, True)
FOOLED = Outcome(replace(ASKED, kind="geen", gold=()), None, None, None, True, 0.7, True)


def test_the_figures_are_means_over_the_questions_they_are_about() -> None:
    found = figures([FIRST, THIRD, MISSED, REFUSED, FOOLED])
    assert found.questions == 5
    assert found.mrr == pytest.approx((1 + 1 / 3 + 0) / 3)
    assert found.hit_at_1 == pytest.approx(1 / 3)
    assert found.hit_at_5 == pytest.approx(2 / 3)
    assert found.right_section == pytest.approx(1 / 2)
    assert found.quote_precision == pytest.approx(1 / 2)
    assert found.answered == pytest.approx(2 / 3)
    assert found.refused == pytest.approx(1 / 2)


def test_every_kind_has_its_own_row_and_all_come_last() -> None:
    tables = by_kind([FIRST, THIRD, REFUSED])
    assert list(tables) == ["feit", "bewijs", "geen", "alle"]
    assert tables["bewijs"].mrr == pytest.approx(1 / 3)
    assert tables["geen"].mrr is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("de ‘intelligence’-positie", "de 'intelligence'-positie"),
        ("burgemees-\nters  en\n raden", "burgemeesters en raden"),
        ("“Ja”, zei hij", "'Ja', zei hij"),
    ],
)
def test_folding_ignores_white_space_quotes_and_line_break_hyphens(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("niet waar", "waar"), ("een-tweetje", "eentweetje"), ("12", "13")]
)
def test_folding_ignores_nothing_else(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', "7"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text('{"id": "a", "vraag": "Wat?"}\n\n' + line, encoding="utf-8")
    with pytest.raises(UsageError, match=r"vragen\.jsonl, regel 3"):
        read_questions(path)
