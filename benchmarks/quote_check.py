"""How well the check of quotations tells true from changed: generated cases, kind by kind.

True quotations in every typography must all pass; a change of a negation, a number, a name or
another word must be caught, of the first three flagged as touching the meaning; quotations from a
document that is left out must not be found. «Herbroken» are true quotations from the same documents
as plain text in narrow lines with hyphens. Also printed: seconds for a memo of 100 quotations.

Usage: python -m benchmarks.quote_check [FOLDER ...] [--true 1200] [--each 60] [--seed 1]
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from pipeline.types import Document
from tests.checking.cases import (
    ABSENT,
    CHANGED,
    TRUE,
    Case,
    absent_cases,
    checked,
    place_cases,
)
from tests.checking.changed_quotations import changed_cases
from tests.checking.stores import documents_in, store_of
from tests.checking.true_quotations import rewrapped, true_cases
from tests.helpers import document_of

_FOLDERS = ("corpus", "../shared/corpus")


def table(name: str, cases: Sequence[Case], documents: Sequence[Document]) -> None:
    """Print for each kind of case: how many, how many judged as expected, how many flagged."""
    store = store_of(*documents)
    checked(cases[:1], store)
    started = time.perf_counter()
    pairs = checked(cases, store)
    seconds = 100 * (time.perf_counter() - started) / len(cases)
    total = Counter(case.kind for case in cases)
    right = Counter(case.kind for case, v in pairs if v.judgement.value == case.expected)
    flagged = Counter(case.kind for case, v in pairs if case.touch in v.touches)
    print(f"\n{name}: {right.total()} of {total.total()} as expected; "
          f"{seconds:.2f} s for a memo of 100")  # fmt: skip
    for kind, count in total.items():
        touched = (
            f"{flagged[kind]:8d} flagged" if any(c.touch for c in cases if c.kind == kind) else ""
        )
        print(f"  {kind:24}{right[kind]:6d} of {count}{touched}")


def main() -> None:
    """Make the cases and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path(f) for f in _FOLDERS])
    parser.add_argument("--true", type=int, default=1200)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)
    documents = documents_in(*options.folders)
    letters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} documents, {letters} characters, about {letters // 2500} pages")
    table(f"Waar ({TRUE})", true_cases(documents, options.true, random), documents)
    table(f"Veranderd ({CHANGED})", changed_cases(documents, options.each, random), documents)
    table("Vindplaats", place_cases(documents, options.true // 3, random), documents)
    broken = [document_of(rewrapped(document, random)) for document in documents]
    kinds = true_cases(documents, options.true // 4, random)
    table("Herbroken document", kinds, broken)
    for document in sorted(documents, key=lambda d: -len(d.text))[:2]:
        others = [other for other in documents if other is not document]
        absent = absent_cases([document], options.true // 6, random)
        table(f"Weggelaten {document.file} ({ABSENT})", absent, others)


if __name__ == "__main__":
    main()
