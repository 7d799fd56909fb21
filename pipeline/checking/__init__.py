"""The check of a memo: every quotation in it beside the words of the documents.

read → find the quotations → find each literally, or else the nearest words → verdict → report
"""

from pathlib import Path

from pipeline.checking.corpus import Corpus, corpus_of
from pipeline.checking.judging import judge
from pipeline.checking.memo import quotations_of, read_memo, unbroken
from pipeline.checking.places import names_of
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
    "MemoQuotation",
    "MemoReport",
    "Place",
    "Verdict",
    "check_memo",
    "check_quotation",
]


def check_memo(source: Path | tuple[str, bytes], store: Store) -> MemoReport:
    """The verdicts on all quotations in a memo, which is a file, or a name with bytes.

    Raises
    ------
    ReadingError
        If the memo cannot be read.
    """
    corpus = corpus_of(store)
    text, memo = read_memo(source)
    quotations, remarks = quotations_of(text, memo, _titles(corpus))
    verdicts = tuple(judge(quotation, corpus) for quotation in quotations)
    return MemoReport(memo.file, verdicts, len(corpus.texts), (*memo.remarks, *remarks))


def check_quotation(text: str, store: Store, cited: CitedPlace | None = None) -> Verdict:
    """The verdict on one quotation, given without its quotation marks."""
    words, joints = unbroken(text)
    quotation = MemoQuotation(Span(0, len(text)), words, cited or CitedPlace(""), joints)
    return judge(quotation, corpus_of(store))


def _titles(corpus: Corpus) -> list[str]:
    return [name for text in corpus.texts for name in names_of(text.document)]
