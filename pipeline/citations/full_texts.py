"""Works → their full texts in the corpus, by title, authors and year.

A document fits a work if the titles are the same (whole, or all before the subtitle) and neither
year nor authors contradict it. A guide about another document is never a full text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.citations.comparing import compare_authors, same_title, title_key
from pipeline.types import Document, Work


@dataclass(frozen=True, slots=True)
class CorpusText:
    """What is known of a document of the corpus; `about` names the file that a guide is about."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    year: str = ""
    about: str = ""


def corpus_text(document: Document) -> CorpusText:
    """What is known of a document."""
    facts = document.metadata
    return CorpusText(document.id, document.title, facts.authors, facts.year, facts.about)


def with_full_texts(works: Iterable[Work], corpus: Sequence[CorpusText]) -> tuple[Work, ...]:
    """The works, each with the id of its full text where exactly one document fits."""
    by_title: dict[str, list[int]] = {}
    for place, text in enumerate(corpus):
        for key in _keys(text.title):
            by_title.setdefault(key, []).append(place)
    return tuple(replace(work, document_id=_full_text(work, corpus, by_title)) for work in works)


def _keys(title: str) -> list[str]:
    """The key of a title, and of every beginning of it that may stand for the whole."""
    key = title_key(title)
    parts = key.split(" | ")
    return [" | ".join(parts[:count]) for count in range(1, len(parts) + 1)]


def missing(works: Iterable[Work]) -> tuple[Work, ...]:
    """The works whose full text is not in the corpus."""
    return tuple(work for work in works if work.document_id is None)


def _full_text(
    work: Work, corpus: Sequence[CorpusText], by_title: Mapping[str, Sequence[int]]
) -> str | None:
    places = {place for key in _keys(work.title) for place in by_title.get(key, ())}
    texts = [corpus[place] for place in sorted(places)]
    found = [text.id for text in texts if not text.about and _is_text_of(text, work)]
    return found[0] if len(found) == 1 else None


def _is_text_of(text: CorpusText, work: Work) -> bool:
    if not (same_title(text.title, work.title) or same_title(work.title, text.title)):
        return False
    if text.year and work.year and text.year[:4] != work.year[:4]:
        return False
    if not text.authors or not work.authors:
        return True
    return compare_authors(text.authors[:1], True, work.authors) is not None
