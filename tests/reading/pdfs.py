"""PDF files for the tests: some written by hand, object by object, others drawn with reportlab."""

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_WORDS = (
    "De gemeente bouwt aan een nieuwe wijk langs het kanaal waar bewoners samen met de corporatie "
    "een plan maakten voor groen water en spel. Het college vroeg in het voorjaar advies aan de "
    "provincie over de afvoer van regenwater en kreeg daarop antwoord in de zomer. De raad besloot "
    "daarna om het terrein eerst te onderzoeken."
).split()


@dataclass(frozen=True)
class Text:
    """A line of text: its words, where it starts, how large, and whether it is bold."""

    words: str
    left: int = 72
    bottom: int = 700
    size: int = 11
    bold: bool = False


@dataclass(frozen=True)
class Pdf:
    """Pages of texts; an outline of (title, page, level); page labels as a PDF dictionary."""

    pages: list[list[Text]]
    outline: list[tuple[str, int]] = field(default_factory=list)
    labels: str = ""

    def to_bytes(self) -> bytes:
        """The file, with a right cross-reference table."""
        objects: dict[int, bytes] = {
            3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Koptekst"
            b" /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>",
            6: b"<< /Type /FontDescriptor /FontName /Koptekst /Flags 32 /StemV 160"
            b" /FontBBox [-170 -228 1003 962] /ItalicAngle 0 /Ascent 962 /Descent -211"
            b" /CapHeight 718 >>",
        }
        kids = []
        for number, texts in enumerate(self.pages):
            page, stream = 10 + 2 * number, b"\n".join(_drawn(text) for text in texts)
            kids.append(f"{page} 0 R")
            objects[page] = (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F3 3 0 R /F4 4 0 R >> >> >>" % (page + 1)
            )
            objects[page + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
        catalog = "/Type /Catalog /Pages 2 0 R"
        catalog += f" /PageLabels << /Nums [{self.labels}] >>" if self.labels else ""
        if self.outline:
            catalog += " /Outlines 5 0 R"
            objects |= self._outline_objects()
        objects[1] = f"<< {catalog} >>".encode()
        objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        return _file(objects)

    def _outline_objects(self) -> dict[int, bytes]:
        first = 10 + 2 * len(self.pages)
        last = first + len(self.outline) - 1
        objects = {5: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R >>" % (first, last)}
        for number, (title, page) in enumerate(self.outline, start=first):
            following = f" /Next {number + 1} 0 R" if number < last else ""
            objects[number] = (
                f"<< /Title ({title}) /Parent 5 0 R{following}"
                f" /Dest [{10 + 2 * page} 0 R /XYZ 0 800 0] >>"
            ).encode("cp1252")
        return objects


def column(lines: list[str], top: int = 700, size: int = 11, left: int = 72) -> list[Text]:
    """Lines under each other, at the usual distance."""
    return [
        Text(words, left, top - round(number * 1.25 * size), size)
        for number, words in enumerate(lines)
        if words
    ]


def drawn(*pages: Callable[[Any], object], **options: Any) -> bytes:
    """A file of pages that functions draw on a canvas of reportlab, A4 in points."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def put(
    canvas: Any,
    lines: Sequence[str],
    left: float,
    top: float,
    size: float = 10,
    font: str = "Helvetica",
) -> float:
    """Draw lines under each other; the baseline that the next one would have."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(left, top, line)
        top -= 1.2 * size
    return top


def running_text(first: str, number: int, width: float = 225, size: float = 10) -> list[str]:
    """Lines of running text of so many words, the first one given, no wider than `width`."""
    start = random.Random(first).randrange(len(_WORDS))
    lines, line = [], first
    for place in range(number):
        word = _WORDS[(start + place) % len(_WORDS)]
        if stringWidth(f"{line} {word}", "Helvetica", size) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return [*lines, line]


def _drawn(text: Text) -> bytes:
    words = text.words.encode("cp1252").replace(b"\\", b"\\\\")
    words = words.replace(b"(", b"\\(").replace(b")", b"\\)")
    font = 4 if text.bold else 3
    return b"BT /F%d %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (
        *(font, text.size, text.left, text.bottom),
        words,
    )


def _file(objects: dict[int, bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(content), max(objects) + 1
    content += b"xref\n0 %d\n" % size
    for number in range(size):
        used = number in places
        content += b"%010d %05d %s \n" % (
            *(places.get(number, 0), 0 if used else 65535),
            b"n" if used else b"f",
        )
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
