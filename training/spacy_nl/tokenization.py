"""The Dutch tokenizer of the pipeline: spaCy's own, with abbreviations taken out and put in."""

import re

from spacy.language import Language
from spacy.symbols import ORTH

# spaCy keeps a final full stop on these, but as words they mostly end a sentence: "op de hand."
ORDINARY_WORDS = [
    "al",
    "bab",
    "bel",
    "best",
    "bet",
    "bull",
    "dat",
    "doc",
    "ex",
    "gen",
    "get",
    "hand",
    "herald",
    "kon",
    "lit",
    "mand",
    "me",
    "mod",
    "mon",
    "or",
    "os",
    "pan",
    "pas",
    "pat",
    "pens",
    "pol",
    "tom",
    "top",
    "u",
    "ver",
    "vid",
    "vol",
    "wac",
]
ABBREVIATIONS = [
    *("jan.", "febr.", "mrt.", "apr.", "aug.", "sept.", "okt.", "nov.", "dec."),
    "afb.",
    "afd.",
    "fig.",
    "tab.",
    "bijl.",
    "blz.",
    "bv.",
    "drs.",
    "mw.",
    "mevr.",
    "dhr.",
    "ing.",
    "excl.",
    "incl.",
    "par.",
    "eds.",
    "dd.",
    "gem.",
    "hoofdst.",
    "pp.",
    "pct.",
    "jo.",
    "Chr.",
    "Stb.",
    "Stcrt.",
    "Trb.",
    "ltd.",
    "vs.",
    "zgn.",
    "a.i.",
    "a.u.b.",
    "b.d.",
    "c.s.",
    "e.e.a.",
    "e.v.",
    "f.e.",
    "i.h.b.",
    "i.h.k.v.",
    "i.o.m.",
    "i.p.v.",
    "i.s.m.",
    "m.a.w.",
    "m.b.v.",
    "m.i.v.",
    "m.m.v.",
    "m.u.v.",
    "n.b.",
    "n.v.t.",
    "o.b.v.",
    "o.g.v.",
    "o.i.d.",
    "o.l.v.",
    "p.m.",
    "q.q.",
    "s.v.p.",
    "sp.a.",
    "t.b.v.",
    "t.g.v.",
    "t.h.v.",
    "t.w.",
    "t.z.t.",
    "v.v.",
    "v.w.b.",
    "w.o.",
    "z.o.z.",
    "z.s.m.",
]


def customise_tokenizer(nlp: Language) -> None:
    """Change the exceptions of the tokenizer of `nlp`, in place.

    Dropped are the exceptions for ordinary words (`hand.`). Added are abbreviations of policy and
    legal prose, also with a capital, and shortened years (`'30`).
    """
    ordinary = {f"{word}." for word in ORDINARY_WORDS}
    rules = {text: tokens for text, tokens in nlp.tokenizer.rules.items() if text not in ordinary}
    for abbreviation in ABBREVIATIONS:
        for text in (abbreviation, abbreviation[0].upper() + abbreviation[1:]):
            rules[text] = [{ORTH: text}]
    for decade in range(100):
        text = f"'{decade:02d}"
        for form in (text, text.replace("'", "’")):
            rules[form] = [{ORTH: form}]
    nlp.tokenizer.rules = rules


def abbreviations(nlp: Language) -> frozenset[str]:
    """Return the exceptions of the tokenizer that end in a full stop: `o.a.`, `prof.`, `Chr.`."""
    pattern = re.compile(r"[^\W\d_][\w.&]*\.")
    return frozenset(text for text in nlp.tokenizer.rules if pattern.fullmatch(text))
