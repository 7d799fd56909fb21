"""Document → its citations, in the order of the text.

First what is surely a citation, block by block; then, with the authors and years that these give,
what has no brackets or only goes on from one. Not looked at: headings, tables of contents, code and
the entries of the document's own list of references.
"""

import re
from collections.abc import Collection, Container, Iterable, Sequence

from pipeline.citations.author_year import find_author_year
from pipeline.citations.continuing import (
    find_places,
    find_titles,
    find_years,
    keys_of_year,
)
from pipeline.citations.legal import find_legal
from pipeline.citations.listed import Known
from pipeline.citations.named import find_names, known_names
from pipeline.citations.note_titles import Full, add_full, find_short_titles
from pipeline.citations.notes import find_note_references
from pipeline.citations.numbered import find_numbered
from pipeline.citations.parts import Scan
from pipeline.citations.references import reference_spans
from pipeline.citations.spans import merged
from pipeline.citations.tokens import tokenise
from pipeline.citations.unlisted import is_whole, last_names, without_unlisted
from pipeline.lexicon import fold
from pipeline.types import Block, BlockKind, Citation, CitationKind, Document, Work

_PASSED_OVER = frozenset(
    {BlockKind.HEADING, BlockKind.CODE, BlockKind.CONTENTS, BlockKind.REFERENCE}
)
_OWN_REFERENCE = re.compile(
    r"bronvermelding:|citeerwijze|\b(?:te|graag|volgt)\s+citeren|\bciteren\s+als|\bciteer\b", re.I
)
_OWN_REACH = 150  # characters between these words and the year
_SHORTEST_TITLE = 2  # words
_LAWS = ("wet", "wetboek", "besluit", "regeling", "verordening", "richtlijn")
_TITLE_ENDS = (":", ".", " – ", " - ", "?", ",")


def find_citations(document: Document, works: Iterable[Work] = ()) -> tuple[Citation, ...]:
    """The citations of a document; mentions of titles only of `works`."""
    works = tuple(works)
    own = [work for work in works if work.source == document.file]
    titles = searched_titles(works, document.title)
    return find_by_facts(document, author_years(works), titles, own)[0]


def find_by_facts(
    document: Document,
    pairs: frozenset[tuple[str, str]],
    titles: frozenset[str],
    own: Sequence[Work] = (),
) -> tuple[tuple[Citation, ...], frozenset[tuple[str, str]]]:
    """The citations of a document, and which of the pairs of author and year mattered for them.

    Parameters
    ----------
    document
        The document.
    pairs
        The folded first authors and years of works.
    titles
        The titles that are looked for in its text.
    own
        The works of its own list of references.
    """
    blocks = citing_blocks(document)
    scans = [
        Scan(document.id, document.text, tokenise(block.span.of(document.text), block.span.start))
        for block in blocks
    ]
    listed = _Known(frozenset(), pairs)
    first = [
        _of_others(scan, block, find_author_year(scan, listed, loose=_is_note(block)))
        for scan, block in zip(scans, blocks, strict=True)
    ]
    known = _Known(author_years([c for citations in first for c in citations]), pairs)
    sure = [
        _of_others(scan, block, _sure(scan, block, known))
        for scan, block in zip(scans, blocks, strict=True)
    ]
    if is_whole([c for citations in sure for c in citations], own):
        authors = last_names(own)
        sure = [
            citations if _is_note(block) else without_unlisted(scan, citations, authors, listed)
            for scan, block, citations in zip(scans, blocks, sure, strict=True)
        ]
    left = _Known(author_years([c for citations in sure for c in citations]), pairs)
    found = _with_continuing(scans, blocks, sure, titles, own, left)
    return tuple(found), frozenset(listed.asked | known.asked | left.asked)


class _Known(Container[tuple[str, str]]):
    """Authors and years: those cited for certain, and those of works, with what was asked of them.

    The finders may only ask whether a pair is in it: then what they find is the same whenever the
    works answer the same, which is what makes it safe to remember.
    """

    def __init__(
        self, cited: frozenset[tuple[str, str]], works: frozenset[tuple[str, str]]
    ) -> None:
        self._cited, self._works = cited, works
        self.asked: set[tuple[str, str]] = set()

    def __contains__(self, pair: object) -> bool:
        if pair in self._cited:
            return True
        if isinstance(pair, tuple):
            self.asked.add(pair)
        return pair in self._works

    def __bool__(self) -> bool:
        raise TypeError("ask whether a pair is in it")


