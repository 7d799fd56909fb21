"""Reference lists: one block for each work, whole.

The list is known by the title of its section and by its entries, most of which name an author and a
year. An entry begins at the margin where the others hang; without hanging lines, where a line
begins with an author whose year follows, and the line before it has ended.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure.linegroup import LineGroup, is_closed, line_words
from pipeline.types import BlockKind, Line

_TITLE = re.compile(
    r"(?:(?:aangehaalde|geraadpleegde|gebruikte)\s+)?"
    r"(?:literatuur\w*|referenties|referentielijst|bronnen\w*|bronvermelding|bibliografie|references)"
    r"(?:\s+en\s+(?:bronnen\w*|literatuur\w*|referenties|websites?))?\W*",
    re.I,
)
_YEAR = r"(?:(?:19|20)\d\d[a-z]?(?!\d)|z\.\s?j\.|n\.\s?d\.|in druk)"
_PARTICLES = r"(?:(?:van|von|de|den|der|het|ten|ter|te|in|’t|'t|’s|'s|la|le|el)\s+){0,3}"
_CAPITAL = r"[^\W\d_a-z]"
# «Mulder, C.H. & P. Hooimeijer (1999)»: a family name, then initials or a first name.
_PERSON = re.compile(
    rf"{_PARTICLES}{_CAPITAL}[\w’'-]{{0,30}}(?: {_CAPITAL}[\w’'-]{{0,30}}){{0,2}},?\s+"
    rf"(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]{{1,20}})[^\d]{{0,250}}{_YEAR}"
)
# «Ministerie van BZK (2023b)», «CBS, 2021. Titel»
_INSTITUTE = re.compile(
    rf"{_CAPITAL}[^\d.,:;()]{{1,90}}(?:\([^\d()]{{1,30}}\))?[.,]?\s*"
    rf"(?:\({_YEAR}|{_YEAR}[.:,]\s+[‘“'\"]?{_CAPITAL})"
)
_INITIAL = re.compile(r"[A-Z]\.$")
_WORK = re.compile(r"(?:19|20)\d\d|z\.\s?j\.|https?:|www\.|isbn|doi", re.I)
_HANGING = 5.0  # points
_SHARE = 0.5


def is_reference_title(title: str) -> bool:
    """Whether a section of this title is a list of works."""
    return bool(_TITLE.fullmatch(title.strip()))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line; whether a blank line, a column or a page comes before it, and whether it stands at
    the left margin of its column."""

    line: Line
    words: str
    apart: bool
    at_margin: bool


def split_references(text: str, groups: Sequence[LineGroup]) -> list[tuple[Line, ...]] | None:
    """The lines of each entry among the groups of a section; None if it is no list of works."""
    kinds = {line.hint.kind for group in groups for line in group.lines if line.hint}
    if kinds & {BlockKind.TABLE, BlockKind.CONTENTS}:
        return None
    if not any(line.box or line.hint for group in groups for line in group.lines):
        return None  # nothing but line ends to part one entry from the next
    if any(group.hinted for group in groups):
        entries = [group.lines for group in groups]
    else:
        entries = _entries(_placed(text, groups))
    works = sum(bool(_WORK.search(_joined(text, entry))) for entry in entries)
    return entries if entries and works >= _SHARE * len(entries) else None


def _joined(text: str, lines: Sequence[Line]) -> str:
    return " ".join(line_words(text, line) for line in lines)


def _placed(text: str, groups: Sequence[LineGroup]) -> list[_Placed]:
    margins: dict[tuple[int | None, int | None], float] = {}
    for group in groups:
        for line in group.lines:
            if line.box:
                column = (line.page, line.region)
                margins[column] = min(line.box.left, margins.get(column, line.box.left))
    return [
        _Placed(
            line,
            line_words(text, line),
            not place and (group.after_blank or group.item is not None),
            not line.box or line.box.left < margins[line.page, line.region] + _HANGING,
        )
        for group in groups
        for place, line in enumerate(group.lines)
    ]


def _entries(placed: Sequence[_Placed]) -> list[tuple[Line, ...]]:
    begins = [_begins(placed, place) for place in range(len(placed))]
    hanging = _hangs(placed, begins)
    entries: list[list[Line]] = []
    for place, member in enumerate(placed):
        at_margin = member.at_margin and (begins[place] or not member.words[:1].islower())
        if not place or (at_margin if hanging else _starts(placed, place, begins[place])):
            entries.append([])
        entries[-1].append(member.line)
    return [tuple(entry) for entry in entries]


def _hangs(placed: Sequence[_Placed], begins: Sequence[bool]) -> bool:
    """Whether the lines stand at two margins, those at the left one beginning with an author."""
    at_margin = [starts for member, starts in zip(placed, begins, strict=True) if member.at_margin]
    hanging = len(placed) - len(at_margin)
    enough = hanging >= 3 and hanging >= 0.2 * len(placed)
    return enough and sum(at_margin) >= 0.6 * len(at_margin)


def _begins(placed: Sequence[_Placed], place: int) -> bool:
    """Whether an author and a year come first from this line on."""
    ahead = placed[place].words
    width = max(len(member.words) for member in placed[max(0, place - 8) : place + 8])
    for member in placed[place + 1 : place + 4]:
        if len(ahead) < 0.75 * width or (is_closed(ahead) and not _INITIAL.search(ahead)):
            break
        ahead = f"{ahead} {member.words}"
    return bool(_PERSON.match(ahead) or _INSTITUTE.match(ahead))


def _starts(placed: Sequence[_Placed], place: int, begins: bool) -> bool:
    before, member = placed[place - 1], placed[place]
    ended = is_closed(before.words) or bool(re.search(r"(?:https?:|www\.|/)\S*$", before.words))
    if begins:
        width = max(len(other.words) for other in placed[max(0, place - 8) : place + 8])
        return ended or len(before.words) < 0.8 * width
    return member.apart and ended and not member.words[:1].islower()
