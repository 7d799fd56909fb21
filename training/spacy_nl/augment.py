"""Vary running text so that the sentence model meets what policy prose has and treebanks lack.

Every function takes one sentence and a random generator and returns one sentence: what it inserts
never holds a sentence boundary. Left out: any change that would need new syntactic annotation.
"""

import re
from collections.abc import Callable
from random import Random

Variation = Callable[[str, Random], str]

SURNAMES = [
    "Aalbers",
    "Bakker",
    "Bruins",
    "Cornelisse",
    "De Boer",
    "De Graaf",
    "Dekker",
    "Dijkstra",
    "Evers",
    "Faber",
    "Haverkamp",
    "Hoekstra",
    "Huisman",
    "Kamerling",
    "Kuipers",
    "Lubbers",
    "Meijer",
    "Mulder",
    "Nijhof",
    "Postma",
    "Prins",
    "Roelofs",
    "Schipper",
    "Smit",
    "Timmer",
    "Van Beek",
    "Van den Berg",
    "Van der Laan",
    "Van Dijk",
    "Verhoef",
    "Visser",
    "Wolters",
]
BETWEEN = [
    "o.a.",
    "m.b.t.",
    "bv.",
    "bijv.",
    "c.q.",
    "ca.",
    "d.w.z.",
    "resp.",
    "i.v.m.",
    "t.a.v.",
    "m.n.",
    "i.c.",
    "evt.",
    "nl.",
    "n.a.v.",
    "t.b.v.",
    "e.d.",
    "e.a.",
    "enz.",
    "etc.",
    "m.i.",
    "t.o.v.",
    "a.h.w.",
    "zgn.",
    "incl.",
    "i.p.v.",
    "o.m.",
]
CLOSING = ("enz.", "etc.", "e.d.", "e.a.", "c.s.", "en dergelijke", "e.v.")
TITLES = [
    "dhr.",
    "mw.",
    "mevr.",
    "dr.",
    "drs.",
    "mr.",
    "prof. dr.",
    "prof.",
    "ir.",
    "de heer",
    "minister",
    "burgemeester",
]
INITIALS = "ABCDEFGHIJKLMNOPRSTVWZ"
QUOTES = (("‘", "’"), ("“", "”"), ('"', '"'), ("'", "'"), ("„", "”"), ("‘", "”"), (",,", "''"))
SAYS = ("zegt", "stelt", "aldus", "schreef", "riep", "antwoordde", "vroeg", "meent", "zo zei")
ASIDES = (
    "niet waar?", "en terecht!", "zie p. {n}", "vgl. art. {n}", "hoe lang nog?", "zie afb. {n}",
    "par. {n}.{m}", "sic!", "m.n. in de grote steden", "{n} pct.", "nr. {n}", "blz. {n} e.v.",
)  # fmt: skip
LEADS = (
    "Volgens {name} is het zo dat", "In art. {n} lid {m} staat dat", "Op p. {n}/{m} leest men:",
    "{n} van de ondervraagden vinden:", "Zie o.a. {name} (2012), want", "’s Ochtends bleek dat",
    "Dhr. {name} meldt dat", "{initial} {name} schrijft:", "Par. {n}.{m} leert dat",
)  # fmt: skip
MARKS = ("- ", "• ", "– ", "> ", "{n}. ", "{n}) ", "({n}) ", "a. ", "b) ", "{n}.{m} ", "* ", "")


