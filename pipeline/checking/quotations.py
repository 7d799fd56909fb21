"""The quotations in a running text: “…”, „…”, "…", ‘…’, «…», one within another counted once.

A quotation may run over paragraphs, each of which then may begin with the mark again. Left out: a
quotation with an apostrophe at the end of a word («burgemeesters’ taak») within single marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.types import Span

_OPENING = {"“": "”", "„": "”“\"", "«": "»", "»": "«", "‘": "’", "‚": "’‘", '"': '"', "'": "'",
            "‹": "›", "”": "”", "´": "´", "`": "´`'"}  # fmt: skip
_APOSTROPHE = re.compile(r"['’‘][stnmkr]\b|['’](?:er|ns|ie|em|tis|twas)\b|'\d\ds?\b(?![.,]\d)")
SOURCE_AFTER = re.compile(r"[.,;:!?]?\s*\([^()]*(?:\([^()]*\)[^()]*)?\)")
"""Brackets that follow a quotation at once: its source, not that of the next one."""
_PARAGRAPH = "\n\n"
_MOST_PARAGRAPHS = 6
_LONGEST = 6000
MOST_LOST = 10_000
"""Opening marks that nothing closes: after so many the search ends."""
_DEEPEST = 6
_STRAIGHT = frozenset("\"'”´`")


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between two quotation marks: `outer` with the marks, `inner` without."""

    outer: Span
    inner: Span


def find_marked(text: str) -> tuple[list[Marked], list[int]]:
    """The outermost quotations in order, and the places of opening marks that nothing closes."""
    found: list[Marked] = []
    lost: list[int] = []
    unclosed: dict[str, int] = {}
    position = 0
    while position < len(text) and len(lost) < MOST_LOST:
        if position < unclosed.get(text[position], 0) or not _opens(text, position):
            position += 1
            continue
        end = _close(text, position)
        if end is None:
            if text[position] in _STRAIGHT:
                # Up to there no mark closes, so no later one can be closed there either.
                unclosed[text[position]] = _limit(text, position, text[position])
            if text[position] not in "'‘’`´":
                lost.append(position)
            position += 1
            continue
        found.append(Marked(Span(position, end + 1), Span(position + 1, end)))
        position = end + 1
    return found, lost


def _opens(text: str, place: int) -> bool:
    """Whether the mark here begins a quotation: before a word, not after one."""
    mark = text[place]
    if mark not in _OPENING:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after.strip() or before.isalnum() or _APOSTROPHE.match(text, place):
        return False
    if mark in "”»" and before not in ("", " ", "\n", "(", "["):
        return False
    return mark in '“„«»"”‚' or after.isalnum() or after in '[(….“„"'


def _close(text: str, start: int) -> int | None:
    """The place of the mark that closes the quotation opened at `start`."""
    opening = text[start]
    closing = _OPENING[opening]
    limit = _limit(text, start, opening)
    depth = 0
    for place in range(start + 1, limit):
        mark = text[place]
        if mark in closing and _closes(text, place):
            if depth == 0:
                return place
            depth -= 1
        elif mark in _OPENING and set(_OPENING[mark]) & set(closing):
            depth += mark not in "\"'”" and not _repeats(text, place) and _opens(text, place)
            if depth > _DEEPEST:
                return None
    return None


def _limit(text: str, start: int, opening: str) -> int:
    """Where to stop looking: the end of the paragraph, or of those that take up the mark again."""
    end, most = start, min(len(text), start + _LONGEST)
    for _ in range(_MOST_PARAGRAPHS):
        end = text.find(_PARAGRAPH, end, most)
        if end < 0:
            return most
        end += len(_PARAGRAPH)
        if opening in "'\"‘" and text[end : end + 1] != opening:
            return end
        if opening not in "'\"‘" and _reopens_first(text, end, opening):
            return end
    return end


def _reopens_first(text: str, start: int, opening: str) -> bool:
    """Whether the paragraph at `start` has an opening mark in it before any closing one.

    Then it has a quotation of its own, and the one before it was never closed.
    """
    most = min(start + _LONGEST, len(text))
    end = text.find(_PARAGRAPH, start, most)
    paragraph = text[start : end if end >= 0 else most]
    if paragraph.startswith(opening):
        return False
    closing = [p for p in (paragraph.find(mark) for mark in _OPENING[opening]) if p >= 0]
    again = paragraph.find(opening)
    return again >= 0 and (not closing or again < min(closing))


def _repeats(text: str, place: int) -> bool:
    """Whether the mark only takes the quotation up again at the start of a paragraph."""
    return text[max(place - 2, 0) : place] == _PARAGRAPH


def _closes(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place + 1 : place + 2]
    if after.isalnum() or _repeats(text, place):
        return False
    if before.isspace():
        return text[place] in "”»" and not after.strip("(.,;:")
    return before not in "([" or text[place] in "”»"


def without_repeats(text: str, joints: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """The words of a quotation over paragraphs, without the marks that take it up again."""
    cuts = [match.end() - 1 for match in re.finditer(r"\n\n[“„«\"‘']", text)]
    starts = [0, *(cut + 1 for cut in cuts)]
    kept = "".join(text[s:e] for s, e in zip(starts, [*cuts, len(text)], strict=True))
    return kept, tuple(joint - bisect_left(cuts, joint) for joint in joints)


def sentence_before(text: str, place: int, least: int) -> str:
    """What stands before a place in its sentence, from `least` on."""
    start = max(least, place - 400)
    ends = [m.end() for m in _sentence_ends(text, start, place)]
    return text[ends[-1] if ends else start : place]


def sentence_after(text: str, place: int, most: int) -> str:
    """What stands after a place, up to the end of the sentence; a source in brackets with it."""
    end = min(most, place + 300)
    lead = SOURCE_AFTER.match(text, place, end)
    start = lead.end() if lead else place
    first = next(iter(_sentence_ends(text, start, end)), None)
    return text[place : first.start() if first else end]


_END = re.compile(
    r"(?<!\bp)(?<!\bpp)(?<!\bblz)(?<!\be\.a)[.!?]['’”\")\]]*\s+(?=[\"“„‘«(]?[A-ZÀ-Þ])|\n\n"
)


def _sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _END.finditer(text, start, end)
