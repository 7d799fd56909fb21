"""The citations of a document → the names alone that mean one of their authors.

Bij Terpstra e.a. ligt dat anders.                   authors who are cited elsewhere
constateert opnieuw Van Reenen; Ton Ter Bos stelt    with a first name only where they report
Nooteboom-Prins beschrijft dat                       only listed, so only where they report
De Rekenkamer stelt                                  the Algemene Rekenkamer

Not every mention of a name means a work: `meant`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.citations import things, words
from pipeline.citations.meant import BODY, PERSON, UNKNOWN, is_meant
from pipeline.citations.others import others_after
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.spans import Placed
from pipeline.lexicon import fold
from pipeline.types import Citation, CitationKind, Part, Span, Work

_MOST_OF_A_LIST = 0.8  # of the citations, if the list was read well
_LONGEST_NAME = 9  # tokens
_SHORTEST_BODY = 8  # letters
_SPELLINGS = str.maketrans({"’": "'", "ı": "i"})


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The authors of a document by the key of their names: their citations, and who is listed.

    `firsts` are the first words of all the keys, `kinds` says whether a person or a body bears the
    name, as far as that is known.
    """

    cited: dict[str, Placed]
    listed: frozenset[str]
    firsts: frozenset[str]
    kinds: dict[str, str]


def known_names(citations: Iterable[Citation], listed: Iterable[Work]) -> KnownNames:
    """The names that may stand alone: of authors cited, and of those in the document's own list.

    In a document with a list, who is named in the sentence with a year («Windows (2000)») and is
    not in the list is none of them.
    """
    citations = [c for c in citations if c.authors and c.kind is not CitationKind.LEGAL]
    works = [work for work in listed if work.authors]
    names: dict[str, list[Citation]] = defaultdict(list)
    own = frozenset(spelling_key(work.authors[0]) for work in works)
    keys = [spelling_key(citation.authors[0]) for citation in citations]
    whole = sum(key in own for key in keys) > _MOST_OF_A_LIST * len(keys)
    for key, citation in zip(keys, citations, strict=True):
        if key in own or not (whole and citation.kind is CitationKind.NARRATIVE):
            names[key].append(citation)
    kinds = {key: kind for key, c in zip(keys, citations, strict=True) if (kind := _cited_kind(c))}
    kinds.update((spelling_key(work.authors[0]), kind) for work in works if (kind := _kind(work)))
    for key in own.union(names):
        short = _short(key)
        if short and short not in names and short not in own:
            names[short], kinds[short] = names.get(key, []), BODY
    own |= {short for key in own if (short := _short(key))}
    firsts = frozenset(key.partition(" ")[0] for key in own.union(names))
    placed = {name: Placed(found) for name, found in names.items() if found}
    return KnownNames(placed, own, firsts, kinds)


def _cited_kind(citation: Citation) -> str:
    """What bears the name of a first author, by how it is cited; empty if that tells nothing."""
    name = citation.authors[0]
    parts = name.split()
    if _named_kind(name):
        return BODY
    alone = len(citation.authors) == 1 and not (citation.others or citation.initials)
    particles = len(parts) > 1 and parts[0].lower() in words.LEADING_PARTICLES
    return "" if alone and not particles and "-" not in name else PERSON


def _named_kind(name: str) -> str:
    named = (words.is_organisation(part) or words.is_acronym(part) for part in name.split())
    return BODY if any(named) else ""


def _kind(work: Work) -> str:
    """What bears the name of a first author, by the list of literature."""
    authors = work.csl.get("author") or work.csl.get("editor")
    first = authors[0] if isinstance(authors, list) and authors else None
    if not isinstance(first, Mapping):
        return _named_kind(work.authors[0])
    return PERSON if first.get("family") else BODY if first.get("literal") else ""


def _short(key: str) -> str:
    """«rekenkamer» for «algemene rekenkamer»; empty if nothing but the kind would be left."""
    first, _, rest = key.partition(" ")
    whole = " " not in rest and len(rest) >= _SHORTEST_BODY
    return rest if whole and first in words.ADJECTIVES and words.is_organisation(rest) else ""


