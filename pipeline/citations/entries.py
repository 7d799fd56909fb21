"""One entry of a list of references → CSL-JSON.

    Thomas, M. J. (2019). Employment and family. Population, Space and Place, 25(4), e2233.
    Tops, P. en J. Tromp (2017), De achterkant van Nederland, Amsterdam: Balans.
    J. Terpstra e.a., Basisteams in de Nationale Politie, Apeldoorn: Reed Business 2016.
    BZK. (z.j.). Werken als één overheid. Geraadpleegd op 3 mei 2023, van https://…

What is not understood stays in the entry (`note` holds none of it); nothing is guessed.
"""

import re
from typing import Any

from pipeline.citations.reference_names import CslName, parse_names

Csl = dict[str, Any]

_YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
_NO_YEAR = r"z\.\s?j\.|n\.\s?d\.|s\.a\.|in druk|te verschijnen|in press|forthcoming|verwacht"
_DATED = re.compile(
    rf"[\s,.]{{0,3}}[(\[]\s?(?P<year>{_YEAR}|{_NO_YEAR})(?P<more>[,/;\s-][^()\[\]]{{0,40}})?[)\]]"
)
_PLAIN_DATE = re.compile(rf"(?:,|\.|\s)\s?(?P<year>{_YEAR})(?=\s?[,.:;])")
_LABEL = re.compile(r"\s*(?:\[(?P<a>\d{1,4})\]|(?P<b>\d{1,4})[.)])\s+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s?)(10\.\d{4,9}/[^\s,;]+)", re.I)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>]+(?:\s(?:nl|org|com|eu)/[^\s<>]+)?")
_ACCESSED = re.compile(
    r"\(?\b(?:laatst\s)?(?:geraadpleegd|bekeken|opgehaald|retrieved|accessed|bezocht)"
    r"(?:\s(?:op|via|van|from|on|in))?\b:?\s?(?P<date>\d{1,2}[-/\s]\w{1,10}[-/\s]\d{4}|\w{3,9}\s\d{4})?"
    r"(?:,?\s(?:via|van|from|op)\b:?)?\)?",
    re.I,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?([\dX][\d X-]{8,16}[\dX])", re.I)
_VOLUME = re.compile(
    r"(?:[,\s]\s?|\b(?:jrg|jaargang|vol)\.?\s)(?P<volume>\d{1,4})\s?(?:\((?P<issue>[\w/–-]{1,12})\)"
    r"|,\s?(?:nr|no|afl)\.?\s?(?P<number>\d{1,4}))?"
    r"(?:[,:]\s?(?:pp?\.\s?|blz\.\s?)?(?P<pages>[a-z]?\d{1,6}(?:\s?[-–]\s?\d{1,6})?))?(?![\w-])",
    re.I,
)
_PAGES = re.compile(
    r"\b(?:pp?|blz|pag)\.\s?(?P<a>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)|(?<=,\s)(?P<b>\d{1,5}\s?[-–]\s?\d{1,5})(?=\.?\Z)"
)
_STATE = (  # Glencoe, Illinois: Free Press
    r"(?:[A-Z]{2}|UK|USA|England|Illinois|California|Massachusetts|Connecticut|New\s(?:Jersey|York))"
)
_PUBLISHER = re.compile(
    r"(?:\A|[.,]\s)(?P<place>[A-ZÀ-Þ'’][\w'’ /-]{1,40}(?:,\s" + _STATE + r")?)\s?:\s"
    r"(?P<publisher>[A-ZÀ-Þ][^:]{1,120}?)\s?\.?\Z"
)
_EDITED = re.compile(
    r"(?:\A|[\s.,])(?:In|in):?\s(?P<editors>[^()]{3,160}?)\s?\((?:reds?|eds?|Ed|red)\.?\),?\s"
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[\"“‘\[(]?[A-ZÀ-Þ0-9]|https?:)")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|nrs?|No|Nr|Vol|vol|pp?|blz|eds?|reds?|e\.a|al|St|dr|mr|jrg|afl|ca|vs|Tweede))\.\Z"
)
_OPENING, _CLOSING = "‘“\"'„«", "’”\"'»"
_LONGEST_AUTHORS = 400
_SUBTITLE = re.compile(
    r"(?:Een|De|Het|Over|Naar|Van|A|An|The|On|Towards|Essays|Studies|Evidence)\s"
)


