"""The literature of documents: works, contexts, pairs, full texts, and questions about them."""

import json
from dataclasses import replace

import pytest

from pipeline.citations import listing
from pipeline.citations.authors import listed_works
from pipeline.citations.full_texts import CorpusText, with_full_texts
from pipeline.citations.graph import Literature, read_literature
from pipeline.citations.library import Library
from pipeline.citations.questions import (
    LiteratureQuestion,
    answer_about_literature,
)
from pipeline.errors import UsageError
from pipeline.types import BlockKind, Document, Work
from tests.citations.helpers import document_with

REFERENCES = (
    "Bos, A. (2012). Wonen in de stad. Den Haag: PBL.",
    "Bos, A. & Smit, C. (2014). Wonen op het land. Den Haag: PBL.",
    "De Wit, B. (2016). Werken aan morgen. Amsterdam: Kade.",
)


def _document() -> Document:
    return document_with(
        (BlockKind.PARAGRAPH, "Wonen telt (Bos 2012; Bos & Smit 2014). Dat is zo. Bos (2012) ook."),
        (BlockKind.PARAGRAPH, "Werk telt minder (De Wit 2016; Pieters 2001)."),
        *((BlockKind.REFERENCE, text) for text in REFERENCES),
    )


@pytest.fixture
def literature() -> Literature:
    return read_literature([_document()])


def test_each_work_has_every_sentence_that_cites_it(literature: Literature) -> None:
    by_id = {cited.work.id: cited for cited in literature.works}
    assert {key: cited.times for key, cited in by_id.items()} == {
        "bos2012": 2,
        "bos2014": 1,
        "dewit2016": 1,
    }
    assert [c.text for c in by_id["bos2012"].contexts] == [
        "Wonen telt (Bos 2012; Bos & Smit 2014).",
        "Bos (2012) ook.",
    ]
    assert [c.link.citation.authors for c in literature.open] == [("Pieters",)]


def test_works_cited_in_one_sentence_are_a_pair(literature: Literature) -> None:
    assert literature.pairs == {("bos2012", "bos2014"): 1}
    assert literature.years == {"2012": 1, "2014": 1, "2016": 1}


def test_one_work_in_two_lists_and_the_library_is_one_work() -> None:
    other = replace(_document(), id="d2")
    library = Library((Work("mijn", ("Bos",), "2012", "Wonen in de stad"),))
    found = read_literature([_document(), other], library)
    assert [cited.work.id for cited in found.works] == ["mijn", "bos2014", "dewit2016"]
    assert found.works[0].times == 4
    assert found.works[0].listed == ("d1", "d2")


def test_the_records_are_json_and_the_lines_name_what_is_missing(literature: Literature) -> None:
    json.dumps(listing.literature_graph_record(literature))
    assert len(listing.literature_list_records(literature)) == 3
    assert len(listing.literature_missing_records(literature)) == 3
    assert all("nog niet in de corpus" in x for x in listing.literature_missing_lines(literature))
    lines = list(listing.literature_list_lines(literature))
    assert any("Pieters 2001" in line for line in lines)
    assert list(listing.literature_graph_lines(literature))
    shown = list(listing.literature_show_lines(literature, "bos2012"))
    assert any("Bos (2012) ook." in line for line in shown)
    assert listing.literature_show_record(literature, "bos2012")["times_cited"] == 2
    with pytest.raises(UsageError):
        listing.find_work(literature, "geen")


def test_a_work_of_uncertain_origin_is_shown_as_such() -> None:
    work = Work("x", ("Bos",), "2012", "Iets", {"note": "kandidaat voor Bos 2012"}, "onzeker")
    lines = "\n".join(listing.literature_list_lines(read_literature([], Library((work,)))))
    assert "onzeker" in lines
    assert "kandidaat voor: Bos 2012" in lines


def test_a_full_text_is_found_by_title_and_a_guide_is_none() -> None:
    work = Work("x", ("Bos",), "2012", "Wonen in de stad: een verkenning")
    texts = [
        CorpusText("gids", "Wonen in de stad", about="a.pdf"),
        CorpusText("d9", "Wonen in de stad"),
    ]
    assert with_full_texts([work], texts)[0].document_id == "d9"
    assert with_full_texts([work], texts[:1])[0].document_id is None
    wrong = CorpusText("d9", "Wonen in de stad", year="2020")
    assert with_full_texts([work], [wrong])[0].document_id is None


@pytest.mark.parametrize(
    ("question", "kind", "number"),
    [
        ("Hoeveel bronnen staan er in de literatuurlijst?", LiteratureQuestion.COUNT_WORKS, 3),
        ("Hoeveel bronnen heeft het rapport?", LiteratureQuestion.COUNT_WORKS, 3),
        ("Hoeveel bronnen telt de lijst van het CBS-rapport?", LiteratureQuestion.COUNT_WORKS, 3),
        ("Hoeveel publicaties worden er aangehaald?", LiteratureQuestion.COUNT_WORKS, 3),
        ("Hoeveel verwijzingen staan er in het rapport?", LiteratureQuestion.COUNT_CITATIONS, 5),
        ("Welke auteur is het vaakst aangehaald?", LiteratureQuestion.TOP_AUTHORS, 3),
        ("Hoe vaak wordt Bos aangehaald?", LiteratureQuestion.TIMES_CITED, 3),
        (
            "Welke eerdere publicaties van het PBL worden aangehaald?",
            LiteratureQuestion.BY_AUTHOR,
            2,
        ),
        ("Welke bronnen staan nog niet in het corpus?", LiteratureQuestion.MISSING, 3),
    ],
)
def test_a_question_about_the_literature_is_answered(
    question: str, kind: LiteratureQuestion, number: int, literature: Literature
) -> None:
    answer = answer_about_literature(question, literature)
    assert answer is not None
    assert (answer.question, answer.number) == (kind, number)


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel bronnen van inkomsten heeft de gemeente?",
        "Hoeveel mensen verhuizen?",
        "Hoeveel studies laten zien dat ouderen verhuizen?",
        "Hoeveel rapporten heeft de inspectie geschreven?",
        "Welke publicaties van bewoners zijn er?",
        "Welke auteur schreef het rapport?",
        "Wat zegt Bos over wonen?",
        "Welke werken van kunst staan in de stad?",
    ],
)
def test_any_other_question_is_left_to_the_search(question: str, literature: Literature) -> None:
    assert answer_about_literature(question, literature) is None


def test_counts_come_from_the_lists(literature: Literature) -> None:
    assert len(listed_works(literature)) == 3
