"""Quotations made from documents: true ones in every typography, and ones with one known change.

Everything comes from a seeded generator, so that the same documents give the same cases.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.checking import Verdict, check_memo
from pipeline.indexing.store import Store
from pipeline.lexicon import fold, is_word
from pipeline.numbers import number
from pipeline.quoting import locate
from pipeline.types import BlockKind, Document, Span

TRUE, CHANGED, ABSENT, ELSEWHERE = (
    "letterlijk", "gewijzigd", "niet gevonden", "verkeerde vindplaats"
)  # fmt: skip
_MARKS = ("“”", "„”", '""', "‘’", "«»", "„“")
_INNER = "\"“”„«»‘’'"
_NEGATED = {
    "geen": "een", "een": "geen", "niet": "wel", "wel": "niet", "nooit": "altijd",
    "altijd": "nooit", "nergens": "overal", "overal": "nergens", "zonder": "met", "met": "zonder",
    "niemand": "iedereen", "iedereen": "niemand", "alles": "niets", "niets": "alles",
    "nauwelijks": "duidelijk", "veel": "geen", "alle": "geen", "ook": "niet",
}  # fmt: skip
_TENSE = {
    "is": "was", "was": "is", "zijn": "waren", "waren": "zijn", "heeft": "had", "had": "heeft",
    "hebben": "hadden", "hadden": "hebben", "wordt": "werd", "werd": "wordt", "worden": "werden",
    "werden": "worden", "kan": "kon", "kunnen": "konden", "moet": "moest", "moeten": "moesten",
    "wil": "wilde", "gaat": "ging", "komt": "kwam", "blijft": "bleef", "geeft": "gaf",
}  # fmt: skip
_SYNONYMS = {
    "ook": "eveneens", "maar": "echter", "zeer": "erg", "vooral": "met name", "groot": "omvangrijk",
    "belangrijk": "wezenlijk", "vaak": "dikwijls", "kan": "mag", "moet": "kan",
    "politie": "korpsen", "gemeente": "stad", "gemeenten": "steden", "burgemeester": "wethouder",
    "nieuwe": "recente", "verschillende": "diverse", "mensen": "personen", "omdat": "doordat",
    "huishoudens": "gezinnen",
    "hoger": "groter", "lager": "kleiner", "meer": "minder", "deze": "die", "dit": "dat",
}  # fmt: skip
_ARTICLES = {"de": "het", "het": "de", "De": "Het", "Het": "De"}
_NUMBER_WORDS = "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig".split()
_NAMES = "Jansen Vermeulen Groningen Utrecht Kuipers Zeeland Bakker Almere Dijkstra Brabant".split()


@dataclass(frozen=True)
class Case:
    """A quotation as it stands in a memo; `kind` is what was done to it, `touch` what that hits."""

    kind: str
    text: str
    expected: str
    touch: str = ""
    block: bool = False
    marks: str = "“”"
    document: str = ""
    span: Span | None = None
    cited: str = ""


def stretches(documents: Sequence[Document], random: Random) -> Iterator[tuple[Document, Span]]:
    """Stretches of 6 to 40 words of running text, without end."""
    places = [
        (document, block.span)
        for document in documents
        for block in document.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and len(block.span.of(document.text).split()) >= 12
    ]
    while True:
        document, block = random.choice(places)
        words = list(re.finditer(r"\S+", block.of(document.text)))
        count = random.randint(6, min(40, len(words) - 1))
        first = random.randint(0, len(words) - count)
        start, end = words[first].start(), words[first + count - 1].end()
        span = Span(block.start + start, block.start + end)
        if _quotable(span.of(document.text)):
            yield document, span


def _quotable(text: str) -> bool:
    """Begins and ends with a word, and holds no marks that need a decision of the writer."""
    marks = sum(text.count(mark) for mark in '"“”„«»‘')
    whole = text[0].isalnum() and (text[-1].isalnum() or text[-1] in ".,;:")
    return whole and not marks and not re.search(r"[\[\]*_<>`#|\\…~]|\.\.|\b’|’\B|&\w+;", text)


def true_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """Quotations that must pass."""
    source = stretches(documents, random)
    cases = []
    for place in range(count):
        kind, change = _TRUE[place % len(_TRUE)]
        document, span = next(source)
        marks = random.choice(_MARKS)
        text = span.of(document.text)
        if "’" in text or "'" in text:
            marks = random.choice(("“”", "„”", "«»"))
        made = change(" ".join(text.split()), random)
        block = kind == "blokcitaat"
        cases.append(Case(kind, made, TRUE, "", block, marks, document.id, span))
    return cases


def _plain(text: str, random: Random) -> str:
    return text


def _broken(text: str, random: Random) -> str:
    """Wrapped in lines of some width, long words cut with a hyphen."""
    width = random.randint(20, 60)
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) + 1 > width:
            cuts = [c for c in range(3, len(word) - 2) if word[c - 2 : c + 2].isalpha()]
            if cuts and word.isalpha():
                cut = random.choice(cuts)
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    # A line that begins so would be a list or a heading in Markdown.
    joined = "\n".join([*lines, line])
    return re.sub(r"\n(?=[-+#>=]|\d+[.)]|[a-z][.)] )", " ", joined)


def _spaced(text: str, random: Random) -> str:
    return re.sub(" ", lambda _: random.choice((" ", "  ", "\u00a0", "\u202f", "\n", " \n")), text)


def _safe_spaced(text: str, random: Random) -> str:
    return re.sub(r"\n(?=[-+#>=–•]|\d+[.)]|\w[.)])", " ", _spaced(text, random))


def _decomposed(text: str, random: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _ligatured(text: str, random: Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _soft(text: str, random: Random) -> str:
    return re.sub(r"(?<=\w{3})(?=[a-z]{3})", lambda _: random.choice(("", "", "\u00ad")), text)


def _other_marks(text: str, random: Random) -> str:
    return text.replace("’", "'").replace("–", "-").replace("\u2011", "-")


def _capital(text: str, random: Random) -> str:
    other = text[0].lower() if text[0].isupper() else text[0].upper()
    return other + text[1:]


def _final(text: str, random: Random) -> str:
    return text.rstrip(".,;:") + random.choice(".,")


def _elided(text: str, random: Random) -> str:
    words = text.split(" ")
    cut = random.randint(2, len(words) - 3)
    return " ".join(
        [*words[:cut], random.choice(("(…)", "[…]", "(...)", "[...]")), *words[cut + 1 :]]
    )


def _bracketed(text: str, random: Random) -> str:
    other = text[0].lower() if text[0].isupper() else text[0].upper()
    return f"[{other}]{text[1:]}" if text[1:2].isalpha() else text


_TRUE: tuple[tuple[str, Callable[[str, Random], str]], ...] = (
    ("ongewijzigd", _plain), ("afgebroken regels", _broken), ("witruimte", _safe_spaced),
    ("losse accenten", _decomposed), ("ligaturen", _ligatured), ("zachte streepjes", _soft),
    ("andere tekens", _other_marks), ("hoofdletter", _capital), ("slotteken", _final),
    ("weglating", _elided), ("blokcitaat", _plain), ("[D]e", _bracketed),
)  # fmt: skip


def changed_cases(documents: Sequence[Document], each: int, random: Random) -> list[Case]:
    """Quotations with one change, `each` of every kind that the documents allow."""
    source = stretches(documents, random)
    wanted = {kind: each for kind, _, _ in _CHANGES}
    cases = []
    everything = "\n".join(_bare(document.text) for document in documents)
    for _ in range(400 * each):
        document, span = next(source)
        words = " ".join(span.of(document.text).split()).split(" ")
        for kind, change, touch in sorted(_CHANGES, key=lambda c: -wanted[c[0]])[:3]:
            made = change(words, random) if wanted[kind] else None
            if made and _bare(made) not in everything:
                wanted[kind] -= 1
                cases.append(Case(kind, made, CHANGED, touch, document=document.id, span=span))
                break
        if not any(wanted.values()):
            break
    return cases


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


Words = list[str]


def _at(words: Words, random: Random, fits: Callable[[str], bool]) -> int | None:
    """A place strictly within the quotation whose word fits."""
    places = [i for i in range(2, len(words) - 2) if fits(words[i])]
    return random.choice(places) if places else None


def _replaced(words: Words, place: int, new: str) -> str:
    old = words[place]
    core = re.match(r"\w[\w-]*", old)
    tail = old[core.end() :] if core else ""
    return " ".join([*words[:place], new + tail, *words[place + 1 :]])


def _swap(table: dict[str, str]) -> Callable[[Words, Random], str | None]:
    def change(words: Words, random: Random) -> str | None:
        place = _at(words, random, lambda w: w in table)
        return None if place is None else _replaced(words, place, table[words[place]])

    return change


def _insert_negation(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    new = random.choice(("niet", "geen", "nooit", "nergens", "zonder", "nauwelijks"))
    return " ".join([*words[:place], new, *words[place:]])


def _remove_negation(words: Words, random: Random) -> str | None:
    gone = ("niet", "geen", "nooit", "nergens", "zonder", "nauwelijks", "niemand", "niets")
    place = _at(words, random, lambda w: w in gone)
    return None if place is None else " ".join(words[:place] + words[place + 1 :])


def _move_negation(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w in ("niet", "nooit", "nauwelijks"))
    if place is None or words[place] == words[place + 1]:
        return None
    moved = [*words[:place], words[place + 1], words[place], *words[place + 2 :]]
    return " ".join(moved)


def _turn(words: Words, random: Random) -> str | None:
    def fits(word: str) -> bool:
        return word.isalpha() and word.islower() and len(word) > 4 and is_word(f"on{word}")

    place = _at(words, random, fits)
    return None if place is None else _replaced(words, place, f"on{words[place]}")


def _unturn(words: Words, random: Random) -> str | None:
    def fits(word: str) -> bool:
        return word.startswith("on") and word.isalpha() and len(word) > 6 and is_word(word[2:])

    place = _at(words, random, lambda w: fits(w) and not w.startswith(("onder", "ont")))
    return None if place is None else _replaced(words, place, words[place][2:])


def _digits(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.search(r"\d", w)))
    if place is None:
        return None
    word = words[place]
    digit = random.choice([i for i, c in enumerate(word) if c.isdigit()])
    new = random.choice([c for c in "123456789" if c != word[digit]])
    return " ".join([*words[:place], word[:digit] + new + word[digit + 1 :], *words[place + 1 :]])


def _decimal(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.fullmatch(r"\d+", w)))
    return None if place is None else _replaced(words, place, f"{words[place]},5")


def _percent(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: bool(re.fullmatch(r"\d+(?:,\d+)?%?", w)))
    if place is None:
        return None
    word = words[place]
    new = word[:-1] if word.endswith("%") else f"{word}%"
    return " ".join([*words[:place], new, *words[place + 1 :]])


def _number_word(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w.isalpha() and number(fold(w)) is not None)
    if place is None:
        return None
    others = [w for w in _NUMBER_WORDS if number(w) != number(fold(words[place]))]
    return _replaced(words, place, random.choice(others))


def _insert_number(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    new = random.choice(("2015", "12%", "drie", "1,5", "tweehonderd"))
    return " ".join([*words[:place], new, *words[place:]])


def _name(words: Words, random: Random) -> str | None:
    places = [
        i for i in range(2, len(words) - 2)
        if re.fullmatch(r"[A-Z][a-zë]{2,}", words[i]) and words[i - 1][-1].isalpha()
    ]  # fmt: skip
    if not places:
        return None
    place = random.choice(places)
    return _replaced(words, place, random.choice([n for n in _NAMES if n != words[place]]))


def _plural(words: Words, random: Random) -> str | None:
    def other(word: str) -> str | None:
        forms = (f"{word}en", f"{word}s", word.removesuffix("en"), word.removesuffix("s"))
        found = [f for f in forms if f != word and len(f) > 3 and is_word(f)]
        return found[0] if found and word.isalpha() and word.islower() and len(word) > 4 else None

    place = _at(words, random, lambda w: other(w) is not None)
    return None if place is None else _replaced(words, place, other(words[place]) or "")


def _order(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 4)
    one, other = words[place : place + 2]
    if fold(one) == fold(other) or not (one.isalpha() and other.isalpha()):
        return None
    return " ".join([*words[:place], other, one, *words[place + 2 :]])


def _left_out(words: Words, random: Random) -> str | None:
    place = random.randint(2, len(words) - 3)
    return " ".join(words[:place] + words[place + 1 :])


def _case(words: Words, random: Random) -> str | None:
    place = _at(words, random, lambda w: w.isalpha() and w.islower() and len(w) > 4)
    return None if place is None else _replaced(words, place, words[place].capitalize())


_CHANGES: tuple[tuple[str, Callable[[Words, Random], str | None], str], ...] = (
    ("ontkenning erbij", _insert_negation, "ontkenning"),
    ("ontkenning weg", _remove_negation, "ontkenning"),
    ("ontkenning verwisseld", _swap(_NEGATED), "ontkenning"),
    ("ontkenning verplaatst", _move_negation, "ontkenning"),
    ("on- erbij", _turn, "ontkenning"), ("on- weg", _unturn, "ontkenning"),
    ("cijfer", _digits, "getal"), ("decimaal", _decimal, "getal"), ("procent", _percent, "getal"),
    ("getal in letters", _number_word, "getal"), ("getal erbij", _insert_number, "getal"),
    ("naam", _name, "naam"), ("de/het", _swap(_ARTICLES), ""), ("tijd", _swap(_TENSE), ""),
    ("meervoud", _plural, ""), ("volgorde", _order, ""), ("synoniem", _swap(_SYNONYMS), ""),
    ("woord weg", _left_out, ""), ("hoofdletter binnenin", _case, ""),
)  # fmt: skip


def memo_of(cases: Sequence[Case]) -> bytes:
    """A memo in Markdown with these quotations, one a paragraph, in order."""
    parts = []
    for number_, case in enumerate(cases):
        if case.block:
            quoted = "\n".join(f"> {line}" for line in case.text.split("\n"))
            parts.append(f"Hierover is nummer {number_} duidelijk\n\n{quoted}")
        else:
            quoted = f"{case.marks[0]}{case.text}{case.marks[1]}{case.cited}"
            parts.append(f"Er staat {quoted} in nummer {number_}.")
    return "\n\n".join(["# Memo", *parts, "Einde."]).encode()


def checked(cases: Sequence[Case], store: Store, size: int = 100) -> list[tuple[Case, Verdict]]:
    """Each case with the verdict on it, in memos of `size` quotations.

    Raises
    ------
    ValueError
        If the check finds another number of quotations in a memo than it holds.
    """
    pairs: list[tuple[Case, Verdict]] = []
    for start in range(0, len(cases), size):
        some = cases[start : start + size]
        verdicts = check_memo(("memo.md", memo_of(some)), store).verdicts
        pairs += zip(some, verdicts, strict=True)
    return pairs


def place_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """True quotations, every other one with a section or a page that is not theirs."""
    source = stretches(documents, random)
    cases: list[Case] = []
    while len(cases) < count:
        document, span = next(source)
        locator = locate(document, span)
        own = locator.section.number
        numbers = sorted(
            {s.number for s in document.sections if s.number and s.number[0].isdigit()}
        )
        others = [n for n in numbers if n[0] != (own or n)[0]]
        pages = [page.label for page in document.pages if page.label not in locator.pages]
        right = len(cases) % 2 == 0
        if own and others and own in numbers:
            kind, sign, label = "sectie", "§", own if right else random.choice(others)
        elif locator.pages and pages:
            label = locator.pages[0] if right else random.choice(pages)
            kind, sign = "bladzijde", "p."
        else:
            continue
        text = " ".join(span.of(document.text).split())
        expected = TRUE if right else ELSEWHERE
        cases.append(Case(f"{kind} {'juist' if right else 'onjuist'}", text, expected, marks="“”",
                          cited=f" ({sign} {label})"))  # fmt: skip
    return cases


def absent_cases(documents: Sequence[Document], count: int, random: Random) -> list[Case]:
    """Quotations from these documents, for a store that does not have them."""
    source = stretches(documents, random)
    texts = (" ".join(span.of(document.text).split()) for document, span in source)
    return [Case("ander document", next(texts), ABSENT) for _ in range(count)]


def rewrapped(document: Document, random: Random) -> str:
    """The text of a document as plain text in narrow lines, long words cut with a hyphen."""
    blocks = [" ".join(b.span.of(document.text).split()) for b in document.blocks
              if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)]  # fmt: skip
    return "\n\n".join(_broken(block, random) for block in blocks) + "\n"
