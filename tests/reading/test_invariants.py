"""What every reader promises, for files as they are and for files that are broken anywhere.

Broken files come in two kinds: bytes changed, cut or inserted anywhere, and office files whose
package is sound but whose XML is not what it should be.
"""

import io
import re
import zipfile
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pipeline.errors import ReadingError
from pipeline.structure import structure
from pipeline.types import BlockKind, SourceText
from tests.helpers import read_bytes
from tests.reading.roundtrip import WRITERS, zipped

_PACKAGED = (".docx", ".epub", ".odt")
_XML = re.compile(rb"<[^<>]+>|[^<>]+")
_HOT = ("document", "styles", "numbering", "footnotes", "content", "meta", "core", "tekst", "noten",
        "inhoud", "container", ".rels")  # fmt: skip
_RUBBISH = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        (b"<", b">", b"&", b'"', b"</p>", b"<p>", b"<table><tr><td>", b"<li>", b"\0", b"\xff\xfe")
    ),
)


@lru_cache
def _written(suffix: str) -> bytes:
    return WRITERS[suffix]()


@st.composite
def _broken(draw: DrawFn, content: bytes) -> bytes:
    """The content with a few stretches replaced by rubbish, by nothing, or by another stretch."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(start + draw(st.sampled_from((0, 1, 4, 60, 100_000))), len(content))
        copied = draw(st.integers(0, len(content)))
        inserted = draw(st.one_of(_RUBBISH, st.just(content[copied : copied + 80])))
        content = content[:start] + inserted + content[end:]
    return content


@st.composite
def _shuffled(draw: DrawFn, xml: bytes) -> bytes:
    """The XML with tags and words left out, doubled or swapped, and attributes changed."""
    parts = _XML.findall(xml)
    for _ in range(draw(st.integers(1, 4))):
        place, other = (draw(st.integers(0, len(parts) - 1)) for _ in range(2))
        match draw(st.integers(0, 3)):
            case 0:
                del parts[place]
                if not parts:
                    return b""
            case 1:
                parts.insert(other, parts[place])
            case 2:
                parts[place] = re.sub(rb'"[^"]*"', draw(st.sampled_from(_VALUES)), parts[place])
            case _:
                lone = [n for n, part in enumerate(parts) if part.endswith(b"/>")]
                if lone:
                    del parts[lone[place % len(lone)]]
        if not parts:
            return b""
    return b"".join(parts)


_VALUES = (b'""', b'"-1"', b'"0"', b'"9"', b'"999999999"', b'"none"', b'"x"', b'"1.5"')


@st.composite
def _broken_package(draw: DrawFn, suffix: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_written(suffix))) as package:
        files: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    name = draw(st.sampled_from(sorted(n for n in files if any(hot in n for hot in _HOT))))
    content = files[name]
    assert isinstance(content, bytes)
    files[name] = draw(st.one_of(_shuffled(content), _broken(content)))
    if draw(st.booleans()) and draw(st.booleans()):
        del files[name]
    return zipped(files, zipfile.ZIP_STORED)


def _check(source: SourceText) -> None:
    """Lines follow each other; what is in them lies in them, in order; the words are found back."""
    for before, after in pairwise(source.lines):
        assert before.span.end <= after.span.start
    for line in source.lines:
        assert line.span.end <= len(source.text)
        spans = sorted([*line.pieces, *line.raised, *([line.mark] if line.mark else [])])
        assert all(line.span.contains(span) for span in spans)
        for first, second in pairwise(spans):
            assert first.end <= second.start
        words = "".join(piece.of(source.text) for piece in line.pieces)
        assert words == words.strip()
    for before_page, after_page in pairwise(source.pages):
        assert before_page.span.end <= after_page.span.start
    document = structure(source, "rapport")
    for run in document.runs:
        if len(run.span) == len(run.source) and not run.source.of(source.text).isspace():
            assert run.span.of(document.text) == run.source.of(source.text)
    for line in source.lines:
        if line.hint and line.hint.kind is BlockKind.FOOTNOTE:
            assert line.hint.note


def _read_or_refuse(content: bytes, suffix: str) -> None:
    try:
        source = read_bytes(content, suffix)
    except ReadingError as error:
        assert f"rapport{suffix}" in str(error)
        return
    _check(source)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_source_is_in_order_and_verbatim(suffix: str) -> None:
    source = read_bytes(_written(suffix), suffix)
    _check(source)
    assert source == read_bytes(_written(suffix), suffix)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@given(data=st.data())
def test_broken_bytes_are_read_or_refused(suffix: str, data: st.DataObject) -> None:
    _read_or_refuse(data.draw(_broken(_written(suffix))), suffix)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@given(content=st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(suffix: str, content: bytes) -> None:
    _read_or_refuse(content, suffix)


@pytest.mark.parametrize("suffix", _PACKAGED)
@given(data=st.data())
def test_broken_xml_in_a_sound_package_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    _read_or_refuse(data.draw(_broken_package(suffix)), suffix)
