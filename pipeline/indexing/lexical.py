"""BM25 in tantivy over the terms of our own Dutch analysis; tantivy only stores and scores them.

Three fields: whole words; words together with the parts of compounds; words of the headings above
the passage. BM25's k1 = 1.2 and b = 0.75 are tantivy's own.
Segments are immutable files: a new index links those of the one before and adds its own. Besides
its id a passage has the number of its block of ids, so that a filter on many passages is few terms.
Source: Robertson & Zaragoza (2009), doi:10.1561/1500000019.
"""

import shutil
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import tantivy

from pipeline import texts_index
from pipeline.analysis import Term
from pipeline.errors import IndexDamaged
from pipeline.indexing.ids import PassageIds
from pipeline.indexing.linking import link

_WRITER_MEMORY = 64_000_000  # bytes
_PASSAGE, _BLOCK = "passage", "block"
_TIES = 20  # hits more than asked for, so that equal scores are cut by their ids
_BLOCK_SIZE = 64  # passage ids; a filter names whole blocks by one term each


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """How much each field counts against whole words, which count 1."""

    parts: float
    headings: float


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(_PASSAGE, indexed=True, fast=True)
    builder.add_integer_field(_BLOCK, indexed=True)
    for field in ("words", "parts", "headings"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def with_parts(terms: Iterable[Term]) -> list[str]:
    """The stems of the terms and of the parts of the compounds among them."""
    return [stem for term in terms for stem in (term.stem, *term.parts)]


def write_lexical(
    folder: Path,
    added: Iterable[tuple[int, Iterable[Term], Iterable[Term]]],
    previous: Path | None = None,
    removed: Collection[int] = (),
) -> None:
    """Write an index of (passage id, terms of the passage, terms of its headings) to a new folder.

    With `previous`, the folder of an index, the passages of that one come first, but for those in
    `removed`: its files are linked, not copied, and only what is new is written.
    """
    folder.mkdir(parents=True)
    if previous:
        _link_files(previous, folder)
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(_WRITER_MEMORY, num_threads=1)
    for start, end in PassageIds.of(removed).ranges():
        writer.delete_documents_by_query(_id_range(index, start, end))
    for passage_id, terms, headings in added:
        words = list(terms)
        document = tantivy.Document()
        document.add_integer(_PASSAGE, passage_id)
        document.add_integer(_BLOCK, passage_id // _BLOCK_SIZE)
        document.add_text("words", " ".join(term.stem for term in words))
        document.add_text("parts", " ".join(with_parts(words)))
        document.add_text("headings", " ".join(with_parts(headings)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _link_files(previous: Path, folder: Path) -> None:
    """Segments never change, so they are linked; the lists of segments are replaced, so copied."""
    for path in previous.iterdir():
        if path.suffix == ".json":
            shutil.copy2(path, folder / path.name)
        elif path.suffix != ".lock":
            link(path, folder / path.name)


def _id_range(index: tantivy.Index, start: int, end: int) -> tantivy.Query:
    integer = tantivy.FieldType.Integer
    return tantivy.Query.range_query(
        index.schema, _PASSAGE, integer, start, end, include_upper=False
    )


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
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")  # a build never changes: no thread that watches it
            return cls(index)
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
        """The `k` best passages for the terms of a question, best first, with their BM25 score.

        Rarity and lengths count passages that are gone until tantivy merges their files away.
        """
        query = self._query(list(terms), weights)
        if query is None or not len(self):
            return []
        if allowed is None:
            return self._best(query, k)
        ids = PassageIds.of(allowed)
        if 2 * len(ids) > len(self):  # without a filter tantivy can skip what scores too low
            best = [hit for hit in self._best(query, 4 * k) if hit[0] in ids]
            if len(best) >= k:
                return best[:k]
        must = [(tantivy.Occur.Must, part) for part in (self._id_query(ids), query)]
        return self._best(tantivy.Query.boolean_query(must), k)

    def _best(self, query: tantivy.Query, k: int) -> list[tuple[int, float]]:
        """The `k` best hits; of equal scores the lower passage ids, whatever their segments."""
        hits = self._searcher.search(query, k + _TIES, count=False).hits
        ids = self._searcher.fast_field_values(_PASSAGE, [address for _, address in hits])
        found = [(int(number or 0), float(hit[0])) for number, hit in zip(ids, hits, strict=True)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def _id_query(self, ids: PassageIds) -> tantivy.Query:
        """What finds these passages and adds nothing to their score."""
        blocks: list[int] = []
        single: list[int] = []
        for start, end in ids.ranges():
            first, last = -(-start // _BLOCK_SIZE), end // _BLOCK_SIZE
            if first < last:
                blocks += range(first, last)
                single += [*range(start, first * _BLOCK_SIZE), *range(last * _BLOCK_SIZE, end)]
            else:
                single += range(start, end)
        schema = self._index.schema
        chosen = [
            (tantivy.Occur.Should, tantivy.Query.term_set_query(schema, field, numbers))
            for field, numbers in ((_BLOCK, blocks), (_PASSAGE, single))
            if numbers
        ]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(chosen), 0.0)

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