def citing_blocks(document: Document) -> list[Block]:
    """The blocks in which a citation may stand."""
    lists = reference_spans(document)
    return [
        block
        for block in document.blocks
        if block.kind not in _PASSED_OVER and not any(span.contains(block.span) for span in lists)
    ]


def _is_note(block: Block) -> bool:
    return block.kind is BlockKind.FOOTNOTE


def _sure(scan: Scan, block: Block, known: Known) -> list[Citation]:
    """All that needs no other citation to be one; the earlier finders go before the later."""
    text = block.span.of(scan.text)
    author_year = find_author_year(scan, known, loose=_is_note(block))
    legal = _outside_names(find_legal(scan.document_id, text, block.span.start), author_year)
    found = merged(find_numbered(scan, block.kind), legal)
    if _is_note(block):
        found = merged(find_note_references(scan), found)
    return merged(author_year, found)


def _outside_names(legal: list[Citation], author_year: Sequence[Citation]) -> list[Citation]:
    """Without the statutes that an author is named after: «Commissie Evaluatie Politiewet 2012»."""
    names = [p.span for c in author_year for p in c.parts if p.name == "author"]
    if not legal or not names:
        return legal
    return [c for c in legal if not any(name.contains(c.span) for name in names)]


def author_years(cited: Iterable[Citation | Work]) -> frozenset[tuple[str, str]]:
    """Folded first author and year of what has both.

    Each also without the letter of its year, and without its year. A work may have no year.
    """
    pairs = [(c.authors[0], c.year) for c in cited if c.authors and (c.year or _is_work(c))]
    return frozenset((fold(name), said) for name, year in pairs for said in (year, year[:4], ""))


def _is_work(cited: Citation | Work) -> bool:
    return isinstance(cited, Work)


def _with_continuing(
    scans: Sequence[Scan],
    blocks: Sequence[Block],
    sure: Sequence[list[Citation]],
    titles: Collection[str],
    own: Sequence[Work],
    known: Known,
) -> list[Citation]:
    names = known_names([c for citations in sure for c in citations], own)
    done: list[Citation] = []
    by_year: dict[str, Citation] = {}
    full: Full = {}
    last: Citation | None = None
    for scan, block, citations in zip(scans, blocks, sure, strict=True):
        here = merged(find_names(scan, citations, names), citations)
        here = merged(find_places(scan, here, last if _is_note(block) else None), here)
        if _is_note(block):
            here = merged(find_short_titles(scan, here, full), here)
        here = merged(find_titles(scan, here, titles, block.span), here)
        here = merged(find_years(scan, here, by_year, known), here)
        here = _of_others(scan, block, here)
        done.extend(here)
        add_full(full, here)
        by_year.update(
            (key, c)
            for c in here
            if c.authors and c.kind is not CitationKind.LEGAL
            for key in keys_of_year(c)
        )
        last = here[-1] if here else last
    return done


def _of_others(scan: Scan, block: Block, citations: Sequence[Citation]) -> list[Citation]:
    """Without how the document wants to be cited itself: «Citeren als: Lans, J. (2023)»."""
    return [
        citation
        for citation in citations
        if not _OWN_REFERENCE.search(
            scan.text,
            max(citation.span.start - _OWN_REACH, block.span.start),
            citation.span.start,
        )
    ]


def searched_titles(works: Iterable[Work], own: str) -> frozenset[str]:
    """The main titles of works that are long enough to be found in running text."""
    named = [work.title for work in works if not work.title.startswith("[")]
    titles = {title for name in named for title in (main_title(name), name.strip())}
    own_title = fold(main_title(own))
    return frozenset(
        title
        for title in titles
        if len(title.split()) >= _SHORTEST_TITLE and fold(title) != own_title and not _is_law(title)
    )


def _is_law(title: str) -> bool:
    """A law that is only named is no citation: «Wet langdurige zorg», «Regeling sanering wegen»."""
    return title.split(maxsplit=1)[0].lower().endswith(_LAWS)


def main_title(title: str) -> str:
    """A title without its subtitle."""
    ends = [place for end in _TITLE_ENDS if (place := title.find(end)) > 0]
    return title[: min(ends, default=len(title))].strip()
