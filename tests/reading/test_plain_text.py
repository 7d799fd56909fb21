import re

import pytest
from hypothesis import given

from pipeline.reading.plain_text import split_lines
from pipeline.types import SourceText
from tests.helpers import read_text
from tests.strategies import plain_texts


def _lines(source: SourceText) -> list[str]:
    return ["".join(piece.of(source.text) for piece in line.pieces) for line in source.lines]


def test_indentation_and_white_space_at_the_end_are_no_wording() -> None:
    assert _lines(read_text("  Een.  \n\tTwee.\u00a0\n \nDrie.")) == ["Een.", "Twee.", "", "Drie."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_one_line(end: str) -> None:
    assert _lines(read_text(f"Een{end}{end}twee")) == ["Een", "", "twee"]


def test_a_form_feed_starts_a_page() -> None:
    source = read_text("Een.\nTwee.\fDrie.\f\fVier.\f")
    assert [(page.label, page.span.of(source.text)) for page in source.pages] == [
        ("1", "Een.\nTwee."),
        ("2", "Drie."),
        ("3", ""),
        ("4", "Vier."),
    ]
    assert [line.page for line in source.lines if line.pieces] == [0, 0, 1, 3]


@pytest.mark.parametrize("text", ["Een.\nTwee.", "Een.\f", "Een.\f\f"])
def test_a_text_without_form_feeds_between_words_has_no_pages(text: str) -> None:
    assert read_text(text).pages == ()


@given(plain_texts())
def test_lines_and_their_ends_are_the_whole_text(text: str) -> None:
    assert "".join(span.of(text) + end for span, end in split_lines(text)) == text


@given(plain_texts())
def test_every_word_is_in_the_pieces(text: str) -> None:
    source = read_text(text)
    written = [word for line in _lines(source) for word in re.findall(r"\S+", line)]
    assert written == source.text.split()


@given(plain_texts())
def test_pages_follow_each_other_and_hold_their_lines(text: str) -> None:
    source = read_text(text)
    assert [page.index for page in source.pages] == list(range(len(source.pages)))
    for before, after in zip(source.pages, source.pages[1:], strict=False):
        assert before.span.end < after.span.start
    for line in source.lines:
        if source.pages and line.pieces:
            assert line.page is not None
            assert source.pages[line.page].span.contains(line.span)
