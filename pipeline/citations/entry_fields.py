"""What follows authors and year in an entry → title, container, volume, pages, links."""

import re
from typing import Any

from pipeline.citations.reference_names import parse_names

Csl = dict[str, Any]
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
    r"(?:\A|[.,]\s)(?P<place>[A-ZÀ-Þ][\w-]{1,20},\s" + _STATE + r"|[A-ZÀ-Þ'’][\w'’ /-]{1,40})\s?:\s"
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
_SERIES = re.compile(
    r"(?:Reeks|Serie|Politiewetenschap|Rapport|Working|Kenmerk|Proefschrift|Oratie|Dissertatie)\b"
)
_SUBTITLE = re.compile(
    r"(?:Een|De|Het|Over|Naar|Van|A|An|The|On|Towards|Essays|Studies|Evidence)\s"
)


def take_links(csl: Csl, rest: str) -> str:
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


def take_title(csl: Csl, rest: str) -> None:
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
        after = pieces[count + 1 :]
        last = len(after) == 1 and not _SERIES.match(following)
        subtitle = plain and (last or _SUBTITLE.match(following)) and _ends_as_book(after)
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
    pages = _PAGES.search(rest)
    if pages:
        csl["page"] = (pages["a"] or pages["b"]).replace(" ", "")
        if pages["a"]:
            rest = (rest[: pages.start()].rstrip(" ,") + rest[pages.end() :]).strip(" ,.")
    edited = _EDITED.search(rest)
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
    rest = re.sub(r"\A[Ii]n:?\s(?=[A-ZÀ-Þ‘“])", "", rest)
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
        rest = re.split(r",?\s\d{1,5}\s?[-–]\s?\d{1,5}", rest)[0]
    title = rest.strip(" ,.:;‘’“”")
    if title and (volume or chapter or "page" in csl or "publisher" not in csl):
        csl["container-title"] = title
