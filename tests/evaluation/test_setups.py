"""Settings side by side: each over an index that fits, the user's own left as it is."""

import hashlib
from pathlib import Path

import pytest

from pipeline.embedding import ModelEncoder
from pipeline.errors import EncoderError, UsageError
from pipeline.evaluation.setups import RememberingEncoder, changed
from pipeline.settings import Settings
from tests.evaluation.workshop import Workshop
from tests.fakes import CountingEncoder


def files_of(index: Path) -> dict[str, str]:
    """The files of an index with their checksums."""
    return {
        path.relative_to(index).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(index.rglob("*"))
        if path.is_file()
    }


def test_settings_of_the_ranking_share_the_index_of_the_user(workshop: Workshop) -> None:
    workshop.build(workshop.settings)
    with workshop.setups("dense_weight=0.25,depth=50", "threshold=0.9") as setups:
        assert [setup.assistant.settings.index for setup in setups] == [workshop.settings.index] * 3
        assert [setup.settings.dense_weight for setup in setups] == [0.45, 0.25, 0.45]
        assert setups[1].settings.depth == 50
    assert len(workshop.built) == 1


@pytest.mark.parametrize("change", ["encoder=anders", "passage_tokens=20", "passage_overlap=0"])
def test_settings_of_the_index_get_one_of_their_own_for_as_long_as_it_takes(
    change: str, workshop: Workshop
) -> None:
    workshop.build(workshop.settings)
    before = files_of(workshop.settings.index)
    with workshop.setups(change, f"{change},quotes=1") as setups:
        own, other, same = (setup.assistant.settings.index for setup in setups)
        assert own == workshop.settings.index
        assert other == same
        assert other.is_dir()
        assert setups[1].assistant.ask("Wat kostte het onderhoud?").hits
    assert not other.exists()
    assert len(workshop.built) == 2
    assert files_of(workshop.settings.index) == before


def test_a_missing_index_is_built_first_and_no_index_when_nothing_asks_for_one(
    workshop: Workshop,
) -> None:
    with workshop.setups("passage_overlap=0") as setups:
        assert workshop.built == []
        assert setups[1].assistant.store.documents
    assert [each.index == workshop.settings.index for each in workshop.built] == [True, False]


def test_a_comparison_on_other_documents_is_refused(workshop: Workshop) -> None:
    workshop.build(workshop.settings)
    (workshop.settings.corpus[0] / "nieuw.txt").write_text("De sluis is dicht.", encoding="utf-8")
    with (
        workshop.setups("passage_overlap=0") as setups,
        pytest.raises(UsageError, match="--corpus"),
    ):
        _ = setups[1].assistant


def test_setups_with_the_same_encoder_share_it_and_its_vectors(workshop: Workshop) -> None:
    with workshop.setups("dense_weight=0.1", "encoder=anders") as setups:
        assert setups[0].encoder is setups[1].encoder
        for setup in setups:
            setup.encoder.encode(["een zin", "nog een"])
    assert [encoder.encoded for encoder in workshop.encoders] == [["een zin", "nog een"]] * 2


def test_a_remembered_question_is_not_taken_for_a_passage() -> None:
    inner = CountingEncoder()
    encoder = RememberingEncoder(inner)
    encoder.encode(["zin"], query=True)
    encoder.encode(["zin"])
    encoder.encode(["zin"])
    assert inner.encoded == ["zin"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "niet te begrijpen"),
        ("dense_weight", "niet te begrijpen"),
        ("dense_weight=0.1,dense_weight=0.2", "niet te begrijpen"),
        ("gewicht=0.1", "onbekende instelling ‘gewicht’.*dense_weight"),
        ("index=elders", "onbekende instelling ‘index’"),
        ("dense_weight=zwaar", "ongeldige waarde voor dense_weight"),
        ("dense_weight=2", "ongeldige waarde voor dense_weight"),
        ("sentence_model=bestaat_niet", "zinsmodel ‘bestaat_niet’"),
    ],
)
def test_what_cannot_be_compared_is_named(text: str, message: str, workshop: Workshop) -> None:
    with pytest.raises(UsageError, match=message), workshop.setups(text):
        pass


def test_a_missing_encoder_is_found_before_anything_is_measured(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        workshop, "make_encoder", lambda settings: ModelEncoder(f"/weg/{settings.encoder}")
    )
    with pytest.raises(EncoderError, match="/weg/"), workshop.setups():
        pass


def test_a_value_keeps_its_spaces() -> None:
    assert changed(Settings(), "query_prefix=vraag: , depth=20").query_prefix == "vraag: "
