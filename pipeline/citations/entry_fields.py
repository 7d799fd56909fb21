"""What follows the makers and the year of an entry → title, container, publisher and place."""

import re

from pipeline.citations.entry_marks import Csl, take_date, take_edition, take_genre
from pipeline.citations.entry_publishers import PUBLISHER, SUBTITLE, is_publisher, take_publisher
from pipeline.citations.entry_serials import take_pages, take_serial
from pipeline.citations.entry_words import NEWSPAPER, SERIAL
from pipeline.citations.person_names import names_at
from pipeline.citations.reference_names import parse_names

_OPENING, _CLOSING = "‘“\"'„«", "’”\"'»"
_IN = re.compile(
    r"(?:(?<=[.,?!’”\"')])\s|\A|(?<=\d)\s|(?<=\.\s))(?:[Ii]n:\s|In\s(?=[A-ZÀ-Þ‘“'’\"])|in\s(?=[A-ZÀ-Þ]))"
)
_EDITED_BY = re.compile(
    r",\s(?:edited\sby|onder\sredactie\svan|(?:red|ed)\.?\s(?=[A-Z]))\s?(?P<editors>[^,]{3,120}?)(?=,\s\d|\.|,\s[A-Z][^,.]*:|\Z)"
)
_REST_EDITORS = re.compile(
    r"\A(?P<editors>[^()]{3,160}?)\s?\((?:reds?|eds?|Ed|Eds|Red|Reds)\.?\)[,.:]?\s"
)
_TRANSLATED = re.compile(
    r"[,.]\s\(?(?:[Vv]ertaald\sdoor|[Vv]ertaling:?|[Vv]ert\.(?:\sdoor)?|[Tt]ranslated\sby|[Tt]ransl\.(?:\sby)?)"
    r"\s(?P<who>[A-ZÀ-Þ][^,():]{3,80}?)(?:\se\.a\.)?\)?(?=[,(]|\s\(|(?<![A-Z])\.\s|\.?\Z)"
)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[\"“‘\[(]?[A-ZÀ-Þ0-9]|https?:)")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|nrs?|No|Nr|Vol|vol|pp?|blz|eds?|reds?|e\.a|al|St|dr|mr|jrg|afl|ca|vs|Tweede|Gst)"
    r"|\.\w)\.\Z"
)
_SERIES = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w&-]*\s){0,3}\w*(?:[Rr]eeks|[Ss]erie|[Ss]eries|[Cc]ahiers?)|Politiewetenschap|Rapport|Working|Kenmerk|Proefschrift|Oratie|Dissertatie)\b"
)
_ONE_PIECE = re.compile(r"[A-ZÀ-Þ][\w'’ &/.-]{1,70}(?:,\s[A-Z][\w ]{1,20})?\.?")


def take_fields(csl: Csl, rest: str, year: str) -> None:
    """Title, container, volume, pages, publisher into the work; `year` if it stands in the rest."""
    quoted, tail = _quoted(rest)
    text = f". {tail}" if quoted else rest
    text = take_genre(csl, take_edition(csl, text))
    whole = _translated(csl, text)
    text = take_date(csl, whole)
    year = year if text == whole else ""  # it went with its day
    before, host = _host(csl, text)
    if host:
        before = take_pages(csl, before)
        csl["title"] = _clean_title(quoted or before)
        _take_host(csl, host, year)
        return
    cut = take_serial(csl, text)
    if cut and not quoted and " " not in cut[0].strip():
        csl.pop("volume", None)
        cut = None
    if cut and not csl.keys() & {"volume", "issue", "number"}:
        alone = f"{cut[0]}, {cut[1]}".strip(" ,")
        if PUBLISHER.search(_without_year(alone, year)):
            text, cut = alone, None
    text = take_pages(csl, text) if cut is None else text
    if cut:
        _take_periodical(csl, quoted, *cut, year)
    elif quoted:
        csl["title"] = _clean_title(quoted)
        body = take_publisher(csl, _without_year(text, year))
        _take_leftover(csl, body.strip(" .,;"))
    else:
        _take_book(csl, _without_year(text, year))


def _translated(csl: Csl, text: str) -> str:
    """The text without its translators."""
    found = _TRANSLATED.search(text)
    if not found:
        return text
    people = names_at(found["who"], before=True)
    csl["translator"] = list(people.names) if people else parse_names(found["who"])[0]
    return text[: found.start()] + text[found.end() :]


def _quoted(text: str) -> tuple[str, str]:
    """A title in quotation marks and what follows; an apostrophe does not close it."""
    if text[:1] and text[0] in _OPENING and not re.match(r"[’'][tsn]\s", text):
        for place in range(1, min(len(text), 400)):
            if text[place] in _CLOSING and not text[place + 1 : place + 2].isalnum():
                return text[1:place].strip(" ,."), text[place + 1 :].lstrip(" ,.:;")
    return "", text


