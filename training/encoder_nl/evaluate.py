"""Dev figures of a sentence encoder: similarity (STSb-nl, SICK-NL) and retrieval.

Retrieval (FAQ answers, windows of a report) is cosine ranking over all passages. The report's
passages are windows of three sentences; a window is relevant if it holds one of the gold snippets
after folding white space and quotation marks.

Usage: python evaluate.py --eval EVAL --report REPORT.txt MODEL [MODEL ...] [--table
    figures.jsonl]
"""

import argparse
import csv
import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

import numpy as np
import torch
from scipy.stats import pearsonr, spearmanr
from sentence_transformers import SentenceTransformer

from pipeline.evaluation.measures import hit, ndcg, reciprocal_rank

Encode = Callable[[Sequence[str]], np.ndarray]
QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'})
SENTENCE_END = re.compile(r"(?<=[.!?])['\"’”)]*\s+(?=[A-Z‘“'\"(>])")


def fold(text: str) -> str:
    """The text with straight quotation marks and single spaces."""
    return " ".join(text.translate(QUOTES).split())


def join_lines(text: str) -> str:
    """The text without line-break hyphens; other line breaks are kept."""
    return re.sub(r"(?<=\w)-[ \t]*\n[ \t]*(?!en\b|of\b)(?=[a-zà-ÿ])", "", text)


def report_windows(text: str, size: int = 3) -> list[str]:
    """Windows of `size` sentences at every sentence of the report, folded."""
    sentences = [s for s in SENTENCE_END.split(fold(join_lines(text))) if s]
    count = max(1, len(sentences) - size + 1)
    return [" ".join(sentences[i : i + size]) for i in range(count)]


def similarity(encode: Encode, rows: list[tuple[str, str, float]]) -> tuple[float, float]:
    """Spearman and Pearson correlation of cosine and score."""
    left = encode([row[0] for row in rows])
    right = encode([row[1] for row in rows])
    cosine = (left * right).sum(1)
    scores = [row[2] for row in rows]
    return spearmanr(cosine, scores).statistic, pearsonr(cosine, scores).statistic


def retrieval(queries: np.ndarray, passages: np.ndarray, relevant: np.ndarray) -> dict[str, float]:
    """MRR@10, nDCG@10 and the share of queries with a relevant passage in the first five.

    Parameters
    ----------
    queries, passages : arrays of shape (queries, d) and (passages, d), rows of unit length
    relevant : bool array of shape (queries, passages)
    """
    order = np.argsort(-(queries @ passages.T), axis=1)[:, :10]
    found = np.take_along_axis(relevant, order, axis=1).tolist()
    gains = [ndcg(places, n, 10) for places, n in zip(found, relevant.sum(1), strict=True)]
    return {
        "mrr": fmean(reciprocal_rank(places, 10) for places in found),
        "ndcg": fmean(gains),
        "hit5": fmean(hit(places, 5) for places in found),
    }


def read_stsb(path: Path) -> list[tuple[str, str, float]]:
    """Sentence pairs and scores of STSb-nl."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(a, b, float(score)) for a, b, score in csv.reader(file)]


def read_sick(path: Path) -> list[tuple[str, str, float]]:
    """Sentence pairs and relatedness scores of SICK-NL."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(a, b, float(score)) for a, b, score, *_ in (line.split("\t") for line in lines)]


def read_jsonl(path: Path) -> list[dict[str, str]]:
    """Objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faq_figures(encode: Encode, path: Path) -> dict[str, float]:
    """Question-to-answer retrieval among all answers of the file."""
    rows = read_jsonl(path)
    questions = encode([row["vraag"] for row in rows])
    return retrieval(questions, encode([row["antwoord"] for row in rows]), np.eye(len(rows)) > 0)


def report_figures(encode: Encode, questions: Path, report: Path) -> dict[str, float]:
    """Question-to-window retrieval in the report, over the questions with a gold window."""
    windows = report_windows(report.read_text(encoding="utf-8"))
    texts, relevant = [], []
    for row in read_jsonl(questions):
        gold = [fold(snippet) for snippet in row["goud"]]
        holds = [any(snippet in window for snippet in gold) for window in windows]
        if any(holds):
            texts.append(row["vraag"])
            relevant.append(holds)
    figures = retrieval(encode(texts), encode(windows), np.array(relevant))
    return figures | {"questions": len(texts), "windows": len(windows)}


def figures_of(encode: Encode, folder: Path, report: Path) -> dict[str, float]:
    """All dev figures of one encoder, by name."""
    stsb, _ = similarity(encode, read_stsb(folder / "stsb-nl-dev.csv"))
    sick, sick_r = similarity(encode, read_sick(folder / "sick-nl-dev.tsv"))
    figures = {"stsb": stsb, "sick": sick, "sick_r": sick_r}
    found = faq_figures(encode, folder / "faq-coronacheck.jsonl")
    figures |= {f"faq_{name}": value for name, value in found.items()}
    found = report_figures(encode, folder / "vragen_dev.jsonl", report)
    return figures | {f"report_{name}": value for name, value in found.items()}


def encoder_of(
    model: SentenceTransformer, batch_size: int = 32, dimensions: int | None = None
) -> Encode:
    """The model's encode function with unit-length float32 rows, of the first `dimensions`."""

    def encode(texts: Sequence[str]) -> np.ndarray:
        vectors = model.encode(
            list(texts),
            batch_size=batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
            truncate_dim=dimensions,
        )
        return np.asarray(vectors, dtype=np.float32)

    return encode


def table_row(name: str, figures: dict[str, float]) -> str:
    """One Markdown table row with the figures by which checkpoints are chosen."""
    columns = ("stsb", "sick", "sick_r", "faq_ndcg", "faq_mrr", "report_ndcg", "report_mrr")
    return f"| {name} | " + " | ".join(f"{figures[c]:.3f}" for c in columns) + " |"


TABLE_HEAD = (
    "| encoder | STSb-nl ρ | SICK-NL ρ | SICK-NL r | FAQ nDCG@10 | FAQ MRR@10 "
    "| report nDCG@10 | report MRR@10 |\n|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    """Print the figures of the given models as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--table", type=Path, help="JSON-lines file that the figures are added to")
    parser.add_argument("--dimensions", type=int, help="only so many, from the first")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("models", type=Path, nargs="+")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    print(TABLE_HEAD)
    for path in args.models:
        started = time.monotonic()
        encode = encoder_of(
            SentenceTransformer(str(path), device="cpu"), dimensions=args.dimensions
        )
        figures = figures_of(encode, args.eval, args.report)
        figures["seconds"] = time.monotonic() - started
        print(table_row(path.name, figures), flush=True)
        if args.table:
            with args.table.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"model": str(path)} | figures) + "\n")


if __name__ == "__main__":
    main()
