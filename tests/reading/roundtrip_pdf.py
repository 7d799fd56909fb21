"""The document of `roundtrip` as a PDF: type sizes, raised marks, notes at the foot of the page."""

import io

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as Grid

from tests.reading.roundtrip_text import PARTS, TITLE, Heading, Items, Table, Words

_LEFT, _TOP, _WIDTH, _FOOT = 60, 780, 475, 120
_SIZES = {1: 15, 2: 12}
_TEXT = ParagraphStyle("tekst", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
_NOTE = ParagraphStyle("noot", parent=_TEXT, fontSize=8, leading=10)


def pdf() -> bytes:
    """As a PDF of one page."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842))
    notes: list[str] = []
    top = _draw(canvas, Flow(TITLE, _heading(20)), _TOP, 16)
    for part in PARTS:
        for flow, gap in _flows(part, notes):
            top = _draw(canvas, flow, top, gap)
    foot = float(_FOOT)
    canvas.line(_LEFT, foot + 4, _LEFT + 120, foot + 4)
    for number, note in enumerate(notes, start=1):
        foot = _draw(canvas, Flow(f"<super size=6>{number}</super> {note}", _NOTE), foot, 2)
    canvas.save()
    return content.getvalue()


def _heading(size: int) -> ParagraphStyle:
    return ParagraphStyle(f"kop{size}", fontName="Helvetica-Bold", fontSize=size, leading=size + 3)


def _flows(
    part: Heading | Words | Items | Table,
    notes: list[str],
) -> list[tuple[Flow | Grid, float]]:
    match part:
        case Heading(number, words, level):
            return [(Flow(f"{number} {words}", _heading(_SIZES[level])), 8)]
        case Words(words, note):
            if note:
                notes.append(note)
                words += f"<super size=6>{len(notes)}</super>"
            return [(Flow(words, _TEXT), 8)]
        case Items(items):
            flows: list[tuple[Flow | Grid, float]] = []
            for place, (item, bullets) in enumerate(items, start=1):
                flows.append((_item(f"{place}.", item, 18), 3))
                flows += [(_item("•", bullet, 36), 3) for bullet in bullets]
            return flows
        case Table(caption, rows):
            ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            return [(Flow(caption, _NOTE), 4), (Grid(rows, colWidths=90, style=ruled), 10)]


def _item(mark: str, words: str, indent: int) -> Flow:
    style = ParagraphStyle("punt", parent=_TEXT, leftIndent=indent, bulletIndent=indent - 14)
    return Flow(words, style, bulletText=mark)


def _draw(canvas: Canvas, flow: Flow | Grid, top: float, gap: float) -> float:
    """Draw a flowable under `top`; where the next may begin."""
    _, height = flow.wrapOn(canvas, _WIDTH, 800)
    flow.drawOn(canvas, _LEFT, top - height)
    return float(top - height - gap)
