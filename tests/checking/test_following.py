"""Sources that point back to one named before are followed, so that a wrong place is seen."""

from dataclasses import replace

import pytest

from pipeline.checking import Verdict, check_memo
from pipeline.checking.cited import read_cited
from pipeline.indexing.store import Store
from pipeline.types import Document, Metadata
from tests.checking.stores import store_of
from tests.helpers import document_of

FIRST, SECOND, OTHER = (
    "De dijkgraaf is niet tevreden over de dijken van zand",
    "De molenaar maalt al het water weg",
    "De metingen in de stad zijn betrouwbaar",
)


def _document(text: str, name: str, author: str, year: str) -> Document:
    metadata = Metadata(f"Nota {name}", (author,), year)
    return replace(document_of(text, ".md"), id=name, file=f"{name}.md", metadata=metadata)


@pytest.fixture(scope="module")
def store() -> Store:
    water = f"# Nota water\n\n## 1 Dijken\n\n{FIRST}.\n\n## 2 Molens\n\n{SECOND}.\n"
    return store_of(
        _document(water, "water", "van der Meer", "2020"),
        _document(f"# Nota lucht\n\n## 1 Meten\n\n{OTHER}.\n", "lucht", "Wit", "2011"),
    )


def _checked(store: Store, memo: str) -> list[Verdict]:
    return list(check_memo(("memo.md", memo.encode()), store).verdicts)


@pytest.mark.parametrize(
    "back",
    ["a.w.", "A.w.", "t.a.p.", "ibid.", "Ibidem", "idem", "aldaar", "Van der Meer, a.w.",
     "zie Van der Meer, a.w.", "Van der Meer, t.a.p.", "op. cit.", "loc. cit."],
)  # fmt: skip
@pytest.mark.parametrize(
    ("section", "judgement"), [("2", "letterlijk"), ("1", "verkeerde vindplaats")]
)
def test_a_source_named_before_is_followed(
    store: Store, back: str, section: str, judgement: str
) -> None:
    memo = f"Er staat “{FIRST}” (Van der Meer 2020, § 1).\n\nEn “{SECOND}” ({back}, § {section})."
    verdict = _checked(store, memo)[1]
    assert verdict.quotation.cited.authors == ("Van der Meer",)
    assert verdict.quotation.cited.year == "2020"
    assert verdict.judgement.value == judgement


def test_a_source_named_before_may_be_another_work_than_the_quotation_is_from(store: Store) -> None:
    memo = f"Er staat “{OTHER}” (Wit 2011, § 1). Verder “{SECOND}” (a.w., § 2).\n"
    assert [v.judgement.value for v in _checked(store, memo)] == [
        "letterlijk", "verkeerde vindplaats",
    ]  # fmt: skip


def test_the_last_work_of_the_author_is_meant_whatever_came_between(store: Store) -> None:
    memo = (
        f"Er staat “{FIRST}” (Van der Meer 2020, § 1), en “{OTHER}” (Wit 2011, § 1).\n\n"
        f"Ook “{SECOND}” (Van der Meer, a.w., § 2), of “{OTHER}” (Van der Meer, a.w., § 1)."
    )
    assert [v.judgement.value for v in _checked(store, memo)] == [
        "letterlijk", "letterlijk", "letterlijk", "verkeerde vindplaats",
    ]  # fmt: skip


def test_a_work_that_only_the_running_text_names_counts_too(store: Store) -> None:
    memo = f"Wit (2011) gaat over lucht.\n\nEr staat “{FIRST}” (t.a.p., § 1)."
    (verdict,) = _checked(store, memo)
    assert verdict.quotation.cited.authors == ("Wit",)
    assert verdict.judgement.value == "verkeerde vindplaats"


@pytest.mark.parametrize(
    ("note", "judgement"),
    [
        ("Zie noot 1, § 2.", "letterlijk"),
        ("Supra noot 1, § 2.", "letterlijk"),
        ("Van der Meer (noot 1), § 2.", "letterlijk"),
        ("Van der Meer, a.w. (noot 1), § 2.", "letterlijk"),
        ("A.w. (noot 2), § 2.", "verkeerde vindplaats"),
        ("Zie noot 2, § 1.", "verkeerde vindplaats"),
        ("Zie noot 1.", "verkeerde vindplaats"),
        ("T.a.p.", "verkeerde vindplaats"),
        ("Zie noot 3.", "letterlijk"),
        ("Van der Meer, a.w., § 2.", "letterlijk"),
    ],
)
def test_a_note_may_point_to_another_note(store: Store, note: str, judgement: str) -> None:
    memo = (
        f"Er staat “{FIRST}”[^1]. En “{OTHER}”[^2]. Ook “{SECOND}”[^3].\n\n"
        f"[^1]: Van der Meer (2020), § 1.\n\n[^2]: Wit (2011), § 1.\n\n[^3]: {note}\n"
    )
    assert _checked(store, memo)[2].judgement.value == judgement


def test_a_section_alone_is_one_of_the_work_of_the_quotation_before(store: Store) -> None:
    memo = f"Er staat “{OTHER}” (Wit 2011, § 1). Verder “{SECOND}” (§ 2).\n\nOok “{FIRST}” (§ 1)."
    verdicts = _checked(store, memo)
    assert [v.quotation.cited.authors for v in verdicts] == [("Wit",)] * 3
    assert [v.judgement.value for v in verdicts[1:]] == ["verkeerde vindplaats"] * 2


def test_a_section_alone_under_another_heading_stays_alone(store: Store) -> None:
    memo = f"Er staat “{OTHER}” (Wit 2011, § 1).\n\n## Water\n\nVerder “{SECOND}” (§ 2)."
    assert [v.judgement.value for v in _checked(store, memo)] == ["letterlijk"] * 2


def test_a_source_that_points_to_nothing_is_no_source(store: Store) -> None:
    (verdict,) = _checked(store, f"Er staat “{FIRST}” (a.w., § 1).")
    assert not verdict.quotation.cited.names_work
    assert verdict.judgement.value == "letterlijk"


@pytest.mark.parametrize(
    "text",
    ["Van De, " * 40_000, "(" * 200_000, "Jan en " * 40_000, "A. B. " * 30_000, "a.w. " * 50_000],
)  # fmt: skip
def test_no_text_beside_a_quotation_takes_for_ever(text: str) -> None:
    assert read_cited(text).year == ""
