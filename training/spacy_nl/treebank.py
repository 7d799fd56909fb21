"""Read CoNLL-U files into plain sentences.

Left out: multiword tokens, empty nodes and enhanced dependencies.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DROPPED_FEATS = ("PronType=Art", "Mood=Ind", "ExtPos=")


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is the 0-based index of its head, its own index for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with its text, its source (`newdoc id`, may be empty) and its words."""

    text: str
    source: str
    words: tuple[Word, ...]


def comparable_feats(feats: str) -> str:
    """Return `feats` without what only one version of the converter writes.

    The train file has `PronType=Art` and `Mood=Ind`, the development and test files have `ExtPos`.
    """
    kept = [feat for feat in feats.split("|") if not feat.startswith(DROPPED_FEATS)]
    return "|".join(kept) or "_"


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a `.conllu` or `.conllu.gz` file, in file order."""
    opener = gzip.open if path.suffix == ".gz" else open
    source, text = "", ""
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf8") as stream:
        for raw in stream:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id = "):
                source = line.removeprefix("# newdoc id = ")
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif not line:
                if rows:
                    yield Sentence(text, source, _words(rows))
                rows = []
            elif not line.startswith("#"):
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    if rows:
        yield Sentence(text, source, _words(rows))


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    return tuple(
        Word(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats=comparable_feats(row[5]),
            head=index if row[6] == "0" else int(row[6]) - 1,
            deprel="ROOT" if row[6] == "0" else row[7],
            space_after="SpaceAfter=No" not in row[9],
        )
        for index, row in enumerate(rows)
    )
