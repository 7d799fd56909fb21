"""Rules that settle a sentence boundary before the sentence model looks at it.

They are patterns of a stock `attribute_ruler`, so that a saved pipeline loads without our code.
"""

from spacy.language import Language

FORCED = 1
# The ruler stores attribute values without sign: this is -1, "no sentence start".
FORBIDDEN = 2**64 - 1

# Followed by a name, a figure or a word of the same sentence, whatever its case.
NEVER_LAST = (
    "a.h.w. art. bijv. bv. c.q. ca. d.w.z. dhr. dr. drs. i.c. i.h.b. i.v.m. incl. excl. ing. ir."
    " m.b.t. m.n. mevr. mr. mw. n.a.v. nl. nr. o.a. o.b.v. o.g.v. o.l.v. p. par. pp. prof. resp."
    " t.a.v. t.b.v. t.g.v. t.o.v. vgl. zgn. blz. hfst. hoofdst. afb. fig. tab. jo. vs. f.e. i.p.v."
    " i.s.m. m.b.v. m.u.v. o.m. w.o. z.g. mgr. ds."
).split()
CLOSING = ["’", "”", "''", ")", "]", "»"]


def add_boundary_rules(nlp: Language) -> None:
    """Add the ruler `boundary_rules` as the first component of `nlp`."""
    ruler = nlp.add_pipe("attribute_ruler", name="boundary_rules", first=True)
    ruler.add([[{"LOWER": {"IN": NEVER_LAST}}, {}]], {"SENT_START": FORBIDDEN}, index=1)
    ruler.add([[{"LOWER": {"IN": CLOSING}}]], {"SENT_START": FORBIDDEN})
    ruler.add(
        [[{"TEXT": {"REGEX": r"\n\s*\n"}}, {"IS_SPACE": False}]], {"SENT_START": FORCED}, index=1
    )
