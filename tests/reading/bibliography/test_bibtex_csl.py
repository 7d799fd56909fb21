"""Entries as Zotero and others write them, field by field."""

from typing import Any

import pytest

from pipeline.reading.bibliography.bibtex import parse_bibtex

PLAIN = r"""
@techreport{torre_water_2017,
	address = {Utrecht},
	type = {Onderzoeksrapport},
	title = {Water in de polder: co\"{o}rdinatie \& {\'e}{\'e}n gezag},
	url = {https://www.provincie-utrecht.nl/water\_2017},
	abstract = {Regel een.
Regel twee: 50\% meer.},
	language = {nl},
	number = {2017-12},
	urldate = {2024-03-05},
	institution = {Provincie Utrecht},
	author = {Torre, Edward van der and {Planbureau voor de Leefomgeving}},
	month = mar,
	year = {2017},
	note = {ISBN: 978-90-1},
	keywords = {water, polder},
	file = {Full Text:files/12/water.pdf:application/pdf},
}
"""
BETTER = r"""
@article{hartWaarom2015,
  title = {Waarom Besturen? {{Over}} Macht},
  author = {family=Hart, given=Paul, prefix={'t}, useprefix=true and {van Os}, Piet},
  date = {2015-06-21},
  journaltitle = {Tijdschrift voor {{Bestuur}}},
  shortjournal = {TvB},
  volume = {12},
  number = {3--4},
  pages = {101--118},
  issn = {1234-567X},
  doi = {https://doi.org/10.1234/TVB_1},
  langid = {dutch},
  urldate = {2024-03-05T10:00:00Z},
}
"""


def _only(text: str) -> dict[str, Any]:
    (item,), problems = parse_bibtex(text, "a.bib")
    assert problems == []
    return dict(item.csl)


def _fields(fields: str, kind: str = "book") -> dict[str, Any]:
    return _only(f"@{kind}{{s,\n{fields}\n}}")


def test_a_report_of_zotero_in_plain_bibtex_comes_in_whole() -> None:
    assert _only(PLAIN) == {
        "id": "torre_water_2017",
        "type": "report",
        "title": "Water in de polder: coördinatie & één gezag",
        "author": [
            {"family": "Torre", "given": "Edward", "non-dropping-particle": "van der"},
            {"literal": "Planbureau voor de Leefomgeving"},
        ],
        "issued": {"date-parts": [[2017, 3]]},
        "accessed": {"date-parts": [[2024, 3, 5]]},
        "publisher": "Provincie Utrecht",
        "publisher-place": "Utrecht",
        "genre": "Onderzoeksrapport",
        "number": "2017-12",
        "URL": "https://www.provincie-utrecht.nl/water_2017",
        "abstract": "Regel een. Regel twee: 50% meer.",
        "language": "nl",
        "note": "ISBN: 978-90-1",
        "keyword": "water, polder",
        "custom": {"file": "files/12/water.pdf"},
    }


def test_an_article_of_better_bibtex_comes_in_whole() -> None:
    assert _only(BETTER) == {
        "id": "hartWaarom2015",
        "type": "article-journal",
        "title": "Waarom Besturen? Over Macht",
        "author": [
            {"family": "Hart", "given": "Paul", "non-dropping-particle": "'t"},
            {"family": "van Os", "given": "Piet"},
        ],
        "issued": {"date-parts": [[2015, 6, 21]]},
        "accessed": {"date-parts": [[2024, 3, 5]]},
        "container-title": "Tijdschrift voor Bestuur",
        "container-title-short": "TvB",
        "volume": "12",
        "issue": "3–4",
        "page": "101-118",
        "ISSN": "1234-567X",
        "DOI": "10.1234/TVB_1",
        "language": "nl",
    }


@pytest.mark.parametrize(
    ("kind", "fields", "type_"),
    [
        ("inproceedings", "booktitle = {Handelingen}", "paper-conference"),
        ("incollection", "booktitle = {Bundel}", "chapter"),
        ("online", "url = {https://x.nl}", "webpage"),
        ("misc", "url = {https://x.nl}", "webpage"),
        ("misc", "url = {https://x.nl}, publisher = {Boom}", "document"),
        ("misc", "", "document"),
        ("misc", "entrysubtype = {map}", "map"),
        ("article", "entrysubtype = {newspaper}", "article-newspaper"),
        ("phdthesis", "", "thesis"),
        ("onbekend", "", "document"),
    ],
)
def test_the_type_is_that_of_the_entry(kind: str, fields: str, type_: str) -> None:
    assert _fields(f"title = {{T}}, {fields}", kind)["type"] == type_


@pytest.mark.parametrize(
    ("kind", "genre"),
    [
        ("mastersthesis", "Masterscriptie"),
        ("thesis, type = {mathesis}", "Masterscriptie"),
        ("phdthesis", ""),
        ("thesis, type = {Essay}", "Essay"),
    ],
)
def test_a_thesis_says_which_it_is(kind: str, genre: str) -> None:
    kind, _, more = kind.partition(",")
    assert _fields(f"title = {{T}}, {more}", kind).get("genre", "") == genre


