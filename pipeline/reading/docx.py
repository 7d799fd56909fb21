"""Word (.docx) → SourceText: the text as it is printed, without the edges of its pages.

Insertions count and deletions do not, as if all changes were accepted. Left out: hidden text,
comments, headers and footers, pictures, and pages, since a document has none until it is laid out.
"""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import DamagedFile
from pipeline.reading.docx_inline import Inline, Part
from pipeline.reading.docx_notes import notes_of
from pipeline.reading.docx_styles import (
    Label,
    Numbering,
    Style,
    Styles,
    heading_level,
    is_indented,
    numbering_of,
)
from pipeline.reading.elements import attribute, child, integer, local_name
from pipeline.reading.flow import BREAK, QUOTATIONS, Flow, Ink, Role
from pipeline.reading.labels import bare, item_of
from pipeline.reading.packages import Package, open_package
from pipeline.reading.properties import facts_of
from pipeline.types import BlockKind, Hint, Item, ItemStyle, Metadata, SourceText

_GONE = frozenset(("del", "moveFrom"))
_TITLES = ("title", "titel")
_CAPTIONS = ("caption", "bijschrift")
_CODES = ("html preformatted", "source code", "code", "macro text", "programmacode")
_REFERENCES = ("bibliography", "bibliografie")
_CONTENTS_PREFIXES = ("toc ", "inhopg", "table of figures", "lijst met afbeeldingen", "index ")
_GOES_ON = ("list continue", "lijstvoortzetting", "list paragraph", "lijstalinea")


