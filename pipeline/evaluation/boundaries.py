"""Texts whose sentences are known: how many whole sentences the splitter finds.

A text is a line `{"sentences": […], "separators": […]}` (a space where separators are missing), or
ten sentences in a row of a CoNLL-U file, joined by spaces. A sentence is right when both its ends
are. Left out: everything of a CoNLL-U file but `# text`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline import texts_evaluation
from pipeline.errors import UsageError
from pipeline.evaluation.figures import Measured, ratio
from pipeline.evaluation.lines import Lines, parse_record, texts
from pipeline.evaluation.setups import Setup
from pipeline.language import split_sentences
from pipeline.types import Span

_TOGETHER = 10  # sentences of a CoNLL-U file in a text
_TEXT = "# text = "
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class SplitText:
    """A text and the spans of its sentences."""

    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BoundarySet:
    """Texts to split into sentences."""

    kind: ClassVar[str] = "boundaries"
    main: ClassVar[str] = "f"
    name: str
    texts: tuple[SplitText, ...]

    def measure(self, setup: Setup) -> Mapping[str, Measured]:
        """Precision, recall and F of whole sentences."""
        model = setup.settings.sentence_model
        found = split_sentences([each.text for each in self.texts], model)
        return {"": measured([each.sentences for each in self.texts], found)}


def measured(gold: Sequence[Sequence[Span]], found: Sequence[Sequence[Span]]) -> Measured:
    """The figures of the sentences found in each text, against those that are right."""
    right = [len(set(a) & set(b)) for a, b in zip(gold, found, strict=True)]
    wanted, given = [len(spans) for spans in gold], [len(spans) for spans in found]
    both = [2 * number for number in right]
    all_ = [a + b for a, b in zip(wanted, given, strict=True)]
    whole = [float(set(a) == set(b)) for a, b in zip(gold, found, strict=True)]
    return Measured(
        len(gold),
        {
            "precision": ratio(right, given),
            "recall": ratio(right, wanted),
            "f": ratio(both, all_),
            "whole_texts": ratio(whole, [1.0] * len(whole)),
        },
    )


def read_boundaries(file: str, lines: Lines) -> BoundarySet:
    """The texts of a file of JSON lines.

    Raises
    ------
    UsageError
        If a line has no sentences, or separators that do not fit; the message names the line.
    """
    found = []
    for number, line in lines:
        try:
            record = parse_record(line) or {}
            sentences = texts(record, "sentences")
            between = " " * (len(sentences) - 1)
            separators = texts(record, "separators") if "separators" in record else tuple(between)
            found.append(join(sentences, separators))
        except ValueError as error:
            message = texts_evaluation.bad_line(file, number, BoundarySet.kind)
            raise UsageError(message) from error
    return BoundarySet(file, tuple(found))


def read_conllu(file: str, lines: Lines) -> BoundarySet:
    """The sentences of a CoNLL-U file, ten a text.

    Raises
    ------
    UsageError
        If a line is no CoNLL-U, or a sentence has no `# text`; the message names the line.
    """
    sentences: list[str] = []
    begun = 0
    for number, line in lines:
        begun += line.startswith("1\t")
        if line.startswith(_TEXT):
            sentences.append(line.removeprefix(_TEXT).strip())
        elif not (line.startswith("#") or is_conllu(line)) or begun > len(sentences):
            message = texts_evaluation.bad_line(file, number, "conllu")
            raise UsageError(message)
    return BoundarySet(file, tuple(_in_tens([text for text in sentences if text])))


def is_conllu(line: str) -> bool:
    """Whether a line is a word of a CoNLL-U file."""
    return line.count("\t") == _COLUMNS - 1 and line[0].isdigit()


def join(sentences: Sequence[str], separators: Sequence[str]) -> SplitText:
    """The text of these sentences with a separator between each two.

    Raises
    ------
    ValueError
        If there is no sentence, a blank one, or another number of separators.
    """
    if not sentences or not all(sentence.strip() for sentence in sentences):
        raise ValueError(sentences)
    spans, text = [], ""
    for sentence, separator in zip(sentences, [*separators, ""], strict=True):
        spans.append(_stripped(sentence, len(text)))
        text += sentence + separator
    return SplitText(text, tuple(spans))


def _stripped(sentence: str, start: int) -> Span:
    first = start + len(sentence) - len(sentence.lstrip())
    return Span(first, first + len(sentence.strip()))


def _in_tens(sentences: Sequence[str]) -> Iterator[SplitText]:
    for start in range(0, len(sentences), _TOGETHER):
        group = sentences[start : start + _TOGETHER]
        yield join(group, [" "] * (len(group) - 1))
