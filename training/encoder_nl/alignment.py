"""Translation probabilities between the pieces of two vocabularies, from parallel text.

IBM model 1 with a fixed preference for the diagonal (so model 2 in the parametrisation of
fast_align), run in both directions; the expected link counts of the two are joined by their
geometric mean, which keeps only links that both directions believe in.
Sources: Brown et al. (1993), https://aclanthology.org/J93-2003; Dyer, Chahuneau & Smith (2013),
https://aclanthology.org/N13-1073; Liang, Taskar & Klein (2006),
https://aclanthology.org/N06-1014.

Usage: python alignment.py --data DATA --english TEACHER --dutch VOCAB --out links.npz
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpora import PARALLEL, Selection, select
from numba import njit
from tokenizers import Tokenizer

SELECTION = [Selection(name, 60, 90_000) for name in PARALLEL]
MAX_PIECES = 72
TENSION = 4.0
NULL_WEIGHT = 0.08


@dataclass(frozen=True)
class Bitext:
    """Sentence pairs as flat arrays of token ids; sentence `i` is `ids[ends[i-1]:ends[i]]`."""

    source: np.ndarray
    source_ends: np.ndarray
    target: np.ndarray
    target_ends: np.ndarray


def flatten(sentences: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """All ids after each other, and the end of every sentence."""
    ends = np.cumsum([len(s) for s in sentences])
    return np.fromiter((i for s in sentences for i in s), np.int32, int(ends[-1])), ends


def read_bitext(data: Path, english: Tokenizer, dutch: Tokenizer) -> Bitext:
    """Dutch (source) and English (target) pieces of the pairs that are not too long."""
    pairs = [pair for selection in SELECTION for pair in select(data, selection)]
    left = dutch.encode_batch([p.dutch for p in pairs], add_special_tokens=False)
    right = english.encode_batch([p.english for p in pairs], add_special_tokens=False)
    kept = [
        (a.ids, b.ids)
        for a, b in zip(left, right, strict=True)
        if 0 < len(a.ids) <= MAX_PIECES and 0 < len(b.ids) <= MAX_PIECES
    ]
    source, source_ends = flatten([a for a, _ in kept])
    target, target_ends = flatten([b for _, b in kept])
    return Bitext(source, source_ends, target, target_ends)


@njit(cache=False)
def link_keys(source, source_ends, target, target_ends, width, keys):  # type: ignore[no-untyped-def]
    """Fill `keys` with source * width + target for every possible link, sentence by sentence."""
    link = 0
    a = b = 0
    for sentence in range(len(source_ends)):
        for i in range(a, source_ends[sentence]):
            for j in range(b, target_ends[sentence]):
                keys[link] = np.int64(source[i]) * width + target[j]
                link += 1
        a, b = source_ends[sentence], target_ends[sentence]


@njit(cache=False, fastmath=True)
def expect(index, source_ends, target_ends, table, null, tension, null_weight, counts, forward):  # type: ignore
    """One E step: add the expected links to `counts`.

    Forward, every target token is explained by the source; backward, the other way round.
    """
    link = 0
    a = b = 0
    share = np.empty(256, np.float32)
    for sentence in range(len(source_ends)):
        n = source_ends[sentence] - a
        m = target_ends[sentence] - b
        explained, explaining = (m, n) if forward else (n, m)
        for j in range(explained):
            prior_sum = 0.0
            total = 0.0
            for i in range(explaining):
                prior = np.exp(-tension * abs((i + 0.5) / explaining - (j + 0.5) / explained))
                prior_sum += prior
                at = link + (i * m + j if forward else j * m + i)
                share[i] = prior * table[index[at]]
                total += share[i]
            total = total * (1.0 - null_weight) / prior_sum
            scale = (1.0 - null_weight) / prior_sum / (total + null_weight * null)
            for i in range(explaining):
                at = link + (i * m + j if forward else j * m + i)
                counts[index[at]] += share[i] * scale
        link += n * m
        a, b = source_ends[sentence], target_ends[sentence]


def index_links(text: Bitext, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct link keys, sorted, and for every possible link the row of its key."""
    sizes_a = np.diff(text.source_ends, prepend=0)
    sizes_b = np.diff(text.target_ends, prepend=0)
    keys = np.empty(int((sizes_a * sizes_b).sum()), np.int64)
    link_keys(text.source, text.source_ends, text.target, text.target_ends, width, keys)
    distinct = np.unique(keys)
    index = np.empty(len(keys), np.int32)
    for start in range(0, len(keys), 5_000_000):
        block = keys[start : start + 5_000_000]
        index[start : start + len(block)] = np.searchsorted(distinct, block)
    return distinct, index


def align(text: Bitext, sizes: tuple[int, int], rounds: int) -> tuple[np.ndarray, np.ndarray]:
    """Link keys (source * sizes[1] + target) and their counts, joined over both directions."""
    distinct, index = index_links(text, sizes[1])
    pairs = len(text.source_ends)
    print(f"{pairs} pairs, {len(index)} links, {len(distinct)} distinct", flush=True)
    joined = np.ones(len(distinct))
    for forward in (True, False):
        condition = distinct // sizes[1] if forward else distinct % sizes[1]
        null = 1.0 / sizes[1 if forward else 0]
        table = np.full(len(distinct), null, np.float32)
        for number in range(rounds):
            counts = np.zeros(len(distinct), np.float64)
            ends = text.source_ends, text.target_ends
            expect(index, *ends, table, null, TENSION, NULL_WEIGHT, counts, forward)
            totals = np.bincount(condition, weights=counts)
            table = (counts / np.maximum(totals[condition], 1e-12)).astype(np.float32)
            print(f"{'forward' if forward else 'backward'} round {number + 1}", flush=True)
        joined *= counts
    return distinct, np.sqrt(joined)


def main() -> None:
    """Write the links and their counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--english", type=Path, required=True, help="folder of the English encoder")
    parser.add_argument("--dutch", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=6)
    args = parser.parse_args()
    started = time.monotonic()
    english = Tokenizer.from_file(str(args.english / "tokenizer.json"))
    english.no_truncation()
    english.no_padding()
    dutch = Tokenizer.from_file(str(args.dutch / "tokenizer.json"))
    text = read_bitext(args.data, english, dutch)
    sizes = (dutch.get_vocab_size(), english.get_vocab_size())
    keys, counts = align(text, sizes, args.rounds)
    kept = counts > 0.02
    np.savez(
        args.out,
        dutch=(keys[kept] // sizes[1]).astype(np.int32),
        english=(keys[kept] % sizes[1]).astype(np.int32),
        counts=counts[kept].astype(np.float32),
        frequency=np.bincount(text.source, minlength=sizes[0]).astype(np.int32),
    )
    print(f"{kept.sum()} links kept, {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