def find_names(scan: Scan, cited: Sequence[Citation], names: KnownNames) -> list[Citation]:
    """Authors of the document named without a year."""
    placed = Placed(cited)
    found: list[Citation] = []
    done = 0
    for index, token in enumerate(scan.tokens):
        if token.start < done or not token.is_capitalised:
            continue
        if spelling_key(token.text) not in names.firsts:
            continue
        for length in range(min(_LONGEST_NAME, len(scan.tokens) - index), 0, -1):
            named = _named_at(scan, index, length, names, placed)
            if named is not None:
                found.append(named)
                done = named.span.end
                break
    return found


def _named_at(
    scan: Scan, index: int, length: int, names: KnownNames, placed: Placed
) -> Citation | None:
    """The citation of the name that these tokens are; None if it is none, or its work not meant."""
    if not _is_name(scan, index, length):
        return None
    span = scan.span(index, index + length)
    key = spelling_key(span.of(scan.text))
    same = names.cited.get(key)
    if (same is None and key not in names.listed) or placed.overlaps(span):
        return None
    named = _named(scan, span, index + length, same)
    several = len(named.authors) > 1 or named.others
    before = same is not None and same.before(span.start) is not None
    if several and before:  # «Bakkeren e.a.», «Aarts en Bolt»: nothing but authors
        return named
    kind = PERSON if several else names.kinds.get(key, UNKNOWN)
    return named if is_meant(scan, index, length, kind, cited=before) else None


def _named(scan: Scan, span: Span, after: int, same: Placed | None) -> Citation:
    """The citation of a name, with the second one or «e.a.» that follows it."""
    spans = [span]
    before = same.before(span.start) if same else None
    together = before or (same.citations[0] if same else None)
    end, others = others_after(scan.tokens, after)
    if not others and together and len(together.authors) > 1:
        second = _second(scan, after, together.authors[1])
        spans += [second] if second else []
    last = scan.tokens[end - 1].end if others else spans[-1].end
    authors = tuple(" ".join(each.of(scan.text).split()) for each in spans)
    citation = replace(
        make_citation(scan, CitationKind.NARRATIVE, title=span),
        span=Span(span.start, last),
        title="",
        parts=tuple(Part("author", each) for each in spans),
        authors=authors,
        others=others,
    )
    if before is None or not _is_by(before.authors[0], authors[0]):
        return citation
    return replace(citation, year=before.year, others=others or before.others, continues=True)


def _is_by(author: str, name: str) -> bool:
    return fold(author) == fold(name) or _short(spelling_key(author)) == spelling_key(name)


def _second(scan: Scan, index: int, name: str) -> Span | None:
    """The second author behind «en»: «Hagoort en Ramdin»."""
    length = len(name.split())
    if not scan.is_at(index, "en", "&") or index + 1 + length > len(scan.tokens):
        return None
    span = scan.span(index + 1, index + 1 + length)
    return span if spelling_key(span.of(scan.text)) == spelling_key(name) else None


@lru_cache(maxsize=20_000)
def spelling_key(name: str) -> str:
    """A name without what its spelling varies in: «ter», «ten», «te», accents, y and ij."""
    folded = [fold(part) for part in name.translate(_SPELLINGS).split()]
    same = {"ter": "te", "ten": "te", "den": "de", "der": "de"}
    return " ".join(same.get(part, part) for part in folded).replace("ij", "y")


def _is_name(scan: Scan, index: int, length: int) -> bool:
    """Whether these tokens can be a whole surname, not the middle of a longer name."""
    tokens = scan.tokens[index : index + length]
    if tokens[-1].kind != "word" or not tokens[-1].is_capitalised:
        return False
    if length == 1 and words.is_acronym(tokens[0].text):
        return False
    after = index + length
    if after < len(scan.tokens) and scan.tokens[after].is_capitalised:
        return False
    if not index or scan.tokens[index - 1].low not in words.LEADING_PARTICLES - {"de", "den"}:
        return True
    return scan.is_at(index - 1, "van") and scan.is_at(index - 2, *things.OWN_WORK)
