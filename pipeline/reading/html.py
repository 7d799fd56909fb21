"""HTML → SourceText: the words that a reader of the page sees, block by block.

Menus, forms, scripts, hidden parts and what surrounds the text on the page are left out. Notes are
put after the block with their mark. Nothing is loaded from the network and no script is run.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import UnreadableFile
from pipeline.reading.elements import local_name
from pipeline.reading.flow import BREAK, Flow, Ink, Role, plain
from pipeline.reading.html_lists import BULLETED, OpenItem, OpenList, list_of
from pipeline.reading.html_notes import Notes, Page, find_notes, without_label
from pipeline.reading.html_page import (
    BLOCKS,
    HEADINGS,
    Extent,
    decode_page,
    find_extent,
    page_facts,
    parse_page,
)
from pipeline.reading.html_tables import cells_of, is_layout
from pipeline.types import BlockKind, Hint, Item, SourceText

MAX_MARKUP_BYTES = 24 * 1024**2  # a tree of nothing but tags then takes 1.5 GB
_NAMED = (
    ("title", BlockKind.HEADING),
    ("msotitle", BlockKind.HEADING),
    ("caption", BlockKind.CAPTION),
    ("msocaption", BlockKind.CAPTION),
    *((f"msotoc{level}", BlockKind.CONTENTS) for level in range(1, 10)),
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read_html(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The blocks of a web page.

    Raises
    ------
    ReadingError
        If it is no text, too large, empty, or made to overload a parser.
    """
    check_size(len(content), path.name)
    decoded = decode_page(content, path.name)
    root = parse_page(decoded.text, path.name)
    page = Page("", root, find_extent(root))
    flow = Flow()
    write_page(flow, page, find_notes([page]), {})
    return flow.source(path, content_hash, page_facts(root), decoded.remarks)


def check_size(size: int, file: str) -> None:
    """Refuse markup whose tree would not fit in memory.

    Raises
    ------
    UnreadableFile
        If there are more bytes than `MAX_MARKUP_BYTES`.
    """
    if size > MAX_MARKUP_BYTES:
        raise UnreadableFile(texts_reading.too_large(file, size, MAX_MARKUP_BYTES))


def write_page(
    flow: Flow, page: Page, notes: Notes, page_labels: Mapping[etree._Element, str]
) -> None:
    """Add the blocks of a page to the flow; `page_labels` are of elements where a page starts."""
    walk = _Walk(flow, page.extent, notes, page_labels)
    for heading in _lone_titles(page.extent):
        walk.write_heading(heading)
    walk.run()


def _lone_titles(extent: Extent) -> list[etree._Element]:
    """The first-level headings in the head of the page, if the text itself has none."""
    titles = list(extent.root.iter("h1"))
    if any(not any(e in extent.left_out for e in title.iterancestors()) for title in titles):
        return []
    return [
        title
        for title in titles
        if any(e in extent.left_out and e.tag == "header" for e in title.iterancestors())
    ]


