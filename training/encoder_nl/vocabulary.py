"""A lower-cased Dutch WordPiece vocabulary, learned on weighted word counts.

Each source gets a fixed share of the word count, so that 90 MB of legal text does not crowd out
everyday words. Accents are stripped, as in the English vocabulary: "één" and "een" are one token,
and a text whose accents were lost reads the same. Writes `tokenizer.json` (BERT conventions) and
`counts.tsv`.

Usage: python vocabulary.py --data DATA --out FOLDER --size 22000
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import PARALLEL, read_lines, read_parallel
from tokenizers import (
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)

SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
TOTAL = 6_000_000
SHARES = {
    "wetten": 0.27,
    "eindhoven": 0.22,
    "nlwiki": 0.12,
    "subtitles": 0.10,
    "tatoeba": 0.10,
    "verdragen": 0.12,
    "overheid": 0.02,
    "lokalisatie": 0.05,
}
LAW_PARAGRAPHS = 80_000


def new_tokenizer() -> Tokenizer:
    """An untrained uncased BERT WordPiece tokenizer."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    return tokenizer


def add_template(tokenizer: Tokenizer) -> None:
    """Wrap every text in [CLS] … [SEP], as the transplanted layers expect."""
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )


def source_texts(data: Path, seed: int) -> dict[str, list[str]]:
    """Dutch texts by source; of the law paragraphs a random sample."""
    monolingual = data / "monolingual"
    laws = read_lines(monolingual / "wetten-tekst.txt.xz")
    texts = {
        "wetten": random.Random(seed).sample(laws, min(LAW_PARAGRAPHS, len(laws))),
        "eindhoven": read_lines(monolingual / "eindhoven.txt.gz"),
        "nlwiki": read_lines(monolingual / "nlwiki-selectie.txt.gz"),
    }
    return texts | {name: [p.dutch for p in read_parallel(data, name)] for name in PARALLEL}


def count_words(tokenizer: Tokenizer, texts: list[str]) -> Counter[str]:
    """Counts of the words that the tokenizer's normaliser and pre-tokeniser make."""
    counts: Counter[str] = Counter()
    for text in texts:
        normal = tokenizer.normalizer.normalize_str(text)
        counts.update(word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normal))
    return counts


def subtitle_counts(data: Path) -> Counter[str]:
    """Counts of the 50,000 commonest words of Dutch film subtitles."""
    rows = (r.split(" ") for r in read_lines(data / "lexicon" / "frequentie-nl-50k.txt.gz"))
    normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    counts: Counter[str] = Counter()
    for word, count in rows:
        counts[normalizer.normalize_str(word)] += int(count)
    return counts


def weighted_counts(by_source: dict[str, Counter[str]]) -> Counter[str]:
    """Word counts that add up to about `TOTAL`, each source scaled to its share."""
    scaled: Counter[str] = Counter()
    for source, counts in by_source.items():
        scale = SHARES[source] * TOTAL / counts.total()
        for word, count in counts.items():
            scaled[word] += count * scale
    return Counter({word: round(count) for word, count in scaled.items() if count >= 1})


def repeated(counts: Counter[str]) -> Iterator[str]:
    """Each word as often as its count says, at most 1,000 a string."""
    for word, count in sorted(counts.items()):
        for start in range(0, count, 1000):
            yield " ".join([word] * min(1000, count - start))


def train(counts: Counter[str], size: int) -> Tokenizer:
    """A tokenizer of `size` tokens learned on word counts."""
    tokenizer = new_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        min_frequency=4,
        special_tokens=SPECIAL_TOKENS,
        limit_alphabet=160,
        continuing_subword_prefix="##",
        show_progress=False,
    )
    tokenizer.train_from_iterator(repeated(counts), trainer)
    add_template(tokenizer)
    return tokenizer


def main() -> None:
    """Learn and write the vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=22_000)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    blank = new_tokenizer()
    by_source = {n: count_words(blank, t) for n, t in source_texts(args.data, args.seed).items()}
    by_source["subtitles"] = subtitle_counts(args.data)
    counts = weighted_counts(by_source)
    tokenizer = train(counts, args.size)
    tokenizer.save(str(args.out / "tokenizer.json"))
    rows = (f"{word}\t{count}" for word, count in counts.most_common())
    (args.out / "counts.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    words = sum(counts.values())
    pieces = sum(len(tokenizer.encode(w, add_special_tokens=False)) * c for w, c in counts.items())
    print(f"{tokenizer.get_vocab_size()} tokens; {pieces / words:.3f} tokens a word")


if __name__ == "__main__":
    main()