@pytest.mark.parametrize(
    ("fields", "issued", "suffix"),
    [
        ("year = 2015, month = jul, day = 3", {"date-parts": [[2015, 7, 3]]}, ""),
        ("year = {2015}, month = {maart}", {"date-parts": [[2015, 3]]}, ""),
        ("year = {2015}, month = {07}", {"date-parts": [[2015, 7]]}, ""),
        ("year = {2015}, month = {5 mei}", {"date-parts": [[2015, 5, 5]]}, ""),
        ("year = {2015}, month = {lente}", {"literal": "lente 2015"}, ""),
        ("year = {2015a}", {"date-parts": [[2015]]}, "a"),
        ("year = {2010--2012}", {"date-parts": [[2010], [2012]]}, ""),
        ("date = {2010-05/2012}", {"date-parts": [[2010, 5], [2012]]}, ""),
        ("date = {2015-21}", {"literal": "2015-21"}, ""),
        ("date = {2015-03-05}, year = {2015}", {"date-parts": [[2015, 3, 5]]}, ""),
        ("year = {z.j.}", {"literal": "z.j."}, ""),
        ("year = {in druk}", {"literal": "in druk"}, ""),
        ("year = {ca. 1999}", {"literal": "ca. 1999"}, ""),
        ("year = {2099}", {"date-parts": [[2099]]}, ""),
        ("", None, ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(
    fields: str, issued: dict[str, Any] | None, suffix: str
) -> None:
    csl = _fields(f"title = {{T}}, {fields}")
    assert csl.get("issued") == issued
    assert csl.get("year-suffix", "") == suffix


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("Edward van der Torre", ["van der|Torre|Edward|"]),
        ("Torre, E.J. van der", ["van der|Torre|E.J.|"]),
        ("van der Torre, Jr., Edward", ["van der|Torre|Edward|Jr."]),
        ("{De Vries}, Jan", ["|De Vries|Jan|"]),
        ("{\\'E}cole, {\\'E}mile", ["|École|Émile|"]),
        ("{{Raad voor het Openbaar Bestuur}}", ["Raad voor het Openbaar Bestuur"]),
        ("{Van Dale and Zonen} and Bos, A.", ["Van Dale and Zonen", "|Bos|A.|"]),
        ("Plato", ["|Plato||"]),
        ("Bos, A., B., C.", ["|Bos|B. C.|A."]),
        ("family=Os, given=Piet, prefix=van, useprefix=true", ["van|Os|Piet|"]),
        ('given={Jan}, suffix="Jr.", family={De Vries, Smit}', ["|De Vries, Smit|Jan|Jr."]),
    ],
)
def test_names_keep_their_parts_and_bodies_their_words(people: str, names: list[str]) -> None:
    parts = ("non-dropping-particle", "family", "given", "suffix")
    found = _fields(f"author = {{{people}}}")["author"]
    written = [n.get("literal") or "|".join(n.get(part, "") for part in parts) for n in found]
    assert written == names


def test_others_are_noted_and_no_name() -> None:
    csl = _fields("author = {Kader, Anna and others}")
    assert csl["author"] == [{"family": "Kader", "given": "Anna"}]
    assert csl["custom"] == {"others": True}


def test_a_number_is_an_issue_a_place_in_a_series_or_the_number_of_a_work() -> None:
    assert _fields("number = 3", "article")["issue"] == "3"
    assert _fields("number = 3, series = {Reeks}")["collection-number"] == "3"
    assert _fields("number = 3", "techreport")["number"] == "3"
    assert _fields("eid = {e17}, number = 3", "article")["number"] == "e17"


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("howpublished = {\\url{https://x.nl/a_b}}", "URL", "https://x.nl/a_b"),
        ("url = {https://x.nl/~a\\%20b\\_c}", "URL", "https://x.nl/~a%20b_c"),
        ("doi = {doi:10.1/a\\_b}", "DOI", "10.1/a_b"),
        ("howpublished = {Stencil}", "medium", "Stencil"),
        ("language = {Dutch}", "language", "nl"),
        ("langid = {english}", "language", "en"),
        ("title = {A}, subtitle = {B}", "title", "A: B"),
    ],
)
def test_a_field_is_found_under_each_of_its_names(fields: str, field: str, value: str) -> None:
    assert _fields(fields)[field] == value


CROSSREF = """
@incollection{deel, title = {Deel}, author = {Bos, A.}, crossref = {bundel}, pages = {1--2}}
@book{bundel, title = {Bundel}, subtitle = {Opstellen}, editor = {Wit, B.}, year = 2012,
  publisher = {Kade}, crossref = {reeks}, note = {van de bundel}}
@book{reeks, title = {Reeks}, address = {Ede}, publisher = {Anders}}
"""


def test_a_part_takes_over_what_the_book_that_it_stands_in_has_more() -> None:
    csl = parse_bibtex(CROSSREF, "a.bib")[0][0].csl
    assert (csl["title"], csl["container-title"]) == ("Deel", "Bundel: Opstellen")
    assert csl["editor"] == [{"family": "Wit", "given": "B."}]
    assert (csl["publisher"], csl["publisher-place"]) == ("Kade", "Ede")
    assert csl["issued"] == {"date-parts": [[2012]]}
    assert "note" not in csl and csl["custom"] == {"crossref": "bundel"}


def test_books_that_refer_to_each_other_in_a_circle_are_read() -> None:
    text = "@book{a, title = {A}, crossref = {b}}\n@book{b, year = 2001, crossref = {a}}\n"
    text += "@book{c, title = {C}, crossref = {c}}\n@book{d, title = {D}, crossref = {nergens}}"
    items, problems = parse_bibtex(text, "a.bib")
    assert problems == []
    assert [item.metadata.year for item in items] == ["2001", "2001", "", ""]
