"""Print the scores of a pipeline on CoNLL-U files and on the hand-made boundary cases."""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from annotation import gold_doc
from segmentation import join
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from treebank import Sentence, read_sentences

EVALUATION_SENTENCES = 10
SHOWN = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc")


def batches(sentences: Sequence[Sentence], size: int) -> Iterator[Sequence[Sentence]]:
    """Yield the sentences in groups of `size`."""
    for at in range(0, len(sentences), size):
        yield sentences[at : at + size]


def evaluation_texts(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[int]]]:
    """Yield texts of ten sentences joined by a space, with the offsets of their starts."""
    for group in batches(sentences, EVALUATION_SENTENCES):
        yield join([sentence.text for sentence in group], True, Random(0))


def annotation_scores(
    nlp: Language, sentences: Sequence[Sentence], gold_boundaries: bool
) -> dict[str, float]:
    """Return the scores on gold tokens, in documents of ten sentences.

    `las` leaves punctuation out, as spaCy does; `las_all` counts every token, as CoNLL does.
    With `gold_boundaries` the sentence starts are given.
    """
    examples = []
    for group in batches(sentences, EVALUATION_SENTENCES):
        gold = gold_doc(nlp.vocab, group)
        words = [token.text for token in gold]
        spaces = [bool(token.whitespace_) for token in gold]
        predicted = Doc(nlp.vocab, words=words, spaces=spaces)
        if gold_boundaries:
            for token, reference in zip(predicted, gold, strict=True):
                token.is_sent_start = reference.is_sent_start
        for _, component in nlp.pipeline:
            predicted = component(predicted)
        examples.append(Example(predicted, gold))
    scores = Scorer(nlp).score(examples)
    attached = labelled = every = words = tokens = 0
    for example in examples:
        for token, gold in zip(example.predicted, example.reference, strict=True):
            head = token.head.i == gold.head.i
            both = head and token.dep_ == gold.dep_
            every += both
            tokens += 1
            if gold.dep_ != "punct":
                words += 1
                attached += head
                labelled += both
    trees = {"uas": attached / words, "las": labelled / words, "las_all": every / tokens}
    return {name: scores[name] for name in SHOWN if name in scores} | trees


def spans(starts: Sequence[int], length: int) -> set[tuple[int, int]]:
    """Return the pairs of neighbouring starts, the last with the length of the text."""
    return set(zip(starts, [*starts[1:], length], strict=True))


def boundary_scores(nlp: Language, texts: Sequence[tuple[str, list[int]]]) -> dict[str, float]:
    """Return precision, recall and F of whole sentences in raw text, and the words a second."""
    right = found = wanted = words = 0
    begin = time.perf_counter()
    for text, starts in texts:
        doc = nlp(text)
        words += len(doc)
        predicted = spans([sentence.start_char for sentence in doc.sents], len(text))
        gold = spans(starts, len(text))
        right += len(predicted & gold)
        found += len(predicted)
        wanted += len(gold)
    seconds = time.perf_counter() - begin
    precision, recall = right / found, right / wanted
    return {
        "sents_p": precision,
        "sents_r": recall,
        "sents_f": 2 * precision * recall / (precision + recall) if right else 0.0,
        "words_per_second": words / seconds,
    }


def hard_case_failures(nlp: Language, path: Path) -> tuple[int, list[str]]:
    """Return the number of cases and, for each failure, what came out, split by ` | `."""
    cases = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    failures = []
    for case in cases:
        sentences = case["sentences"]
        separators = [*case.get("separators", [" "] * (len(sentences) - 1)), ""]
        text = "".join(a + b for a, b in zip(sentences, separators, strict=True))
        found = [sentence.text.strip() for sentence in nlp(text).sents if sentence.text.strip()]
        if found != sentences:
            failures.append(f"{case['topic']}: {' | '.join(found)}")
    return len(cases), failures


def main() -> None:
    """Read the arguments and print one block a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("treebanks", nargs="*", type=Path)
    parser.add_argument("--hard-cases", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="components to switch off")
    args = parser.parse_args()
    nlp = spacy.load(args.model, exclude=args.without)
    for path in args.treebanks:
        sentences = list(read_sentences(path))
        print(path.name, len(sentences), "sentences")
        texts = list(evaluation_texts(sentences))
        rows = {
            "raw text": boundary_scores(nlp, texts),
            "gold tokens": annotation_scores(nlp, sentences, gold_boundaries=False),
            "gold tokens and boundaries": annotation_scores(nlp, sentences, gold_boundaries=True),
        }
        for name, scores in rows.items():
            print(f"  {name:27}", *(f"{key} {value:.4f}" for key, value in scores.items()))
    if args.hard_cases:
        total, failures = hard_case_failures(nlp, args.hard_cases)
        print(f"hard cases: {total - len(failures)} of {total} right")
        for failure in failures:
            print("  ", failure)


if __name__ == "__main__":
    main()
