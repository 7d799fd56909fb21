"""Word and tag → lemma, by an edit for every letter.

A small convolutional network reads the letters, the tag, and which beginnings and ends are words
of their own, and says what becomes of each letter: kept, dropped, replaced, followed by others. So
«verzekeringsmaatschappij» becomes «verzekering_maatschappij» and «gedaan» becomes «doen». Words of
the training text that it gets wrong are listed. Left out: the words around.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.bert import FloatArray
from pipeline.lexicon import is_word

LONGEST = 40  # letters; a longer word is its own lemma
KEEP, SMALL, REPLACE = "=", "~", ">"
SHORTEST_PART = 3
KERNEL = 5
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters, tags and edits that the network knows, in the order of its rows."""

    letters: Sequence[str]
    tags: Sequence[str]
    edits: Sequence[str]


def features(word: str) -> FloatArray:
    """For the start and every letter: is what ends here a word, what follows, the whole; a capital.

    Shape (len(word) + 1, 4).
    """
    small = _small(word)
    whole = float(is_word(small))
    rows = [(0.0, 0.0, whole, float(word[:1].isupper()))]
    for end in range(1, len(small) + 1):
        before, after = small[:end], small[end:]
        rows.append((_part(before), _part(after), whole, float(word[end - 1].isupper())))
    return np.array(rows, dtype=np.float32)


def _small(word: str) -> str:
    """In small letters, each for one: «İ» stays, since its small form is two characters."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _part(letters: str) -> float:
    return float(len(letters) >= SHORTEST_PART and is_word(letters))


def apply(edit: str, letter: str) -> str:
    """What an edit makes of a letter; the empty letter stands before the word."""
    kind, added = edit[0], edit[1:]
    if kind == KEEP:
        return letter + added
    return letter.lower() + added if kind == SMALL else added


class Lemmatizer:
    """The network, with the exceptions: (word, tag) → lemma."""

    def __init__(
        self,
        weights: Mapping[str, FloatArray],
        alphabet: Alphabet,
        exceptions: Mapping[tuple[str, str], str],
    ) -> None:
        self._weights = weights
        self._edits = alphabet.edits
        self._letters = {letter: row for row, letter in enumerate(alphabet.letters, start=2)}
        self._tags = {tag: row for row, tag in enumerate(alphabet.tags)}
        self._known = dict(exceptions)

    def lemma(self, word: str, tag: str) -> str:
        """The lemma of a word with an XPOS tag."""
        key = word, tag
        if key not in self._known:
            self._known[key] = self._edited(word, tag) or word
        return self._known[key]

    def _edited(self, word: str, tag: str) -> str:
        if len(word) > LONGEST:
            return word
        chosen = self._scores(word, tag).argmax(axis=1)
        letters = ["", *word]
        return "".join(apply(self._edits[c], a) for c, a in zip(chosen, letters, strict=True))

    def _scores(self, word: str, tag: str) -> FloatArray:
        """Of every edit for the start and every letter, shape (len(word) + 1, edits)."""
        weights = self._weights
        rows = [1, *(self._letters.get(letter, 1) for letter in _small(word))]
        states = weights["letters.weight"][rows] + weights["tags.weight"][self._tags.get(tag, 0)]
        states = states + features(word) @ weights["features.weight"].T + weights["features.bias"]
        states = _normalise(states, weights["norm.weight"], weights["norm.bias"])
        for name in self._layers():
            mixed = _convolve(states, weights[f"{name}.weight"], weights[f"{name}.bias"])
            values, gates = np.split(mixed, 2, axis=1)
            states = _normalise(
                states + values / (1 + np.exp(-gates)),
                weights[f"{name.replace('layer', 'norms')}.weight"],
                weights[f"{name.replace('layer', 'norms')}.bias"],
            )
        scores: FloatArray = states @ weights["edits.weight"].T + weights["edits.bias"]
        return scores

    def _layers(self) -> Iterator[str]:
        number = 0
        while f"layer.{number}.weight" in self._weights:
            yield f"layer.{number}"
            number += 1


def _convolve(states: FloatArray, weight: FloatArray, bias: FloatArray) -> FloatArray:
    """A convolution over letters with zeros outside; weight (outputs, inputs, `KERNEL`)."""
    padded = np.pad(states, ((KERNEL // 2, KERNEL // 2), (0, 0)))
    result = np.repeat(bias[np.newaxis], len(states), axis=0)
    for place in range(KERNEL):
        result = result + padded[place : place + len(states)] @ weight[:, :, place].T
    return result


def _normalise(states: FloatArray, weight: FloatArray, bias: FloatArray) -> FloatArray:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + _EPSILON)
    normal: FloatArray = centred / spread * weight + bias
    return normal
