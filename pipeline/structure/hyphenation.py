"""What stood between the end of one line and the start of the next: nothing, a hyphen or a space.

The document itself is asked first: a word that stands whole elsewhere in it, or stands there with
its hyphen, decides. Then the rules of Dutch spelling, with a word list where one is given.

The letters stay as they are in the file: a trema that spelling drops or adds at a line end
(«zee-⏎en» for «zeeën») is not restored, since a quote must stand in the file letter by letter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum

_HYPHENS = "-\u2010\u2011"
_SOFT_HYPHEN = "\u00ad"
_LEFT = re.compile(rf"([\w’'{_HYPHENS}]*(?:\w|\d%))[{_HYPHENS}]$")
_RIGHT = re.compile(rf"[\w’'{_HYPHENS}]*\w")
_WORD = re.compile(rf"\w[\w’'{_HYPHENS}]*\w")
# «netwerk- ⏎ en ketenstructuren»: the hyphen stands for a part that comes later.
_SUSPENDED = re.compile(
    r"(?:en/of|en|of|tot|noch|dan\s+wel|c\.q\.|resp\.|maar|als|versus)(?=[\s,])"
)
_CLASHING = re.compile(r"(?:a[aeiu]|e[eiu]|i[ei]|o[eiou]|u[iu])$")
_LONG = 5


class Joint(Enum):
    """What comes between two lines, and whether the hyphen at the end of the first stays."""

    SPACE = "space"
    WHOLE = "whole"
    HYPHEN = "hyphen"


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands within a line; the first and last word of a line do not count."""
    counts: Counter[str] = Counter()
    for line in lines:
        words = list(_WORD.finditer(line))
        counts.update(word.group().casefold() for word in words[1:-1])
    return counts


def joint(
    left: str, right: str, words: Counter[str], is_word: Callable[[str], bool] | None = None
) -> Joint:
    """How `right` goes on after `left`, the line before it."""
    if left.endswith(_SOFT_HYPHEN):
        return Joint.WHOLE
    before, after = _LEFT.search(left), _RIGHT.match(right)
    if not before or not after:
        return Joint.SPACE
    first, second = before[1].casefold(), after[0].casefold()
    last_part = re.split(f"[{_HYPHENS}]", first)[-1]
    if words[first + second]:
        return Joint.WHOLE
    if _SUSPENDED.match(right):
        return Joint.SPACE
    if not after[0][0].islower() or _keeps_its_hyphen(before[1]):
        return Joint.HYPHEN
    if words[f"{first}-{second}"] or words[f"{last_part}-{second}"]:
        return Joint.HYPHEN
    clash = _CLASHING.search(last_part[-1] + second[0])
    if clash and is_word and is_word(last_part) and is_word(second):
        # Of two long words the spelling rule is surer than a list that knows «milieuinspectie».
        long = len(last_part) >= _LONG and len(second) > _LONG
        return Joint.HYPHEN if long or not is_word(last_part + second) else Joint.WHOLE
    return Joint.WHOLE


def _keeps_its_hyphen(word: str) -> bool:
    """Abbreviations, figures and single letters: «OM-lid», «80%-norm», «e-mail»."""
    last = re.split(f"[{_HYPHENS}]", word)[-1]
    letters = [character for character in last if character.isalpha()]
    return (
        len(last) == 1
        or not letters
        or last[-1].isdigit()
        or (len(letters) > 1 and all(c.isupper() for c in letters))
    )
