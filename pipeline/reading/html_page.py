"""Bytes of a web page → its tree, its facts, and which parts of it are the text.

The tree comes from libxml2, which mends what is not well-formed and loads nothing. Left out: what
scripts would have added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading.decoding import Decoded, decode
from pipeline.reading.elements import local_name
from pipeline.reading.properties import facts_of
from pipeline.types import Metadata

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main menu ol optgroup p pre "
    "search section summary table tbody td tfoot th thead tr ul".split()
).union(HEADINGS)
_NO_WORDS = frozenset(
    "script style template noscript nav iframe object embed svg canvas audio video select option "
    "optgroup datalist textarea input button head title meta link map dialog progress meter rt rp "
    "del frameset noframes label".split()
)
_AT_THE_EDGE = frozenset(("header", "footer"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_HIDDEN_CLASSES = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text".split())
_PERMALINKS = frozenset("¶#§🔗")
_CHARSET = re.compile(rb"""<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*
                           ([a-zA-Z0-9_:.-]+)""", re.I | re.X)  # fmt: skip
_ONE_BYTE = re.compile(r"(?:iso-?8859-?|latin-?|windows-?|cp-?|x-cp)\d+|macintosh|koi8-[ru]", re.I)
_LATIN_1 = re.compile(r"iso-?8859-?1|latin-?1", re.I)  # which on the web means Windows-1252
_SNIFFED = 4096
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_ENTITY = re.compile(r"<!DOCTYPE[^>\[]*\[[^\]]*<!ENTITY", re.I)
_TITLES = ("citation_title", "dcterms.title", "dc.title", "og:title")
_AUTHORS = ("citation_author", "dcterms.creator", "dc.creator", "author", "article:author")
_DATES = (
    *("citation_publication_date", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date"),
    *("article:published_time", "dcterms.available", "dcterms.created"),
)
_PUBLISHERS = ("citation_publisher", "dcterms.publisher", "dc.publisher")


def decode_page(content: bytes, file: str) -> Decoded:
    """The text of a page: UTF-8 if it can be, else the encoding that the page names.

    Raises
    ------
    NotText
        If it is text in no known encoding.
    """
    named = _CHARSET.search(content[:_SNIFFED])
    encoding = named[1].decode("ascii") if named else ""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if _ONE_BYTE.fullmatch(encoding) and not _LATIN_1.fullmatch(encoding):
            try:
                return Decoded(content.decode(encoding, errors="replace"))
            except LookupError:
                pass
    return decode(content, file)


def parse_page(text: str, file: str) -> etree._Element:
    """The root element of a page.

    Raises
    ------
    EmptyFile
        If there is nothing in it.
    DamagedFile
        If it nests deeper than 2048 elements, or defines entities of its own.
    """
    if _ENTITY.search(text[:_SNIFFED]):
        raise DamagedFile(texts_reading.unsafe_xml(file))
    text = _CDATA.sub(lambda data: data[1].replace("&", "&amp;").replace("<", "&lt;"), text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(texts_reading.damaged_package(file, "")) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise DamagedFile(texts_reading.too_deeply_nested(file))
    if root is None:
        raise EmptyFile(texts_reading.empty_file(file))
    return root


def page_facts(root: etree._Element) -> Metadata:
    """What the head of the page says of title, authors, year and publisher."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").casefold()
        meta.setdefault(name, []).append(element.get("content") or "")
    title = next(root.iter("title"), None)
    shown = "".join(title.itertext()) if title is not None else ""
    return facts_of(
        next(_values(meta, _TITLES), shown),
        next((meta[name] for name in _AUTHORS if any(meta.get(name, ()))), []),
        next(_values(meta, _DATES), ""),
        next(_values(meta, _PUBLISHERS), ""),
    )


@dataclass(frozen=True, slots=True)
class Extent:
    """The part of a page that is its text, and the elements in it that are not."""

    root: etree._Element
    left_out: frozenset[etree._Element]

    def leaves_out(self, element: etree._Element) -> bool:
        """Whether the element and what is in it are no text of the page."""
        return local_name(element) in _NO_WORDS or element in self.left_out or _is_hidden(element)


def find_extent(page: etree._Element) -> Extent:
    """The `main` or `article` of a page if that holds most of its words, else its body.

    Left out are forms, asides, and outside an article the head and the foot of the page.
    """
    body = next(page.iter("body"), page)
    sizes = _sizes(body)
    half = sizes[body] / 2
    mains = [e for e in sizes if e.get("role") == "main" or local_name(e) in ("main", "article")]
    root = next((element for element in mains if sizes[element] >= half), body)
    left_out = {e for e in sizes if local_name(e) == "form" and sizes[e] < half}
    left_out |= set(root.iter("aside"))
    if root is body:
        left_out |= set(_edges(root))
    return Extent(root, frozenset(left_out))


def _edges(root: etree._Element) -> Iterator[etree._Element]:
    """The headers and footers of the page itself, not those of an article or section in it."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        tag = local_name(element)
        if tag in _AT_THE_EDGE:
            yield element
        if tag in _AT_THE_EDGE or tag in ("article", "section", "main"):
            walker.skip_subtree()


def _sizes(body: etree._Element) -> dict[etree._Element, int]:
    """The number of characters in the body and in the elements that may be the text or a form."""
    sizes: dict[etree._Element, int] = {}
    opened: list[tuple[etree._Element, int]] = []
    total = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        asked = element is body or local_name(element) in ("main", "article", "form")
        asked = asked or element.get("role") == "main"
        if event == "start":
            if asked:
                opened.append((element, total))
            if local_name(element) not in _NO_WORDS:
                total += len(element.text or "")
        else:
            if asked:
                opened_at = opened.pop()[1]
                sizes[element] = total - opened_at
            total += len(element.tail or "")
    return sizes


def _is_hidden(element: etree._Element) -> bool:
    if not element.attrib:
        return False
    classes = _HIDDEN_CLASSES.intersection((element.get("class") or "").split())
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(classes)
        or bool(_HIDDEN.search(element.get("style") or ""))
        or (element.tag == "a" and (element.text or "").strip() in _PERMALINKS)
    )


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, ()) if value.strip())
