r"""Names in a field of BibTeX → names of CSL-JSON.

«Torre, Edward van der», «Edward van der Torre», «van der Torre, Jr., Edward»; «family=Torre,
given=Edward, prefix=van der» (the extended format of BibLaTeX); a body in braces.
Names are split before LaTeX is decoded, since braces hold the words of a body together.
"""

import re

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from pipeline.reading.bibliography.items import person
from pipeline.reading.bibliography.latex import latex

_OTHERS = "others"
_PARTS = {
    "family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix",
}  # fmt: skip
_EXTENDED = re.compile(r"(?:family|given|prefix|suffix)\s*=")
_PART = re.compile(r'([a-z-]+)\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|"[^"]*"|[^,]*)')


def csl_names(people: str) -> tuple[list[dict[str, str]], bool]:
    """The names in a field, and whether more are meant (“and others”)."""
    if not people.strip():
        return [], False
    found: list[dict[str, str]] = []
    others = False
    for written in split_multiple_persons_names(people):
        if written.casefold() == _OTHERS:
            others = True
        elif name := _name(written):
            found.append(name)
    return found, others


def _name(written: str) -> dict[str, str]:
    if _EXTENDED.match(written):
        told = {part[1]: latex(part[2].strip().strip('"')) for part in _PART.finditer(written)}
        if told.get("family"):
            names = {csl: told.get(part, "") for part, csl in _PARTS.items()}
            return {part: words for part, words in names.items() if words}
    try:
        parts = parse_single_name_into_parts(written, strict=False)
    except InvalidNameError:
        return _by_comma(latex(written))
    alone = not (parts.first or parts.von or parts.jr) and len(parts.last) == 1
    if alone and _is_group(parts.last[0]):
        body = latex(parts.last[0])
        return {"literal": body} if body else {}
    return _person(parts)


def _person(parts: NameParts) -> dict[str, str]:
    family, given, von, suffix = (
        latex(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not family:
        return {"literal": given} if given else {}
    if len(parts.last) == 1 and _is_group(parts.last[0]):
        # The braces say that this is the family name, particle and all.
        whole = {"family": family, "given": given, "non-dropping-particle": von, "suffix": suffix}
        return {part: words for part, words in whole.items() if words}
    return person(family, given, von, suffix)


def _by_comma(written: str) -> dict[str, str]:
    family, comma, given = written.partition(",")
    if not comma:
        return {"literal": written} if written else {}
    if not family.strip():
        return {"literal": given.strip(" ,")} if given.strip(" ,") else {}
    return person(family.strip(), given.partition(",")[0].strip())


def _is_group(text: str) -> bool:
    """Whether one pair of braces holds the whole text, and is no accent («{\\'E}» is none)."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for place, character in enumerate(text):
        escaped = place and text[place - 1] == "\\"
        depth += 0 if escaped else (character == "{") - (character == "}")
        if depth == 0 and place < len(text) - 1:
            return False
    return depth == 0
