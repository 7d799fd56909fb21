"""Speed of the encoder beside sentence-transformers: passages of 128 tokens, in tokens a second.

Both encode the same passages on all cores, in turn, since other work on the machine slows whichever
happens to run; the ratio is that of the medians. Also printed: the smallest cosine between the two
vectors of a passage.

Usage: python -m benchmarks.encoding models/encoder-nl [--texts FILE] [--passages 32] [--rounds 7]
"""

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import numpy as np
from tokenizers import Tokenizer

from pipeline.bert import BertEncoder, FloatArray

Encode = Callable[[list[str]], FloatArray]
_PASSAGE_TOKENS = 126  # with the two special ones 128
_PAUSE = 0.2  # seconds, in which the threads of the one before come to rest
_TEXTS = Path(__file__).parent.parent / "corpus"


def passages(folder: Path, text: str, number: int) -> list[str]:
    """Consecutive passages of 126 tokens, repeated if the text is too short for `number`."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    starts = range(0, len(offsets) - _PASSAGE_TOKENS + 1, _PASSAGE_TOKENS)
    if not starts:
        raise SystemExit(f"expected a text of at least {_PASSAGE_TOKENS} tokens")
    found = [text[offsets[i][0] : offsets[i + _PASSAGE_TOKENS - 1][1]] for i in starts]
    return list(islice(cycle(found), number))


def reference(folder: Path) -> Encode:
    """The encode function of sentence-transformers, in float32."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu")

    def encode(texts: list[str]) -> FloatArray:
        vectors = model.encode(
            texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    return encode


def seconds(encoders: Sequence[Encode], texts: list[str], rounds: int) -> list[list[float]]:
    """The times of each encoder, all of them once a round."""
    times: list[list[float]] = [[] for _ in encoders]
    for _ in range(rounds):
        for encode, taken in zip(encoders, times, strict=True):
            time.sleep(_PAUSE)
            started = time.perf_counter()
            encode(texts)
            taken.append(time.perf_counter() - started)
    return times


def main() -> None:
    """Print the speeds, their ratio and the smallest cosine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--texts", type=Path, help="a text file; otherwise those of corpus/")
    parser.add_argument("--passages", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    files = (
        [args.texts] if args.texts else sorted(_TEXTS.glob("*.txt")) + sorted(_TEXTS.glob("*.md"))
    )
    text = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)
    texts = passages(args.model, text, args.passages)
    encoders = (reference(args.model), BertEncoder(args.model).encode)
    vectors = [encode(texts) for encode in encoders]
    times = seconds(encoders, texts, args.rounds)
    tokens = (_PASSAGE_TOKENS + 2) * len(texts)
    for name, taken in zip(("sentence-transformers", "bewijsplaats"), times, strict=True):
        print(f"{name}: {tokens / median(taken):.0f} tokens/s, at best {tokens / min(taken):.0f}")
    print(f"ratio of the medians {median(times[0]) / median(times[1]):.2f}, "
          f"of the best {min(times[0]) / min(times[1]):.2f}")  # fmt: skip
    print(f"smallest cosine {(vectors[0] * vectors[1]).sum(axis=1).min():.4f}")


if __name__ == "__main__":
    main()
