"""Teach a trained encoder to answer: written questions and headings must find their text.

Four tasks in fixed shares of the batches. `asked`: a question of `training/questions` must find
its passage, or the sentence that answers it, among those of the batch, with a look-alike for each
(another sentence of the passage, or a passage that BM25 takes for the answer). `headings`: a law
heading must find its text, beside a BM25 look-alike. `cloze`: a sentence must find the rest of its
passage. `anchors`: translated sentences keep the embedding of their English translation, so that
similarity is not lost on the way.
Sources: Karpukhin et al. (2020), doi:10.18653/v1/2020.emnlp-main.550 (hard negatives); Lee, Chang &
Toutanova (2019), doi:10.18653/v1/P19-1612 (cloze).

Usage: python refine.py --data DATA --questions QUESTIONS --teacher TEACHER --start MODEL --out RUN
    --eval EVAL --report REPORT.txt
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from asked import Asked, Bm25, look_alikes, passage_texts, read_asked
from batches import padded, query, token_ids
from checkpoints import save_folder
from corpora import LawPair, Selection, read_law_pairs, select
from distil import Recipe, Trainer, distil_loss, embed, embed_rows
from evaluate import TABLE_HEAD, encoder_of, figures_of, retrieval, table_row
from sentence_transformers import SentenceTransformer
from targets import encode
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

TASKS = ("asked", "asked", "headings", "anchors", "asked", "asked", "cloze", "anchors")
ANCHORS = (Selection("tatoeba", 40, 12_000), Selection("lokalisatie", 24, 3_000))
POOL = 800  # passages among which held-out questions are looked up
HELD_OUT = 0.06  # of the passages with questions, for a figure of their own
BATCH, ANCHOR_BATCH = 32, 128
QUERY_TOKENS, LAW_HEADINGS = 40, 4_000
LENGTHS = (48, 64, 96, 128, 160)  # tokens at which the passages of a batch are cut

Rows = list[list[int]]
Search = tuple[Rows, Rows]


@dataclass(frozen=True)
class Material:
    """All that batches are made from; `laws` have a look-alike each."""

    asked: list[Asked]
    alikes: dict[str, str]
    laws: list[tuple[LawPair, str]]
    anchors: list[str]
    targets: np.ndarray


def gather(args: argparse.Namespace) -> tuple[Material, list[Asked], list[str]]:
    """The training material, the held-out questions, and the passages they are looked up in."""
    texts = passage_texts(args.data)
    asked = read_asked(args.questions, texts)
    rng = random.Random(5)
    rng.shuffle(asked)
    cut = int(HELD_OUT * len(asked))
    pairs = [pair for pair in read_law_pairs(args.data) if pair.title]
    pool = [pair.text for pair in pairs[::2]] + [item.text for item in asked]
    bm25 = Bm25(pool)
    alikes = {}
    for item in asked[cut:]:
        for question, _ in item.questions:
            found = look_alikes(bm25, pool, question, item.text, 4)
            alikes[question] = pool[rng.choice(found)] if found else rng.choice(pool)
    laws = []
    for pair in rng.sample(pairs, LAW_HEADINGS):
        found = look_alikes(bm25, pool, f"{pair.heading} {pair.title}", pair.text, 3)
        laws.append((pair, pool[rng.choice(found)] if found else rng.choice(pool)))
    chosen = [pair for selection in ANCHORS for pair in select(args.data, selection)]
    teacher = SentenceTransformer(str(args.teacher), device="cpu")
    targets = encode(teacher, [pair.english for pair in chosen])
    material = Material(asked[cut:], alikes, laws, [pair.dutch for pair in chosen], targets)
    return material, asked[:cut], pool[:POOL] + [item.text for item in asked[:cut]]


def asked_batches(tokenizer: Tokenizer, material: Material, rng: random.Random) -> Iterator[Search]:
    """Questions, and behind as many own texts as many look-alikes: passages or sentences."""
    while True:
        order = rng.sample(material.asked, len(material.asked))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            queries, own, other = [], [], []
            for item in order[start : start + BATCH]:
                question, sentence = rng.choice(item.questions)
                rest = [other for other in item.sentences if other != sentence]
                queries.append(question)
                if rng.random() < 0.5 and rest:
                    own.append(sentence)
                    other.append(rng.choice(rest))
                else:
                    own.append(item.text)
                    other.append(material.alikes[question])
            yield as_rows(tokenizer, queries, own + other, rng)


def heading_batches(
    tokenizer: Tokenizer, material: Material, rng: random.Random
) -> Iterator[Search]:
    """Headings (or questions made from them), their texts and the look-alikes."""
    while True:
        order = rng.sample(material.laws, len(material.laws))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            group = order[start : start + BATCH]
            texts = [pair.text for pair, _ in group] + [alike for _, alike in group]
            yield as_rows(tokenizer, [query(pair, rng) for pair, _ in group], texts, rng)


def cloze_batches(tokenizer: Tokenizer, material: Material, rng: random.Random) -> Iterator[Search]:
    """A sentence of a passage as the query, the passage without it as its text."""
    passages = [item for item in material.asked if len(item.sentences) > 2]
    while True:
        queries, own = [], []
        for item in rng.sample(passages, BATCH):
            at = rng.randrange(len(item.sentences))
            queries.append(item.sentences[at])
            own.append(" ".join([*item.sentences[:at], *item.sentences[at + 1 :]]))
        yield as_rows(tokenizer, queries, own, rng)


def anchor_batches(
    tokenizer: Tokenizer, material: Material, rng: random.Random
) -> Iterator[tuple[Rows, np.ndarray]]:
    """Sentences with the English embedding of their translation."""
    ids = token_ids(tokenizer, material.anchors, 64)
    while True:
        chosen = sorted(rng.sample(range(len(ids)), ANCHOR_BATCH), key=lambda i: len(ids[i]))
        yield [ids[i] for i in chosen], material.targets[chosen].astype(np.float32)


def as_rows(
    tokenizer: Tokenizer, queries: Sequence[str], texts: Sequence[str], rng: random.Random
) -> Search:
    """Token ids of queries and texts, cut."""
    queried = token_ids(tokenizer, list(queries), QUERY_TOKENS)
    return queried, token_ids(tokenizer, list(texts), rng.choice(LENGTHS))


def search_loss(queries: torch.Tensor, texts: torch.Tensor, temperature: float) -> torch.Tensor:
    """Cross entropy of the own text among all texts and look-alikes, and of the own query."""
    scores = queries @ texts.T / temperature
    own = torch.arange(len(queries))
    back = nn.functional.cross_entropy(scores[:, : len(queries)].T, own)
    return 0.8 * nn.functional.cross_entropy(scores, own) + 0.2 * back


def loss_of(
    trainer: Trainer, task: str, batch: Search | tuple[Rows, np.ndarray]
) -> tuple[torch.Tensor, int]:
    """The loss of a batch and the tokens computed for it."""
    recipe = trainer.recipe
    if task == "anchors":
        rows, targets = batch
        inputs = padded(rows)
        vectors = embed(trainer.bert, inputs)
        return distil_loss(vectors, torch.from_numpy(np.asarray(targets)), recipe), inputs.tokens
    (queries, n), (texts, m) = (embed_rows(trainer.bert, rows) for rows in batch)
    return search_loss(queries, texts, recipe.temperature), n + m


def held_out_figures(model: Path, held_out: Sequence[Asked], pool: list[str]) -> dict[str, float]:
    """How well the held-out questions find their passage among those of `pool`."""
    encode_texts = encoder_of(SentenceTransformer(str(model), device="cpu"))
    place = {text: row for row, text in enumerate(pool)}
    asked = [(q, place[item.text]) for item in held_out for q, _ in item.questions]
    relevant = np.zeros((len(asked), len(pool)), dtype=bool)
    relevant[np.arange(len(asked)), [row for _, row in asked]] = True
    return retrieval(encode_texts([q for q, _ in asked]), encode_texts(pool), relevant)


def main() -> None:
    """Train until the budget is spent; a checkpoint with its figures every few minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "questions", "teacher", "start", "out", "eval", "report"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--budget", type=int, default=2_000_000, help="tokens")
    parser.add_argument("--checkpoints", type=int, default=4)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(13)
    recipe = Recipe(budget=args.budget, layer_rate=5e-5, embedding_rate=2e-4, warm_up=0.04)
    material, held_out, pool = gather(args)
    print(f"{len(material.asked)} passages, {len(material.alikes)} questions", flush=True)
    tokenizer = Tokenizer.from_file(str(args.start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    trainer = Trainer(BertModel.from_pretrained(args.start, attn_implementation="sdpa"), recipe)
    trainer.bert.float()
    trainer.bert.eval()  # no dropout
    trainer.progress.tokens = dict.fromkeys(TASKS, 0)
    trainer.progress.steps = dict.fromkeys(TASKS, 0)
    if (args.out / "state.pt").exists():
        trainer.load(args.out / "state.pt")
    makers = {
        "asked": asked_batches,
        "headings": heading_batches,
        "cloze": cloze_batches,
        "anchors": anchor_batches,
    }
    done = sum(trainer.progress.steps.values())
    feeds = {
        task: make(tokenizer, material, random.Random(f"{task}-{done}"))
        for task, make in makers.items()
    }
    train(trainer, feeds, args, (held_out, pool))


def train(
    trainer: Trainer,
    feeds: dict[str, Iterator[Search]],
    args: argparse.Namespace,
    check: tuple[list[Asked], list[str]],
) -> None:
    """Go round the tasks until the budget is spent."""
    progress, started = trainer.progress, time.monotonic()
    every = args.budget // args.checkpoints
    following = (progress.total // every + 1) * every
    while progress.total < args.budget:
        task = TASKS[sum(progress.steps.values()) % len(TASKS)]
        loss, tokens = loss_of(trainer, task, next(feeds[task]))
        trainer.step(loss, task, tokens)
        if sum(progress.steps.values()) % 20 == 0:
            losses = " ".join(f"{name} {value:.3f}" for name, value in progress.losses.items())
            seconds = time.monotonic() - started
            print(f"{progress.total:,} tokens, {seconds:.0f} s, {losses}", flush=True)
        if progress.total >= following:
            following += every
            checkpoint(trainer, args, check)


def checkpoint(
    trainer: Trainer, args: argparse.Namespace, check: tuple[list[Asked], list[str]]
) -> None:
    """Save the state and the model and print the dev figures."""
    args.out.mkdir(parents=True, exist_ok=True)
    trainer.save(args.out / "state.pt")
    name = f"{trainer.progress.total // 1000:05}k"
    folder = args.out / name / "encoder-nl"
    save_folder(trainer.bert, args.start, folder)
    figures = figures_of(
        encoder_of(SentenceTransformer(str(folder), device="cpu")), args.eval, args.report
    )
    print(f"{TABLE_HEAD}\n{table_row(name, figures)}", flush=True)
    print("held-out questions", held_out_figures(folder, *check), flush=True)


if __name__ == "__main__":
    sys.exit(main())
