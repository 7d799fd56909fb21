"""Annotated sentences → spaCy documents, and variations of their words."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab
from treebank import Sentence, Word

LINE_BREAKS = ("\n", "\n\n")
OPENING_AND_CLOSING = (("‘", "’"), ("“", "”"), ("„", "”"), ("‘", "”"))
STRAIGHT = {'"', "'", ",,", "''", "``", "`"}


def vary_words(sentence: Sequence[Word], rng: Random) -> list[Word]:
    """The words, sometimes with a small first letter, often with curly quotation marks."""
    words = list(sentence)
    if rng.random() < 0.03:
        words[0] = replace(words[0], form=words[0].form.lower())
    if rng.random() < 0.4:
        pair = rng.choice(OPENING_AND_CLOSING)
        opened = False
        for index, word in enumerate(words):
            if word.xpos == "LET" and word.form in STRAIGHT:
                words[index] = replace(word, form=pair[opened], lemma=pair[opened])
                opened = not opened
    return words


def gold_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document of the sentences, joined by spaces, with their annotation."""
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in sentences:
        words += [replace(word, head=word.head + len(words)) for word in sentence.words]
        words[-1] = replace(words[-1], space_after=True)
        starts += [True] + [False] * (len(sentence.words) - 1)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=["" if word.feats == "_" else word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=[word.deprel for word in words],
        sent_starts=starts,
    )
