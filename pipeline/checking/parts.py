"""A quotation in its parts: where words are left out, and where the writer added some.

    “Zij hebben (…) het [lokale] gezag”  →  Zij hebben | het | gezag

Parts must stand in order within one section. Of an elision the document may have any words in
between, of an addition in brackets at most a few in its place. A letter in brackets, «[D]e», is
that letter as a capital or not; «[sic]» says nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.checking.normalising import Letters, letters_of

_ELISION = re.compile(r"[(\[]\s*(?:…|\.\s?\.\s?\.)\s*[)\]]")
_BARE_ELISION = re.compile(r"…|\.\s?\.\s?\.\.?")
_LETTER = re.compile(r"(?<!\w)\[(\w)\](?=\w)")
_STRESS = r"(?:mijn |eigen |onze )?(?:cursivering|curs\.|nadruk|onderstreping|vet)\b[^\[\]()]{0,40}"
_SILENT = re.compile(rf"\s*(?:\[(?:sic!?|{_STRESS})\]|\((?:sic!?|{_STRESS})\))", re.I)
_ADDITION = re.compile(r"\w*\[[^\]]*\]\w*")
_EDGE = " \t\n\r\u00a0\u202f,;"
FINAL = ".,;:"
REPLACED = 3
"""The most words of the document that an addition in brackets may stand for."""


class Joined(StrEnum):
    """How a part follows the one before it."""

    FIRST = "first"
    ELISION = "elision"
    ADDITION = "addition"


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand in the quotation without a break.

    `letters` leaves out a final mark, which is `final`. `free` says that the case of the first
    letter was left open by brackets, `added` what the writer put between this part and the last.
    """

    text: str
    letters: Letters
    joined: Joined
    free: bool = False
    final: str = ""
    added: str = ""


def parts_of(text: str, joints: Sequence[int] = (), bare: bool = False) -> tuple[Part, ...]:
    """The parts of a quotation; with `bare` also parted by an ellipsis without brackets."""
    parts: list[Part] = []
    start, joined, added = 0, Joined.FIRST, ""
    for cut in [*_cuts(text, bare), _Cut(len(text), len(text), Joined.FIRST)]:
        part = _part(text, start, cut.start, joints, joined, added)
        if part:
            parts.append(part)
            joined, added = cut.kind, ""
        elif cut.kind is Joined.ELISION and parts:
            joined = cut.kind
        added = f"{added} {cut.added}".strip() if joined is Joined.ADDITION else ""
        start = cut.end
    return tuple(parts)


def has_bare_elision(text: str) -> bool:
    """Whether there is an ellipsis without brackets: the writer's, or the document's own."""
    return bool(_BARE_ELISION.search(_ELISION.sub("", text)))


@dataclass(frozen=True, slots=True, order=True)
class _Cut:
    start: int
    end: int
    kind: Joined
    added: str = ""


def _cuts(text: str, bare: bool) -> list[_Cut]:
    """Where the text is parted, in order; what stands within another cut is none."""
    found = [_Cut(*match.span(), Joined.ELISION) for match in _ELISION.finditer(text)]
    for pattern in (_BARE_ELISION, _SILENT, _ADDITION):
        if pattern is _BARE_ELISION and not bare:
            continue
        free = [m for m in pattern.finditer(text) if not _within(found, *m.span())]
        found = sorted([*found, *(_cut(match, pattern) for match in free)])
    return found


def _within(cuts: Sequence[_Cut], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of these cuts, which are in order."""
    number = bisect_left(cuts, end, key=lambda cut: cut.start)
    return number > 0 and cuts[number - 1].end > start


def _cut(match: re.Match[str], pattern: re.Pattern[str]) -> _Cut:
    if pattern is _BARE_ELISION:
        return _Cut(*match.span(), Joined.ELISION)
    if pattern is _ADDITION and _LETTER.match(match.string, match.start()):
        return _Cut(match.start(), match.start(), Joined.ADDITION)
    return _Cut(*match.span(), Joined.ADDITION, match.group() if pattern is _ADDITION else "")


def _part(
    text: str, start: int, end: int, joints: Sequence[int], joined: Joined, added: str
) -> Part | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGE))
    words = words.strip(_EDGE)
    held = joints[bisect_right(joints, start) : bisect_left(joints, start + len(words))]
    shift = [joint - start for joint in held]
    free = _LETTER.match(words)
    if free:
        words = free[1] + words[3:]
        shift = [joint - 2 for joint in shift]
    kept = words.rstrip(FINAL + " ")
    if not any(c.isalnum() for c in kept):
        return None
    letters = letters_of(kept, shift)
    return Part(words, letters, joined, bool(free), words[len(kept) :].strip()[:1], added)
