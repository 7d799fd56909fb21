"""Lists of a web page: the marks that a browser prints before their items."""

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.reading.elements import local_name
from pipeline.reading.labels import formatted, item_of
from pipeline.types import Item, ItemStyle

BULLETED = frozenset(("ul", "menu", "dir"))


@dataclass
class OpenItem:
    """A list item being read; `begun` once its first block is written."""

    item: Item
    begun: bool = False


@dataclass
class OpenList:
    """A list being read: the notation of its numbers (empty for bullets), the next number."""

    code: str
    number: int
    step: int = 1

    def take(self, element: etree._Element) -> Item:
        """The mark of the next item, which may set its own number."""
        number = _integer(element.get("value"), self.number)
        self.number = number + self.step
        if not self.code:
            return Item(ItemStyle.BULLET, str(number))
        return item_of(formatted(number, self.code), self.code)


def list_of(element: etree._Element) -> OpenList:
    """A list before its first item.

    Source: HTML Living Standard §4.4.5, the attributes `type`, `start` and `reversed`.
    """
    if local_name(element) != "ol":
        return OpenList("", 1)
    kind = element.get("type") or ""
    backwards = element.get("reversed") is not None
    last = len(element.findall("li")) if backwards else 1
    start = _integer(element.get("start"), last)
    return OpenList(kind if kind in ("a", "A", "i", "I") else "1", start, -1 if backwards else 1)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,9}\s*", text) else default
