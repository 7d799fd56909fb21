"""Turn the treebanks and the monolingual text into the `.spacy` files of the two trainings.

`parse-*.spacy` hold tags, lemmas and trees; `sent-*.spacy` hold sentence boundaries only.
"""

import argparse
import gzip
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

import spacy
from annotation import to_doc
from augment import list_item, vary
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tokenization import abbreviations, customise_tokenizer
from treebank import Sentence, read_sentences

# Grammarians' examples, transcribed speech and old spelling are unfit for segmentation.
NOT_RUNNING_TEXT = {
    *("g_suite", "h_suite", "i_suite", "j_suite", "leuven_yellow_pages", "cgn_exs"),
    *("Titaantjes", "ovis"),
}
EVALUATION_SENTENCES = 10
LAW_SENTENCES = 9000
TATOEBA_SENTENCES = 4000
WRAP_WIDTH = 85
Run = list[str]


def runs(sentences: Sequence[str], rng: Random) -> Iterator[Run]:
    """Cut consecutive sentences into runs of 3 to 15."""
    start = 0
    while start < len(sentences):
        size = rng.randint(3, 15)
        yield list(sentences[start : start + size])
        start += size


def merge_clauses(sentences: Iterable[str]) -> Iterator[str]:
    """Join what the Eindhoven corpus splits at `:` and `;`, which ends no sentence elsewhere."""
    held = ""
    for sentence in sentences:
        held = f"{held} {sentence}".strip()
        if not held.endswith((":", ";")):
            yield held
            held = ""
    if held:
        yield held


def read_lines(path: Path) -> Iterator[str]:
    """Yield the stripped lines of a `.gz` or `.xz` text."""
    opener = gzip.open if path.suffix == ".gz" else lzma.open
    with opener(path, "rt", encoding="utf8") as stream:
        for line in stream:
            if line.strip():
                yield line.strip()


def law_sentences(path: Path, known: frozenset[str], rng: Random) -> Run:
    """Return paragraphs that are one sentence beyond doubt, those with abbreviations first.

    A paragraph counts if, apart from its end, every full stop belongs to a known abbreviation that
    a small letter or a figure follows.
    """
    plain: Run = []
    abbreviated: Run = []
    for line in read_lines(path):
        if not (40 < len(line) < 400 and line[0].isupper() and line.endswith(".")):
            continue
        marks = list(re.finditer(r"(\S*[.!?])(?= (\S))", line))
        if not marks:
            plain.append(line)
        elif all(
            mark[1].lstrip("(") in known and (mark[2].islower() or mark[2].isdigit())
            for mark in marks
        ):
            abbreviated.append(line)
    half = LAW_SENTENCES // 2
    chosen = rng.sample(abbreviated, min(half, len(abbreviated)))
    chosen += rng.sample(plain, min(LAW_SENTENCES - len(chosen), len(plain)))
    rng.shuffle(chosen)
    return chosen


def segmentation_runs(data: Path, known: frozenset[str], rng: Random) -> Iterator[tuple[Run, bool]]:
    """Yield runs of sentences and whether they are to stay as they are, joined by spaces."""
    banks, mono = data / "treebank", data / "monolingual"
    articles: list[Run] = []
    for name in ("lassysmall-2018-extra", "lassysmall-2017-train"):
        sentences = read_sentences(banks / f"{name}.conllu.gz")
        for _, group in groupby(sentences, key=lambda sentence: sentence.source):
            articles.append([sentence.text for sentence in group])
    for as_is in (True, True, True, False):
        for article in articles:
            yield from ((run, as_is) for run in runs(article, rng))
    wiki = [
        line
        for line in read_lines(mono / "nlwiki-selectie.txt.gz")
        if not re.search(r"(\b[A-Z]{1,2}|\.[a-z]+| (nr|ca|St|dr))\.$", line)
    ]
    for as_is in (True, False):
        rng.shuffle(wiki)
        yield from ((run, as_is) for run in runs(wiki, rng))
    newspapers = list(merge_clauses(read_lines(mono / "eindhoven.txt.gz")))
    alpino = [
        sentence.text
        for sentence in read_sentences(banks / "alpino-train.conllu.gz")
        if sentence.source not in NOT_RUNNING_TEXT | {"cdb"}
    ]
    tatoeba = [
        line.split("\t")[1] for line in read_lines(data / "parallel" / "tatoeba.tsv.gz")
    ]
    short = rng.sample(tatoeba, TATOEBA_SENTENCES)
    law = law_sentences(mono / "wetten-tekst.txt.xz", known, rng)
    mixed = law + short
    rng.shuffle(mixed)
    for sentences in (newspapers, list(merge_clauses(alpino)), mixed):
        yield from ((run, rng.random() < 0.2) for run in runs(sentences, rng))


