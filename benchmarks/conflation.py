"""How well inflected words meet their base form, and how often other words do: Dutch gold pairs.

    python benchmarks/conflation.py alpino-dev.conllu.gz unimorph-nld.tsv.gz

Treebank: nouns, adjectives and verbs of running text with their lemma (CoNLL-U; marks of compounds
removed). UniMorph: every pair of lemma and form. For both: the share of forms with the base form of
their lemma, and the share of lemmas that share theirs with another lemma. The second includes what
is meant to meet («besturen», «bestuur»).
"""

import gzip
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import Stemmer

from pipeline.inflection import base_form
from pipeline.lexicon import fold

Pair = tuple[str, str]


def treebank_pairs(path: Path) -> list[Pair]:
    """The folded (form, lemma) of every content word of a treebank."""
    pairs = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if len(cells) > 3 and cells[3] in ("NOUN", "ADJ", "VERB"):
                pairs.append((fold(cells[1]), fold(cells[2].replace("_", ""))))
    return [pair for pair in pairs if pair[0].isalpha() and pair[1].isalpha()]


def unimorph_pairs(path: Path) -> list[Pair]:
    """The folded (form, lemma) of a UniMorph table, each once, where they differ."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cells = [line.split("\t") for line in lines]
    pairs = {(fold(form), fold(lemma)) for lemma, form, *_ in cells}
    return sorted(p for p in pairs if p[0] != p[1] and p[0].isalpha() and p[1].isalpha())


def met(key: Callable[[str], str], pairs: Iterable[Pair]) -> float:
    """The share of pairs whose form and lemma have the same key."""
    hits = [key(form) == key(lemma) for form, lemma in pairs]
    return sum(hits) / len(hits)


def merged(key: Callable[[str], str], lemmas: set[str]) -> float:
    """The share of lemmas that have the key of another lemma."""
    keys = Counter(map(key, lemmas))
    return sum(keys[key(lemma)] > 1 for lemma in lemmas) / len(lemmas)


def main(treebank: str, unimorph: str) -> None:
    """Print the figures of Snowball's stemmer and of our base forms."""
    running, table = treebank_pairs(Path(treebank)), unimorph_pairs(Path(unimorph))
    changed = [pair for pair in running if pair[0] != pair[1]]
    stemmer = Stemmer.Stemmer("dutch")
    keys: dict[str, Callable[[str], str]] = {
        "snowball": stemmer.stemWord,
        "base form": base_form,
    }
    for name, key in keys.items():
        figures = {
            "met, running text": met(key, running),
            "met, inflected": met(key, changed),
            "met, table": met(key, table),
            "merged": merged(key, {lemma for _, lemma in table}),
        }
        print(f"{name:10}", *(f"{what} {share:.4f}" for what, share in figures.items()), sep="  ")


if __name__ == "__main__":
    main(*sys.argv[1:])
