"""Scored pairs of sentences, and how far the cosines agree with the scores."""

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.similarity import read_similarity
from tests.evaluation.workshop import Workshop

ROWS = [
    (1, "De boot vaart uit.,De boot vaart uit.,5.0"),
    (2, '"De boot, die lek is, zinkt.",De boot zinkt.,3'),
    (3, "De boot vaart uit.,Niemand lacht,0.5"),
]


def test_quoted_sentences_keep_their_commas() -> None:
    read = read_similarity("sts.csv", ROWS)
    assert read.left[1] == "De boot, die lek is, zinkt."
    assert read.scores == (5.0, 3.0, 0.5)


def test_a_line_of_column_names_and_further_columns_are_ignored() -> None:
    read = read_similarity("sick.tsv", [(1, "A\tB\tscore\tlabel"), (2, 'a "b"\tc, d\t3.6\tN')])
    assert (read.left, read.right, read.scores) == (('a "b"',), ("c, d",), (3.6,))


def test_an_encoder_that_orders_the_pairs_as_people_do_has_correlation_one(
    workshop: Workshop,
) -> None:
    with workshop.setups() as setups:
        measured = read_similarity("sts.csv", ROWS).measure(setups[0])[""]
    assert measured.items == 3
    assert measured.figures()["spearman"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "line", ["a,b,hoog", "a,b", "a,b,nan", "a,b,inf", ",b,1", "a,b,", '"a,b,1', "a\tb\t1,5"]
)
def test_a_line_whose_score_is_no_number_is_named(line: str) -> None:
    with pytest.raises(UsageError, match=r"sts\.csv, regel 4: .*getal"):
        read_similarity("sts.csv", [*ROWS, (4, line)])
