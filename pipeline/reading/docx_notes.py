"""Footnotes and endnotes of a Word document, with the labels that Word prints.

Left out: numbering that starts anew on each page or in each section.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reading.elements import attribute, child, integer, local_name
from pipeline.reading.labels import formatted

_CODES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_CHICAGO = "*†‡§"
_PROPERTIES = {"footnotes": "footnotePr", "endnotes": "endnotePr"}
_DEFAULTS = {"footnotes": "decimal", "endnotes": "lowerRoman"}


@dataclass
class _Series:
    """The notes of one kind, how they are numbered, and the number of the next one."""

    bodies: dict[str, etree._Element] = field(default_factory=dict)
    notation: str = "decimal"
    number: int = 1


@dataclass
class Notes:
    """The notes of a document, counted as their marks are met."""

    series: dict[str, _Series] = field(default_factory=dict)

    def take(self, kind: str, note_id: str, own: str) -> tuple[str, etree._Element | None]:
        """The label and the body of a note; `own` is a mark that its author chose."""
        series = self.series[kind]
        body = series.bodies.pop(note_id, None)
        if body is None or own:
            return own, body
        label = _printed(series.number, series.notation)
        series.number += 1
        return label, body


def notes_of(
    roots: Mapping[str, etree._Element | None], settings: Iterable[etree._Element | None]
) -> Notes:
    """The notes in the parts `footnotes` and `endnotes`, numbered as the settings say."""
    notes = Notes({kind: _Series(notation=_DEFAULTS[kind]) for kind in roots})
    for kind, root in roots.items():
        for element in root if root is not None else ():
            if local_name(element) in ("footnote", "endnote") and not attribute(element, "type"):
                notes.series[kind].bodies[attribute(element, "id")] = element
    for part in settings:
        for kind, series in notes.series.items():
            properties = child(part, _PROPERTIES[kind])
            series.notation = attribute(child(properties, "numFmt")) or series.notation
            start = integer(attribute(child(properties, "numStart")))
            series.number = series.number if start is None else start
    return notes


def _printed(number: int, notation: str) -> str:
    if notation == "chicago":
        repeats, place = divmod(number - 1, len(_CHICAGO))
        return _CHICAGO[place] * (repeats + 1) if repeats < 10 else str(number)
    return formatted(number, _CODES.get(notation, "1"))
