"""PDF → SourceText, through pypdfium2: every code point with its box, in reading order.

    page ─characters→ glyphs ─fragments→ tables, columns ─lines→ order ─writing→ text

A page is read and closed before the next. Left out: forms and annotations, attachments, the
structure tree of tagged files, scripts that run from right to left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline import texts_reading
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading.pdf.layout import PageLayout, layout_of
from pipeline.reading.pdf.outline import bookmarks_of, with_outline
from pipeline.reading.pdf.properties import facts_of
from pipeline.reading.pdf.scans import Recogniser, is_recognised, is_scan, recognised_layout
from pipeline.reading.pdf.titles import shown_title
from pipeline.reading.pdf.writing import Writer
from pipeline.types import SourceText

MAX_PAGES = 10_000
MAX_RECOGNISED = 500

_UNKNOWN = 0.3  # of the characters of a page: from here on its text cannot be trusted
_FAILURES = (
    pypdfium2.PdfiumError,
    ValueError,
    ArithmeticError,
    LookupError,
    MemoryError,
    RecursionError,
)
_NOTHING = PageLayout((), 0.0, 0.0, 0.0)


@dataclass
class _Notes:
    """The labels of pages about which there is something to say."""

    failed: list[str] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_pdf(
    path: Path,
    content: bytes,
    content_hash: str,
    recogniser: Recogniser | None = None,
    most_pages: int = MAX_PAGES,
    most_recognised: int = MAX_RECOGNISED,
) -> SourceText:
    """The lines of a PDF, with pages, boxes, and hints of tables and of headings of its outline.

    Parameters
    ----------
    recogniser
        Gives the words in a picture of a page and its dots per inch; without it, pages without a
        text layer have no words.
    most_pages, most_recognised
        Pages beyond these numbers are not read, or not recognised; a remark says so.

    Raises
    ------
    DamagedFile
        If PDFium cannot open the file, or it needs a password.
    EmptyFile
        If no page has any words (a scan).
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        message = texts_reading.protected_pdf if locked else texts_reading.damaged_pdf
        raise DamagedFile(message(path.name)) from error
    try:
        return _read(pdf, path, content, content_hash, recogniser, most_pages, most_recognised)
    except _FAILURES as error:
        raise DamagedFile(texts_reading.damaged_pdf(path.name)) from error
    finally:
        pdf.close()


def _read(
    pdf: pypdfium2.PdfDocument,
    path: Path,
    content: bytes,
    content_hash: str,
    recogniser: Recogniser | None,
    most_pages: int,
    most_recognised: int,
) -> SourceText:
    writer, notes = Writer(), _Notes()
    for index in range(min(len(pdf), most_pages)):
        label = _label(pdf, index)
        allowed = recogniser if len(notes.recognised) < most_recognised else None
        try:
            layout, recognised = _page(pdf, index, label, notes, allowed)
        except _FAILURES:
            notes.failed.append(label)
            layout, recognised = _NOTHING, False
        writer.page(index, label, layout, recognised)
    text = writer.text
    if not any(character.isalnum() for character in text):
        raise EmptyFile(texts_reading.pdf_without_text(path.name))
    lines = with_outline(text, writer.lines, bookmarks_of(pdf))
    return SourceText(
        path,
        content_hash,
        text,
        tuple(lines),
        pages=tuple(writer.pages),
        boxes=writer.boxes,
        title=shown_title(text, lines),
        facts=facts_of(pdf, content),
        remarks=tuple(_remarks(notes, len(writer.pages), len(pdf), recogniser is not None)),
    )


def _label(pdf: pypdfium2.PdfDocument, index: int) -> str:
    try:
        label = str(pdf.get_page_label(index)).strip()
    except (*_FAILURES, UnicodeError):
        label = ""
    return label if label.isprintable() and label else str(index + 1)


def _page(
    pdf: pypdfium2.PdfDocument, index: int, label: str, notes: _Notes, recogniser: Recogniser | None
) -> tuple[PageLayout, bool]:
    """The layout of a page, and whether its words were recognised from its picture."""
    page = pdf[index]
    try:
        layout = layout_of(page)
        if not is_scan(layout):
            if layout.unmapped > _UNKNOWN and layout.characters > 20:
                notes.unknown.append(label)
            return layout, is_recognised(layout)
        found = recognised_layout(page, layout, recogniser) if recogniser else None
    finally:
        page.close()
    unread = notes.unknown if layout.characters > 20 else notes.scans
    (notes.recognised if found else unread).append(label)
    return found or layout, found is not None


def _remarks(notes: _Notes, read: int, total: int, recognises: bool) -> Iterator[str]:
    if read < total:
        yield texts_reading.pages_beyond_limit(read, total)
    if notes.failed:
        yield texts_reading.pages_unreadable(notes.failed)
    if notes.recognised:
        yield texts_reading.pages_recognised(notes.recognised)
    if notes.scans and recognises:
        yield texts_reading.pages_not_recognised(notes.scans)
    elif notes.scans:
        yield texts_reading.pages_without_text(notes.scans)
    if notes.unknown:
        yield texts_reading.pages_without_characters(notes.unknown)