def parse_entry(text: str) -> Csl | None:
    """The work that an entry names; None if it has no authors and no year, or no title."""
    text = " ".join(text.split())
    label = _LABEL.match(text)
    body = text[label.end() :] if label else text
    split = _at_year(body) or _at_end(body)
    if split is None:
        return None
    authors, year, rest = split
    csl: Csl = {}
    if label:
        csl["citation-number"] = label["a"] or label["b"]
    names, editors, others = parse_names(authors)
    if names:
        csl["editor" if editors else "author"] = names
    if others:
        csl["custom"] = {"others": True}
    if year[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
        if year[4:]:
            csl["year-suffix"] = year[4:]
    elif year:
        csl["issued"] = {"literal": year}
    rest = _take_links(csl, rest)
    _take_title(csl, rest)
    if not csl.get("title") or not (names or "issued" in csl):
        return None
    csl["type"] = _type_of(csl)
    csl["id"] = _key(names, year)
    return csl


def _at_year(text: str) -> tuple[str, str, str] | None:
    """Authors, year and the rest where the year follows the authors."""
    dated = _DATED.search(text, 0, _LONGEST_AUTHORS)
    if dated and (_looks_like_authors(text[: dated.start()]) or dated.start() < 90):
        return text[: dated.start()], dated["year"], text[dated.end() :].lstrip(" .,:;")
    plain = _PLAIN_DATE.search(text, 0, 200)
    if plain and _looks_like_authors(text[: plain.start()]):
        return text[: plain.start()], plain["year"], text[plain.end() :].lstrip(" .,:;")
    return None


def _looks_like_authors(text: str) -> bool:
    """Whether all of it can be names: initials, capitals, particles and «en»."""
    if not text.strip() or any(mark in text for mark in "‘“?!:"):
        return False
    parts = [part.strip(".,&();/") for part in text.split()]
    small = [p for p in parts if p and not p[0].isupper() and p not in _SMALL]
    return len(small) <= len(parts) // 4 and len(parts) <= 60


_SMALL = frozenset(
    "van de der den ten ter te 't ’t von la le du da en and e.a et al red ed eds reds voor het op "
    "in".split()
)
_NAMES_FIRST = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{0,30}\.?|van|de|der|den|ten|ter|von|la|le|'t|’t|en|&|e\.a\.|et|al\.)"
)


def _at_end(text: str) -> tuple[str, str, str] | None:
    """Authors, year and the rest where the year comes last: «…, Den Haag: Boom 2016, p. 12»."""
    years = list(re.finditer(rf"(?<![\w/–-])({_YEAR})(?![\w/–-]|\.\d)", text[-200:]))
    comma = _end_of_names(text)
    if not years or comma is None:
        return None
    offset = max(len(text) - 200, 0)
    year = years[-1]
    rest = text[comma:].lstrip(" ,:")
    cut = offset + year.start() - (len(text) - len(rest))
    if cut < 5:
        return None
    after = rest[cut + len(year[1]) :].strip(" .()")
    return text[:comma], year[1], rest[:cut].rstrip(" (,") + (f", {after}" if after else "")


def _end_of_names(text: str) -> int | None:
    """Where the names end that begin with initials: «J. Terpstra en B. van Stokkom»."""
    if not re.match(r"(?:[A-ZÀ-Þ]\.\s?){1,5}", text):
        return None
    for comma in re.finditer(",", text[:300]):
        after = text[comma.end() : comma.end() + 4].lstrip()
        parts = text[: comma.start()].replace(",", " ").split()
        if not all(_NAMES_FIRST.fullmatch(part) for part in parts):
            return None
        if not re.match(r"[A-ZÀ-Þ]\.", after):
            return comma.start()
    return None


def _take_links(csl: Csl, rest: str) -> str:
    """The rest without DOI, link, ISBN and «geraadpleegd op», which go into the work."""
    doi = _DOI.search(rest)
    if doi:
        csl["DOI"] = doi[1].rstrip(".)")
        rest = rest[: doi.start()] + rest[doi.end() :]
    url = _URL.search(rest)
    if url:
        csl["URL"] = url.group().rstrip(".,;)").replace(" ", "")
        rest = rest[: url.start()] + rest[url.end() :]
    accessed = _ACCESSED.search(rest)
    if accessed:
        if accessed["date"]:
            csl["accessed"] = {"literal": accessed["date"]}
        rest = rest[: accessed.start()] + rest[accessed.end() :]
    isbn = _ISBN.search(rest)
    if isbn:
        csl["ISBN"] = isbn[1]
        rest = rest[: isbn.start()] + rest[isbn.end() :]
    return " ".join(rest.split()).strip(" ,;")


def _take_title(csl: Csl, rest: str) -> None:
    """The title into the work, and from what follows container, volume, pages and publisher."""
    if rest[:1] and rest[0] in _OPENING:
        end = _closing(rest)
        if end:
            csl["title"] = rest[1:end].strip(" ,.")
            _take_rest(csl, rest[end + 1 :].lstrip(" ,.:;"))
            return
    pieces = _sentences(rest)
    count = _title_length(pieces)
    title = " ".join(pieces[:count])
    tail = " ".join(pieces[count:])
    if not tail:
        title, tail = _at_comma(title)
    csl["title"] = title.strip(" ,.").rstrip(":")
    _take_rest(csl, tail)


