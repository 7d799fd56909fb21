"""Hits → answer: the best sentences of the best passages, or the honest word that there are none.

A sentence is as good as its meaning is near the question (cosine) and as the share of the question
that it contains, each word weighted by how rare it is in the index; a high rank of its passage adds
a little. Where a figure is asked for, a sentence without one loses much. These weights were chosen
on the development questions. Whether there is an answer at all is judged by `pipeline.evidence` and
`pipeline.calibration`.
"""

from collections.abc import Sequence

from pipeline.abbreviations import Abbreviation
from pipeline.analysis import asks_for_number, has_number
from pipeline.answerability import load_scorer
from pipeline.bert import FloatArray
from pipeline.calibration import load_calibration
from pipeline.coverage import text_coverage, weigh
from pipeline.embedding import Encoder
from pipeline.evidence import Evidence, gather
from pipeline.indexing.store import Store
from pipeline.matching import find_matches
from pipeline.quoting import quote
from pipeline.settings import Settings
from pipeline.types import Answer, Hit, Quote, Span

QUOTED_HITS = 8  # passages whose sentences are looked at
_WORDS, _MEANING, _RANK = 0.3, 0.63, 0.07  # shares of the score of a sentence
_WITHOUT_NUMBER = 0.6  # of its evidence is left to a sentence without the figure asked for
_LEAST_SHARE = 0.7  # of the best sentence's score, for a further quote


def answer(
    store: Store,
    question: str,
    vector: FloatArray,
    hits: Sequence[Hit],
    settings: Settings,
    encoder: Encoder,
) -> Answer:
    """The quotes of these hits that answer the question, with the probability that they do.

    `vector` is the unit vector of the question, shape (dimension,).
    """
    candidates, evidence = judge(store, question, vector, hits, encoder)
    confidence = round(load_calibration(encoder.checksum).probability(evidence), 4)
    if confidence < settings.threshold or not candidates:
        return Answer(question, (), tuple(hits), confidence)
    quotes = _best(store, candidates, settings.quotes)
    return Answer(question, tuple(quotes), tuple(hits), confidence)


def judge(
    store: Store, question: str, vector: FloatArray, hits: Sequence[Hit], encoder: Encoder
) -> tuple[list[Quote], Evidence]:
    """The sentences of the first hits as quotes, best first, and what speaks for an answer."""
    looked_at = hits[:QUOTED_HITS]
    candidates = _candidates(store, question, vector, looked_at)
    scorer = load_scorer(encoder.checksum)
    return candidates, gather(
        store, question, vector, looked_at, candidates, encoder.word_vectors, scorer
    )


def matches(question: str, text: str, abbreviations: tuple[Abbreviation, ...] = ()) -> list[Span]:
    """Where `text` has words of the question, in whole, in part or in another form."""
    return [match.span for match in find_matches(question, text, abbreviations)]


def _candidates(
    store: Store, question: str, vector: FloatArray, hits: Sequence[Hit]
) -> list[Quote]:
    """Every sentence of the hits as a quote with its score, best first; each once."""
    found: dict[tuple[str, Span], Quote] = {}
    number_wanted = asks_for_number(question)
    weighed = weigh(store, question)
    for hit in hits:
        document = store.document(hit.passage.document_id)
        sentences = hit.passage.sentences
        cosines = store.similarities(document.id, sentences, vector)
        for sentence, cosine in zip(sentences, cosines, strict=True):
            words = text_coverage(weighed, sentence.of(document.text))
            score = _WORDS * words + _MEANING * max(cosine, 0.0)
            if number_wanted and not has_number(sentence.of(document.text)):
                score *= _WITHOUT_NUMBER
            score += _RANK * (QUOTED_HITS + 1 - hit.rank) / QUOTED_HITS
            if (document.id, sentence) not in found:  # the hit with the best rank comes first
                found[document.id, sentence] = quote(document, sentence, round(score, 4))
    return sorted(found.values(), key=lambda made: -made.score)


def _best(store: Store, quotes: Sequence[Quote], most: int) -> list[Quote]:
    """The best of sorted quotes; those of a guide come after those of the document it is about."""
    least = _LEAST_SHARE * quotes[0].score
    good = [made for made in quotes if made.score >= least]
    return sorted(good, key=lambda made: (made.document_id in store.guides, -made.score))[:most]
