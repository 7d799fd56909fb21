"""Turn annotated sentences into spaCy documents, with line breaks and other quotation marks."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab
from treebank import Sentence, Word

LINE_BREAKS = ("\n", "\n\n")
OPENING_AND_CLOSING = (("‘", "’"), ("“", "”"), ("„", "”"), ("‘", "”"))
STRAIGHT = {'"', "'", ",,", "''", "``", "`"}


def to_doc(vocab: Vocab, sentences: Sequence[Sentence], rng: Random | None) -> Doc:
    """Return one document of the sentences, joined by spaces.

    With a random generator some quotation marks become curly ones, some sentences start with a
    small letter and some are parted by a line break (a token `\\n` that hangs on the word before).
    """
    words: list[Word] = []
    starts: list[bool] = []
    for number, sentence in enumerate(sentences):
        offset = len(words)
        copies = [replace(word, head=word.head + offset) for word in sentence.words]
        copies[-1] = replace(copies[-1], space_after=True)
        if rng is not None:
            copies = _vary(copies, rng)
        words += copies
        starts += [True] + [False] * (len(copies) - 1)
        if rng is not None and number + 1 < len(sentences) and rng.random() < 0.08:
            words[-1] = replace(words[-1], space_after=False)
            words.append(_line_break(rng.choice(LINE_BREAKS), len(words) - 1))
            starts.append(False)
    return _doc(vocab, words, starts)


def _vary(words: list[Word], rng: Random) -> list[Word]:
    if rng.random() < 0.03:
        words = [replace(words[0], form=words[0].form.lower()), *words[1:]]
    if rng.random() < 0.4:
        pair = rng.choice(OPENING_AND_CLOSING)
        opened = False
        for index, word in enumerate(words):
            if word.xpos == "LET" and word.form in STRAIGHT:
                words[index] = replace(word, form=pair[opened], lemma=pair[opened])
                opened = not opened
    return words


def _line_break(form: str, head: int) -> Word:
    return Word(form, form, "SPACE", "_SP", "_", head, "dep", False)


def _doc(vocab: Vocab, words: list[Word], starts: list[bool]) -> Doc:
    has_tree = all(word.deprel for word in words)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=["" if word.feats == "_" else word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words] if has_tree else None,
        deps=[word.deprel for word in words] if has_tree else None,
        sent_starts=starts,
    )
