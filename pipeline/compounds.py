"""Splitting of Dutch compounds: «veiligheidsbeleid» → veiligheid, beleid.

A split must leave only words of four letters
or more, each known on its own, with at most a linking -s- or -en- between them; of several splits
the one with the fewest parts wins, then the one whose shortest part is longest, then the one that
cuts last («raads·leden», not «raad·sleden»). Left out: frequencies, and the meaning of the parts.
"""

from functools import lru_cache

from pipeline.lexicon import fold, lexicon

_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 8
_LINKS = ("", "s", "en")
# «vertrouwen», «gesprekken»: after an unstressed prefix only a long first part is a word.
_PREFIXES = ("be", "er", "ge", "her", "ont", "ver")
_LONG_PART = 6
# They form verbs and adverbs, or are endings: what they split off is no part of a compound.
_NO_PARTS = frozenset(
    """aan achter bijeen binnen boven buiten door heen hier langs mede midden naar neer niet onder
    over rond samen tegen terug toch toen tussen vooral voor voort waar wanneer weer weder welke
    worden zelf zonder heid heden atie aties eren ende ster sters isch ische lijk lijke lijks
    achtig loos loze baar bare zaam zame schap ingen elen eling baarheid baarheden rijk rijke
    rijker rijkst rijkste schappelijk schappelijke schappij schappijen sleden""".split()
)


@lru_cache(maxsize=100_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The parts of a compound folded, or nothing if it is none."""
    lowered = fold(word)
    if len(lowered) < _SHORTEST_COMPOUND or not lowered.isalpha():
        return ()
    splits = [parts for parts in _splits(lowered, depth=3) if len(parts) > 1]
    if lowered.startswith(_PREFIXES):
        splits = [parts for parts in splits if len(parts[0]) >= _LONG_PART]
    return min(splits, key=_badness, default=())


def _badness(parts: tuple[str, ...]) -> tuple[int, int, int]:
    return len(parts), -min(len(part) for part in parts), len(parts[-1])


def _splits(word: str, depth: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [(word,)] if _is_part(word) else []
    for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if depth else ():
        if not _is_part(word[:end]):
            continue
        for link in _LINKS:
            rest = word[end + len(link) :]
            if word.startswith(link, end) and len(rest) >= _SHORTEST_PART:
                found += [(word[:end], *parts) for parts in _splits(rest, depth - 1)]
    return found


def _is_part(word: str) -> bool:
    return word in lexicon().words and word not in _NO_PARTS
