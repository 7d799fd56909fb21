"""Questions to an XML element, whatever its namespace: office formats have several for one."""

import re

from lxml import etree

_OFF = ("0", "false", "off", "none")


def local_name(element: etree._Element) -> str:
    """The tag of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of this name, of its first child of the next name, and so on; or None."""
    for name in names:
        if element is None:
            return None
        element = next((part for part in element if local_name(part) == name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """The attribute of this name in any namespace; empty if there is none."""
    if element is None:
        return ""
    found = (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name)
    return str(next(found, ""))


def integer(text: str) -> int | None:
    """The number in an attribute, if it is one."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as «hidden» is there and not turned off."""
    return element is not None and attribute(element) not in _OFF


def is_switched(element: etree._Element, name: str) -> bool:
    """Whether an attribute that switches something on is there and not turned off."""
    return attribute(element, name) not in ("", *_OFF)
