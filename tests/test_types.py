import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BewijsplaatsError, InvalidSpan
from pipeline.types import Answer, Document, Metadata, Run, Span, to_source
from tests.helpers import document_of, marked

_positions = st.integers(0, 30)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_a_span_that_is_no_stretch_of_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidSpan, match="ongeldig bereik"):
        Span(start, end)


def test_an_invalid_span_is_one_of_our_own_errors() -> None:
    assert issubclass(InvalidSpan, BewijsplaatsError)


def test_a_span_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(InvalidSpan, match="loopt voorbij de 3 tekens"):
        Span(1, 4).of("abc")


def test_a_span_gives_its_characters() -> None:
    text, spans = marked("Volgens <0>De Jong (2019)</0> niet.")
    assert spans[0].of(text) == "De Jong (2019)"
    assert len(spans[0]) == 14


@given(_positions, _positions, _positions, _positions)
def test_overlap_and_containment_agree_with_the_positions(a: int, b: int, c: int, d: int) -> None:
    left, right = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    mine, other = set(range(left.start, left.end)), set(range(right.start, right.end))
    assert left.overlaps(right) == bool(mine & other)
    if other:
        assert left.contains(right) == (other <= mine)


_RUNS = (
    Run(Span(0, 4), Span(10, 14)),  # «kort» as it is
    Run(Span(4, 5), Span(14, 17)),  # three spaces made one
    Run(Span(5, 7), Span(17, 18)),  # «ﬁ» written out
    Run(Span(8, 12), Span(20, 24)),  # a gap stands for a line end
)


@pytest.mark.parametrize(
    ("span", "source"),
    [
        (Span(0, 4), Span(10, 14)),
        (Span(1, 3), Span(11, 13)),
        (Span(0, 5), Span(10, 17)),
        (Span(4, 5), Span(14, 17)),
        (Span(5, 6), Span(17, 18)),
        (Span(6, 7), Span(17, 18)),
        (Span(3, 9), Span(13, 21)),
        (Span(7, 9), Span(20, 21)),
        (Span(6, 8), Span(17, 18)),
        (Span(9, 12), Span(21, 24)),
    ],
)
def test_the_way_back_gives_the_smallest_stretch_of_the_file(span: Span, source: Span) -> None:
    assert to_source(_RUNS, span) == source


@pytest.mark.parametrize("span", [Span(7, 8), Span(2, 2), Span(12, 15)])
def test_a_stretch_without_words_has_no_way_back(span: Span) -> None:
    with pytest.raises(InvalidSpan, match="geen plaats"):
        to_source(_RUNS, span)


def test_a_document_without_a_title_is_called_by_its_file() -> None:
    document = document_of("Een zin.")
    assert document.title == "rapport.txt"
    titled = Document("x", "a.txt", document.path, "", (), (), (), metadata=Metadata("Titel"))
    assert titled.title == "Titel"


def test_an_answer_without_quotes_is_not_found() -> None:
    assert not Answer("Wat?", (), (), 0.9).found
