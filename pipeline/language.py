"""Dutch sentences: the shipped spaCy pipeline, or rules, or another spaCy pipeline.

The shipped pipeline is `models/nl_bewijsplaats`, see its card; of it only the sentence boundaries
are asked for, where the rules are in doubt. The rules alone need no model. Any Dutch pipeline can
take their place by a setting. Only this module and the component import spaCy.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import texts_index
from pipeline.errors import LanguageModelError
from pipeline.settings import RULES
from pipeline.settings import SHIPPED_LANGUAGE_MODEL as SHIPPED
from pipeline.types import Span

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED_PIPELINE = Path(__file__).parent.parent / "models" / SHIPPED


@lru_cache(maxsize=2)
def load_pipeline(model: str = SHIPPED) -> "Language":
    """A Dutch pipeline that sets sentence boundaries.

    `model` is `nl_bewijsplaats` for the shipped one, `regels` for the rules, or the name or folder
    of another.

    Raises
    ------
    LanguageModelError
        If there is no such model, or it is damaged.
    """
    nlp = _rules() if model == RULES else _load(model)
    nlp.max_length = 50_000_000
    return nlp


def _load(model: str) -> "Language":
    import spacy

    sentences_only = {"components": {"dutch_annotator": {"only_sentences": True}}}
    try:
        if model == SHIPPED:
            return spacy.load(SHIPPED_PIPELINE, config=sentences_only)
        return spacy.load(model, exclude=["ner"])
    except (OSError, ValueError) as error:
        raise LanguageModelError(texts_index.language_model_damaged(model)) from error


def _rules() -> "Language":
    import spacy
    from spacy.language import Language

    from pipeline.syntax.component import set_starts

    if not Language.has_factory("dutch_sentences"):
        Language.component("dutch_sentences", func=set_starts)
    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_sentences")
    return nlp


def split_sentences(texts: Iterable[str], model: str = SHIPPED) -> list[tuple[Span, ...]]:
    """For each text the spans of its sentences, without the white space between them."""
    split = []
    for doc in load_pipeline(model).pipe(texts):
        spans = []
        for sentence in doc.sents:
            words = sentence.text
            start = sentence.start_char + len(words) - len(words.lstrip())
            if words.strip():
                spans.append(Span(start, start + len(words.strip())))
        split.append(tuple(spans))
    return split
