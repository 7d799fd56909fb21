import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.properties import clean_title, facts_of, family_name


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Wonen aan zee", "Wonen aan zee"),
        ("  Wonen\n aan  zee ", "Wonen aan zee"),
        ("Microsoft Word - Wonen aan zee", "Wonen aan zee"),
        ("Microsoft Word - rapport_def.docx", ""),
        ("rapport.indd", ""),
        ("eindversie_2014_def", ""),
        ("Document1", ""),
        ("Naamloos", ""),
        ("Untitled 2", ""),
        ("Titel", ""),
        ("---", ""),
        ("", ""),
        ("Titel en werkelijkheid", "Titel en werkelijkheid"),
        ("1984", "1984"),
    ],
)
def test_a_title_is_what_an_author_wrote(title: str, clean: str) -> None:
    assert clean_title(title) == clean


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Jan Jansen", "Jansen"),
        ("J.P. de Vries", "De Vries"),
        ("Vries, Jan de", "De Vries"),
        ("Bakker, J.", "Bakker"),
        ("Els van den Berg", "Van den Berg"),
        ("Gemeente Delft", "Gemeente Delft"),
        ("Planbureau voor de Leefomgeving", "Planbureau voor de Leefomgeving"),
        ("PBL", "PBL"),
        ("De Vries", "De Vries"),
        ("user", ""),
        ("Windows-gebruiker", ""),
        ("Microsoft Office User", ""),
        ("Administrator", ""),
        ("python-docx", ""),
        ("jdvries", ""),
        ("P12345", ""),
        ("j.jansen@delft.nl", ""),
        ("", ""),
    ],
)
def test_an_author_is_a_family_name_and_no_account(name: str, family: str) -> None:
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("authors", "families"),
    [
        (["Jan Jansen; Els de Wit"], ("Jansen", "De Wit")),
        (["Jan Jansen en Els de Wit"], ("Jansen", "De Wit")),
        (["Jan Jansen & Els de Wit", "PBL"], ("Jansen", "De Wit", "PBL")),
        (["Jan Jansen", "user", "Jan Jansen"], ("Jansen",)),
        ([], ()),
    ],
)
def test_several_authors_are_told_apart(authors: list[str], families: tuple[str, ...]) -> None:
    assert facts_of(authors=authors).authors == families


@pytest.mark.parametrize(
    ("date", "year"),
    [("2014-03-01T10:00:00Z", "2014"), ("1 maart 2014", "2014"), ("D:20140301", ""), ("14", "")],
)
def test_the_year_is_four_figures_that_stand_apart(date: str, year: str) -> None:
    assert facts_of(date=date).year == year


@given(st.text(), st.lists(st.text(), max_size=3), st.text(), st.text())
def test_any_properties_give_facts_on_one_line(
    title: str, authors: list[str], date: str, publisher: str
) -> None:
    facts = facts_of(title, authors, date, publisher)
    for words in (facts.title, *facts.authors, facts.year, facts.publisher):
        assert words == " ".join(words.split())
        assert len(words) <= 300
