"""OpenDocument text (.odt) → SourceText: the text as it is printed, without the edges of its pages.

Deletions, comments, hidden text and pictures are left out, and pages: a document has none until it
is laid out. Headings and list items get the number that their list style prints.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import DamagedFile
from pipeline.reading.elements import attribute, child, integer, local_name
from pipeline.reading.flow import BREAK, QUOTATIONS, Flow, Ink, Role
from pipeline.reading.labels import bare, item_of
from pipeline.reading.odt_inline import NO_WORDS, Inline
from pipeline.reading.odt_styles import Lists, Printed, Styles
from pipeline.reading.packages import Package, open_package
from pipeline.reading.properties import facts_of
from pipeline.types import BlockKind, Hint, Item, ItemStyle, Metadata, SourceText

_INDEXES = frozenset(
    "table-of-content illustration-index table-index object-index user-index alphabetical-index"
    .split()
)  # fmt: skip
_TITLES = ("title", "titel")
_CAPTIONS = ("caption", "illustration", "figure", "table", "drawing", "bijschrift", "afbeelding")
_CODES = ("preformatted text", "source code", "code", "html preformatted")
_ROW_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_MOST_REPEATED = 1000


def read_odt(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The blocks of an OpenDocument text.

    Raises
    ------
    DamagedFile
        If the package is damaged, protected, too large inside, or without a text.
    """
    package = open_package(content, path.name)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise DamagedFile(texts_reading.encrypted_file(path.name))
    root = package.xml("content.xml")
    body = child(root, "body", "text")
    if root is None or body is None:
        raise DamagedFile(texts_reading.damaged_package(path.name, "content.xml"))
    parts = [part for part in (package.xml("styles.xml"), root) if part is not None]
    styles = Styles(parts)
    flow = Flow()
    _Walk(flow, styles, Lists(parts), Inline(flow, styles)).write_blocks(body)
    return flow.source(path, content_hash, _facts(package))


@dataclass
class _OpenItem:
    """A list item being read: its own mark once its first paragraph is met, and its list."""

    start: int | None
    numbered: bool
    item: Item | None = None
    begun: bool = False


