"""Words → what the network reads: word pieces, and for each the shape of its word.

The vocabulary knows no capitals and no white space, but names and sentence boundaries live by
them; so every piece carries the shape of its word, and whether white space precedes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

SHAPES = 10
LONGEST_WORD = 8  # pieces; of a longer word the rest is not read
_BLANK, _SMALL, _TITLE, _CAPITALS, _MIXED, _LETTER, _DIGITS, _MARK, _OTHER, _POINT = range(SHAPES)
_JOINERS = str.maketrans("", "", "-'’")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Piece ids and shapes, of equal length; word `n` has `counts[n]` pieces from `firsts[n]`."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    counts: list[int]


def shape(word: str) -> int:
    """The class of a word's outward form: small letters, a capital first, digits, …"""
    if word.isspace():
        return _BLANK
    if word.isdigit():
        return _DIGITS
    if not any(character.isalnum() for character in word):
        return _MARK
    if len(word) > 1 and word.endswith(".") and word[0].isalpha():
        return _POINT
    letters = word.translate(_JOINERS)
    return _letter_shape(letters) if letters.isalpha() else _OTHER


def _letter_shape(letters: str) -> int:
    if letters.islower():
        return _SMALL
    if letters.isupper():
        return _LETTER if len(letters) == 1 else _CAPITALS
    return _TITLE if letters[0].isupper() and letters[1:].islower() else _MIXED


def special_piece(tokenizer: Tokenizer, name: str) -> int:
    """The number of a piece that is no part of a word.

    Raises
    ------
    ValueError
        If the vocabulary has none of this name.
    """
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ValueError(f"the vocabulary has no piece {name}")
    return int(number)


class PieceReader:
    """Cuts words into the pieces of one vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self._start, self._end, self._unknown = (
            special_piece(tokenizer, name) for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    def word(self, word: str) -> list[int]:
        """The pieces of one word, at least one; white space is the closing mark."""
        if word not in self._known:
            self._known[word] = self._cut(word)
        return self._known[word]

    def read(self, words: Sequence[str], spaces: Sequence[bool]) -> Pieces:
        """The pieces of a text; `spaces` tells whether white space follows each word."""
        ids, shapes = [self._start], [0]
        firsts, counts = [], []
        before = True
        for word, after in zip(words, spaces, strict=True):
            pieces = self.word(word)
            firsts.append(len(ids))
            counts.append(len(pieces))
            ids += pieces
            shapes += [2 * shape(word) + before] * len(pieces)
            before = after
        return Pieces([*ids, self._end], [*shapes, 0], firsts, counts)

    def _cut(self, word: str) -> list[int]:
        if word.isspace():
            return [self._end]
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]
        return ids or [self._unknown]
