"""The check of a memo as Dutch lines, as records, as Markdown; `word` makes the .docx."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline import texts_checking
from pipeline.checking.verdicts import Difference, DiffWord, Judgement, MemoReport, Verdict

_WIDTH = 92
_SPECIAL = "\\`*_[]<>#~|"
_SHOWN_PLACES = 5
_CLOSING, _OPENING = frozenset(".,;:!?)]”’»…%"), frozenset("([“„‘«")


def summary(report: MemoReport) -> str:
    """How many quotations got which verdict, in one line."""
    found = [verdict.judgement for verdict in report.verdicts]
    counts = [(judgement.value, found.count(judgement)) for judgement in Judgement]
    counts.append((texts_checking.NOT_CHECKED, report.left_out))
    return texts_checking.summary(report.name, counts, report.documents)


def heading(number: int, verdict: Verdict) -> str:
    """The number of a quotation in the memo, its verdict, and what of the meaning is touched."""
    return texts_checking.heading(
        number, verdict.judgement.value, [t.value for t in verdict.touches]
    )


def facts(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What there is to say of a verdict, each with its name."""
    if not verdict.quotation.cited.empty:
        yield texts_checking.CITED, verdict.quotation.cited.text
    for change in verdict.differences:
        yield texts_checking.CHANGES, _difference(change)
    if verdict.places:
        best, *others = verdict.places
        yield texts_checking.PLACES, best.reference
        if verdict.differences:
            yield texts_checking.FOUND_TEXT, f"“{' '.join(best.quote.text.split())}”"
            yield texts_checking.NEAREST_SHARE, texts_checking.similarity(verdict.similarity)
        for place in others[:_SHOWN_PLACES]:
            yield texts_checking.OTHER_PLACES, place.reference
        for remark in (*best.problems, *best.doubts):
            yield texts_checking.REMARK, remark
    for remark in verdict.remarks or _explanation(verdict):
        yield texts_checking.REMARK, remark


def _explanation(verdict: Verdict) -> tuple[str, ...]:
    """What a verdict without a place means, and what to do."""
    said = {
        Judgement.NOT_FOUND: texts_checking.NOT_FOUND,
        Judgement.TOO_SHORT: texts_checking.TOO_SHORT,
        Judgement.TITLE: texts_checking.IS_TITLE,
    }
    explanation = said.get(verdict.judgement)
    return (explanation,) if explanation else ()


def check_lines(report: MemoReport) -> Iterator[str]:
    """The report for a terminal."""
    yield summary(report)
    for remark in closing(report):
        yield from _wrapped(remark, "")
    for number, verdict in enumerate(report.verdicts, start=1):
        yield ""
        yield heading(number, verdict)
        yield from _wrapped(f"“{' '.join(verdict.quotation.text.split())}”", "   ")
        for name, value in facts(verdict):
            yield from _wrapped(f"{name}: {value}", "   ")


def closing(report: MemoReport) -> Iterator[str]:
    """What there is to say of the memo as a whole."""
    if report.left_out:
        yield texts_checking.left_out(len(report.verdicts), report.left_out)
    if not report.verdicts:
        yield texts_checking.NO_QUOTATIONS
    elif report.judged and report.literal:
        yield texts_checking.ALL_LITERAL
    yield from report.remarks


def check_records(report: MemoReport) -> Iterator[dict[str, Any]]:
    """The verdicts as records for programs; spans are places in the text of the memo."""
    for number, verdict in enumerate(report.verdicts, start=1):
        quotation = verdict.quotation
        cited = quotation.cited
        yield {
            "memo": report.name,
            "number": number,
            "text": quotation.text,
            "start": quotation.span.start,
            "end": quotation.span.end,
            "judgement": verdict.judgement.value,
            "touches": [touch.value for touch in verdict.touches],
            "similarity": round(verdict.similarity, 4),
            "cited": None
            if cited.empty
            else {
                "text": cited.text,
                "authors": list(cited.authors),
                "year": cited.year,
                "sections": list(cited.sections),
                "pages": [list(pages) for pages in cited.pages],
                "title": cited.title,
            },
            "differences": [
                {
                    "memo": change.written,
                    "document": change.found,
                    "touches": [touch.value for touch in change.touches],
                }
                for change in verdict.differences
            ],
            "places": [
                {
                    "document_id": place.quote.document_id,
                    "reference": place.reference,
                    "text": place.quote.text,
                    "start": place.quote.span.start,
                    "end": place.quote.span.end,
                    "problems": list(place.problems),
                    "doubts": list(place.doubts),
                }
                for place in verdict.places
            ],
            "remarks": list(verdict.remarks),
        }


def check_json(report: MemoReport) -> str:
    """The records as one JSON file."""
    return json.dumps(list(check_records(report)), ensure_ascii=False, indent=1) + "\n"


def markdown(report: MemoReport) -> str:
    """The report as Markdown, with the changes marked in the quotation."""
    lines = [f"# {texts_checking.TITLE}: {escaped(report.name)}", "", escaped(summary(report)), ""]
    lines += [f"{escaped(remark)}\n" for remark in closing(report)]
    lines += [
        texts_checking.LEGEND,
        "",
        texts_checking.LEGEND_RULES,
        "",
        f"## {texts_checking.CONTENT}",
        "",
    ]
    for number, verdict in enumerate(report.verdicts, start=1):
        lines += [f"### {heading(number, verdict)}", "", f"> {_marked(verdict)}", ""]
        lines += [f"- {name}: {escaped(value)}" for name, value in facts(verdict)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _marked(verdict: Verdict) -> str:
    """The quotation with the words of the document struck out and those of the memo in bold."""
    if not verdict.comparison:
        return escaped(" ".join(verdict.quotation.text.split()))
    marks = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}
    words = spaced(verdict.comparison)
    return "".join(before + marks[word.sign].format(escaped(word.text)) for before, word in words)


def spaced(words: Sequence[DiffWord]) -> Iterator[tuple[str, DiffWord]]:
    """Each word of a comparison with the blank before it; a mark stands against its word."""
    last = ""
    for word in words:
        together = not last or word.text[:1] in _CLOSING or last[-1:] in _OPENING
        yield "" if together else " ", word
        last = word.text


def escaped(text: str) -> str:
    """The text so that Markdown takes none of it for markup."""
    plain = " ".join(text.split())
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in plain)


def _difference(change: Difference) -> str:
    return texts_checking.difference(
        change.written, change.found, [t.value for t in change.touches]
    )


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
