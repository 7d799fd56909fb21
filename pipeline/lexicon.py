"""The Dutch words known, from the package spacy-lookups-data: which words, and their base forms.

The words are kept as `fold` leaves them, and once as they are spelled. They are read from one file
in models/lexicon-nl, made of the tables of that package by training/lexicon_nl; without it from
the tables, which takes five times as long. Left out: frequencies.
"""

import gzip
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.packed_words import unpack

PACKED = Path(__file__).parent.parent / "models" / "lexicon-nl" / "words.bin"
"""The file with all words."""

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
    """The lexicon; loaded once, from the tables where the packed file is missing or damaged.

    Raises
    ------
    FileNotFoundError
        If the package spacy-lookups-data lacks its Dutch tables, and they are needed.
    """
    try:
        return from_lists(unpack(PACKED.read_bytes()))
    except (OSError, ValueError, KeyError):
        return from_tables()


def from_tables() -> Lexicon:
    """The lexicon as the tables of spacy-lookups-data give it, which takes about a second.

    Raises
    ------
    FileNotFoundError
        If the package lacks its Dutch tables.
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
        inflecting=_inflecting(exceptions),
    )


def to_lists(known: Lexicon) -> dict[str, list[str]]:
    """The lexicon as lists of words by name, for `packed_words`."""
    spelled, words = known.spelled, known.words
    lists = {
        "both": sorted(spelled & words),
        "spelled": sorted(spelled - words),
        "folded": sorted(words - spelled),
        "forms": sorted(known.lookup),
        "bases": [known.lookup[form] for form in sorted(known.lookup)],
    }
    for name, base_forms in known.base_forms.items():
        lists[f"base_forms {name}"] = sorted(base_forms)
    for name in CLASSES:
        irregular = known.exceptions[name]
        pairs = [(form, base) for form in sorted(irregular) for base in irregular[form]]
        lists[f"irregular {name}"] = [form for form, _ in pairs]
        lists[f"irregular bases {name}"] = [base for _, base in pairs]
        lists[f"endings {name}"] = [ending for ending, _ in known.rules[name]]
        lists[f"instead {name}"] = [instead for _, instead in known.rules[name]]
    return lists


def from_lists(lists: Mapping[str, list[str]]) -> Lexicon:
    """The lexicon of these lists.

    Raises
    ------
    KeyError
        If one is missing.
    """
    both = frozenset(lists["both"])
    exceptions: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in CLASSES:
        irregular = exceptions.setdefault(name, {})
        for form, base in zip(
            lists[f"irregular {name}"], lists[f"irregular bases {name}"], strict=True
        ):
            irregular[form] = (*irregular.get(form, ()), base)
    heads = [name.split() for name in lists if name.startswith("base_forms ")]
    return Lexicon(
        spelled=both.union(lists["spelled"]),
        words=both.union(lists["folded"]),
        base_forms={name: frozenset(lists[f"base_forms {name}"]) for _, name in heads},
        exceptions=exceptions,
        lookup=dict(zip(lists["forms"], lists["bases"], strict=True)),
        rules={
            name: tuple(zip(lists[f"endings {name}"], lists[f"instead {name}"], strict=True))
            for name in CLASSES
        },
        inflecting=_inflecting(exceptions),
    )


def _inflecting(
    exceptions: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(base for bases in forms.values() for base in bases)
        for name, forms in exceptions.items()
    }


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
