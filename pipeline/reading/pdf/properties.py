"""The properties of a PDF → bibliographic facts, without what programs put there of their own.

XMP goes before the older Info dictionary, since it has its authors apart. Left out: properties in
a compressed XMP stream, publishers.
"""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from pipeline.types import Metadata

_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.S)
_MOST_BYTES = 1 << 20
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_PROGRAM = re.compile(
    r"^(?:microsoft\s+)?(?:word|powerpoint|excel)\s*-\s*|^(?:print|scan|afdruk)\s+(?:of|van)\s+",
    re.I,
)
_FILE = re.compile(r"\.(?:docx?|odt|pdf|indd|pptx?|xlsx?|rtf|tex|dvi|html?|qxd|pub|tmp)\b", re.I)
_NO_TITLE = re.compile(
    r"untitled|naamloos|geen titel|zonder titel|titel|title|document\s*\d*|"
    r"presentati(?:e|on)\s*\d*|(?:slide|dia|pagina|page|scan|img|doc)[\s_-]*\d*|"
    r".*\b(?:sjabloon|template|rapportsjabloon)\b.*",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:admin\w*|user\w*|gebruiker\w*|eigenaar|owner|auteur|author|onbekend|unknown|beheerder|"
    r"microsoft.*|adobe.*|acrobat.*|office.*|windows.*|default|test|pdf.*|.*@.*|.*\d.*|.*\\.*)",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:\w*bureau|ministerie|gemeente|universiteit|hogeschool|instituut|institute|\w*raad|"
    r"\w*dienst|stichting|vereniging|commissie|inspectie|provincie|waterschap|\w*centrum|"
    r"autoriteit|politie|rechtbank|college|voor|and|b\.?v\.?|n\.?v\.?|group|groep|consult\w*)\b",
    re.I,
)
_PARTICLES = frozenset(
    "van de der den het ter ten te in op 't ’t von zu la le du di da el al ben".split()
)
_DEGREES = re.compile(r"\b(?:prof|dr|drs|ir|ing|mr|MSc|BSc|MA|BA|LLM|PhD|RA)\b\.?,?\s*", re.I)
_YEARS = range(1900, 2101)


def facts_of(pdf: Any, content: bytes) -> Metadata:
    """Title, family names of the authors and year, as far as the properties seem to tell them."""
    info = pdf.get_metadata_dict()
    xmp = _xmp(content)
    titles = [*xmp.get("title", []), str(info.get("Title", ""))]
    authors = xmp.get("creator") or [str(info.get("Author", ""))]
    dates = [*xmp.get("date", []), str(info.get("CreationDate", ""))]
    return Metadata(
        title=next((title for title in map(_title, titles) if title), ""),
        authors=tuple(family_names(authors)),
        year=next((year for year in map(_year, dates) if year), ""),
    )


def _xmp(content: bytes) -> dict[str, list[str]]:
    """The texts of the Dublin Core elements in the last packet of the file."""
    found: dict[str, list[str]] = {}
    packets = _PACKET.findall(content)
    if not packets or len(packets[-1]) > _MOST_BYTES:
        return found
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(packets[-1], parser)
    for name in ("title", "creator", "date"):
        for element in root.iter(_DC + name) if root is not None else ():
            found.setdefault(name, []).extend(
                str(item.text) for item in element.iter(_RDF_ITEM) if item.text
            )
    return found


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _title(text: str) -> str:
    """A title, or nothing for what a program made of it."""
    title = _PROGRAM.sub("", _clean(text)).strip(" -–—_")
    letters = sum(character.isalpha() for character in title)
    odd = _FILE.search(title) or _NO_TITLE.fullmatch(title) or "_" in title or "\\" in title
    return "" if odd or letters < 4 or letters < 0.5 * len(title) or len(title) > 300 else title


def _year(text: str) -> str:
    found = re.match(r"(?:D:)?(\d{4})", text.strip())
    return found[1] if found and int(found[1]) in _YEARS else ""


def family_names(authors: Iterable[str]) -> list[str]:
    """Family names, in order; organisations whole. Login names and programs are left out."""
    names: list[str] = []
    for author in authors:
        for part in _parts(_clean(author)):
            name = _family_name(part)
            if name and name not in names:
                names.append(name)
    return names


def _parts(authors: str) -> list[str]:
    """Single authors: parted by semicolons, ampersands, «en», and commas between whole names."""
    parts: list[str] = []
    for part in re.split(r"\s*(?:;|/|\||&)\s*", authors):
        if _ORGANISATION.search(part):
            parts.append(part.strip())
            continue
        for names in re.split(r"\s+(?:en|and)\s+(?=[A-Z])", part):
            pieces = [piece.strip() for piece in names.split(",") if piece.strip()]
            whole = len(pieces) > 2 or all(len(piece.split()) > 1 for piece in pieces)
            parts += pieces if whole else [names.strip()]
    return parts


def _family_name(author: str) -> str:
    author = _DEGREES.sub("", author).strip(" ,.-")
    if len(author) < 2 or len(author) > 120 or _NO_AUTHOR.fullmatch(author) or author.islower():
        return ""
    if "," in author and not _ORGANISATION.search(author):
        last, first = (part.strip() for part in author.split(",", 1))
        particles = [word for word in first.split() if word.lower() in _PARTICLES]
        return _capital(" ".join([*particles, last]))
    words = author.split()
    if _ORGANISATION.search(author) or len(words) > 6 or len(words) == 1:
        return author
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return _capital(" ".join(words[start:]))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
