"""Items and documents → the metadata of each document.

An item belongs to the document whose file it names; a path counts by its end, since the folders of
an export are not those of the corpus. Failing that, to the only document that bears its title
(titles.py).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline import texts_documents
from pipeline.reading.bibliography.edits import Edit
from pipeline.reading.bibliography.facts import short_name
from pipeline.reading.bibliography.items import Item, csl_name
from pipeline.reading.bibliography.tidying import portable
from pipeline.reading.bibliography.titles import Known, link_by_main_title, link_by_title
from pipeline.types import Metadata

_WORKING_TITLE = re.compile(  # what word processors leave in the properties of a file
    r"(?:microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|pdf|odt|indd|pptx?|rtf|tmp|xlsx?)"
    r"|(?:naamloos|untitled|document|presentatie|slide|dia)[\s_-]*\d*)",
    re.I,
)
_NOBODY = frozenset(
    ("user", "gebruiker", "admin", "administrator", "windows user", "windows-gebruiker", "unknown")
)


def merge_metadata(
    edited: Edit, bibliography: Metadata, facts: Metadata, own_title: str, file: str
) -> Metadata:
    """The metadata of a document, field by field from the first of these that knows it.

    Parameters
    ----------
    edited
        What a user said; an empty field counts too.
    bibliography
        What the items of the document say.
    facts
        What the properties of the file say; working titles (“Microsoft Word - x.doc”) count not.
    own_title
        The title in the text.
    file
        The name of the file, the last resort for a title.
    """
    told = "" if _WORKING_TITLE.fullmatch(facts.title) else facts.title
    people = tuple(name for name in facts.authors if name.casefold() not in _NOBODY)
    publisher = bibliography.publisher or facts.publisher
    return replace(
        bibliography,
        title=edited.title or bibliography.title or told or own_title or file,
        authors=(bibliography.authors or people) if edited.authors is None else edited.authors,
        year=(bibliography.year or facts.year) if edited.year is None else edited.year,
        publisher=publisher if edited.publisher is None else edited.publisher,
        kind=bibliography.kind or facts.kind,
        csl={**bibliography.csl, **_edited_csl(edited, bibliography)},
    )


def _edited_csl(edited: Edit, bibliography: Metadata) -> dict[str, Any]:
    """The fields of CSL-JSON that a user edited; what agrees with the bibliography stays whole."""
    csl = bibliography.csl
    made: dict[str, Any] = {}
    if edited.title and edited.title != bibliography.title:
        made["title"] = edited.title
    if edited.authors is not None and edited.authors != bibliography.authors:
        made |= _edited_authors(edited.authors, csl)
    if edited.year is not None and edited.year != bibliography.year:
        number = edited.year.isascii() and edited.year.isdecimal()
        parts = {"date-parts": [[int(edited.year)]]} if number else {"literal": edited.year}
        made["issued"] = parts if edited.year else {}
        made |= {"year-suffix": ""} if csl.get("year-suffix") else {}
    if edited.publisher is not None and edited.publisher != bibliography.publisher:
        made["publisher"] = edited.publisher
    return made


def _edited_authors(authors: Sequence[str], csl: Mapping[str, Any]) -> dict[str, Any]:
    """The authors as a user wants them, with the given names that the bibliography has."""
    role = "author" if csl.get("author") else "editor"
    full = {short_name(name): name for name in csl.get(role, ())}
    people = [name for name in authors if name != texts_documents.OTHERS]
    made: dict[str, Any] = {"author": [full.get(name) or csl_name(name) for name in people]}
    if len(people) < len(authors):
        made["custom"] = {"others": True}
    elif csl.get("custom"):
        made["custom"] = {}
    if role == "editor" and full:
        made["editor"] = []  # they stood in for the authors
    return made


def describe(
    items: Sequence[Item],
    edits: Mapping[str, Edit],
    documents: Sequence[Known],
    this_year: int,
) -> dict[str, Metadata]:
    """The metadata of every document by its file, with remarks on what is odd about it."""
    links, notes = _link(items, documents)
    described = {}
    for known in documents:
        edit = edits.get(known.file, Edit())
        told = _combined(links[known.file])
        metadata = merge_metadata(edit, told, known.facts, known.own_title, known.file)
        remarks = [*told.remarks, *notes[known.file]]
        if metadata.year and int(metadata.year) > this_year:
            remarks.append(texts_documents.future_year(metadata.year))
        if not metadata.year and links[known.file] and edit.year is None and not told.remarks:
            remarks.append(texts_documents.no_year(links[known.file][0].place))
        described[known.file] = replace(metadata, remarks=tuple(dict.fromkeys(remarks)))
    return _without_cycles(described)


def _combined(items: Sequence[Item]) -> Metadata:
    """The facts of the items of one document: of each field the first that is not empty."""
    facts = [item.metadata for item in items]
    remarks = [remark for fact in facts for remark in fact.remarks]
    years = [(item.place, item.metadata.year) for item in items if item.metadata.year]
    if len({year for _, year in years}) > 1:
        remarks.append(texts_documents.contradictory_years(years))
    return Metadata(
        title=next((fact.title for fact in facts if fact.title), ""),
        authors=next((fact.authors for fact in facts if fact.authors), ()),
        year=years[0][1] if years else "",
        about=next((fact.about for fact in facts if fact.about), ""),
        publisher=next((fact.publisher for fact in facts if fact.publisher), ""),
        kind=next((fact.kind for fact in facts if fact.kind), ""),
        remarks=tuple(remarks),
        csl=_combined_csl(items),
    )


def _combined_csl(items: Sequence[Item]) -> dict[str, Any]:
    """Every field of the items of one document, from the first that has it."""
    combined: dict[str, Any] = {}
    for item in items:
        # An editor of a later item is not one beside the authors of an earlier one.
        known = combined.keys() | ({"editor"} if "author" in combined else set())
        told = portable(item.csl)
        combined |= {name: value for name, value in told.items() if name not in known}
    return combined


def _link(
    items: Sequence[Item], documents: Sequence[Known]
) -> tuple[Mapping[str, list[Item]], Mapping[str, list[str]]]:
    """The items of each document, and remarks on links that were not made."""
    links: dict[str, list[Item]] = defaultdict(list)
    notes: dict[str, list[str]] = defaultdict(list)
    by_name: dict[str, list[str]] = defaultdict(list)
    for known in documents:
        by_name[_parts(known.file)[-1]].append(known.file)
    rest = []
    for item in items:
        name, files = _named(item.files, by_name)
        for file in files if len(files) > 1 else ():
            notes[file].append(texts_documents.ambiguous_file(item.place, name, files))
        if len(files) == 1:
            links[files[0]].append(item)
        elif not files:
            rest.append(item)
    link_by_title(rest, [known for known in documents if known.file not in links], links, notes)
    linked = {id(item) for items in links.values() for item in items}
    link_by_main_title(
        [item for item in rest if id(item) not in linked],
        [known for known in documents if known.file not in links and known.file not in notes],
        links,
        notes,
    )
    return links, notes


def _named(names: Iterable[str], by_name: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """The name that fits a document best, by the most parts at its end, and what it fits."""
    best, found, most = "", list[str](), 0
    for name in names:
        parts = _parts(name)
        for file in by_name.get(parts[-1], ()):
            shared = _shared_end(parts, _parts(file))
            if shared > most:
                best, found, most = name, [file], shared
            elif shared == most and file not in found:
                found.append(file)
    return best, found


def _parts(path: str) -> list[str]:
    """The parts of a path, of Windows too, in a form in which equal names are equal."""
    plain = unicodedata.normalize("NFC", path).casefold().replace("\\", "/")
    return plain.strip("/").split("/")


def _shared_end(some: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(reversed(some), reversed(other), strict=False)
    return next(
        (number for number, (one, two) in enumerate(pairs) if one != two),
        min(len(some), len(other)),
    )


def _without_cycles(described: dict[str, Metadata]) -> dict[str, Metadata]:
    """The same, without `about` where following it leads back to the document itself."""
    return {
        file: replace(
            metadata,
            about="",
            remarks=(*metadata.remarks, texts_documents.cyclic_about(metadata.about)),
        )
        if _leads_back(file, described)
        else metadata
        for file, metadata in described.items()
    }


def _leads_back(file: str, described: Mapping[str, Metadata]) -> bool:
    seen: Collection[str] = {""}
    current = described[file].about
    while current not in seen and current in described:
        if current == file:
            return True
        seen = {*seen, current}
        current = described[current].about
    return False
