"""What a filter on authors, years, publishers and kinds leaves, as a program and as typed."""

import pytest

from pipeline.assistant import Assistant
from pipeline.build import build_index
from pipeline.errors import UsageError
from pipeline.presentation import make_filter, parse_years
from pipeline.search import Filter, allowed_passages
from pipeline.settings import Settings
from tests.fakes import FakeEncoder

BIB = """
@techreport{a, author = {Wit, Anna de and Bakker, Jan}, year = 2010, file = {tien.txt},
  institution = {Waterschap}}
@book{b, author = {Bakker, Jan}, year = 2017, file = {zeventien.txt}}
@book{c, title = {Zonder jaar}, file = {zonder.txt}}
"""
ALL = {"tien.txt", "zeventien.txt", "zonder.txt"}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus = tmp_path_factory.mktemp("corpus")
    for name in sorted(ALL):
        (corpus / name).write_text(f"Het water stijgt volgens {name}.", encoding="utf-8")
    (corpus / "bronnen.bib").write_text(BIB, encoding="utf-8")
    settings = Settings(corpus=(corpus,), facts=(), index=tmp_path_factory.mktemp("index"))
    build_index(settings, FakeEncoder())
    return Assistant(settings, FakeEncoder())


def _left(assistant: Assistant, chosen: Filter) -> set[str]:
    store = assistant.store
    ids = {store.passage(p).document_id for p in allowed_passages(store, chosen)}
    return {store.document(document_id).file for document_id in ids}


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(), ALL),
        (Filter(authors=("bakker",)), {"tien.txt", "zeventien.txt"}),
        (Filter(authors=("De Wit", "Niemand")), {"tien.txt"}),
        (Filter(authors=("Wit",)), set()),
        (Filter(first_year=2010, last_year=2010), {"tien.txt"}),
        (Filter(first_year=2011), {"zeventien.txt"}),
        (Filter(last_year=2017), {"tien.txt", "zeventien.txt"}),
        (Filter(kinds=("boek",)), {"zeventien.txt", "zonder.txt"}),
        (Filter(publishers=("waterschap",)), {"tien.txt"}),
        (Filter(authors=("Bakker",), kinds=("boek",), first_year=2000), {"zeventien.txt"}),
    ],
)
def test_a_filter_leaves_what_fits_in_every_respect(
    assistant: Assistant, chosen: Filter, left: set[str]
) -> None:
    assert _left(assistant, chosen) == left


def test_a_search_stays_within_the_filter(assistant: Assistant) -> None:
    hits = assistant.search("Het water stijgt", chosen=Filter(first_year=2017))
    (found,) = {hit.passage.document_id for hit in hits}
    assert assistant.store.document(found).file == "zeventien.txt"


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2015", (2015, 2015)),
        ("2010-2017", (2010, 2017)),
        (" 2010 – 2017 ", (2010, 2017)),
        ("2010-", (2010, None)),
        ("-2017", (None, 2017)),
    ],
)
def test_years_are_read_as_they_are_written(
    typed: str, years: tuple[int | None, int | None]
) -> None:
    assert parse_years(typed) == years


@pytest.mark.parametrize("typed", ["", "-", "17", "2017-2010", "20102017", "tien", "2010-2017-"])
def test_what_are_no_years_gets_a_message(typed: str) -> None:
    with pytest.raises(UsageError, match="geen jaartal of reeks"):
        parse_years(typed)


def test_an_author_of_no_document_is_told_who_is(assistant: Assistant) -> None:
    with pytest.raises(UsageError, match=r"Geen document is van ‘Wit’. Wel van: Bakker, De Wit"):
        make_filter(assistant.store, authors=["Wit"])


def test_no_wishes_are_no_filter(assistant: Assistant) -> None:
    assert make_filter(assistant.store) is None
    assert make_filter(assistant.store, years="2010-") == Filter(first_year=2010)
