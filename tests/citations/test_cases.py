"""Citations in Dutch prose by kind: what must be found whole, and what is none."""

import pytest

from pipeline.citations.finding import find_citations
from pipeline.types import BlockKind, Work
from tests.citations import (
    cases_brackets,
    cases_continuing,
    cases_known,
    cases_names_alone,
    cases_narrative,
    cases_no_citation,
    cases_notes,
    cases_notes_within,
    cases_years,
)
from tests.citations.helpers import citations_in, document_with, shape
from tests.helpers import marked

MARKED = [*cases_brackets.CASES, *cases_narrative.CASES, *cases_years.CASES]
NOTES = [*cases_notes.CASES, *cases_notes_within.CASES]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_a_citation_is_found_with_its_parts_at_its_place(text: str, expected: list[str]) -> None:
    plain, spans = marked(text)
    found = citations_in(plain)
    assert [shape(c) for c in found] == expected
    places = [c.span for c in found]
    assert sorted(set(places)) == [spans[key] for key in sorted(spans)]


@pytest.mark.parametrize("text", cases_no_citation.TEXTS)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    found = [c for c in citations_in(text) if c.kind.value != "officieel"]
    assert [c.span.of(text) for c in found] == []


@pytest.mark.parametrize(("text", "works", "expected"), cases_known.CASES)
def test_what_the_list_holds_decides(
    text: str, works: tuple[Work, ...], expected: list[str]
) -> None:
    plain, spans = marked(text)
    found = citations_in(plain, works=works)
    assert [shape(c) for c in found] == expected
    assert [c.span for c in found] == [spans[key] for key in sorted(spans)]


@pytest.mark.parametrize(("paragraphs", "expected"), cases_continuing.CASES)
def test_what_goes_on_from_an_earlier_citation_is_found(
    paragraphs: list[str], expected: list[str]
) -> None:
    document = document_with(*[(BlockKind.PARAGRAPH, words) for words in paragraphs])
    assert [shape(c) for c in find_citations(document, cases_continuing.WORKS)] == expected


@pytest.mark.parametrize(("notes", "expected"), NOTES)
def test_a_note_gives_the_works_that_it_cites(notes: list[str], expected: list[str]) -> None:
    blocks = [(BlockKind.FOOTNOTE, note) for note in notes]
    assert [shape(c) for c in find_citations(document_with(*blocks))] == expected


def _after_citing(text: str) -> list[str]:
    """What is found in a paragraph of a document that has cited its works before."""
    paragraphs = [(BlockKind.PARAGRAPH, words) for words in (cases_names_alone.CITED, text)]
    found = find_citations(document_with(*paragraphs), cases_names_alone.WORKS)
    return [shape(c) for c in found if c.span.start > len(cases_names_alone.CITED)]


@pytest.mark.parametrize(("text", "expected"), cases_names_alone.MEANT)
def test_a_name_alone_is_a_citation_where_its_work_is_meant(text: str, expected: str) -> None:
    assert _after_citing(text) == [expected]


@pytest.mark.parametrize("text", cases_names_alone.NOT_MEANT)
def test_a_name_alone_is_none_where_the_bearer_is_meant(text: str) -> None:
    assert _after_citing(text) == []
