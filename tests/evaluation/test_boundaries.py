"""Whole sentences found in texts whose sentences are known."""

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.boundaries import join, measured, read_boundaries, read_conllu
from pipeline.evaluation.lines import numbered_lines
from pipeline.types import Span
from tests.evaluation.workshop import Workshop

HARD_CASES = Path(__file__).parents[2] / "training" / "spacy_nl" / "hard_cases.jsonl"
WORD = "1\tBoten\tboot\tNOUN\t_\t_\t0\troot\t_\t_"


def test_a_sentence_is_right_when_both_its_ends_are() -> None:
    gold = [[Span(0, 4), Span(5, 9)], [Span(0, 3)]]
    found = [[Span(0, 9)], [Span(0, 3)]]
    figures = measured(gold, found).figures()
    assert figures == pytest.approx(
        {"precision": 1 / 2, "recall": 1 / 3, "f": 2 / 5, "whole_texts": 1 / 2}
    )


def test_separators_stand_between_the_sentences_and_spaces_where_there_are_none() -> None:
    joined = join(["Een. ", "Twee."], ["\n\n"])
    assert joined.text == "Een. \n\nTwee."
    assert [span.of(joined.text) for span in joined.sentences] == ["Een.", "Twee."]
    read = read_boundaries("zinnen.jsonl", [(1, '{"sentences": ["Een.", "Twee.", "Drie."]}')])
    assert read.texts[0].text == "Een. Twee. Drie."


def test_the_rules_split_plain_sentences_and_the_figures_say_so(workshop: Workshop) -> None:
    lines = [(1, json.dumps({"sentences": ["Dr. Jansen ging weg.", "Dat was het."]}))]
    with workshop.setups() as setups:
        figures = read_boundaries("zinnen.jsonl", lines).measure(setups[0])[""].figures()
    assert set(figures.values()) == {1.0}


def test_sentences_of_a_treebank_are_joined_ten_a_text() -> None:
    lines = [
        line for number in range(11) for line in (f"# text = Zin {number}.", "# sent_id = x", WORD)
    ]
    read = read_conllu("bank.conllu", list(enumerate(lines, start=1)))
    assert [len(text.sentences) for text in read.texts] == [10, 1]
    assert read.texts[0].text.startswith("Zin 0. Zin 1. ")


def test_the_hard_cases_of_the_project_can_be_read() -> None:
    assert len(read_boundaries("hard_cases.jsonl", numbered_lines(HARD_CASES)).texts) > 50


@pytest.mark.parametrize(
    "line",
    [
        '{"sentences": []}',
        '{"sentences": "Een."}',
        '{"sentences": ["Een.", " "]}',
        '{"sentences": ["Een.", "Twee."], "separators": []}',
        '{"sentences": ["Een.", "Twee."], "separators": [" ", " "]}',
        '{"sentences": ["Een."], "separators": 7}',
        "{stuk",
    ],
)
def test_a_line_without_sentences_that_fit_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"zinnen\.jsonl, regel 2: .*sentences"):
        read_boundaries("zinnen.jsonl", [(1, '{"sentences": ["Een."]}'), (2, line)])


@pytest.mark.parametrize("line", ["zomaar tekst", WORD, "2\tte weinig kolommen"])
def test_a_line_that_is_no_conllu_or_a_sentence_without_text_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"bank\.conllu, regel 3: .*# text"):
        read_conllu("bank.conllu", [(1, "# text = Boten."), (2, WORD), (3, line)])
