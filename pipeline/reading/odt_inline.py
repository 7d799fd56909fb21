"""What stands in an OpenDocument paragraph: words, marks of notes, the frames that hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reading.elements import attribute, child, integer, local_name
from pipeline.reading.flow import BREAK, Flow, Ink, Role, plain
from pipeline.reading.odt_styles import Styles

NO_WORDS = frozenset(
    "tracked-changes annotation annotation-end hidden-text hidden-paragraph placeholder script "
    "desc sequence-decls variable-decls user-field-decls forms ruby-text note-citation "
    "event-listeners binary-data".split()
)
_SPACE = re.compile(r"[ \t\n\r]+")
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_MOST_SPACES = 1000


@dataclass
class Inline:
    """Reads paragraphs one after another."""

    flow: Flow
    styles: Styles
    boxes: list[etree._Element] = field(default_factory=list)

    def of(self, paragraph: etree._Element) -> list[Ink]:
        """The ink of a paragraph, its notes held back in the flow."""
        return list(self._inks(paragraph))

    def take_boxes(self) -> list[etree._Element]:
        """The frames and shapes met since the last time."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def _inks(self, parent: etree._Element) -> Iterator[Ink]:
        yield from _words(parent.text)
        for element in parent:
            yield from self._element(element)
            yield from _words(element.tail)

    def _element(self, element: etree._Element) -> Iterator[Ink]:
        name = local_name(element)
        match name:
            case "s":
                yield Ink(" " * min(integer(attribute(element, "c")) or 1, _MOST_SPACES))
            case "tab":
                yield Ink("\t")
            case "line-break":
                yield BREAK
            case "note":
                yield from self._note(element)
            case _ if str(element.tag).startswith(f"{{{_DRAWING}}}") and name != "a":
                self.boxes.append(element)
            case _ if name not in NO_WORDS and not self._is_hidden(element):
                yield from self._inks(element)

    def _is_hidden(self, element: etree._Element) -> bool:
        return local_name(element) == "span" and self.styles.is_hidden(
            attribute(element, "style-name"), "text"
        )

    def _note(self, element: etree._Element) -> Iterator[Ink]:
        citation, body = child(element, "note-citation"), child(element, "note-body")
        label = "".join(citation.itertext()).strip() if citation is not None else ""
        if label:
            yield Ink(plain(label), Role.MARK)
        if body is not None:
            self.flow.hold(plain(label) or "*", lambda: self._body_inks(body))

    def _body_inks(self, body: etree._Element) -> list[Ink]:
        """The ink of a note, a line for each paragraph."""
        inks: list[Ink] = []
        for paragraph in body.iter("{*}p", "{*}h"):
            if not any(str(e.tag).startswith(f"{{{_DRAWING}}}") for e in paragraph.iterancestors()):
                inks += [*self.of(paragraph), BREAK]
        self.take_boxes()
        return inks


def _words(text: str | None) -> Iterator[Ink]:
    if text:
        yield Ink(_SPACE.sub(" ", plain(text)))
