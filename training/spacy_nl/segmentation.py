"""Collect runs of sentences for the sentence model and join them into texts.

The sources differ in what they are good for: the Wikipedia articles have headings and lists, the
newspapers prose and quotations, the laws abbreviations, article numbers and headings.
"""

import gzip
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

from augment import list_item, vary
from treebank import read_sentences

# Grammarians' examples, transcribed speech and old spelling are unfit for segmentation.
NOT_RUNNING_TEXT = {
    *("g_suite", "h_suite", "i_suite", "j_suite", "leuven_yellow_pages", "cgn_exs"),
    *("Titaantjes", "ovis"),
}
LAW_SENTENCES = 7000
LAW_SECTIONS = 5000
TATOEBA_SENTENCES = 4000
WRAP_WIDTH = 85
LONGEST_HEADING = 60
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


def law_sections(path: Path, known: frozenset[str], rng: Random) -> Iterator[Run]:
    """Yield a heading with the sentences under it, where every full stop is beyond doubt.

    A full stop ends a sentence if it follows four small letters and precedes a space and a capital;
    a section with any other full stop, question mark or exclamation mark is passed over.
    """
    sections = [json.loads(line) for line in read_lines(path)]
    rng.shuffle(sections)
    count = 0
    for section in sections:
        sentences = re.split(r"(?<=[a-z]{4}\.) (?=[A-Z])", section["tekst"])
        words = [sentence.split(" ") for sentence in sentences]
        doubtful = any(re.search(r"[.?!:;]$", word) for group in words for word in group[:-1])
        known_end = any(group[-1].lower() in known for group in words)
        if doubtful or known_end or not sentences[-1].endswith("."):
            continue
        yield [section["kop"].split(" – ")[0], *sentences[:14]]
        count += 1
        if count == LAW_SECTIONS:
            return


def with_headings(run: Run, headings: Sequence[str], rng: Random) -> Run:
    """Return the run with one to three headings put in; most runs stay as they are."""
    if rng.random() < 0.65:
        return run
    mixed = list(run)
    for _ in range(rng.randint(1, 3)):
        mixed.insert(rng.randint(0, len(mixed)), rng.choice(headings))
    return mixed


def wikipedia_articles(banks: Path) -> list[Run]:
    """Return the articles of the two older LassySmall files, each in its own order."""
    articles: list[Run] = []
    for name in ("lassysmall-2018-extra", "lassysmall-2017-train"):
        sentences = read_sentences(banks / f"{name}.conllu.gz")
        for _, group in groupby(sentences, key=lambda sentence: sentence.source):
            articles.append([sentence.text for sentence in group])
    return articles


def segmentation_runs(data: Path, known: frozenset[str], rng: Random) -> Iterator[tuple[Run, bool]]:
    """Yield runs of sentences and whether they are to stay as they are, joined by spaces."""
    banks, mono = data / "treebank", data / "monolingual"
    articles = wikipedia_articles(banks)
    headings = [
        text
        for article in articles
        for text in article
        if len(text) < LONGEST_HEADING and text[-1].isalnum()
    ]
    for as_is in (True, True, True, True, True, False):
        for article in articles:
            yield from ((run, as_is) for run in runs(article, rng))
    wiki = [
        line
        for line in read_lines(mono / "nlwiki-selectie.txt.gz")
        if not re.search(r"(\b[A-Z]{1,2}|\.[a-z]+| (nr|ca|St|dr))\.$", line)
    ]
    for as_is in (True, False):
        rng.shuffle(wiki)
        yield from ((with_headings(run, headings, rng), as_is) for run in runs(wiki, rng))
    newspapers = list(merge_clauses(read_lines(mono / "eindhoven.txt.gz")))
    alpino = [
        sentence.text
        for sentence in read_sentences(banks / "alpino-train.conllu.gz")
        if sentence.source not in NOT_RUNNING_TEXT | {"cdb"}
    ]
    tatoeba = [line.split("\t")[1] for line in read_lines(data / "parallel" / "tatoeba.tsv.gz")]
    mixed = law_sentences(mono / "wetten-tekst.txt.xz", known, rng)
    mixed += rng.sample(tatoeba, TATOEBA_SENTENCES)
    rng.shuffle(mixed)
    for sentences in (newspapers, list(merge_clauses(alpino)), mixed):
        for run in runs(sentences, rng):
            yield with_headings(run, headings, rng), rng.random() < 0.2
    for run in law_sections(mono / "wetten-paren.jsonl.gz", known, rng):
        yield run, rng.random() < 0.4


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
