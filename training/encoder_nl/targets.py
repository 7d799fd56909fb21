"""English sentence embeddings that the Dutch encoder learns to reproduce.

Writes one `<corpus>.npy` (float16, rows of unit length, in the order of `corpora.select`) a corpus.
Finished chunks are kept as `<corpus>.<number>.npy`, so an interrupted run goes on where it stopped.

Usage: python targets.py --data DATA --teacher FOLDER --out TARGETS
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from corpora import DISTIL_SELECTION, select
from sentence_transformers import SentenceTransformer

CHUNK = 4096


def encode(teacher: SentenceTransformer, texts: list[str]) -> np.ndarray:
    """Float16 embeddings of unit length, shape (texts, d); equal texts are encoded once."""
    distinct = sorted(set(texts), key=len)
    vectors = teacher.encode(
        distinct, batch_size=64, normalize_embeddings=True, show_progress_bar=False
    )
    row = {text: number for number, text in enumerate(distinct)}
    return vectors[[row[text] for text in texts]].astype(np.float16)


def write_targets(teacher: SentenceTransformer, texts: list[str], stem: Path) -> None:
    """Encode `texts` in chunks and join them into `<stem>.npy`."""
    chunks = []
    for number, start in enumerate(range(0, len(texts), CHUNK)):
        path = stem.with_name(f"{stem.name}.{number:03}.npy")
        if not path.exists():
            vectors = encode(teacher, texts[start : start + CHUNK])
            partial = path.with_suffix(".tmp.npy")
            np.save(partial, vectors)
            partial.replace(path)
            print(f"{path.name}: {len(vectors)} targets", flush=True)
        chunks.append(path)
    np.save(stem.with_name(f"{stem.name}.npy"), np.concatenate([np.load(c) for c in chunks]))
    for chunk in chunks:
        chunk.unlink()


def main() -> None:
    """Encode what is not encoded yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    teacher = SentenceTransformer(str(args.teacher), device="cpu")
    for selection in DISTIL_SELECTION:
        stem = args.out / selection.corpus
        if stem.with_name(f"{stem.name}.npy").exists():
            continue
        texts = [pair.english for pair in select(args.data, selection)]
        write_targets(teacher, texts, stem)
        print(f"{selection.corpus}: done, {len(texts)} pairs", flush=True)


if __name__ == "__main__":
    main()
