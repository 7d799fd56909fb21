"""The citations of a block → those that go on from them: a bare year, a bare name, a title.

    Terpstra e.a. (2016) spreken van … (2016).          the same year once more, without the name
    constateert opnieuw Van Reenen                       a cited author, with a word for reporting
    (p. 45), (ibid., p. 45), (a.w.)                      a place in the work cited last
    Dat zagen we al in Sleuren of sturen                 the title of a work

They hold no more than what stands there; `continues` says that the rest comes from before.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.listed import Known
from pipeline.citations.locators import locator_at
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.sentences import sentence_around
from pipeline.citations.spans import Placed
from pipeline.lexicon import fold, is_word
from pipeline.types import Citation, CitationKind, Span

_APPOSITION = 160  # characters between a title and the citation that follows it
_NEAR = 8  # tokens between a name and a word for reporting
_SAME = words.SAME_PLACE | words.SAME_WORK
_PARENTHETICAL = CitationKind.PARENTHETICAL


def find_years(
    scan: Scan, cited: Sequence[Citation], earlier: Mapping[str, Citation], known: Known
) -> list[Citation]:
    """Years at the start of their brackets that go on from a citation before them in the block.

    With pages also from one in the blocks before, `earlier` by year: «(1998: 45)». A year that is
    new counts if the author cited last has a work of that year among the `known`.
    """
    placed = Placed(cited)
    coming = list(reversed(placed.citations))
    last: dict[str, Citation] = {}
    before: Citation | None = None
    found = []
    for index, token in enumerate(scan.tokens):
        if token.kind != "year" or token.bracket != index - 1 or index == 0:
            continue
        if placed.overlaps(Span(token.start, token.end)):
            continue
        while coming and coming[-1].span.end <= token.start:
            before = coming.pop()
            last[before.year] = before
        located = locator_at(scan, index + 1, bare=True)
        if not scan.is_at(located[1] if located else index + 1, ")", "]"):
            continue
        same = last.get(token.text) or (earlier.get(token.text) if located else None)
        if same is None and before and _is_listed(before, token.text, known):
            same = before
        if same is not None and (same.authors or same.title):
            place = located[0] if located else None
            years = scan.span(index, index + 1)
            year = make_citation(scan, _PARENTHETICAL, years=years, locator=place)
            found.append(_after(year, same))
    return found


def _is_listed(before: Citation, year: str, known: Known) -> bool:
    return bool(before.authors) and (fold(before.authors[0]), year) in known


def find_places(scan: Scan, cited: Sequence[Citation], last: Citation | None) -> list[Citation]:
    """Locators alone in brackets, and «ibid.», «a.w.», «t.a.p.»: the work cited last.

    `last` is the last citation of the blocks before, for a note that begins with «Ibid.».
    """
    placed = Placed(cited)
    found = []
    for index, token in enumerate(scan.tokens):
        alone = token.bracket == index - 1 >= 0
        same = token.kind == "same" or token.low in _SAME
        if not alone and not (same and _begins_note(scan, index)):
            continue
        before = placed.before(token.start)
        earlier = before or last
        if earlier is None or placed.overlaps(Span(token.start, token.end)):
            continue
        if same:
            found.append(_after(_same_work(scan, index), earlier))
        elif before and (located := locator_at(scan, index)) and scan.is_at(located[1], ")"):
            place = make_citation(scan, _PARENTHETICAL, locator=located[0])
            found.append(_after(place, earlier))
    return found


def _begins_note(scan: Scan, index: int) -> bool:
    return index == 0 or (index <= 2 and scan.is_at(0, "zie", "vgl"))


def _same_work(scan: Scan, index: int) -> Citation:
    """«Ibid., p. 5»"""
    after = index + (2 if scan.is_at(index + 1, ".") else 1)
    located = locator_at(scan, after)
    word = scan.span(index, after)
    citation = make_citation(
        scan, CitationKind.NOTE, title=word, locator=located[0] if located else None
    )
    parts = tuple(replace(p, name="same") if p.span == word else p for p in citation.parts)
    return replace(citation, title="", parts=parts)


def find_names(
    scan: Scan, cited: Sequence[Citation], names: Mapping[str, Placed]
) -> list[Citation]:
    """Authors of the document named without a year, in a sentence that reports what they say.

    `names` holds by the key of the first author the citations of the whole document.
    """
    placed = Placed(cited)
    found: list[Citation] = []
    done = 0
    reporting = {i for i, t in enumerate(scan.tokens) if t.low in words.REPORTING}
    for index, token in enumerate(scan.tokens):
        if not reporting or not token.is_capitalised or token.start < done:
            continue
        for length in (4, 3, 2, 1):
            if index + length > len(scan.tokens) or not _is_person(scan, index, length):
                continue
            span = scan.span(index, index + length)
            same = names.get(spelling_key(span.of(scan.text)))
            if same is None or placed.overlaps(span):
                continue
            if _is_reported(scan, index, length, reporting):
                found.append(_named(scan, span, same))
                done = span.end
                break
    return found


def _named(scan: Scan, span: Span, same: Placed) -> Citation:
    name = " ".join(span.of(scan.text).split())
    base = make_citation(scan, CitationKind.NARRATIVE, title=span)
    parts = tuple(replace(part, name="author") for part in base.parts)
    base = replace(base, span=span, title="", parts=parts, authors=(name,))
    before = same.before(span.start)
    if before is None or fold(before.authors[0]) != fold(name):
        return base
    return replace(base, year=before.year, others=before.others, continues=True)


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
    return before is None or before.low not in words.LEADING_PARTICLES


def _is_reported(scan: Scan, index: int, length: int, reporting: Collection[int]) -> bool:
    """Whether a word for reporting stands close by in the same sentence."""
    places = range(max(index - _NEAR, 0), index + length + _NEAR)
    near = [scan.tokens[place].start for place in places if place in reporting]
    if not near:
        return False
    first = scan.tokens[index]
    around = sentence_around(scan.text, first.start, scan.tokens[0].start)
    if length == 1 and first.start == around.start and is_word(first.low):
        return False
    return any(around.start <= place < around.end for place in near)


def find_titles(
    scan: Scan, cited: Sequence[Citation], titles: Collection[str], block: Span
) -> list[Citation]:
    """Mentions of the titles of works, but for those that a citation follows at once."""
    found: list[Citation] = []
    placed = Placed(cited)
    text = scan.text[block.start : block.end]
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» in small letters is two characters
        return found
    for title in sorted(titles, key=lambda title: (-len(title), title)):
        start = lowered.find(title.lower())
        while start >= 0:
            span = Span(block.start + start, block.start + start + len(title))
            if _is_mention(scan, span, placed):
                found.append(make_citation(scan, CitationKind.TITLE, title=span))
            start = lowered.find(title.lower(), start + len(title))
        placed = Placed([*cited, *found])
    return found


def _is_mention(scan: Scan, span: Span, cited: Placed) -> bool:
    around = scan.text[max(span.start - 1, 0) : span.start] + scan.text[span.end : span.end + 1]
    if any(character.isalnum() for character in around):
        return False
    if not scan.text[span.start].isupper() or _may_be_a_sentence(scan, span):
        return False
    return not (cited.overlaps(span) or cited.begins_within(span.end, span.end + _APPOSITION))


def _may_be_a_sentence(scan: Scan, span: Span) -> bool:
    """Whether the words have a capital only because a sentence begins with them."""
    if sentence_around(scan.text, span.start, scan.tokens[0].start).start != span.start:
        return False
    return not any(map(str.isupper, scan.text[span.start + 1 : span.end]))


def _after(citation: Citation, before: Citation) -> Citation:
    """The citation with what it takes over from the one before it."""
    return replace(
        citation,
        authors=citation.authors or before.authors,
        others=before.others,
        year=citation.year or before.year,
        title=citation.title or before.title,
        number=citation.number or before.number,
        continues=True,
    )
