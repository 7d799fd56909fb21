"""The figures of questions on the index, checked against ones worked out by hand."""

from dataclasses import replace

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.questions import (
    Outcome,
    Question,
    by_kind,
    fold,
    measured,
    read_questions,
)

ASKED = Question("a", "feit", "Wat?", ("goud",), "1")
FIRST = Outcome(ASKED, 1, True, True, True, 0.9, True)
THIRD = Outcome(replace(ASKED, kind="bewijs"), 3, False, False, True, 0.8, True)
MISSED = Outcome(ASKED, None, None, None, False, 0.2, True)
REFUSED = Outcome(replace(ASKED, kind="geen", gold=()), None, None, None, False, 0.1, True)
FOOLED = Outcome(replace(ASKED, kind="geen", gold=()), None, None, None, True, 0.7, True)


def test_the_figures_are_means_over_the_questions_they_are_about() -> None:
    found = measured([FIRST, THIRD, MISSED, REFUSED, FOOLED])
    assert found.items == 5
    assert found.figures() == pytest.approx(
        {
            "mrr": (1 + 1 / 3 + 0) / 3,
            "hit_at_1": 1 / 3,
            "hit_at_5": 2 / 3,
            "hit_at_10": 2 / 3,
            "right_section": 1 / 2,
            "quote_precision": 1 / 2,
            "answered": 2 / 3,
            "refused": 1 / 2,
            "verbatim": 1.0,
        }
    )


def test_every_kind_has_its_own_row_and_all_come_last() -> None:
    parts = by_kind([FIRST, THIRD, REFUSED])
    assert list(parts) == ["feit", "bewijs", "geen", "alle"]
    assert parts["bewijs"].figures()["mrr"] == pytest.approx(1 / 3)
    assert parts["geen"].figures()["mrr"] is None


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


def test_a_question_without_gold_has_no_answer() -> None:
    lines = [
        (1, '{"vraag": "Wat?", "goud": ["dit"], "soort": "feit", "id": "x", "sectie": 3}'),
        (2, '{"vraag": "Wie?", "goud": []}'),
        (3, '{"vraag": "Waar?", "soort": "geen"}'),
    ]
    read = read_questions("vragen.jsonl", lines)
    assert read.questions[0] == Question("x", "feit", "Wat?", ("dit",), "3")
    assert [question.answerable for question in read.questions] == [True, False, False]
    assert [question.id for question in read.questions] == ["x", "2", "3"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        '{"id": "x", "goud": []}',
        '{"vraag": "Wat?", "soort": "feit"}',
        '{"vraag": "Wat?", "goud": "letters zijn geen citaten"}',
        '{"vraag": "Wat?", "goud": [7]}',
        '{"vraag": " ", "goud": []}',
        '{"vraag": "?!", "goud": []}',
        '{"vraag": ["Wat?"], "goud": []}',
    ],
)
def test_a_line_that_cannot_be_scored_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"vragen\.jsonl, regel 3: .*goud"):
        read_questions("vragen.jsonl", [(1, '{"vraag": "Wat?", "goud": []}'), (3, line)])
