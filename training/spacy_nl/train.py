"""Train the network on the treebanks and on running text, on one CPU core.

A checkpoint is written after every epoch; a run that is started again with `--continue-from` takes
the weights of a checkpoint and begins a new schedule.

Usage: python train.py DATA ENCODER OUT.pt [--epochs 6] [--layers 4] [--continue-from OLD.pt]
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
import torch
from material import (
    UNFIT_SOURCES,
    Known,
    Running,
    Stretch,
    groups,
    running_stretch,
    running_texts,
    stretch,
)
from model import Annotator, Batch, collate
from tokenization import customise_tokenizer
from tokenizers import Tokenizer
from torch import nn
from treebank import Sentence, read_sentences

from pipeline.syntax.network import Labels
from pipeline.syntax.pieces import PieceReader, special_piece

BATCH_PIECES, MASKED = 1600, 0.04
SORTED_TOGETHER = 640
RATE, HEAD_RATE, WARM_UP = 3e-4, 1e-3, 150


@dataclass(frozen=True)
class Material:
    """The sentences of the treebanks by what they are trusted for, and the running texts."""

    full: list[Sentence]
    tagged: list[Sentence]
    older: list[Sentence]
    running: list[Running]


def read_material(data: Path) -> Material:
    """Everything that is trained on."""
    nlp = spacy.blank("nl")
    customise_tokenizer(nlp)
    banks = data / "treebank"
    alpino = read_sentences(banks / "alpino-train.conllu.gz")
    return Material(
        [sentence for sentence in alpino if sentence.source not in UNFIT_SOURCES],
        list(read_sentences(banks / "lassysmall-2018-extra.conllu.gz")),
        list(read_sentences(banks / "lassysmall-2017-train.conllu.gz")),
        running_texts(nlp, data, random.Random(1)),
    )


def labels_of(sentences: Sequence[Sentence]) -> Labels:
    """All labels that occur, sorted."""
    words = [word for sentence in sentences for word in sentence.words]
    return Labels(
        tuple(sorted({word.xpos for word in words})),
        tuple(sorted({(word.upos, word.feats) for word in words})),
        tuple(sorted({word.deprel for word in words})),
    )


class Encoder:
    """Stretches → rows of numbers; some words are masked, so that their context must tell."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels, rng: random.Random) -> None:
        self._reader = PieceReader(tokenizer)
        self._mask = special_piece(tokenizer, "[MASK]")
        self._rng = rng
        self._xpos = {label: row for row, label in enumerate(labels.xpos)}
        self._morphology = {label: row for row, label in enumerate(labels.morphology)}
        self._relations = {label: row for row, label in enumerate(labels.relations)}

    def encode(self, made: Stretch) -> dict[str, list[int]]:
        """The row of one stretch."""
        pieces = self._reader.read(made.words, made.spaces)
        ids = list(pieces.ids)
        for first, count in zip(pieces.firsts, pieces.counts, strict=True):
            if self._rng.random() < MASKED:
                ids[first : first + count] = [self._mask] * count
        return {
            "ids": ids,
            "shapes": pieces.shapes,
            "firsts": pieces.firsts,
            "counts": pieces.counts,
            "starts": [-1 if start is None else start for start in made.starts],
            "xpos": [self._xpos.get(tag or "", -1) for tag in made.xpos],
            "morphology": [self._morphology.get(m or ("", ""), -1) for m in made.morphology],
            "heads": made.heads,
            "relations": [self._relations.get(name or "", -1) for name in made.relations],
        }


def epoch(
    material: Material, encoder: Encoder, running: int, rng: random.Random
) -> Iterator[Batch]:
    """The batches of one epoch: all trees, the tagged sentences twice, the older trees once."""
    parts = [(group, Known.ALL) for group in groups(material.full, rng)]
    for _ in range(2):
        parts += [(group, Known.TAGS) for group in groups(material.tagged, rng)]
    parts += [(group, Known.OLDER_TREES) for group in groups(material.older, rng)]
    order: list[tuple[list[Sentence] | None, Known]] = [*parts]
    order += [(None, Known.BOUNDARIES)] * running
    rng.shuffle(order)
    for start in range(0, len(order), SORTED_TOGETHER):
        rows = [
            encoder.encode(
                running_stretch(material.running, rng)
                if group is None
                else stretch(group, known, rng)
            )
            for group, known in order[start : start + SORTED_TOGETHER]
        ]
        yield from map(collate, batches(rows, rng))


def batches(
    rows: list[dict[str, list[int]]], rng: random.Random
) -> list[list[dict[str, list[int]]]]:
    """Rows of about equal length together, in random order of the batches."""
    made: list[list[dict[str, list[int]]]] = []
    current: list[dict[str, list[int]]] = []
    for row in sorted(rows, key=lambda row: len(row["ids"])):
        if current and (len(current) + 1) * len(row["ids"]) > BATCH_PIECES:
            made.append(current)
            current = []
        current.append(row)
    made.append(current)
    rng.shuffle(made)
    return made


def optimiser(net: Annotator, rate: float) -> torch.optim.AdamW:
    """Layers at `rate`, word pieces twice, word shapes ten times as fast, heads at their own."""
    words = net.bert.embeddings.word_embeddings.weight
    shapes = net.bert.embeddings.token_type_embeddings.weight
    apart = {id(words), id(shapes)}
    layers = [p for p in net.bert.parameters() if id(p) not in apart]
    inside = {id(p) for p in net.bert.parameters()}
    heads = [p for p in net.parameters() if id(p) not in inside]
    return torch.optim.AdamW(
        [
            {"params": layers, "lr": rate, "weight_decay": 0.01},
            {"params": [words], "lr": 2 * rate, "weight_decay": 0.0},
            {"params": [shapes], "lr": 10 * rate, "weight_decay": 0.0},
            {"params": heads, "lr": HEAD_RATE * rate / RATE, "weight_decay": 0.01},
        ],
        betas=(0.9, 0.98),
    )


def train(net: Annotator, material: Material, labels: Labels, args: argparse.Namespace) -> None:
    """Train for whole epochs, with warm-up and linear decay; a checkpoint after each."""
    rng = random.Random(args.seed)
    encoder = Encoder(Tokenizer.from_file(str(args.encoder / "tokenizer.json")), labels, rng)
    steps = args.epochs * sum(1 for _ in epoch(material, encoder, args.running, rng))
    adam = optimiser(net, args.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / WARM_UP, max(0.02, (steps - step) / steps))
    )
    started, done, smoothed = time.monotonic(), 0, 0.0
    for _ in range(args.epochs):
        for batch in epoch(material, encoder, args.running, rng):
            loss = net.loss(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            schedule.step()
            adam.zero_grad(set_to_none=True)
            smoothed = 0.98 * smoothed + 0.02 * loss.item() if done else loss.item()
            done += 1
            if done % 50 == 0:
                seconds = time.monotonic() - started
                print(f"{done} of {steps}, loss {smoothed:.3f}, {seconds:.0f} s", flush=True)
        torch.save({"state": net.state_dict(), "labels": asdict(labels)}, args.out)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path, help="folder of the sentence encoder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--running", type=int, default=1500, help="running stretches an epoch")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--continue-from", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    material = read_material(args.data)
    labels = labels_of(material.full)
    sizes = len(labels.xpos), len(labels.morphology), len(labels.relations)
    net = Annotator(args.encoder, args.layers, sizes)
    if args.continue_from:
        net.load_state_dict(torch.load(args.continue_from)["state"])
    train(net, material, labels, args)


if __name__ == "__main__":
    main()
