"""The network: a small BERT over word pieces, and a linear head for every kind of annotation.

One reading of a stretch of text serves boundaries, tags and trees. The folder holds the weights in
eight bits with a scale for every row, the vocabulary, and the labels.
Source of the tree scorer: Dozat & Manning (2017), arXiv:1611.01734.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

from pipeline.bert import FloatArray, layers_session
from pipeline.syntax.lemmas import Alphabet, Lemmatizer
from pipeline.syntax.pieces import PieceReader, Pieces
from pipeline.syntax.trees import NEVER, best_tree

WEIGHTS, LABELS, VOCABULARY = "weights.safetensors", "labels.json", "tokenizer.json"
SCALE = ".scale"
LEMMA = "lemma."


@dataclass(frozen=True, slots=True)
class Labels:
    """What the rows of the heads mean; a morphology is a UPOS tag and features."""

    xpos: tuple[str, ...]
    morphology: tuple[tuple[str, str], ...]
    relations: tuple[str, ...]


class Network:
    """The network of one folder.

    Raises
    ------
    OSError, ValueError, KeyError
        If a file is missing or does not fit the others.
    """

    def __init__(self, folder: Path) -> None:
        record = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        self.labels = Labels(
            tuple(record["xpos"]),
            tuple((upos, feats) for upos, feats in record["morphology"]),
            tuple(record["relations"]),
        )
        weights = read_weights(folder / WEIGHTS)
        self._heads = {n: w for n, w in weights.items() if not n.startswith(("bert.", LEMMA))}
        self._words = weights["bert.embeddings.word_embeddings.weight"]
        self._places = weights["bert.embeddings.position_embeddings.weight"]
        self._shapes = weights["bert.embeddings.token_type_embeddings.weight"]
        self._reader = PieceReader(Tokenizer.from_file(str(folder / VOCABULARY)))
        body = {n.removeprefix("bert."): w for n, w in weights.items() if n.startswith("bert.")}
        self._session = layers_session(record["config"], body, mean=False)
        self.lemmatizer = _lemmatizer(weights, record["lemmas"])

    @property
    def longest(self) -> int:
        """The most pieces of one reading, the two around it not counted."""
        return len(self._places) - 2

    def count(self, word: str) -> int:
        """The number of pieces of a word."""
        return len(self._reader.word(word))

    def states(self, words: Sequence[str], spaces: Sequence[bool]) -> FloatArray:
        """A vector for every word in its context, shape (len(words), width)."""
        pieces = self._reader.read(words, spaces)
        inputs = self._words[pieces.ids] + self._shapes[pieces.shapes]
        inputs = inputs + self._places[: len(pieces.ids)]
        found = self._session.run(None, {"states": inputs[np.newaxis]})[0][0]
        return _means(found, pieces)

    def boundaries(self, states: FloatArray) -> FloatArray:
        """The probability that a sentence begins, for every word."""
        scores = self._linear(states, "boundary")
        chance: FloatArray = 1 / (1 + np.exp(scores[:, 0] - scores[:, 1]))
        return chance

    def tags(self, states: FloatArray) -> list[str]:
        """The XPOS tag of every word."""
        return [self.labels.xpos[row] for row in self._linear(states, "xpos").argmax(axis=1)]

    def morphology(self, states: FloatArray) -> list[tuple[str, str]]:
        """UPOS tag and features of every word."""
        best = self._linear(states, "morphology").argmax(axis=1)
        return [self.labels.morphology[row] for row in best]

    def tree(self, states: FloatArray, blank: Sequence[bool]) -> list[tuple[int, str]]:
        """The head (0 for the root, else its number from 1) and relation of each word.

        `states` are those of one sentence; a `blank` word is the head of none.
        """
        nodes = np.concatenate([self._heads["root"][np.newaxis], states])
        heads = _gelu(self._linear(nodes, "arc_head"))
        dependents = _with_one(_gelu(self._linear(states, "arc_dependent")))
        scores = dependents @ self._heads["arc"] @ heads.T
        scores[:, 1:][:, np.asarray(blank, dtype=bool)] = NEVER
        chosen = best_tree(scores)
        return list(zip(chosen, self._relations(nodes[chosen], states), strict=True))

    def _relations(self, heads: FloatArray, dependents: FloatArray) -> list[str]:
        head = _with_one(_gelu(self._linear(heads, "relation_head")))
        dependent = _with_one(_gelu(self._linear(dependents, "relation_dependent")))
        table = self._heads["relation"]
        scores = np.einsum("ni,kij,nj->nk", dependent, table, head, optimize=True)
        return [self.labels.relations[row] for row in scores.argmax(axis=1)]

    def _linear(self, states: FloatArray, name: str) -> FloatArray:
        weight, bias = self._heads[f"head.{name}.weight"], self._heads[f"head.{name}.bias"]
        scores: FloatArray = states @ weight.T + bias
        return scores


def read_weights(file: Path) -> dict[str, FloatArray]:
    """The weights by name, in 32 bits; rows stored in eight bits are widened by their scales."""
    stored = load_file(file)
    weights = {}
    for name, values in stored.items():
        if name.endswith(SCALE):
            continue
        weights[name] = values.astype(np.float32)
        if name + SCALE in stored:
            scales = stored[name + SCALE].astype(np.float32)
            weights[name] *= scales.reshape(-1, *([1] * (values.ndim - 1)))
    return weights


def _lemmatizer(weights: Mapping[str, FloatArray], record: Mapping[str, Any]) -> Lemmatizer:
    alphabet = Alphabet(record["letters"], record["tags"], record["edits"])
    exceptions = {(word, tag): lemma for word, tag, lemma in record["exceptions"]}
    own = {n.removeprefix(LEMMA): w for n, w in weights.items() if n.startswith(LEMMA)}
    return Lemmatizer(own, alphabet, exceptions)


def _means(states: FloatArray, pieces: Pieces) -> FloatArray:
    """The mean of the states of each word's pieces."""
    sums = np.add.reduceat(states[: pieces.firsts[-1] + pieces.counts[-1]], pieces.firsts, axis=0)
    counts = np.array(pieces.counts, dtype=np.float32)
    means: FloatArray = np.divide(sums, counts[:, np.newaxis], dtype=np.float32)
    return means


def _with_one(states: FloatArray) -> FloatArray:
    """The states with a column of ones, so that a product has its linear part too."""
    return np.pad(states, ((0, 0), (0, 1)), constant_values=1)


def _gelu(values: FloatArray) -> FloatArray:
    active: FloatArray = values * (0.5 * (1 + erf(values / np.sqrt(np.float32(2)))))
    return active
