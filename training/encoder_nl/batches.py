"""Training batches: translated sentences with English targets, and law headings with their text.

All batches are fixed by the seed and their number, so that a run can go on after an interruption.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from corpora import LawPair
from tokenizers import Tokenizer

GENERAL = {"algemeen", "inleiding", "voorwaarden", "toelichting", "procedure", "slot", "begrippen"}
FORMS = (
    "{h}",
    "{h}",
    "{h} – {t}",
    "Wat staat er over {h}?",
    "Wat zijn de regels voor {h}?",
    "Wat wordt er gezegd over {h}?",
    "Hoe zit het met {h}?",
    "Hoe werkt {h}?",
    "Wat houdt {h} in?",
    "Wanneer geldt {h}?",
    "Waar gaat {h} over bij {t}?",
    "Wat geldt er volgens {t} voor {h}?",
)


@dataclass(frozen=True)
class Padded:
    """Token ids and attention mask of shape (texts, longest), int64."""

    ids: torch.Tensor
    mask: torch.Tensor

    @property
    def tokens(self) -> int:
        """Tokens that the model computes, padding included."""
        return self.ids.numel()


def padded(rows: list[list[int]]) -> Padded:
    """Rows of token ids padded with 0 to the longest."""
    ids = torch.zeros((len(rows), max(map(len, rows))), dtype=torch.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
    return Padded(ids, (ids != 0).long())


def token_ids(tokenizer: Tokenizer, texts: list[str], longest: int) -> list[list[int]]:
    """Token ids of the texts; the closing [SEP] survives a cut."""
    rows = (encoding.ids for encoding in tokenizer.encode_batch(texts))
    return [row if len(row) <= longest else [*row[: longest - 1], row[-1]] for row in rows]


@dataclass(frozen=True)
class Sentences:
    """Dutch sentences as token ids, with the English embedding that each should get."""

    ids: list[list[int]]
    targets: np.ndarray


def sentences(tokenizer: Tokenizer, texts: list[str], targets: np.ndarray) -> Sentences:
    """The texts as token ids, cut at 96 tokens."""
    return Sentences(token_ids(tokenizer, texts, 96), targets)


def sentence_batches(
    data: Sentences, size: int, max_tokens: int, seed: int
) -> Iterator[tuple[Padded, torch.Tensor]]:
    """Batches of about equal length, endlessly; every sentence once before any comes again."""
    epoch = 0
    while True:
        rng = random.Random(f"{seed}-{epoch}")
        order = list(range(len(data.ids)))
        rng.shuffle(order)
        groups: list[list[int]] = []
        for start in range(0, len(order), 64 * size):
            window = sorted(order[start : start + 64 * size], key=lambda i: len(data.ids[i]))
            while window:
                longest = len(data.ids[window[min(size, len(window)) - 1]])
                fits = max(16, min(size, max_tokens // longest))
                groups.append(window[:fits])
                window = window[fits:]
        rng.shuffle(groups)
        for group in groups:
            wanted = torch.from_numpy(data.targets[group].astype(np.float32))
            yield padded([data.ids[i] for i in group]), wanted
        epoch += 1


def query(pair: LawPair, rng: random.Random) -> str:
    """A search for the text of a law pair: its heading, or a question made from it."""
    heading = pair.heading[:1].lower() + pair.heading[1:]
    if pair.heading.lower().strip(" .:") in GENERAL:
        return f"{heading} {pair.title}"
    return rng.choice(FORMS).format(h=heading.rstrip(" .:?"), t=pair.title)


def law_groups(pairs: list[LawPair], size: int, seed: int, epoch: int) -> list[list[LawPair]]:
    """Batches in which texts of one document stand together, so that negatives are not too easy.

    No heading occurs twice in a batch, and a document gives at most six texts to it.
    """
    rng = random.Random(f"{seed}-law-{epoch}")
    by_title: dict[str, list[LawPair]] = defaultdict(list)
    for pair in pairs:
        by_title[pair.title].append(pair)
    clusters = []
    for members in by_title.values():
        rng.shuffle(members)
        clusters += [members[i : i + 6] for i in range(0, min(len(members), 60), 6)]
    rng.shuffle(clusters)
    groups: list[list[LawPair]] = [[]]
    seen: set[str] = set()
    for pair in (pair for cluster in clusters for pair in cluster):
        if pair.heading.lower() in seen:
            continue
        if len(groups[-1]) == size:
            groups.append([])
            seen = set()
        seen.add(pair.heading.lower())
        groups[-1].append(pair)
    return groups[:-1]


def law_batches(
    tokenizer: Tokenizer, pairs: list[LawPair], size: int, seed: int
) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
    """Query and passage token ids, endlessly; passages are cut at 48 to 128 tokens."""
    epoch = 0
    while True:
        rng = random.Random(f"{seed}-query-{epoch}")
        for group in law_groups(pairs, size, seed, epoch):
            cut = rng.choice((48, 64, 64, 96, 128))
            queries = token_ids(tokenizer, [query(p, rng) for p in group], 40)
            yield queries, token_ids(tokenizer, [p.text for p in group], cut)
        epoch += 1
