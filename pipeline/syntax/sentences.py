"""Where Dutch sentences begin, by rules that know abbreviations, initials and quotes.

On running text with its paragraphs known they are as good as a network and far faster; where they
are in doubt, they say so. Left out: sentences without a full stop.
"""

import re

# Never at the end of a sentence: something always follows.
_OPEN_ABBREVIATIONS = frozenset(
    "a.d. a.h.w. a.u.b. afb. art. ass. b.v. bijv. blz. bv. c.q. ca. d.d. d.m.v. d.w.z. dhr. dr. "
    "drs. ds. e.v. fig. fr. gem. ged. gebr. hfst. i.c.m. i.g.v. i.h.b. i.h.k.v. i.o.m. i.p.v. "
    "i.s.m. i.t.t. i.v.m. incl. excl. ing. ir. jhr. kol. lic. m.a.w. m.b.t. m.b.v. m.h.o. m.i. "
    "m.i.v. m.n. m.u.v. max. mej. mevr. min. mln. mld. mr. mw. n.a.v. nl. no. nr. nrs. o.a. "
    "o.b.v. o.g.v. o.i. o.l.v. o.m. o.v.v. p. par. pag. pp. prof. red. resp. s.v.p. sr. jr. "
    "st. stb. stcrt. t.a.v. t.b.v. t.g.v. t.h.v. t.o.v. t.w. t.z.t. tab. tel. v.d. v.w.b. vgl. "
    "vs. vz. w.o. z.g. zgn. zg. jan. feb. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec. "
    "ed. eds. vol. i.e. e.g. cf. hr. t.t. v.l.n.r. t.e.m. t.m. wnd. plv. gen.".split()
)
# At the end of a sentence or in the middle: a capital after it decides.
_EITHER_ABBREVIATIONS = frozenset(
    "a.s. al. c.s. e.a. e.d. e.d.m. e.o. enz. enzv. etc. j.l. jl. l.s. n.chr. v.chr. o.i.d. "
    "s.s. i.d. ibid. a.w. t.a.p. z.j. z.p. p.m. n.v. b.v.".split()
)
_END = re.compile(r"([.!?…]+)([”“\"’‘'»)\]]*)\s+")
_WORD_BEFORE = re.compile(r"[^\s(\[“”‘’\"'«»/–—]+$")
_START = re.compile(r"[“”„\"‘’'«(\[]*(?:['’‘][stnkm]\s+)?([A-ZÀ-ÖØ-Þ0-9]|[A-ZÀ-ÖØ-Þ])")
_INITIALS = re.compile(r"(?:[A-Z]|[A-Z][a-z]?(?:\.[A-Z][a-z]?)+)\.?$")
_NAME_AFTER = re.compile(r"(?:[A-Z]\.|[A-Z][\w’'-]+|van|de|der|den|ten|ter|te|’t|'t)\b")


def sentence_starts(text: str) -> list[int]:
    """The positions where a new sentence begins, without the first, in code points of `text`."""
    starts = []
    for end in _END.finditer(text):
        if end.end() < len(text) and _is_boundary(text, end):
            starts.append(end.end())
    return starts


def is_doubtful(text: str) -> bool:
    """Whether an abbreviation or initials before a capital leave a boundary to the reader."""
    return any(
        (start := _START.match(text, end.end())) is not None
        and not start[1].isdigit()
        and not _is_plain(_word_before(text, end))
        for end in _END.finditer(text)
        if end[1] == "." and not end[2]
    )


def _is_boundary(text: str, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 40]
    start = _START.match(following)
    if start is None:
        return False
    points, closing = end[1], end[2]
    if points != ".":
        return points in ("!", "?") or points[-1] in "!?" or following[0].isupper()
    word = _word_before(text, end)
    if closing:
        # «(Terpstra e.a.) Dat» ends a sentence; «(vgl. art.) 19» does not.
        return not start[1].isdigit() or _is_word(word)
    return not _is_abbreviation(word, start[1], following)


def _word_before(text: str, end: re.Match[str]) -> str:
    """The word before a full stop, with it."""
    before = _WORD_BEFORE.search(text, max(end.start() - 40, 0), end.start())
    return f"{before.group() if before else ''}."


def _is_plain(word: str) -> bool:
    """Whether a word with a full stop can be nothing but the last of a sentence."""
    return _is_word(word) and not _INITIALS.fullmatch(word)


def _is_word(word: str) -> bool:
    return word.lower() not in _OPEN_ABBREVIATIONS | _EITHER_ABBREVIATIONS


def _is_abbreviation(word: str, first: str, following: str) -> bool:
    if word.lower() in _OPEN_ABBREVIATIONS:
        return True
    if word.lower() in _EITHER_ABBREVIATIONS:
        return first.isdigit() or following[0] in "(["
    if _INITIALS.fullmatch(word):
        return bool(_NAME_AFTER.match(following))
    return False