def join(run: Run, as_is: bool, rng: Random) -> tuple[str, list[int]]:
    """Return one text and the character offsets at which its sentences start.

    Unless `as_is`, sentences are varied, some become list items between line breaks, and some texts
    are wrapped, so that a single line break alone says nothing.
    """
    text, starts = "", []
    wrapped = not as_is and rng.random() < 0.15
    lines = 0.0 if as_is else rng.choice((0.0, 0.0, 0.05, 0.3))
    previous_item = False
    for sentence in run:
        item = rng.random() < lines
        varied = sentence if as_is else vary(sentence, rng)
        if item:
            varied = list_item(varied, rng)
        if wrapped:
            varied = wrap(varied)
        if text:
            block = item or previous_item or rng.random() < lines / 3
            newline = "\n\n" if wrapped else rng.choice(("\n", "\n", "\n\n"))
            gap = "\n" if wrapped and rng.random() < 0.15 else rng.choice(" " * 30 + "\u00a0")
            text += newline if block else gap
        starts.append(len(text))
        text += varied
        previous_item = item
    return text, starts


def wrap(sentence: str) -> str:
    """Return the sentence with line breaks for spaces, at most `WRAP_WIDTH` characters apart."""
    line, words = "", []
    for word in sentence.split(" "):
        if len(line) + len(word) > WRAP_WIDTH:
            words.append("\n" + word)
            line = word
        else:
            words.append(" " + word)
            line += " " + word
    return "".join(words)[1:]


def segmented_doc(nlp: Language, text: str, starts: Sequence[int]) -> Doc:
    """Return the tokenised text with its sentence starts; one inside a token is left out."""
    doc = nlp.make_doc(text)
    wanted = set(starts)
    for token in doc:
        token.is_sent_start = token.idx in wanted
    return doc


def evaluation_texts(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[int]]]:
    """Yield texts of ten sentences joined by a space, with the offsets of their starts."""
    for at in range(0, len(sentences), EVALUATION_SENTENCES):
        run = [sentence.text for sentence in sentences[at : at + EVALUATION_SENTENCES]]
        yield join(run, True, Random(0))


def parse_docs(nlp: Language, sentences: Sequence[Sentence], rng: Random | None) -> Iterator[Doc]:
    """Yield documents of 1 to 5 sentences (shuffled, varied), or of ten if `rng` is None.

    The cost of the parser's oracle grows with the square of the length, and the boundaries come
    from the sentence model, so these documents are short.
    """
    if rng is None:
        for at in range(0, len(sentences), EVALUATION_SENTENCES):
            yield to_doc(nlp.vocab, sentences[at : at + EVALUATION_SENTENCES], None)
        return
    groups: list[list[Sentence]] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.source):
        members = list(group)
        while members:
            size = rng.randint(1, 5)
            groups.append(members[:size])
            members = members[size:]
    rng.shuffle(groups)
    for members in groups:
        yield to_doc(nlp.vocab, members, rng)


def write(path: Path, docs: Iterable[Doc]) -> int:
    """Write the documents to `path` and return how many tokens they hold."""
    store = DocBin(store_user_data=False)
    tokens = 0
    for doc in docs:
        store.add(doc)
        tokens += len(doc)
    store.to_disk(path)
    return tokens


def main() -> None:
    """Write the four files and print their sizes in tokens."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with treebank, monolingual and parallel")
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = Random(args.seed)
    nlp = spacy.blank("nl")
    customise_tokenizer(nlp)
    args.output.mkdir(parents=True, exist_ok=True)
    banks = args.data / "treebank"
    train = [
        sentence
        for name in ("alpino-train", "lassysmall-2018-extra")
        for sentence in read_sentences(banks / f"{name}.conllu.gz")
        if sentence.source != "ovis"
    ]
    dev = list(read_sentences(banks / "lassysmall-dev.conllu.gz"))
    known = abbreviations(nlp)
    segmented = [
        segmented_doc(nlp, *join(run, as_is, rng))
        for run, as_is in segmentation_runs(args.data, known, rng)
    ]
    rng.shuffle(segmented)
    sizes = {
        "parse-train": write(args.output / "parse-train.spacy", parse_docs(nlp, train, rng)),
        "parse-dev": write(args.output / "parse-dev.spacy", parse_docs(nlp, dev, None)),
        "sent-train": write(args.output / "sent-train.spacy", segmented),
        "sent-dev": write(
            args.output / "sent-dev.spacy",
            (segmented_doc(nlp, *text) for text in evaluation_texts(dev)),
        ),
    }
    print(json.dumps(sizes, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