def _closing(text: str) -> int:
    """Where the quotation mark is closed that opens the text; an apostrophe does not close it."""
    for place in range(1, min(len(text), 400)):
        if text[place] in _CLOSING and not text[place + 1 : place + 2].isalnum():
            return place
    return 0


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _SENTENCE.split(text):
        if pieces and _SHORTENED.search(pieces[-1][-8:]):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _title_length(pieces: list[str]) -> int:
    """How many sentences are the title: a question goes on, and so does a book with a subtitle."""
    count = 1
    while count < len(pieces):
        following = pieces[count]
        plain = not re.search(r"\d|:", following)
        question = pieces[count - 1].endswith(("?", "!"))
        subtitle = plain and _SUBTITLE.match(following) and _ends_as_book(pieces[count + 1 :])
        if not ((question and not _PUBLISHER.match(following) and plain) or subtitle):
            break
        count += 1
    return count


def _ends_as_book(pieces: list[str]) -> bool:
    return bool(pieces) and _PUBLISHER.search(" ".join(pieces)) is not None


def _at_comma(title: str) -> tuple[str, str]:
    """A title with all the rest behind commas: «De achterkant van Nederland, Amsterdam: Balans»."""
    book = _PUBLISHER.search(title)
    if book and book.start() > 3:
        return title[: book.start()], title[book.start() :].lstrip(" ,.")
    volume = _VOLUME.search(title)
    if volume and (volume["issue"] or volume["number"] or volume["pages"]):
        comma = title.rfind(",", 0, volume.start())
        if comma > 3:
            return title[:comma], title[comma + 1 :].strip()
    places = [m.start() for m in re.finditer(r",\s(?=[A-ZÀ-Þ][\w' -]{1,30}\Z)", title)]
    return (title[: places[0]], title[places[0] + 1 :].strip()) if places else (title, "")


def _take_rest(csl: Csl, rest: str) -> None:
    edited = _EDITED.search(rest)
    pages = _PAGES.search(rest)
    if pages:
        csl["page"] = (pages["a"] or pages["b"]).replace(" ", "")
    if edited:
        names, _, _ = parse_names(edited["editors"])
        csl["editor"] = names
        rest = rest[edited.end() :]
    book = _PUBLISHER.search(rest)
    if book:
        csl["publisher-place"], csl["publisher"] = book["place"], book["publisher"].strip(" .")
        rest = rest[: book.start()].strip(" .,")
    elif re.fullmatch(r"[A-ZÀ-Þ][\w' &-]{1,60}\.?(?:,\s[A-Z][\w ]{1,20}\.?)?", rest):
        csl["publisher"] = rest.split(",")[0].strip(" .")
        return
    _take_container(csl, rest, bool(edited))


def _take_container(csl: Csl, rest: str, chapter: bool) -> None:
    rest = re.sub(r"\AIn:?\s(?=[A-ZÀ-Þ‘“])", "", rest)
    volume = _VOLUME.search(rest)
    if volume and (volume["issue"] or volume["number"] or volume["pages"]):
        csl["volume"] = volume["volume"]
        issue = volume["issue"] or volume["number"]
        if issue:
            csl["issue"] = issue
        if volume["pages"]:
            csl.setdefault("page", volume["pages"].replace(" ", ""))
        rest = rest[: volume.start()]
    elif "page" in csl:
        rest = re.split(r",?\s(?:(?:pp?|blz)\.\s?)?\d{1,5}\s?[-–]\s?\d{1,5}", rest)[0]
    title = rest.strip(" ,.:;‘’“”")
    if title and (volume or chapter or "page" in csl or "publisher" not in csl):
        csl["container-title"] = title


def _type_of(csl: Csl) -> str:
    if "editor" in csl and "author" in csl:
        return "chapter"
    if "volume" in csl or "issue" in csl:
        return "article-journal"
    if "publisher" in csl:
        return "book" if "publisher-place" in csl and "URL" not in csl else "report"
    return "webpage" if "URL" in csl else "document"


def _key(names: list[CslName], year: str) -> str:
    """A short id: the letters of the first name and the year, «vandertorre2015»."""
    first = names[0] if names else {}
    name = (
        f"{first.get('non-dropping-particle', '')}{first.get('family') or first.get('literal', '')}"
    )
    letters = "".join(filter(str.isalnum, name.lower()))
    return f"{letters[:30]}{year if year[:4].isdigit() else ''}" or "werk"
