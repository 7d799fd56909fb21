"""The check of a memo: every quotation in it beside the words of the documents.

read → find the quotations → find each literally, or else the nearest words → verdict → report
"""

import time
from collections.abc import Callable
from dataclasses import replace

from pipeline.checking.cited import read_cited
from pipeline.checking.corpus import Corpus, corpus_of
from pipeline.checking.judging import judge
from pipeline.checking.memo import Memo, MemoSource, read_memo, unbroken
from pipeline.checking.places import names_of
from pipeline.checking.quotations import find_marked
from pipeline.checking.verdicts import (
    CitedPlace,
    Difference,
    Judgement,
    MemoQuotation,
    MemoReport,
    Place,
    Verdict,
)
from pipeline.indexing.store import Store
from pipeline.types import Span

__all__ = [
    "CitedPlace",
    "Difference",
    "Judgement",
    "Memo",
    "MemoQuotation",
    "MemoReport",
    "Place",
    "Verdict",
    "check_memo",
    "check_quotation",
]


MOST_SECONDS = 120
"""What is not judged after so many seconds is left out, and the report says so."""


def check_memo(
    source: MemoSource, store: Store, reader: Callable[[MemoSource, list[str]], Memo] = read_memo
) -> MemoReport:
    """The verdicts on all quotations in a memo, which is a file, or a name with bytes.

    `reader` reads it, given the names of the documents; `pipeline.bounds` has one that is bounded.

    Raises
    ------
    ReadingError
        If the memo cannot be read.
    """
    corpus = corpus_of(store)
    memo = reader(source, _titles(corpus))
    end = time.monotonic() + MOST_SECONDS
    verdicts: list[Verdict] = []
    for quotation in memo.quotations:
        if time.monotonic() > end:
            break
        verdicts.append(judge(quotation, corpus))
    left_out = memo.left_out + len(memo.quotations) - len(verdicts)
    return MemoReport(memo.name, tuple(verdicts), len(corpus.texts), memo.remarks, left_out)


def check_quotation(text: str, store: Store, cited: CitedPlace | None = None) -> Verdict:
    """The verdict on one quotation, with or without its quotation marks and its source.

    `cited` is the source; without it what follows the closing mark is read: «“…” (Tops 2017, § 3)».
    """
    corpus = corpus_of(store)
    words, joints = unbroken(text.strip())
    quotation = MemoQuotation(Span(0, len(words)), words, cited or CitedPlace(""), joints)
    return judge(_without_marks(quotation, _titles(corpus)), corpus)


def _without_marks(quotation: MemoQuotation, titles: list[str]) -> MemoQuotation:
    """What stands between the marks that a quotation begins with, and the source after them."""
    marked = find_marked(quotation.text)[0]
    if not marked or marked[0].outer.start > 0:
        return quotation
    inner, rest = marked[0].inner, quotation.text[marked[0].outer.end :]
    cited = quotation.cited if not quotation.cited.empty else read_cited(rest, titles)
    if len(rest) > 1 and cited.empty:
        return quotation  # «“a” en “b”»: the marks are part of the quotation itself
    joints = tuple(j - inner.start for j in quotation.joints if inner.start < j < inner.end)
    return replace(quotation, text=inner.of(quotation.text), cited=cited, joints=joints)


def _titles(corpus: Corpus) -> list[str]:
    return [name for text in corpus.texts for name in names_of(text.document)]
