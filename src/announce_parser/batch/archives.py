"""A zip archive of documents, as portals hand them out (첨부파일 일괄 다운로드): its members, one by one.

Archives are opened in workers alone. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from announce_parser.errors import (
    EncryptedDocument,
    OverLimit,
    RefusedDocument,
    SourceNotFound,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS = 2000
_MOST_BYTES = 256 << 20  # of one member; a document beyond that is over the readers' limit
_TOO_LARGE = f"this member of the archive unpacks to more than {_MOST_BYTES >> 20} MB"
_NUMBER = "\x00"
_UTF8, _ENCRYPTED = 1 << 11, 1  # bits of the general purpose flags, APPNOTE 4.4.4
# Parts that make a zip file one document and not an archive of several.
_DOCUMENT_PARTS = ("mimetype", "[Content_Types].xml", "Contents/section0.xml")
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError,
)  # fmt: skip


def members(path: Path) -> tuple[tuple[str, str], ...] | None:
    """Return the documents of an archive: a key for ``member``, and the name that a person reads.

    The key is the name in its directory; of several members of one name, those after the first are numbered in both.

    None where the file is not an archive of documents: another format, one document, or damaged beyond its
    directory, which is for its own job to report. Folders and hidden files are not members.

    Raises:
        OverLimit: It has more than 2,000 members.
        RefusedDocument: A member's name leads out of the archive.
    """
    try:
        with path.open("rb") as stream:
            if not stream.read(4).startswith(_SIGNATURES):
                return None
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except _FAULTS:
        return None
    if any(entry.filename in _DOCUMENT_PARTS for entry in entries):
        return None
    if len(entries) > _MOST_MEMBERS:
        raise OverLimit(f"the archive has more than {_MOST_MEMBERS} members")
    named = [
        (key, _numbered(_worded(entry), key))
        for key, entry in _keyed(entries)
        if not entry.is_dir()
    ]
    for _, name in named:
        _refuse_way_out(name)
    return tuple(pair for pair in named if _is_visible(pair[1])) or None


def _keyed(entries: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the entries with keys of their own; no name in a directory holds the sign before the number."""
    met: dict[str, int] = {}
    for entry in entries:
        count = met[entry.filename] = met.get(entry.filename, 0) + 1
        yield (entry.filename if count == 1 else f"{entry.filename}{_NUMBER}{count}"), entry


def _numbered(name: str, key: str) -> str:
    """Return the name for a person, ``공고 (2).txt`` for the second of a name."""
    number = key.partition(_NUMBER)[2]
    stem, dot, suffix = name.rpartition(".")
    if not number:
        return name
    return f"{stem} ({number}).{suffix}" if dot and stem else f"{name} ({number})"


def member(path: Path, key: str) -> bytes:
    """Return the bytes of a member.

    Raises:
        EncryptedDocument: It is locked by a password.
        OverLimit: It unpacks to more than 256 MB, or says so.
        RefusedDocument: It is a link to a file elsewhere.
        UnreadableDocument: It is damaged.
        SourceNotFound: The archive is no longer there.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entry = dict(_keyed(archive.infolist()))[key]
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise RefusedDocument("this member of the archive is a link, not a document")
            if entry.file_size > _MOST_BYTES:
                raise OverLimit(_TOO_LARGE)
            if entry.flag_bits & _ENCRYPTED:
                raise EncryptedDocument("the archive is protected by a password")
            with archive.open(entry) as stream:
                content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceNotFound("there is no such file", file=str(path)) from error
    except (*_FAULTS, KeyError) as error:
        raise UnreadableDocument("this member of the archive is damaged") from error
    if len(content) > _MOST_BYTES:
        raise OverLimit(_TOO_LARGE)
    return content


def _worded(entry: zipfile.ZipInfo) -> str:
    """Return the name as it was meant: without the UTF-8 flag, Korean Windows writes CP949."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _refuse_way_out(name: str) -> None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if (
        "\x00" in name
        or ".." in parts
        or parts[:1] == ("/",)
        or (parts and ":" in parts[0])
        or os.path.isabs(name)  # noqa: PTH117 (a name, not a path of this machine)
    ):
        raise RefusedDocument("the archive has a member whose name leads out of it")


def _is_visible(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
