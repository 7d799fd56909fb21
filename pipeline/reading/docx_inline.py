"""What stands in a Word paragraph: its words, the marks of its notes, the text boxes hung on it."""

import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reading.docx_notes import Notes
from pipeline.reading.docx_styles import Styles
from pipeline.reading.elements import attribute, child, is_on, is_switched, local_name
from pipeline.reading.flow import BREAK, Flow, Ink, Role, plain

_NO_WORDS = frozenset(("pPr", "rPr", "del", "moveFrom", "delText", "rt", "sdtPr", "sdtEndPr"))
_NOTE_MARKS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
# The font “Symbol” has its own order; Source: the Symbol encoding of Adobe, as Unicode maps it.
_SYMBOL_FONT = dict(
    zip(
        string.ascii_uppercase + string.ascii_lowercase + "£¥®°±³´·¸¹»",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ≤∞→°±≥×•÷≠≈",
        strict=True,
    )
)
_WINGDINGS = {
    "\xa7": "▪",
    "\xa8": "◻",
    "\xe0": "→",
    "\xe8": "➔",
    "\xfc": "✓",
    "\xfb": "✗",
    "l": "●",
}
_FONTS = {"symbol": _SYMBOL_FONT, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document; its fields only count if each of them ends."""

    has_whole_fields: bool

    @classmethod
    def of(cls, root: etree._Element | None) -> "Part":
        """What is to know of the part with this root."""
        marks = root.iter("{*}fldChar") if root is not None else iter(())
        kinds = Counter(attribute(mark, "fldCharType") for mark in marks)
        return cls(kinds["begin"] == kinds["end"])


@dataclass
class _Field:
    """A field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False


@dataclass
class Inline:
    """Reads paragraphs one after another: a field may run over several of them."""

    flow: Flow
    styles: Styles
    notes: Notes
    part: Part
    fields: list[_Field] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    def of(self, paragraph: etree._Element) -> list[Ink]:
        """The ink of a paragraph, its notes held back in the flow."""
        self.touched = [field.instruction for field in self.fields]
        return list(self._inks(paragraph))

    def take_boxes(self) -> list[etree._Element]:
        """The contents of the text boxes met since the last time."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def in_field(self, *names: str) -> bool:
        """Whether the last paragraph is in the result of a field with one of these names."""
        return any(said.split()[:1] and said.split()[0].upper() in names for said in self.touched)

    def _inks(self, parent: etree._Element) -> Iterator[Ink]:
        for element in parent:
            name = local_name(element)
            if name in _NO_WORDS or self._is_hidden(element):
                continue
            if name == "r" and (reference := _chosen_mark(element)) is not None:
                mark = "".join(part.text or "" for part in element.iter("{*}t"))
                yield from self._note(reference, mark.strip())
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name == "AlternateContent":
                yield from self._inks(element[0]) if len(element) else ()
            elif len(element):
                if name == "fldSimple":
                    self.touched.append(attribute(element, "instr"))
                yield from self._inks(element)
            else:
                yield from self._leaf(name, element)

    def _leaf(self, name: str, element: etree._Element) -> Iterator[Ink]:
        """The ink of an element without others in it."""
        match name:
            case "t" if _is_text(element):
                yield from self._shown(plain(element.text or ""))
            case "sym":
                yield from self._shown(_symbol(element))
            case "fldChar":
                self._take_field(attribute(element, "fldCharType"))
            case "instrText" if self.fields and not self.fields[-1].shown:
                self.fields[-1].instruction += element.text or ""
                self.touched.append(self.fields[-1].instruction)
            case "footnoteReference" | "endnoteReference":
                yield from self._note(element, "")
            case _ if name in _SIGNS:
                yield from self._shown(_SIGNS[name])

    def _shown(self, text: str) -> Iterator[Ink]:
        """The words, unless they stand in the instruction of a field."""
        if text and (not self.part.has_whole_fields or all(f.shown for f in self.fields)):
            yield BREAK if text == "\n" else Ink(text)

    def _take_field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_hidden(self, element: etree._Element) -> bool:
        """Whether it is a run of hidden text, or a control that only asks for words."""
        if local_name(element) == "sdt":
            return child(element, "sdtPr", "showingPlcHdr") is not None
        properties = child(element, "rPr") if local_name(element) == "r" else None
        own = child(properties, "vanish")
        if own is not None:
            return is_on(own)
        style = attribute(child(properties, "rStyle"))
        return bool(style) and self.styles.get(style).hidden

    def _note(self, reference: etree._Element, own: str) -> Iterator[Ink]:
        kind = _NOTE_MARKS[local_name(reference)]
        label, body = self.notes.take(kind, attribute(reference, "id"), own)
        if label:
            yield Ink(label, Role.MARK)
        if body is not None:
            self.flow.hold(label, lambda: self._body_inks(body))

    def _body_inks(self, body: etree._Element) -> list[Ink]:
        """The ink of a note, a line for each paragraph."""
        reader = Inline(self.flow, self.styles, self.notes, Part.of(body))
        inks: list[Ink] = []
        for paragraph in body.iter("{*}p"):
            if not any(local_name(e) == "txbxContent" for e in paragraph.iterancestors()):
                inks += [*reader.of(paragraph), BREAK]
        return inks


def _chosen_mark(run: etree._Element) -> etree._Element | None:
    """The reference in a run to a note whose mark its author chose: the words of that run."""
    marks = (e for e in run if local_name(e) in _NOTE_MARKS and is_switched(e, "customMarkFollows"))
    return next(marks, None)


def _is_text(element: etree._Element) -> bool:
    """Whether a `t` is of Word or of a formula, not of a drawing."""
    namespace = str(element.tag).rpartition("}")[0]
    return "wordprocessingml" in namespace or namespace.endswith("/math")


def _symbol(element: etree._Element) -> str:
    """The character of a symbol font, as Unicode has it; none if it is unknown."""
    try:
        code = int(attribute(element, "char") or "0", 16)
    except ValueError:
        return ""
    if _PRIVATE <= code < _PRIVATE + 0x100:
        code -= _PRIVATE
    if not 0x20 <= code < 0xD800:
        return ""
    known = next((t for f, t in _FONTS.items() if f in attribute(element, "font").casefold()), None)
    return plain(known.get(chr(code), "") if known is not None else chr(code))
