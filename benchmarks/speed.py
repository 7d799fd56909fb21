"""How long a build, a first answer and a further answer take: `python benchmarks/speed.py FILE…`.

The files are copied into a corpus of their own. Times are wall-clock seconds of this machine at the
moment of measuring; beside them stand ratios that travel better: the build against the encoding of
the same passages alone, the first answer against starting Python and importing numpy.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.assistant import Assistant, make_encoder
from pipeline.build import build_index
from pipeline.settings import Settings

QUESTIONS = (
    "Wie is verantwoordelijk voor de veiligheid?",
    "Waarom verhuizen mensen naar een andere gemeente?",
    "Hoeveel gesprekken zijn er gevoerd?",
    "Welke kritiek is er op de samenwerking?",
)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def command(*arguments: str) -> float:
    """How long a command takes as a process of its own, in seconds; the median of five."""
    run = [sys.executable, *arguments]
    return statistics.median(
        seconds(lambda: subprocess.run(run, capture_output=True, check=False)) for _ in range(5)
    )


def measure(files: list[Path], folder: Path) -> dict[str, float]:
    """The figures for these files."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for file in files:
        shutil.copy(file, corpus)
    index = folder / "index"
    arguments = ["-m", "pipeline.cli", "index", "--corpus", str(corpus), "--index", str(index)]
    build = seconds(lambda: subprocess.run([sys.executable, *arguments], check=True))
    settings = Settings(corpus=(corpus,), index=index)
    assistant = Assistant(settings, make_encoder(settings))
    texts = []
    for entry in assistant.store.documents:
        document = assistant.store.document(entry.id)
        for passage in assistant.store.passages_of(entry.id):
            texts.append(passage.span.of(document.text))
    assistant.encoder.encode(texts[:2])
    encoding = seconds(lambda: assistant.encoder.encode(texts))
    again = seconds(lambda: build_index(settings, assistant.encoder))
    assistant.ask(QUESTIONS[0])
    warm = [seconds(lambda q=question: assistant.ask(q)) for question in QUESTIONS * 10]  # type: ignore[misc]
    first = command("-m", "pipeline.cli", "ask", "--index", str(index), QUESTIONS[0])
    bare = command("-c", "import numpy")
    return {
        "passages": len(texts),
        "build_s": build,
        "encoding_s": encoding,
        "build_to_encoding": build / encoding,
        "unchanged_build_s": again,
        "first_answer_s": first,
        "first_answer_to_numpy": first / bare,
        "warm_answer_median_ms": 1000 * statistics.median(warm),
        "warm_answer_worst_ms": 1000 * max(warm),
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(files, Path(folder))
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
