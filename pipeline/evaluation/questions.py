"""Questions on the index: how high the right passage stands, and what is quoted.

A line is `{"id", "soort", "vraag", "goud": [snippets], "sectie"}`; of the kind “geen”, or without
gold, the right answer is none. A hit or quote is right when it holds a gold snippet (a quote also
when it lies within one), after folding white space, quotation marks and line-break hyphens.
MRR and hit@k: Voorhees (1999), TREC-8.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline import texts_evaluation, texts_nl
from pipeline.assistant import check_question
from pipeline.errors import QuestionError, UsageError
from pipeline.evaluation.figures import Measured, mean
from pipeline.evaluation.lines import Lines, parse_record, texts, words
from pipeline.evaluation.setups import Setup
from pipeline.indexing.store import Store
from pipeline.types import Answer

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛“”„‟\"'«»`´", "'"))
Score = Callable[["Outcome"], float | bool | None]
NO_ANSWER = "geen"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its gold snippets and the number or title of their section."""

    id: str
    kind: str
    text: str
    gold: tuple[str, ...] = ()
    section: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents have an answer."""
        return self.kind != NO_ANSWER and bool(self.gold)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question; `rank` is that of the first right hit, None if there is none."""

    question: Question
    rank: int | None
    right_section: bool | None
    right_quote: bool | None
    found: bool
    confidence: float
    verbatim: bool


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions to ask of the index."""

    kind: ClassVar[str] = "questions"
    main: ClassVar[str] = "mrr"
    name: str
    questions: tuple[Question, ...]

    def measure(self, setup: Setup) -> Mapping[str, Measured]:
        """The figures per kind of question, and of all together."""
        assistant = setup.assistant
        return by_kind(evaluate(assistant.store, assistant.ask, self.questions))


def read_questions(file: str, lines: Lines) -> QuestionSet:
    """The questions of a file.

    Raises
    ------
    UsageError
        If a line is no question with its gold; the message names the line.
    """
    questions = []
    for number, line in lines:
        try:
            questions.append(_question(number, line))
        except (ValueError, QuestionError) as error:
            message = texts_evaluation.bad_line(file, number, QuestionSet.kind)
            raise UsageError(message) from error
    return QuestionSet(file, tuple(questions))


def parse_question(file: str, number: int, line: str) -> Question:
    """The question in one line of JSON, with whatever else it says; blank questions too.

    Raises
    ------
    UsageError
        If the line is no question; the message names the file and the line.
    """
    try:
        record = json.loads(line)
        return Question(str(record["id"]), str(record.get("soort", "")), str(record["vraag"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(texts_nl.bad_line(file, number)) from error


def fold(text: str) -> str:
    """Text for comparing: one kind of quotation mark, words whole over lines, single spaces."""
    whole = re.sub(r"(?<=\w)[-\u00ad]\s*\n\s*", "", text)
    return re.sub(r"\s+", " ", whole.translate(_QUOTES)).strip()


def evaluate(
    store: Store, ask: Callable[[str], Answer], questions: Iterable[Question]
) -> list[Outcome]:
    """The outcome of each question, asked one by one."""
    return [_outcome(store, question, ask(question.text)) for question in questions]


def measured(outcomes: Sequence[Outcome]) -> Measured:
    """The figures of these outcomes; each is a mean over the questions that it is about."""
    scores = {name: [score(outcome) for outcome in outcomes] for name, score in _SCORES.items()}
    return Measured(len(outcomes), {name: mean(values) for name, values in scores.items()})


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Measured]:
    """The figures per kind of question, in the order of the set, and of all together."""
    kinds = dict.fromkeys(outcome.question.kind for outcome in outcomes)
    parts = {kind: measured([o for o in outcomes if o.question.kind == kind]) for kind in kinds}
    return {**parts, texts_evaluation.ALL: measured(outcomes)}


def _question(number: int, line: str) -> Question:
    record = parse_record(line)
    if record is None:
        raise ValueError(line)
    kind = str(record.get("soort", ""))
    gold = texts(record, "goud") if "goud" in record or kind != NO_ANSWER else ()
    question = check_question(words(record, "vraag"))
    section = str(record.get("sectie", ""))
    return Question(str(record.get("id", number)), kind, question, gold, section)


def _outcome(store: Store, question: Question, answer: Answer) -> Outcome:
    gold = [fold(snippet) for snippet in question.gold]
    right = []
    for hit in answer.hits[:DEPTH]:
        document = store.document(hit.passage.document_id)
        if _holds(fold(hit.passage.span.of(document.text)), gold):
            right.append((hit.rank, document.section(hit.passage.section_id)))
    first = answer.quotes[0] if answer.quotes else None
    quoted = fold(first.text) if first else ""
    return Outcome(
        question=question,
        rank=right[0][0] if right else None,
        right_section=(
            question.section in (right[0][1].number, right[0][1].title) if right else None
        ),
        right_quote=_holds(quoted, gold) or _within(quoted, gold) if first and gold else None,
        found=answer.found,
        confidence=answer.confidence,
        verbatim=all(
            quote.text == quote.span.of(store.document(quote.document_id).text)
            for quote in answer.quotes
        ),
    )


def _holds(text: str, gold: Sequence[str]) -> bool:
    return any(snippet in text for snippet in gold)


def _within(text: str, gold: Sequence[str]) -> bool:
    return bool(text) and any(text in snippet for snippet in gold)


def _of_answerable(score: Score) -> Score:
    return lambda outcome: score(outcome) if outcome.question.answerable else None


def _hit_at(k: int) -> Score:
    return lambda outcome: outcome.rank is not None and outcome.rank <= k


_SCORES: Mapping[str, Score] = {
    "mrr": _of_answerable(lambda outcome: 1 / outcome.rank if outcome.rank else 0.0),
    "hit_at_1": _of_answerable(_hit_at(1)),
    "hit_at_5": _of_answerable(_hit_at(5)),
    "hit_at_10": _of_answerable(_hit_at(10)),
    "right_section": _of_answerable(lambda outcome: outcome.right_section),
    "quote_precision": _of_answerable(lambda outcome: outcome.right_quote),
    "answered": _of_answerable(lambda outcome: outcome.found),
    "refused": lambda outcome: None if outcome.question.answerable else not outcome.found,
    "verbatim": lambda outcome: outcome.verbatim if outcome.found else None,
}
