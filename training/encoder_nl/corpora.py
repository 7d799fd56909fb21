"""Readers for the text that the encoder is made from.

Every reader takes the data folder and returns plain lists in file order; nothing here samples
unless a seed is given. Leaves out: sentence splitting and any cleaning beyond what the files had
done already.
"""

import gzip
import json
import lzma
import random
from dataclasses import dataclass
from pathlib import Path

PARALLEL = ("tatoeba", "verdragen", "overheid", "lokalisatie")


@dataclass(frozen=True)
class Selection:
    """The part of a corpus that is used: at most `limit` pairs of at most `max_words` a side."""

    corpus: str
    max_words: int
    limit: int


DISTIL_SELECTION = (
    Selection("tatoeba", 40, 100_000),
    Selection("overheid", 48, 3_000),
    Selection("lokalisatie", 36, 9_000),
    Selection("verdragen", 44, 24_000),
)


@dataclass(frozen=True)
class Pair:
    """An English text and its Dutch translation."""

    english: str
    dutch: str


@dataclass(frozen=True)
class LawPair:
    """The heading of a law article (with the title of its document) and the text under it."""

    heading: str
    title: str
    text: str


def read_lines(path: Path) -> list[str]:
    """Lines of a UTF-8 text file, plain, .gz or .xz, without line ends."""
    if path.suffix == ".gz":
        data = gzip.decompress(path.read_bytes())
    elif path.suffix == ".xz":
        data = lzma.decompress(path.read_bytes())
    else:
        data = path.read_bytes()
    return data.decode("utf-8").rstrip("\n").split("\n")


def read_parallel(data: Path, corpus: str) -> list[Pair]:
    """Pairs of `data/parallel/<corpus>.tsv.gz`, in file order."""
    rows = (line.split("\t") for line in read_lines(data / "parallel" / f"{corpus}.tsv.gz"))
    return [Pair(english, dutch) for english, dutch in rows]


def select(data: Path, selection: Selection, seed: int = 13) -> list[Pair]:
    """Pairs of one corpus that meet a selection, shuffled with `seed`."""
    pairs = [
        pair
        for pair in read_parallel(data, selection.corpus)
        if max(len(pair.english.split()), len(pair.dutch.split())) <= selection.max_words
    ]
    random.Random(seed).shuffle(pairs)
    return pairs[: selection.limit]


def read_law_pairs(data: Path) -> list[LawPair]:
    """Heading-text pairs of `data/monolingual/wetten-paren.jsonl.gz`, in file order."""
    pairs = []
    for line in read_lines(data / "monolingual" / "wetten-paren.jsonl.gz"):
        row = json.loads(line)
        heading, _, title = row["kop"].partition(" – ")
        pairs.append(LawPair(heading, title, row["tekst"]))
    return pairs
