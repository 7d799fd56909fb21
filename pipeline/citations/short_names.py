"""An abbreviation and a long form of an organisation → whether the one stands for the other."""

from pipeline.abbreviations import long_form
from pipeline.citations import words
from pipeline.lexicon import fold

_LONGEST = 160  # characters
_HEADS = (
    "ministerie van ",
    "het ministerie van ",
    "gemeente ",
    "provincie ",
    "redactie ",
    "de ",
    "het ",
    "the ",
)


def headless(name: str) -> str:
    """A folded name without its kind of organisation or article."""
    for head in _HEADS:
        name = name.removeprefix(head)
    return name


def is_short_for(short: str, long: str) -> bool:
    """«Inspectie VenJ» for «Inspectie Veiligheid en Justitie», «PBL» for its long form."""
    if len(short) >= len(long) or len(long) > _LONGEST:
        return False
    a, b = short.split(), long.split()
    while a and b and fold(a[0]) == fold(b[0]):
        a, b = a[1:], b[1:]
    if len(a) != 1 or not words.is_acronym(a[0]):
        return False
    return _covers(a[0], b)


def _covers(short: str, rest: list[str]) -> bool:
    whole = " ".join(rest)
    found = long_form(short, whole)
    if found is None:
        return False
    return headless(fold(whole)) == headless(fold(found)) or fold(found) == fold(whole)
