"""Turn the treebanks and the monolingual text into the `.spacy` files of the two trainings.

`parse-*.spacy` hold tags, lemmas and trees; `sent-*.spacy` hold sentence boundaries only.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

import spacy
from annotation import to_doc
from conventions import training_sentences
from segmentation import join, segmentation_runs
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tokenization import abbreviations, customise_tokenizer
from treebank import Sentence, read_sentences

EVALUATION_SENTENCES = 10


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
    train = training_sentences(
        read_sentences(banks / "alpino-train.conllu.gz"),
        read_sentences(banks / "lassysmall-2018-extra.conllu.gz"),
    )
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
    print(json.dumps(sizes, indent=1))


if __name__ == "__main__":
    main()
