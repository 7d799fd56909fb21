"""Questions with known answers → figures: how high the right passage stands, and what is quoted.

A question set is JSON Lines: `{"id", "soort", "vraag", "goud": [snippets], "sectie"}`; of the kind
“geen” the right answer is none. A hit or quote is right when it holds a gold snippet (a quote also
when it lies within one), after folding white space, quotation marks and line-break hyphens.
MRR and hit@k: Voorhees (1999), TREC-8. No figure here is a threshold of a test.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import texts_nl
from pipeline.errors import UsageError
from pipeline.indexing.store import Store
from pipeline.types import Answer

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛“”„‟\"'«»`´", "'"))
NO_ANSWER = "geen"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its gold snippets and the number or title of their section."""

    id: str
    kind: str
    text: str
    gold: tuple[str, ...]
    section: str


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
class Figures:
    """The figures of a set of outcomes; shares are between 0 and 1, None where nothing counts."""

    questions: int
    mrr: float | None
    hit_at_1: float | None
    hit_at_5: float | None
    hit_at_10: float | None
    right_section: float | None
    quote_precision: float | None
    answered: float | None
    refused: float | None
    verbatim: float | None


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON Lines file.

    Raises
    ------
    UsageError
        If the file cannot be read, or a line is no question; the message names the line.
    """
    return [parse_question(path.name, number, line) for number, line in question_lines(path)]


def question_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1.

    Raises
    ------
    UsageError
        If the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(texts_nl.unreadable_file(path.name, str(error))) from error
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def parse_question(file: str, number: int, line: str) -> Question:
    """The question in one line of JSON.

    Raises
    ------
    UsageError
        If the line is no question; the message names the file and the line.
    """
    try:
        record = json.loads(line)
        return Question(
            str(record["id"]),
            str(record.get("soort", "")),
            str(record["vraag"]),
            tuple(str(snippet) for snippet in record.get("goud", [])),
            str(record.get("sectie", "")),
        )
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


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of these outcomes."""
    answerable = [o for o in outcomes if o.question.kind != NO_ANSWER]
    unanswerable = [o for o in outcomes if o.question.kind == NO_ANSWER]
    ranks = [o.rank for o in answerable]
    return Figures(
        questions=len(outcomes),
        mrr=_mean(1 / rank if rank else 0.0 for rank in ranks),
        hit_at_1=_mean(_within_rank(rank, 1) for rank in ranks),
        hit_at_5=_mean(_within_rank(rank, 5) for rank in ranks),
        hit_at_10=_mean(_within_rank(rank, 10) for rank in ranks),
        right_section=_mean(o.right_section for o in answerable if o.right_section is not None),
        quote_precision=_mean(o.right_quote for o in answerable if o.right_quote is not None),
        answered=_mean(o.found for o in answerable),
        refused=_mean(not o.found for o in unanswerable),
        verbatim=_mean(o.verbatim for o in outcomes if o.found),
    )


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """The figures per kind of question, in the order of the set, and of all together."""
    kinds = dict.fromkeys(outcome.question.kind for outcome in outcomes)
    parts = {kind: figures([o for o in outcomes if o.question.kind == kind]) for kind in kinds}
    return {**parts, texts_nl.ALL: figures(outcomes)}


def _within_rank(rank: int | None, most: int) -> float:
    return float(rank is not None and rank <= most)


def _mean(values: Iterable[float | bool]) -> float | None:
    numbers = [float(value) for value in values]
    return sum(numbers) / len(numbers) if numbers else None
