"""Questions with their answers, ranked by vectors, by words, and by both."""

import json

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.retrieval import measured, rank, read_retrieval
from tests.evaluation.workshop import Workshop

PAIRS = [
    ("Wanneer gaat de haven open?", "De haven opent om zes uur in de ochtend."),
    ("Wat kost een ligplaats?", "Voor een ligplaats betaalt u tien euro."),
    ("Wie helpt bij pech?", "De havenmeester helpt bij pech."),
    ("Hoe duur is een plek?", "Voor een ligplaats betaalt u tien euro."),
]
LINES = [
    (number, json.dumps({"vraag": question, "antwoord": answer}))
    for number, (question, answer) in enumerate(PAIRS, start=1)
]


def test_equal_answers_are_one_passage() -> None:
    read = read_retrieval("faq.jsonl", LINES)
    assert read.gold == (0, 1, 2, 1)
    assert len(read.answers) == 3


def test_each_way_to_rank_has_its_own_figures(workshop: Workshop) -> None:
    read = read_retrieval("faq.jsonl", LINES)
    with workshop.setups() as setups:
        parts = read.measure(setups[0])
    assert list(parts) == ["betekenis", "woorden", "samen"]
    assert all(part.items == 4 for part in parts.values())
    by_words = parts["woorden"].figures()
    assert by_words["hit_at_1"] == 0.75  # «plek» is in no answer
    assert workshop.built == []


def test_a_weight_of_one_leaves_the_fusion_to_one_ranking(workshop: Workshop) -> None:
    read = read_retrieval("faq.jsonl", LINES)
    with workshop.setups("dense_weight=1", "dense_weight=0") as setups:
        for setup, way in zip(setups[1:], ("dense", "lexical"), strict=True):
            rankings = rank(read, setup)
            both = zip(rankings["fused"], rankings[way], strict=True)
            firsts = [(fused[0][0], single[0][0]) for fused, single in both if single]
            assert len(firsts) >= 3  # no word of the last question is in an answer
            assert all(fused == single for fused, single in firsts)


def test_the_figures_of_a_ranking_are_those_worked_out_by_hand() -> None:
    found = measured([[(3, 0.9), (1, 0.5)], [(2, 1.0)], []], gold=[1, 2, 0]).figures()
    assert found["mrr_at_10"] == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert found["ndcg"] == pytest.approx((0.63093 + 1 + 0) / 3, abs=1e-5)
    assert (found["hit_at_1"], found["hit_at_5"]) == pytest.approx((1 / 3, 2 / 3))


@pytest.mark.parametrize(
    "line", ['{"vraag": "Wat?"}', '{"vraag": "", "antwoord": "Ja."}', "{stuk", "[]"]
)
def test_a_line_without_a_question_or_an_answer_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"faq\.jsonl, regel 9: .*antwoord"):
        read_retrieval("faq.jsonl", [*LINES, (9, line)])
