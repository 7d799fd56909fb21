"""Passages are the mean of their sentences, and no sentence is read twice."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.passages import distinct_sentences
from pipeline.types import Document
from pipeline.vectors import embed
from tests.fakes import CountingEncoder
from tests.helpers import document_of, passages_of

_TEXT = (
    "1 Water\n\nDe gemeente zorgt voor het regenwater. Het waterschap doet de rest. Dat is oud.\n\n"
    "2 Politie\n\nDe burgemeester heeft het gezag. De minister betaalt.\n"
)


def _document() -> Document:
    return document_of(_TEXT)


def test_every_sentence_and_heading_is_encoded_once(encoder: CountingEncoder) -> None:
    document = _document()
    passages = passages_of(document, size=16)
    embed(document, passages, encoder)
    assert max(Counter(encoder.encoded).values()) == 1
    assert len(encoder.encoded) == len(distinct_sentences(passages)) + 2


def test_vectors_have_length_one_and_a_row_each(encoder: CountingEncoder) -> None:
    document = _document()
    passages = passages_of(document, size=16)
    vectors = embed(document, passages, encoder)
    assert len(vectors.passages) == len(passages)
    assert len(vectors.sentences) == len(distinct_sentences(passages))
    for rows in vectors:
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_passage_is_near_its_own_sentences_and_its_heading(encoder: CountingEncoder) -> None:
    document = _document()
    passages = passages_of(document, size=16)
    vectors = embed(document, passages, encoder)
    for text in ("De gemeente zorgt voor het regenwater.", "Water"):
        near = vectors.passages @ encoder.encode([text], query=True)[0]
        best = passages[int(near.argmax())]
        assert document.section(best.section_id).title == "Water"


@given(st.integers(min_value=6, max_value=40))
def test_a_passage_of_one_sentence_without_a_heading_has_its_vector(size: int) -> None:
    document = document_of("Alleen deze zin staat hier.\n")
    passages = passages_of(document, size=size)
    vectors = embed(document, passages, CountingEncoder())
    assert np.allclose(vectors.passages, vectors.sentences, atol=1e-6)


def test_no_passages_give_no_rows(encoder: CountingEncoder) -> None:
    vectors = embed(_document(), [], encoder)
    assert vectors.passages.shape[0] == vectors.sentences.shape[0] == 0
