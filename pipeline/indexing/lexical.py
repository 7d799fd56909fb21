"""BM25 in tantivy over the terms of our own Dutch analysis; tantivy only stores and scores them.

Three fields: whole words; words together with the parts of compounds; words of the headings above
the passage. BM25's k1 = 1.2 and b = 0.75 are tantivy's own.
Source: Robertson & Zaragoza (2009), doi:10.1561/1500000019.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import tantivy

from pipeline import texts_index
from pipeline.analysis import Term
from pipeline.errors import IndexDamaged

_WRITER_MEMORY = 64_000_000  # bytes
_PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much each field counts against whole words, which count 1."""

    parts: float
    headings: float


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(_PASSAGE, stored=True, fast=True)
    for field in ("words", "parts", "headings"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def with_parts(terms: Iterable[Term]) -> list[str]:
    """The stems of the terms and of the parts of the compounds among them."""
    return [stem for term in terms for stem in (term.stem, *term.parts)]


def write_lexical(
    folder: Path, passages: Iterable[tuple[int, Iterable[Term], Iterable[Term]]]
) -> None:
    """Write an index of (passage id, terms of the passage, terms of its headings) to `folder`."""
    folder.mkdir(parents=True)
    writer = tantivy.Index(_schema(), path=str(folder)).writer(_WRITER_MEMORY, num_threads=1)
    for passage_id, terms, headings in passages:
        words = list(terms)
        document = tantivy.Document()
        document.add_integer(_PASSAGE, passage_id)
        document.add_text("words", " ".join(term.stem for term in words))
        document.add_text("parts", " ".join(with_parts(words)))
        document.add_text("headings", " ".join(with_parts(headings)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


class LexicalIndex:
    """A tantivy index, opened for searching."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._searcher = index.searcher()

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """The index in a folder.

        Raises
        ------
        IndexDamaged
            If tantivy cannot open it.
        """
        try:
            return cls(tantivy.Index.open(str(folder)))
        except (ValueError, OSError) as error:
            raise IndexDamaged(texts_index.index_damaged(str(folder))) from error

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def document_frequency(self, stem: str) -> int:
        """In how many passages a stem occurs, as a word or as part of a compound."""
        return int(self._searcher.doc_freq("parts", stem))

    def search(
        self,
        terms: Iterable[Term],
        k: int,
        weights: FieldWeights,
        allowed: Collection[int] | None = None,
    ) -> list[tuple[int, float]]:
        """The `k` best passages for the terms of a question, best first, with their BM25 score."""
        query = self._query(list(terms), weights)
        if query is None or not len(self):
            return []
        limit = k if allowed is None else len(self)
        found = []
        for score, address in self._searcher.search(query, limit, count=False).hits:
            passage_id = int(self._searcher.doc(address).get_first(_PASSAGE) or 0)
            if allowed is None or passage_id in allowed:
                found.append((passage_id, float(score)))
        # Equal scores come in the order of the segments: the id makes the order our own.
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def _query(self, terms: list[Term], weights: FieldWeights) -> tantivy.Query | None:
        words = _counted((term.stem for term in terms), terms)
        parts = _counted(with_parts(terms), terms)
        wanted = (("words", 1.0, words), ("parts", weights.parts, parts))
        clauses = []
        for field, weight, stems in (*wanted, ("headings", weights.headings, parts)):
            for stem, count in stems.items():
                if weight > 0:
                    query = tantivy.Query.term_query(self._index.schema, field, stem)
                    boosted = tantivy.Query.boost_query(query, weight * count)
                    clauses.append((tantivy.Occur.Should, boosted))
        return tantivy.Query.boolean_query(clauses) if clauses else None


def _counted(stems: Iterable[str], terms: Iterable[Term]) -> dict[str, float]:
    """How often each stem is asked for; the stems of another form of a term together count one."""
    counts: dict[str, float] = dict(Counter(stems))
    for form in dict.fromkeys(form for term in terms for form in term.others):
        for stem in form:
            counts[stem] = counts.get(stem, 0.0) + 1 / len(form)
    return counts
