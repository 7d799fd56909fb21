"""Records as Zotero, EndNote and publishers write them, tag by tag."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.bibliography.dates import csl_date, month_number
from pipeline.reading.bibliography.ris import parse_ris

ZOTERO = """TY  - RPRT
TI  - Water in de polder
AU  - Torre, Edward van der
AU  - Planbureau voor de Leefomgeving
AB  - Wie het water keert, keert terug.
CY  - Den Haag
DA  - 2017/03/05/
PY  - 2017
DP  - Zotero
M3  - Onderzoeksrapport
PB  - PBL
SN  - 2017-12
SP  - 88
T2  - Reeks water
UR  - https://www.pbl.nl/a;b?c=1
Y2  - 2024/03/05/10:00:00
LA  - nl
KW  - water
KW  - polder
N1  - zekerheid: zeker
L1  - files/12/water.pdf
ER  -
"""
ARTICLE = """TY  - JOUR
A1  - Hart, Paul ’t, Jr.
ED  - Bos, A.
T1  - Waarom besturen?
JO  - Tijdschr. Best.
JF  - Tijdschrift voor Bestuur
Y1  - 2015/06//
VL  - 12
IS  - 3
SP  - 101
EP  - 118
SN  - 1234-567X
DO  - https://doi.org/10.1234/tvb
N2  - Samenvatting.
ER  -
"""


def _only(text: str) -> dict[str, Any]:
    (item,), problems = parse_ris(text, "a.ris")
    assert problems == []
    return dict(item.csl)


def _tags(kind: str, *lines: str) -> dict[str, Any]:
    return _only("\n".join([f"TY  - {kind}", *lines, "ER  - "]))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_report_of_zotero_comes_in_whole(end: str) -> None:
    assert _only(ZOTERO.replace("\n", end)) == {
        "type": "report",
        "title": "Water in de polder",
        "author": [
            {"family": "Torre", "given": "Edward", "non-dropping-particle": "van der"},
            {"literal": "Planbureau voor de Leefomgeving"},
        ],
        "publisher": "PBL",
        "publisher-place": "Den Haag",
        "genre": "Onderzoeksrapport",
        "number": "2017-12",
        "number-of-pages": "88",
        "collection-title": "Reeks water",
        "issued": {"date-parts": [[2017, 3, 5]]},
        "accessed": {"date-parts": [[2024, 3, 5]]},
        "URL": "https://www.pbl.nl/a;b?c=1",
        "language": "nl",
        "abstract": "Wie het water keert, keert terug.",
        "keyword": "water, polder",
        "note": "zekerheid: zeker",
        "source": "Zotero",
        "custom": {"file": "files/12/water.pdf"},
    }


def test_an_article_with_the_older_tags_comes_in_whole() -> None:
    assert _only(ARTICLE) == {
        "type": "article-journal",
        "title": "Waarom besturen?",
        "author": [
            {
                "family": "Hart",
                "given": "Paul",
                "non-dropping-particle": "’t",
                "suffix": "Jr.",
            }
        ],
        "editor": [{"family": "Bos", "given": "A."}],
        "container-title": "Tijdschrift voor Bestuur",
        "issued": {"date-parts": [[2015, 6]]},
        "volume": "12",
        "issue": "3",
        "page": "101-118",
        "ISSN": "1234-567X",
        "DOI": "10.1234/tvb",
        "abstract": "Samenvatting.",
    }


@pytest.mark.parametrize(
    ("kind", "lines", "field", "value"),
    [
        ("BOOK", ("T2  - Reeks",), "collection-title", "Reeks"),
        ("CHAP", ("T2  - Bundel", "T3  - Reeks"), "container-title", "Bundel"),
        ("CHAP", ("BT  - Bundel",), "container-title", "Bundel"),
        ("JOUR", ("JA  - Tijdschr.",), "container-title", "Tijdschr."),
        ("CONF", ("T2  - Congres", "C3  - Handelingen"), "container-title", "Handelingen"),
        ("BOOK", ("SP  - 320",), "number-of-pages", "320"),
        ("CHAP", ("SP  - 12", "EP  - 34"), "page", "12-34"),
        ("BOOK", ("SN  - 978-90-1234-567-8",), "ISBN", "978-90-1234-567-8"),
        ("RPRT", ("SN  - 1234-5678",), "ISSN", "1234-5678"),
        ("JOUR", ("IS  - 3", "C7  - e17"), "number", "e17"),
        ("STAT", ("TI  - Politiewet", "M1  - 5"), "number", "5"),
        ("ONBEKEND", (), "type", "document"),
        ("JOUR", ("LK  - https://x.nl",), "URL", "https://x.nl"),
        ("THES", ("PY  - 2015a",), "year-suffix", "a"),
    ],
)
def test_a_tag_means_what_it_means_in_that_type(
    kind: str, lines: tuple[str, ...], field: str, value: str
) -> None:
    assert _tags(kind, *lines)[field] == value


def test_editors_of_a_book_and_of_its_series_are_told_apart() -> None:
    both = _tags("BOOK", "A2  - Reeks, R.", "A3  - Boek, B.")
    assert both["editor"] == [{"family": "Boek", "given": "B."}]
    assert both["collection-editor"] == [{"family": "Reeks", "given": "R."}]
    assert _tags("BOOK", "A2  - Boek, B.")["editor"] == both["editor"]
    assert _tags("EDBOOK", "AU  - Boek, B.")["editor"] == both["editor"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tops", {"family": "Tops"}),
        ("Tops,", {"family": "Tops"}),
        ("VNG", {"literal": "VNG"}),
        ("50plus", {"literal": "50plus"}),
        ("Gemeente Ede", {"literal": "Gemeente Ede"}),
        ("de Raad voor Wonen", {"literal": "de Raad voor Wonen"}),
        ("van Os", {"family": "Os", "non-dropping-particle": "van"}),
        ("van Os, P.", {"family": "Os", "given": "P.", "non-dropping-particle": "van"}),
        ("De Vries, P.", {"family": "De Vries", "given": "P."}),
    ],
)
def test_a_name_without_a_comma_is_a_body_but_for_one_plain_word(
    written: str, name: dict[str, str]
) -> None:
    assert _tags("BOOK", f"AU  - {written}")["author"] == [name]


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        (("PY  - 2017",), {"date-parts": [[2017]]}),
        (("PY  - 2017", "DA  - 2017/03//"), {"date-parts": [[2017, 3]]}),
        (("PY  - 2017", "DA  - 2019/03/05/"), {"date-parts": [[2017]]}),
        (("PY  - 2017///lente",), {"literal": "lente 2017"}),
        (("DA  - 5 maart 2017",), {"date-parts": [[2017, 3, 5]]}),
        (("PY  - z.j.",), {"literal": "z.j."}),
        (("PY  - in druk",), {"literal": "in druk"}),
        (("PY  - in druk", "DA  - 2017"), {"date-parts": [[2017]]}),
        (("PY  - 2099",), {"date-parts": [[2099]]}),
    ],
)
def test_the_more_precise_of_two_dates_of_one_year_counts(
    lines: tuple[str, ...], issued: dict[str, Any]
) -> None:
    assert _tags("BOOK", *lines)["issued"] == issued


@given(st.text(alphabet="0123456789-/–. abcjanmrtTZ:", max_size=14))
def test_no_date_raises_and_none_is_lost(text: str) -> None:
    date = csl_date(text).date
    assert bool(date) == bool(text.strip())
    for parts in date.get("date-parts", ()):
        assert len(parts) <= 3 and parts[0] <= 9999 and all(p <= 31 for p in parts[1:])


@given(st.text(max_size=5))
def test_a_month_is_one_of_twelve_or_none(text: str) -> None:
    assert 0 <= month_number(text) <= 12
