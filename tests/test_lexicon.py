"""The lexicon from the packed file is the lexicon of the tables."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import lexicon as module
from pipeline.lexicon import PACKED, from_lists, from_tables, is_word, lexicon, to_lists
from pipeline.packed_words import pack, unpack

_WORDS = st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=6)


def test_every_word_base_form_and_rule_of_the_tables_is_in_the_packed_file() -> None:
    assert from_lists(unpack(PACKED.read_bytes())) == from_tables()


def test_packing_the_tables_gives_the_packed_file() -> None:
    assert pack(to_lists(from_tables())) == PACKED.read_bytes()


@given(st.dictionaries(st.text(max_size=4).map(repr), st.lists(_WORDS, max_size=8), max_size=4))
def test_lists_come_out_as_they_went_in(lists: dict[str, list[str]]) -> None:
    assert unpack(pack(lists)) == lists


@pytest.mark.parametrize("content", [None, b"", b"stuk", PACKED.read_bytes()[:-9]])
def test_without_a_sound_file_the_words_come_from_the_tables(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "words.bin").write_bytes(content)
    monkeypatch.setattr(module, "PACKED", tmp_path / "words.bin")
    lexicon.cache_clear()
    try:
        assert is_word("Burgemeester")
        assert not is_word("burgmeestre")
    finally:
        lexicon.cache_clear()
