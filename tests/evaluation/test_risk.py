"""What thresholds decide, checked against a table worked out by hand, and the picture of it."""

import re
from xml.etree import ElementTree as ET

import pytest

from pipeline.evaluation.picture import draw
from pipeline.evaluation.questions import Outcome, Question, QuestionSet
from pipeline.evaluation.risk import Curve, curve, decide
from tests.evaluation.workshop import Workshop

ABLE = Question("a", "feit", "Wat?", ("goud",))
UNABLE = Question("b", "geen", "Wie?")


def outcome(question: Question, confidence: float, right: bool | None = None) -> Outcome:
    return Outcome(question, 1, None, right, True, confidence, True)


OUTCOMES = [
    outcome(ABLE, 0.9, True),
    outcome(ABLE, 0.8, False),
    outcome(UNABLE, 0.6),
    outcome(ABLE, 0.4, True),
]


@pytest.mark.parametrize(
    ("threshold", "answered", "refused", "coverage", "risk"),
    [
        (0.0, 1.0, 0.0, 1.0, 2 / 4),
        (0.5, 2 / 3, 0.0, 3 / 4, 2 / 3),
        (0.7, 2 / 3, 1.0, 2 / 4, 1 / 2),
        (0.9, 1 / 3, 1.0, 1 / 4, 0.0),
        (1.0, 0.0, 1.0, 0.0, None),
    ],
)
def test_a_threshold_decides_what_was_worked_out_by_hand(
    threshold: float, answered: float, refused: float, coverage: float, risk: float | None
) -> None:
    found = decide(OUTCOMES, threshold)
    shares = (found.answered, found.refused, found.coverage, found.risk)
    assert shares == pytest.approx((answered, refused, coverage, risk))


def test_a_set_without_unanswerable_questions_refuses_nothing_to_speak_of() -> None:
    assert decide(OUTCOMES[:2], 0.5).refused is None


def test_the_quotes_of_refused_questions_are_known_to_the_curve(workshop: Workshop) -> None:
    asked = QuestionSet(
        "vragen.jsonl",
        (
            Question("a", "feit", "Wat kostte het onderhoud?", ("14 miljoen euro",)),
            Question("b", "geen", "Wie bakte taarten voor Kerstmis?"),
        ),
    )
    workshop.build(workshop.settings)
    with workshop.setups("threshold=1.0") as setups:
        drawn = curve(asked, setups[1])
    assert drawn.current.coverage == 0.0
    assert [point.coverage for point in drawn.points] == [0.5, 1.0]
    assert [point.risk for point in drawn.points] == [0.0, 0.5]
    assert [round(each.threshold, 1) for each in drawn.table] == [n / 10 for n in range(1, 10)]


def test_the_picture_is_svg_with_a_line_and_a_dot_a_curve_and_dutch_words() -> None:
    points = tuple(decide(OUTCOMES, threshold) for threshold in (0.9, 0.5, 0.0))
    curves = [
        Curve(name, points, decide(OUTCOMES, 0.5), ()) for name in ("basis", "query_prefix=<&>")
    ]
    picture = draw(curves)
    root = ET.fromstring(picture)
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}polyline")) == 2
    assert len(root.findall(f"{space}circle")) == 4  # on the curves and in the legend
    written = " ".join(text.text or "" for text in root.iter(f"{space}text"))
    for words in ("dekking", "risico", "drempel 0.5", "query_prefix=<&>"):
        assert words in written
    assert "prefers-color-scheme: dark" in picture


def test_more_coverage_is_further_right_and_more_risk_is_higher() -> None:
    points = tuple(decide(OUTCOMES, threshold) for threshold in (0.9, 0.5))
    picture = draw([Curve("basis", points, points[0], ())])
    places = re.findall(r"([\d.]+),([\d.]+)", re.findall(r'points="([^"]+)"', picture)[0])
    (left, low), (right, high) = [(float(x), float(y)) for x, y in places]
    assert left < right
    assert low > high
