"""Notes in web pages and e-books: a small raised link, and further on what it leads to.

Nothing in HTML says “footnote” but the roles of e-books, so a link counts as the mark of a note
when it is set as one (raised, in brackets) and leads forward to a short block. A link in that block
back to the mark is no wording.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from pipeline.reading.elements import local_name
from pipeline.reading.html_page import BLOCKS, HEADINGS, Extent
from pipeline.reading.labels import bare

_LABEL = re.compile(r"[\[(]?\s*(?:\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,7})\s*[\])]?[.:]?", re.I)
_REFERENCE = re.compile(r"\b(?:noteref|doc-noteref|footnote-?ref|fn-?ref)\b", re.I)
_BACK = re.compile(r"\b(?:doc-backlink|footnote-?back(?:ref)?|backlink)\b", re.I)
_BACK_SIGN = re.compile(r"[↩↑^⏎⬆←\ufe0e\s]+|terug", re.I)
_LONGEST_NOTE = 20_000
_BEFORE_ANCHOR = 8  # characters: a label may stand before the anchor of a note
_WRAPPERS = frozenset(("li", "aside", "div", "dd"))
_PAGES = frozenset(("body", "html", "main", "article", "table", "tbody", "ol", "ul"))

Place = tuple[str, str]
"""The file of an anchor within its e-book, and the name of the anchor."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its name in the e-book (empty for a page by itself) and what is text in it."""

    name: str
    root: etree._Element
    extent: Extent


@dataclass(frozen=True, slots=True)
class Notes:
    """For the mark of each note its label and body; the links back are no wording."""

    marks: dict[etree._Element, tuple[str, etree._Element]] = field(default_factory=dict)
    bodies: frozenset[etree._Element] = frozenset()
    back: frozenset[etree._Element] = frozenset()


@dataclass(frozen=True, slots=True)
class _Link:
    place: int
    page: str
    element: etree._Element


def find_notes(pages: Sequence[Page]) -> Notes:
    """The notes of these pages, which may stand in another page than their marks."""
    anchors: dict[Place, tuple[int, etree._Element]] = {}
    links: list[_Link] = []
    place = 0
    for page in pages:
        for element in page.root.iter():
            place += 1
            for name in {element.get("id"), element.get("name")} - {None}:
                anchors.setdefault((page.name, str(name)), (place, element))
            if element.tag == "a" and "#" in (element.get("href") or ""):
                links.append(_Link(place, page.name, element))
    shown = {link for page in pages for link in _shown_links(page)}
    marks: dict[etree._Element, tuple[str, etree._Element]] = {}
    for link in links:
        target = anchors.get(_target(link))
        body = _body_of(link, target) if target and link.element in shown else None
        if body is not None:
            marks[_whole_mark(link.element)] = (_label(link.element), body)
    marks = _one_note_each(marks)
    bodies = frozenset(body for _, body in marks.values())
    marks = {mark: note for mark, note in marks.items() if not _inside(mark, bodies, note[1])}
    bodies = frozenset(body for _, body in marks.values())
    return Notes(marks, bodies, frozenset(_back_links(links, anchors, bodies)))


def without_label(words: str, label: str) -> str:
    """The words of a note without the label that they may begin with."""
    name = re.escape(label)
    return re.sub(rf"^\s*(?:[\[(]\s*(?:{name})?\s*[\])]|{name}(?!\w)[.:)]?)\s*", "", words)


def _shown_links(page: Page) -> Iterator[etree._Element]:
    walker = etree.iterwalk(page.extent.root, events=("start",))
    for _, element in walker:
        if page.extent.leaves_out(element):
            walker.skip_subtree()
        elif element.tag == "a":
            yield element


def _target(link: _Link) -> Place:
    path, _, name = (link.element.get("href") or "").partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(link.page), unquote(path)))
    return (file if path else link.page, unquote(name))