def read_docx(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The blocks of a Word document.

    Raises
    ------
    DamagedFile
        If the package is damaged, protected, too large inside, or without a document.
    """
    package = open_package(content, path.name)
    main = _related(package, "", "officeDocument") or "word/document.xml"
    root = package.xml(main)
    body = child(root, "body")
    if root is None or body is None:
        raise DamagedFile(texts_reading.damaged_package(path.name, main))
    styles = Styles(package.xml(_related(package, main, "styles")))
    settings = package.xml(_related(package, main, "settings"))
    flow = Flow()
    notes = notes_of(
        {kind: package.xml(_related(package, main, kind)) for kind in ("footnotes", "endnotes")},
        [settings, *root.iter("{*}sectPr")],
    )
    numbering = numbering_of(package.xml(_related(package, main, "numbering")))
    walk = _Walk(flow, styles, numbering, Inline(flow, styles, notes, Part.of(root)))
    walk.write_blocks(body)
    return flow.source(path, content_hash, _facts(package))


@dataclass
class _Walk:
    """The state of one walk through a document."""

    flow: Flow
    styles: Styles
    numbering: Numbering
    inline: Inline
    carried: list[Ink] = field(default_factory=list)
    item: Item | None = None
    bullets: dict[int, int] = field(default_factory=dict)
    last: Hint | None = None
    in_contents: int = 0

    def write_blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables in an element, in order."""
        for element in parent:
            match local_name(element):
                case "p":
                    self._write_paragraph(element)
                case "tbl":
                    self._write_table(element)
                case "sdt":
                    self._write_control(element)
                case "AlternateContent":
                    self.write_blocks(chosen(element))
                case name if name not in _GONE and len(element):
                    self.write_blocks(element)

    def _write_control(self, element: etree._Element) -> None:
        """A content control; that of a table of contents says so."""
        properties = child(element, "sdtPr")
        gallery = attribute(child(properties, "docPartObj", "docPartGallery"))
        content = child(element, "sdtContent")
        if content is None or child(properties, "showingPlcHdr") is not None:
            return
        contents = gallery == "Table of Contents"
        self.in_contents += contents
        self.write_blocks(content)
        self.in_contents -= contents

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        inks = [*self.carried, *self.inline.of(paragraph)]
        self.carried = []
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self.carried = inks
            return
        boxes = self.inline.take_boxes()
        style_id = attribute(child(paragraph, "pPr", "pStyle")) or self.styles.default
        style = self.styles.get(style_id)
        label, depth = self._label(paragraph, style, style_id)
        words = "".join(ink.text for ink in inks if ink.role is Role.WORDS)
        if words.strip() and not style.hidden:
            is_title = style.is_called(*_TITLES) and not self.in_contents
            hint = self.flow.title_hint(words) if is_title else None
            self.last = hint or self._hint(paragraph, style, label, depth)
            self.flow.write(inks, self.last)
        self.flow.release()
        for box in boxes:
            self.write_blocks(box)

    def _label(
        self, paragraph: etree._Element, style: Style, style_id: str
    ) -> tuple[Label | None, int]:
        """The number that the paragraph prints, and the depth of its list."""
        own = child(paragraph, "pPr", "numPr")
        number_id = attribute(child(own, "numId")) or style.number_id
        depth = integer(attribute(child(own, "ilvl")))
        if depth is None:
            depth = style.number_level
        if depth is None:
            depth = self.numbering.level_of_style(number_id, style_id)
        return self.numbering.next_label(number_id, depth), depth

    def _hint(
        self, paragraph: etree._Element, style: Style, label: Label | None, depth: int
    ) -> Hint:
        """What the paragraph is."""
        level = heading_level(paragraph, style)
        number = bare(label.text) if label and not label.is_bullet else ""
        goes_on = style.is_called(*_GOES_ON) and self.item is not None
        item, self.item = self.item, None
        block = self.flow.new_block()
        own_name = style.names[0] if style.names else ""
        if self._is_contents(own_name):
            return Hint(BlockKind.CONTENTS, block)
        if level is not None:
            return self.flow.heading_hint(level, number)
        if style.is_called(*_CAPTIONS):
            return Hint(BlockKind.CAPTION, block)
        if style.is_called(*_CODES):
            same = self.last if self.last and self.last.kind is BlockKind.CODE else None
            return same or Hint(BlockKind.CODE, block)
        if style.is_called(*_REFERENCES) or self.inline.in_field("BIBLIOGRAPHY", "ADDIN"):
            return Hint(BlockKind.REFERENCE, block)
        if label:
            self.item = self._new_item(label, depth)
            return Hint(BlockKind.LIST_ITEM, block, item=self.item)
        self.item = item if goes_on else None
        if self.item is None:
            self.bullets.clear()
        quoted = style.is_called(*QUOTATIONS)
        indented = self.item is None and is_indented(paragraph, style)
        return Hint(BlockKind.PARAGRAPH, block, item=self.item, quoted=quoted, indented=indented)

    def _is_contents(self, name: str) -> bool:
        return (
            self.in_contents > 0
            or name.startswith(_CONTENTS_PREFIXES)
            or self.inline.in_field("TOC", "INDEX")
        )

    def _new_item(self, label: Label, depth: int) -> Item:
        for below in [n for n in self.bullets if n > depth]:
            del self.bullets[below]
        if not label.is_bullet:
            return item_of(label.text, label.code)
        self.bullets[depth] = self.bullets.get(depth, 0) + 1
        return Item(ItemStyle.BULLET, str(self.bullets[depth]))

    def _write_table(self, table: etree._Element) -> None:
        self.item = None
        self.bullets.clear()
        for row, element in enumerate(parts_of(table, "tr")):
            if child(element, "trPr", "del") is not None:
                continue
            block = self.flow.new_block()
            column = integer(attribute(child(element, "trPr", "gridBefore"))) or 0
            for cell in parts_of(element, "tc"):
                merged = child(cell, "tcPr", "vMerge")
                if merged is None or attribute(merged) == "restart":
                    hint = Hint(BlockKind.TABLE, block, cell=(row, max(column, 0)))
                    self.flow.write(self._cell_inks(cell), hint)
                column += max(integer(attribute(child(cell, "tcPr", "gridSpan"))) or 1, 1)
        self.flow.release()
        self.last = None

    def _cell_inks(self, parent: etree._Element) -> list[Ink]:
        """All ink in a cell, a line for each paragraph; a table in it is written out."""
        inks: list[Ink] = []
        for element in parent:
            name = local_name(element)
            if name == "p":
                inks += [*self.inline.of(element), BREAK]
                style_id = attribute(child(element, "pPr", "pStyle")) or self.styles.default
                self._label(element, self.styles.get(style_id), style_id)  # it counts all the same
                for box in self.inline.take_boxes():
                    inks += self._cell_inks(box)
            elif name == "AlternateContent":
                inks += self._cell_inks(chosen(element))
            elif name not in _GONE and len(element):
                inks += self._cell_inks(element)
        return inks


def chosen(alternatives: etree._Element) -> etree._Element:
    """Of alternative contents the first; they say the same in other forms."""
    return alternatives[0] if len(alternatives) else alternatives


def parts_of(parent: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, also those in content controls and changes."""
    found = []
    for element in parent:
        if local_name(element) == name:
            found.append(element)
        elif local_name(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found += parts_of(element, name)
    return found


def _related(package: Package, part: str, kind: str) -> str:
    """The name of the part that another one (or the package) names as its part of this kind."""
    folder, name = posixpath.split(part)
    relations = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith(f"/{kind}"):
            target = posixpath.join("/", folder, relation.get("Target") or "")
            return posixpath.normpath(target).lstrip("/")
    return ""


def _facts(package: Package) -> Metadata:
    root = package.xml(_related(package, "", "metadata/core-properties"))
    elements = root if root is not None else ()
    said = {local_name(element): element.text or "" for element in elements}
    return facts_of(said.get("title", ""), [said.get("creator", "")], said.get("created", ""))
