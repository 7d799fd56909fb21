"""EPUB → SourceText: the pages of the spine, in order, through the reader of HTML.

Printed page numbers are kept where the e-book has a list of them. Navigation is no text. Left out:
e-books with copy protection, which are refused with a message.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import DamagedFile, EmptyFile
from pipeline.reading.elements import local_name
from pipeline.reading.flow import Flow
from pipeline.reading.html import check_size, write_page
from pipeline.reading.html_notes import Page, find_notes
from pipeline.reading.html_page import decode_page, find_extent, parse_page
from pipeline.reading.packages import Package, open_package, parse_xml
from pipeline.reading.properties import facts_of
from pipeline.types import Metadata, SourceText

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_PAGE_BREAK = re.compile(r"\b(?:doc-)?pagebreak\b")
_LONGEST_LABEL = 20
_DTD = re.compile(rb"<!DOCTYPE[^>\[]*>", re.I)

Labels = dict[tuple[str, str], str]
"""The printed number of the page that starts at an anchor of a file."""


@dataclass(frozen=True, slots=True)
class _Book:
    """The package document: its folder, its files by id (path, type, properties), its spine."""

    root: etree._Element
    files: dict[str, tuple[str, str, str]]
    spine: tuple[str, ...]


def read_epub(path: Path, content: bytes, content_hash: str) -> SourceText:
    """The blocks of an e-book.

    Raises
    ------
    DamagedFile
        If it cannot be opened, misses its package document, or is protected.
    EmptyFile
        If none of its pages has words.
    """
    package = open_package(content, path.name)
    _check_protection(package)
    book = _book(package)
    pages = list(_pages(package, book))
    labels = _page_list(package, book)
    notes = find_notes(pages)
    flow = Flow()
    for page in pages:
        write_page(flow, page, notes, dict(_page_starts(page, labels)))
    return flow.source(path, content_hash, _facts(book.root))


def _check_protection(package: Package) -> None:
    """Refuse an e-book whose pages are encrypted; encrypted fonts do no harm."""
    encryption = package.xml(_ENCRYPTION)
    if encryption is None:
        return
    for element in encryption.iter("{*}EncryptionMethod"):
        if element.get("Algorithm") not in _FONT_METHODS:
            raise DamagedFile(texts_reading.encrypted_file(package.file))


def _book(package: Package) -> _Book:
    container = package.xml(_CONTAINER)
    rootfile = next(container.iter("{*}rootfile"), None) if container is not None else None
    name = rootfile.get("full-path") or "" if rootfile is not None else ""
    root = package.xml(name)
    if root is None:
        raise DamagedFile(texts_reading.damaged_package(package.file, name or _CONTAINER))
    folder = posixpath.dirname(name)
    files = {
        item.get("id") or "": (
            _joined(folder, item.get("href") or ""),
            item.get("media-type") or "",
            item.get("properties") or "",
        )
        for item in root.iter("{*}item")
    }
    spine = tuple(item.get("idref") or "" for item in root.iter("{*}itemref"))
    return _Book(root, files, tuple(dict.fromkeys(spine)))


def _pages(package: Package, book: _Book) -> Iterator[Page]:
    size = 0
    for reference in book.spine:
        name, kind, properties = book.files.get(reference, ("", "", ""))
        if kind not in _PAGES or "nav" in properties.split():
            continue
        content = package.read(name)
        if not content:
            raise DamagedFile(texts_reading.damaged_package(package.file, name))
        size += len(content)
        check_size(size, package.file)
        try:
            root = parse_page(decode_page(content, package.file).text, package.file)
        except EmptyFile:
            continue
        yield Page(name, root, find_extent(root))


def _page_list(package: Package, book: _Book) -> Labels:
    """The printed page numbers by the place where each page starts."""
    labels: Labels = {}
    for name, kind, properties in book.files.values():
        if "nav" in properties.split():
            root = parse_page(decode_page(package.read(name), package.file).text, package.file)
            for nav in root.iter("nav"):
                if "page-list" in (nav.get("epub:type") or "") or nav.get("role") == "doc-pagelist":
                    for link in nav.iter("a"):
                        words = " ".join("".join(link.itertext()).split())
                        labels[_place(name, link.get("href") or "")] = words
        elif kind == "application/x-dtbncx+xml" and (content := package.read(name)):
            ncx = parse_xml(_DTD.sub(b"", content, count=1), package.file, name)
            for target in ncx.iter("{*}pageTarget"):
                source = next(target.iter("{*}content"), None)
                words = " ".join("".join(target.itertext()).split())
                if source is not None:
                    labels.setdefault(_place(name, source.get("src") or ""), words)
    return labels


def _page_starts(page: Page, labels: Labels) -> Iterator[tuple[etree._Element, str]]:
    """The elements of a page where a printed page starts, with its number."""
    for element in page.root.iter():
        kinds = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
        label = labels.get((page.name, element.get("id") or ""), "")
        if not label and _PAGE_BREAK.search(kinds):
            own = element.get("title") or element.get("aria-label") or element.text or ""
            label = own.strip().removesuffix(".").strip()[:_LONGEST_LABEL]
        if label:
            yield element, label


def _place(file: str, link: str) -> tuple[str, str]:
    path, _, anchor = link.partition("#")
    return (_joined(posixpath.dirname(file), path) if path else file, unquote(anchor))


def _joined(folder: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(link)))


def _facts(root: etree._Element) -> Metadata:
    found: dict[str, list[str]] = {}
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        found.setdefault(local_name(element), []).append("".join(element.itertext()))
    first = {name: values[0] for name, values in found.items()}
    return facts_of(
        first.get("title", ""),
        found.get("creator", ()),
        first.get("date", ""),
        first.get("publisher", ""),
    )
