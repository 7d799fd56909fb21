"""Words become pieces that carry their shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from pipeline.embedding import ModelEncoder
from pipeline.syntax.pieces import LONGEST_WORD, SHAPES, PieceReader, shape


@pytest.fixture(scope="module")
def reader() -> PieceReader:
    folder = ModelEncoder().folder
    assert folder is not None
    return PieceReader(Tokenizer.from_file(str(folder / "tokenizer.json")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huis", "Huis"), ("Huis", "HUIS"), ("A", "AB"), ("huis", "12"), ("12", "12e"),
        (".", "huis"), ("art.", "art"), ("\n", "."), ("iPad", "Ipad"), ("’s", "’"),
    ],
)  # fmt: skip
def test_words_of_another_form_have_another_shape(one: str, other: str) -> None:
    assert shape(one) != shape(other)


@pytest.mark.parametrize(
    ("one", "other"), [("huis", "é"), ("politie-inzet", "zo'n"), ("Van", "Den"), ("\n", " ")]
)
def test_words_of_the_same_form_share_their_shape(one: str, other: str) -> None:
    assert shape(one) == shape(other)


@given(words=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12))
def test_every_word_has_a_place_of_its_own(reader: PieceReader, words: list[str]) -> None:
    pieces = reader.read(words, [True] * len(words))
    assert len(pieces.ids) == len(pieces.shapes) == sum(pieces.counts) + 2
    assert pieces.firsts[0] == 1
    for first, count, following in zip(
        pieces.firsts, pieces.counts, [*pieces.firsts[1:], len(pieces.ids) - 1], strict=True
    ):
        assert 1 <= count <= LONGEST_WORD
        assert first + count == following
    assert all(0 <= form < 2 * SHAPES for form in pieces.shapes)


def test_white_space_before_a_word_shows(reader: PieceReader) -> None:
    apart = reader.read(["hier", "."], [True, False])
    together = reader.read(["hier", "."], [False, False])
    assert apart.ids == together.ids
    assert apart.shapes != together.shapes
