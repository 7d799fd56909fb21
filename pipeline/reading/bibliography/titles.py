"""Items and documents that bear the same title; what fits more than once is linked to nothing."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline import texts_documents
from pipeline.reading.bibliography.items import Item
from pipeline.types import Metadata

_SUBTITLE = re.compile(r"\s*(?::|[.?!] | [–-] ).*", re.S)
_LEAST_WORDS = 3  # of a title without its subtitle; fewer say too little


class Known(NamedTuple):
    """What is known of a document without bibliographies."""

    file: str
    own_title: str
    facts: Metadata


def link_by_title(
    items: Iterable[Item],
    documents: Iterable[Known],
    links: dict[str, list[Item]],
    notes: dict[str, list[str]],
) -> None:
    """Link what bears the same title, if there is one document and one work of that title."""
    titled: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        titled[normal_title(item.metadata.title)].append(item)
    bearers: dict[str, list[str]] = defaultdict(list)
    for known in documents:
        own = (known.own_title, known.facts.title, PurePosixPath(known.file).stem)
        for title in {normal_title(name) for name in own} & titled.keys() - {""}:
            bearers[title].append(known.file)
    claimed = [file for files in bearers.values() for file in files]
    for title, files in bearers.items():
        works = {(i.metadata.title, i.metadata.authors, i.metadata.year) for i in titled[title]}
        if len(files) == 1 and len(works) == 1 and claimed.count(files[0]) == 1:
            links[files[0]] += titled[title]
            continue
        for file in files:
            places = [item.place for item in titled[title]]
            notes[file].append(texts_documents.ambiguous_title([*places, *files]))


def normal_title(title: str) -> str:
    """A title as letters and digits; nothing for one word, which says too little."""
    letters = unicodedata.normalize("NFKD", title).casefold()
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", letters)
    return " ".join(words) if len(words) > 1 else ""


def link_by_main_title(
    items: Iterable[Item],
    documents: Sequence[Known],
    links: dict[str, list[Item]],
    notes: dict[str, list[str]],
) -> None:
    """Link what bears the same title but for a subtitle that only one of the two has, and say so.

    A document that says of itself that it is from another year is another work.
    """
    by_title: dict[tuple[str, bool], list[Item]] = defaultdict(list)
    for item in items:
        by_title[_main_title(item.metadata.title)].append(item)
    found: dict[str, list[Item]] = {}
    for known in documents:
        for title in dict.fromkeys((known.own_title, known.facts.title)):
            main, parted = _main_title(title)
            fitting = by_title.get((main, not parted), [])
            years = {item.metadata.year for item in fitting} | {known.facts.year}
            if fitting and len(main.split()) >= _LEAST_WORDS and len(years - {""}) < 2:
                found.setdefault(known.file, fitting)
    times = Counter(id(item) for fitting in found.values() for item in fitting)
    for file, fitting in found.items():
        works = {(i.metadata.title, i.metadata.authors, i.metadata.year) for i in fitting}
        if len(works) == 1 and all(times[id(item)] == 1 for item in fitting):
            links[file] += fitting
            notes[file].append(texts_documents.same_main_title(fitting[0].place))


def _main_title(title: str) -> tuple[str, bool]:
    """A title before its subtitle as letters and digits, and whether it has one."""
    before = _SUBTITLE.sub("", title)
    return normal_title(before), normal_title(before) != normal_title(title)
