"""A reference in APA style as it is written in Dutch (7th edition), from a CSL-JSON item.

Decisions of Dutch usage: the particle stays before the family name, gets a capital at the beginning
(«Van der Torre, E. J.») and counts in sorting; titles keep their capitals; «z.d.», «Red.»,
«Geraadpleegd op 5 maart 2024, van». Pieces are in italics or not, so that each format can set them.
Why not citeproc-py with apa.csl: it writes «Tijdschrift Voor Veiligheid», begins a reference with
«van Duin», drops «Geraadpleegd op», and needs a package of 89 MB of styles.
Source: American Psychological Association (2020), Publication Manual, 7th ed., chapters 9 and 10.
Left out: audiovisual works, translations, and reprints.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline import texts_export
from pipeline.reading.bibliography.facts import custom_of

Item = Mapping[str, Any]
"""A CSL-JSON item."""

_MOST_NAMES = 20
_SHOWN_BEFORE_DOTS = 19
_IN_SERIAL = ("article-journal", "article-magazine", "article-newspaper")
_IN_BOOK = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a reference, in italics or not; `joined` to the words before without a space."""

    text: str
    italic: bool = False
    joined: bool = False


def apa(item: Item, suffix: str = "") -> tuple[Piece, ...]:
    """The reference of an item; `suffix` tells works of one author and year apart («2015a»)."""
    authors, role = _responsible(item)
    date = f"({_date(item)}{suffix})."
    title = _title(item)
    lead: list[Piece] = []
    if authors:
        names = name_list(authors)
        names += f", {texts_export.OTHERS}" if custom_of(item).get("others") is True else ""
        lead = [Piece(_stopped(f"{names} ({role})" if role else names)), Piece(date), *title]
    else:
        lead = [*title, Piece(date)]
    pieces = [*lead, *_container(item), *_publisher(item, authors), *_address(item)]
    return tuple(_spaced([piece for piece in pieces if piece.text]))


def plain(pieces: Iterable[Piece]) -> str:
    """A reference as plain text."""
    return "".join(piece.text for piece in pieces)


def sort_key(item: Item) -> tuple[str, str, str]:
    """By names with their particles, then year, then title."""
    authors, _ = _responsible(item)
    names = " ".join(sort_name(name) for name in authors) or _folded(str(item.get("title", "")))
    return names, _year(item), _folded(str(item.get("title", "")))


def suffixes(items: Sequence[Item]) -> list[str]:
    """For each of these items, in order, the letter that tells works of one author and year."""
    keys = [sort_key(item)[:2] for item in items]
    counts, seen = Counter(keys), Counter[tuple[str, str]]()
    letters = []
    for item, key in zip(items, keys, strict=True):
        twin = counts[key] > 1 and _responsible(item)[0]
        letter = chr(ord("a") + seen[key] % 26) if twin else ""
        letters.append(f"-{letter}" if letter and not _year(item) else letter)
        seen[key] += 1
    return letters


def _responsible(item: Item) -> tuple[Sequence[Item], str]:
    """The authors; of a book without them the editors."""
    if item.get("author"):
        return item["author"], ""
    if item.get("editor") and item.get("type") not in _IN_BOOK:
        return item["editor"], texts_export.EDITORS
    return (), ""


def name_list(names: Sequence[Item]) -> str:
    """Family names first, as at the beginning of a reference."""
    written = [full_name(name) for name in names]
    if len(written) > _MOST_NAMES:
        return f"{', '.join(written[:_SHOWN_BEFORE_DOTS])}, … {written[-1]}"
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, & {written[-1]}"


def full_name(name: Item) -> str:
    """«Van der Torre, E. J.»; an institution as it is called."""
    if name.get("literal"):
        return str(name["literal"])
    parts = [_family(name), initials(str(name.get("given", ""))), str(name.get("suffix", ""))]
    return ", ".join(part for part in parts if part)


def _family(name: Item) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    # «’t Hart» begins with an apostrophe, and keeps its small letter.
    return family[:1].upper() + family[1:]


def sort_name(name: Item) -> str:
    """What a name is sorted by: the particle first, accents and capitals left out."""
    return _folded(full_name(name))


def initials(given: str) -> str:
    """«Jan-Willem P.» → «J.-W. P.»."""
    written = []
    for part in re.split(r"[\s.]+", given):
        letters = [f"{piece[0].upper()}." for piece in part.split("-") if piece]
        written += ["-".join(letters)] if letters else []
    return " ".join(written)


def _folded(text: str) -> str:
    plain_text = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^\w\s]", "", "".join(c for c in plain_text if not unicodedata.combining(c)))


def date_parts(item: Item, field: str = "issued") -> list[int]:
    """Year, month and day, as many as are known."""
    parts = (item.get(field) or {}).get("date-parts") or [[]]
    found = []
    for part in parts[0]:
        if not str(part).strip().lstrip("-").isdecimal():
            break
        found.append(int(part))
    return found


