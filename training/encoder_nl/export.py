"""The encoder as a small folder: weights stored in half precision, computed with in single.

The configuration keeps `float32`, so that a CPU, which is slow at half precision, widens the
weights when it loads them. Prints the size and how far embeddings moved, and the speed with and
without dynamic int8 quantisation of the linear layers (which is not stored).

Usage: python export.py --model MODEL --out FOLDER --texts REPORT.txt
"""

import argparse
import json
import shutil
import time
import warnings
from pathlib import Path

import numpy as np
import torch
from evaluate import encoder_of, report_windows
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from torch.ao.quantization import quantize_dynamic


def export(model: Path, out: Path) -> int:
    """Copy a sentence-transformers folder with float16 weights; the size of the copy in bytes."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(model, out)
    weights = load_file(out / "model.safetensors")
    halves = {
        name: value.half() if value.is_floating_point() else value
        for name, value in weights.items()
    }
    save_file(halves, out / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    config.pop("torch_dtype", None)
    config |= {"dtype": "float32", "_name_or_path": out.name}
    text = json.dumps(config, indent=2, sort_keys=True) + "\n"
    (out / "config.json").write_text(text, encoding="utf-8")
    for file in out.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    return sum(file.stat().st_size for file in out.rglob("*") if file.is_file())


def timed(model: SentenceTransformer, texts: list[str]) -> tuple[np.ndarray, float]:
    """Embeddings, and texts a second."""
    encode = encoder_of(model)
    encode(texts[:8])
    started = time.monotonic()
    vectors = encode(texts)
    return vectors, len(texts) / (time.monotonic() - started)


def quantised(model: SentenceTransformer) -> SentenceTransformer:
    """The model with int8 linear layers, activations quantised on the fly."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8)


def main() -> None:
    """Export one model and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True, help="text to measure speed on")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    size = export(args.model, args.out)
    texts = report_windows(args.texts.read_text(encoding="utf-8"))
    before, _ = timed(SentenceTransformer(str(args.model), device="cpu"), texts)
    small = SentenceTransformer(str(args.out), device="cpu")
    after, speed = timed(small, texts)
    print(
        f"{size / 1e6:.1f} MB; smallest cosine to the original {(before * after).sum(1).min():.6f}"
    )
    print(f"float32: {speed:.1f} windows/s on {args.threads} thread(s)")
    integer, speed = timed(quantised(small), texts)
    print(f"int8: {speed:.1f} windows/s, smallest cosine {(before * integer).sum(1).min():.4f}")


if __name__ == "__main__":
    main()
