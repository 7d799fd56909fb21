"""How long opening the cited literature takes: `python -m benchmarks.literature`.

Every document has some ten pages, forty entries in its list of references and two citations in
most paragraphs; a third of the works is cited by several documents. Printed are seconds: reading
the documents alone, opening the literature for the first time after the build (`first_s`), with
nothing remembered (`cold_s`), once more (`warm_s`), and once more after the library of the user has
one work more (`library_s`); beside them ratios to the reading, and the memory that the open
literature takes.
"""

import argparse
import json
import random
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from pipeline.citations.graph import Literature
from pipeline.indexing.layout import IndexedDocument
from pipeline.indexing.manifest import SCHEMA_VERSION, Recipe
from pipeline.indexing.store import Store, open_store
from pipeline.indexing.writing import write_store
from pipeline.lexicon import lexicon
from pipeline.literature import open_literature
from pipeline.types import Passage
from tests.helpers import document_of

RECIPE = Recipe(SCHEMA_VERSION, "geen", "0", 180, 1, "")
PARAGRAPHS, LISTED, WORKS_A_DOCUMENT = 32, 40, 28  # the last: new works a document
SEED = 3
_ONSETS = "b br d dr f g gr h j k kl l m n p r s st t v w z".split()
_RHYMES = "aal aan eer elle en enk ijn ik oek oor oom ouw uis uit unt".split()


def works(draw: random.Random, count: int) -> list[tuple[str, str, str]]:
    """Author, year and title of invented works."""
    words = draw.sample(sorted(w for w in lexicon().words if 4 < len(w) < 11), 1500)
    made = []
    for _ in range(count):
        name = (draw.choice(_ONSETS) + draw.choice(_RHYMES) + draw.choice(_ONSETS)).title()
        name += draw.choice(_RHYMES)
        title = " ".join(draw.choice(words) for _ in range(5)).capitalize()
        made.append((name, str(draw.randrange(1980, 2022)), title))
    return made


def text_of(draw: random.Random, listed: list[tuple[str, str, str]], words: list[str]) -> str:
    """A report in Markdown that cites these works."""
    lines = [f"# {' '.join(draw.choice(words) for _ in range(4)).capitalize()}", ""]
    for number in range(PARAGRAPHS):
        if number % 8 == 0:
            lines += [f"## {draw.choice(words).capitalize()} en {draw.choice(words)}", ""]
        sentences = []
        for place in range(6):
            said = " ".join(draw.choice(words) for _ in range(13))
            author, year, _ = draw.choice(listed)
            if place == 1:
                sentences.append(f"{author} ({year}) stelt dat {said}.")
            elif place == 4:
                sentences.append(f"{said.capitalize()} ({author} {year}, p. {number + 1}).")
            else:
                sentences.append(f"{said.capitalize()}.")
        lines += [" ".join(sentences), ""]
    lines += ["## Literatuur", ""]
    for author, year, title in listed:
        lines += [f"{author}, A. ({year}). {title}. Utrecht: Uitgeverij.", ""]
    return "\n".join(lines)


def documents(count: int) -> Iterator[IndexedDocument]:
    """Documents ready for an index, each with one passage and a vector that means nothing."""
    draw = random.Random(SEED)
    known = works(draw, WORKS_A_DOCUMENT * count)
    words = draw.sample(sorted(w for w in lexicon().words if 2 < len(w) < 12), 3000)
    vector = np.eye(1, 8, dtype=np.float32)
    for _ in range(count):
        document = document_of(
            text_of(draw, draw.sample(known, min(LISTED, len(known))), words), ".md"
        )
        span = document.blocks[1].span
        passage = Passage(0, document.id, document.blocks[1].section_id, span, (span,))
        yield IndexedDocument(document, (passage,), vector, vector)


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(folder: Path, count: int) -> dict[str, float]:
    """The figures for an index of so many documents."""
    write_store(folder / "index", RECIPE, list(documents(count)), [])
    library = folder / "bibliografie"
    library.mkdir()
    reading = seconds(lambda: _read(open_store(folder / "index")))
    first = seconds(lambda: _open(folder))
    shutil.rmtree(folder / "index" / "citations")
    cold = seconds(lambda: _open(folder))
    tracemalloc.start()
    opened = _open(folder)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    warm = min(seconds(lambda: _open(folder)) for _ in range(3))
    item = {"id": "nieuw", "type": "book", "title": "Een boek dat nergens wordt genoemd",
            "author": [{"family": "Zonderland"}], "issued": {"date-parts": [[2001]]}}  # fmt: skip
    (library / "een.csl.json").write_text(json.dumps([item]), encoding="utf-8")
    changed = seconds(lambda: _open(folder))
    return {
        "documents": count,
        "works": len(opened.works),
        "citations": sum(cited.times for cited in opened.works),
        "reading_s": reading,
        "first_s": first,
        "cold_s": cold,
        "cold_to_reading": cold / reading,
        "warm_s": warm,
        "warm_to_reading": warm / reading,
        "library_s": changed,
        "memory_mb": memory,
    }


def _read(store: Store) -> None:
    for entry in store.documents:
        store.document(entry.id)


def _open(folder: Path) -> Literature:
    return open_literature(open_store(folder / "index"), [folder / "bibliografie"])


def main() -> None:
    """Measure and print one JSON object a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", nargs="+", type=int, default=[200, 500])
    for count in parser.parse_args().documents:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder), count)
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
