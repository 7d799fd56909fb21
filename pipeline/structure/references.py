"""Reference lists: one block for each work, whole.

The list is known by the title of its section and by its entries, most of which name an author and a
year. An entry begins at the margin where the others hang; without hanging lines, where a line
begins with an author whose year follows, and the line before it has ended. In plain text blank
lines and indentation tell as much.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.linegroup import LineGroup, is_closed, line_words
from pipeline.structure.reference_lines import (
    PlacedLine,
    filled_share,
    has_ended,
    placed_lines,
)
from pipeline.structure.reference_starts import begins_entry, ends_with_initial
from pipeline.structure.reference_titles import is_reference_title, is_source_title
from pipeline.types import BlockKind, Line

_WORK = re.compile(r"(?:19|20)\d\d|z\.\s?j\.|https?:|www\.|isbn|doi", re.I)
_LETTER = re.compile(r"[A-Z](?:\s?[-–/]\s?[A-Z])?\.?")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_SENTENCES = frozenset(
    "is zijn was waren wordt worden werd werden heeft hebben had kan kunnen moet moeten dat die "
    "niet ook maar deze dit er zich hij zij ze we wij ik dan nog wel zo laat blijkt stelt omdat "
    "als om hun hem haar were are has have that this which not they it we".split()
)
_FEW = 12  # words
_SHARE = 0.5


def is_prose(text: str) -> bool:
    """Whether a text of some length is made of sentences: verbs, pronouns and conjunctions make up
    a sixth of the words of Dutch prose, and a hundredth of those of a list of works."""
    words = _LETTERS.findall(text.lower())
    return len(words) >= _FEW and sum(word in _OF_SENTENCES for word in words) > 0.09 * len(words)


def cut_titles(text: str, groups: Sequence[LineGroup]) -> list[LineGroup]:
    """The groups; the title of a list is one of its own where no blank line parts it from the
    entries: «Literatuur», and under it «Bos, A. (2012). De wijk»."""
    cut: list[LineGroup] = []
    for group in groups:
        first, *rest = group.lines
        title = line_words(text, first)
        if rest and group.after_blank and not (group.hinted or group.item or first.box):
            ahead = _joined(text, rest[:3])
            if (is_reference_title(title) or is_source_title(title)) and begins_entry(ahead):
                cut.append(replace(group, lines=(first,), words=title))
                cut.append(replace(group, lines=tuple(rest), words=_joined(text, rest)))
                continue
        cut.append(group)
    return cut


def split_references(text: str, groups: Sequence[LineGroup]) -> list[tuple[Line, ...]] | None:
    """The lines of each entry among the groups of a section; None if it is no list of works."""
    if is_prose(" ".join(group.words for group in groups)):
        return None
    kinds = {line.hint.kind for group in groups for line in group.lines if line.hint}
    if kinds & {BlockKind.TABLE, BlockKind.CONTENTS}:
        return None
    if not any(line.box or line.hint for group in groups for line in group.lines):
        return _plain_list(text, groups)
    if any(group.hinted for group in groups):
        entries = [group.lines for group in groups]
    else:
        entries = _entries(placed_lines(text, groups))
    works = sum(bool(_WORK.search(_joined(text, entry))) for entry in entries)
    return entries if entries and works >= _SHARE * len(entries) else None


def _plain_list(text: str, groups: Sequence[LineGroup]) -> list[tuple[Line, ...]] | None:
    """The entries of a list in plain text; None if most do not begin as an entry does."""
    placed = placed_lines(text, groups)
    if not placed:
        return None
    entries: list[list[Line]] = []
    for start, member in zip(_plain_starts(placed), placed, strict=True):
        if start or not entries:
            entries.append([])
        entries[-1].append(member.line)
    whole = [_joined(text, entry) for entry in entries]
    works = sum(bool(_WORK.search(entry)) and begins_entry(entry, weak=True) for entry in whole)
    asked = sum(not _LETTER.fullmatch(entry) for entry in whole)
    return [tuple(entry) for entry in entries] if works and works >= _SHARE * asked else None


def _plain_starts(placed: Sequence[PlacedLine]) -> list[bool]:
    """For each line whether an entry begins there: where the lines hang, at blank lines, at every
    line that is not broken off, or where a line begins as an entry does."""
    least = min((member.indent for member in placed), default=0)
    inward = sum(member.indent > least for member in placed)
    full = 0.6 * max(len(member.words) for member in placed)
    follows = [b.indent > least and len(a.words) > full for a, b in pairwise(placed)]
    if inward >= 2 and sum(follows) >= 0.7 * inward and placed[0].indent == least:
        return [member.indent == least and _may_begin(member) for member in placed]
    bullets = [member.bullet for member in placed]
    if sum(bullets) >= 0.2 * len(placed):
        return bullets
    apart = sum(member.apart for member in placed)
    if apart >= 2 and apart >= 0.15 * len(placed):
        chunks = [begins_entry(member.words, weak=True) for member in placed if member.apart]
        if sum(chunks) >= 0.3 * len(chunks):
            return [member.apart and _may_begin(member) for member in placed]
    if _one_line_each(placed):
        return [_may_begin(member) for member in placed]
    begins = [_begins(placed, place, weak=True) for place in range(len(placed))]
    return [
        not place or bool(_LETTER.fullmatch(member.words)) or _starts(placed, place, begins[place])
        for place, member in enumerate(placed)
    ]


def _one_line_each(placed: Sequence[PlacedLine]) -> bool:
    """Whether lines are as long as their entries: of all lengths, and beginning as entries do."""
    widths = [len(member.words) for member in placed]
    begins = [begins_entry(member.words, weak=True) for member in placed]
    begun = sum(begins)
    broken = sum(
        not starts and len(before.words) > 0.8 * max(widths)
        for before, starts in zip(placed, begins[1:], strict=False)
    )
    if broken >= 2 and max(widths) <= 130:
        return False
    return begun >= 0.7 * len(placed) or (max(widths) > 130 and begun >= 0.5 * len(placed))


def _may_begin(member: PlacedLine) -> bool:
    """Whether no word goes on at a line: a particle or a website is a small letter that begins."""
    return not member.words[:1].islower() or begins_entry(member.words)


def _entries(placed: Sequence[PlacedLine]) -> list[tuple[Line, ...]]:
    entries: list[list[Line]] = []
    for start, member in zip(_typed_starts(placed), placed, strict=True):
        if start or not entries:
            entries.append([])
        entries[-1].append(member.line)
    return [tuple(entry) for entry in entries]


def _typed_starts(placed: Sequence[PlacedLine]) -> list[bool]:
    """For each line of a page whether an entry begins there: at the margin that the other lines
    hang from, below white space, or where the words begin as an entry does."""
    begins = [_begins(placed, place) for place in range(len(placed))]
    if _hangs(placed, begins):
        return [
            member.at_margin and (starts or _may_begin(member))
            for member, starts in zip(placed, begins, strict=True)
        ]
    weak = [_begins(placed, place, weak=True) for place in range(len(placed))]
    below = [starts for member, starts in zip(placed, weak, strict=True) if member.below]
    if len(below) >= 2 and len(below) >= 0.15 * len(placed) and sum(below) >= 0.5 * len(below):
        tops = [_is_top(placed, place) for place in range(len(placed))]
        return [
            (member.below and _may_begin(member)) or (top and starts)
            for member, top, starts in zip(placed, tops, weak, strict=True)
        ]
    if sum(begins) < 0.5 * sum(weak):
        begins = weak
    return [_starts(placed, place, begins[place], weak[place]) for place in range(len(placed))]


def _is_top(placed: Sequence[PlacedLine], place: int) -> bool:
    """Whether a line is the first one of a page or a column, the line before it ended."""
    if not place:
        return True
    before, line = placed[place - 1].line, placed[place].line
    moved = (before.page, before.region) != (line.page, line.region)
    return moved and has_ended(placed[place - 1].words)


def _hangs(placed: Sequence[PlacedLine], begins: Sequence[bool]) -> bool:
    """Whether the lines stand at two margins: those at the left one begin with an author, or those
    at the right one go on from a line that is full."""
    at_margin = [starts for member, starts in zip(placed, begins, strict=True) if member.at_margin]
    hanging = len(placed) - len(at_margin)
    if hanging < 3 or hanging < 0.2 * len(placed):
        return False
    full = 0.75 * max(len(member.words) for member in placed)
    goes_on = sum(not b.at_margin and len(a.words) > full for a, b in pairwise(placed))
    return sum(at_margin) >= 0.6 * len(at_margin) or goes_on >= 0.8 * hanging


def _begins(placed: Sequence[PlacedLine], place: int, *, weak: bool = False) -> bool:
    """Whether an author and a year come first from this line on."""
    ahead = placed[place].words
    width = max(len(member.words) for member in placed[max(0, place - 8) : place + 8])
    for member in placed[place + 1 : place + 4]:
        if len(ahead) < 0.75 * width or (is_closed(ahead) and not ends_with_initial(ahead)):
            break
        ahead = f"{ahead} {member.words}"
    return begins_entry(ahead, weak=weak)


def _starts(placed: Sequence[PlacedLine], place: int, begins: bool, may: bool = False) -> bool:
    """Whether an entry begins at a line; `begins` says that its words are those of a beginning,
    `may` that they can be."""
    before, member = placed[place - 1], placed[place]
    ended = has_ended(before.words)
    near = placed[max(0, place - 8) : place + 8]
    filled = filled_share(before, len(member.words.split(" ", 1)[0]), near)
    width = max(len(other.words) for other in near)
    if begins and (ended or filled < 0.95 or len(before.words) < 0.8 * width):
        return True
    if may and filled < (0.95 if ended else 0.85):
        return True
    apart = (ended and (member.apart or filled < 0.85)) or filled < 0.7
    return apart and _may_begin(member)


def _joined(text: str, lines: Sequence[Line]) -> str:
    return " ".join(line_words(text, line) for line in lines)
