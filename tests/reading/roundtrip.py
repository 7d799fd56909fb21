"""The document of `roundtrip_text` in every format that has a reader.

The words, the headings, the lists and the notes are the same in each; how a format says them is its
own: Word and OpenDocument count headings and list items by themselves, the others hold the numbers.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from html import escape

from tests.reading.roundtrip_office import opendocument, word
from tests.reading.roundtrip_text import PARTS, TITLE, Heading, Items, Table, Words


def markdown() -> bytes:
    """As Markdown."""
    lines = [f"# {TITLE}"]
    notes: list[str] = []
    for part in PARTS:
        match part:
            case Heading(number, words, level):
                lines.append(f"{'#' * (level + 1)} {number} {words}")
            case Words(words, note):
                notes += [note] if note else []
                lines.append(words + (f"[^{len(notes)}]" if note else ""))
            case Items(items):
                listed = []
                for place, (words, bullets) in enumerate(items, start=1):
                    listed += [f"{place}. {words}", *(f"   - {bullet}" for bullet in bullets)]
                lines.append("\n".join(listed))
            case Table(caption, rows):
                head, *rest = [f"| {' | '.join(row)} |" for row in rows]
                lines += [caption, "\n".join([head, "|---|---|", *rest])]
    lines += [f"[^{place}]: {note}" for place, note in enumerate(notes, start=1)]
    return "\n\n".join(lines).encode()


def html() -> bytes:
    """As a web page."""
    head = f"<head><meta charset='utf-8'><title>{TITLE}</title></head>"
    body, notes = _html_body("")
    return f"<!DOCTYPE html><html lang='nl'>{head}<body>{body}{notes}</body></html>".encode()


def epub() -> bytes:
    """As an e-book whose notes stand in a file of their own."""
    body, notes = _html_body("noten.xhtml")
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="boek/inhoud.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></metadata>'
        '<manifest><item id="t" href="tekst.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="noten.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="t"/><itemref idref="n"/></spine></package>'
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "boek/inhoud.opf": package,
        "boek/tekst.xhtml": _xhtml(body),
        "boek/noten.xhtml": _xhtml(notes.replace("#terug", "tekst.xhtml#terug")),
    }
    return zipped(files)


WRITERS: dict[str, Callable[[], bytes]] = {
    ".md": markdown,
    ".html": html,
    ".epub": epub,
    ".docx": word,
    ".odt": opendocument,
}


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


def _html_body(notes_file: str) -> tuple[str, str]:
    """The text and the list of notes, which may stand in another file."""
    parts = [f"<h1>{TITLE}</h1>"]
    notes: list[str] = []
    for part in PARTS:
        match part:
            case Heading(number, words, level):
                parts.append(f"<h{level + 1}>{number} {words}</h{level + 1}>")
            case Words(words, note):
                mark = ""
                if note:
                    n = len(notes) + 1
                    notes.append(
                        f"<li id='noot{n}'><p>{note} <a href='#terug{n}'>\u21a9</a></p></li>"
                    )
                    mark = f"<sup><a id='terug{n}' href='{notes_file}#noot{n}'>{n}</a></sup>"
                parts.append(f"<p>{escape(words)}{mark}</p>")
            case Items(items):
                listed = ""
                for words, bullets in items:
                    inner = "".join(f"<li>{bullet}</li>" for bullet in bullets)
                    listed += f"<li>{words}{f'<ul>{inner}</ul>' if inner else ''}</li>"
                parts.append(f"<ol>{listed}</ol>")
            case Table(caption, rows):
                cells = "".join(
                    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
                )
                parts.append(f"<table><caption>{caption}</caption>{cells}</table>")
    return "\n".join(parts), f"<ol>{''.join(notes)}</ol>"


def _xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/></head><body>{body}</body></html>"
    )
