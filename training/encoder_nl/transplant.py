"""The English encoder with a Dutch vocabulary: token embeddings mixed from aligned English ones.

A Dutch token gets the mean of the English embeddings it is aligned with, weighted by the squared
link posteriors and stretched back to the usual distance from the centre (a mean of vectors is too
short). Tokens with little or no aligned text lean on a second guess: the same string in English,
the same string with or without "##", the neighbours in Dutch co-occurrence space, or the pieces
of the token itself. All other layers are those of the English encoder.
Sources: Remy et al. (2024), https://arxiv.org/abs/2408.04303; Minixhofer, Paischer & Rekabsaz
(2022), https://aclanthology.org/2022.naacl-main.293.

Usage: python transplant.py --data DATA --teacher TEACHER --dutch VOCAB --links links.npz --out
    MODEL
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
import torch
from checkpoints import SPECIAL, save_folder
from corpora import read_lines
from scipy.sparse.linalg import svds
from tokenizers import Tokenizer
from transformers import BertModel

POWER = 2.0
TRUST = 4.0
NEIGHBOURS = 8


@dataclass(frozen=True)
class Guess:
    """Embeddings of shape (tokens, d) and for every token how many observations stand behind it."""

    vectors: np.ndarray
    weight: np.ndarray


def stretched(mix: sp.csr_matrix, table: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Rows of `mix @ table`, each at the mean distance from `centre` of what went into it.

    `mix` has rows that sum to one, or to zero: those become `centre`.
    """
    offsets = table - centre
    mean = mix @ offsets
    wanted = mix @ np.linalg.norm(offsets, axis=1)
    length = np.linalg.norm(mean, axis=1)
    scale = np.divide(wanted, length, out=np.zeros_like(length), where=length > 1e-9)
    return centre + mean * scale[:, None]


def normalised(matrix: sp.csr_matrix) -> sp.csr_matrix:
    """The matrix with rows that sum to one; empty rows stay empty."""
    total = np.asarray(matrix.sum(1)).ravel()
    return sp.diags(np.divide(1, total, out=np.zeros_like(total), where=total > 0)) @ matrix


def aligned(links: dict[str, np.ndarray], english: np.ndarray, size: int) -> Guess:
    """Embeddings from the aligned English tokens; the weight is the expected number of links."""
    shape = (size, len(english))
    counts = sp.csr_matrix((links["counts"], (links["dutch"], links["english"])), shape)
    observed = np.asarray(counts.sum(1)).ravel()
    mix = normalised(normalised(counts).power(POWER))
    mix.data[mix.data < 0.005] = 0
    centre = english.mean(0)
    return Guess(stretched(normalised(mix), english, centre), observed)


def identical(dutch: list[str], vocabulary: dict[str, int], english: np.ndarray) -> Guess:
    """Embeddings of the same string in English: certain for figures and signs, a hint for words."""
    vectors = np.zeros((len(dutch), english.shape[1]), english.dtype)
    weight = np.zeros(len(dutch))
    for row, token in enumerate(dutch):
        if token in vocabulary:
            vectors[row] = english[vocabulary[token]]
            bare = token.removeprefix("##")
            certain = token in SPECIAL or not any(c.isalpha() for c in bare)
            weight[row] = 1e6 if certain else 2.0 if len(bare) > 3 else 0.5
    return Guess(vectors, weight)


def twins(dutch: list[str], known: Guess) -> Guess:
    """Embeddings of the counterpart with or without "##"."""
    row_of = {token: row for row, token in enumerate(dutch)}
    vectors, weight = np.zeros_like(known.vectors), np.zeros(len(dutch))
    for row, token in enumerate(dutch):
        other = row_of.get(token[2:] if token.startswith("##") else "##" + token)
        if other is not None and len(token.removeprefix("##")) > 3:
            vectors[row] = known.vectors[other]
            weight[row] = min(known.weight[other], 20.0)
    return Guess(vectors, weight)


def combine(*guesses: Guess) -> Guess:
    """The weighted mean of several guesses."""
    weight = sum(g.weight for g in guesses)
    total = sum(g.vectors * g.weight[:, None] for g in guesses)
    vectors = np.divide(total, weight[:, None], where=weight[:, None] > 0, out=np.zeros_like(total))
    return Guess(vectors.astype(np.float32), weight)


def co_occurrence(texts: list[str], dutch: Tokenizer, reach: int = 4) -> sp.csr_matrix:
    """Counts of token pairs that stand within `reach` tokens, nearer pairs counting more."""
    size = dutch.get_vocab_size()
    ids: list[int] = []
    for encoding in dutch.encode_batch(texts, add_special_tokens=False):
        ids.extend(encoding.ids)
        ids.extend([-1] * reach)
    flat = np.array(ids)
    total = sp.csr_matrix((size, size))
    for distance in range(1, reach + 1):
        left, right = flat[:-distance], flat[distance:]
        both = (left >= 0) & (right >= 0)
        ones = np.full(both.sum(), 1 / distance, np.float32)
        total = total + sp.csr_matrix((ones, (left[both], right[both])), (size, size))
    return (total + total.T).tocsr()


