"""The citations of a block → those that go on from them: a bare year, a bare name, a title.

    Terpstra e.a. (2016) spreken van … (2016).          the same year once more, without the name
    constateert opnieuw Van Reenen                       a cited author, with a word for reporting
    (p. 45), (ibid., p. 45), (a.w.)                      a place in the work cited last
    Dat zagen we al in Sleuren of sturen                 the title of a work

They hold no more than what stands there; `continues` says that the rest comes from before.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.author_year import is_year_alone
from pipeline.citations.parts import Scan, locator_at, make_citation
from pipeline.citations.sentences import sentence_around
from pipeline.lexicon import fold, is_word
from pipeline.types import Citation, CitationKind, Span

_APPOSITION = 160  # characters between a title and the citation that follows it
_LETTERS = re.compile(r"[^\W\d_]+")


def find_years(scan: Scan, cited: Sequence[Citation]) -> list[Citation]:
    """Years alone in brackets that repeat the year of a citation before them in the block."""
    found = []
    for index, token in enumerate(scan.tokens):
        if is_year_alone(scan, index) and not _taken(cited, token.start):
            before = [c for c in cited if c.span.end <= token.start and c.year == token.text]
            if before and (before[-1].authors or before[-1].title):
                year = make_citation(
                    scan, CitationKind.PARENTHETICAL, years=scan.span(index, index + 1)
                )
                found.append(_after(year, before[-1]))
    return found


def find_places(scan: Scan, cited: Sequence[Citation], last: Citation | None) -> list[Citation]:
    """Locators alone in brackets, and «ibid.», «a.w.», «t.a.p.»: the work cited last.

    `last` is the last citation of the blocks before, for a note that begins with «Ibid.».
    """
    found = []
    for index, token in enumerate(scan.tokens):
        before = [c for c in cited if c.span.end <= token.start]
        earlier = before[-1] if before else last
        if earlier is None or _taken(cited, token.start):
            continue
        same = token.text.lower() in words.SAME_PLACE | words.SAME_WORK
        if same and (token.bracket == index - 1 >= 0 or index == 0 or scan.is_at(0, "zie")):
            located = locator_at(scan, index + (2 if scan.is_at(index + 1, ".") else 1))
            citation = make_citation(
                scan,
                CitationKind.NOTE,
                title=scan.span(index, index + 1),
                locator=located[0] if located else None,
            )
            found.append(_after(replace(citation, title=""), earlier))
        elif before and token.bracket == index - 1 >= 0:
            located = locator_at(scan, index)
            if located and scan.is_at(located[1], ")"):
                place = make_citation(scan, CitationKind.PARENTHETICAL, locator=located[0])
                found.append(_after(place, earlier))
    return found


def find_names(
    scan: Scan, cited: Sequence[Citation], names: Mapping[str, Sequence[Citation]]
) -> list[Citation]:
    """Authors of the document named without a year, in a sentence that reports what they say.

    `names` holds by folded first author the citations of the whole document, in order.
    """
    found: list[Citation] = []
    taken = {place for c in cited for place in range(c.span.start, c.span.end)}
    reporting = [i for i, t in enumerate(scan.tokens) if t.text.lower() in words.REPORTING]
    for index, token in enumerate(scan.tokens):
        if not token.is_capitalised or token.start in taken:
            continue
        for length in (4, 3, 2, 1):
            if index + length > len(scan.tokens) or not _is_person(scan, index, length):
                continue
            span = scan.span(index, index + length)
            same = names.get(spelling_key(span.of(scan.text)), ())
            if same and span.start not in taken and _is_reported(scan, index, length, reporting):
                found.append(_named(scan, span, same))
                taken.update(range(span.start, span.end))
                break
    return found


def _named(scan: Scan, span: Span, same: Sequence[Citation]) -> Citation:
    name = " ".join(span.of(scan.text).split())
    base = make_citation(scan, CitationKind.NARRATIVE, title=span)
    parts = tuple(replace(part, name="author") for part in base.parts)
    base = replace(base, title="", parts=parts, authors=(name,))
    before = [c for c in same if c.span.end <= span.start and _first(c) == fold(name)]
    years = {c.year for c in before[-1:]}
    if not before:
        return base
    return replace(base, year=years.pop(), others=before[-1].others, continues=True)


def _first(citation: Citation) -> str:
    return fold(citation.authors[0]) if citation.authors else ""


def spelling_key(name: str) -> str:
    """A name without what its spelling varies in: «ter», «ten», «te», accents, y and ij."""
    folded = [fold(part) for part in name.replace("’", "'").split()]
    same = {"ter": "te", "ten": "te", "den": "de", "der": "de"}
    return " ".join(same.get(part, part) for part in folded).replace("ij", "y")


def _is_person(scan: Scan, index: int, length: int) -> bool:
    """Whether these tokens can be a whole surname, not the middle of a longer name."""
    tokens = scan.tokens[index : index + length]
    if tokens[-1].kind != "word" or not tokens[-1].is_capitalised:
        return False
    if length == 1 and (words.is_acronym(tokens[0].text) or words.is_organisation(tokens[0].text)):
        return False
    after = index + length
    if after < len(scan.tokens) and scan.tokens[after].is_capitalised:
        return False
    before = scan.tokens[index - 1] if index else None
    return before is None or before.text.lower() not in words.LEADING_PARTICLES


def _is_reported(scan: Scan, index: int, length: int, reporting: Sequence[int]) -> bool:
    """Whether a word for reporting stands close by in the same sentence."""
    around = sentence_around(scan.text, scan.tokens[index].start, scan.tokens[0].start)
    first = scan.tokens[index]
    if length == 1 and first.start == around.start and is_word(first.text.lower()):
        return False
    near = range(index - 8, index + length + 8)
    return any(
        place in near and around.start <= scan.tokens[place].start < around.end
        for place in reporting
    )


def find_titles(
    scan: Scan, cited: Sequence[Citation], titles: Collection[str], block: Span
) -> list[Citation]:
    """Mentions of the titles of works, but for those that a citation follows at once."""
    found: list[Citation] = []
    text = scan.text[block.start : block.end]
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» in small letters is two characters
        return found
    for title in sorted(titles, key=len, reverse=True):
        start = lowered.find(title.lower())
        while start >= 0:
            span = Span(block.start + start, block.start + start + len(title))
            if _is_mention(scan, span, [*cited, *found]):
                found.append(make_title(scan, span))
            start = lowered.find(title.lower(), start + len(title))
    return found


def make_title(scan: Scan, span: Span) -> Citation:
    """A citation that is the mention of a title."""
    return make_citation(scan, CitationKind.TITLE, title=span)


def _is_mention(scan: Scan, span: Span, cited: Sequence[Citation]) -> bool:
    around = scan.text[max(span.start - 1, 0) : span.start] + scan.text[span.end : span.end + 1]
    if any(character.isalnum() for character in around):
        return False
    if not scan.text[span.start].isupper() or _may_be_a_sentence(scan, span):
        return False
    return not any(
        c.span.overlaps(span) or 0 <= c.span.start - span.end <= _APPOSITION for c in cited
    )


def _may_be_a_sentence(scan: Scan, span: Span) -> bool:
    """Whether the words have a capital only because a sentence begins with them."""
    if sentence_around(scan.text, span.start, scan.tokens[0].start).start != span.start:
        return False
    return not any(map(str.isupper, scan.text[span.start + 1 : span.end]))


def _taken(cited: Sequence[Citation], place: int) -> bool:
    return any(c.span.start <= place < c.span.end for c in cited)


def _after(citation: Citation, before: Citation) -> Citation:
    """The citation with what it takes over from the one before it."""
    return replace(
        citation,
        authors=citation.authors or before.authors,
        others=before.others,
        year=citation.year or before.year,
        title=citation.title or before.title,
        continues=True,
    )
