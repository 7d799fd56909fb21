"""Lists of words in one small file that is read quickly: every word once, a list as numbers.

    length of the words, 8 bytes, then the words, in UTF-8, one a line
    a safetensors of int32: for each list, by its name, the places of its words

All of it compressed by zlib. Words hold no line end. Lists that share words share their strings.
"""

import zlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load, save

_LENGTH = 8


def pack(lists: Mapping[str, Sequence[str]]) -> bytes:
    """The lists as bytes; the same lists give the same bytes."""
    words = list(dict.fromkeys(word for listed in lists.values() for word in listed))
    places = {word: place for place, word in enumerate(words)}
    arrays = {
        name: np.array([places[word] for word in listed], dtype=np.int32)
        for name, listed in lists.items()
    }
    text = "\n".join(words).encode()
    return zlib.compress(len(text).to_bytes(_LENGTH, "little") + text + save(arrays), 9)


def unpack(content: bytes) -> dict[str, list[str]]:
    """The lists that were packed.

    Raises
    ------
    ValueError
        If the bytes are damaged.
    """
    try:
        plain = zlib.decompress(content)
        end = _LENGTH + int.from_bytes(plain[:_LENGTH], "little")
        words = plain[_LENGTH:end].decode().split("\n")
        arrays = load(plain[end:])
        return {name: _at(words, row) for name, row in arrays.items()}
    except Exception as error:  # zlib.error, SafetensorError, IndexError, …
        raise ValueError("damaged list of words") from error


def _at(words: list[str], places: npt.NDArray[np.int32]) -> list[str]:
    """The words at these places, which often are a stretch of them all."""
    if len(places) and np.array_equal(places, np.arange(len(places)) + places[0]):
        return words[places[0] : places[0] + len(places)]
    return [*map(words.__getitem__, places.tolist())]
