"""Train the transplanted encoder: English embeddings as targets, law headings as searches.

Two losses, mixed by token budget. Translated sentences: one minus the cosine with the English
embedding of the translation, plus the divergence of the in-batch similarities from the English
ones. Law pairs: a heading, or a question made from it, must find its text among those of the
batch (in-batch negatives). Embedding rows learn faster than the layers and only when they occur.
Sources: Reimers & Gurevych (2020), https://aclanthology.org/2020.emnlp-main.365; Henderson et al.
(2017), https://arxiv.org/abs/1705.00652.

Usage: python distil.py --data DATA --targets TARGETS --start MODEL --out RUN --eval EVAL
    --report REPORT
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from batches import Padded, Sentences, law_batches, padded, sentence_batches, sentences
from checkpoints import keep_best, save_folder
from corpora import DISTIL_SELECTION, read_law_pairs, select
from evaluate import TABLE_HEAD, encoder_of, figures_of, table_row
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel


@dataclass(frozen=True)
class Recipe:
    """What a run learns, and how fast. Budgets are in tokens, padding included."""

    budget: int = 3_600_000
    law_share: float = 0.35
    law_from: float = 0.1
    layer_rate: float = 6e-5
    embedding_rate: float = 3e-4
    warm_up: float = 0.02
    final_rate: float = 0.05
    batch: int = 128
    batch_tokens: int = 2560
    law_batch: int = 48
    relation: float = 0.2
    temperature: float = 0.05
    seed: int = 13


@dataclass
class Progress:
    """How far a run is: tokens by task, steps by task, seconds of training, smoothed losses."""

    tokens: dict[str, int] = field(default_factory=lambda: {"sentences": 0, "laws": 0})
    steps: dict[str, int] = field(default_factory=lambda: {"sentences": 0, "laws": 0})
    losses: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """Tokens of both tasks."""
        return sum(self.tokens.values())


def embed(bert: BertModel, batch: Padded) -> torch.Tensor:
    """Mean-pooled embeddings of unit length, shape (texts, d)."""
    hidden = bert(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
    weight = batch.mask.unsqueeze(-1).to(hidden.dtype)
    return nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1), dim=1)


def embed_rows(bert: BertModel, rows: list[list[int]], part: int = 16) -> tuple[torch.Tensor, int]:
    """Embeddings of rows of unequal length, computed in parts, and the tokens computed."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    parts = [padded([rows[i] for i in order[s : s + part]]) for s in range(0, len(rows), part)]
    vectors = torch.cat([embed(bert, batch) for batch in parts])
    return vectors[torch.tensor(order).argsort()], sum(batch.tokens for batch in parts)


