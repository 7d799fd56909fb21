"""CSL-JSON items: Hypothesis strategies, and the way back from BibTeX and RIS."""

import re
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

CSL_TYPES = {
    "article": "article-journal", "book": "book", "incollection": "chapter", "misc": "document",
    "inproceedings": "paper-conference", "report": "report", "thesis": "thesis",
    "online": "webpage", "legislation": "legislation", "jurisdiction": "legal_case",
}  # fmt: skip
RIS_TYPES = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "BOOK": "book", "CHAP": "chapter", "CPAPER": "paper-conference", "RPRT": "report",
    "THES": "thesis", "ELEC": "webpage", "STAT": "legislation", "CASE": "legal_case",
    "GEN": "document",
}  # fmt: skip
_SCALARS = {
    "container-title": ("journal", "booktitle", "howpublished"), "volume": ("volume",),
    "publisher": ("publisher", "institution", "organization"), "edition": ("edition",),
    "publisher-place": ("address",), "genre": ("type",), "note": ("note",),
}  # fmt: skip
_UNESCAPED = {
    r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\{": "{", r"\}": "}", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
    "-{}": "-", "'{}": "'", "`{}": "`", "?{}": "?", "!{}": "!",
}  # fmt: skip
_ESCAPE = re.compile("|".join(map(re.escape, _UNESCAPED)))


def unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _UNESCAPED[match[0]], text)


