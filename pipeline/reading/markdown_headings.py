"""Lines in Markdown that are headings by their type alone: «**Om verder te lezen**»."""

from collections.abc import Sequence

from markdown_it.token import Token

_LONGEST = 80  # characters
_ENDS = tuple('.!?:;,…"”’»')


def is_bold_heading(children: Sequence[Token]) -> bool:
    """Whether a paragraph is one short line, bold as a whole, that is no sentence."""
    kinds = [child.type for child in children if child.content or child.nesting]
    if kinds[:1] != ["strong_open"] or kinds[-1:] != ["strong_close"]:
        return False
    inner = kinds[1:-1]
    if "strong_close" in inner or not set(inner) <= {"text", "em_open", "em_close"}:
        return False
    words = "".join(child.content for child in children).strip()
    return 0 < len(words) <= _LONGEST and not words.endswith(_ENDS) and words[0].isalnum()
