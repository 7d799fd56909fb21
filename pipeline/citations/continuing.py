"""The citations of a block → those that go on from them: a bare year, a place, a title.

    Terpstra e.a. (2016) spreken van … (2016).          the same year once more, without the name
    (p. 45), (ibid., p. 45), (a.w.)                      a place in the work cited last
    Dat zagen we al in Sleuren of sturen                 the title of a work

They hold no more than what stands there; `continues` says that the rest comes from before.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.citations import words
from pipeline.citations.listed import Known
from pipeline.citations.locators import locator_at
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.sentences import sentence_around
from pipeline.citations.spans import Placed
from pipeline.citations.tokens import SENTENCE_ENDS
from pipeline.citations.years import year_at
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Span

_APPOSITION = 160  # characters between a title and the citation that follows it
_SENTENCE = 30  # tokens before a year that are looked at for its author
_RUNNING_TITLE = 3  # words; a shorter one may be no title in running text
_ENCLOSING = frozenset({"‘’", "“”", "„”", '""', "''", "«»", "()", "**", "__"})
_NAMED_AFTER = re.compile(r"[’”\"'»*_]?\s(?:heet|heette|is\s(?:de\stitel|getiteld))\b")
_QUOTES = ("’", "”", '"', "'", "»", "*", "_")
_PLACES = words.PAGES | frozenset("r.o. ro rov rn randnr randnrs randnummer".split())
"""What alone in brackets is a place in the work cited last; not «(tabel 3)»."""
_SAME = words.SAME_PLACE | words.SAME_WORK
_PARENTHETICAL = CitationKind.PARENTHETICAL


def find_years(
    scan: Scan, cited: Sequence[Citation], earlier: Mapping[str, Citation], known: Known
) -> list[Citation]:
    """Years at the start of their brackets that go on from a citation before them in the block.

    With pages also from one in the blocks before, `earlier` by year: «(1998: 45)»; «De commissie
    (2017)» goes on from that by a commission (`keys_of_year`). A year that is new counts if the
    author cited last has a work of that year among the `known`.
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
            if before.kind is CitationKind.LEGAL:
                continue  # «Stb. 1998, 300; Bos, in zijn oratie (1998)»
            if before.authors or before.year not in last:
                last[before.year] = before
        located = locator_at(scan, index + 1, bare=True)
        if not scan.is_at(located[1] if located else index + 1, ")", "]"):
            continue
        same = earlier.get(f"{token.text} {_kind_before(scan, index - 1)}") or last.get(token.text)
        if located and (same is None or not same.authors):
            same = earlier.get(token.text) or same
        if same is None and before and _is_listed(before, token.text, known):
            same = before
        if same is None:
            same = _named_before(scan, index - 1, token.text, known)
        if same is not None and _is_another(scan, index - 2, same):
            continue
        if same is not None and (same.authors or same.title):
            place = located[0] if located else None
            years = scan.span(index, index + 1)
            year = make_citation(scan, _PARENTHETICAL, years=years, locator=place)
            found.append(_after(year, same))
    return found


def _is_another(scan: Scan, index: int, same: Citation) -> bool:
    """Whether another name stands before the bracket: «Staatssecretaris Uslu (2022)»."""
    if index < 0 or not scan.tokens[index].is_capitalised:
        return False
    name = fold(scan.tokens[index].text)
    return not any(name in fold(part) for part in (*same.authors, same.title))


def keys_of_year(citation: Citation) -> list[str]:
    """What a citation may be gone on from by: its year, also with the kind of author."""
    first, *_ = re.split(r"[\s-]", citation.authors[0].lower(), maxsplit=1)
    kind = [f"{citation.year} {first}"] if words.is_organisation(first) else []
    return [citation.year, *kind]


def _kind_before(scan: Scan, opening: int) -> str:
    """The kind of organisation that stands before a bracket with its article: «de commissie»."""
    if not scan.is_at(opening - 2, "de", "het", "deze", "dit"):
        return ""
    token = scan.tokens[opening - 1]
    return token.low if token.text.islower() and words.is_organisation(token.low) else ""


def _named_before(scan: Scan, opening: int, year: str, known: Known) -> Citation | None:
    """A listed author in the same sentence: «Ineke Marbus gaf in haar proefschrift (2009) …»."""
    for place in range(opening - 1, max(opening - _SENTENCE, -1), -1):
        if scan.is_at(place, *SENTENCE_ENDS):
            return None
        if not scan.tokens[place].is_capitalised:
            continue
        for start in range(max(place - 2, 0), place + 1):
            span = scan.span(start, place + 1)
            if (fold(span.of(scan.text)), year) in known:
                name = replace(make_citation(scan, CitationKind.NARRATIVE, title=span), title="")
                return replace(name, authors=(span.of(scan.text),))
    return None


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
        elif not scan.is_at(index, *_PLACES):
            continue
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
        start, before = lowered.find(title.lower()), len(found)
        while start >= 0:
            span = Span(block.start + start, block.start + start + len(title))
            if _is_mention(scan, span, placed):
                found.append(_mention(scan, span))
            start = lowered.find(title.lower(), start + len(title))
        if len(found) > before:
            placed = Placed([*cited, *found])
    return found


def _mention(scan: Scan, span: Span) -> Citation:
    """A title, with the year in brackets right behind it: «De woning en de mens (1913)»."""
    index = bisect_left(scan.tokens, span.end, key=lambda token: token.start)
    while scan.is_at(index, *_QUOTES):
        index += 1
    if scan.is_at(index - 1, *_QUOTES) and scan.is_at(index, "uit") and _is_year(scan, index + 1):
        years = scan.span(index + 1, index + 2)
        return make_citation(scan, CitationKind.TITLE, title=span, years=years)
    opened = scan.is_at(index, "(") and index + 1 < len(scan.tokens)
    year = year_at(scan, index + 1) if opened else None
    if year is None or not scan.is_at(year.end, ")"):
        return make_citation(scan, CitationKind.TITLE, title=span)
    end = scan.tokens[year.end].end
    return make_citation(
        scan, CitationKind.TITLE, title=span, years=year.span, year=year.text, end=end
    )


def _is_year(scan: Scan, index: int) -> bool:
    return index < len(scan.tokens) and scan.tokens[index].kind == "year"


def _is_enclosed(scan: Scan, span: Span) -> bool:
    """Whether the words fill quotation marks or brackets: «‘Kamers te huur’», «(Warm water)»."""
    before, after = scan.text[max(span.start - 1, 0) : span.start], scan.text[span.end :][:1]
    return f"{before}{after}" in _ENCLOSING


def _is_mention(scan: Scan, span: Span, cited: Placed) -> bool:
    around = scan.text[max(span.start - 1, 0) : span.start] + scan.text[span.end : span.end + 1]
    if any(character.isalnum() for character in around):
        return False
    short = len(span.of(scan.text).split()) < _RUNNING_TITLE
    if short and not _is_enclosed(scan, span):
        return False
    if not scan.text[span.start].isupper() or _may_be_a_sentence(scan, span):
        return False
    if cited.overlaps(span):
        return False
    following = cited.first_within(span.end, span.end + _APPOSITION)
    if following is None or following.kind is not _PARENTHETICAL or not following.year:
        return True
    sentence = sentence_around(scan.text, span.start, scan.tokens[0].start)
    return following.span.start >= sentence.end


def _may_be_a_sentence(scan: Scan, span: Span) -> bool:
    """Whether the words have a capital only because a sentence begins with them."""
    if sentence_around(scan.text, span.start, scan.tokens[0].start).start != span.start:
        return False
    if _NAMED_AFTER.match(scan.text, span.end):
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