def _body_of(link: _Link, target: tuple[int, etree._Element]) -> etree._Element | None:
    """The block that the link is the mark of, if it is one."""
    place, element = target
    told = _says(link.element, _REFERENCE)
    words = _words(link.element)
    raised = "[" in words or any(
        local_name(e) == "sup" for e in (link.element.getparent(), *link.element) if e is not None
    )
    if _says(link.element, _BACK) or not (told or (raised and _LABEL.fullmatch(words))):
        return None
    if not told and place < link.place:
        return None
    return _note_block(element)


def _note_block(anchor: etree._Element) -> etree._Element | None:
    """The block of a note, from the anchor that is the block, or that it begins with."""
    block: etree._Element | None = anchor
    while block is not None and local_name(block) not in BLOCKS:
        block = block.getparent()
    if block is not None and local_name(block) == "dt":
        block = block.getnext()
    if block is None or (block is not anchor and not _begins(block, anchor)):
        return None
    parent = block.getparent()
    first = parent is not None and len(parent) and parent[0] is block
    if first and local_name(block) == "p" and local_name(parent) in _WRAPPERS:
        alone = local_name(parent) != "div" or len(parent) == 1 or "ftn" in (parent.get("id") or "")
        block = parent if alone else block
    if block is None or local_name(block) in _PAGES or local_name(block) in HEADINGS:
        return None
    if next(block.iter(*HEADINGS, "table"), None) is not None:
        return None
    size = sum(len(text) for text in islice(block.itertext(), _LONGEST_NOTE))
    return block if 0 < size <= _LONGEST_NOTE else None


def _begins(block: etree._Element, anchor: etree._Element) -> bool:
    """Whether at most a label stands in the block before the anchor."""
    before = 0
    for event, element in etree.iterwalk(block, events=("start", "end")):
        if element is anchor or before > _BEFORE_ANCHOR:
            break
        before += len(((element.text if event == "start" else element.tail) or "").strip())
    return before <= _BEFORE_ANCHOR


def _whole_mark(link: etree._Element) -> etree._Element:
    """The link, or the superscript around it if that holds nothing else but brackets."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup" and bare(_words(parent)) == bare(_words(link)):
        return parent
    return link


def _one_note_each(
    marks: dict[etree._Element, tuple[str, etree._Element]],
) -> dict[etree._Element, tuple[str, etree._Element]]:
    """The marks without those of a block that several labels lead to: a list, no single note."""
    labels: dict[etree._Element, set[str]] = defaultdict(set)
    for label, body in marks.values():
        labels[body].add(label)
    return {mark: note for mark, note in marks.items() if len(labels[note[1]]) == 1}


def _inside(mark: etree._Element, bodies: frozenset[etree._Element], own: etree._Element) -> bool:
    """Whether the mark stands in its own note, or the note in another one."""
    return any(element is own for element in mark.iterancestors()) or any(
        element in bodies for element in own.iterancestors()
    )


def _back_links(
    links: Sequence[_Link],
    anchors: dict[Place, tuple[int, etree._Element]],
    bodies: frozenset[etree._Element],
) -> Iterator[etree._Element]:
    """The links in the notes that lead back and show nothing but a label or an arrow."""
    for link in links:
        target = anchors.get(_target(link))
        words = _words(link.element)
        sign = _LABEL.fullmatch(words) or _BACK_SIGN.fullmatch(words)
        back = _says(link.element, _BACK) or (target and target[0] < link.place and sign)
        if back and any(element in bodies for element in link.element.iterancestors()):
            yield link.element


def _says(element: etree._Element, pattern: re.Pattern[str]) -> bool:
    said = (element.get(name) or "" for name in ("role", "class", "epub:type", "rel", "rev"))
    return bool(pattern.search(" ".join(said)))


def _words(element: etree._Element) -> str:
    return "".join(islice(element.itertext(), 20)).strip()


def _label(link: etree._Element) -> str:
    words = _words(link)
    return bare(words) or words