def word_space(counts: sp.csr_matrix, dimensions: int = 160) -> np.ndarray:
    """Unit-length token vectors from positive pointwise mutual information, smoothed contexts.

    Source: Levy, Goldberg & Dagan (2015), https://aclanthology.org/Q15-1016.
    """
    pairs = counts.tocoo()
    rows = np.asarray(counts.sum(1)).ravel()
    contexts = rows**0.75
    expected = rows[pairs.row] * (contexts[pairs.col] / contexts.sum())
    values = np.log(np.maximum(pairs.data / np.maximum(expected, 1e-9), 1e-9))
    keep = values > 0
    ppmi = sp.csr_matrix((values[keep], (pairs.row[keep], pairs.col[keep])), counts.shape)
    u, s, _ = svds(ppmi.astype(np.float32), k=dimensions, random_state=13)
    vectors = u * np.sqrt(s)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def neighbours(space: np.ndarray, frequency: np.ndarray, known: Guess) -> Guess:
    """Embeddings from the nearest well-known tokens in Dutch co-occurrence space."""
    teachers = np.flatnonzero(known.weight > 10 * TRUST)
    learners = np.flatnonzero((known.weight < 10 * TRUST) & (frequency >= 20))
    vectors, weight = np.zeros_like(known.vectors), np.zeros(len(space))
    centre = known.vectors[teachers].mean(0)
    for start in range(0, len(learners), 1024):
        rows = learners[start : start + 1024]
        likeness = space[rows] @ space[teachers].T
        best = np.argpartition(-likeness, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        share = np.exp(10 * np.take_along_axis(likeness, best, axis=1))
        at = np.repeat(np.arange(len(rows)), NEIGHBOURS), best.ravel()
        mix = normalised(sp.csr_matrix((share.ravel(), at), (len(rows), len(teachers))))
        vectors[rows] = stretched(mix, known.vectors[teachers], centre)
        weight[rows] = TRUST
    return Guess(vectors, weight)


def from_pieces(dutch: list[str], english: Tokenizer, table: np.ndarray) -> Guess:
    """Embeddings of the English pieces of the string, a last resort (loan words, names)."""
    centre = table.mean(0)
    mix = sp.lil_matrix((len(dutch), len(table)))
    for row, token in enumerate(dutch):
        ids = english.encode(token.removeprefix("##"), add_special_tokens=False).ids
        for number in ids:
            mix[row, number] += 1 / len(ids)
    return Guess(stretched(mix.tocsr(), table, centre), np.full(len(dutch), 0.25))


def dutch_embeddings(
    links: dict[str, np.ndarray],
    english: Tokenizer,
    table: np.ndarray,
    dutch: Tokenizer,
    texts: list[str],
) -> tuple[np.ndarray, str]:
    """The embedding table of the Dutch vocabulary, and a line that says where it came from."""
    vocabulary = dutch.get_vocab()
    tokens = sorted(vocabulary, key=vocabulary.__getitem__)
    same = identical(tokens, english.get_vocab(), table)
    first = combine(aligned(links, table, len(tokens)), same)
    counts = co_occurrence(texts, dutch)
    frequency = np.asarray(counts.sum(1)).ravel()
    second = neighbours(word_space(counts), frequency, first)
    pieces = from_pieces(tokens, english, table)
    twin = twins(tokens, first)
    small = Guess(twin.vectors, np.minimum(twin.weight, TRUST))
    final = combine(first, second, small, pieces)
    summary = (
        f"{(first.weight > 10 * TRUST).sum()} tokens well aligned, {(first.weight < 1).sum()} "
        f"with less than one link; {(second.weight > 0).sum()} helped by neighbours"
    )
    return restored(final.vectors, table), summary


def restored(vectors: np.ndarray, table: np.ndarray) -> np.ndarray:
    """The vectors; those that mixing left too near the centre are moved to the usual distance."""
    centre = table.mean(0)
    offsets = vectors - centre
    length = np.linalg.norm(offsets, axis=1)
    usual = float(np.median(np.linalg.norm(table - centre, axis=1)))
    scale = np.maximum(1.0, 0.9 * usual / np.maximum(length, 1e-9))
    return (centre + offsets * scale[:, None]).astype(np.float32)


def main() -> None:
    """Write the transplanted encoder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--dutch", type=Path, required=True)
    parser.add_argument("--links", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    monolingual = args.data / "monolingual"
    laws = read_lines(monolingual / "wetten-tekst.txt.xz")
    texts = random.Random(13).sample(laws, 50_000)
    for name in ("eindhoven", "nlwiki-selectie"):
        texts += read_lines(monolingual / f"{name}.txt.gz")
    english = Tokenizer.from_file(str(args.teacher / "tokenizer.json"))
    english.no_padding()
    bert = BertModel.from_pretrained(args.teacher)
    table = bert.embeddings.word_embeddings.weight.detach().numpy()
    dutch = Tokenizer.from_file(str(args.dutch / "tokenizer.json"))
    vectors, summary = dutch_embeddings(dict(np.load(args.links)), english, table, dutch, texts)
    print(summary)
    bert.resize_token_embeddings(len(vectors), mean_resizing=False)
    bert.embeddings.word_embeddings.weight.data.copy_(torch.from_numpy(vectors))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_folder(bert, args.dutch, args.out)


if __name__ == "__main__":
    main()
