"""The spaCy component `dutch_annotator`: everything that the network says, put on a Doc.

The text is read in windows that begin at a sentence; the last sentence of a window, which may run
on, is read again at the head of the next. Boundaries that are set already are kept.
spaCy finds the factory by the entry point `spacy_factories` of this package.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline import texts_nl
from pipeline.bert import FloatArray
from pipeline.errors import LanguageModelError
from pipeline.syntax.network import LABELS, VOCABULARY, WEIGHTS, Network

WINDOW = 190  # pieces


class DutchAnnotator:
    """Sets sentence starts, tags, morphology, lemmas and trees; loaded with its pipeline.

    With `only_sentences` it sets sentence starts and nothing else.
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
            raise LanguageModelError(texts_nl.language_model_damaged("dutch_annotator"))
        return self._network

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document in place."""
        for states, sentences in self._windows(doc):
            for sentence in sentences:
                sentence[0].is_sent_start = True
                for token in sentence[1:]:
                    token.is_sent_start = False
                if not self.only_sentences:
                    first = sentence.start - sentences[0].start
                    self._annotate(sentence, states[first : first + len(sentence)])
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
            yield states, [doc[a:b] for a, b in zip(starts, starts[1:], strict=False)]
            start = starts[-1]

    def _window_end(self, doc: Doc, start: int) -> int:
        room, end = min(WINDOW, self.network.longest), start
        while end < len(doc) and (end == start or self.network.count(doc[end].text) <= room):
            room -= self.network.count(doc[end].text)
            end += 1
        return end

    def _annotate(self, sentence: Span, states: FloatArray) -> None:
        network = self.network
        blank = [token.is_space for token in sentence]
        tags, morphology = network.tags(states), network.morphology(states)
        tree = network.tree(states, blank) if not all(blank) else [(0, "")] * len(sentence)
        root = next((n for n, (head, _) in enumerate(tree) if head == 0), 0)
        for number, token in enumerate(sentence):
            if token.is_space:
                _annotate_space(token, sentence[number - 1] if number else sentence[root])
                continue
            token.tag_ = tags[number]
            token.pos_ = morphology[number][0]
            token.set_morph(morphology[number][1])
            token.lemma_ = network.lemmatizer.lemma(token.text, tags[number])
            head, relation = tree[number]
            token.head = sentence[head - 1] if head else token
            token.dep_ = relation if head else "ROOT"

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Copy the files of the network into the folder of a pipeline."""
        del exclude
        if self._folder is None:
            raise LanguageModelError(texts_nl.language_model_damaged("dutch_annotator"))
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
            raise LanguageModelError(texts_nl.language_model_damaged(str(folder))) from error
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


def _annotate_space(token: Token, head: Token) -> None:
    token.tag_ = "_SP"
    token.pos_ = "SPACE"
    token.lemma_ = token.text
    token.head = head
    token.dep_ = "dep"
