"""What a quotation is: literal, changed, elsewhere or nowhere."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checking import CitedPlace, Judgement, Verdict, check_memo, check_quotation
from pipeline.checking.meaning import Touch
from pipeline.checking.normalising import letters_of
from pipeline.indexing.store import Store
from pipeline.types import Document, Metadata
from tests.checking.stores import store_of
from tests.helpers import document_of

WATER = """# Nota water

## 1 Dijken

De dijkgraaf is niet tevreden over de dijken. Volgens hem kost het herstel 1,5 miljoen euro in
2019, want 40% van de dijken is zwak. Het OM-lid Van Dijk vindt dat onnodig; zijn niet-commerciële
collega’s van in- en uitvoer zwijgen.

## 2 Droogte

In de zomer daalt het grondwater. De boeren van Zeeland mogen dan geen water oppompen, en de
„grote rivieren” staan laag. Eén gemeente houdt zich er niet aan.

### 2.1 Gevolgen

De oogst was in 2018 kleiner dan in tweeëntwintig andere jaren. De coöperatie betaalt de schade.
"""
AIR = """# Nota lucht

## 1 Meten

De metingen in de stad zijn betrouwbaar. In de zomer daalt het grondwater.
"""


def _document(text: str, name: str, authors: tuple[str, ...], year: str) -> Document:
    metadata = Metadata(f"Nota {name}", authors, year)
    return replace(document_of(text, ".md"), id=name, file=f"{name}.md", metadata=metadata)


@pytest.fixture(scope="module")
def store() -> Store:
    water = _document(WATER, "water", ("Jansen", "van der Meer"), "2020")
    return store_of(water, _document(AIR, "lucht", ("Pieters",), "2021"))


def _judged(text: str, store: Store) -> Verdict:
    return check_quotation(text, store)


@pytest.mark.parametrize(
    "text",
    [
        "De dijkgraaf is niet tevreden over de dijken.",
        "de dijkgraaf is niet tevreden",
        "dijkgraaf is niet tevreden over de dijken,",
        "De  dijkgraaf is\nniet tevreden",
        "De dijk-\ngraaf is niet tevre-\nden over",
        "de \"grote rivieren\" staan laag",
        "de ‘grote rivieren’ staan laag",
        "zijn niet-commerciële collega's van in- en uitvoer",
        "zijn niet-com-\nmerciële collega’s",
        unicodedata.normalize("NFD", "De coöperatie betaalt de schade"),
        "De co\u00adöpe\u00adratie betaalt",
        "[d]e boeren van Zeeland mogen dan geen water oppompen",
        "De boeren (…) mogen dan geen water oppompen",
        "De boeren […] mogen … oppompen",
        "De boeren van Zeeland mogen dan [in juli] geen water oppompen [sic]",
        "want 40 % van de dijken is zwak",
        "is zwak. Het OM-lid Van Dijk vindt dat onnodig",
    ],
)  # fmt: skip
def test_a_true_quotation_is_literal(text: str, store: Store) -> None:
    verdict = _judged(text, store)
    assert verdict.judgement is Judgement.LITERAL, verdict.differences


@pytest.mark.parametrize(
    ("text", "touch"),
    [
        ("De dijkgraaf is tevreden over de dijken", Touch.NEGATION),
        ("De dijkgraaf is wel tevreden over de dijken", Touch.NEGATION),
        ("Het OM-lid Van Dijk vindt dat nodig", Touch.NEGATION),
        ("zijn commerciële collega’s van in- en uitvoer", Touch.NEGATION),
        ("mogen dan [wel] water oppompen", Touch.NEGATION),
        ("Volgens hem kost het herstel 15 miljoen euro", Touch.NUMBER),
        ("Volgens hem kost het herstel 1, 5 miljoen euro", Touch.NUMBER),
        ("Volgens hem kost het herstel 1,6 miljoen euro", Touch.NUMBER),
        ("Volgens hem kost het herstel 1,5 miljard euro", Touch.NUMBER),
        ("5 miljoen euro in 2019, want 40% van de dijken", Touch.NUMBER),
        ("want 40 van de dijken is zwak", Touch.NUMBER),
        ("kleiner dan in drieëntwintig andere jaren", Touch.NUMBER),
        ("Een gemeente houdt zich er niet aan", Touch.NUMBER),
        ("De boeren van Drenthe mogen dan geen water oppompen", Touch.NAME),
        ("Het OM-lid De Vries vindt dat onnodig", Touch.NAME),
    ],
)
def test_a_change_that_touches_the_meaning_is_flagged(
    text: str, touch: Touch, store: Store
) -> None:
    verdict = _judged(text, store)
    assert verdict.judgement is Judgement.CHANGED
    assert touch in verdict.touches, verdict.differences


@pytest.mark.parametrize(
    "text",
    [
        "De dijkgraaf was niet tevreden over de dijken",
        "De dijkgraaf is over de dijken niet tevreden",
        "De boer van Zeeland mag dan geen water oppompen",
        "Het dijkgraaf is niet tevreden over de dijken",
        "De dijkgraaf is niet Tevreden over de dijken",
        "De dijk graaf is niet tevreden over de dijken",
        "zijn niet commerciële collega’s van in- en uitvoer",
        "De cooperatie betaalt de schade",
        "In de zomer (…) kleiner dan in tweeëntwintig andere jaren",
        "mogen dan geen water oppompen (…) De boeren van Zeeland",
    ],
)
def test_every_other_change_counts_too(text: str, store: Store) -> None:
    assert _judged(text, store).judgement is Judgement.CHANGED


@pytest.mark.parametrize(
    "text",
    [
        "Paarden eten liever hooi dan verse groente",
        "Het kabinet viel na een lange nacht vergaderen",
    ],
)
def test_words_from_elsewhere_are_not_found(text: str, store: Store) -> None:
    assert _judged(text, store).judgement is Judgement.NOT_FOUND


def test_the_differences_are_told_word_by_word(store: Store) -> None:
    verdict = _judged("De dijkgraaf is nu niet blij over de dijken", store)
    told = [(change.written, change.found) for change in verdict.differences]
    assert told == [("nu", ""), ("blij", "tevreden")]
    signs = "".join(word.sign for word in verdict.comparison)
    assert signs == "===+=-+==="


def test_all_places_are_given_and_the_cited_one_comes_first(store: Store) -> None:
    text = "In de zomer daalt het grondwater"
    verdict = check_quotation(text, store, CitedPlace("", ("Pieters",), "2021"))
    assert verdict.judgement is Judgement.LITERAL
    assert [place.quote.document_id for place in verdict.places] == ["lucht", "water"]


@pytest.mark.parametrize(
    ("cited", "right"),
    [
        (CitedPlace("", ("Jansen",), "2020", ("2",)), True),
        (CitedPlace("", ("Van der Meer",), "2020", ("2.1",)), True),
        (CitedPlace("", ("Meer",), "", ("2.1",)), True),
        (CitedPlace("", ("Jansen",), "2019"), False),
        (CitedPlace("", ("Pieters",), "2021"), False),
        (CitedPlace("", ("Onbekend",), "2020"), False),
        (CitedPlace("", (), "", ("1",)), False),
        (CitedPlace("", (), "", ("2.2",)), False),
        (CitedPlace("", title="Nota lucht"), False),
        (CitedPlace("", title="Nota water"), True),
    ],
)
def test_a_quotation_must_stand_where_the_memo_says(
    cited: CitedPlace, right: bool, store: Store
) -> None:
    verdict = check_quotation("De coöperatie betaalt de schade", store, cited)
    assert verdict.judgement is (Judgement.LITERAL if right else Judgement.WRONG_PLACE)
    assert bool(verdict.places[0].problems) is not right


def test_a_page_that_is_cited_is_checked() -> None:
    pages = "Eerst komt de inleiding van dit stuk.\fDaarna daalt het grondwater in de zomer.\f"
    store = store_of(document_of(pages + "Slot van het stuk met woorden."))
    for page, judgement in (("2", Judgement.LITERAL), ("1", Judgement.WRONG_PLACE)):
        cited = CitedPlace("", pages=((page, page),))
        text = "daalt het grondwater in de zomer"
        assert check_quotation(text, store, cited).judgement is judgement


def test_a_document_without_pages_leaves_the_page_open(store: Store) -> None:
    cited = CitedPlace("", pages=(("3", "3"),))
    verdict = check_quotation("De coöperatie betaalt de schade", store, cited)
    assert verdict.judgement is Judgement.LITERAL
    assert verdict.places[0].doubts


def test_a_negation_right_outside_the_quotation_is_told(store: Store) -> None:
    for text in ("tevreden over de dijken", "van Zeeland mogen dan"):
        verdict = _judged(text, store)
        assert verdict.judgement is Judgement.LITERAL
        assert any("vlak naast" in remark for remark in verdict.remarks)


def test_a_quotation_may_be_given_with_its_marks_and_its_source(store: Store) -> None:
    verdict = _judged("“De coöperatie betaalt\nde scha-\nde” (Jansen 2020, § 1)", store)
    assert verdict.quotation.text == "De coöperatie betaalt\nde schade"
    assert verdict.judgement is Judgement.WRONG_PLACE


def test_an_elision_that_hides_a_negation_is_told(store: Store) -> None:
    verdict = _judged("De dijkgraaf is (…) tevreden over de dijken", store)
    assert verdict.judgement is Judgement.LITERAL
    assert any("niet" in remark for remark in verdict.remarks)


def test_a_short_quotation_and_a_title_are_not_judged(store: Store) -> None:
    memo = "De ‘grote rivieren’ staan in het rapport “Een Jaar vol Regen en Wind”."
    judgements = [v.judgement for v in check_memo(("m.md", memo.encode()), store).verdicts]
    assert judgements == [Judgement.TOO_SHORT, Judgement.TITLE]


def test_a_changed_quotation_after_the_word_report_is_no_title(store: Store) -> None:
    memo = "Zo staat het in het rapport “De dijkgraaf is wel tevreden over de dijken”."
    (verdict,) = check_memo(("m.md", memo.encode()), store).verdicts
    assert verdict.judgement is Judgement.CHANGED


def test_a_word_that_the_document_lost_its_hyphen_of_may_have_it() -> None:
    store = store_of(
        document_of("Dit gaat over de niet-\ncommerciële kant van het verhaal hier.\n")
    )
    verdict = check_quotation("de niet-commerciële kant van het verhaal", store)
    assert verdict.judgement is Judgement.LITERAL


def test_many_short_parts_take_no_more_than_a_moment() -> None:
    words = " ".join(f"de {'man' if n % 3 else 'vrouw'} en" for n in range(300))
    store = store_of(document_of(f"# Kop\n\n{words}.\n\n# Slot\n\nHet slotwoord.\n", ".md"))
    parts = " (…) ".join(["de man en de"] * 30)
    assert _judged(f"{parts} (…) slotwoord", store).judgement is not Judgement.LITERAL
    assert _judged(" (…) ".join(["de"] * 500), store).judgement is Judgement.NOT_FOUND


@given(st.text(alphabet="aé1 -.,’“\n\u00adﬁe\u0301", max_size=40))
def test_every_letter_keeps_its_place(text: str) -> None:
    letters = letters_of(text)
    assert len(letters.letters) == len(letters.starts) == len(letters.ends)
    assert len(letters.gaps) == len(letters.letters) + 1
    assert all(0 <= s < e <= len(text) for s, e in zip(letters.starts, letters.ends, strict=True))
    assert list(letters.starts) == sorted(letters.starts)


@given(st.text(alphabet='ab1niet ()[]….,-’"“”\n', max_size=60))
def test_any_quotation_gets_a_verdict(text: str) -> None:
    document = document_of("# Kop\n\nab 1 niet ab. Dan ab niet, 1 ab.\n", ".md")
    verdict = check_quotation(text, store_of(document))
    for place in verdict.places:
        assert place.quote.text == place.quote.span.of(document.text)
