"""What is exported comes back as it was."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.citations.apa import apa, full_name, initials, plain, sort_key, suffixes
from pipeline.citations.export import (
    bibtex,
    csl_json,
    described,
    document_item,
    item_of,
    ris,
    work_item,
)
from pipeline.types import Metadata, Work
from tests.citations.items import comparable, from_bibtex, from_ris, items
from tests.helpers import document_of

TORRE = {"family": "Torre", "given": "Edward J.", "non-dropping-particle": "van der"}
REPORT: dict[str, Any] = {
    "id": "torre2015", "type": "report", "title": "Agenten & burgers: één gezag?",
    "author": [TORRE, {"family": "Bos", "given": "Anna"}, {"literal": "Inspectie VenJ"}],
    "issued": {"date-parts": [[2015]]}, "publisher": "LOKAAL", "genre": "onderzoeksrapport",
    "number": "12",
}  # fmt: skip
CHAPTER: dict[str, Any] = {
    "id": "kuil", "type": "chapter", "title": "Het gezag", "container-title": "Bundel",
    "author": [{"family": "Kuil", "given": "P.W."}], "page": "12-34", "publisher": "Boom",
    "editor": [{"family": "Bron", "given": "R."}, TORRE], "issued": {"date-parts": [["2014"]]},
}  # fmt: skip


@given(st.lists(items(), max_size=4))
def test_bibtex_comes_back_as_it_was(made: list[dict[str, Any]]) -> None:
    back = from_bibtex(bibtex(made))
    assert [comparable(item) for item in back] == [comparable(item) for item in made]
    assert len({item["id"].casefold() for item in back}) == len(made)


@given(st.lists(items(), max_size=4))
def test_ris_comes_back_as_it_was(made: list[dict[str, Any]]) -> None:
    back = [comparable(item) for item in from_ris(ris(made))]
    assert back == [comparable(item) for item in made]


@given(st.lists(items(), max_size=4))
def test_csl_json_comes_back_as_it_was(made: list[dict[str, Any]]) -> None:
    assert json.loads(csl_json(made)) == made


@given(items())
def test_any_item_has_a_reference_without_holes(item: dict[str, Any]) -> None:
    text = plain(apa(item))
    assert re.sub(r"\s", "", item["title"]) in re.sub(r"\s", "", text)
    assert "  " not in text


def test_bibtex_is_what_a_reader_of_bibtex_expects() -> None:
    text = bibtex([REPORT, CHAPTER])
    assert "@report{torre2015," in text
    assert r"{{Agenten \& burgers: één gezag?}}" in text
    assert "van der Torre, Edward J. and Bos, Anna and {Inspectie VenJ}" in text
    assert "pages = {12--34}" in text


def test_ris_is_what_a_reader_of_ris_expects() -> None:
    lines = ris([REPORT, CHAPTER]).splitlines()
    for line in ("TY  - RPRT", "AU  - van der Torre, Edward J.", "PY  - 2015", "SP  - 12",
                 "EP  - 34", "A2  - Bron, R.", "ER  - "):  # fmt: skip
        assert line in lines


@pytest.mark.parametrize(
    ("item", "reference"),
    [
        (REPORT, "Van der Torre, E. J., Bos, A., & Inspectie VenJ. (2015). *Agenten & burgers: één "
                 "gezag?* (onderzoeksrapport; nr. 12). LOKAAL."),
        (CHAPTER, "Kuil, P. W. (2014). Het gezag. In R. Bron & E. J. van der Torre (Red.), "
                  "*Bundel* (pp. 12–34). Boom."),
        ({"type": "article-journal", "title": "Burgemeesters", "container-title":
          "Tijdschrift voor Veiligheid", "volume": "3", "issue": "2", "page": "1-20",
          "DOI": "10.1234/abc",
          "author": [{"family": "Terpstra", "given": "Jan"}], "issued": {"date-parts": [[2015]]}},
         "Terpstra, J. (2015). Burgemeesters. *Tijdschrift voor Veiligheid, 3*(2), 1–20. "
         "https://doi.org/10.1234/abc"),
        ({"type": "webpage", "title": "Politie", "container-title": "VNG", "URL": "https://vng.nl/p",
          "author": [{"literal": "Vereniging van Nederlandse Gemeenten"}],
          "accessed": {"date-parts": [[2024, 3, 5]]}},
         "Vereniging van Nederlandse Gemeenten. (z.d.). *Politie.* VNG. Geraadpleegd op 5 maart "
         "2024, van https://vng.nl/p"),
        ({"type": "book", "title": "Bundel", "edition": "2", "publisher": "Boom",
          "editor": [{"family": "Hart", "given": "Paul", "non-dropping-particle": "’t"}],
          "issued": {"date-parts": [[2010]]}},
         "’t Hart, P. (Red.). (2010). *Bundel* (2e druk). Boom."),
        ({"type": "article-newspaper", "title": "Onrust in de raad", "container-title": "De Krant",
          "page": "3", "issued": {"date-parts": [[2012, 11, 4]]}},
         "Onrust in de raad. (2012, 4 november). *De Krant*, 3."),
        ({"type": "thesis", "title": "Gezag", "author": [{"family": "Bos", "given": "Zoë"}],
          "publisher": "Universiteit Leiden", "issued": {"date-parts": [[1999]]}},
         "Bos, Z. (1999). *Gezag* [Proefschrift, Universiteit Leiden]."),
        ({"type": "book", "title": "Water", "author": [{"family": "Kader", "given": "Anna"}],
          "custom": {"others": True}},
         "Kader, A., et al. (z.d.). *Water.*"),
        ({"type": "report", "title": "Jaarverslag", "author": [{"literal": "VNG"}],
          "publisher": "VNG", "issued": {"date-parts": [[2020]]}},
         "VNG. (2020). *Jaarverslag.*"),
    ],
)  # fmt: skip
def test_a_reference_is_written_as_dutch_apa_has_it(item: dict[str, Any], reference: str) -> None:
    written = "".join(f"*{p.text}*" if p.italic else p.text for p in apa(item))
    assert written == reference


def test_more_than_twenty_authors_end_with_the_last_one() -> None:
    authors = [{"family": f"Naam{number:02d}", "given": "A."} for number in range(25)]
    text = plain(apa({"type": "book", "title": "Veel", "author": authors}))
    assert "Naam18, A., … Naam24, A. (z.d.)" in text
    assert "Naam19" not in text


def test_a_particle_counts_in_sorting() -> None:
    people = (TORRE, {"family": "Uil"}, {"family": "Šmid"}, {"family": "Wit"})
    made: list[dict[str, Any]] = [{"type": "book", "title": "x", "author": [p]} for p in people]
    names = [full_name(item["author"][0]) for item in sorted(made, key=sort_key)]
    assert names == ["Šmid", "Uil", "Van der Torre, E. J.", "Wit"]


def test_works_of_one_author_and_year_get_a_letter() -> None:
    made: list[dict[str, Any]] = [{**REPORT, "title": title} for title in ("A", "B")]
    assert suffixes([*made, CHAPTER]) == ["a", "b", ""]
    assert "(2015b)." in plain(apa(made[1], "b"))


@pytest.mark.parametrize(
    ("given", "short"),
    [("P.W.", "P. W."), ("Jan-Willem", "J.-W."), ("Anna maria", "A. M."), ("", "")],
)
def test_first_names_become_initials(given: str, short: str) -> None:
    assert initials(given) == short


def test_a_document_without_a_library_is_an_item_of_its_own_facts() -> None:
    facts = Metadata("Sleuren", ("Tops", "van der Torre", "Inspectie VenJ"), "2017", "", "VNG")
    document = replace(document_of("# Kop\n\nTekst.\n", ".md"), metadata=facts)
    item = document_item(document)
    assert plain(apa(item)) == ("Tops, Van der Torre, & Inspectie VenJ. (2017). Sleuren. VNG.")
    guide = replace(document, metadata=replace(facts, about="rapport.txt"))
    assert "author" not in document_item(guide)


def test_the_work_of_a_document_comes_before_its_own_facts() -> None:
    document = document_of("# Kop\n\nTekst.\n", ".md")
    work = Work("w", ("Tops",), "2010", "Sturen", {"type": "report"}, document_id=document.id)
    assert item_of(document, [work]) == work_item(work)
    assert plain(apa(work_item(work))) == "Tops. (2010). Sturen."


def test_what_a_bibliography_says_of_a_document_goes_before_a_work_and_its_own_facts() -> None:
    document = document_of("# Kop\n\nTekst.\n", ".md")
    csl = {"id": "k", "type": "report", "title": "Sturen", "editor": [TORRE], "DOI": "10.1/x"}
    facts = Metadata("Sturen", ("Van der Torre",), "2011", csl=csl)
    work = Work("w", ("Tops",), "2010", "Sturen", {"publisher": "Boom"}, document_id=document.id)
    told = replace(document, metadata=facts)
    assert described(told) and not described(document)
    assert item_of(told, [work]) == csl | {"issued": {"date-parts": [[2011]]}}


def test_what_a_user_took_away_stays_away_whatever_the_work_says() -> None:
    document = document_of("# Kop\n\nTekst.\n", ".md")
    edited = Metadata("Sturen", csl={"author": [], "issued": {}, "publisher": ""})
    csl = {"type": "report", "publisher": "Boom", "DOI": "10.1/x"}
    work = Work("w", ("Tops",), "2010", "Sturen", csl, document_id=document.id)
    item = item_of(replace(document, metadata=edited), [work])
    assert item == {"id": "w", "type": "report", "title": "Sturen", "DOI": "10.1/x"}


def test_the_editors_of_a_work_are_no_authors_as_well() -> None:
    work = Work("w", ("Van der Torre",), "2010", "Sturen", {"type": "book", "editor": [TORRE]})
    assert "author" not in work_item(work)
