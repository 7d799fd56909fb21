"""Furniture of pages with a layout: lines at the edge of pages that recur in the same place.

A line is furniture if its words recur at the same height on other pages, its numbers standing still
or counting with the pages. A running head that names the chapter recurs on few pages, but stands
where on other pages other heads stand. What recurs nowhere, or in larger type than the text, is
left alone: a heading may well be the first line of its page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.geometry import body_size, by_page, letters_of, middle, rows_of
from pipeline.structure.linegroup import line_words
from pipeline.structure.numerals import Figure, template
from pipeline.types import BlockKind, Line

_EDGE_ROWS = 4
_FEW = 3  # pages: what recurs there may be chance
_SAME_HEIGHT = 4.0  # points
_SLOT = 4.0  # points
_LARGE = 1.1  # of the usual type size
_PAGE_SHARE = 0.3
_SAID = re.compile(  # a line that says itself that it is a page number
    r"(?:pagina|pag\.|blz\.|bladzijde|blad|page)\s?#(?:\s?(?:van|/|uit|of)\s?#)?|[-–—]\s?#\s?[-–—]",
    re.I,
)
_SHARE = re.compile(r"#\s?(?:van|/)\s?#")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at the top or the bottom of its page; `words` has `#` for each number."""

    number: int
    page: int
    top: bool
    height: float
    left: float
    row: int
    large: bool
    small: bool
    words: str
    figures: tuple[Figure, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """The numbers of the lines that are furniture, and the page number printed on each page.

    `hinted` are all lines: a heading that the reader saw in the running head is moved to its place.
    """

    lines: frozenset[int]
    printed: Mapping[int, Figure]
    hinted: tuple[Line, ...]


def furniture_of(text: str, lines: Sequence[Line]) -> Furniture:
    """The furniture of lines with boxes."""
    pages = by_page(lines)
    edges = _edges(text, lines, pages)
    found = {edge.number for edge in _recurring(edges, len(pages))}
    if len(pages) <= _FEW:
        found = _from_the_edge(edges, found)
    found |= {edge.number for edge in edges if _says_page(edge, len(pages))}
    found |= set(_in_slots(edges, found, text, lines))
    hinted = _with_moved_hints(text, lines, pages, found)
    accepted = [edge for edge in edges if edge.number in found]
    numbers = frozenset(edge.number for edge in accepted)
    return Furniture(numbers, _printed(accepted, len(pages)), hinted)


def _edges(
    text: str, lines: Sequence[Line], pages: Mapping[int, list[tuple[int, Line]]]
) -> list[Edge]:
    usual = body_size(lines) or 0.0
    heights = [middle(line.box) for line in lines if line.box and line.pieces]
    half = (max(heights, default=0.0) + min(heights, default=0.0)) / 2
    edges = []
    for page, members in pages.items():
        rows = rows_of(members)
        for place, row in enumerate(rows):
            from_edge = min(place, len(rows) - 1 - place)
            if from_edge >= _EDGE_ROWS:
                continue
            for number, line, box in row:
                if line.hint and line.hint.kind is BlockKind.TABLE and len(row) > 2:
                    continue
                words = line_words(text, line)
                recurs, figures = template(words)
                size = line.size or usual
                edges.append(
                    Edge(
                        *(number, page, middle(box) > half, middle(box), box.left, from_edge),
                        *(size > _LARGE * usual, size < 0.96 * usual, recurs, figures),
                        letters_of(words),
                    )
                )
    return edges


def _recurring(edges: Iterable[Edge], pages: int) -> Iterator[Edge]:
    """The edges whose words recur at their height, or anywhere at the edge of many pages."""
    alike: defaultdict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.top, edge.words].append(edge)
    few = pages <= _FEW
    for members in alike.values():
        for cluster in _clusters(members):
            near = [edge for edge in cluster if edge.row < 3] if few else cluster
            yield from _counting(near, pages, 2 if few else 3)
        yield from _counting(members, pages, max(3, round(_PAGE_SHARE * pages)))


def _from_the_edge(edges: Iterable[Edge], found: set[int]) -> set[int]:
    """Of lines found those with nothing else between them and the edge of their page."""
    open_ = {
        (edge.page, edge.top, row)
        for edge in edges
        if edge.number not in found
        for row in range(edge.row, _EDGE_ROWS)
    }
    outer = [e for e in edges if e.number in found and (e.page, e.top, e.row) not in open_]
    pages = Counter((edge.top, edge.words) for edge in outer)
    return {edge.number for edge in outer if pages[edge.top, edge.words] > 1}


