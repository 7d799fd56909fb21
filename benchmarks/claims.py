"""From claim to source: how high the passage stands that a paraphrase rests on.

`python -m benchmarks.claims`: a report of our own in claims_nl/ cites three works with twelve
sentences in other words than theirs. For each the words are known that the passage must hold.
Printed are the share whose passage comes first (hit@1) or among the first three (hit@3), with the
sentence as it is and without its citations, and what was missed.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline.assistant import Assistant, make_encoder
from pipeline.build import build_index
from pipeline.citations.graph import Context
from pipeline.claims import claim_words
from pipeline.search import Filter
from pipeline.settings import Settings

FOLDER = Path(__file__).parent / "claims_nl"
SUPPORT = {
    "Dat de politiek niet wist": "bereikte de raad niet",
    "Van der Sluis (2018) laat zien": "nadat de trekker was verhuisd",
    "Hoorn (2019) beschrijft hoe": "dacht iedereen dat een ander",
    "Tuinen op gebouwen": "verwilderde de tuin binnen",
    "De ingrepen achteraf": "aan omzet wonnen",
    "Volgens Kramer & Ooms": "verdient de tuin niet terug",
    "Toen de openbare leeszaal": "dunnere en goedkopere boeken",
    "Wie op het groen uitkijkt": "minder vaak om slaapmiddelen",
    "Voor veel deelnemers": "het gezelschap als reden",
    "Vooral wie op twee wielen": "reden met grote snelheid de helling af",
    "Bewoners die meedoen": "meer straatgenoten bij naam",
    "Het eten dat zo wordt verbouwd": "minder dan vier procent",
}


def rank(assistant: Assistant, words: str, source: str, support: str) -> int:
    """The rank from 1 of the passage that holds the support; 0 if it is not among ten."""
    text = assistant.store.document(source).text
    for hit in assistant.search(words, 10, Filter(documents=(source,))):
        if support in " ".join(hit.passage.span.of(text).split()):
            return hit.rank
    return 0


def report(assistant: Assistant, name: str, words_of: Callable[[Context], str]) -> None:
    """Print the figures of one way to make a question of a sentence."""
    ranks = {}
    for cited in assistant.literature.works:
        source = cited.work.document_id
        for context in cited.contexts if source else ():
            key = next(key for key in SUPPORT if context.text.startswith(key))
            ranks[key] = rank(assistant, words_of(context), source or "", SUPPORT[key])
    first = sum(place == 1 for place in ranks.values())
    three = sum(0 < place <= 3 for place in ranks.values())
    print(f"{name}: {len(ranks)} sentences, hit@1 {first / len(ranks):.2f}, "
          f"hit@3 {three / len(ranks):.2f}")  # fmt: skip
    for key, place in ranks.items():
        if place != 1:
            print(f"  {place or '-':>2}  {key} …")


def main() -> None:
    """Build the index and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passage-tokens", type=int, default=Settings().passage_tokens)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(FOLDER, corpus)
        settings = Settings(
            corpus=(corpus,),
            facts=(),
            index=Path(folder) / "index",
            passage_tokens=options.passage_tokens,
        )
        encoder = make_encoder(settings)
        build_index(settings, encoder)
        assistant = Assistant(settings, encoder)

        def without(context: Context) -> str:
            document = assistant.store.document(context.document_id)
            return claim_words(document, context.sentence, assistant.literature)

        report(assistant, "The sentence as it is", lambda context: context.text)
        report(assistant, "Without its citations", without)
        passages = sum(entry.passages for entry in assistant.store.documents)
        print(f"{passages} passages in {len(assistant.store.documents)} documents")


if __name__ == "__main__":
    main()
