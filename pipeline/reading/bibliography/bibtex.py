r"""BibTeX and BibLaTeX → items, through bibtexparser; an item names its files in `file`.

A `file` field is a list with `;`, each of one to three parts with `:`: description, path, type;
`\:`, `\;` and `\\` stand for themselves (Zotero, JabRef, Mendeley). An entry with `crossref` takes
over what the entry that it names has more.
"""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import NormalizeFieldKeys
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from pipeline import texts_documents
from pipeline.reading.bibliography.bibtex_csl import csl_of_entry
from pipeline.reading.bibliography.facts import metadata_of
from pipeline.reading.bibliography.items import Item, Problem, plain
from pipeline.reading.bibliography.latex import latex

_PART = re.compile(r"(?<!\\)[;:]")
_ESCAPED = re.compile(r"\\([;:\\_&%#{}])")
_OF_A_PART = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference "
    "inreference".split()
)
_NEVER_INHERITED = frozenset(
    "crossref xref xdata related file keywords abstract note doi url urldate pages pagetotal "
    "title subtitle shorttitle label options entrysubtype".split()
)
_MOST_ABOVE = 4
_RELATIONS = ("crossref", "xref", "related")


def parse_bibtex(text: str, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a BibTeX file, and what is wrong with it."""
    library = _parse(text)
    abbreviations = "".join(f"{string.raw}\n" for string in library.strings)
    entries = [(_line(entry), entry) for entry in library.entries]
    problems = []
    for block in library.failed_blocks:
        problems.append((file, _complaint(block, file)))
        if isinstance(
            block, DuplicateBlockKeyBlock
        ):  # the parser gives it with its braces still on
            again = _parse(abbreviations + (block.raw or ""))
            entries += [(_line(block), entry) for entry in again.entries]
    known = {entry.key.casefold(): entry for entry in library.entries}
    items = [_item(entry, known, file, line) for line, entry in entries]
    return sorted(items, key=lambda item: item.line), problems


def _parse(text: str) -> Library:
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # its complaints come back as failed blocks
    try:
        return parse_string(text, append_middleware=[NormalizeFieldKeys()])
    finally:
        logger.setLevel(level)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _complaint(block: ParsingFailedBlock, file: str) -> str:
    line = _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        return texts_documents.repeated_key(file, line, block.key, _line(block.previous_block))
    if isinstance(block, DuplicateFieldKeyBlock):
        return texts_documents.repeated_field(file, line, sorted(block.duplicate_keys))
    beginning = plain((block.raw or "").strip().split("\n")[0])[:60]
    return texts_documents.bad_item(file, line, beginning)


def _item(entry: Entry, known: Mapping[str, Entry], file: str, line: int) -> Item:
    fields = _with_inherited(entry, known)
    csl = csl_of_entry(entry.entry_type.casefold(), entry.key, fields)
    files = tuple(_files(fields.get("file", "")))
    custom = dict(csl.get("custom", {}))
    if files:
        custom["file"] = files[0]
    custom |= {name: latex(fields[name]) for name in _RELATIONS if fields.get(name)}
    if custom:
        csl["custom"] = custom
    return Item(file, line, entry.key, files, metadata_of(csl, f"{file} (regel {line})"), csl)


def _own_fields(entry: Entry) -> dict[str, str]:
    return {field.key.casefold(): str(field.value) for field in entry.fields}


def _with_inherited(entry: Entry, known: Mapping[str, Entry]) -> dict[str, str]:
    """The fields of an entry with what its chain of `crossref` has more; a circle ends there.

    A chapter, its volume and their series are three; more than a few make no sense.
    """
    fields = _own_fields(entry)
    seen = {entry.key.casefold()}
    parent = known.get(fields.get("crossref", "").strip().casefold())
    while parent is not None and parent.key.casefold() not in seen and len(seen) <= _MOST_ABOVE:
        seen.add(parent.key.casefold())
        above = _own_fields(parent)
        for name, value in _inherited(entry.entry_type.casefold(), above).items():
            if not ("date" in fields and name in ("year", "month", "day")):
                fields.setdefault(name, value)
        parent = known.get(above.get("crossref", "").strip().casefold())
    return fields


def _inherited(kind: str, above: Mapping[str, str]) -> dict[str, str]:
    """What a part of a book takes from the book; the title of a whole is that of the container."""
    kept = {name: value for name, value in above.items() if name not in _NEVER_INHERITED}
    titles = {"title": "booktitle", "subtitle": "booksubtitle"}
    if kind in _OF_A_PART:
        kept |= {titles[name]: above[name] for name in titles if name in above}
        if "author" in kept:
            kept["bookauthor"] = kept.pop("author")
    elif kind == "article" and "title" in above:
        kept.setdefault("journaltitle", above["title"])
    return kept


def _files(field: str) -> Iterator[str]:
    """Every part of a `file` field that may be a path, the field as a whole among them."""
    for part in dict.fromkeys([*_PART.split(field), field]):
        path = _ESCAPED.sub(r"\1", part).strip()
        if "." in path:
            yield path
