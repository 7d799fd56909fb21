"""A CSL-JSON item as a user's file holds it → one that every style and format can write.

Programs write a year as a number or as text, a name as one string, a date with months as text. What
cannot be read as a name or a date is left out of the item; the file itself stays as it is.
"""

from collections.abc import Mapping
from typing import Any

_NAMES = ("author", "editor", "translator", "container-author", "collection-editor")
_DATES = ("issued", "accessed", "original-date", "submitted", "event-date")


def tidy(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with its names and dates in the form that CSL-JSON prescribes."""
    made: dict[str, Any] = {}
    for field, value in item.items():
        kept = value
        if field in _NAMES:
            kept = _names(value)
        elif field in _DATES:
            kept = _date(value)
        if kept not in (None, [], {}):
            made[field] = kept
    return made


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
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = _numbers(first) if isinstance(first, list) else []
    if numbers:
        return {"date-parts": [numbers]}
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
