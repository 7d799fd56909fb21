"""Risk/coverage curves → a picture in SVG, readable on a light and on a dark page.

Written by hand, since a library for plots would be the heaviest dependency of the project. Left
out: zooming in; both axes run from 0 to 1, so that two pictures can be laid side by side.
"""

from collections.abc import Iterator, Sequence
from html import escape

from pipeline import texts_evaluation
from pipeline.evaluation.risk import Curve, Decisions

_WIDTH, _HEIGHT = 640, 400  # of the picture without its legend
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 48, 64  # margins around the axes
_LINE = 22  # height of a line of the legend
_STYLES = 4
_CSS = """
text { font: 14px system-ui, sans-serif; fill: #1f2328; }
.title { font-size: 16px; font-weight: 600; }
.page { fill: #ffffff; } .grid { stroke: #d1d9e0; }
.curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.s0 { stroke: #0b5cad; } .s1 { stroke: #b3410e; stroke-dasharray: 8 4; }
.s2 { stroke: #1a7f37; stroke-dasharray: 2 4; } .s3 { stroke: #7a3fb0; stroke-dasharray: 10 3 2 3; }
.dot { stroke-width: 2.5; stroke-dasharray: none; fill: #ffffff; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .page, .dot { fill: #0d1117; } .grid { stroke: #3d444d; }
  .s0 { stroke: #6cb6ff; } .s1 { stroke: #ffa266; }
  .s2 { stroke: #6bc46d; } .s3 { stroke: #dcbdfb; }
}
""".strip()


def draw(curves: Sequence[Curve]) -> str:
    """The picture of these curves, each with a dot at the threshold in use."""
    height = _HEIGHT + _LINE * len(curves) + 8
    title, described = texts_evaluation.CURVE_TITLE, texts_evaluation.CURVE_DESCRIPTION
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        f"<title>{title}</title>",
        f"<desc>{described}</desc>",
        f"<style>\n{_CSS}\n</style>",
        f'<rect class="page" width="{_WIDTH}" height="{height}"/>',
        f'<text class="title" x="{_LEFT}" y="28">{title}</text>',
        *_axes(),
        *(_curve(curve, number % _STYLES) for number, curve in enumerate(curves)),
        *(_legend(curve, number) for number, curve in enumerate(curves)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        x, y, label = _x(tenth / 10), _y(tenth / 10), f"{tenth / 10:.1f}"
        yield f'<line class="grid" x1="{x}" y1="{_y(0)}" x2="{x}" y2="{_y(1)}"/>'
        yield f'<line class="grid" x1="{_x(0)}" y1="{y}" x2="{_x(1)}" y2="{y}"/>'
        yield f'<text x="{x}" y="{_y(0) + 20}" text-anchor="middle">{label}</text>'
        yield f'<text x="{_x(0) - 8}" y="{y + 5}" text-anchor="end">{label}</text>'
    middle = _x(0.5), _y(0.5)
    yield (
        f'<text x="{middle[0]}" y="{_y(0) + 44}" text-anchor="middle">'
        f"{texts_evaluation.CURVE_COVERAGE}</text>"
    )
    yield (
        f'<text transform="translate(20 {middle[1]}) rotate(-90)" text-anchor="middle">'
        f"{texts_evaluation.CURVE_RISK}</text>"
    )


def _curve(curve: Curve, style: int) -> str:
    places = " ".join(f"{x},{y}" for x, y in map(_place, curve.points))
    line = f'<polyline class="curve s{style}" points="{places}"/>'
    return line + (_dot(*_place(curve.current), style) if curve.current.coverage else "")


def _legend(curve: Curve, number: int) -> str:
    y, style = _HEIGHT + _LINE * number, number % _STYLES
    name = f"{curve.name} ({texts_evaluation.current_threshold(curve.current.threshold)})"
    return (
        f'<line class="curve s{style}" x1="{_LEFT}" y1="{y}" x2="{_LEFT + 40}" y2="{y}"/>'
        f'{_dot(_LEFT + 20, y, style)}<text x="{_LEFT + 52}" y="{y + 5}">{escape(name)}</text>'
    )


def _dot(x: float, y: float, style: int) -> str:
    return f'<circle class="dot s{style}" cx="{x}" cy="{y}" r="5"/>'


def _place(decisions: Decisions) -> tuple[float, float]:
    return _x(decisions.coverage), _y(decisions.risk or 0.0)


def _x(share: float) -> float:
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float) -> float:
    return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)
