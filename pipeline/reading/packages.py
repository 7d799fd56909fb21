"""Zip packages of office formats and e-books, and the XML in them, read within bounds.

Nothing is unpacked to disk, so the names of the entries lead nowhere. What a package may take is
limited before anything is decompressed, and again while it is; XML loads nothing from elsewhere and
expands no entities. Left out: packages with a password, which are refused with a message.
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from pipeline import texts_reading
from pipeline.errors import DamagedFile

MAX_ENTRIES = 10_000
MAX_TOTAL_BYTES = 500 * 1024**2
MAX_PART_BYTES = 32 * 1024**2
MAX_RATIO = 200
_RATIO_COUNTS_FROM = 10 * 1024**2
_MAX_DIRECTORY_BYTES = 512 * MAX_ENTRIES
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass
class Package:
    """The parts of an opened package; `file` names it in messages."""

    archive: zipfile.ZipFile
    file: str
    names: frozenset[str]
    taken: int = field(default=0)

    def read(self, name: str) -> bytes:
        """The bytes of a part; none if the package has no such part.

        Raises
        ------
        DamagedFile
            If the part is damaged, encrypted, or larger than a part may be.
        """
        if name not in self.names:
            return b""
        try:
            with self.archive.open(name) as part:
                content = part.read(MAX_PART_BYTES + 1)
        except _FAILURES as error:
            raise DamagedFile(texts_reading.damaged_package(self.file, name)) from error
        self.taken += len(content)
        if len(content) > MAX_PART_BYTES or self.taken > MAX_TOTAL_BYTES:
            raise DamagedFile(texts_reading.oversized_package(self.file))
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, or None if the package has no such part.

        Raises
        ------
        DamagedFile
            As `read`, or if the part is no safe XML.
        """
        content = self.read(name)
        return parse_xml(content, self.file, name) if content else None


def open_package(content: bytes, file: str) -> Package:
    """The package in these bytes, its size checked by what its directory declares.

    Raises
    ------
    DamagedFile
        If it is no zip file, or would take more than a document does (a zip bomb).
    """
    _check_directory(content, file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _FAILURES as error:
        raise DamagedFile(texts_reading.damaged_package(file, "")) from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_TOTAL_BYTES:
        raise DamagedFile(texts_reading.oversized_package(file))
    for entry in entries:
        swollen = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if swollen and entry.file_size > _RATIO_COUNTS_FROM:
            raise DamagedFile(texts_reading.oversized_package(file))
        if entry.flag_bits & _ENCRYPTED:
            raise DamagedFile(texts_reading.encrypted_file(file))
        if entry.compress_type not in _METHODS:
            raise DamagedFile(texts_reading.damaged_package(file, entry.filename))
    return Package(archive, file, frozenset(archive.namelist()))


def parse_xml(content: bytes, file: str, part: str) -> etree._Element:
    """The root element of an XML document; `file` and `part` name it in messages.

    Raises
    ------
    DamagedFile
        If it is no well-formed XML, nests deeper than 256 elements, or defines entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(texts_reading.damaged_package(file, part)) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise DamagedFile(texts_reading.unsafe_xml(file))
    return root


def _check_directory(content: bytes, file: str) -> None:
    """Refuse a directory too long to be a document's before Python makes a list of it."""
    end = content.rfind(b"PK\x05\x06", max(len(content) - 65_557, 0))
    if end < 0 or len(content) < end + 22:
        raise DamagedFile(texts_reading.damaged_package(file, ""))
    (size,) = struct.unpack_from("<I", content, end + 12)
    if size > _MAX_DIRECTORY_BYTES:
        raise DamagedFile(texts_reading.oversized_package(file))
