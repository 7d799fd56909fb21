"""Dutch sentences: the shipped spaCy pipeline, or rules, or another spaCy pipeline.

The shipped pipeline is `models/nl_bewijsplaats`, see its card; of it only the sentence boundaries
are asked for. The rules, which know abbreviations, initials and quotes, need no model. Any Dutch
pipeline can take their place by a setting. Only this module and the component import spaCy.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import texts_index
from pipeline.errors import LanguageModelError
from pipeline.settings import RULES
from pipeline.settings import SHIPPED_LANGUAGE_MODEL as SHIPPED
from pipeline.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED_PIPELINE = Path(__file__).parent.parent / "models" / SHIPPED
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


def _is_boundary(text: str, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 40]
    start = _START.match(following)
    if start is None:
        return False
    points, closing = end[1], end[2]
    if points != ".":
        return points in ("!", "?") or points[-1] in "!?" or following[0].isupper()
    before = _WORD_BEFORE.search(text, max(end.start() - 40, 0), end.start())
    word = f"{before.group() if before else ''}."
    if closing:
        # «(Terpstra e.a.) Dat» ends a sentence; «(vgl. art.) 19» does not.
        return not start[1].isdigit() or _is_word(word)
    return not _is_abbreviation(word, start[1], following)


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


def dutch_sentences(doc: "Doc") -> "Doc":
    """A spaCy component: sets `is_sent_start` on every token, from the rules above."""
    starts = set(sentence_starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


@lru_cache(maxsize=2)
def load_pipeline(model: str = SHIPPED) -> "Language":
    """A Dutch pipeline that sets sentence boundaries.

    `model` is `nl_bewijsplaats` for the shipped one, `regels` for the rules, or the name or folder
    of another.

    Raises
    ------
    LanguageModelError
        If there is no such model, or it is damaged.
    """
    nlp = _rules() if model == RULES else _load(model)
    nlp.max_length = 50_000_000
    return nlp


def _load(model: str) -> "Language":
    import spacy

    sentences_only = {"components": {"dutch_annotator": {"only_sentences": True}}}
    try:
        if model == SHIPPED:
            return spacy.load(SHIPPED_PIPELINE, config=sentences_only)
        return spacy.load(model, exclude=["ner"])
    except (OSError, ValueError) as error:
        raise LanguageModelError(texts_index.language_model_damaged(model)) from error


def _rules() -> "Language":
    import spacy
    from spacy.language import Language

    if not Language.has_factory("dutch_sentences"):
        Language.component("dutch_sentences", func=dutch_sentences)
    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_sentences")
    return nlp


def split_sentences(texts: Iterable[str], model: str = SHIPPED) -> list[tuple[Span, ...]]:
    """For each text the spans of its sentences, without the white space between them."""
    split = []
    for doc in load_pipeline(model).pipe(texts):
        spans = []
        for sentence in doc.sents:
            words = sentence.text
            start = sentence.start_char + len(words) - len(words.lstrip())
            if words.strip():
                spans.append(Span(start, start + len(words.strip())))
        split.append(tuple(spans))
    return split
