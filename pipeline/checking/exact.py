"""Where a quotation stands literally: its parts in order within one section of a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checking.corpus import CorpusText
from pipeline.checking.normalising import same_gaps, whole
from pipeline.checking.parts import REPLACED, Joined, Part
from pipeline.checking.tokens import tokens_of
from pipeline.types import Document, Span

_MOST = 200  # places of a quotation in one document
_MOST_TRIED = 5000  # places with its letters, which may be divided into other words


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation in a document.

    `spans` are the places of its parts; `capital` says that the document writes the first letter
    small or large otherwise, `final` that another mark, or none, stands at the end there.
    """

    spans: tuple[Span, ...]
    capital: bool = False
    final: bool = False

    @property
    def span(self) -> Span:
        """From the first part to the end of the last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def find_literally(parts: Sequence[Part], text: CorpusText) -> list[Found]:
    """Every place where these parts stand literally and in order."""
    if not parts or not all(_may_hold(part, text) for part in parts):
        return []
    found = []
    failed: set[tuple[int, int]] = set()
    for first in occurrences(parts[0], text):
        rest = _following(parts[1:], text, first.spans[0], failed)
        if rest is not None:
            spans, final = _with_final(parts[-1], text, (first.spans[0], *rest))
            found.append(Found(spans, first.capital, final))
        if len(found) == _MOST:
            break
    return found


def _may_hold(part: Part, text: CorpusText) -> bool:
    """A quick look: all but the first letter, whose case may be free."""
    return part.letters.letters[1:] in text.letters.letters


def occurrences(part: Part, text: CorpusText, within: Span | None = None) -> Iterator[Found]:
    """The places of one part in this stretch of the text, or in all of it, in order."""
    letters = part.letters.letters
    forms = [letters]
    if part.joined is Joined.FIRST or part.free:
        forms.append(letters[0].swapcase() + letters[1:])
    stretch = within or Span(0, len(text.document.text))
    first = bisect_left(text.letters.starts, stretch.start)
    last = bisect_left(text.letters.starts, stretch.end)
    places = sorted((p, form != letters) for form in forms for p in _all(form, text, first, last))
    for place, other_case in places[:_MOST_TRIED]:
        span = text.letters.span(place, place + len(letters))
        if same_gaps(part.letters, text.letters, place) and whole(text.document.text, span):
            yield Found((span,), other_case and not part.free)


def _all(letters: str, text: CorpusText, first: int, last: int) -> Iterator[int]:
    place, count = text.letters.letters.find(letters, first, last), 0
    while place >= 0 and count < _MOST_TRIED:
        yield place
        count += 1
        place = text.letters.letters.find(letters, place + 1, last)


def _following(
    parts: Sequence[Part], text: CorpusText, before: Span, failed: set[tuple[int, int]]
) -> tuple[Span, ...] | None:
    """The places of the parts after one that stands at `before`; None if they do not follow.

    `failed` remembers how many parts do not follow after which position.
    """
    if not parts:
        return ()
    if (len(parts), before.end) in failed:
        return None
    section = section_at(text.document, before.start)
    for found in occurrences(parts[0], text, Span(before.end, max(section.end, before.end))):
        span = found.spans[0]
        if not _fits(parts[0], text, Span(before.end, span.start)):
            break
        rest = _following(parts[1:], text, span, failed)
        if rest is not None:
            return (span, *rest)
        if all(part.joined is Joined.ELISION for part in parts[1:]):
            break  # what does not follow the first place does not follow a later one
    failed.add((len(parts), before.end))
    return None


def _fits(part: Part, text: CorpusText, between: Span) -> bool:
    """Whether so much of the document may be left out before this part."""
    if part.joined is Joined.ELISION:
        return True
    words = [t for t in tokens_of(between.of(text.document.text)) if t.is_word]
    return len(words) <= (REPLACED if part.added else 0)


def _with_final(
    part: Part, text: CorpusText, spans: tuple[Span, ...]
) -> tuple[tuple[Span, ...], bool]:
    """The places with the final mark, if it stands there; and whether it does not."""
    end = spans[-1].end
    if not part.final:
        return spans, False
    if text.document.text[end : end + 1] == part.final:
        return (*spans[:-1], Span(spans[-1].start, end + 1)), False
    return spans, True


def section_at(document: Document, position: int) -> Span:
    """The stretch of the section at a position, from its heading to the next heading."""
    number = bisect_right(document.sections, position, key=lambda section: section.span.start)
    return document.sections[max(number - 1, 0)].span
