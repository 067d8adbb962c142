"""OLE compound files: their streams by name, within bounds (MS-CFB)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from announce_parser.errors import UnreadableDocument

if TYPE_CHECKING:
    from olefile import OleFileIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR_SHIFTS = (9, 12)
_SHORTEST = 512
# What olefile raises on damaged tables, beside its own errors, which are OSErrors.
_FAULTS = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Container:
    """An open compound file."""

    _file: OleFileIO[str]

    def names(self, storage: str) -> tuple[str, ...]:
        """Return the names of the streams in a storage, in the order of the file."""
        return tuple(
            path[1] for path in self._file.listdir() if path[0] == storage and len(path) == 2
        )

    def find(self, *path: str) -> bytes | None:
        """Return the bytes of a stream, or None where there is none; raises ``UnreadableDocument``."""
        try:
            if not self._file.exists("/".join(path)):
                return None
            return self._file.openstream("/".join(path)).read()
        except _FAULTS as error:
            raise UnreadableDocument(f"the stream {'/'.join(path)} is damaged") from error


def has_signature(data: bytes) -> bool:
    """Return whether the bytes begin like a compound file."""
    return data.startswith(SIGNATURE)


def is_broken(data: bytes) -> bool:
    """Return whether the bytes begin like a compound file but its directory is lost; raises nothing."""
    if not has_signature(data):
        return False
    try:
        open_container(data)
    except UnreadableDocument:
        return True
    return False


def has_stream(data: bytes, name: str) -> bool:
    """Return whether the bytes are a compound file with a stream of that name at its root; raises nothing.

    A damaged file is told by the name as it is in the directory, which is never packed.
    """
    if not has_signature(data):
        return False
    try:
        return open_container(data).find(name) is not None
    except UnreadableDocument:
        return name.encode("utf-16-le") in data


def open_container(data: bytes) -> Container:
    """Return the compound file; raises ``UnreadableDocument`` where its tables are damaged."""
    import olefile

    if len(data) < _SHORTEST or int.from_bytes(data[30:32], "little") not in _SECTOR_SHIFTS:
        raise UnreadableDocument("the header of the compound file is damaged")
    try:
        return Container(olefile.OleFileIO(BytesIO(data)))
    except _FAULTS as error:
        raise UnreadableDocument("the tables of the compound file are damaged") from error
