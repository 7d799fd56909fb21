"""Treebank sentences and running text → stretches of words with what the network must say of them.

A value of None (or a head of -1) is not known and not learned. Sentences are joined as they come in
a text; some begin with a small letter, some have other quotation marks, some stand on a new line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path
from random import Random

from annotation import LINE_BREAKS, vary_words
from segmentation import join, segmentation_runs
from spacy.language import Language
from tokenization import abbreviations
from treebank import Sentence

# In `paco-*` words have no tag and no lemma, and UPOS X. `ovis` is transcribed speech.
UNFIT_SOURCES = frozenset({"paco-test", "paco-realtest", "ovis"})
MOST_SENTENCES, MOST_WORDS = 9, 110


# Of trees of 2017: the relations whose heads are drawn as today, with their name of today, or ""
# where one name has become several.
OLDER_RELATIONS = {
    **{name: name for name in ("case", "nmod", "nsubj:pass", "conj", "advmod", "appos", "mark")},
    **{name: name for name in ("aux:pass", "compound:prt", "acl:relcl")},
    **dict.fromkeys(("det", "amod", "obl", "obj", "nummod"), ""),
    "flat:name": "flat",
}


class Known(Enum):
    """What a treebank file is trusted for, besides its sentence boundaries."""

    BOUNDARIES = "boundaries"
    TAGS = "XPOS"
    OLDER_TREES = "some heads and relations"
    ALL = "all"


@dataclass(frozen=True)
class Stretch:
    """Words, whether white space follows each, and the wanted annotation of each."""

    words: list[str]
    spaces: list[bool]
    starts: list[int | None]
    xpos: list[str | None]
    morphology: list[tuple[str, str] | None]
    heads: list[int]
    relations: list[str | None]


def stretch(sentences: Sequence[Sentence], known: Known, rng: Random | None = None) -> Stretch:
    """One stretch of the sentences; varied if there is a random generator.

    A head is 0 for the root, else the number of the word in the stretch, from 1.
    """
    made = Stretch([], [], [], [], [], [], [])
    for number, sentence in enumerate(sentences):
        words = vary_words(sentence.words, rng) if rng else sentence.words
        offset = len(made.words) + 1
        for index, word in enumerate(words):
            head = 0 if word.head == index else word.head + offset
            made.words.append(word.form)
            made.spaces.append(word.space_after)
            made.starts.append(int(index == 0))
            made.xpos.append(word.xpos if known in (Known.TAGS, Known.ALL) else None)
            made.morphology.append((word.upos, word.feats) if known is Known.ALL else None)
            head, relation = _known_head(head, word.deprel, known)
            made.heads.append(head)
            made.relations.append(relation)
        made.spaces[-1] = True
        if rng and number + 1 < len(sentences) and rng.random() < 0.06:
            made.spaces[-1] = False
            _add_unknown(made, rng.choice(LINE_BREAKS))
    return made


def _known_head(head: int, relation: str, known: Known) -> tuple[int, str | None]:
    if known is Known.ALL:
        return head, relation
    if known is Known.OLDER_TREES and relation in OLDER_RELATIONS:
        return head, OLDER_RELATIONS[relation] or None
    return -1, None


def _add_unknown(made: Stretch, word: str) -> None:
    made.words.append(word)
    made.spaces.append(False)
    made.starts.append(0)
    made.xpos.append(None)
    made.morphology.append(None)
    made.heads.append(-1)
    made.relations.append(None)


def groups(sentences: Iterable[Sentence], rng: Random) -> Iterator[list[Sentence]]:
    """Neighbouring sentences of one source, one to nine at a time, about 110 words at most."""
    for _, members in groupby(sentences, key=lambda sentence: sentence.source):
        rest = list(members)
        while rest:
            wanted, taken, words = rng.randint(1, MOST_SENTENCES), 0, 0
            while taken < min(wanted, len(rest)):
                words += len(rest[taken].words)
                if taken and words > MOST_WORDS:
                    break
                taken += 1
            yield rest[:taken]
            rest = rest[taken:]


@dataclass(frozen=True)
class Running:
    """Running text: words, white space, and 1 where a sentence begins."""

    words: list[str]
    spaces: list[bool]
    starts: list[int]


def running_texts(nlp: Language, data: Path, rng: Random) -> list[Running]:
    """The varied texts of `segmentation.py`, cut into words."""
    texts = []
    for run, as_is in segmentation_runs(data, abbreviations(nlp), rng):
        text, starts = join(run, as_is, rng)
        doc, wanted = nlp.make_doc(text), set(starts)
        texts.append(
            Running(
                [token.text for token in doc],
                [bool(token.whitespace_) for token in doc],
                [int(token.idx in wanted) for token in doc],
            )
        )
    return texts


def running_stretch(texts: Sequence[Running], rng: Random) -> Stretch:
    """A part of one of the texts, most often from the beginning of a sentence."""
    text = rng.choice(texts)
    start = rng.randint(0, max(0, len(text.words) - MOST_WORDS))
    if rng.random() < 0.7:
        while start and not text.starts[start]:
            start -= 1
    part = slice(start, start + MOST_WORDS)
    words = text.words[part]
    starts: list[int | None] = list(text.starts[part])
    if start and not starts[0]:
        starts[0] = None
    unknown = [None] * len(words)
    return Stretch(
        words, text.spaces[part], starts, list(unknown), list(unknown), [-1] * len(words),
        list(unknown),
    )  # fmt: skip
