"""Rules that settle a sentence boundary before the sentence model looks at it.

They are patterns of a stock `attribute_ruler`, so that a saved pipeline loads without our code.
"""

from spacy.language import Language

FORCED = 1
# The ruler stores attribute values without sign: this is -1, "no sentence start".
FORBIDDEN = 2**64 - 1

# A name, a figure or a word of the same sentence follows these, whatever its case.
NEVER_LAST = [
    "a.h.w.",
    "a.u.b.",
    "afb.",
    "art.",
    "bijv.",
    "blz.",
    "bv.",
    "c.q.",
    "ca.",
    "d.w.z.",
    "dhr.",
    "dr.",
    "drs.",
    "ds.",
    "excl.",
    "fig.",
    "hfst.",
    "hoofdst.",
    "i.c.",
    "i.h.b.",
    "i.p.v.",
    "i.s.m.",
    "i.v.m.",
    "incl.",
    "ing.",
    "ir.",
    "jo.",
    "m.b.t.",
    "m.b.v.",
    "m.n.",
    "m.u.v.",
    "mevr.",
    "mgr.",
    "mr.",
    "mw.",
    "n.a.v.",
    "nl.",
    "nr.",
    "o.a.",
    "o.b.v.",
    "o.g.v.",
    "o.l.v.",
    "o.m.",
    "p.",
    "par.",
    "pp.",
    "prof.",
    "resp.",
    "t.a.v.",
    "t.b.v.",
    "t.g.v.",
    "t.o.v.",
    "tab.",
    "vgl.",
    "vs.",
    "z.g.",
    "zgn.",
]
# A number that follows these is theirs.
NUMBERED = ["artikel", "bijlage", "figuur", "hoofdstuk", "lid", "pagina", "paragraaf", "tabel"]
SMALL_LETTER = {"TEXT": {"REGEX": r"^[a-zé]"}}


def add_boundary_rules(nlp: Language) -> None:
    """Add the ruler `boundary_rules` as the first component of `nlp`.

    A blank line forces a boundary; an abbreviation of `NEVER_LAST` forbids one after it, and so
    does a colon or semicolon on the same line, and any abbreviation, parenthesis or closing
    quotation mark before a small letter. «Tabel» keeps its number, and a dash within a line that a
    small letter follows begins no sentence.
    """
    ruler = nlp.add_pipe("attribute_ruler", name="boundary_rules", first=True)
    never_last = {"LOWER": {"IN": NEVER_LAST}}
    abbreviation = {"TEXT": {"REGEX": r"^\w.*\.$"}}
    closing = {"TEXT": {"IN": ["’", "”", "''", ")", "]", "»"]}}
    colon = {"TEXT": {"IN": [":", ";"]}}
    not_after = [
        [colon, {"IS_SPACE": False}],
        [never_last, {"IS_SPACE": False}],
        [abbreviation, SMALL_LETTER],
        [closing, SMALL_LETTER],
        [{"LOWER": {"IN": NUMBERED}}, {"TEXT": {"REGEX": r"^\d"}}],
        [{"IS_SPACE": False}, {"TEXT": {"IN": ["–", "-", "—"]}}, SMALL_LETTER],
    ]
    ruler.add(not_after, {"SENT_START": FORBIDDEN}, index=1)
    blank_line = {"TEXT": {"REGEX": r"\n\s*\n"}}
    ruler.add([[blank_line, {"IS_SPACE": False}]], {"SENT_START": FORCED}, index=1)