def _clusters(members: Sequence[Edge]) -> Iterator[list[Edge]]:
    """The edges of equal words by height."""
    ordered = sorted(members, key=lambda edge: edge.height)
    cluster = [ordered[0]]
    for edge in ordered[1:]:
        if edge.height - cluster[-1].height > _SAME_HEIGHT:
            yield cluster
            cluster = []
        cluster.append(edge)
    yield cluster


def _counting(members: Sequence[Edge], pages: int, enough: int) -> Iterator[Edge]:
    """Of edges with equal words those whose numbers stand still or count with the pages."""
    if not members:
        return
    if members[0].large:
        enough = max(enough, round(_PAGE_SHARE * pages))
    named = len(members[0].words.replace("#", "").strip(" |-–—./")) > 1
    if not members[0].figures:
        if named and len({edge.page for edge in members}) >= enough:
            yield from members
        return
    still = Counter(edge.figures for edge in members)
    steps = [Counter(step) for step in zip(*map(_steps, members), strict=True)]
    for edge in members:
        counts = max(step[own] for step, own in zip(steps, _steps(edge), strict=True))
        if (not edge.large and counts >= enough) or (named and still[edge.figures] >= enough):
            yield edge


def _steps(edge: Edge) -> list[tuple[int, bool]]:
    """How far each number of an edge is ahead of its page."""
    return [(figure.value - edge.page, figure.roman) for figure in edge.figures]


def _says_page(edge: Edge, pages: int) -> bool:
    """«Pagina 1 van 2», «2/2»: a page number even if no other page has one."""
    if edge.row > 1 or not edge.figures or edge.large:
        return False
    if _SAID.fullmatch(edge.words):
        return True
    shares = [figure.value for figure in edge.figures]
    return bool(_SHARE.fullmatch(edge.words)) and shares == [edge.page + 1, pages]


def _in_slots(
    edges: Sequence[Edge], found: set[int], text: str, lines: Sequence[Line]
) -> Iterator[int]:
    """The edges that stand where other pages have their furniture, and look like it."""
    slots: defaultdict[tuple[bool, int], list[Edge]] = defaultdict(list)
    twice = Counter((edge.top, edge.letters) for edge in edges if edge.letters)
    for edge in edges:
        slots[edge.top, round(edge.height / _SLOT)].append(edge)
    for members in slots.values():
        recurring = [
            edge
            for edge in members
            if edge.number in found or (twice[edge.top, edge.letters] > 1 and not edge.large)
        ]
        if len({edge.page for edge in members}) < 3 or len(recurring) < 0.6 * len(members):
            continue
        yield from (edge.number for edge in recurring)
        rest = [edge for edge in members if edge not in recurring]
        if rest:
            own = {edge.number for edge in members}
            others = (line for number, line in enumerate(lines) if number not in own)
            named = {letters_of(line_words(text, line)) for line in others}
            yield from (
                edge.number
                for edge in rest
                if not edge.large and len(edge.letters) > 3 and edge.letters in named
            )


def _with_moved_hints(
    text: str,
    lines: Sequence[Line],
    pages: Mapping[int, list[tuple[int, Line]]],
    found: set[int],
) -> tuple[Line, ...]:
    """The lines; what the format calls a heading is no furniture, and leaves `found`. But where its
    page has those words again, the hint is theirs.
    """
    moved = list(lines)
    for number in sorted(found):
        line = lines[number]
        if not line.hint or line.hint.kind is not BlockKind.HEADING or line.page is None:
            continue
        words = letters_of(line_words(text, line))
        twins = (
            other
            for other, twin in pages[line.page]
            if other not in found and letters_of(line_words(text, twin)) == words
        )
        twin = next(twins, None)
        if twin is None:
            found.discard(number)
        elif lines[twin].hint is None:
            moved[twin] = replace(lines[twin], hint=line.hint)
    return tuple(moved)


def _printed(edges: Sequence[Edge], pages: int) -> dict[int, Figure]:
    """The page number printed on each page: of the numbers of its furniture that count on, the one
    that keeps its distance to the page longest."""
    steps = Counter(step for edge in edges for step in set(_steps(edge)))
    printed: dict[int, tuple[int, Figure]] = {}
    for edge in edges:
        for figure, step in zip(edge.figures, _steps(edge), strict=True):
            votes = steps[step]
            if votes >= min(2, pages) and votes > printed.get(edge.page, (0, figure))[0]:
                printed[edge.page] = (votes, figure)
    return {page: figure for page, (_, figure) in printed.items()}
