"""Which quotations there are in a memo, and the source given with each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking.cited import read_cited, same_author
from pipeline.checking.memo import read_memo
from pipeline.checking.quotations import find_marked
from pipeline.checking.verdicts import MemoQuotation


def _quotations(memo: str, name: str = "memo.md") -> list[MemoQuotation]:
    return list(read_memo((name, memo.encode()), ()).quotations)


def _texts(memo: str, name: str = "memo.md") -> list[str]:
    return [quotation.text for quotation in _quotations(memo, name)]


@pytest.mark.parametrize("marks", ["“”", "„”", "„“", '""', "‘’", "''", "«»"])
def test_every_kind_of_quotation_mark_is_known(marks: str) -> None:
    memo = f"Zij schreef {marks[0]}het water stijgt ieder jaar{marks[1]} en ging weg."
    assert _texts(memo) == ["het water stijgt ieder jaar"]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    memo = "’s Avonds zijn foto’s en auto's zo’n probleem, ‘s morgens ook, in '90 niet."
    assert _texts(memo) == []


def test_a_quotation_in_single_marks_may_hold_an_apostrophe() -> None:
    assert _texts("Er staat ‘de foto’s van de burgemeester’.") == ["de foto’s van de burgemeester"]


def test_a_quotation_may_begin_with_a_number_or_a_short_word() -> None:
    assert _texts("Er staat ‘22 burgemeesters spraken’ en ‘er is geen geld’.") == [
        "22 burgemeesters spraken", "er is geen geld",
    ]  # fmt: skip


def test_a_quotation_within_a_quotation_counts_once() -> None:
    assert _texts("Hij zei: “zij noemde het ‘een groot succes’ en „meer” niet”.") == [
        "zij noemde het ‘een groot succes’ en „meer” niet"
    ]


def test_a_quotation_may_run_over_paragraphs_that_take_up_the_mark() -> None:
    memo = "Zij schrijft:\n\n“Eerst kwam het water.\n\n“Daarna kwam de droogte.”\n\nEinde."
    assert _texts(memo) == ["Eerst kwam het water.\n\nDaarna kwam de droogte."]


def test_a_mark_that_is_never_closed_is_told_and_swallows_nothing() -> None:
    memo = "Er staat “een begin zonder eind.\n\nEn hier “een heel citaat wel”."
    read = read_memo(("memo.md", memo.encode()), ())
    assert [q.text for q in read.quotations] == ["een heel citaat wel"]
    assert len(read.remarks) == 1 and "een begin zonder eind" in read.remarks[0]


@pytest.mark.parametrize("name", ["memo.md", "memo.txt"])
def test_lines_with_an_angle_bracket_are_one_quotation(name: str) -> None:
    memo = (
        "Tops (2017) schrijft dan ook:\n\n> Het water stijgt\n> ieder jaar.\n>\n> Dat blijft zo. "
        "(§ 3)\n\nDaarna volgt de rest van het memo."
    )
    (quotation,) = _quotations(memo, name)
    assert quotation.block
    assert quotation.text == "Het water stijgt ieder jaar.\n\nDat blijft zo."
    assert (quotation.cited.authors, quotation.cited.year) == (("Tops",), "2017")
    assert quotation.cited.sections == ("3",)


def test_an_indented_block_with_its_source_is_a_quotation() -> None:
    memo = "De nota zegt:\n\n    Het water stijgt ieder jaar\n    een beetje meer.\n\nEinde."
    (quotation,) = _quotations(memo)
    assert quotation.text.split() == "Het water stijgt ieder jaar een beetje meer.".split()


def test_a_word_broken_over_lines_is_whole_and_remembered() -> None:
    (quotation,) = _quotations("Er staat “de burge-\nmeester heeft het gezag”.")
    assert quotation.text == "de burgemeester heeft het gezag"
    assert quotation.joints == (8,)


@pytest.mark.parametrize(
    ("memo", "authors", "year", "sections", "pages"),
    [
        ("“aap noot mies” (Tops 2017, § 3).", ("Tops",), "2017", ("3",), ()),
        ("“aap noot mies” (Tops e.a., 2017, p. 12-14)", ("Tops",), "2017", (), (("12", "14"),)),
        ("“aap noot mies”, aldus Tops (2017).", ("Tops",), "2017", (), ()),
        ("Van der Torre e.a. (2015, blz. 7) ziet “aap noot mies”.", ("Van der Torre",), "2015", (),
         (("7", "7"),)),
        ("Tops en Van Duin (2010) zien “aap noot mies” (p. 9).", ("Tops", "Van Duin"), "2010", (),
         (("9", "9"),)),
        ("Zie hoofdstuk 4: “aap noot mies”.", (), "", ("4",), ()),
        ("“aap noot mies” (Tops 2017: 31).", ("Tops",), "2017", (), (("31", "31"),)),
        ("“aap noot mies” (Inspectie VenJ 2014).", ("Inspectie VenJ",), "2014", (), ()),
        ("“aap noot mies” (Jansen, z.j., p. iv)", ("Jansen",), "z.j.", (), (("iv", "iv"),)),
        ("In 2017 was het “aap noot mies”. Tops (2010) zag meer.", (), "", (), ()),
    ],
)  # fmt: skip
def test_the_source_beside_a_quotation_is_read(
    memo: str,
    authors: tuple[str, ...],
    year: str,
    sections: tuple[str, ...],
    pages: tuple[tuple[str, str], ...],
) -> None:
    (quotation,) = _quotations(memo)
    cited = quotation.cited
    assert (cited.authors, cited.year, cited.sections, cited.pages) == (
        authors, year, sections, pages,
    )  # fmt: skip


def test_quotations_in_one_sentence_share_their_source() -> None:
    first, second = _quotations("Hij ziet “aap noot mies” en “wim zus jet” (Tops 2017, § 2).")
    assert first.cited == second.cited
    assert first.cited.authors == ("Tops",)


def test_a_source_in_brackets_belongs_to_the_quotation_before_it() -> None:
    first, second = _quotations("Er is “aap noot mies” (§ 1) en ook nog “wim zus jet”.")
    assert (first.cited.text, second.cited.text) == ("§ 1", "")


def test_a_source_belongs_to_its_own_sentence() -> None:
    first, second = _quotations("Er is “aap noot mies” (§ 1). Elders is “wim zus jet” (§ 2).")
    assert (first.cited.sections, second.cited.sections) == (("1",), ("2",))


@pytest.mark.parametrize(
    ("cited", "author", "same"),
    [
        ("Van der Torre", "Torre", True),
        ("Van der Torre", "van der Torre", True),
        ("Tops", "Topsma", False),
        ("Müller", "Muller", True),
        ("Inspectie VenJ", "Inspectie VenJ", True),
        ("Vries", "de Vries", True),
    ],
)
def test_a_family_name_is_known_with_and_without_its_particle(
    cited: str, author: str, same: bool
) -> None:
    assert same_author(cited, author) is same


@given(st.text(alphabet="ab “”„\"'‘’«»\n.()[]…s", max_size=60))
def test_quotations_never_overlap_and_stand_in_order(text: str) -> None:
    found, lost = find_marked(text)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.outer.start < one.inner.start <= one.inner.end < one.outer.end
        ends.append(one.outer.end)
    assert ends[-1] <= len(text)
    assert all(0 <= place < len(text) for place in lost)


@given(st.text(max_size=200))
def test_any_text_may_stand_beside_a_quotation(text: str) -> None:
    cited = read_cited(text, ["Een titel van belang"])
    assert isinstance(cited.authors, tuple)
