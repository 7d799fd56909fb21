"""Footnotes in a Word file: python-docx has none, so this module writes their part itself.

    word/footnotes.xml   the notes, after the two separators that Word expects
    word/settings.xml    the numbers of the separators
    word/document.xml    a mark in the running text for each note

Source: ECMA-376 part 1, §17.11 (footnotes and endnotes).
"""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from pipeline.citations.apa import Piece

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
_TEXT, _MARK = "Footnote Text", "Footnote Reference"


class Footnotes:
    """The notes of one Word document; `save` must be called once, when all are there."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._root = etree.Element(_w("footnotes"), nsmap={"w": _W})
        self._count = 0
        _add_styles(document)
        for number, kind in _SEPARATORS:
            note = _sub(self._root, "footnote", type=kind, id=str(number))
            _sub(_sub(_sub(note, "p"), "r"), kind)

    def add(self, paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
        """A note with these words, its mark at the end of the paragraph."""
        self._count += 1
        run = paragraph.add_run()
        run.style = self._document.styles[_MARK]
        _sub(run._r, "footnoteReference", id=str(self._count))
        note = _sub(self._root, "footnote", id=str(self._count))
        body = _sub(note, "p")
        _sub(_sub(body, "pPr"), "pStyle", val=self._style_id(_TEXT))
        mark = _sub(body, "r")
        _sub(_sub(mark, "rPr"), "rStyle", val=self._style_id(_MARK))
        _sub(mark, "footnoteRef")
        for piece in (Piece(" "), *pieces):
            _add_run(body, piece)

    def save(self) -> None:
        """Put the notes into the package of the document."""
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            self._document.part.package,
        )
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        numbers = etree.Element(_w("footnotePr"))
        for number, _ in _SEPARATORS:
            _sub(numbers, "footnote", id=str(number))
        settings = self._document.settings.element
        # The schema wants an order; `compat` and what follows it come after the notes.
        later = settings.find(qn("w:compat"))
        if later is None:
            settings.append(numbers)
        else:
            later.addprevious(numbers)

    def _style_id(self, name: str) -> str:
        return str(self._document.styles[name].style_id)


def _add_styles(document: WordDocument) -> None:
    styles = document.styles
    if _TEXT not in styles:
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)
    if _MARK not in styles:
        styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _add_run(body: etree._Element, piece: Piece) -> None:
    run = _sub(body, "r")
    if piece.italic:
        _sub(_sub(run, "rPr"), "i")
    text = _sub(run, "t")
    text.text = printable(piece.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(c for c in text if c.isprintable() or c in "\u00ad\u200b\u00a0\u202f")


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, _w(name))
    for key, value in attributes.items():
        element.set(_w(key), value)
    return element
