"""Whether the citation of an official source and a work of a list are the same source.

By number alone: a paper by its dossier and number, a gazette by name, year and number, an act
of the Union by its number, a case by its ECLI, its docket or its place in a reporter.
"""

from pipeline.types import Citation, Work

_OFFICIAL = frozenset({"bill", "legislation", "legal_case"})
_GAZETTES = {
    "staatsblad": "stb",
    "staatscourant": "stcrt",
    "tractatenblad": "trb",
}
_SHORTEST = 5  # letters and digits of a number that says enough on its own


def same_source(citation: Citation, work: Work) -> bool:
    """Whether a citation of an official source names this work."""
    kind = work.csl.get("type")
    number, cited = _plain(work.csl.get("number")), _plain(citation.number)
    if kind not in _OFFICIAL or not cited:
        return False
    container = _plain(work.csl.get("container-title"))
    if kind == "legal_case":
        keys = (number, f"{container}{_plain(work.csl.get('volume'))}")
        return any(len(key) >= _SHORTEST and key in cited for key in keys)
    same_year = bool(citation.year) and citation.year[:4] == work.year[:4]
    title = _plain(citation.title)
    if kind == "bill":
        return number == cited and (same_year or number[:5].isdecimal())
    in_gazette = _GAZETTES.get(title, title) == _GAZETTES.get(container, container)
    if container and in_gazette:
        return number == cited and same_year
    return number == cited and len(number) >= _SHORTEST


def _plain(value: object) -> str:
    """Letters and digits only, «nr.» left out: «29 628, nr. 346» → «29628346»."""
    text = str(value or "").casefold().replace("nrs.", "").replace("nr.", "")
    return "".join(filter(str.isalnum, text))
