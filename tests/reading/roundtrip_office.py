"""The document of `roundtrip_text` as Word and OpenDocument, which count by themselves."""

import io
from html import escape
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from odfdo import Document as OpenDocument
from odfdo import Element

from tests.reading.roundtrip_text import PARTS, TITLE, Heading, Items, Table, Words


def word() -> bytes:
    """As a Word document: numbers by numbering, notes in their own part."""
    document = docx.Document()
    _add_numbering(document)
    document.add_paragraph(TITLE, style="Title")
    notes: list[str] = []
    for part in PARTS:
        match part:
            case Heading(_, words, level):
                _numbered(document.add_paragraph(words, style=f"Heading {level}"), 90, level - 1)
            case Words(words, note):
                paragraph = document.add_paragraph(words)
                if note:
                    notes.append(note)
                    mark = f'<w:r {_W}><w:footnoteReference w:id="{len(notes)}"/></w:r>'
                    paragraph._p.append(parse_xml(mark))
            case Items(items):
                for words, bullets in items:
                    _numbered(document.add_paragraph(words), 91, 0)
                    for bullet in bullets:
                        _numbered(document.add_paragraph(bullet), 91, 1)
            case Table(caption, rows):
                document.add_paragraph(caption, style="Caption")
                table = document.add_table(rows=len(rows), cols=len(rows[0]))
                for row, cells in enumerate(rows):
                    for column, words in enumerate(cells):
                        table.cell(row, column).text = words
    _add_footnotes(document, notes)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def opendocument() -> bytes:
    """As an OpenDocument text: headings counted by the outline."""
    document = OpenDocument("text")
    body = document.body
    body.clear()
    styles: Any = document.get_part("styles.xml")
    content: Any = document.get_part("content.xml")
    for outline in styles.root.get_elements("descendant::text:outline-style"):
        outline.parent.delete(outline)
    styles.root.get_element("//office:styles").append(Element.from_tag(_OUTLINE))
    automatic = content.root.get_element("//office:automatic-styles")
    automatic.append(Element.from_tag(_LIST))
    body.append(Element.from_tag(f'<text:p text:style-name="Title">{TITLE}</text:p>'))
    notes = 0
    for part in PARTS:
        notes += isinstance(part, Words) and bool(part.note)
        for element in _odt_elements(part, notes):
            body.append(Element.from_tag(element))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _add_numbering(document: WordDocument) -> None:
    """Two lists: 90 counts headings «1», «1.1»; 91 counts items, with bullets under them."""
    formats = (("decimal", "%1", "decimal", "%1.%2"), ("decimal", "%1.", "bullet", "•"))
    root = document.part.numbering_part.element
    first_num = root.find("{*}num")
    for number, (upper, upper_text, lower, lower_text) in enumerate(formats, start=90):
        abstract = (
            f'<w:abstractNum {_W} w:abstractNumId="{number}">'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{upper}"/>'
            f'<w:lvlText w:val="{upper_text}"/></w:lvl>'
            f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{lower}"/>'
            f'<w:lvlText w:val="{lower_text}"/></w:lvl></w:abstractNum>'
        )
        first_num.addprevious(parse_xml(abstract))
        root.append(
            parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _numbered(paragraph: Paragraph, list_id: int, depth: int) -> None:
    numbering = f'<w:numPr {_W}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(numbering))


def _add_footnotes(document: WordDocument, notes: list[str]) -> None:
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    content = f"<w:footnotes {_W}>{separator}{bodies}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


_OUTLINE = (
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style>"
)
_LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def _odt_elements(part: Heading | Words | Items | Table, note_number: int) -> list[str]:
    match part:
        case Heading(_, words, level):
            return [f'<text:h text:outline-level="{level}">{words}</text:h>']
        case Words(words, note):
            mark = (
                f'<text:note text:note-class="footnote"><text:note-citation>{note_number}'
                f"</text:note-citation><text:note-body><text:p>{note}</text:p></text:note-body>"
                "</text:note>"
            )
            return [f"<text:p>{escape(words)}{mark if note else ''}</text:p>"]
        case Items(items):
            listed = ""
            for words, bullets in items:
                inner = "".join(
                    f"<text:list-item><text:p>{bullet}</text:p></text:list-item>"
                    for bullet in bullets
                )
                inner = f"<text:list>{inner}</text:list>" if inner else ""
                listed += f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"
            return [f'<text:list text:style-name="L1">{listed}</text:list>']
        case Table(caption, rows):
            cells = "".join(
                f"<table:table-row>{''.join(_odt_cell(cell) for cell in row)}</table:table-row>"
                for row in rows
            )
            return [
                f'<text:p text:style-name="Caption">{caption}</text:p>',
                f'<table:table table:name="T">{cells}</table:table>',
            ]


def _odt_cell(words: str) -> str:
    return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
