"""A citation is linked only if one work is left; otherwise the candidates are kept."""

import pytest

from pipeline.abbreviations import Abbreviation
from pipeline.citations.comparing import compare_names, compare_years, distance, same_title
from pipeline.citations.resolving import resolve
from pipeline.types import CitationLink, Work
from tests.citations.helpers import citations_in


def _work(key: str, *authors: str, year: str = "2015", title: str = "", note: str = "") -> Work:
    return Work(key, authors, year, title or f"Titel {key}", {"note": note})


def _link(text: str, *works: Work, own: tuple[Work, ...] = ()) -> CitationLink:
    return resolve(citations_in(text, works=(*own, *works)), own, works)[0]


def test_one_work_with_author_and_year_is_linked() -> None:
    link = _link("(Jansen 2015)", _work("a", "Jansen"), _work("b", "Jansen", year="2016"))
    assert (link.work_id, link.candidates) == ("a", ("a",))


def test_two_works_that_fit_as_well_are_not_linked() -> None:
    link = _link("(Jansen 2015)", _work("a", "Jansen"), _work("b", "Jansen"))
    assert (link.work_id, set(link.candidates)) == (None, {"a", "b"})
    assert "2 werken" in link.reason


def test_the_letter_of_the_year_decides() -> None:
    works = (_work("a", "Jansen", year="2015a"), _work("b", "Jansen", year="2015b"))
    assert _link("(Jansen 2015b)", *works).work_id == "b"
    assert _link("(Jansen 2015)", *works).work_id is None


def test_the_list_of_the_document_goes_first() -> None:
    link = _link("(Jansen 2015)", _work("lib", "Jansen"), own=(_work("own", "Jansen"),))
    assert link.work_id == "own"
    assert "literatuurlijst" in link.reason


def test_the_number_of_authors_decides_between_works() -> None:
    works = (_work("a", "Jansen"), _work("b", "Jansen", "Smit", "Bos"))
    assert _link("(Jansen 2015)", *works).work_id == "a"
    assert _link("(Jansen e.a. 2015)", *works).work_id == "b"


def test_a_name_of_two_authors_of_a_work_is_not_linked_to_it() -> None:
    both = _work("b", "De Jong", "De Jong")
    assert _link("(De Jong 2015)", both).work_id is None
    assert _link("(De Jong & De Jong 2015)", both).work_id == "b"
    assert _link("(De Jong 2015)", both, _work("a", "De Jong")).work_id == "a"


def test_a_work_without_year_is_offered_and_not_linked() -> None:
    link = _link("(Jansen 2015)", _work("a", "Jansen", year=""))
    assert (link.work_id, link.candidates) == (None, ("a",))


def test_what_the_user_calls_a_candidate_is_offered_and_not_linked() -> None:
    works = (_work("a", "Jansen"), _work("k", "ABC", note="tweede kandidaat voor Jansen e.a. 2015"))
    link = _link("(Jansen e.a. 2015)", *works)
    assert (link.work_id, link.candidates) == ("a", ("a", "k"))
    assert _link("(Jansen e.a. 2015)", works[1]).work_id is None


def test_what_the_user_notes_decides_for_a_name_without_year() -> None:
    works = (
        _work("a", "Van der Meer"),
        _work(
            "b", "Van der Meer", year="2017", note="verwijzing in de tekst: Van der Meer, p. 7/8"
        ),
    )
    assert _link("(Van der Meer, p.7/8)", *works).work_id == "b"
    assert _link("(Van der Meer, p. 9)", *works).work_id is None


def test_a_name_without_year_is_linked_only_if_the_author_has_one_work() -> None:
    works = (_work("a", "Van der Meer"), _work("b", "Van der Meer", "Smit", year="2017"))
    link = _link("(Van der Meer, p. 9)", *works)
    assert (link.work_id, link.candidates) == (None, ("a", "b"))
    assert _link("(Van der Meer, p. 9)", works[0]).work_id == "a"