def _clean_title(title: str) -> str:
    title = title.strip(" ,;:") if title.rstrip().endswith("Gst.") else title.strip(" ,.;:")
    if title[:1] in _OPENING and title[-1:] in _CLOSING:
        title = title[1:-1].strip(" ,.")
    return title


def _without_year(text: str, year: str) -> str:
    """The text without the year that stands in it, and the brackets around it."""
    place = text.rfind(year) if year else -1
    if place < 0:
        return text
    before, after = text[:place].rstrip(" ,;.("), text[place + len(year) :]
    if after.startswith(")") and text[:place].rstrip().endswith("("):
        after = after[1:]
    if after.startswith(")") and before.count("(") > before.count(")"):
        bracket = before.rfind("(")
        before = f"{before[:bracket].rstrip(' ,.')}, {before[bracket + 1 :]}"
        after = after[1:]
    return f"{before}{'' if after[:1] in {'', ',', '.', ';', ')'} else ' '}{after}".strip(" ,;")


def _host(csl: Csl, text: str) -> tuple[str, str]:
    """What stands before «In:», and the book or periodical after it; empty if there is none."""
    for match in _IN.finditer(text):
        after = text[match.end() :]
        editors = names_at(after)
        if editors and editors.editors:
            csl["editor"] = list(editors.names)
            return text[: match.start()], after[editors.end :].lstrip(" .,:;")
        edited = _REST_EDITORS.match(after)
        if edited:
            csl["editor"] = parse_names(edited["editors"])[0]
            return text[: match.start()], after[edited.end() :].lstrip(" .,:;")
        edited = _EDITED_BY.search(after)
        if edited:
            csl["editor"] = parse_names(edited["editors"])[0]
            return text[: match.start()], after[: edited.start()] + after[edited.end() :]
        if editors and ":" in match.group():
            csl["container-author"] = list(editors.names)
            return text[: match.start()], after[editors.end :].lstrip(" .,:;")
        if ":" in match.group() or text[: match.start()].strip(" .") == "":
            return text[: match.start()] or " ", after
    return "", ""


def _take_host(csl: Csl, host: str, year: str) -> None:
    pages = take_pages(csl, host) if "(" in host or re.search(r"\bpp?\.", host) else host
    cut = None if PUBLISHER.search(_without_year(pages, year)) else take_serial(csl, host)
    if cut:
        container, after = cut
        take_publisher(csl, f". {after}")
        csl["container-title"] = _clean_title(_without_year(container, year))
        return
    body = take_publisher(csl, _without_year(take_pages(csl, host), year)).rstrip(" (,.")
    pieces = _sentences(body)
    if len(pieces) > 1 and "publisher" not in csl and is_publisher(pieces[-1]):
        csl["publisher"] = pieces.pop().strip(" .")
    csl["container-title"] = _clean_title(" ".join(pieces))


def _take_periodical(csl: Csl, quoted: str, before: str, after: str, year: str) -> None:
    """An article: what stands before the numbers is the periodical, and without quotation marks
    the title before that."""
    if after and ("page" not in csl or re.search(r"\b(?:pp?|blz)\.\s\d", after)):
        csl.pop("page", None)
        after = take_pages(csl, f", {after}")
    take_publisher(csl, f". {after.strip(' .,;')}")
    if year and year not in after:
        before = _without_year(before, year) if before.endswith((year, f"{year})")) else before
    before = before.strip(" ,;:")
    if quoted:
        csl["title"] = _clean_title(quoted)
        _take_leftover(csl, before.lstrip(". "))
        return
    pieces = _sentences(before)
    if len(pieces) > 1:
        count = min(_title_length(pieces), len(pieces) - 1)
        title, container = " ".join(pieces[:count]), " ".join(pieces[count:])
        subtitle, parted, name = container.rpartition(", ")
        if parted and title.endswith(("?", "!")) and SERIAL.search(name):
            title, container = f"{title} {subtitle}", name
    else:
        comma = max(
            (m.start() for m in re.finditer(r",\s(?=(?:[A-ZÀ-Þ]|de\s[A-Z]))", before)), default=-1
        )
        title, container = (before[:comma], before[comma + 1 :]) if comma > 3 else (before, "")
    csl["title"] = _clean_title(title)
    if container:
        csl["container-title"] = _clean_title(container)


