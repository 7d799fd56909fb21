"""Words and marks of a text, each with its place: what differences are told in."""

import re
from dataclasses import dataclass

from pipeline.checking.normalising import HYPHENS, same
from pipeline.types import Span

_TOKEN = re.compile(
    rf"(?:(?<!\S)[-\u2212](?=\d))?\d+(?:[.,:/]\d+)*(?:[\w\u00ad]|[{HYPHENS}](?=\w))*"
    rf"|\w[\w\u00ad\u0300-\u036f]*(?:[-\u2010\u2011’'.](?=\w)[\w\u00ad\u0300-\u036f]+)*[-\u2010\u2011]?(?!\w)"
    r"|\.{3}|\S"
)
_SENTENCE_END = frozenset(".!?:…")
_SILENT = frozenset("'\"(")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure or a mark; `key` is what it is compared by.

    `opens` says that it begins a sentence, and may have its capital from there.
    """

    key: str
    span: Span
    opens: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure, and no mark."""
        return any(c.isalnum() for c in self.key)


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The tokens of a text in order; `offset` is where the text begins in the whole."""
    tokens = []
    opens = True
    for match in _TOKEN.finditer(text):
        key = same(match.group())
        if not key:
            continue
        tokens.append(Token(key, Span(offset + match.start(), offset + match.end()), opens))
        between = text[match.end() : match.end() + 2]
        opens = key in _SENTENCE_END or key in _SILENT or between == "\n\n"
    return tokens
