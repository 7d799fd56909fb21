"""True quotations in every typography, and documents set in other lines."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from pipeline.types import BlockKind, Document
from tests.checking.cases import TRUE, Case, stretches

_MARKS = ("“”", "„”", '""', "‘’", "«»", "„“")


def true_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """Quotations that must pass."""
    source = stretches(documents, random)
    cases = []
    for place in range(count):
        kind, change = _TRUE[place % len(_TRUE)]
        document, span = next(source)
        marks = random.choice(_MARKS)
        text = span.of(document.text)
        if "’" in text or "'" in text:
            marks = random.choice(("“”", "„”", "«»"))
        made = change(" ".join(text.split()), random)
        block = kind == "blokcitaat"
        cases.append(Case(kind, made, TRUE, "", block, marks, document.id, span))
    return cases


def _plain(text: str, random: Random) -> str:
    return text


def _broken(text: str, random: Random) -> str:
    """Wrapped in lines of some width, long words cut with a hyphen."""
    width = random.randint(20, 60)
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) + 1 > width:
            cuts = [c for c in range(3, len(word) - 2) if word[c - 2 : c + 2].isalpha()]
            if cuts and word.isalpha():
                cut = random.choice(cuts)
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    # A line that begins so would be a list or a heading in Markdown.
    joined = "\n".join([*lines, line])
    return re.sub(r"\n(?=[-+#>=]|\d+[.)]|[a-z][.)] )", " ", joined)


def _spaced(text: str, random: Random) -> str:
    return re.sub(" ", lambda _: random.choice((" ", "  ", "\u00a0", "\u202f", "\n", " \n")), text)


def _safe_spaced(text: str, random: Random) -> str:
    return re.sub(r"\n(?=[-+#>=–•]|\d+[.)]|\w[.)])", " ", _spaced(text, random))


def _decomposed(text: str, random: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _ligatured(text: str, random: Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _soft(text: str, random: Random) -> str:
    return re.sub(r"(?<=\w{3})(?=[a-z]{3})", lambda _: random.choice(("", "", "\u00ad")), text)


def _other_marks(text: str, random: Random) -> str:
    return text.replace("’", "'").replace("–", "-").replace("\u2011", "-")


def _capital(text: str, random: Random) -> str:
    other = text[0].lower() if text[0].isupper() else text[0].upper()
    return other + text[1:]


def _final(text: str, random: Random) -> str:
    return text.rstrip(".,;:") + random.choice(".,")


def _elided(text: str, random: Random) -> str:
    words = text.split(" ")
    cut = random.randint(2, len(words) - 3)
    return " ".join(
        [*words[:cut], random.choice(("(…)", "[…]", "(...)", "[...]")), *words[cut + 1 :]]
    )


def _bracketed(text: str, random: Random) -> str:
    other = text[0].lower() if text[0].isupper() else text[0].upper()
    return f"[{other}]{text[1:]}" if text[1:2].isalpha() else text


_TRUE: tuple[tuple[str, Callable[[str, Random], str]], ...] = (
    ("ongewijzigd", _plain), ("afgebroken regels", _broken), ("witruimte", _safe_spaced),
    ("losse accenten", _decomposed), ("ligaturen", _ligatured), ("zachte streepjes", _soft),
    ("andere tekens", _other_marks), ("hoofdletter", _capital), ("slotteken", _final),
    ("weglating", _elided), ("blokcitaat", _plain), ("[D]e", _bracketed),
)  # fmt: skip


def rewrapped(document: Document, random: Random) -> str:
    """The text of a document as plain text in narrow lines, long words cut with a hyphen."""
    blocks = [" ".join(b.span.of(document.text).split()) for b in document.blocks
              if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]  # fmt: skip
    return "\n\n".join(_broken(block, random) for block in blocks) + "\n"
