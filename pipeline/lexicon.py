"""The Dutch words known, from the package spacy-lookups-data: which words, and their base forms.

The words are kept as `fold` leaves them, and once as they are spelled. Left out: frequencies.
"""

import gzip
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

CLASSES = ("noun", "adj", "verb")
"""The classes of words that inflect, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by class and the ways from an inflected form to its base form.

    `spelled` has all words in lower case, `words` the same folded; `base_forms` the headwords of
    each class; `exceptions` the base forms of irregular forms; `lookup` the base form of forms that
    have only one, whatever their class; `rules` the endings and what they are replaced by;
    `inflecting` the headwords with an inflected form in the table.
    """

    spelled: frozenset[str]
    words: frozenset[str]
    base_forms: Mapping[str, frozenset[str]]
    exceptions: Mapping[str, Mapping[str, tuple[str, ...]]]
    lookup: Mapping[str, str]
    rules: Mapping[str, tuple[tuple[str, str], ...]]
    inflecting: Mapping[str, frozenset[str]]


def fold(text: str) -> str:
    """The text without capitals, accents and typographic differences, for comparing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.casefold()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon; loaded once.

    Raises
    ------
    FileNotFoundError
        If the package spacy-lookups-data lacks its Dutch tables.
    """
    index, table = _read("index"), _read("exc")
    forms_to_base = _read("lookup")
    known = set(forms_to_base).union(forms_to_base.values(), *index.values())
    spelled = frozenset(word.casefold() for word in known if word.isalpha())
    exceptions = {
        name: {fold(form): tuple(map(fold, bases)) for form, bases in table[name].items()}
        for name in CLASSES
    }
    return Lexicon(
        spelled=spelled,
        words=frozenset(_fold_all(spelled)),
        base_forms={name: frozenset(_fold_all(index[name])) for name in index},
        exceptions=exceptions,
        lookup=dict(zip(_fold_all(forms_to_base), _fold_all(forms_to_base.values()), strict=True)),
        rules={name: tuple(map(tuple, _read("rules")[name])) for name in CLASSES},
        inflecting={
            name: frozenset(base for bases in forms.values() for base in bases)
            for name, forms in exceptions.items()
        },
    )


def is_word(word: str) -> bool:
    """Whether the lexicon knows this word, with these accents."""
    return word.casefold() in lexicon().spelled


def _fold_all(words: Iterable[str]) -> list[str]:
    """As `fold`, for very many words."""
    return [word.lower() if word.isascii() else fold(word) for word in words]


def _read(name: str) -> dict[str, Any]:
    folder = resources.files("spacy_lookups_data") / "data"
    content = (folder / f"nl_lemma_{name}.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(content))
    return table
