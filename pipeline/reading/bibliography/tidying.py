"""A CSL-JSON item as a user's file holds it → one that every style and format can write.

Programs write a year as a number or as text, a name as one string, a date with months as text. What
cannot be read as a name or a date is left out of the item; the file itself stays as it is.
"""

from collections.abc import Mapping
from typing import Any

NAMES = (
    "author", "editor", "translator", "container-author", "collection-editor", "contributor",
    "director", "illustrator", "interviewer", "original-author", "recipient", "reviewed-author",
)  # fmt: skip
DATES = ("issued", "accessed", "original-date", "submitted", "event-date")
TEXTS = frozenset(
    "title title-short container-title container-title-short collection-title collection-number "
    "volume volume-title issue number number-of-volumes number-of-pages page chapter-number "
    "section part-number supplement-number edition version status publisher publisher-place "
    "original-title original-publisher original-publisher-place event event-title event-place "
    "genre medium dimensions scale authority jurisdiction division references source archive "
    "archive_collection archive_location archive-place call-number DOI URL ISBN ISSN PMID PMCID "
    "language abstract note annote keyword year-suffix".split()
)
"""The fields that hold text, whatever the type."""

TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture musical_score "
    "pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis treaty "
    "webpage".split()
)
"""The types of CSL 1.0.2."""


def tidy(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with its names and dates in the form that CSL-JSON prescribes."""
    made: dict[str, Any] = {}
    for field, value in item.items():
        kept = value
        if field in NAMES:
            kept = _names(value)
        elif field in DATES:
            kept = _date(value)
        if kept not in (None, [], {}):
            made[field] = kept
    return made


def portable(item: Mapping[str, Any]) -> dict[str, Any]:
    """The tidied item with nothing but what CSL-JSON knows: id, type, texts, names and dates."""
    made: dict[str, Any] = {}
    for field, value in tidy(item).items():
        if field in NAMES:
            made[field] = [_encodable(name) for name in value]
        elif field in DATES:
            made[field] = _encodable(value)
        elif field in TEXTS or field in ("id", "type"):
            number = isinstance(value, int | float) and not isinstance(value, bool)
            text = _encodable({field: str(value) if number else value})
            made |= text if isinstance(text[field], str) and text[field].strip() else {}
    custom = item.get("custom")
    if isinstance(custom, Mapping) and custom.get("others") is True:
        made["custom"] = {"others": True}
    return made


def _encodable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without the halves of characters that JSON may hold and no encoding can write."""
    return {
        name: value.encode(errors="ignore").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }


def _names(value: object) -> list[dict[str, str]]:
    names = []
    for name in value if isinstance(value, list) else []:
        if isinstance(name, str) and name.strip():
            names.append({"literal": name.strip()})
        elif isinstance(name, Mapping):
            parts = {str(k): v for k, v in name.items() if isinstance(v, str) and v.strip()}
            if parts.get("family") or parts.get("literal"):
                names.append(parts)
    return names


def _date(value: object) -> dict[str, Any]:
    if isinstance(value, str | int) and not isinstance(value, bool):
        text = str(value).strip()
        numbers = _numbers(text.split("-"))
        if numbers:
            return {"date-parts": [numbers]}
        return {"literal": text} if text else {}
    if not isinstance(value, Mapping):
        return {}
    parts = value.get("date-parts")
    listed = parts[:2] if isinstance(parts, list) else []
    ends = [_numbers(part) for part in listed if isinstance(part, list)]
    if ends and ends[0]:
        return {"date-parts": [numbers for numbers in ends if numbers]}
    words = {k: str(value[k]) for k in ("literal", "raw") if isinstance(value.get(k), str | int)}
    return {k: text for k, text in words.items() if text.strip()}


def _numbers(parts: list[Any]) -> list[int]:
    """Year, month and day as far as they are; none if the first is no year."""
    numbers: list[int] = []
    for part, most in zip(parts[:3], (9999, 12, 31), strict=False):
        text = str(part).strip()
        if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= most):
            break
        numbers.append(int(text))
    return numbers
