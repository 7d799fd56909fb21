"""Cited works as pictures: bars by year, and works beside the sections that cite them.

Drawn by hand with fixed places, so that the same literature always gives the same picture. A page
takes no SVG within HTML: it is shown as an image, with links laid over it.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from urllib.parse import quote as quoted

from pipeline import texts_literature, texts_literature_page

_WIDTH = 760
_ROW = 24
_BAR_TOP, _BAR_HEIGHT = 24, 130
_SECTION_X, _WORK_X, _ARC_X = 270, 430, 668
_CSS = (
    "text{font:13px system-ui,sans-serif;fill:#23303b}.b{fill:#1f6f8b}.z{fill:#9aa7b1}"
    ".e{stroke:#1f6f8b;fill:none;stroke-opacity:.45}.a{stroke:#b3541e;fill:none;stroke-opacity:.7}"
    ".k{fill:#b3541e}.g{font-weight:600}"
)


@dataclass(frozen=True, slots=True)
class Node:
    """A work in the picture: its key, its names, the sections that cite it and how often."""

    key: str
    name: str
    title: str
    sections: Mapping[str, int]
    chosen: bool = False


def bar_years(years: Mapping[str, int]) -> list[str]:
    """The years of the bars from left to right; “” for works without a year comes last."""
    return [*sorted(filter(str.isdecimal, years), key=int), *([""] if years.get("") else [])]


def timeline(years: Mapping[str, int], chosen: str | None = None) -> str:
    """Bars of the number of works by year, empty years left out where they are many."""
    bars = [(year or texts_literature.NO_YEAR, years[year]) for year in bar_years(years)]
    if not bars:
        return ""
    known = [int(year) for year, _ in bars if year.isdecimal()]
    step = min((_WIDTH - 20) / len(bars), 60)
    most = max(number for _, number in bars)
    gaps = {str(after) for before, after in pairwise(known) if after > before + 1}
    parts, links = [], []
    total = _BAR_TOP + _BAR_HEIGHT + 52
    for place, (year, number) in enumerate(bars):
        x, height = 10 + place * step, _BAR_HEIGHT * number / most
        y = _BAR_TOP + _BAR_HEIGHT - height
        css = "b" if year.isdecimal() else "z"
        css = "k" if chosen is not None and year == (chosen or texts_literature.NO_YEAR) else css
        parts.append(
            f'<rect class="{css}" x="{x + 2:.1f}" y="{y:.1f}" width="{step - 4:.1f}" '
            f'height="{height:.1f}" rx="2"/>'
            f'<text x="{x + step / 2:.1f}" y="{y - 5:.1f}" text-anchor="middle">{number}</text>'
            f'<text transform="translate({x + step / 2 + 4:.1f} {_BAR_TOP + _BAR_HEIGHT + 44}) '
            f'rotate(-90)">{escape(year)}</text>'
        )
        if year in gaps:
            parts.append(
                f'<path class="a" stroke-dasharray="2 3" d="M{x:.1f} {_BAR_TOP}v{_BAR_HEIGHT}"/>'
            )
        name = texts_literature_page.works_of(year, number)
        links.append(_link(f"jaar-{place}", name, (x, 0, step, total), total))
    alt = texts_literature_page.timeline_alt(
        bars[0][0], bars[-1][0], sum(number for _, number in bars)
    )
    return _image("".join(parts), total, alt, "".join(links))


def section_names(nodes: Sequence[Node]) -> list[str]:
    """The sections in the picture from top to bottom."""
    return list(dict.fromkeys(name for node in nodes for name in node.sections))


def network(nodes: Sequence[Node], pairs: Mapping[tuple[str, str], int]) -> str:
    """The works beside the sections that cite them; arcs between works of one sentence."""
    sections = section_names(nodes)
    if not sections:
        return ""
    rows = max(len(sections), len(nodes))
    height = rows * _ROW + 20
    left = {name: _y(place, len(sections), rows) for place, name in enumerate(sections)}
    right = {node.key: _y(place, len(nodes), rows) for place, node in enumerate(nodes)}
    parts = [_edge(left[name], right[n.key], t) for n in nodes for name, t in n.sections.items()]
    parts += [
        _arc(right[first], right[second], times)
        for (first, second), times in pairs.items()
        if first in right and second in right
    ]
    parts += [
        f'<circle class="b" cx="{_SECTION_X}" cy="{y:.1f}" r="4"/>'
        f'<text x="{_SECTION_X - 10}" y="{y + 4:.1f}" text-anchor="end">{_short(name, 32)}</text>'
        for name, y in left.items()
    ]
    parts += [_work(node, right[node.key]) for node in nodes]
    alt = texts_literature_page.network_alt(len(nodes), len(sections))
    links = [
        _link(
            f"werk-{number}",
            node.title,
            (_WORK_X - 8, right[node.key] - _ROW / 2, _ARC_X - _WORK_X, _ROW),
            height,
            node.key,
        )
        for number, node in enumerate(nodes)
    ]
    links += [
        _link(f"sectie-{number}", name, (0, y - _ROW / 2, _SECTION_X + 8, _ROW), height)
        for number, (name, y) in enumerate(left.items())
    ]
    return _image("".join(parts), height, alt, "".join(links))


def _y(place: int, number: int, rows: int) -> float:
    """The middle of a row; the shorter column is spread over the height of the longer."""
    return 10 + (place + 0.5) * rows * _ROW / number


def _edge(start: float, end: float, times: int) -> str:
    middle = (_SECTION_X + _WORK_X) / 2
    width = min(1 + 0.8 * (times - 1), 5)
    return (
        f'<path class="e" stroke-width="{width:.1f}" d="M{_SECTION_X} {start:.1f}C{middle} '
        f'{start:.1f} {middle} {end:.1f} {_WORK_X} {end:.1f}"/>'
    )


def _arc(first: float, second: float, times: int) -> str:
    bulge = _ARC_X + min(14 + abs(second - first) * 0.35, (_WIDTH - _ARC_X) * 1.25)
    width = min(1 + 0.8 * (times - 1), 5)
    return (
        f'<path class="a" stroke-width="{width:.1f}" d="M{_ARC_X} {first:.1f}C{bulge:.1f} '
        f'{first:.1f} {bulge:.1f} {second:.1f} {_ARC_X} {second:.1f}"/>'
    )


def _work(node: Node, y: float) -> str:
    css = ' class="g"' if node.chosen else ""
    return (
        f'<circle class="{"k" if node.chosen else "b"}" cx="{_WORK_X}" cy="{y:.1f}" r="5"/>'
        f'<text{css} x="{_WORK_X + 12}" y="{y + 4:.1f}">{_short(node.name, 29)}</text>'
        f'<circle class="z" cx="{_ARC_X}" cy="{y:.1f}" r="2.5"/>'
    )


def _link(
    button: str, title: str, box: tuple[float, float, float, float], height: float, key: str = ""
) -> str:
    """A place to click, laid over the picture; `box` is left, top, width and height in pixels."""
    left, top, wide, high = box
    place = (
        f"left:{left / _WIDTH:.2%};top:{top / height:.2%};"
        f"width:{wide / _WIDTH:.2%};height:{high / height:.2%}"
    )
    name = escape(title, quote=True)
    address = f"?werk={quoted(key, safe='')}" if key else "#"
    return (
        f'<a class="knoop" data-knoop="knoop-{button}" href="{address}" aria-label="{name}" '
        f'title="{name}" style="{place}"></a>'
    )


def _short(name: str, most: int) -> str:
    return escape(name if len(name) <= most else f"{name[: most - 1].rstrip()}…")


def _image(body: str, height: float, alt: str, links: str = "") -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}"><style>{_CSS}</style>{body}</svg>'
    )
    data = b64encode(svg.encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt, quote=True)}"/>'
    return f'<div class="tekening"><div>{image}{links}</div></div>'
