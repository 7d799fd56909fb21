"""Questions written for passages of the monolingual text, with passages that look like the answer.

`training/questions/*.jsonl` holds our own questions: `{"p", "t", "v", "z"}`, a passage, a kind, a
question and the first words of the sentence that answers it. The passages themselves stay in the
data folder: `wp-120` is line 120 of `wetten-paren`, `eh-120` six lines of `eindhoven` from 120 on.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpora import read_lines
from scipy.sparse import csr_matrix

from pipeline.analysis import terms
from pipeline.language import split_sentences
from pipeline.settings import RULES

WINDOW = 6  # lines of a newspaper passage
UNANSWERED = "geen"
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class Asked:
    """The questions of one passage, each with the sentence that answers it, and those it leaves."""

    text: str
    sentences: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    unanswered: tuple[str, ...]


def passage_texts(data: Path) -> dict[str, str]:
    """Every passage that a question can be about, by its id."""
    laws = read_lines(data / "monolingual" / "wetten-paren.jsonl.gz")
    news = read_lines(data / "monolingual" / "eindhoven.txt.gz")
    texts = {f"wp-{number}": json.loads(line)["tekst"] for number, line in enumerate(laws)}
    for start in range(len(news)):
        texts[f"eh-{start}"] = " ".join(line.strip() for line in news[start : start + WINDOW])
    return texts


def read_asked(folder: Path, texts: dict[str, str]) -> list[Asked]:
    """The passages that were asked about, with their questions, in order of first mention."""
    rows = [
        json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in read_lines(file)
    ]
    by_passage: dict[str, list[tuple[str, str]]] = defaultdict(list)
    unanswered: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["t"] == UNANSWERED:
            unanswered[row["p"]].append(row["v"])
        else:
            by_passage[row["p"]].append((row["v"], row["z"]))
    names = list(by_passage)
    split = split_sentences([texts[name] for name in names], RULES)
    asked = []
    for name, spans in zip(names, split, strict=True):
        sentences = tuple(span.of(texts[name]) for span in spans)
        found = [(question, _sentence(sentences, words)) for question, words in by_passage[name]]
        questions = tuple((question, sentence) for question, sentence in found if sentence)
        if questions:
            asked.append(Asked(texts[name], sentences, questions, tuple(unanswered[name])))
    return asked


def _sentence(sentences: Sequence[str], words: str) -> str:
    return next((sentence for sentence in sentences if words in sentence), "")


class Bm25:
    """BM25 over stems, for look-alikes. Source: Robertson & Zaragoza (2009),
    doi:10.1561/1500000019.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._columns: dict[str, int] = {}
        rows, columns = [], []
        for row, text in enumerate(texts):
            for stem in _stems(text):
                rows.append(row)
                columns.append(self._columns.setdefault(stem, len(self._columns)))
        counts = csr_matrix(
            (np.ones(len(rows), dtype=np.float32), (rows, columns)),
            shape=(len(texts), len(self._columns)),
        )
        counts.sum_duplicates()
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        norm = K1 * (1 - B + B * lengths / lengths.mean())
        found = np.bincount(counts.indices, minlength=counts.shape[1])
        idf = np.log1p((len(texts) - found + 0.5) / (found + 0.5))
        per_row = np.repeat(norm, np.diff(counts.indptr))
        counts.data = idf[counts.indices] * counts.data * (K1 + 1) / (counts.data + per_row)
        self._weights = counts.T.tocsr()

    def nearest(self, query: str, count: int) -> list[int]:
        """The rows of the best texts, best first."""
        wanted = [self._columns[stem] for stem in set(_stems(query)) if stem in self._columns]
        if not wanted:
            return []
        scores = np.asarray(self._weights[wanted].sum(axis=0)).ravel()
        best = np.argpartition(-scores, min(count, len(scores) - 1))[:count]
        return [int(row) for row in best[np.argsort(-scores[best])] if scores[row] > 0]


def _stems(text: str) -> Iterable[str]:
    return (term.stem for term in terms(text))


def look_alikes(bm25: Bm25, texts: Sequence[str], query: str, own: str, count: int) -> list[int]:
    """Rows of texts with the words of the query that are not the text itself or a near copy."""
    own_words = set(re.findall(r"\w+", own.lower()))
    chosen = []
    for row in bm25.nearest(query, count + 8):
        words = set(re.findall(r"\w+", texts[row].lower()))
        if len(words & own_words) < 0.6 * min(len(words), len(own_words)):
            chosen.append(row)
    return chosen[:count]
