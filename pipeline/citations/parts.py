"""The pieces of a citation → the citation: spans by name, authors as written, the locator."""

import re
from dataclasses import dataclass

from pipeline.citations.names import Authors, Name
from pipeline.citations.tokens import Token
from pipeline.types import Citation, CitationKind, Part, Span

_POSSESSIVE = re.compile(r"['’]s?\Z")
_QUOTES = tuple("‘“„«\"'’")


@dataclass(frozen=True, slots=True)
class Scan:
    """One block of a document as tokens, and where it belongs."""

    document_id: str
    text: str
    tokens: tuple[Token, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of the tokens from `start` to before `end`."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def is_at(self, index: int, *texts: str) -> bool:
        """Whether there is a token at this index, and it is one of these."""
        return 0 <= index < len(self.tokens) and self.tokens[index].low in texts


def words_of(text: str, span: Span) -> str:
    """The characters of a span, with single spaces for all white space."""
    return " ".join(text[span.start : span.end].split())


def make_citation(
    scan: Scan,
    kind: CitationKind,
    *,
    authors: Authors | None = None,
    years: Span | None = None,
    locator: Span | None = None,
    prefix: Span | None = None,
    title: Span | None = None,
    number: Span | None = None,
    year: str = "",
    end: int = 0,
) -> Citation:
    """A citation of these pieces.

    `year` overrides what stands at `years`, and `end` is a place that it reaches at least.
    """
    parts = [Part("author", _bare(scan.text, name.span(scan.tokens))) for name in _names(authors)]
    pieces = {"prefix": prefix, "title": title, "number": number, "year": years, "locator": locator}
    parts += [Part(name, span) for name, span in pieces.items() if span is not None]
    parts.sort(key=lambda part: (part.span, part.name))
    first = min(part.span.start for part in parts)
    initials = ""
    if authors is not None and (given := _with_initials(scan, authors)) < authors.start:
        first = min(first, scan.tokens[given].start)
        initials = words_of(scan.text, scan.span(given, authors.start))
    if title is not None and title.start == first and scan.text[first - 1 : first] in _QUOTES:
        first -= 1
    last = max([end, *(part.span.end for part in parts)])
    return Citation(
        document_id=scan.document_id,
        span=Span(first, last),
        kind=kind,
        authors=tuple(words_of(scan.text, p.span) for p in parts if p.name == "author"),
        others=bool(authors and authors.others),
        year=year or (words_of(scan.text, years) if years else ""),
        locator=words_of(scan.text, locator) if locator else "",
        prefix=words_of(scan.text, prefix) if prefix else "",
        title=words_of(scan.text, title) if title else "",
        number=words_of(scan.text, number) if number else "",
        parts=tuple(parts),
        initials=initials,
    )


def _with_initials(scan: Scan, authors: Authors) -> int:
    """Where the initials right before the first name begin; first names in full stay out."""
    start = authors.start
    while start > authors.given and scan.tokens[start - 1].kind == "initials":
        start -= 1
    return start


def _names(authors: Authors | None) -> tuple[Name, ...]:
    return authors.names if authors else ()


def _bare(text: str, span: Span) -> Span:
    """A name without «’s»: Terpstra's (2016) analyse."""
    ending = _POSSESSIVE.search(text[span.start : span.end])
    return Span(span.start, span.end - len(ending.group())) if ending else span
