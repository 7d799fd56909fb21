r"""BibTeX and BibLaTeX → items, through bibtexparser; an item names its files in `file`.

A `file` field is a list with `;`, each of one to three parts with `:`: description, path, type;
`\:`, `\;` and `\\` stand for themselves (Zotero, JabRef, Mendeley). Names are split before LaTeX
is decoded, since braces hold the words of a body together.
"""

import logging
import re
from collections.abc import Iterator
from functools import lru_cache

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import NormalizeFieldKeys
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)
from pylatexenc.latex2text import LatexNodes2Text

from pipeline import texts_documents
from pipeline.reading.bibliography.items import (
    Item,
    Problem,
    family_name,
    plain,
    split_name,
    year_and_remarks,
)
from pipeline.types import Metadata

_KINDS = {
    "book": "book",
    "mvbook": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "article": "article",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "legislation": "law",
    "online": "web",
    "electronic": "web",
    "inproceedings": "conference",
    "conference": "conference",
}
_PUBLISHERS = ("publisher", "institution", "organization", "school")
_PART = re.compile(r"(?<!\\)[;:]")
_ESCAPED = re.compile(r"\\([;:\\_&%#{}])")


def parse_bibtex(text: str, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a BibTeX file, and what is wrong with it."""
    library = _parse(text)
    abbreviations = "".join(f"{string.raw}\n" for string in library.strings)
    items = [_item(entry, file, _line(entry)) for entry in library.entries]
    problems = []
    for block in library.failed_blocks:
        problems.append((file, _complaint(block, file)))
        if isinstance(
            block, DuplicateBlockKeyBlock
        ):  # the parser gives it with its braces still on
            again = _parse(abbreviations + (block.raw or ""))
            items += [_item(entry, file, _line(block)) for entry in again.entries]
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


def _item(entry: Entry, file: str, line: int) -> Item:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    published = next((fields[name] for name in _PUBLISHERS if fields.get(name)), "")
    when = latex(fields.get("date") or fields.get("year") or "")
    year, remarks = year_and_remarks(when, f"{file} (regel {line})")
    kind = _KINDS.get(entry.entry_type.lower(), "")
    title, subtitle = latex(fields.get("title", "")), latex(fields.get("subtitle", ""))
    metadata = Metadata(
        title=f"{title}: {subtitle}" if title and subtitle else title,
        authors=tuple(_names(fields.get("author") or fields.get("editor") or "")),
        year=year,
        publisher=latex(published),
        kind=texts_documents.KINDS[kind] if kind else "",
        remarks=remarks,
    )
    return Item(file, line, entry.key, tuple(_files(fields.get("file", ""))), metadata)


def _names(people: str) -> Iterator[str]:
    for person in split_multiple_persons_names(people) if people.strip() else []:
        if person.casefold() == "others":
            yield texts_documents.OTHERS
            continue
        try:
            parts = parse_single_name_into_parts(person, strict=False)
        except InvalidNameError:
            yield split_name(latex(person))
            continue
        if len(parts.last) == 1 and parts.last[0].startswith("{") and not parts.first:
            yield latex(parts.last[0])
            continue
        family, given, von = (latex(" ".join(p)) for p in (parts.last, parts.first, parts.von))
        if family:
            yield family_name(family, given, von)


def _files(field: str) -> Iterator[str]:
    """Every part of a `file` field that may be a path, the field as a whole among them."""
    for part in dict.fromkeys([*_PART.split(field), field]):
        path = _ESCAPED.sub(r"\1", part).strip()
        if "." in path:
            yield path


def latex(text: str) -> str:
    r"""A value without LaTeX: «{\'e}» becomes «é»."""
    if not {"\\", "{", "}", "~", "$", "-", "`", "'"} & set(text):
        return plain(text)
    try:
        return plain(_decoder().latex_to_text(text))
    except (ValueError, LookupError, RecursionError):
        return plain(text.replace("{", "").replace("}", ""))


@lru_cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)