def distil_loss(student: torch.Tensor, targets: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    """One minus cosine, plus the divergence of similarities to the batch's targets."""
    targets = nn.functional.normalize(targets, dim=1)
    cosine = (student * targets).sum(1)
    wanted = nn.functional.log_softmax(targets @ targets.T / recipe.temperature, dim=1)
    given = nn.functional.log_softmax(student @ targets.T / recipe.temperature, dim=1)
    relation = nn.functional.kl_div(given, wanted, reduction="batchmean", log_target=True)
    return (1 - cosine).mean() + recipe.relation * relation


def search_loss(queries: torch.Tensor, texts: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    """Cross entropy of the own text among all texts, and of the own query among all queries."""
    scores = queries @ texts.T / recipe.temperature
    own = torch.arange(len(scores))
    return 0.7 * nn.functional.cross_entropy(scores, own) + 0.3 * nn.functional.cross_entropy(
        scores.T, own
    )


def rate_factor(done: float, recipe: Recipe) -> float:
    """Learning rate factor after a share `done` of the budget: warm-up, then linear decay."""
    if done < recipe.warm_up:
        return max(done, 1e-3) / recipe.warm_up
    left = (1 - done) / (1 - recipe.warm_up)
    return max(recipe.final_rate, left)


def next_task(progress: Progress, recipe: Recipe) -> str:
    """The task that is behind its share of the tokens; laws start at `law_from` of the budget."""
    done = progress.total / recipe.budget
    if done < recipe.law_from:
        return "sentences"
    share = recipe.law_share / (1 - recipe.law_from)
    wanted = share * (progress.total - recipe.law_from * recipe.budget)
    return "laws" if progress.tokens["laws"] < wanted else "sentences"


def sentence_data(
    tokenizer: Tokenizer, data: Path, targets: Path, repeat: dict[str, int]
) -> Sentences:
    """Sentences of all corpora with targets; a corpus named in `repeat` is taken more often."""
    texts: list[str] = []
    rows: list[np.ndarray] = []
    for selection in DISTIL_SELECTION:
        path = targets / f"{selection.corpus}.npy"
        times = repeat.get(selection.corpus, 1)
        if path.exists() and times:
            vectors = np.load(path)
            texts += [p.dutch for p in select(data, selection)[: len(vectors)]] * times
            rows += [vectors] * times
            print(f"{selection.corpus}: {len(rows[-1])} pairs, {times} times an epoch", flush=True)
    return sentences(tokenizer, texts, np.concatenate(rows))


class Trainer:
    """A model with its two optimisers and its progress; can be saved and taken up again."""

    def __init__(self, bert: BertModel, recipe: Recipe) -> None:
        table = bert.embeddings.word_embeddings
        table.sparse = True
        self.bert, self.recipe, self.progress = bert, recipe, Progress()
        self.dense = [p for n, p in bert.named_parameters() if p is not table.weight]
        self.layers = torch.optim.AdamW(
            self.dense, lr=recipe.layer_rate, weight_decay=0.0, betas=(0.9, 0.98)
        )
        self.table = torch.optim.SparseAdam(
            [table.weight], lr=recipe.embedding_rate, betas=(0.9, 0.98)
        )

    def step(self, loss: torch.Tensor, task: str, tokens: int) -> None:
        """One update of both optimisers."""
        factor = rate_factor(self.progress.total / self.recipe.budget, self.recipe)
        self.layers.param_groups[0]["lr"] = self.recipe.layer_rate * factor
        self.table.param_groups[0]["lr"] = self.recipe.embedding_rate * factor
        loss.backward()
        nn.utils.clip_grad_norm_(self.dense, 1.0)
        for optimiser in (self.layers, self.table):
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        self.progress.tokens[task] += tokens
        self.progress.steps[task] += 1
        before = self.progress.losses.get(task, loss.item())
        self.progress.losses[task] = 0.98 * before + 0.02 * loss.item()

    def save(self, path: Path) -> None:
        """Write everything that a resumed run needs."""
        state = {
            "bert": self.bert.state_dict(),
            "layers": self.layers.state_dict(),
            "table": self.table.state_dict(),
            "progress": self.progress.__dict__,
        }
        partial = path.with_suffix(".tmp")
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path) -> None:
        """Take up a saved run."""
        state = torch.load(path)
        self.bert.load_state_dict(state["bert"])
        self.layers.load_state_dict(state["layers"])
        self.table.load_state_dict(state["table"])
        self.progress = Progress(**state["progress"])


def skip(batches: Iterator, count: int) -> Iterator:  # type: ignore[type-arg]
    """The iterator after `count` items."""
    for _ in range(count):
        next(batches)
    return batches


def train_for(trainer: Trainer, feeds: dict[str, Iterator], seconds: float) -> None:  # type: ignore[type-arg]
    """Train until `seconds` have gone by or the budget is spent."""
    started = time.monotonic()
    recipe, progress = trainer.recipe, trainer.progress
    trainer.bert.eval()  # no dropout: the targets are exact and the budget is small
    while progress.total < recipe.budget and time.monotonic() - started < seconds:
        task = next_task(progress, recipe)
        if task == "laws":
            (queries, n), (texts, m) = (embed_rows(trainer.bert, r) for r in next(feeds[task]))
            loss, tokens = search_loss(queries, texts, recipe), n + m
        else:
            batch, wanted = next(feeds[task])
            loss, tokens = distil_loss(embed(trainer.bert, batch), wanted, recipe), batch.tokens
        trainer.step(loss, task, tokens)
        if sum(progress.steps.values()) % 50 == 0:
            losses = " ".join(f"{k} {v:.3f}" for k, v in progress.losses.items())
            rate = progress.total / (progress.seconds + time.monotonic() - started)
            print(f"{progress.steps} {progress.total:,} tokens {rate:.0f}/s {losses}", flush=True)
    progress.seconds += time.monotonic() - started


def checkpoint(trainer: Trainer, tokenizer: Path, args: argparse.Namespace) -> None:
    """Save the state and the model, print the dev figures, and keep the model if it is the best."""
    trainer.save(args.out / "state.pt")
    name = f"{trainer.progress.total // 1000:05}k"
    folder = args.out / name / "encoder-nl"
    save_folder(trainer.bert, tokenizer, folder)
    encode = encoder_of(SentenceTransformer(str(folder), device="cpu"))
    figures = figures_of(encode, args.eval, args.report)
    record = {"model": name, "tokens": trainer.progress.tokens, "seconds": trainer.progress.seconds}
    with (args.out / "figures.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record | figures) + "\n")
    print(f"{TABLE_HEAD}\n{table_row(name, figures)}", flush=True)
    if args.best and keep_best(folder, figures, args.best):
        print(f"{name} is the best so far", flush=True)


def main() -> None:
    """Train until the budget is spent, with a checkpoint every so many minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "targets", "start", "out", "eval", "report"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--best", type=Path, help="folder that always holds the best model")
    parser.add_argument("--budget", type=int, default=Recipe.budget)
    parser.add_argument("--law-share", type=float, default=Recipe.law_share)
    parser.add_argument("--minutes", type=float, default=10.0, help="between two checkpoints")
    parser.add_argument("--repeat", type=json.loads, default={}, help='such as {"tatoeba": 2}')
    args = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(budget=args.budget, law_share=args.law_share)
    torch.manual_seed(recipe.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    trainer = Trainer(BertModel.from_pretrained(args.start, attn_implementation="eager"), recipe)
    if (args.out / "state.pt").exists():
        trainer.load(args.out / "state.pt")
    laws = [pair for pair in read_law_pairs(args.data) if pair.title]
    random.Random(recipe.seed).shuffle(laws)
    translated = sentence_data(tokenizer, args.data, args.targets, args.repeat)
    size = recipe.batch, recipe.batch_tokens, recipe.seed
    feeds = {
        "sentences": sentence_batches(translated, *size),
        "laws": law_batches(tokenizer, laws, recipe.law_batch, recipe.seed),
    }
    feeds = {task: skip(feed, trainer.progress.steps[task]) for task, feed in feeds.items()}
    while trainer.progress.total < recipe.budget:
        train_for(trainer, feeds, args.minutes * 60)
        checkpoint(trainer, args.start, args)


if __name__ == "__main__":
    main()
