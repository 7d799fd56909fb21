"""Picture of a page → words with their places: optical character recognition by Tesseract.

Tesseract is a program of its own (Apache-2.0) with a model for Dutch; where either is not
installed, nothing is recognised. Left out: which pages need it, and what the words become there.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image

LANGUAGE = "nld"
_PROGRAM = "tesseract"
_PAGE_SECONDS = 120
_WORD_LEVEL = "5"  # of a row: 1 page, 2 block, 3 paragraph, 4 line, 5 word
_COLUMNS = 12
# One page uses one core: a page gains little from more, and a caller can take several at a time.
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word.

    `box` is left, top, right, bottom in pixels from the upper left corner of the picture; `line`
    the numbers of its block, its paragraph within the block, and its line within the paragraph,
    each from 1; `confidence` lies between 0 and 100.
    """

    text: str
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]
    confidence: float


@cache
def is_available() -> bool:
    """Whether Tesseract and its Dutch model are installed; looked up once."""
    if shutil.which(_PROGRAM) is None:
        return False
    listed = _run([_PROGRAM, "--list-langs"], b"", 20)
    return LANGUAGE in listed.split()


def recognise(image: Image.Image, dots_per_inch: int) -> list[Word]:
    """The Dutch words in a picture of a page, in reading order; none if recognition fails.

    Parameters
    ----------
    image
        The page, in any mode; what is transparent counts as white.
    dots_per_inch
        The resolution at which the page was drawn; 300 suits body text.

    Notes
    -----
    Source: Smith (2007), *An overview of the Tesseract OCR engine*,
    doi:10.1109/ICDAR.2007.4376991.
    """
    if not is_available() or min(image.size) == 0:
        return []
    command = [_PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dots_per_inch), "tsv"]
    return list(_words(_run(command, _portable(image), _PAGE_SECONDS)))


def _run(command: list[str], content: bytes, seconds: int) -> str:
    """What the program writes, or nothing if it fails or takes longer than `seconds`."""
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def _portable(image: Image.Image) -> bytes:
    """The picture as a grey PGM file: Tesseract reads it without a decoder."""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    file = io.BytesIO()
    image.convert("L").save(file, format="PPM")
    return file.getvalue()


def _words(table: str) -> Iterator[Word]:
    """The words in Tesseract's table, whose last column is the text as it is, quotes and all."""
    for row in table.split("\n"):
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and cells[-1].strip():
            block, paragraph, line, _, left, top, width, height = map(int, cells[2:10])
            yield Word(
                cells[-1].strip(),
                (left, top, left + width, top + height),
                (block, paragraph, line),
                min(max(float(cells[10]), 0.0), 100.0),
            )
