"""A page of a PDF as an image, with rectangles marked as by a highlighter.

PDFium is not safe to use in two threads and may crash on a damaged file; it therefore draws in a
process of its own: `python -m pipeline.rendering`, the PDF on standard input, PNG on output.
"""

import ctypes
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from pipeline import texts_reading
from pipeline.errors import DamagedFile

Rectangle = Sequence[float]
"""Left, bottom, right and top, in points."""

_WIDTH = 1400  # pixels
_SHARPEST = 2.0  # pixels a point
_MARKER = (255, 236, 140)
_MARGIN = 1.5  # points around the letters
_PATIENCE = 30.0  # seconds


def page_image(content: bytes, name: str, page: int, boxes: Sequence[Rectangle]) -> bytes:
    """A page as PNG, with these boxes marked.

    Parameters
    ----------
    content
        The bytes of the PDF.
    name
        The name of the file, for messages.
    page
        The page, from 0.
    boxes
        The rectangles to mark, in points, origin at the lower left corner.

    Raises
    ------
    DamagedFile
        If the page cannot be drawn, or not within half a minute.
    """
    request = json.dumps({"page": page, "boxes": [list(box) for box in boxes]})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.rendering", request],
            input=content,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            cwd=Path(__file__).parents[1],
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DamagedFile(texts_reading.damaged_pdf(name)) from error
    return done.stdout


def draw_page(content: bytes, page: int, boxes: Sequence[Rectangle]) -> Image.Image:
    """A page, at most `_WIDTH` pixels wide, with these boxes marked; see `page_image`."""
    pdf = pypdfium2.PdfDocument(content)
    sheet = pdf[page]
    scale = min(_SHARPEST, _WIDTH / max(sheet.get_width(), 1.0))
    image = sheet.render(scale=scale).to_pil().convert("RGB")
    marker = Image.new("RGB", image.size, "white")
    pencil = ImageDraw.Draw(marker)
    for left, bottom, right, top in boxes:
        corners = (
            _pixel(sheet, image.size, left - _MARGIN, top + _MARGIN),
            _pixel(sheet, image.size, right + _MARGIN, bottom - _MARGIN),
        )
        (x1, y1), (x2, y2) = corners  # a page may be turned
        pencil.rectangle((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)), fill=_MARKER)
    return ImageChops.multiply(image, marker)


def _pixel(sheet: pypdfium2.PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(sheet, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value


def main() -> None:
    """Read a PDF, write a PNG; the argument is the request as JSON."""
    request = json.loads(sys.argv[1])
    image = draw_page(sys.stdin.buffer.read(), request["page"], request["boxes"])
    output = io.BytesIO()
    image.save(output, "PNG", compress_level=1)
    sys.stdout.buffer.write(output.getvalue())


if __name__ == "__main__":
    main()
