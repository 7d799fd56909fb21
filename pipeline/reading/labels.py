"""Numbers of lists and headings as office formats and web pages print them: «3», «c», «iv»."""

from pipeline.types import Item, ItemStyle

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_MOST_REPEATS = 10


def as_letters(number: int) -> str:
    """«a» to «z», then «aa», «bb»: a letter repeated, as word processors do."""
    repeats, letter = divmod(number - 1, 26)
    if number < 1 or repeats >= _MOST_REPEATS:
        return str(number)
    return chr(ord("a") + letter) * (repeats + 1)


def as_roman(number: int) -> str:
    """The number in lower-case Roman figures; in ours where there are none."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, figures in _ROMAN:
        times, number = divmod(number, value)
        written += figures * times
    return written


def formatted(number: int, code: str) -> str:
    """The number in the notation that HTML and OpenDocument call `1`, `a`, `A`, `i` or `I`."""
    match code:
        case "a":
            return as_letters(number)
        case "A":
            return as_letters(number).upper()
        case "i":
            return as_roman(number)
        case "I":
            return as_roman(number).upper()
        case _:
            return str(number)


def bare(label: str) -> str:
    """What counts in a printed label: «2.1» of «Paragraaf 2.1.», «a» of «(a)»."""
    words = label.split()
    return words[-1].strip("().:;[]-–") if words else ""


def item_of(label: str, code: str) -> Item:
    """The mark of a list item with this label, its notation given as for `formatted`."""
    style = ItemStyle.LETTER if code in ("a", "A") else ItemStyle.NUMBER
    return Item(style, bare(label))
