"""Train small floret vectors on the monolingual and parallel Dutch text.

Left out: any test or development text, and the English sides of the pairs.
"""

import argparse
import gzip
import lzma
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import floret
import spacy
from treebank import read_sentences

WHOLE = ("eindhoven.txt.gz", "nlwiki-selectie.txt.gz")
LAW_STEP = 4
TREATY_STEP = 8


def lines(data: Path) -> Iterator[str]:
    """Yield plain Dutch lines; law and treaty text is thinned so that it does not rule the rest."""
    for name in WHOLE:
        with gzip.open(data / "monolingual" / name, "rt", encoding="utf8") as stream:
            yield from stream
    with lzma.open(data / "monolingual" / "wetten-tekst.txt.xz", "rt", encoding="utf8") as stream:
        yield from islice(stream, 0, None, LAW_STEP)
    steps = {"tatoeba": 1, "overheid": 1, "lokalisatie": 1, "verdragen": TREATY_STEP}
    for name, step in steps.items():
        path = data / "parallel" / f"{name}.tsv.gz"
        with gzip.open(path, "rt", encoding="utf8") as stream:
            for line in islice(stream, 0, None, step):
                yield line.split("\t")[1]
    for name in ("alpino-train", "lassysmall-2018-extra", "lassysmall-2017-train"):
        for sentence in read_sentences(data / "treebank" / f"{name}.conllu.gz"):
            yield sentence.text


def train(data: Path, output: Path, dim: int, buckets: int, epochs: int) -> None:
    """Write floret vectors of lower-cased, spaCy-tokenised text to `output`.

    Parameters
    ----------
    data
        Folder with `monolingual/`, `parallel/` and `treebank/`.
    output
        The `.floret` file for `spacy init vectors --mode floret`.
    dim, buckets, epochs
        Width of the vectors, rows of the hash table, passes over the text.
    """
    tokenizer = spacy.blank("nl").tokenizer
    with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".txt") as text:
        seen: set[str] = set()
        for line in lines(data):
            stripped = line.strip()
            if stripped and stripped not in seen:
                seen.add(stripped)
                words = (token.lower_ for token in tokenizer(stripped) if not token.is_space)
                text.write(" ".join(words) + "\n")
        text.flush()
        model = floret.train_unsupervised(
            text.name,
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=buckets,
            minn=3,
            maxn=5,
            minCount=3,
            dim=dim,
            epoch=epochs,
            lr=0.05,
            thread=1,
            verbose=1,
        )
    output.parent.mkdir(parents=True, exist_ok=True)
    model.save_vectors(str(output.with_suffix(".vec")))
    model.save_floret_vectors(str(output))


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--dim", type=int, default=96)
    parser.add_argument("--buckets", type=int, default=20000)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    train(args.data, args.output, args.dim, args.buckets, args.epochs)


if __name__ == "__main__":
    main()
