"""The citations of a document → the names alone that mean one of their authors.

Bij Terpstra e.a. ligt dat anders.                   authors who are cited elsewhere
constateert opnieuw Van Reenen; Ton Ter Bos stelt    with a first name only where they report
Nooteboom-Prins beschrijft dat                       only listed, so only where they report
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.citations import people, words
from pipeline.citations.others import others_after
from pipeline.citations.parts import Scan, make_citation
from pipeline.citations.sentences import sentence_around
from pipeline.citations.spans import Placed
from pipeline.citations.tokens import begins_sentence
from pipeline.lexicon import fold, is_word
from pipeline.types import Citation, CitationKind, Part, Span, Work

_NEAR = 8  # tokens between a name and a word for reporting
_MOST_OF_A_LIST = 0.8  # of the citations, if the list was read well
_LONGEST_NAME = 4  # tokens
_SPELLINGS = str.maketrans({"’": "'", "ı": "i"})


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The authors of a document by the key of their names: their citations, and who is listed.

    `firsts` are the first words of all the keys.
    """

    cited: dict[str, Placed]
    listed: frozenset[str]
    firsts: frozenset[str]


def known_names(citations: Iterable[Citation], listed: Iterable[Work]) -> KnownNames:
    """The names that may stand alone: of authors cited, and of those in the document's own list.

    In a document with a list, who is named in the sentence with a year («Windows (2000)») and is
    not in the list is none of them.
    """
    citations = [c for c in citations if c.authors and c.kind is not CitationKind.LEGAL]
    names: dict[str, list[Citation]] = defaultdict(list)
    own = frozenset(spelling_key(work.authors[0]) for work in listed if work.authors)
    keys = [spelling_key(citation.authors[0]) for citation in citations]
    whole = sum(key in own for key in keys) > _MOST_OF_A_LIST * len(keys)
    for key, citation in zip(keys, citations, strict=True):
        if key in own or not (whole and citation.kind is CitationKind.NARRATIVE):
            names[key].append(citation)
    firsts = frozenset(key.partition(" ")[0] for key in own.union(names))
    return KnownNames({name: Placed(found) for name, found in names.items()}, own, firsts)


def find_names(scan: Scan, cited: Sequence[Citation], names: KnownNames) -> list[Citation]:
    """Authors of the document named without a year."""
    placed = Placed(cited)
    found: list[Citation] = []
    done = 0
    reporting = {i for i, t in enumerate(scan.tokens) if t.low in words.REPORTING}
    for index, token in enumerate(scan.tokens):
        if token.start < done or not token.is_capitalised:
            continue
        if spelling_key(token.text) not in names.firsts:
            continue
        for length in range(_LONGEST_NAME, 0, -1):
            if index + length > len(scan.tokens) or not _is_name(scan, index, length):
                continue
            span = scan.span(index, index + length)
            key = spelling_key(span.of(scan.text))
            same = names.cited.get(key)
            if (same is None and key not in names.listed) or placed.overlaps(span):
                continue
            if _is_meant(scan, index, length, reporting):
                found.append(_named(scan, span, index + length, same))
                done = found[-1].span.end
                break
    return found


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
    if before is None or fold(before.authors[0]) != fold(authors[0]):
        return citation
    return replace(citation, year=before.year, others=others or before.others, continues=True)


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
    before = scan.tokens[index - 1] if index else None
    return before is None or before.low not in words.LEADING_PARTICLES - {"de", "den"}


def _is_meant(scan: Scan, index: int, length: int, reporting: Collection[int]) -> bool:
    """Whether the work is meant, and not the person in another role."""
    after = index + length
    if index and people.is_office(scan.tokens[index - 1].low):
        return False
    if (
        scan.is_at(after, ",")
        and after + 1 < len(scan.tokens)
        and (people.is_office(scan.tokens[after + 1].low))
    ):
        return False
    if _is_said(scan, index, after):
        return True
    organised = any(words.is_organisation(t.text) for t in scan.tokens[index:after])
    if organised:
        return False
    presented = _is_presented(scan, index, after)
    first = length == 1 and is_word(scan.tokens[index].low) and begins_sentence(scan.tokens, index)
    if presented or first or scan.is_at(index - 1, "de", "den"):
        return _is_reported(scan, index, length, reporting)
    return True


def _is_presented(scan: Scan, index: int, after: int) -> bool:
    """Whether a first name or initials stand at it: «Ton Ter Bos», «Schilder, F.»"""
    if (
        scan.is_at(after, ",")
        and after + 1 < len(scan.tokens)
        and (scan.tokens[after + 1].kind == "initials")
    ):
        return True
    if index == 0:
        return False
    before = scan.tokens[index - 1]
    if before.kind == "initials" or before.low in words.GIVEN_NAMES:
        return True
    return before.is_capitalised and not (
        is_word(before.low) and begins_sentence(scan.tokens, index - 1)
    )


def _is_said(scan: Scan, index: int, after: int) -> bool:
    """Whether a word for reporting stands right at the name: «Volgens het Rekenhof»."""
    if scan.is_at(index - 1, "de", "het"):
        index -= 1
    return scan.is_at(index - 1, "volgens", "aldus") or scan.is_at(after, *words.VERBS_OF_AUTHORS)


def _is_reported(scan: Scan, index: int, length: int, reporting: Collection[int]) -> bool:
    """Whether a word for reporting stands close by in the same sentence."""
    places = range(max(index - _NEAR, 0), index + length + _NEAR)
    near = [scan.tokens[place].start for place in places if place in reporting]
    if not near:
        return False
    first = scan.tokens[index]
    around = sentence_around(scan.text, first.start, scan.tokens[0].start)
    if length == 1 and first.start == around.start and is_word(first.low):
        return False
    return any(around.start <= place < around.end for place in near)