@dataclass
class _Walk:
    """The state of one walk through a page."""

    flow: Flow
    extent: Extent
    notes: Notes
    page_labels: Mapping[etree._Element, str]
    inks: list[Ink] = field(default_factory=list)
    items: list[OpenItem] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    held: set[etree._Element] = field(default_factory=set)
    quotations: int = 0

    def run(self) -> None:
        """Write all blocks of the page."""
        walker = etree.iterwalk(self.extent.root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if self._is_taken_whole(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._open(element)
                continue
            if element is not skipped:
                self._close(element)
            if element is not self.extent.root:
                self._say(element.tail)
        self._flush()

    def write_heading(self, element: etree._Element) -> None:
        """Write a heading; the only one of the first level is the title."""
        inks = self._gather(element)
        words = "".join(ink.text for ink in inks if ink.role is Role.WORDS)
        if not words.strip():
            return
        level = HEADINGS.index(local_name(element)) + 1
        if level == 1:
            self.flow.title = "" if self.flow.chapters else " ".join(words.split())
            self.flow.chapters += 1
        self._write(inks, self.flow.heading_hint(level, ""))

    def _write_named(self, element: etree._Element) -> bool:
        """Write a paragraph that word processors have named: a title, a caption, contents."""
        names = (element.get("class") or "").casefold().split()
        role = next((role for name, role in _NAMED if name in names), None)
        if role is None or local_name(element) != "p":
            return False
        self._flush()
        inks = self._gather(element)
        words = "".join(ink.text for ink in inks if ink.role is Role.WORDS)
        if role is BlockKind.HEADING and words.strip():
            self._write(inks, self.flow.title_hint(words))
            self.flow.chapters += 1
        else:
            self._write(inks, Hint(role, self.flow.new_block()))
        return True

    def _is_taken_whole(self, element: etree._Element) -> bool:
        """Whether the element is dealt with here, so that the walk passes over what is in it."""
        tag = local_name(element)
        if ink := self._mark(element):
            self.inks += ink
        elif self._is_no_text(element):
            self.inks += self._page_start(element)
        elif tag in HEADINGS:
            self._flush()
            self.write_heading(element)
        elif tag == "pre":
            self._flush()
            hint = Hint(BlockKind.CODE, self.flow.new_block(), item=self._item())
            self._write(self._gather(element, literal=True), hint)
        elif tag in ("figcaption", "caption"):
            self._flush()
            self._write(self._gather(element), Hint(BlockKind.CAPTION, self.flow.new_block()))
        elif tag == "table" and not is_layout(element):
            self._flush()
            self._write_table(element)
        else:
            return self._write_named(element)
        return True

    def _is_no_text(self, element: etree._Element) -> bool:
        return (
            element in self.notes.bodies
            or element in self.notes.back
            or self.extent.leaves_out(element)
        )

    def _open(self, element: etree._Element) -> None:
        tag = local_name(element)
        self.inks += self._page_start(element)
        if tag == "br":
            self.inks.append(BREAK)
        elif tag in BLOCKS:
            self._flush()
        self.quotations += tag == "blockquote"
        if tag == "ol" or tag in BULLETED:
            self.lists.append(list_of(element))
        elif tag == "li":
            if not self.lists:
                self.lists.append(OpenList("", 1))
            self.items.append(OpenItem(self.lists[-1].take(element)))
        self._say(self._own_text(element))

    def _close(self, element: etree._Element) -> None:
        if (tag := local_name(element)) in BLOCKS:
            self._flush()
        self.quotations -= tag == "blockquote"
        if tag == "li":
            self.items.pop()
        elif tag == "ol" or tag in BULLETED:
            self.lists.pop()

    def _page_start(self, element: etree._Element) -> list[Ink]:
        label = self.page_labels.get(element)
        return [Ink(label, Role.PAGE)] if label else []

    def _own_text(self, element: etree._Element) -> str:
        """The text at the start of an element; the number of a page is no wording."""
        text = element.text or ""
        return "" if text.strip() == self.page_labels.get(element) else text

    def _say(self, text: str | None) -> None:
        if text:
            self.inks.append(Ink(_SPACE.sub(" ", plain(text))))

    def _item(self) -> Item | None:
        return self.items[-1].item if self.items else None

    def _flush(self) -> None:
        """Write what has been said since the last block."""
        inks, self.inks = self.inks, []
        if not any(ink.text.strip() for ink in inks if ink.role is not Role.PAGE):
            self.inks = [ink for ink in inks if ink.role is Role.PAGE]
            return
        kind = BlockKind.PARAGRAPH
        if self.items and not self.items[-1].begun:
            self.items[-1].begun = True
            kind = BlockKind.LIST_ITEM
        hint = Hint(kind, self.flow.new_block(), item=self._item(), quoted=self.quotations > 0)
        self._write(inks, hint)

    def _write(self, inks: Sequence[Ink], hint: Hint) -> None:
        self.flow.write(inks, hint)
        self.flow.release()

    def _write_table(self, table: etree._Element) -> None:
        for caption in table.iterchildren("caption"):
            self._write(self._gather(caption), Hint(BlockKind.CAPTION, self.flow.new_block()))
        row, block = -1, 0
        for cell in cells_of(table):
            if cell.row != row:
                row, block = cell.row, self.flow.new_block()
            if not self.notes.bodies.intersection((cell.element, cell.element.getparent())):
                hint = Hint(BlockKind.TABLE, block, cell=(cell.row, cell.column))
                self.flow.write(self._gather(cell.element), hint)
        self.flow.release()

    def _mark(self, element: etree._Element) -> list[Ink]:
        """The mark of a note, if the element is one; its note is held back until the block ends."""
        note = self.notes.marks.get(element)
        if note is None:
            return []
        label, body = note
        if body not in self.held:
            self.held.add(body)
            self.flow.hold(label, lambda: self._note(label, body))
        return [Ink(label, Role.MARK)]

    def _note(self, label: str, body: etree._Element) -> list[Ink]:
        inks = self._gather(body)
        while inks and not inks[0].text.strip():
            inks.pop(0)
        if inks and inks[0].role is Role.WORDS:
            inks[0] = Ink(without_label(inks[0].text, label))
        return inks

    def _gather(self, element: etree._Element, literal: bool = False) -> list[Ink]:
        """All ink in an element, with a line break where a block begins or ends."""
        return list(self._inks(element, literal))

    def _inks(self, root: etree._Element, literal: bool) -> Iterator[Ink]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            block = element is not root and local_name(element) in BLOCKS
            if event == "end":
                yield from [BREAK] if block else []
                text = element.tail if element is not root else None
            elif element is not root and (mark := self._mark(element)):
                walker.skip_subtree()
                yield from mark
                continue
            elif element is not root and self._is_no_text(element):
                walker.skip_subtree()
                yield from self._page_start(element)
                continue
            else:
                yield from self._page_start(element)
                yield from [BREAK] if block or element.tag == "br" else []
                text = self._own_text(element)
            if text and literal:
                yield Ink("\n".join(map(plain, re.split(r"\r\n?|\n", text))))
            elif text:
                yield Ink(_SPACE.sub(" ", plain(text)))
