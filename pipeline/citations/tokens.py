"""A stretch of text → its tokens, with brackets paired: what the finders of citations walk over.

One pass, one regular expression without nested repetition of the same character: linear in the
length of the text.
"""

import re
from dataclasses import dataclass

_YEAR = r"(?P<year>(?<![\w.])(?:1[4-9]|20)\d\d(?:[a-z])?(?![\w%]|[.,]\d))"
_UNDATED = (
    r"(?P<undated>(?<!\w)(?:[zZ]\.\s?[jd](?!\w)\.?(?:-[a-z](?!\w))?|[nNgG]\.\s?d(?!\w)\.?(?:-[a-z](?!\w))?|geen\s{1,3}datum(?!\w)|(?<=,\s)z[jd](?!\w)|s\.\s?a\."
    r"|(?:nog\s{1,3})?te\s{1,3}verschijnen(?!\w)|in\s{1,3}(?:druk|press|voorbereiding)(?!\w)"
    r"|forthcoming(?!\w)|ongedateerd(?!\w)))"
)
_SAME = r"(?P<same>(?<!\w)(?:[aA]\.w|[tT]\.a\.p|[oO]\.c|[lL]\.c|[oO]p\.\s?cit)\b\.?)"
_INITIALS = r"(?P<initials>(?:(?:[A-ZÀ-Þ]|IJ|Th|Ph|Ch|Chr|Joh|Jr|Wm)\.-?)+)"
_SHORT = r"(?P<short>(?<!\w)e\.\s?a\b\.?|et\s{1,3}al\b\.?|c\.\s?s\b\.?|(?:[a-z]\.){2,})"
_NAME = r"[A-Z]{1,4}&[A-Z]{1,4}(?!\w)|['’‘]t(?!\w)|['’‘]s-[A-Z]\w*"
_WORD = rf"(?P<word>{_NAME}|[^\W\d_]\w*(?:[-‐‑'’][^\W\d_]\w*)*)"
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)*)"
_TOKEN = re.compile(
    rf"{_YEAR}|{_UNDATED}|{_SAME}|{_INITIALS}|{_SHORT}|{_WORD}|{_NUMBER}|(?P<mark>\S)"
)
_LOWERED = re.compile(r"(?:(?:commissie|werkgroep|al|el|as|ad|an)-|d['’]|['’‘]s-)[A-ZÀ-Þ]")
"""The small letters that a name may begin with: commissie-Cohen, al-Sayyad, d’Ancona, ’s-Jacob."""
_JOINTS = frozenset("-'’‘")
_PAIRS = {")": "(", "]": "["}
_LONGEST_BRACKET = 250  # tokens; a longer one is a bracket that was never closed
SENTENCE_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its place in the document, its characters, its kind.

    `kind` is “year”, “undated” («in druk»), “same” («a.w.»), “initials”, “short” («e.a.»), “word”,
    “number” or “mark”; `bracket` is the index of the innermost bracket that opens before it and
    closes after it, or -1; `low` the characters in small letters.
    """

    start: int
    end: int
    text: str
    kind: str
    bracket: int = -1
    low: str = ""

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word with a capital first: a name may begin here."""
        if self.kind != "word":
            return False
        if self.text[0].isupper():
            return True
        if not _JOINTS.intersection(self.text):  # for speed: most words are plain
            return False
        return self.text.lstrip("'’‘")[:1].isupper() or _LOWERED.match(self.text) is not None


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a text, at their places in the document that it begins at `offset` of."""
    found = [
        (match.start() + offset, match.end() + offset, match.group(), str(match.lastgroup))
        for match in _TOKEN.finditer(text)
    ]
    brackets = _brackets([item[2] for item in found])
    return tuple(
        Token(*item, bracket, item[2].lower())
        for item, bracket in zip(found, brackets, strict=True)
    )


def _brackets(texts: list[str]) -> list[int]:
    """For each token the opening bracket around it; pairs that are not closed count as none."""
    closes: dict[int, int] = {}
    open_at: list[int] = []
    for index, text in enumerate(texts):
        if text in "([":
            open_at.append(index)
        elif text in _PAIRS and open_at and texts[open_at[-1]] == _PAIRS[text]:
            opening = open_at.pop()
            if index - opening <= _LONGEST_BRACKET:
                closes[opening] = index
    around: list[int] = []
    inside: list[int] = []
    for index in range(len(texts)):
        while inside and closes[inside[-1]] <= index:
            inside.pop()
        around.append(inside[-1] if inside else -1)
        if index in closes:
            inside.append(index)
    return around


def begins_sentence(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token is the first of its sentence (or of the text)."""
    while index > 0 and tokens[index - 1].text in "‘“\"'«„([":
        index -= 1
    return index == 0 or tokens[index - 1].text in SENTENCE_ENDS or tokens[index - 1].text == ":"