def names(people: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Names as both formats can tell them: family with particle, given, suffix."""
    found = []
    for name in people:
        family = name.get("literal") or " ".join(
            name[part] for part in ("non-dropping-particle", "family") if name.get(part)
        )
        found.append((family, name.get("given", ""), name.get("suffix", "")))
    return found


def comparable(item: dict[str, Any]) -> dict[str, Any]:
    """What is compared of an item."""
    kept: dict[str, Any] = {"type": item["type"], "title": item["title"]}
    for role in ("author", "editor"):
        kept[role] = names(item.get(role, []))
    kept["issued"] = item.get("issued", {}).get("date-parts", [[]])[0]
    kept["accessed"] = item.get("accessed", {}).get("date-parts", [[]])[0]
    for field in (*_SCALARS, "issue", "DOI", "URL"):
        kept[field] = item.get(field, "")
    kept["page"] = item.get("page", "").replace("–", "-")
    return kept


def from_bibtex(text: str) -> list[dict[str, Any]]:
    """The items in a BibTeX file, as the library reads them."""
    library = parse_string(text)
    assert not library.failed_blocks
    return [_bibtex_item(entry) for entry in library.entries]


def _bibtex_item(entry: Any) -> dict[str, Any]:
    fields = {field.key: str(field.value) for field in entry.fields}
    subtype = fields.get("entrysubtype", "")
    item: dict[str, Any] = {
        "id": entry.key,
        "type": subtype or CSL_TYPES[entry.entry_type],
        "title": unescaped(fields.get("title", "").removeprefix("{").removesuffix("}")),
    }
    for role in ("author", "editor"):
        if role in fields:
            item[role] = [_bibtex_name(name) for name in _split_names(fields[role])]
    date = fields.get("date") or fields.get("year", "")
    if date:
        item["issued"] = {"date-parts": [[int(part) for part in date.split("-")]]}
    if fields.get("urldate"):
        item["accessed"] = {"date-parts": [[int(p) for p in fields["urldate"].split("-")]]}
    for field, keys in _SCALARS.items():
        value = next((fields[key] for key in keys if key in fields), "")
        item[field] = unescaped(value)
    item["issue"] = unescaped(fields.get("number", ""))
    item["page"] = unescaped(fields.get("pages", "").replace("--", "-"))
    return {**item, "DOI": fields.get("doi", ""), "URL": fields.get("url", "")}


def _split_names(text: str) -> list[str]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return list(split_multiple_persons_names(text))


def _bibtex_name(text: str) -> dict[str, str]:
    if text.startswith("{") and text.endswith("}"):
        return {"literal": unescaped(text[1:-1])}
    parts = parse_single_name_into_parts(text, strict=False)
    bare = [" ".join(words) for words in (parts.von, parts.last, parts.first, parts.jr)]
    plain = [unescaped(re.sub(r"^\{(.*)\}$", r"\1", word)) for word in bare]
    keys = ("non-dropping-particle", "family", "given", "suffix")
    return {key: word for key, word in zip(keys, plain, strict=True) if word}


def from_ris(text: str) -> list[dict[str, Any]]:
    """The items in a RIS file, as the library reads them."""
    return [_ris_item(entry) for entry in rispy.loads(text)]


def _ris_item(entry: dict[str, Any]) -> dict[str, Any]:
    keys = {
        "title": "title", "container-title": "secondary_title", "volume": "volume", "DOI": "doi",
        "publisher": "publisher", "publisher-place": "place_published", "edition": "edition",
        "genre": "type_of_work", "issue": "number", "id": "id",
    }  # fmt: skip
    item: dict[str, Any] = {field: entry.get(key, "") for field, key in keys.items()}
    item["type"] = RIS_TYPES[entry["type_of_reference"]]
    item["author"] = [_ris_name(name) for name in entry.get("authors", [])]
    item["editor"] = [_ris_name(name) for name in entry.get("secondary_authors", [])]
    item["URL"] = "".join(entry.get("urls", []))
    item["note"] = " ".join(entry.get("notes", []))
    pages = (entry.get("start_page", ""), entry.get("end_page", ""))
    item["page"] = "-".join(page for page in pages if page)
    for field, key in (("issued", "date"), ("accessed", "access_date")):
        date = entry.get(key) or (entry.get("year", "") if field == "issued" else "")
        parts = [int(part) for part in date.split("/") if part]
        item[field] = {"date-parts": [parts]}
    return item


def _ris_name(text: str) -> dict[str, str]:
    keys = ("family", "given", "suffix")
    return dict(zip(keys, text.split(", "), strict=False))


_TEXT = st.text(alphabet="abcdeéëïöç&%_#$~^{}\\'’:-.()?! ABC123", min_size=1, max_size=30)


def _one_line(text: str) -> str:
    return " ".join(text.split())


texts = _TEXT.map(_one_line).filter(lambda text: any(c.isalnum() for c in text))
_FAMILIES = st.sampled_from(
    ("Tops", "Torre", "De Vries", "Müller", "Ó Briain", "’t Hart", "El-Bouk", "Anders & Co", "Bos")
)
_CORPORATE = st.sampled_from(
    ("Inspectie VenJ", "Ministerie van Justitie en Veiligheid", "VNG", "Raad & Daad", "50plus")
)
_GIVEN = st.sampled_from(("Pieter", "E. J.", "P.W.", "Jan-Willem", "Zoë", "İlker"))
_PARTICLES = st.sampled_from(("", "", "van der", "de", "van", "ten"))


@st.composite
def people(draw: DrawFn) -> dict[str, str]:
    if draw(st.integers(0, 3)) == 0:
        return {"literal": draw(_CORPORATE)}
    name = {"family": draw(_FAMILIES), "given": draw(_GIVEN)}
    particle = draw(_PARTICLES)
    if particle:
        name["non-dropping-particle"] = particle
    return name


@st.composite
def items(draw: DrawFn) -> dict[str, Any]:
    """Any item, with only those fields that every format has."""
    kind = draw(st.sampled_from((*CSL_TYPES.values(), "article-newspaper")))
    item: dict[str, Any] = {"id": draw(st.text(max_size=8)), "type": kind, "title": draw(texts)}
    for role in ("author", "editor"):
        found = draw(st.lists(people(), max_size=4))
        if found:
            item[role] = found
    if draw(st.booleans()):
        parts = [draw(st.integers(1500, 2100)), draw(st.integers(1, 12)), draw(st.integers(1, 28))]
        item["issued"] = {"date-parts": [parts[: draw(st.integers(1, 3))]]}
    if draw(st.booleans()):
        item["URL"] = draw(st.sampled_from(("https://a.nl/b?c=1&d=%20_e#f~g", "http://x.nl")))
        item["accessed"] = {"date-parts": [[2024, 3, 5]]}
    if draw(st.booleans()):
        item["DOI"] = draw(st.sampled_from(("10.1000/xyz_123", "10.1016/S0(98)4-5")))
    pages = draw(st.sampled_from(("", "12", "12-34", "12–34", "e12", "iv-x")))
    optional = {"page": pages, "issue": draw(st.sampled_from(("", "2", "3-4")))}
    for field in ("container-title", "volume", "publisher", "publisher-place", "edition", "genre"):
        optional[field] = draw(st.one_of(st.just(""), texts))
    if kind == "document" or kind in ("legislation", "legal_case"):
        optional["genre"] = ""
    return item | {field: value for field, value in optional.items() if value}
