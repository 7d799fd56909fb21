"""Bring the Wikipedia sentences of 2018 to the conventions of the present release.

Of that release only the XPOS tags are kept. UPOS and features follow from the XPOS tag and the form
as in the newspaper treebank; a lemma is taken over where that treebank knows one for the form, and
otherwise left unset, as is the tree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from treebank import Sentence, Word

# In `paco-*` words have no tag and no lemma, and UPOS X. `ovis` is transcribed speech.
UNFIT_SOURCES = frozenset({"paco-test", "paco-realtest", "ovis"})
Lexicon = dict[tuple[str, str], tuple[str, str, str]]


def build_lexicon(sentences: Iterable[Sentence]) -> Lexicon:
    """Return the usual UPOS, features and lemma for (small form, XPOS) and for ("", XPOS)."""
    counts: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            counts[word.form.lower(), word.xpos][word.upos, word.feats, word.lemma] += 1
            counts["", word.xpos][word.upos, word.feats, ""] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def modernise(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """Return the sentence with UPOS, features and lemmas of the lexicon, and without a tree."""
    return replace(sentence, words=tuple(_modern(word, lexicon) for word in sentence.words))


def _modern(word: Word, lexicon: Lexicon) -> Word:
    unset = ("", "", "")
    found = lexicon.get((word.form.lower(), word.xpos), lexicon.get(("", word.xpos), unset))
    upos, feats, lemma = found
    return replace(word, upos=upos, feats=feats, lemma=lemma, deprel="")


def training_sentences(
    newspapers: Iterable[Sentence], wikipedia: Iterable[Sentence]
) -> Sequence[Sentence]:
    """Return both treebanks, the unfit sources left out and the older one brought up to date."""
    fit = [sentence for sentence in newspapers if sentence.source not in UNFIT_SOURCES]
    lexicon = build_lexicon(fit)
    return [*fit, *(modernise(sentence, lexicon) for sentence in wikipedia)]