@dataclass
class _Walk:
    """The state of one walk through a document."""

    flow: Flow
    styles: Styles
    lists: Lists
    inline: Inline
    items: list[_OpenItem] = field(default_factory=list)
    index: BlockKind | None = None
    last: Hint | None = None

    def write_blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs, lists and tables in an element, in order."""
        for element in parent:
            name = local_name(element)
            if name in NO_WORDS or _is_hidden(element):
                continue
            match name:
                case "p" | "h":
                    self._write_paragraph(element)
                case "list":
                    self._write_list(element)
                case "table":
                    self._write_table(element)
                case _ if name in _INDEXES or name == "bibliography":
                    before = self.index
                    self.index = BlockKind.CONTENTS if name in _INDEXES else BlockKind.REFERENCE
                    self.write_blocks(element)
                    self.index = before
                case _ if not name.endswith("-source"):
                    self.write_blocks(element)

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        inks = self.inline.of(paragraph)
        boxes = self.inline.take_boxes()
        words = "".join(ink.text for ink in inks if ink.role is Role.WORDS)
        style = attribute(paragraph, "style-name")
        if words.strip() and not self.styles.is_hidden(style):
            self.last = self._hint(paragraph, words)
            self.flow.write(inks, self.last)
        self.flow.release()
        for box in boxes:
            self.write_blocks(box)

    def _hint(self, paragraph: etree._Element, words: str) -> Hint:
        """What the paragraph is."""
        style = attribute(paragraph, "style-name")
        level = self._level(paragraph)
        if self.index:
            return Hint(self.index, self.flow.new_block())
        if self.styles.is_called(style, *_TITLES):
            return self.flow.title_hint(words)
        if level:
            return self.flow.heading_hint(level, self._number(paragraph, level))
        if self.styles.is_called(style, *_CAPTIONS):
            return Hint(BlockKind.CAPTION, self.flow.new_block())
        if self.styles.is_called(style, *_CODES):
            same = self.last if self.last and self.last.kind is BlockKind.CODE else None
            return same or Hint(BlockKind.CODE, self.flow.new_block())
        if not self.items and self.styles.is_called(style, *QUOTATIONS):
            return Hint(BlockKind.PARAGRAPH, self.flow.new_block(), quoted=True)
        return self._item_hint(paragraph)

    def _level(self, paragraph: etree._Element) -> int:
        if local_name(paragraph) != "h":
            return 0
        return min(max(integer(attribute(paragraph, "outline-level")) or 1, 1), 10)

    def _number(self, heading: etree._Element, level: int) -> str:
        """The number of a heading: of the list that it is an item of, or of the outline."""
        printed: Printed | None
        if self.items:
            printed = self._count()
        elif attribute(heading, "is-list-header") == "true":
            return ""
        else:
            start = integer(attribute(heading, "start-value"))
            printed = self.lists.count_heading(level, start)
        return bare(printed.text) if printed and printed.code else ""

    def _item_hint(self, paragraph: etree._Element) -> Hint:
        """Of the first or a later paragraph of a list item, or of one outside any list."""
        if not self.items:
            style = attribute(paragraph, "style-name")
            indented = self.styles.is_indented(style)
            return Hint(BlockKind.PARAGRAPH, self.flow.new_block(), indented=indented)
        current = self.items[-1]
        kind = BlockKind.PARAGRAPH
        if not current.begun and (printed := self._count()):
            kind = BlockKind.LIST_ITEM
            current.item = Item(ItemStyle.BULLET, printed.text)
            if printed.code:
                current.item = item_of(printed.text, printed.code)
        return Hint(kind, self.flow.new_block(), item=current.item)

    def _count(self) -> Printed | None:
        current = self.items[-1]
        if current.begun or not current.numbered:
            return None
        current.begun = True
        return self.lists.count_item(current.start)

    def _write_list(self, element: etree._Element) -> None:
        continues = attribute(element, "continue-numbering") == "true"
        earlier = attribute(element, "continue-list")
        self.lists.open(
            attribute(element, "style-name"), attribute(element, "id"), continues, earlier
        )
        for part in element:
            if local_name(part) in ("list-item", "list-header"):
                start = integer(attribute(part, "start-value"))
                numbered = local_name(part) == "list-item"
                self.items.append(_OpenItem(start, numbered))
                self.write_blocks(part)
                self.items.pop()
        self.lists.close()

    def _write_table(self, table: etree._Element) -> None:
        row = 0
        for element in _rows(table):
            block = self.flow.new_block()
            column = 0
            for cell in element:
                if local_name(cell) == "table-cell":
                    hint = Hint(BlockKind.TABLE, block, cell=(row, column))
                    self.flow.write(self._cell_inks(cell), hint)
                column += _repeated(cell, "number-columns-repeated")
            row += _repeated(element, "number-rows-repeated")
        self.flow.release()
        self.last = None

    def _cell_inks(self, parent: etree._Element) -> list[Ink]:
        """All ink in a cell, a line for each paragraph; a table in it is written out."""
        inks: list[Ink] = []
        for element in parent:
            name = local_name(element)
            if name in ("p", "h"):
                inks += [*self.inline.of(element), BREAK]
                for box in self.inline.take_boxes():
                    inks += self._cell_inks(box)
            elif name not in NO_WORDS:
                inks += self._cell_inks(element)
        return inks


def _is_hidden(section: etree._Element) -> bool:
    shown = attribute(section, "display")
    return shown == "none" or (shown == "condition" and attribute(section, "is-hidden") == "true")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local_name(element) == "table-row":
            yield element
        elif local_name(element) in _ROW_GROUPS:
            yield from _rows(element)


def _repeated(element: etree._Element, name: str) -> int:
    return min(max(integer(attribute(element, name)) or 1, 1), _MOST_REPEATED)


def _facts(package: Package) -> Metadata:
    meta = child(package.xml("meta.xml"), "meta")
    said = {
        local_name(element): element.text or "" for element in (meta if meta is not None else ())
    }
    author = said.get("initial-creator") or said.get("creator", "")
    return facts_of(
        said.get("title", ""), [author], said.get("creation-date", ""), said.get("publisher", "")
    )
