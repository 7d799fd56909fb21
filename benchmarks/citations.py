"""How well citations and reference lists are found in annotated papers.

For each paper NAME.md (or .txt) the folder holds NAME.jsonl, its citations by hand, and, if it has
a list, NAME.references.jsonl: `tests/data/citations/README.md` describes both. What the annotator
was not sure of is neither a miss nor a false alarm.

Usage: python -m benchmarks.citations [FOLDER_OR_FILE ...] [--library LIBRARY.csl.json] [--errors]
       python -m benchmarks.citations TEXT --gold CITATIONS.jsonl [--library LIBRARY.csl.json]
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pipeline.abbreviations import find_abbreviations
from pipeline.citations.finding import find_citations
from pipeline.citations.library import Library, read_csl
from pipeline.citations.references import document_references
from pipeline.citations.resolving import resolve
from pipeline.lexicon import is_word
from pipeline.reading import read
from pipeline.structure import structure
from pipeline.types import CitationKind, CitationLink, Span, Work

_FOLDER = Path("tests/data/citations")
_FIELDS = (
    "type", "author", "issued", "title", "container-title", "publisher", "publisher-place",
    "volume", "issue", "page", "DOI", "URL", "number", "editor", "genre", "edition",
)  # fmt: skip
_SAME_ENTRY = 0.8  # share of the letters
_PARTLESS = {CitationKind.LEGAL.value, CitationKind.NUMBERED.value}

Gold = dict[str, Any]


@dataclass
class Score:
    """Counts; `fields` are right and all, by the name of the field of an entry."""

    found: int = 0
    expected: int = 0
    true: int = 0
    said: int = 0
    parts: int = 0
    with_parts: int = 0
    resolved: int = 0
    entries: int = 0
    expected_entries: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    expected_fields: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Count another paper too."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def line(self, name: str) -> str:
        """A row of the table."""
        shares = (
            (self.found, self.expected), (self.true, self.said), (self.parts, self.with_parts),
            (self.resolved, self.found), (self.entries, self.expected_entries),
            (self.fields.total(), self.expected_fields.total()),
        )  # fmt: skip
        return f"{name:18}" + "".join(f"{_share(*share):>17}" for share in shares)


def _share(right: int, total: int) -> str:
    return f"{right}/{total} {right / total:.3f}" if total else "-"


class Paper:
    """A paper with what was found in it and what stands in it."""

    def __init__(self, path: Path, library: Sequence[Work], gold: Path | None = None) -> None:
        source = read(path)
        self.text = source.text
        self.document = structure(source, path.name, None, is_word)
        references = document_references(self.document)
        self.entries = [reference.work for reference in references]
        self.library = library
        citations = find_citations(self.document, [*self.entries, *library])
        abbreviations = find_abbreviations(self.document.text)
        self.links = resolve(citations, self.entries, library, abbreviations)
        self.gold = _lines(gold or path.with_suffix(".jsonl"))
        self.gold_entries = _lines(path.with_suffix(".references.jsonl"))
        texts = [reference.span.of(self.document.text) for reference in references]
        self.matched = match_entries(texts, [gold["text"] for gold in self.gold_entries])

    def place(self, link: CitationLink) -> Span:
        """Where a citation stands in the file."""
        return self.document.to_source(link.citation.span)

    def is_right(self, link: CitationLink, gold: Gold) -> bool:
        """Whether the work is the one meant, or rightly none."""
        meant = gold["work"]
        if self.library:
            return bool(link.work_id == meant)
        numbers = meant if isinstance(meant, list) else [meant]
        place = next((n for n, work in enumerate(self.entries) if work.id == link.work_id), None)
        return (None if place is None else self.matched.get(place)) in numbers


def _lines(path: Path) -> list[Gold]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def match_entries(found: Sequence[str], gold: Sequence[str]) -> dict[int, int]:
    """Place among the entries found → number, from 1, of the same entry by hand."""
    matched: dict[int, int] = {}
    left = {number: _plain(text) for number, text in enumerate(gold, 1)}
    for place, text in enumerate(found):
        likeness = {
            number: SequenceMatcher(None, _plain(text), one).ratio() for number, one in left.items()
        }
        best = max(likeness, key=lambda number: likeness[number], default=0)
        if best and likeness[best] >= _SAME_ENTRY:
            matched[place] = best
            del left[best]
    return matched


def pairs(paper: Paper) -> tuple[list[tuple[CitationLink, Gold]], list[CitationLink], list[Gold]]:
    """What was found beside what is meant, what is too much, and what is missing."""
    free = list(paper.links)
    paired, missing = [], []
    for gold in sorted(paper.gold, key=lambda one: not one["sure"]):
        there = [link for link in free if _overlap(paper.place(link), gold) > 0]
        if not there:
            missing += [gold] if gold["sure"] else []
            continue
        best = max(
            there,
            key=lambda link: (
                link.citation.year == gold["year"],
                _overlap(paper.place(link), gold),
            ),
        )
        free.remove(best)
        paired.append((best, gold))
    # Of a range of numbers every one is a citation, by hand it is one.
    neutral = [gold for gold in paper.gold if not gold["sure"] or isinstance(gold["work"], list)]
    extra = [k for k in free if not any(_overlap(paper.place(k), one) > 0 for one in neutral)]
    return paired, extra, missing


def _overlap(span: Span, gold: Gold) -> int:
    return int(min(span.end, gold["end"]) - max(span.start, gold["start"]))


def has_right_parts(link: CitationLink, gold: Gold) -> bool:
    """Whether authors, «e.a.», year, locator, prefix and title are those by hand.

    What only goes on may carry along author and year of the citation before it, or not; a full
    reference in a note has a title beside its authors; of a prefix the last words are enough.
    """
    citation = link.citation
    goes_on = gold["continues"] or citation.continues
    names = [_plain(name) for name in citation.authors]
    same_names = names == [_plain(name) for name in gold["authors"]]
    same_year = _plain(citation.year) == _plain(gold["year"])
    title = "" if citation.authors else citation.title
    found, meant = [citation.locator, title], [gold["locator"], gold["title"]]
    return (
        [_plain(one) for one in found] == [_plain(one) for one in meant]
        and _plain(gold["prefix"]).endswith(_plain(citation.prefix))
        and bool(citation.prefix) == bool(gold["prefix"])
        and (same_names or (goes_on and not gold["authors"]))
        and (same_year or (goes_on and not gold["year"]))
        and (citation.others == gold["others"] or goes_on)
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def score(paper: Paper, say: Callable[[str], None]) -> Score:
    """The counts of a paper; `say` is told of every fault."""
    paired, extra, missing = pairs(paper)
    sure = [(link, gold) for link, gold in paired if gold["sure"]]
    counted = Score(found=len(sure), expected=len(sure) + len(missing))
    counted.true, counted.said = len(paired), len(paired) + len(extra)
    for gold in missing:
        say(f"gemist    {_around(paper.text, gold['start'], gold['end'])}")
    for link in extra:
        place = paper.place(link)
        say(f"te veel   {_around(paper.text, place.start, place.end)}")
    for link, gold in sure:
        if gold["kind"] not in _PARTLESS:
            right = has_right_parts(link, gold)
            counted.parts, counted.with_parts = counted.parts + right, counted.with_parts + 1
            if not right:
                say(f"delen     {gold} ≠ {link.citation}")
        if paper.is_right(link, gold):
            counted.resolved += 1
        else:
            say(f"werk      {gold['text']!r}: {link.work_id} ≠ {gold['work']}; {link.reason}")
    _score_entries(paper, counted, say)
    return counted


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 50) : start], text[end : end + 30]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def _score_entries(paper: Paper, counted: Score, say: Callable[[str], None]) -> None:
    counted.entries, counted.expected_entries = len(paper.matched), len(paper.gold_entries)
    places = {number: place for place, number in paper.matched.items()}
    for number, gold in enumerate(paper.gold_entries, 1):
        if number not in places:
            say(f"ontbreekt {gold['text']}")
            continue
        csl = paper.entries[places[number]].csl
        for name in _FIELDS:
            if name not in gold:
                continue
            counted.expected_fields[name] += 1
            if _value(csl, name) == _value(gold, name):
                counted.fields[name] += 1
            else:
                say(
                    f"veld      {name}: {_value(csl, name)} ≠ {_value(gold, name)} | {gold['text']}"
                )


def _value(csl: Mapping[str, Any], name: str) -> str:
    """A field in a form in which equal facts are equal."""
    value = csl.get(name)
    if name in {"author", "editor"}:
        return " ".join(_plain(one) for one in _names(value))
    if isinstance(value, dict):
        parts = value.get("date-parts") or [[value.get("raw") or value.get("literal") or ""]]
        value = parts[0][0]
    text = str(value or "")
    return _plain(re.sub(r"(?<=\d)[a-z]$", "", text) if name == "issued" else text)


def _names(people: object) -> Iterator[str]:
    for person in people if isinstance(people, list) else []:
        particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
        name = f"{particle} {person.get('family') or person.get('literal') or ''}".strip()
        yield name[:1].upper() + name[1:]


def papers_in(places: Sequence[Path]) -> list[Path]:
    """The annotated papers in these folders and files."""
    files = [
        file
        for place in places
        for file in (sorted(place.iterdir()) if place.is_dir() else [place])
    ]
    texts = [file for file in files if file.suffix in {".md", ".txt"}]
    return [file for file in texts if file.with_suffix(".jsonl").is_file()]


def main() -> None:
    """Print the table, paper by paper."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", type=Path, default=[_FOLDER])
    parser.add_argument("--library", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    library: tuple[Work, ...] = ()
    if options.library:
        text = options.library.read_text(encoding="utf-8")
        library = read_csl(Library(), text, options.library.name).works
    say = print if options.errors else lambda _: None
    names = ("recall", "precision", "parts", "right work", "entries", "fields")
    print(f"{'':18}" + "".join(f"{name:>17}" for name in names))
    whole = Score()
    for path in options.places if options.gold else papers_in(options.places):
        one = score(Paper(path, library, options.gold), say)
        print(one.line(path.stem))
        whole.add(one)
    print(whole.line("all"))
    for name, total in whole.expected_fields.items():
        print(f"  {name:20}{_share(whole.fields[name], total):>17}")


if __name__ == "__main__":
    main()
