"""The documents made ready for comparing, once for a store.

Exact search is by `str.find` over the letters. For what was changed, every word of the quotation
votes, by its rarity, for the place where the quotation would begin if that word is right: the
diagonals with most votes are candidates.
Source of the vote: Pearson and Lipman (1988), doi:10.1073/pnas.85.8.2444 (the diagonal method).
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from pipeline.checking.normalising import Letters, letters_of_document
from pipeline.checking.tokens import Token, tokens_of
from pipeline.indexing.store import Store
from pipeline.types import Document

IntArray = npt.NDArray[np.int64]
_BETWEEN = 2000  # tokens that never are, so that no candidate runs over two documents
_COMMON = 0.01  # of all tokens: more frequent words vote only if there are no others
_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class CorpusText:
    """A document with its letters; `starts` are where its tokens begin.

    `names` are the words with a capital in mid-sentence.
    """

    document: Document
    letters: Letters
    starts: "array[int]"
    names: frozenset[str]

    def tokens(self, first: int, end: int) -> list[Token]:
        """The tokens from number `first` up to `end`: made again, for they take much memory."""
        text = self.document.text
        start = self.starts[first]
        stop = self.starts[end] if end < len(self.starts) else len(text)
        return tokens_of(text[start:stop], start)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents, and for each word where it stands in the sequence of all their tokens."""

    texts: tuple[CorpusText, ...]
    offsets: tuple[int, ...]
    postings: dict[str, IntArray]
    size: int

    def candidates(self, keys: Sequence[str]) -> list[tuple[int, int, int]]:
        """Where a quotation of these keys may stand: (text, first token, end), likeliest first."""
        voters = self._voters(keys)
        if not voters:
            return []
        length = len(keys)
        width = max(length // 3, 3)
        starts = np.concatenate([positions - place + length for place, positions in voters])
        weights = np.concatenate(
            [np.full(len(p), np.log(1 + self.size / len(p))) for _, p in voters]
        )
        bins, inverse = np.unique(starts // width, return_inverse=True)
        votes = np.bincount(inverse, weights)
        following = np.append(bins[1:] == bins[:-1] + 1, False)
        votes[:-1] += np.where(following[:-1], votes[1:], 0)
        best = bins[np.argsort(-votes, kind="stable")[:_CANDIDATES]]
        return self._windows([int(b) * width - length for b in best], length, width)

    def _voters(self, keys: Sequence[str]) -> list[tuple[int, IntArray]]:
        """The places of the words in the quotation, with where they stand in the corpus."""
        known = [(i, self.postings[k]) for i, k in enumerate(keys) if k in self.postings]
        most = max(_COMMON * self.size, 50)
        rare = [(i, positions) for i, positions in known if len(positions) <= most]
        return rare or known

    def _windows(
        self, starts: Sequence[int], length: int, width: int
    ) -> list[tuple[int, int, int]]:
        windows = []
        for start in starts:
            middle = start + (length + width) // 2
            text = int(np.searchsorted(self.offsets, max(middle, 0), side="right")) - 1
            count = len(self.texts[text].starts)
            slack = width + length // 4 + 3
            first = start - self.offsets[text]
            window = (text, max(first - slack, 0), min(first + length + width + slack, count))
            if window[1] < window[2]:
                windows.append(window)
        return windows


def make_corpus(documents: Sequence[Document]) -> Corpus:
    """The documents made ready; some seconds for a thousand pages."""
    texts: list[CorpusText] = []
    places: dict[str, array[int]] = {}
    offsets, position = [], 0
    for document in documents:
        tokens = tokens_of(document.text)
        for number, token in enumerate(tokens):
            if token.is_word:
                places.setdefault(token.key.casefold(), array("q")).append(position + number)
        texts.append(_corpus_text(document, tokens))
        offsets.append(position)
        position += len(tokens) + _BETWEEN
    postings = {key: np.frombuffer(found, dtype=np.int64) for key, found in places.items()}
    size = sum(len(text.starts) for text in texts)
    return Corpus(tuple(texts), tuple(offsets), postings, size)


def corpus_of(store: Store) -> Corpus:
    """The corpus of a store, made once for each store."""
    if store not in _CORPORA:
        _CORPORA[store] = make_corpus([store.document(entry.id) for entry in store.documents])
    return _CORPORA[store]


_CORPORA: WeakKeyDictionary[Store, Corpus] = WeakKeyDictionary()


def _corpus_text(document: Document, tokens: Sequence[Token]) -> CorpusText:
    names = frozenset(t.key for t in tokens if not t.opens and t.key[:1].isupper())
    starts = array("I", (token.span.start for token in tokens))
    return CorpusText(document, letters_of_document(document), starts, names)
