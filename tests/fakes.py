"""A stand-in for the sentence encoder: a hashed bag of words, the same on every machine."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from pipeline.bert import FloatArray

_DIMENSION = 1024


class FakeEncoder:
    """Texts that share words are near each other; a word is a token."""

    name = "nep"

    def __init__(self, checksum: str = "0", max_tokens: int = 64) -> None:
        self.checksum = checksum
        self.max_tokens = max_tokens

    def encode(self, texts: Sequence[str], *, query: bool = False) -> FloatArray:
        vectors = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _words(text) or ["leeg"]:
                weight = 1.0 if len(word) > 3 else 0.1  # function words say little
                vectors[row, zlib.crc32(word.encode()) % _DIMENSION] += weight
        unit: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) for text in texts]

    def word_vectors(self, words: Sequence[str]) -> FloatArray:
        return FakeEncoder.encode(self, words)


class CountingEncoder(FakeEncoder):
    """Remembers every passage that it was asked to encode."""

    def __init__(self, checksum: str = "0", max_tokens: int = 64) -> None:
        super().__init__(checksum, max_tokens)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, query: bool = False) -> FloatArray:
        if not query:
            self.encoded += texts
        return super().encode(texts, query=query)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.casefold())
