"""Quotations made from documents, the memos that hold them, and the verdicts on those.

Everything comes from a seeded generator, so that the same documents give the same cases.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.checking import Verdict, check_memo
from pipeline.indexing.store import Store
from pipeline.quoting import locate
from pipeline.types import BlockKind, Document, Span

TRUE, CHANGED, ABSENT, ELSEWHERE = (
    "letterlijk", "gewijzigd", "niet gevonden", "verkeerde vindplaats"
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A quotation as it stands in a memo; `kind` is what was done to it, `touch` what that hits."""

    kind: str
    text: str
    expected: str
    touch: str = ""
    block: bool = False
    marks: str = "“”"
    document: str = ""
    span: Span | None = None
    cited: str = ""


def stretches(documents: Sequence[Document], random: Random) -> Iterator[tuple[Document, Span]]:
    """Stretches of 6 to 40 words of running text, without end."""
    places = [
        (document, block.span)
        for document in documents
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and len(block.span.of(document.text).split()) >= 12
    ]
    while True:
        document, block = random.choice(places)
        words = list(re.finditer(r"\S+", block.of(document.text)))
        count = random.randint(6, min(40, len(words) - 1))
        first = random.randint(0, len(words) - count)
        start, end = words[first].start(), words[first + count - 1].end()
        span = Span(block.start + start, block.start + end)
        if _quotable(span.of(document.text)):
            yield document, span


def _quotable(text: str) -> bool:
    """Begins and ends with a word, and holds no marks that need a decision of the writer."""
    marks = sum(text.count(mark) for mark in '"“”„«»‘')
    whole = text[0].isalnum() and (text[-1].isalnum() or text[-1] in ".,;:")
    return whole and not marks and not re.search(r"[\[\]*_<>`#|\\…~]|\.\.|\b’|’\B|&\w+;", text)


def memo_of(cases: Sequence[Case]) -> bytes:
    """A memo in Markdown with these quotations, one a paragraph, in order."""
    parts = []
    for number_, case in enumerate(cases):
        if case.block:
            quoted = "\n".join(f"> {line}" for line in case.text.split("\n"))
            parts.append(f"Hierover is nummer {number_} duidelijk\n\n{quoted}")
        else:
            quoted = f"{case.marks[0]}{case.text}{case.marks[1]}{case.cited}"
            parts.append(f"Er staat {quoted} in nummer {number_}.")
    return "\n\n".join(["# Memo", *parts, "Einde."]).encode()


def checked(cases: Sequence[Case], store: Store, size: int = 100) -> list[tuple[Case, Verdict]]:
    """Each case with the verdict on it, in memos of `size` quotations.

    Raises
    ------
    ValueError
        If the check finds another number of quotations in a memo than it holds.
    """
    pairs: list[tuple[Case, Verdict]] = []
    for start in range(0, len(cases), size):
        some = cases[start : start + size]
        verdicts = check_memo(("memo.md", memo_of(some)), store).verdicts
        pairs += zip(some, verdicts, strict=True)
    return pairs


def place_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """True quotations, every other one with a section or a page that is not theirs."""
    source = stretches(documents, random)
    cases: list[Case] = []
    while len(cases) < count:
        document, span = next(source)
        locator = locate(document, span)
        own = locator.section.number
        numbers = sorted(
            {s.number for s in document.sections if s.number and s.number[0].isdigit()}
        )
        others = [n for n in numbers if n[0] != (own or n)[0]]
        pages = [page.label for page in document.pages if page.label not in locator.pages]
        right = len(cases) % 2 == 0
        if own and others and own in numbers:
            kind, sign, label = "sectie", "§", own if right else random.choice(others)
        elif locator.pages and pages:
            label = locator.pages[0] if right else random.choice(pages)
            kind, sign = "bladzijde", "p."
        else:
            continue
        text = " ".join(span.of(document.text).split())
        expected = TRUE if right else ELSEWHERE
        cases.append(Case(f"{kind} {'juist' if right else 'onjuist'}", text, expected, marks="“”",
                          cited=f" ({sign} {label})"))  # fmt: skip
    return cases


def absent_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """Quotations from these documents, for a store that does not have them."""
    source = stretches(documents, random)
    texts = (" ".join(span.of(document.text).split()) for document, span in source)
    return [Case("ander document", next(texts), ABSENT) for _ in range(count)]
