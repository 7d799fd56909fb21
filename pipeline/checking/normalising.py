"""A text as it is compared: what typesetting changes is taken out, every place is kept.

    text      the burge-⏎meester zegt „het gezag”
    letters   theburgemeesterzegt'hetgezag'
    gaps      S  S    J     S    SN ...            what stood before each letter

Equal are: any white space, the kinds of quotation marks and apostrophes, the kinds of hyphens and
dashes, ligatures, soft hyphens, «é» in one code point or two, a word broken over a line end. All
else counts: capitals, punctuation marks, accents, and whether white space parts two words.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.types import Document, Span

QUOTES = "\"“”„‟«»'‘’‚‛‹›′″`´"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_MARK = "'"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?”’)]))[{_RAISED}]+(?!\w)"  # not «km²», «10³»
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
              "ĳ": "ij", "Ĳ": "IJ", "…": "..."}  # fmt: skip
_SPECIAL = re.compile(
    rf"(?P<space>\s+)|(?P<hyphen>[{HYPHENS}])|(?P<quote>''|[{QUOTES}])"
    rf"|(?P<invisible>[{_INVISIBLE}]|{_NOTE_MARK})|(?P<ligature>[{''.join(_LIGATURES)}])"
    r"|(?P<combined>.[\u0300-\u036f]+)"
)
_NUMBER_SIGNS = ".,:/"
_MARKED = re.compile(_NOTE_MARK)
_FREE = frozenset("SN")
_BROKEN = frozenset("JNHR")
_TABLE = str.maketrans(
    {**dict.fromkeys(QUOTES, _MARK), **dict.fromkeys(HYPHENS, "-"), **_LIGATURES}
    | dict.fromkeys(_INVISIBLE, "")
)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and marks of a text without white space and hyphens.

    `gaps` tells for each what stood before it: N nothing, S white space, H a hyphen, R a hyphen and
    white space, L white space and a hyphen, D a hyphen within white space, J a line break in a
    word; one more stands for the end. `starts` and `ends` are the places of the letters.
    """

    text: str
    letters: str
    gaps: str
    starts: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> Span:
        """The place in the text of the letters from `start` to `end`."""
        return Span(self.starts[start], self.ends[end - 1])


class _Builder:
    """Collects letters, and what stands between them."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.gaps: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.pending = ""

    def take(self, letters: str, start: int, end: int, each: bool) -> None:
        """Add letters that each have a place of their own, or one place together."""
        if not letters:
            return
        count = len(letters)
        self.letters.append(letters)
        self.gaps.append(_gap(self.pending) + "N" * (count - 1))
        self.pending = ""
        self.starts.extend(range(start, start + count) if each else [start] * count)
        self.ends.extend(range(start + 1, start + count + 1) if each else [end] * count)


def letters_of(text: str, joints: Iterable[int] = ()) -> Letters:
    """The letters of a text; at the places `joints` a hyphen may have come from a line end."""
    build = _Builder()
    position = 0
    for match in _SPECIAL.finditer(text):
        build.take(text[position : match.start()], position, match.start(), each=True)
        position = match.end()
        _take_special(build, match)
    build.take(text[position:], position, len(text), each=True)
    gaps = list("".join(build.gaps) + _gap(build.pending))
    for joint in joints:
        place = bisect_left(build.starts, joint)
        if gaps[place] in "NHR":
            gaps[place] = "J"
    letters = "".join(build.letters)
    return Letters(text, letters, "".join(gaps), build.starts, build.ends)


def _take_special(build: _Builder, match: re.Match[str]) -> None:
    found, (start, end) = match.group(), match.span()
    match match.lastgroup:
        case "space":
            build.pending += " "
        case "hyphen":
            build.pending += "-"
        case "quote":
            build.take(_MARK, start, end, each=False)
        case "ligature":
            build.take(_LIGATURES[found], start, end, each=False)
        case "combined":
            build.take(unicodedata.normalize("NFC", found), start, end, each=False)


def _gap(between: str) -> str:
    """The name of what stands between two letters."""
    if "-" not in between:
        return "S" if between else "N"
    before, after = between[0] == " ", between[-1] == " "
    return "DLRH"[2 * (not before) + (not after)]


def letters_of_document(document: Document) -> Letters:
    """The letters of a document; a hyphen is free where two lines of its file met in a word."""
    return letters_of(document.text, joints_of(document))


def joints_of(document: Document) -> Iterator[int]:
    """The places in the text where a word, or a hyphen and a word, came from two lines."""
    for before, after in zip(document.runs, document.runs[1:], strict=False):
        added = after.span.start - before.span.end
        skipped = after.source.start - before.source.end
        hyphen = document.text[before.span.end - 1] in HYPHENS
        if skipped and (
            added == 0 or (hyphen and document.text[before.span.end : after.span.start] == " ")
        ):
            yield after.span.start


def same_gaps(one: Letters, other: Letters, start: int) -> bool:
    """Whether `one`, found in `other` from letter `start` on, is divided into words alike."""
    count = len(one.letters)
    first, second = one.gaps[1:count], other.gaps[start + 1 : start + count]
    if first == second:
        return True
    return all(
        a == b or _alike(a, b, one.letters, place)
        for place, (a, b) in enumerate(zip(first, second, strict=True), start=1)
    )


def _alike(a: str, b: str, letters: str, place: int) -> bool:
    if "J" in (a, b):
        return (b if a == "J" else a) in _BROKEN
    if a not in _FREE or b not in _FREE:
        return False
    left, right = letters[place - 1], letters[place]
    number = left in _NUMBER_SIGNS and right.isdigit() and letters[place - 2 : place - 1].isdigit()
    return not (number or (left.isalnum() and right.isalnum()))


def whole(text: str, span: Span) -> bool:
    """Whether a stretch begins and ends where a word or a number does: not «5» of «1,5»."""
    return _begins(text, span.start) and _ends(text, span.end)


def _begins(text: str, start: int) -> bool:
    first, before = text[start], text[:start][-3:].translate(_INVISIBLE_OUT)
    if not before or not first.isalnum():
        return True
    left, further = before[-1], before[-2:-1]
    if left.isalnum() or unicodedata.combining(left):
        return False
    if left in "-\u2010\u2011\u2212":
        return not (further.isalnum() or first.isdigit())
    if left in HYPHENS:
        return not first.isdigit()
    if left in QUOTES:
        return not further.isalnum() or not first.isalpha() or left in '"”“„«»'
    return not (left in _NUMBER_SIGNS and first.isdigit() and further.isdigit())


def _ends(text: str, end: int) -> bool:
    last, after = text[end - 1], text[end : end + 6].translate(_INVISIBLE_OUT)
    if text[max(end - 3, 0) : end].isalpha():
        after = after.lstrip(_RAISED)
    if not after or not last.isalnum():
        return True
    right, further = after[0], after[1:2]
    if right.isalnum() or unicodedata.combining(right) or (last.isdigit() and right in "%‰°"):
        return False
    if right in "-\u2010\u2011":
        return not (further.isalnum() or further == " ")
    if right in HYPHENS:
        return not (last.isdigit() and further.isdigit())
    if right in "'’":
        return not further.isalpha()
    return not (right in _NUMBER_SIGNS and last.isdigit() and further.isdigit())


_INVISIBLE_OUT = str.maketrans("", "", _INVISIBLE)


@lru_cache(maxsize=100_000)
def same(word: str) -> str:
    """A word with what does not count made equal: quotation marks, hyphens, ligatures, «é»."""
    if word.isascii() and word.isalnum():
        return word
    return unicodedata.normalize("NFC", _MARKED.sub("", word).translate(_TABLE))
