"""A place in a text → the sentence around it, by its marks; no language model is needed."""

import re

from pipeline.types import Span

_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|e\.a|o\.a|o\.m|bv|bijv|vgl|cf|al|nr|nrs|art|blz|pp|dr|mr|prof|drs|ir|Stb|Stcrt"
    r"|resp|ca|m\.n|i\.p\.v|t\.o\.v|d\.w\.z|a\.w|t\.a\.p|z\.j|hfst|par|jl|e\.d|e\.v))\.\Z"
)
_WINDOW = 1_500  # characters on either side that are looked at


def sentence_around(text: str, place: int, lowest: int = 0, highest: int | None = None) -> Span:
    """The sentence that holds the character at `place`, between `lowest` and `highest`."""
    limit = len(text) if highest is None else highest
    first, last = max(lowest, place - _WINDOW), min(limit, place + _WINDOW)
    start, end = first, last
    for match in _END.finditer(text, first, last):
        if _ABBREVIATION.search(text[max(match.start() - 8, first) : match.start() + 1]):
            continue
        if match.end() <= place:
            start = match.end()
        elif match.start() >= place:
            end = match.start() + len(match.group().rstrip())
            break
    return Span(start, max(end, start))