def initials(rng: Random) -> str:
    """Return one to three initials, closed up or spaced: `A.`, `B.J.`, `C. D.`."""
    letters = [f"{rng.choice(INITIALS)}." for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
    return ("" if rng.random() < 0.8 else " ").join(letters)


def fill(pattern: str, rng: Random) -> str:
    """Return `pattern` with its `{n}`, `{m}`, `{name}` and `{initial}` filled in."""
    name = rng.choice(SURNAMES)
    if rng.random() < 0.5:
        name = f"{initials(rng)} {name}"
    values = {"n": rng.randint(1, 240), "m": rng.randint(1, 12), "name": name}
    return pattern.format(**values, initial=initials(rng))


def citation(rng: Random) -> str:
    """Return an in-text citation with its parentheses: `(Smit e.a. 2014, p. 12)`."""
    parts = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        names = rng.choice(SURNAMES)
        names += rng.choice(("", "", f" en {rng.choice(SURNAMES)}", " e.a.", " e.a.", " et al."))
        comma = rng.choice(("", "", ","))
        page = rng.choice(("", "", "", f", p. {rng.randint(1, 300)}", f": {rng.randint(1, 300)}"))
        parts.append(f"{names}{comma} {rng.randint(1985, 2024)}{page}")
    return f"({rng.choice(('', '', '', 'zie ', 'vgl. '))}{rng.choice(('; ', ', ')).join(parts)})"


def split_end(sentence: str) -> tuple[str, str]:
    """Return the sentence without its final punctuation, and that punctuation."""
    match = re.search(r"[.!?…]+$", sentence)
    return (sentence[: match.start()], match.group()) if match else (sentence, "")


def inside(sentence: str, insert: str, rng: Random) -> str:
    """Return the sentence with `insert` between two words, the second in lower case."""
    places = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", sentence)]
    if not places:
        return sentence
    at = rng.choice(places)
    return f"{sentence[:at]} {insert}{sentence[at:]}"


def add_abbreviation(sentence: str, rng: Random) -> str:
    """Put an abbreviation inside: `dat o.a. Jansen`, `mr. A. Smit`, `verdachte K. steeds`."""
    choice = rng.random()
    if choice < 0.5:
        return inside(sentence, rng.choice(BETWEEN), rng)
    if choice < 0.8:
        return inside(sentence, fill(f"{rng.choice(TITLES)} {{name}}", rng), rng)
    who = rng.choice(("meneer", "mevrouw", "verdachte", "de heer", "patiënt", "cliënt"))
    return inside(sentence, f"{who} {rng.choice(INITIALS)}.", rng)


def add_citation(sentence: str, rng: Random) -> str:
    """Put a citation before the final punctuation or somewhere inside."""
    body, end = split_end(sentence)
    if rng.random() < 0.6:
        return f"{body} {citation(rng)}{end}"
    return inside(sentence, citation(rng), rng)


def add_aside(sentence: str, rng: Random) -> str:
    """Put parentheses or an ellipsis inside: `(niet waar?)`, `....`."""
    if rng.random() < 0.25:
        return inside(sentence, rng.choice(("...", "....", "…")), rng).replace(" …", "…")
    return inside(sentence, f"({fill(rng.choice(ASIDES), rng)})", rng)


def add_lead(sentence: str, rng: Random) -> str:
    """Start with a phrase that holds full stops or figures."""
    return f"{fill(rng.choice(LEADS), rng)} {lower_start(sentence, rng)}"


def lower_start(sentence: str, _rng: Random) -> str:
    """Return the sentence with a small first letter."""
    return sentence[:1].lower() + sentence[1:]


def quote(sentence: str, rng: Random) -> str:
    """Put the sentence, or the words in it, between quotation marks of one pair or a mixed one."""
    left, right = rng.choice(QUOTES)
    body, end = split_end(sentence)
    choice = rng.random()
    if choice < 0.35:
        return f"{left}{body}{end}{right}"
    if choice < 0.5:
        return f"{left}{body}{right}{end}"
    if choice < 0.75:
        said = body + rng.choice((",", "!", "?", ".", ""))
        comma = "" if said[-1:] in ",!?" else ","
        return f"{left}{said}{right}{comma} {rng.choice(SAYS)} {fill('{name}', rng)}."
    words = body.split(" ")
    if len(words) < 4:
        return sentence
    start = rng.randrange(1, len(words) - 1)
    stop = rng.randrange(start + 1, len(words) + 1)
    quoted = f"{left}{' '.join(words[start:stop])}{right}"
    return " ".join([*words[:start], quoted, *words[stop:]]) + end


def close_otherwise(sentence: str, rng: Random) -> str:
    """End with another mark, an abbreviation, a single letter, or stand between parentheses."""
    body, end = split_end(sentence)
    choice = rng.random()
    if choice < 0.25:
        return body + rng.choice(("...", "....", "…", "?!", "?..", "!!"))
    if choice < 0.5:
        return body + rng.choice("!?")
    if choice < 0.7:
        return f"{body}, {rng.choice(CLOSING)}"
    if choice < 0.8:
        return f"{body} {rng.choice(('groep', 'plan', 'bijlage'))} {rng.choice('ABC')}."
    return f"({body}{end})"


def list_item(sentence: str, rng: Random) -> str:
    """Return the sentence as an item or a heading: with a mark, without final punctuation."""
    body, _end = split_end(sentence)
    return fill(rng.choice(MARKS), rng) + body + rng.choice(("", "", "", ";"))


def curly(sentence: str, rng: Random) -> str:
    """Turn straight double quotation marks in pairs into curly ones, and apostrophes too."""
    left, right = rng.choice(QUOTES[:2])
    changed = re.sub(r'"([^"]+)"', rf"{left}\1{right}", sentence)
    return re.sub(r"(?<=\w)'(?=\w)|(?<!\w)'(?=[a-z] )", "’", changed)


VARIATIONS: tuple[tuple[float, Variation], ...] = (
    (0.08, add_abbreviation),
    (0.06, add_citation),
    (0.03, add_aside),
    (0.04, add_lead),
    (0.03, close_otherwise),
    (0.06, quote),
    (0.04, lower_start),
    (0.30, curly),
)


def vary(sentence: str, rng: Random) -> str:
    """Apply each variation with its own chance."""
    for chance, variation in VARIATIONS:
        if rng.random() < chance:
            sentence = variation(sentence, rng)
    return sentence
