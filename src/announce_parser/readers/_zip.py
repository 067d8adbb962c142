"""ZIP containers of documents: their parts by name, within bounds.

Parts are unpacked into memory and never written, so a name that climbs out of its folder does no harm.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from announce_parser.errors import EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers._inflate import Budget
from announce_parser.readers._limits import MOST_BYTES_OF_PART, MOST_PARTS

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_FIRST_NAME = 30  # bytes of a local header before the name, APPNOTE 4.3.7
_PEEK = 1 << 16
_TOO_LARGE = f"a part of the file unpacks to more than {MOST_BYTES_OF_PART >> 20} MB"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1  # bit of the general purpose flags, APPNOTE 4.4.4
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
)


def has_signature(data: bytes) -> bool:
    """Return whether the bytes begin like a ZIP file."""
    return data.startswith(_SIGNATURES)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open ZIP file."""

    _file: zipfile.ZipFile
    _budget: Budget = field(default_factory=Budget)

    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, in the order of the directory."""
        return tuple(self._file.namelist())

    def find(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is none.

        Raises:
            EncryptedDocument: The part is locked by the container itself.
            OverLimit: It unpacks to more than a part, or all of them, may hold.
            UnreadableDocument: It is damaged.
        """
        try:
            entry = self._file.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedDocument("the parts of the file are encrypted")
        if entry.compress_type not in _METHODS:
            raise UnreadableDocument(
                f"the part {name} is packed in a way that no writer of documents uses"
            )
        if entry.file_size > MOST_BYTES_OF_PART:
            raise OverLimit(_TOO_LARGE)
        try:
            with self._file.open(entry) as stream:
                data = stream.read(MOST_BYTES_OF_PART + 1)
        except (*_FAULTS, RuntimeError) as error:
            raise UnreadableDocument(f"the part {name} is damaged") from error
        if len(data) > MOST_BYTES_OF_PART:
            raise OverLimit(_TOO_LARGE)
        self._budget.spend(len(data))
        return data

    def require(self, name: str) -> bytes:
        """Return the bytes of a part; raises ``UnreadableDocument`` where there is none."""
        data = self.find(name)
        if data is None:
            raise UnreadableDocument(f"the part {name} is missing")
        return data


def open_archive(data: bytes) -> Archive:
    """Return the ZIP file; raises ``UnreadableDocument`` or ``OverLimit``."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _FAULTS as error:
        raise UnreadableDocument("the directory of the ZIP file is damaged") from error
    if len(archive.namelist()) > MOST_PARTS:
        raise OverLimit(f"the file has more than {MOST_PARTS} parts")
    _refuse_twins(archive)
    return Archive(archive)


def _refuse_twins(archive: zipfile.ZipFile) -> None:
    """Raise for two parts of one name that differ: one program shows the first of them, another the last."""
    seen: dict[str, int] = {}
    for entry in archive.infolist():
        if seen.setdefault(entry.filename, entry.CRC) != entry.CRC:
            raise UnreadableDocument("two parts of the file have one name and differ")


def states_mimetype(data: bytes, mimetype: str) -> bool:
    """Return whether a container says that it is of a type; raises nothing.

    The part ``mimetype`` is first and unpacked, so that a file which was cut off says it too.
    """
    if not has_signature(data):
        return False
    if data.startswith(f"mimetype{mimetype}".encode(), _FIRST_NAME):
        return True
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("mimetype") as stream:
            return stream.read(200).decode("ascii", "replace").strip() == mimetype
    except (*_FAULTS, KeyError, RuntimeError):
        return False


def peek(data: bytes, name: str) -> bytes | None:
    """Return the first 64 KB of a part, or None where the bytes are not ZIP file with it; raises nothing."""
    if not has_signature(data):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(name) as stream:
            return stream.read(_PEEK)
    except (*_FAULTS, KeyError, RuntimeError):
        return None


def is_broken(data: bytes) -> bool:
    """Return whether the bytes begin like a ZIP file but its directory is lost; raises nothing."""
    if not has_signature(data):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)):
            return False
    except _FAULTS:
        return True


def is_broken_with(data: bytes, name: bytes) -> bool:
    """Return whether the bytes begin like a ZIP file with such a part but its directory is lost.

    The name of each part is before it too, unpacked.
    """
    return name in data and is_broken(data)


def has_part(data: bytes, name: str) -> bool:
    """Return whether the bytes are a ZIP file with a part of that name; raises nothing."""
    if not has_signature(data):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return name in archive.namelist()
    except _FAULTS:
        return False
