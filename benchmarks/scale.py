"""Speed, recall and size of search in large indexes: `python benchmarks/scale.py --passages N`.

Nobody has a million passages at hand, so some thousand real ones are enlarged. A new vector is a
real one turned towards the difference of two others, by a cosine of 0.5 to 0.9: about as far from
its neighbours as real passages are. A new text is the first half of a real one and the second
half of another. Questions are sixteen words in a row from a passage, or the lines of a file.

The texts are plain text, `.xz` and `.gz` too; by default the documents of `corpus/`. Times are
of one thread, in milliseconds a query; exact search over the same vectors is timed beside them.
"""

import argparse
import gzip
import json
import lzma
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from pipeline.analysis import Term, terms
from pipeline.assistant import make_encoder
from pipeline.bert import FloatArray
from pipeline.indexing.dense import DenseIndex, write_dense
from pipeline.indexing.ids import PassageIds
from pipeline.indexing.lexical import FieldWeights, LexicalIndex, write_lexical
from pipeline.settings import Settings

WORDS, QUESTION_WORDS = 110, 16
BLOCK = 20_000
ANALYSED = 50_000  # real texts at most
DEPTH = Settings.model_fields["depth"].default
SEED = 7


def read_passages(files: Sequence[Path]) -> list[str]:
    """The texts of the files in pieces of about a hundred words."""
    openers: dict[str, Any] = {".xz": lzma.open, ".gz": gzip.open}
    passages = []
    for file in files:
        with openers.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            words = [word for line in lines for word in line.split()]
        passages += [" ".join(words[i : i + WORDS]) for i in range(0, len(words), WORDS)]
    return passages


def questions_of(passages: Sequence[str], count: int) -> list[str]:
    """Some words in a row from each of some passages."""
    draw, found = random.Random(SEED), []
    for _ in range(count):
        words = draw.choice(passages).split()
        start = draw.randrange(max(1, len(words) - QUESTION_WORDS))
        found.append(" ".join(words[start : start + QUESTION_WORDS]))
    return found


def enlarge(real: FloatArray, count: int) -> Iterator[FloatArray]:
    """Blocks of `count` unit vectors in all: the real ones, then new ones among them."""
    draw = np.random.default_rng(SEED)
    yield real[:count]
    for start in range(len(real), count, BLOCK):
        size = min(BLOCK, count - start)
        near, one, other = (real[draw.integers(0, len(real), size)] for _ in range(3))
        aside = one - other
        aside -= (aside * near).sum(axis=1, keepdims=True) * near
        aside /= np.linalg.norm(aside, axis=1, keepdims=True) + 1e-9
        cosine = draw.uniform(0.5, 0.9, (size, 1)).astype(np.float32)
        yield cosine * near + np.sqrt(1 - cosine**2) * aside


def numbered(blocks: Iterator[FloatArray]) -> Iterator[tuple[Any, FloatArray]]:
    """The blocks with passage ids from 0."""
    first = 0
    for rows in blocks:
        yield np.arange(first, first + len(rows)), rows
        first += len(rows)


def timed(work: Callable[[Any], object], items: Sequence[Any]) -> dict[str, float]:
    """Median and 95th percentile of the milliseconds that the work takes, after a warm-up.

    `cpu` is the time that this thread computed: on a busy machine it tells more than the clock.
    """
    for item in items:
        work(item)
    clock, cpu = [], []
    for item in items:
        start, computed = time.perf_counter(), time.thread_time()
        work(item)
        clock.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.thread_time() - computed))
    return {
        "median": statistics.median(clock),
        "p95": float(np.percentile(clock, 95)),
        "cpu_median": statistics.median(cpu),
        "cpu_p95": float(np.percentile(cpu, 95)),
    }


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def exact(blocks: Iterator[FloatArray], queries: FloatArray) -> tuple[list[set[int]], float]:
    """The ten nearest of each query, and the milliseconds that one exact search computes."""
    found: list[list[tuple[float, int]]] = [[] for _ in queries]
    first, spent = 0, 0.0
    for rows in blocks:
        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(np.ascontiguousarray(rows))
        for place, query in enumerate(queries):
            start = time.thread_time()
            scores, numbers = index.search(query.reshape(1, -1), min(10, len(rows)))
            spent += time.thread_time() - start
            pairs = zip(scores[0].tolist(), (numbers[0] + first).tolist(), strict=True)
            found[place] = sorted([*found[place], *pairs], reverse=True)[:10]
        first += len(rows)
    return [{number for _, number in best} for best in found], 1000 * spent / len(queries)


