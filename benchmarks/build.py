"""How a build grows with the corpus: `python benchmarks/build.py TEXTS --documents 1 10 100 1000`.

TEXTS is a file with a paragraph a line, plain or compressed by xz or gzip. Documents are made of
consecutive paragraphs of it, in a corpus of their own. What every process pays once (the libraries,
the models, the word list) is measured first, by a build of one sentence. Times are wall-clock
seconds of this machine at the moment; the ratio of the build to the encoding of the same passages
alone travels better.
"""

import argparse
import gzip
import json
import lzma
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from pipeline.assistant import make_encoder
from pipeline.build import build_index
from pipeline.embedding import Encoder
from pipeline.indexing.store import Store, open_store
from pipeline.settings import Settings

_OPENERS: dict[str, Callable[..., IO[Any]]] = {".xz": lzma.open, ".gz": gzip.open}
_SAMPLE = 2000  # passages of which the encoding alone is measured, where there are more


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def documents(texts: Path, paragraphs: int) -> Iterator[str]:
    """Documents of so many paragraphs each, under a title."""
    with _OPENERS.get(texts.suffix, open)(texts, "rt", encoding="utf-8") as lines:
        number = 0
        while chosen := list(islice(lines, paragraphs)):
            number += 1
            yield f"Verzameling {number}\n\n" + "\n".join(f"{line.strip()}\n" for line in chosen)


def passage_texts(store: Store) -> list[str]:
    """The words of every passage of an index."""
    found = []
    for entry in store.documents:
        document = store.document(entry.id)
        found += [p.span.of(document.text) for p in store.passages_of(entry.id)]
    return found


def encoding_alone(encoder: Encoder, texts: Sequence[str]) -> float:
    """How long the encoding of these texts takes, in seconds; of many, an even sample is taken."""
    step = max(len(texts) // _SAMPLE, 1)
    sample = texts[::step]
    encoder.encode(sample[:2])
    return seconds(lambda: encoder.encode(sample)) * len(texts) / len(sample)


def measure(texts: Path, number: int, paragraphs: int, folder: Path) -> dict[str, float]:
    """The figures for a corpus of `number` documents, made in `folder`."""
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    made = documents(texts, paragraphs)
    for place, text in enumerate(islice(made, number)):
        (corpus / f"document-{place:05}.txt").write_text(text, encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(corpus,), index=index)
    encoder = make_encoder(settings)
    encoder.encode(["opwarmen"])
    build = seconds(lambda: build_index(settings, encoder))
    store = open_store(index)
    found = passage_texts(store)
    store.close()
    unchanged = seconds(lambda: build_index(settings, encoder))
    (corpus / "een-erbij.txt").write_text(next(made), encoding="utf-8")
    added = seconds(lambda: build_index(settings, encoder))
    encoding = encoding_alone(encoder, found)
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {
        "documents": number,
        "passages": len(found),
        "build_s": build,
        "encoding_alone_s": encoding,
        "build_to_encoding": build / encoding,
        "unchanged_build_s": unchanged,
        "one_document_added_s": added,
        "index_mb": size / 1e6,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def start(folder: Path) -> float:
    """How long the first build of a process takes, of one sentence, in seconds."""
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "een.txt").write_text("Het waterschap beheert de dijk.", encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(corpus,), index=folder / "index")
    return seconds(lambda: build_index(settings, make_encoder(settings)))


def main() -> None:
    """Measure each size and print a JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--paragraphs", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({"start_s": round(start(Path(folder)), 2)}), flush=True)
    for number in arguments.documents:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(arguments.texts, number, arguments.paragraphs, Path(folder))
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}), flush=True)


if __name__ == "__main__":
    main()
