"""Names with a year that the list of a document does not have → without those of no author.

Where the list holds nearly all that is cited, «Lowlands (2015)» is a festival. What has a sign of
an author stays, for a list may have forgotten it: two names, initials, «e.a.», a page, «zie», a
particle, an organisation, a word for reporting near by.
"""

from collections.abc import Container, Iterable, Sequence

from pipeline.citations import people, things, words
from pipeline.citations.listed import Known
from pipeline.citations.named import spelling_key
from pipeline.citations.parts import Scan
from pipeline.citations.sentences import sentence_around
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Work

_NEARLY_ALL = 0.8  # of the citations with an author
_FEWEST = 5  # works of a list that can be said to be whole
_NEAR = 60  # characters on either side of a citation that are looked at
_SIGNS = words.REPORTING | words.THINKING | words.VERBS_OF_AUTHORS | things.OWN_WORK
_AUTHOR_YEAR = frozenset({CitationKind.NARRATIVE, CitationKind.PARENTHETICAL})


def is_whole(citations: Iterable[Citation], own: Iterable[Work]) -> bool:
    """Whether the document's own list has the first authors of nearly all that it surely cites."""
    names = {spelling_key(work.authors[0]) for work in own if work.authors}
    cited = [c for c in citations if c.authors and c.kind in _AUTHOR_YEAR and not _is_bare(c)]
    listed = sum(spelling_key(citation.authors[0]) in names for citation in cited)
    return len(names) >= _FEWEST and listed > _NEARLY_ALL * len(cited)


def last_names(own: Iterable[Work]) -> frozenset[str]:
    """The last words of the names of all authors of these works, folded."""
    return frozenset(
        fold(name).split()[-1] for work in own for name in work.authors if name.split()
    )


def without_unlisted(
    scan: Scan, cited: Sequence[Citation], names: Container[str], listed: Known
) -> list[Citation]:
    """The citations of a block that may be of an author: one of `names`, or with a sign of it."""
    return [
        c
        for c in cited
        if not _is_bare(c)
        or fold(c.authors[0]).split()[-1] in names
        or _is_known(c, listed)
        or _has_sign(scan, c)
    ]


def _is_bare(citation: Citation) -> bool:
    """Whether it is no more than a name and a year in the sentence: «Lowlands (2015)»."""
    more = citation.others or citation.initials or citation.locator or citation.prefix
    alone = len(citation.authors) == 1 and not more and not citation.continues
    return alone and citation.kind is CitationKind.NARRATIVE


def _is_known(citation: Citation, listed: Known) -> bool:
    year = citation.year if citation.year[:1].isdigit() else ""
    return (fold(citation.authors[0]), year) in listed


def _has_sign(scan: Scan, citation: Citation) -> bool:
    parts = citation.authors[0].split()
    if parts[0].lower() in words.LEADING_PARTICLES and len(parts) > 1 and parts[0] != "De":
        return True
    if any(words.is_organisation(part) or part.lower() in people.INSTITUTES for part in parts):
        return True
    span = citation.span
    before = scan.text[max(span.start - _NEAR, scan.tokens[0].start) : span.start].split()
    if before and before[-1].lower() in words.GIVEN_NAMES:
        return True
    around = sentence_around(scan.text, span.start, scan.tokens[0].start, scan.tokens[-1].end)
    first, last = max(around.start, span.start - _NEAR), min(around.end, span.end + _NEAR)
    near = scan.text[first : span.start] + scan.text[span.end : last]
    return any(word.strip(".,;:()‘’“”'\"").lower() in _SIGNS for word in near.split())
