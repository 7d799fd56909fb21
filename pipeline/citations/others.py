"""What follows the names of authors before the year: «e.a.», «en collega’s», the genitive."""

from pipeline.citations import words
from pipeline.citations.tokens import Token

_APOSTROPHES = frozenset("'’")


def others_before(tokens: tuple[Token, ...], end: int, floor: int) -> tuple[int, bool]:
    """Where the names end before «e.a.» or «en anderen», and whether that stands there."""
    if end - 1 >= floor and "".join(tokens[end - 1].low.split()) in words.OTHERS:
        end -= 1
        if end - 1 >= floor and tokens[end - 1].text == ",":
            end -= 1
        return end, True
    pair = tuple(token.low for token in tokens[max(end - 2, floor) : end])
    if pair in {("en", "anderen"), ("en", "collega's"), ("en", "collega’s"), ("and", "others")}:
        return end - 2, True
    return end, False


def others_after(tokens: tuple[Token, ...], start: int) -> tuple[int, bool]:
    """The token after «e.a.» or «en anderen» that begins at `start`, and whether it does."""
    for end in range(start + 1, min(start + 2, len(tokens)) + 1):
        if others_before(tokens, end, start) == (start, True):
            return end, True
    return start, False


def without_apostrophe(tokens: tuple[Token, ...], end: int, floor: int) -> int:
    """«Kops’ (2010)»: the genitive of a name that ends in the sound of an s."""
    if end - 2 < floor or tokens[end - 1].text not in _APOSTROPHES:
        return end
    name = tokens[end - 2]
    joined = name.end == tokens[end - 1].start and name.low.endswith(("s", "x", "z"))
    return end - 1 if joined and name.is_capitalised else end
