"""What Markdown files have beyond CommonMark: footnotes, and facts before the text.

`[^1]: Een noot.` is a note and `[^1]` its mark, as Pandoc and GitHub have it; the lines between two
`---` at the start of a file are YAML, of which the simple forms are read.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pipeline.reading.properties import facts_of
from pipeline.types import Metadata

MARK = "footnote_mark"
OPEN = "footnote_open"
CLOSE = "footnote_close"
DEFINITION = re.compile(r"[ \t>]*\[\^([^\]\s^]+)\]:[ \t]*")
_MARK = re.compile(r"\[\^([^\]\s^]+)\]")
_INDENT = 4
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?(.*)")


def parser() -> MarkdownIt:
    """CommonMark with tables and footnotes."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.block.ruler.before("reference", "footnote", _definition, {"alt": ["paragraph"]})
    markdown.inline.ruler.before("link", MARK, _mark)
    return markdown


def front_matter(text: str) -> tuple[int, Metadata]:
    """How many lines of a file are facts, and those facts; `text` has "\\n" for line ends."""
    front = _FRONT.match(text)
    fields = _fields((front[1] or "").split("\n")) if front else {}
    if not front or not fields:
        return 0, Metadata()
    authors = fields.get("author") or fields.get("authors") or fields.get("auteur") or []
    facts = facts_of(
        " ".join(fields.get("title") or fields.get("titel") or []),
        authors,
        " ".join(fields.get("date") or fields.get("datum") or fields.get("year") or []),
        " ".join(fields.get("publisher") or fields.get("uitgever") or []),
    )
    return front.group().count("\n") + (not front.group().endswith("\n")), facts


def _fields(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if found := _FIELD.fullmatch(line):
            name = found[1].casefold()
            fields[name] = _values(found[2])
        elif name and (item := _ITEM.fullmatch(line)):
            fields[name] += _values(item[1])
    return fields


def _values(text: str) -> list[str]:
    inner = text.strip()
    parts = inner[1:-1].split(",") if inner[:1] == "[" and inner[-1:] == "]" else [inner]
    return [value for part in parts if (value := part.strip().strip("\"'").strip())]


def _definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A note: its first line, and what goes on below it, indented after a blank line."""
    if state.sCount[first] - state.blkIndent >= _INDENT:
        return False
    start = state.bMarks[first] + state.tShift[first]
    found = DEFINITION.match(state.src[start : state.eMarks[first]])
    if not found:
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(found[1])
    token = state.push(OPEN, "", 1)
    token.meta = {"label": found[1]}
    line = first
    while True:
        end = _paragraph_end(state, line, last)
        token = state.push("inline", "", 0)
        offset = start + found.end() if line == first else None
        token.content = _content(state, line, end, offset)
        token.map = [line, end]
        token.children = []
        line = end
        while line < last and state.isEmpty(line):
            line += 1
        if line >= last or state.sCount[line] - state.blkIndent < _INDENT:
            break
    state.push(CLOSE, "", -1)
    state.line = end
    return True


def _paragraph_end(state: StateBlock, first: int, last: int) -> int:
    line = first + 1
    while line < last and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        start = state.bMarks[line] + state.tShift[line]
        if DEFINITION.match(state.src[start : state.eMarks[line]]):
            break
        if state.src[start : state.eMarks[line]].startswith(("#", "```", "~~~")):
            break
        line += 1
    return line


def _content(state: StateBlock, first: int, end: int, offset: int | None) -> str:
    lines = [
        state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]] for n in range(first, end)
    ]
    if offset is not None:
        lines[0] = state.src[offset : state.eMarks[first]]
    return "\n".join(lines)


def _mark(state: StateInline, silent: bool) -> bool:
    """The mark of a note that the file has."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env.get("footnotes", ()):
        return False
    if not silent:
        token = state.push(MARK, "", 0)
        token.content = found.group()
    state.pos = found.end()
    return True
