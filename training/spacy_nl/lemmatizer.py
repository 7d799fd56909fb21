"""Train the letter-by-letter lemmatizer of `pipeline.syntax.lemmas` on the treebank.

Usage: python lemmatizer.py DATA OUT.pt [--epochs 12]
"""

import argparse
import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from material import UNFIT_SOURCES
from torch import nn
from treebank import read_sentences

from pipeline.syntax.lemmas import KEEP, KERNEL, LONGEST, REPLACE, SMALL, Alphabet, features

WIDTH, LAYERS, BATCH = 96, 3, 128
RAREST_EDIT, RAREST_LETTER = 3, 5
OTHER_CASE, OTHER_LETTER = 0.4, 1.5  # costs, against 1 for a letter added or dropped


@dataclass(frozen=True)
class Entry:
    """A word with its tag, its usual lemma, the edit of every letter, and how often it occurs."""

    word: str
    tag: str
    lemma: str
    edits: tuple[str, ...]
    count: int


def entries(treebank: Path) -> list[Entry]:
    """The words of the treebank with the edits that make their lemmas."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in read_sentences(treebank):
        if sentence.source not in UNFIT_SOURCES:
            for word in sentence.words:
                counts[word.form, word.xpos][word.lemma] += 1
    found = []
    for (word, tag), lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        if len(word) <= LONGEST and " " not in lemma:
            found.append(Entry(word, tag, lemma, tuple(edits(word, lemma)), count))
    return found


def edits(word: str, lemma: str) -> list[str]:
    """The edit of the start and of every letter that turns `word` into `lemma`."""
    costs = _costs(word, lemma)
    made = [""] * (len(word) + 1)
    i, j, added = len(word), len(lemma), ""
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + _change(word[i - 1], lemma[j - 1]):
            made[i], added = lemma[j - 1] + added, ""
            i, j = i - 1, j - 1
        elif j and costs[i][j] == costs[i][j - 1] + 1:
            added = lemma[j - 1] + added
            j -= 1
        else:
            made[i], added = added, ""
            i -= 1
    made[0] = added
    return [_edit(letter, new) for letter, new in zip(["", *word], made, strict=True)]


def _costs(word: str, lemma: str) -> list[list[float]]:
    costs = [[float(i + j) for j in range(len(lemma) + 1)] for i in range(len(word) + 1)]
    for i in range(1, len(word) + 1):
        for j in range(1, len(lemma) + 1):
            change = costs[i - 1][j - 1] + _change(word[i - 1], lemma[j - 1])
            costs[i][j] = min(costs[i - 1][j] + 1, costs[i][j - 1] + 1, change)
    return costs


def _change(letter: str, other: str) -> float:
    if letter == other:
        return 0
    return OTHER_CASE if letter.lower() == other.lower() else OTHER_LETTER


def _edit(letter: str, new: str) -> str:
    if new.startswith(letter):
        return KEEP + new[len(letter) :]
    if new.startswith(letter.lower()):
        return SMALL + new[len(letter.lower()) :]
    return REPLACE + new


def alphabet_of(found: Sequence[Entry]) -> Alphabet:
    """The letters, tags and edits that are not rare."""
    letters = Counter(letter for entry in found for letter in entry.word.lower())
    made = Counter(edit for entry in found for edit in set(entry.edits))
    return Alphabet(
        sorted(letter for letter, count in letters.items() if count >= RAREST_LETTER),
        sorted({entry.tag for entry in found}),
        sorted(edit for edit, count in made.items() if count >= RAREST_EDIT),
    )


class LetterNetwork(nn.Module):
    """Letters and a tag → a score for every edit of every letter."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self.letters = nn.Embedding(len(alphabet.letters) + 2, WIDTH)
        self.tags = nn.Embedding(len(alphabet.tags), WIDTH)
        self.features = nn.Linear(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layer = nn.ModuleList(
            nn.Conv1d(WIDTH, 2 * WIDTH, KERNEL, padding=KERNEL // 2) for _ in range(LAYERS)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(LAYERS))
        self.edits = nn.Linear(WIDTH, len(alphabet.edits))
        self.drop = nn.Dropout(0.15)

    def forward(
        self, letters: torch.Tensor, tags: torch.Tensor, known: torch.Tensor
    ) -> torch.Tensor:
        """Scores (words, letters, edits) for letter rows, tag rows and letter features."""
        mask = (letters != 0).float()[..., None]
        states = self.letters(letters) + self.tags(tags)[:, None] + self.features(known)
        states = self.norm(states) * mask
        for convolution, norm in zip(self.layer, self.norms, strict=True):
            mixed = convolution(self.drop(states).transpose(1, 2)).transpose(1, 2)
            states = norm(states + nn.functional.glu(mixed, -1)) * mask
        scores: torch.Tensor = self.edits(self.drop(states))
        return scores


class Rows:
    """Entries → tensors."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._letters = {letter: row for row, letter in enumerate(alphabet.letters, start=2)}
        self._tags = {tag: row for row, tag in enumerate(alphabet.tags)}
        self._edits = {edit: row for row, edit in enumerate(alphabet.edits)}

    def knows(self, entry: Entry) -> bool:
        """Whether no edit of the entry was too rare."""
        return all(edit in self._edits for edit in entry.edits)

    def of(self, batch: Sequence[Entry]) -> tuple[torch.Tensor, ...]:
        """Letters, tags, features and wanted edits; 0 and -1 where a word has ended."""
        longest = max(len(entry.word) for entry in batch) + 1
        letters = np.zeros((len(batch), longest), dtype=np.int64)
        known = np.zeros((len(batch), longest, 4), dtype=np.float32)
        wanted = np.full((len(batch), longest), -1, dtype=np.int64)
        for row, entry in enumerate(batch):
            end = len(entry.word) + 1
            letters[row, :end] = [1, *(self._letters.get(a, 1) for a in entry.word.lower())][:end]
            known[row, :end] = features(entry.word)
            wanted[row, :end] = [self._edits[edit] for edit in entry.edits]
        tags = np.array([self._tags[entry.tag] for entry in batch])
        return tuple(torch.from_numpy(part) for part in (letters, tags, known, wanted))


def train(found: Sequence[Entry], alphabet: Alphabet, epochs: int) -> LetterNetwork:
    """The trained network; frequent words are drawn more often."""
    rng, rows, net = random.Random(0), Rows(alphabet), LetterNetwork(alphabet)
    usable = [entry for entry in found if rows.knows(entry)]
    weights = [math.log1p(entry.count) + 0.5 for entry in usable]
    adam = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.01)
    steps = epochs * math.ceil(len(usable) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(adam, 3e-3, total_steps=steps, pct_start=0.1)
    for number in range(epochs):
        drawn, total = rng.choices(usable, weights=weights, k=len(usable)), 0.0
        for start in range(0, len(drawn), BATCH):
            letters, tags, known, wanted = rows.of(drawn[start : start + BATCH])
            scores = net(letters, tags, known)
            loss = nn.functional.cross_entropy(scores[wanted >= 0], wanted[wanted >= 0])
            loss.backward()
            adam.step()
            schedule.step()
            adam.zero_grad()
            total += loss.item()
        print(f"epoch {number + 1}: loss {total * BATCH / len(drawn):.4f}", flush=True)
    return net.eval()


def main() -> None:
    """Read the arguments, train, and write weights and alphabet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    found = entries(args.data / "treebank" / "alpino-train.conllu.gz")
    alphabet = alphabet_of(found)
    net = train(found, alphabet, args.epochs)
    torch.save({"state": net.state_dict(), "alphabet": alphabet}, args.out)


if __name__ == "__main__":
    main()
