"""A document that may cite → its references, citations and links, remembered where they still hold.

What is remembered is used only while it is sure to be what would be found now: the references as
long as the document is the same, its citations as long as the works answer alike all that was
asked of them, the links as long as the works and abbreviations that decide them are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.citations.comparing import Expansions
from pipeline.citations.finding import (
    author_years,
    citing_blocks,
    find_by_facts,
    main_title,
    searched_titles,
)
from pipeline.citations.memory import Found, Linked, Memory, Occurrence
from pipeline.citations.references import document_references
from pipeline.citations.resolving import Candidates, digest_of, resolve_each
from pipeline.citations.sentences import sentence_around
from pipeline.lexicon import fold
from pipeline.types import Citation, Document, Span, Work

_OPENING = 8  # characters by which titles are told apart before the text itself is needed
_NO_WORKS = Candidates(())


@dataclass(frozen=True, slots=True)
class Source:
    """A document that may cite; its text is read only if what is remembered will not do."""

    id: str
    title: str
    read: Callable[[], Document]
    recall: Callable[[], Memory | None] = lambda: None
    remember: Callable[[Memory], None] = lambda _: None


def source_of(document: Document) -> Source:
    """A document at hand, of which nothing is remembered."""
    return Source(document.id, document.title, lambda: document)


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides which citations are found: authors with a year, and titles by their opening."""

    pairs: frozenset[tuple[str, str]]
    titles: Mapping[str, frozenset[str]]


def facts_of(works: Sequence[Work]) -> Facts:
    """The facts of these works that citations are found by."""
    titles: dict[str, set[str]] = {}
    for title in searched_titles(works, ""):
        titles.setdefault(title.lower()[:_OPENING], set()).add(title)
    return Facts(author_years(works), {key: frozenset(value) for key, value in titles.items()})


def listed(source: Source) -> Memory:
    """What depends on the document alone."""
    return source.recall() or alone(source.read())


def alone(document: Document) -> Memory:
    """What depends on a document alone: its list of references, the openings of titles."""
    return Memory(document_references(document), frozenset(_openings(document)))


def read_alone(document: Document) -> Memory:
    """The memory of a document with its citations, as far as its own works decide them."""
    memory = alone(document)
    works = [reference.work for reference in memory.references]
    return with_citations(source_of(document), memory, works, facts_of(()))


def _openings(document: Document) -> Iterator[str]:
    """The first characters, in small letters, of everything that begins with a capital."""
    for block in citing_blocks(document):
        text = block.span.of(document.text)
        lowered = text.lower()
        if len(lowered) != len(text):
            continue  # no titles are looked for in it
        for place, character in enumerate(text):
            if character.isupper() and not (place and text[place - 1].isalnum()):
                yield lowered[place : place + _OPENING]


def with_citations(source: Source, memory: Memory, own: Sequence[Work], library: Facts) -> Memory:
    """The memory with the citations of the document; the same one if it has them already."""
    sides = (facts_of(own), library)
    titles = frozenset(_possible_titles(memory, sides, source.title))
    found = memory.found
    if found and found.titles == titles and found.known == _known(found.asked, sides):
        return memory
    document = source.read()
    pairs = sides[0].pairs | sides[1].pairs
    listed_works = [reference.work for reference in memory.references]
    citations, asked = find_by_facts(document, pairs, titles, listed_works)
    occurrences = tuple(_occurrences(document, citations))
    found = Found(asked, _known(asked, sides), titles, occurrences)
    return replace(memory, found=found, linked=None)


def _known(asked: frozenset[tuple[str, str]], sides: Sequence[Facts]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in asked if any(pair in side.pairs for side in sides))


def _possible_titles(memory: Memory, sides: Sequence[Facts], own_title: str) -> Iterator[str]:
    """The titles of works that may stand in the document, but for its own."""
    own = fold(main_title(own_title))
    for side in sides:
        openings = {key for key in side.titles if len(key) < _OPENING}
        openings = {key for key in openings if any(o.startswith(key) for o in memory.openings)}
        for opening in openings | (side.titles.keys() & memory.openings):
            yield from (title for title in side.titles[opening] if fold(title) != own)


def _occurrences(document: Document, citations: Iterable[Citation]) -> Iterator[Occurrence]:
    """Each citation with its section and sentence."""
    blocks = iter(sorted(document.blocks, key=lambda block: block.span))
    block = next(blocks, None)
    for citation in citations:
        span = citation.span
        while block is not None and block.span.end < span.end:
            block = next(blocks, None)
        if block is None:
            break
        sentence = sentence_around(document.text, span.start, block.span.start, block.span.end)
        sentence = Span(min(sentence.start, span.start), max(sentence.end, span.end))
        text = " ".join(sentence.of(document.text).split())
        yield Occurrence(citation, block.section_id, sentence, text)


def with_links(
    memory: Memory, own: Sequence[Work], library: Candidates, expansions: Expansions
) -> Memory:
    """The memory with the links of its citations; the same one if it has them already.

    The library is looked at, and matters, only for what the document's own list leaves open.
    """
    if memory.found is None:
        return memory
    citations = [occurrence.citation for occurrence in memory.found.occurrences]
    names = {fold(author) for citation in citations for author in citation.authors}
    meant = {name: expansions[name] for name in sorted(names & expansions.keys())}
    listed_works = Candidates(own)
    sides = [listed_works.digest, meant]
    alone_digest, digest = digest_of(sides), digest_of([*sides, library.digest])
    if memory.linked and memory.linked.digest in {alone_digest, digest}:
        return memory
    links = resolve_each(citations, listed_works, _NO_WORKS, expansions)
    if all(link.work_id is not None for link in links):
        return replace(memory, linked=Linked(alone_digest, tuple(links)))
    left = iter(
        resolve_each(
            [link.citation for link in links if link.work_id is None],
            listed_works,
            library,
            expansions,
        )
    )
    links = [link if link.work_id is not None else next(left) for link in links]
    return replace(memory, linked=Linked(digest, tuple(links)))