def _take_leftover(csl: Csl, text: str) -> None:
    """What is left behind a title in quotation marks: a newspaper, a periodical, a publisher."""
    text = re.sub(r"\A[Ii]n:?\s", "", text)
    if not text:
        return
    numbered = re.fullmatch(r"(?P<name>.*?\D),?\s(?P<number>\d{1,3})", text)
    if numbered and (SERIAL.search(text) or NEWSPAPER.fullmatch(numbered["name"])):
        csl["volume" if SERIAL.search(text) else "page"] = numbered["number"]
        text = numbered["name"]
    dated = _is_dated(csl)
    known = csl.keys() & {"publisher", "publisher-place", "volume", "issue", "page"}
    if known or dated or SERIAL.search(text) or NEWSPAPER.fullmatch(text):
        csl["container-title"] = _clean_title(text)
    elif _ONE_PIECE.fullmatch(text):
        csl["publisher"] = text.split(",")[0].strip(" .")
    else:
        csl["container-title"] = _clean_title(text)


def _is_dated(csl: Csl) -> bool:
    """Whether the day is known, as that of a newspaper is."""
    return len((csl.get("issued", {}).get("date-parts") or [[]])[0]) == 3


def _take_book(csl: Csl, text: str) -> None:
    """A title without quotation marks, a container or publisher perhaps behind it."""
    text = text.strip(" ,;")
    whole = text
    text = take_publisher(csl, text).strip(" ,;")
    published = text != whole
    pieces = _sentences(text)
    made = published or "publisher" in csl  # the school of a thesis
    count = len(pieces) if published and not _names_series(pieces) else _title_length(pieces, made)
    title, tail = " ".join(pieces[:count]), " ".join(pieces[count:]).strip(" .,")
    if not tail and not published:
        title, tail = _at_comma(title)
    csl["title"] = _clean_title(title)
    if not tail:
        return
    paged = re.fullmatch(r"(?P<name>.*?\D),\s(?P<page>[A-Z]?\d{1,3})", tail)
    if paged and NEWSPAPER.fullmatch(paged["name"]):
        csl["page"], tail = paged["page"], paged["name"]
    if SERIAL.search(tail) or NEWSPAPER.fullmatch(tail) or (_is_dated(csl) and not published):
        csl["container-title"] = _clean_title(tail)
    elif not published and "page" not in csl and _ONE_PIECE.fullmatch(tail):
        csl.setdefault("publisher", tail.split(",")[0].strip(" ."))
    elif published:
        csl["collection-title"] = _clean_title(tail)
    else:
        csl["container-title"] = _clean_title(tail)


def _names_series(pieces: list[str]) -> bool:
    return len(pieces) > 1 and (len(pieces) > 2 or not _is_subtitle(pieces[1]))


def _is_subtitle(piece: str) -> bool:
    years = r"Deel\s\d|(?:1\d|20)\d\d(?:\s?[-–]\s?(?:\d\d){1,2})?"
    numbered = re.search(r"\d", re.sub(rf"(?:\d{{1,2}}\s[a-z]{{3,9}}\s)?(?:{years})", "", piece))
    return not _SERIES.match(piece) and not numbered and not SERIAL.search(piece)


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _SENTENCE.split(text):
        if pieces and _SHORTENED.search(pieces[-1][-8:]):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _title_length(pieces: list[str], made: bool = False) -> int:
    """How many sentences are the title: a question goes on, and so does a book with a subtitle.

    The last of all may name a periodical or a publisher, if no maker (`made`) is known.
    """
    count = 1
    while count < len(pieces):
        following = pieces[count]
        plain = not re.search(r"\d|:", following) and not SERIAL.search(following)
        plain = plain and not NEWSPAPER.fullmatch(following.strip(" ."))
        question = pieces[count - 1].endswith(("?", "!"))
        alone = count == len(pieces) - 1 and not made and not _runs_on(following)
        subtitle = SUBTITLE.match(following) or (made and _runs_on(following))
        if not plain or not (subtitle or (question and not alone)):
            break
        count += 1
    return count


def _runs_on(piece: str) -> bool:
    """Whether a sentence is longer than names are, and has words that names lack."""
    parts = piece.split()
    return len(parts) > 3 and any(part.islower() and len(part) > 5 for part in parts)


def _at_comma(title: str) -> tuple[str, str]:
    """A title with the rest behind a comma: «De wijk, Tijdschrift voor de Politie»."""
    places = [m.start() for m in re.finditer(r",\s(?=[A-ZÀ-Þ][\w' -]{1,40}\.?\Z)", title)]
    if places and places[0] > 3:
        tail = title[places[0] + 1 :].strip()
        if SERIAL.search(tail) or NEWSPAPER.fullmatch(tail) or len(tail.split()) <= 4:
            return title[: places[0]], tail
    return title, ""
