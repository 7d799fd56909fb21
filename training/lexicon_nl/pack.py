"""Pack the Dutch words of spacy-lookups-data: `python training/lexicon_nl/pack.py`."""

from pipeline.lexicon import PACKED, from_tables, to_lists
from pipeline.packed_words import pack


def main() -> None:
    """Write the file that the program reads its words from."""
    PACKED.parent.mkdir(parents=True, exist_ok=True)
    PACKED.write_bytes(pack(to_lists(from_tables())))


if __name__ == "__main__":
    main()
