"""Works that are cited near each other."""

from pipeline.citations.graph import read_literature
from pipeline.citations.pairs import MOST, Pair
from pipeline.types import BlockKind
from tests.citations.helpers import document_with


def _entries(count: int) -> list[tuple[BlockKind, str]]:
    return [
        (
            BlockKind.REFERENCE,
            f"Bos, A. ({1500 + n}). Wonen in deel {n} van de stad. Den Haag: PBL.",
        )
        for n in range(count)
    ]


def test_works_of_one_sentence_go_before_works_of_one_section() -> None:
    found = read_literature(
        [
            document_with(
                (BlockKind.PARAGRAPH, "Wonen telt (Bos 1950; Bos 1951). Land telt (Bos 1952)."),
                *[
                    (BlockKind.REFERENCE, f"Bos, A. ({year}). Wonen in {year}. Den Haag: PBL.")
                    for year in (1950, 1951, 1952)
                ],
            )
        ]
    )
    assert found.near_pairs() == [
        Pair(("bos1950", "bos1951"), 1, 1),
        Pair(("bos1950", "bos1952"), 0, 1),
        Pair(("bos1951", "bos1952"), 0, 1),
    ]
    assert [pair.weight for pair in found.near_pairs()] == [1.25, 0.25, 0.25]


def test_the_pairs_of_a_long_list_grow_in_step_with_its_works() -> None:
    cited = "; ".join(f"Bos {1500 + n}" for n in range(500))
    more = "; ".join(f"Bos {1600 + n}" for n in range(100))
    document = document_with(
        (BlockKind.PARAGRAPH, f"Wonen telt ({cited})."),
        (BlockKind.PARAGRAPH, f"Werken ook ({more})."),
        *_entries(500),
    )
    found = read_literature([document])
    assert sum(work.times for work in found.works) > 500
    assert 0 < len(found.pairs) < MOST * 100
    assert 0 < len(found.near_pairs()) < MOST * 500


def test_up_to_the_limit_every_two_works_are_a_pair() -> None:
    cited = "; ".join(f"Bos {1500 + n}" for n in range(MOST))
    document = document_with((BlockKind.PARAGRAPH, f"Wonen telt ({cited})."), *_entries(MOST))
    assert len(read_literature([document]).pairs) == MOST * (MOST - 1) // 2