def test_another_spelling_is_linked_and_said() -> None:
    link = _link("(Spijkerman e.a., 2015)", _work("a", "Slijkerman", "Bos"))
    assert link.work_id == "a"
    assert "Spijkerman / Slijkerman" in link.reason


def test_the_abbreviations_of_the_document_are_used() -> None:
    work = _work("a", "Dienst voor Onverwachte Zaken")
    citations = citations_in("(ZOD 2015)")
    assert resolve(citations, (), (work,))[0].work_id is None
    short = (Abbreviation("ZOD", "Dienst voor Onverwachte Zaken"),)
    assert resolve(citations, (), (work,), short)[0].work_id == "a"


def test_a_title_is_linked_to_its_work() -> None:
    work = _work("a", "Jansen", year="2016", title="Handelen met beleid: een analyse")
    assert _link("Het rapport ‘Handelen met beleid’ (2016) helpt.", work).work_id == "a"
    assert _link("Het rapport ‘Handelen met beleid’ (2011) helpt.", work).work_id is None


def test_a_number_is_linked_to_the_entry_with_it() -> None:
    work = Work("a", ("Jansen",), "2015", "Titel", {"citation-number": "12"})
    assert _link("Zo is het [12].", own=(work,)).work_id == "a"


def test_initials_decide_between_namesakes() -> None:
    works = tuple(
        Work(
            key, ("Smeets",), "2018", f"Titel {key}", {"author": [{"family": "Smeets", "given": g}]}
        )
        for key, g in (("j", "J."), ("k", "K."))
    )
    assert _link("K. Smeets (2018) ziet dat.", *works).work_id == "k"
    assert _link("Dat is zo (Smeets 2018).", *works).work_id is None


@pytest.mark.parametrize(
    ("cited", "year", "level"),
    [
        ("1922/1978", "1978", 0),
        ("1922/1978", "1922", 0),
        ("1922/1978", "1950", None),
        ("in druk", "", 0),
        ("z.j.", "", 0),
        ("2015", "", 2),
        ("2015", "2015a", 1),
    ],
)
def test_years_agree_to_a_degree(cited: str, year: str, level: int | None) -> None:
    assert compare_years(cited, year) == level


def test_an_organisation_may_go_by_the_first_word_of_its_name() -> None:
    assert compare_names("Rekenkamer", "Rekenkamer van de Staat") == 1
    assert compare_names("Raad", "Raad voor de Wind") is None


def test_an_official_source_is_no_work() -> None:
    link = _link("Zie Stb. 2012, 315.", _work("a", "Jansen"))
    assert (link.work_id, link.candidates) == (None, ())


@pytest.mark.parametrize(
    ("cited", "name", "level"),
    [
        ("Van der Torre", "van der Torre", 0),
        ("Torre", "Van der Torre", 1),
        ("Inspectie VenJ", "Inspectie Veiligheid en Justitie", 1),
        ("PBL", "Planbureau voor de Leefomgeving", 1),
        ("Ministerie van BZK", "BZK", 1),
        ("Ter Bos", "Ten Bos", 2),
        ("Stilwell", "Stillwell", 2),
        ("Groot", "Grote", None),
        ("Jansen", "Smit", None),
        ("De Groot", "Van Groot", None),
    ],
)
def test_names_agree_to_a_degree(cited: str, name: str, level: int | None) -> None:
    assert compare_names(cited, name) == level


def test_distance_counts_letters_up_to_a_limit() -> None:
    assert [distance("keurs", "keers", 2), distance("ab", "ba", 1), distance("a", "xyz", 1)] == [
        1,
        1,
        2,
    ]


def test_a_title_is_the_same_without_its_subtitle() -> None:
    assert same_title("Roeien of Zeilen", "Roeien of zeilen: sturing van beleid")
    assert not same_title("Roeien", "Roeien of zeilen")
