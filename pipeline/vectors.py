"""Passages → vectors: the sentences are encoded, each once; a passage is the mean of its sentences.

So a text is read by the encoder once. The vectors of passages made this way rank as well as those
of passages read whole, and the vectors of the sentences serve the order and the quotes.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.bert import FloatArray
from pipeline.embedding import Encoder
from pipeline.passages import distinct_sentences, heading_path
from pipeline.types import Document, Passage

_HEADING = 0.3  # weight of the headings above a passage against its words
_SPECIAL = 2  # tokens around every text


class Vectors(NamedTuple):
    """Unit vectors: `passages` with a row a passage, `sentences` one for each distinct sentence."""

    passages: FloatArray
    sentences: FloatArray


def embed(document: Document, passages: Sequence[Passage], encoder: Encoder) -> Vectors:
    """The vectors of these passages of a document, and of `distinct_sentences` of them.

    A sentence weighs as much in its passage as its number of tokens; the headings from the chapter
    down are added as one text.
    """
    spans = distinct_sentences(passages)
    rows = {span: row for row, span in enumerate(spans)}
    sections = {p.section_id: heading_path(document, document.section(p.section_id))
                for p in passages}  # fmt: skip
    headings = list(dict.fromkeys(heading for heading in sections.values() if heading))
    sentences = [span.of(document.text) for span in spans]
    vectors = encoder.encode([*sentences, *headings])
    of_heading = dict(zip(headings, vectors[len(spans) :], strict=True))
    lengths = np.array(encoder.count_tokens(sentences), dtype=np.float32) + _SPECIAL
    means = np.zeros((len(passages), vectors.shape[1]), dtype=np.float32)
    for number, passage in enumerate(passages):
        members = [rows[span] for span in passage.sentences]
        mean = _unit(lengths[members] @ vectors[members])
        heading = sections[passage.section_id]
        means[number] = _unit(mean + _HEADING * of_heading[heading]) if heading else mean
    return Vectors(means, vectors[: len(spans)])


def _unit(vector: FloatArray) -> FloatArray:
    unit: FloatArray = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit
