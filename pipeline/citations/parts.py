"""The pieces of a citation → the citation: spans by name, authors as written, the locator."""

import re
from dataclasses import dataclass

from pipeline.citations import words
from pipeline.citations.names import Authors, Name
from pipeline.citations.tokens import Token
from pipeline.types import Citation, CitationKind, Part, Span

_POSSESSIVE = re.compile(r"['’]s?\Z")
_QUOTES = tuple("‘“„«\"'’")
_ARTICLES = frozenset({"de", "het", "the"})
_RANGE = frozenset({"-", "–", "—", "/", "en", ","})
_AFTER_NUMBERS = frozenset({"e.v.", "ev", "ff", "f", "e.v"})


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
    end: int = 0,
) -> Citation:
    """A citation of these pieces; `end` is a place in the document that it reaches at least."""
    parts = [Part("author", _bare(scan.text, name.span(scan.tokens))) for name in _names(authors)]
    pieces = {"prefix": prefix, "title": title, "number": number, "year": years, "locator": locator}
    parts += [Part(name, span) for name, span in pieces.items() if span is not None]
    parts.sort(key=lambda part: (part.span, part.name))
    first = min(part.span.start for part in parts)
    if title is not None and title.start == first and scan.text[first - 1 : first] in _QUOTES:
        first -= 1
    last = max([end, *(part.span.end for part in parts)])
    return Citation(
        document_id=scan.document_id,
        span=Span(first, last),
        kind=kind,
        authors=tuple(words_of(scan.text, p.span) for p in parts if p.name == "author"),
        others=bool(authors and authors.others),
        year=words_of(scan.text, years) if years else "",
        locator=words_of(scan.text, locator) if locator else "",
        prefix=words_of(scan.text, prefix) if prefix else "",
        title=words_of(scan.text, title) if title else "",
        number=words_of(scan.text, number) if number else "",
        parts=tuple(parts),
    )


def _names(authors: Authors | None) -> tuple[Name, ...]:
    return authors.names if authors else ()


def _bare(text: str, span: Span) -> Span:
    """A name without «’s»: Terpstra's (2016) analyse."""
    ending = _POSSESSIVE.search(text[span.start : span.end])
    return Span(span.start, span.end - len(ending.group())) if ending else span


def prefix_before(scan: Scan, start: int, floor: int, allowed: frozenset[str]) -> Span | None:
    """The longest prefix that ends before token `start`: «zie ook», «vgl.»."""
    if scan.is_at(start - 1, *_ARTICLES) and not scan.tokens[start - 1].is_capitalised:
        start -= 1
    for length in range(words.LONGEST_PREFIX, 0, -1):
        if start - length >= floor:
            span = scan.span(start - length, start)
            if words_of(scan.text, span).casefold() in allowed:
                return span
    return None


def locator_at(scan: Scan, index: int) -> tuple[Span, int] | None:
    """The locator that begins at a token, after a comma or colon, and the token after it.

    , p. 12-15        , p.107/108        : 12        , hoofdstuk 3        , blz. 5 e.v.
    """
    tokens = scan.tokens
    colon = scan.is_at(index, ":")
    if scan.is_at(index, ",", ":", ";"):
        index += 1
    start = index
    if index < len(tokens) and tokens[index].low in words.LOCATORS:
        index += 1
        if scan.is_at(index, "."):
            index += 1
    elif not colon:
        return None
    end = _numbers_end(scan, index)
    return (scan.span(start, end), end) if end > index else None


def _numbers_end(scan: Scan, index: int) -> int:
    """The token after the numbers that begin here; the same token if none do."""
    tokens = scan.tokens
    end = index
    while end < len(tokens) and _is_number(tokens[end]) and end - index < 20:
        end += 1
        if scan.is_at(end, *_AFTER_NUMBERS):
            return end + 1
        if not scan.is_at(end, *_RANGE) or end + 1 >= len(tokens):
            return end
        if not _is_number(tokens[end + 1]) or _reads_as_year(scan, end):
            return end
        end += 1
    return end


def _is_number(token: Token) -> bool:
    return token.kind in {"number", "year"} or token.low in {"i", "ii", "iii", "iv", "v"}


def _reads_as_year(scan: Scan, separator: int) -> bool:
    """«p. 12, 2016»: what follows the comma is the next year."""
    return scan.is_at(separator, ",", "en") and scan.tokens[separator + 1].kind == "year"