def filters(count: int) -> dict[str, PassageIds]:
    """What may be searched: a section, a document, a hundred documents, half of all."""
    step, size = max(count // 100, 1), min(500, max(count // 200, 1))
    hundred = PassageIds([(start, start + size) for start in range(0, count, step)])
    middle = count // 2
    return {
        "section": PassageIds([(middle, middle + 20)]),
        "document": PassageIds([(middle, middle + size)]),
        "hundred_documents": hundred,
        "half": PassageIds([(0, middle)]),
    }


def megabytes(folder: Path) -> float:
    """The size of the files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


def resident() -> float:
    """The memory of this process, in megabytes; nothing where there is no /proc."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 / 1e6 if status.exists() else float("nan")


def measure_dense(
    folder: Path, real: FloatArray, queries: FloatArray, count: int
) -> dict[str, object]:
    """The figures of the vectors."""
    built, more = folder / "dense", folder / "dense-more"
    dimension = real.shape[1]
    build = seconds(lambda: write_dense(built, numbered(enlarge(real, count)), dimension))
    new = [(np.arange(count, count + 100), next(enlarge(real, 100)))]
    gone = range(100, 200)
    adding = seconds(lambda: write_dense(more, new, dimension, built, gone))
    faiss.omp_set_num_threads(1)
    nearest, exact_ms = exact(enlarge(real, count), queries)
    before = resident()
    index = DenseIndex.load(built)
    query_ms = timed(lambda query: index.search(query, DEPTH), list(queries))
    memory = resident() - before
    found = [{number for number, _ in index.search(query, DEPTH)[:10]} for query in queries]
    hits = sum(len(a & b) for a, b in zip(found, nearest, strict=True))
    card = index.base.card if index.base else None
    return {
        "query_ms": query_ms,
        "exact_query_cpu_ms": exact_ms,
        "exact_to_query": exact_ms / query_ms["cpu_median"],
        "recall_at_10": hits / sum(map(len, nearest)),
        "candidates": card.candidates if card else None,
        "recall_at_build": card.recall_at_10 if card else None,
        "filtered_ms": {
            name: timed(lambda query, ids=ids: index.search(query, DEPTH, ids), list(queries))  # type: ignore[misc]
            for name, ids in filters(count).items()
        },
        "disk_mb": {path.name: path.stat().st_size / 1e6 for path in sorted(built.iterdir())},
        "memory_mb": memory,
        "build_s": build,
        "add_100_remove_100_s": adding,
    }


def splice(
    analysed: Sequence[list[Term]], first: int, end: int
) -> Iterator[tuple[int, list[Term], list[Term]]]:
    """Passages with these ids: the real ones, then halves of two of them."""
    draw = random.Random(SEED)
    for number in range(first, end):
        if number < len(analysed):
            passage = analysed[number]
        else:
            one, other = draw.choice(analysed), draw.choice(analysed)
            passage = one[: len(one) // 2] + other[len(other) // 2 :]
        yield number, passage, analysed[(number // 20) % len(analysed)][:5]


def measure_lexical(
    folder: Path, passages: Sequence[str], questions: Sequence[str], count: int
) -> dict[str, object]:
    """The figures of the words."""
    built, more = folder / "lexical", folder / "lexical-more"
    analysed: list[list[Term]] = []
    some = random.Random(SEED).sample(passages, min(count, ANALYSED, len(passages)))
    analysis = seconds(lambda: analysed.extend(terms(text) for text in some))
    build = seconds(lambda: write_lexical(built, splice(analysed, 0, count)))
    new = splice(analysed, count, count + 100)
    adding = seconds(lambda: write_lexical(more, new, built, range(100, 200)))
    fields = Settings.model_fields
    weights = FieldWeights(fields["part_weight"].default, fields["heading_weight"].default)
    index = LexicalIndex.load(built)
    asked = [terms(question) for question in questions]
    return {
        "terms_of_a_question": statistics.mean(map(len, asked)),
        "query_ms": timed(lambda q: index.search(q, DEPTH, weights), asked),
        "filtered_ms": {
            name: timed(lambda q, ids=ids: index.search(q, DEPTH, weights, ids), asked)  # type: ignore[misc]
            for name, ids in filters(count).items()
        },
        "disk_mb": megabytes(built),
        "analysed_passages_a_second": len(some) / analysis,
        "build_s": build,
        "add_100_remove_100_s": adding,
    }


def vectors_of(texts: Sequence[str], cache: Path | None) -> FloatArray:
    """The vectors of the texts; from `cache` if they are there."""
    if cache and cache.exists():
        stored: FloatArray = np.load(cache, allow_pickle=False)
        return stored
    vectors = make_encoder(Settings()).encode(texts)
    if cache:
        np.save(cache, vectors, allow_pickle=False)
    return vectors


def rounded(value: object) -> object:
    """The same with three decimals."""
    if isinstance(value, dict):
        return {name: rounded(part) for name, part in value.items()}
    return round(value, 3) if isinstance(value, float) else value


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--texts", type=Path, nargs="+", help="plain text, also .xz and .gz")
    parser.add_argument("--encoded", type=int, default=2_000, help="how many texts are encoded")
    parser.add_argument("--vectors", type=Path, help="where their vectors are kept (.npy)")
    parser.add_argument("--questions", type=Path, help="a question on each line")
    parser.add_argument("--only", choices=("dense", "lexical"))
    chosen = parser.parse_args()
    passages = read_passages(chosen.texts or sorted(Path("corpus").glob("*.md")))
    questions = questions_of(passages, 200)
    if chosen.questions:
        questions = chosen.questions.read_text(encoding="utf-8").splitlines()
    figures: dict[str, object] = {"passages": chosen.passages}
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only != "lexical":
            some = random.Random(SEED).sample(passages, min(chosen.encoded, len(passages)))
            real = vectors_of(some, chosen.vectors)
            queries = make_encoder(Settings()).encode(questions, query=True)
            figures["dense"] = measure_dense(Path(folder), real, queries, chosen.passages)
        if chosen.only != "dense":
            figures["lexical"] = measure_lexical(Path(folder), passages, questions, chosen.passages)
    print(json.dumps(rounded(figures), indent=1))


if __name__ == "__main__":
    main()
