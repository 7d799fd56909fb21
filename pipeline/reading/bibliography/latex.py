r"""A value of BibTeX → plain text: «{\'e}» becomes «é», «--» becomes «–».

A bare % or & is taken for the character itself: programs write it so, and LaTeX would drop it.
Rich text (\emph, \textbf) loses its markup.
"""

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

from pipeline.reading.bibliography.items import plain

_MARKUP = re.compile(r"[\\{}~$]|--|''|``|[?!]`")
_BARE = re.compile(r"(?<!\\)[%&]")
_CIRCUMFLEX = re.compile(r"\\textasciicircum(?![a-zA-Z])(?:\{\}| )?")
_LIGATURES = (
    ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"), ("~", " "),
)  # fmt: skip
_LONGEST = 100_000  # characters; the decoder would take minutes for more
_URL = re.compile(r"\\url\s*(?=\{)")
_ESCAPED = re.compile(r"\\(?:textasciitilde|textasciicircum|([_%&#~^${}]))(?:\{\})?")
_BRACES = re.compile(r"(?<!\\)[{}]")


@lru_cache(maxsize=4096)
def latex(text: str) -> str:
    """A value without LaTeX, on one line."""
    if not _MARKUP.search(text):
        return plain(text)
    if ("\\" in text or "$" in text) and len(text) <= _LONGEST:
        try:
            escaped = _BARE.sub(r"\\\g<0>", _CIRCUMFLEX.sub("^", text))
            return plain(_decoder().latex_to_text(escaped))
        except (ValueError, LookupError, RecursionError):
            pass
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    return plain(text.replace("{", "").replace("}", ""))


def verbatim(text: str) -> str:
    r"""An address or identifier: only «\_» and the like are undone, and `\url` is taken off."""
    bare = _BRACES.sub("", _URL.sub("", text.replace("{}", "")))
    return plain(_ESCAPED.sub(_character, bare))


def _character(escaped: re.Match[str]) -> str:
    return escaped[1] or ("~" if "tilde" in escaped[0] else "^")


@lru_cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False)
