"""The spaCy component `dutch_annotator`: everything that the network says, put on a Doc.

The text is read in windows that begin at a sentence; the last sentence of a window, which may run
on, is read again at the head of the next. Boundaries that are set already are kept.
spaCy finds the factory by the entry point `spacy_factories` of this package.
"""

import shutil
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import texts_index
from pipeline.bert import FloatArray
from pipeline.errors import LanguageModelError
from pipeline.syntax.network import LABELS, VOCABULARY, WEIGHTS, Network
from pipeline.syntax.sentences import is_doubtful, sentence_starts

WINDOW = 190  # pieces
_TURN = 2**64  # spaCy stores a head to the left without its sign


class Annotation(NamedTuple):
    """What is said of a token; `head` is relative to it."""

    tag: str
    pos: str
    feats: str
    lemma: str
    head: int
    relation: str


class DutchAnnotator:
    """Sets sentence starts, tags, morphology, lemmas and trees; loaded with its pipeline.

    With `only_sentences` it sets sentence starts and nothing else, and asks the network only where
    the rules of `pipeline.syntax.sentences` are in doubt.
    """

    def __init__(self, only_sentences: bool = False) -> None:
        self.only_sentences = only_sentences
        self._network: Network | None = None
        self._folder: Path | None = None

    @property
    def network(self) -> Network:
        """The network.

        Raises
        ------
        LanguageModelError
            If none has been loaded.
        """
        if self._network is None:
            raise LanguageModelError(texts_index.language_model_damaged("dutch_annotator"))
        return self._network

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document in place."""
        if self.only_sentences and not is_doubtful(doc.text):
            return set_starts(doc)
        found: list[Annotation] = []
        for states, sentences in self._windows(doc):
            for sentence in sentences:
                first = sentence.start - sentences[0].start
                if self.only_sentences:
                    _set_start(sentence)
                else:
                    found += self._annotated(sentence, states[first : first + len(sentence)])
        if found:
            _set(doc, found)
        return doc

    def pipe(self, stream: Iterator[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Annotate a stream of documents; they are read one by one."""
        del batch_size
        yield from map(self, stream)

    def _windows(self, doc: Doc) -> Iterator[tuple[FloatArray, list[Span]]]:
        """The states of whole sentences, and these sentences."""
        start = 0
        while start < len(doc):
            end = self._window_end(doc, start)
            tokens = doc[start:end]
            words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
            states = self.network.states(words, spaces)
            starts = [start, *_starts(tokens, self.network.boundaries(states)), end]
            if end < len(doc) and len(starts) > 2:
                starts.pop()  # the last sentence may run on
            yield states, [doc[a:b] for a, b in pairwise(starts)]
            start = starts[-1]

    def _window_end(self, doc: Doc, start: int) -> int:
        room, end = min(WINDOW, self.network.longest), start
        while end < len(doc) and (end == start or self.network.count(doc[end].text) <= room):
            room -= self.network.count(doc[end].text)
            end += 1
        return end

    def _annotated(self, sentence: Span, states: FloatArray) -> list[Annotation]:
        network = self.network
        blank = [token.is_space for token in sentence]
        tags, morphology = network.tags(states), network.morphology(states)
        tree = [(0, "ROOT")] * len(sentence) if all(blank) else network.tree(states, blank)
        found = []
        for number, token in enumerate(sentence):
            if blank[number]:
                head = number - 1 if number else _first_word(blank)
                found.append(Annotation("_SP", "SPACE", "", token.text, head - number, "dep"))
                continue
            head, relation = tree[number]
            found.append(
                Annotation(
                    tags[number],
                    *morphology[number],
                    network.lemmatizer.lemma(token.text, tags[number]),
                    head - 1 - number if head else 0,
                    relation if head else "ROOT",
                )
            )
        return found

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Copy the files of the network into the folder of a pipeline."""
        del exclude
        if self._folder is None:
            raise LanguageModelError(texts_index.language_model_damaged("dutch_annotator"))
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name in (WEIGHTS, LABELS, VOCABULARY):
            shutil.copyfile(self._folder / name, target / name)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> "DutchAnnotator":
        """Read the network from the folder of a pipeline.

        Raises
        ------
        LanguageModelError
            If a file is missing or damaged.
        """
        del exclude
        folder = Path(path)
        try:
            self._network = Network(folder)
        except Exception as error:  # the libraries raise whatever their parts raise
            raise LanguageModelError(texts_index.language_model_damaged(str(folder))) from error
        self._folder = folder
        return self


@Language.factory("dutch_annotator", default_config={"only_sentences": False})
def make_annotator(nlp: Language, name: str, only_sentences: bool) -> DutchAnnotator:
    """What spaCy calls for a pipeline that has the component."""
    del nlp, name
    return DutchAnnotator(only_sentences)


def _starts(tokens: Span, chances: FloatArray) -> list[int]:
    """Where sentences begin after the first token, by what is set already or else by chance."""
    starts = []
    for token, chance in zip(tokens[1:], chances[1:], strict=True):
        settled: Any = token.is_sent_start
        if settled or (settled is None and chance > 0.5 and not token.is_space):
            starts.append(token.i)
    return starts


def set_starts(doc: Doc) -> Doc:
    """Set sentence starts by the rules alone; what is set already is kept."""
    starts = set(sentence_starts(doc.text))
    begins = []
    for token in doc:
        settled: Any = token.is_sent_start
        begins.append(token.i == 0 or (token.idx in starts if settled is None else settled))
    # Token by token spaCy would look through the whole document every time.
    column: Any = np.array([[1 if begin else -1] for begin in begins], dtype=np.int64)
    return doc.from_array(["SENT_START"], column.reshape(-1, 1).view(np.uint64))


def _set_start(sentence: Span) -> None:
    sentence[0].is_sent_start = True
    for token in sentence[1:]:
        token.is_sent_start = False


def _first_word(blank: Sequence[bool]) -> int:
    """The place of the first word; 0 in a sentence without any."""
    return next((number for number, empty in enumerate(blank) if not empty), 0)


def _set(doc: Doc, annotations: Sequence[Annotation]) -> None:
    """Put the annotations on all tokens; the trees make the sentences."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    rows = [
        (
            strings.add(found.tag),
            strings.add(found.pos),
            morphology.add(found.feats),
            strings.add(found.lemma),
            found.head % _TURN,
            strings.add(found.relation),
        )
        for found in annotations
    ]
    table: Any = np.array(rows, dtype=np.uint64)
    doc.from_array(["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"], table)