def _year(item: Item) -> str:
    parts = date_parts(item)
    issued = item.get("issued") or {}
    return str(parts[0]) if parts else str(issued.get("literal") or issued.get("raw") or "")


def _date(item: Item) -> str:
    parts = date_parts(item)
    year = _year(item) or texts_export.NO_DATE
    dated = ("article-newspaper", "article-magazine", "webpage", "post-weblog")
    if len(parts) > 1 and item.get("type") in dated:
        return f"{year}, {written_date(parts[1:])}"
    return year


def written_date(parts: Sequence[int]) -> str:
    """«5 maart» of a month and a day; «maart» of a month alone."""
    month = texts_export.MONTHS[parts[0] - 1] if 0 < parts[0] <= 12 else ""
    return f"{parts[1]} {month}".strip() if len(parts) > 1 else month


def _title(item: Item) -> list[Piece]:
    kind = item.get("type")
    alone = kind not in (*_IN_SERIAL, *_IN_BOOK)
    title = Piece(_clean(item.get("title")), alone)
    notes = []
    if alone:
        number, genre = _clean(item.get("number")), _clean(item.get("genre"))
        numbered = f"{texts_export.NUMBER} {number}" if number else ""
        edition = _clean(item.get("edition"))
        notes = [texts_export.edition(edition) if edition else ""]
        volume = _clean(item.get("volume"))
        notes.append(f"{texts_export.VOLUMES} {volume}" if volume else "")
        notes += [genre, numbered] if kind == "report" else [numbered]
    told = "; ".join(note for note in notes if note)
    if kind == "thesis":
        school = _clean(item.get("publisher"))
        genre = _clean(item.get("genre")) or texts_export.THESIS
        told = ""
        end = Piece(f"[{', '.join(part for part in (genre, school) if part)}].")
        return [title, end] if title.text else [end]
    if told:
        return [title, Piece(f"({told}).")]
    return [Piece(_stopped(title.text), alone)]


def _container(item: Item) -> list[Piece]:
    name = _clean(item.get("container-title"))
    pages = _clean(item.get("page")).replace("-", "–").replace("––", "–")
    kind = item.get("type")
    if kind in _IN_SERIAL:
        volume, issue = _clean(item.get("volume")), _clean(item.get("issue"))
        ahead = f", {volume}" if volume else ""
        number = f"({issue})" if issue else ""
        rest = ", ".join(part for part in (number, pages) if part)
        glue = "" if number or not rest else ", "
        return [Piece(f"{name}{ahead}", True), Piece(f"{glue}{rest}.", joined=True)] if name else []
    if kind in _IN_BOOK and name:
        editors = [_given_first(editor) for editor in item.get("editor") or ()]
        several = (
            f"{', '.join(editors[:-1])} & {editors[-1]}" if len(editors) > 1 else "".join(editors)
        )
        lead = (
            f"{texts_export.IN} {several} ({texts_export.EDITORS})," if editors else texts_export.IN
        )
        sign = texts_export.PAGES if re.search(r"[–,]", pages) else texts_export.PAGE
        end = f"({sign} {pages})." if pages else ""
        title = name if end else _stopped(name)
        return [Piece(lead), Piece(title, True), Piece(end)]
    if name and kind in ("webpage", "post-weblog", "post"):
        return [Piece(_stopped(name))]
    return []


def _given_first(name: Item) -> str:
    if name.get("literal"):
        return str(name["literal"])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    parts = (initials(str(name.get("given", ""))), *particles, name.get("family"))
    return " ".join(str(part) for part in parts if part)


def _publisher(item: Item, authors: Sequence[Item]) -> list[Piece]:
    """The publisher, unless it is the author itself."""
    publisher = _clean(item.get("publisher"))
    own = len(authors) == 1 and authors[0].get("literal") == publisher
    if not publisher or own or item.get("type") in (*_IN_SERIAL, "thesis"):
        return []
    return [Piece(_stopped(publisher))]


def _address(item: Item) -> list[Piece]:
    doi = re.sub(
        r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _clean(item.get("DOI")), flags=re.I
    )
    if doi:
        return [Piece(f"https://doi.org/{doi}")]
    url = _clean(item.get("URL"))
    seen = date_parts(item, "accessed")
    if url and len(seen) == 3:
        day = f"{written_date(seen[1:])} {seen[0]}"
        return [Piece(f"{texts_export.accessed(day)} {url}")]
    return [Piece(url)] if url else []


def _clean(value: Any) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _stopped(text: str) -> str:
    """With a full stop, unless it ends with a mark that closes a sentence."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def _spaced(pieces: Sequence[Piece]) -> list[Piece]:
    """With the spaces between the pieces."""
    spaced: list[Piece] = []
    for piece in pieces:
        if spaced and not piece.joined:
            spaced.append(Piece(" "))
        spaced.append(piece)
    return spaced
