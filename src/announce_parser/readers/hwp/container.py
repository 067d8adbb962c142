"""An HWP 5 file → its streams, plain: what the header says, and how distribution documents are read.

A distribution document (배포용 문서) may be read by anybody but not changed: its sections lie encrypted
under ``ViewText``, with the key beside them (한글문서파일형식 배포용 문서 1.2). A document with a
password has no key in the file and is refused.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from announce_parser.errors import (
    EncryptedDocument,
    OverLimit,
    UnreadableDocument,
    UnsupportedFormat,
)
from announce_parser.readers import _ole
from announce_parser.readers._inflate import Budget, inflate
from announce_parser.readers._limits import MOST_SECTIONS
from announce_parser.readers.hwp.records import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"HWP Document File"
_COMPRESSED, _PASSWORD, _DISTRIBUTION = 1, 2, 4  # bits of the properties, 표 3
_DRM, _CERTIFICATE_ENCRYPTED, _CERTIFICATE_DRM = 1 << 4, 1 << 8, 1 << 10
_LOCKED = _PASSWORD | _DRM | _CERTIFICATE_ENCRYPTED | _CERTIFICATE_DRM
_VERSION = 5
_SECTION = re.compile(r"Section(\d{1,5})")
_KEY_RECORD = 256  # bytes of DISTRIBUTE_DOC_DATA
_BLOCK = 16
_WORD = 4  # bytes of a checksum, and of a length


class Seal(Enum):
    """What the checksum and the length after a packed stream say of what was unpacked.

    Hancom Office writes both, though the specification knows of neither; other writers leave them out.
    """

    ABSENT = "absent"
    HOLDS = "holds"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it can be read.

    Attributes:
        whole: False where the packed bytes end or break early.
    """

    data: bytes
    whole: bool
    seal: Seal


@dataclass(frozen=True, slots=True)
class Package:
    """An open file.

    Attributes:
        is_distribution: True for a distribution document.
    """

    _container: _ole.Container
    _properties: int
    _budget: Budget = field(default_factory=Budget)

    @property
    def is_distribution(self) -> bool:
        """True where the writer forbade changes and the text lies encrypted beside its key."""
        return bool(self._properties & _DISTRIBUTION)

    def sections(self) -> Iterator[tuple[str, Stream]]:
        """Yield the streams of the body by their names, in the order of their numbers.

        Raises:
            UnreadableDocument: There is none, or its container is damaged.
            OverLimit: There are more than 256, or they unpack to too much.
        """
        storage = "ViewText" if self.is_distribution else "BodyText"
        numbered = [
            (int(match[1]), name)
            for name in self._container.names(storage)
            if (match := _SECTION.fullmatch(name))
        ]
        if not numbered:
            raise UnreadableDocument(f"the file has no text: there is no section under {storage}")
        if len(numbered) > MOST_SECTIONS:
            raise OverLimit(f"the file has more than {MOST_SECTIONS} sections")
        for _, name in sorted(numbered):
            raw = self._container.find(storage, name) or b""
            if self.is_distribution:
                yield name, self._plain(_decrypted(raw), spread=True)
            else:
                yield name, self._plain(raw)

    def definitions(self) -> Stream:
        """Return the stream of shapes and numberings; empty where it is missing."""
        return self._plain(self._container.find("DocInfo") or b"")

    def _plain(self, raw: bytes, *, spread: bool = False) -> Stream:
        """Return a stream unpacked; `spread` says that it was encrypted, and its seal with it."""
        if self._properties & _COMPRESSED:
            unpacked = inflate(raw, self._budget)
            seal = _seal(unpacked.data, unpacked.rest, spread=spread)
            return Stream(unpacked.data, unpacked.whole, seal)
        self._budget.spend(len(raw))
        return Stream(raw, whole=True, seal=Seal.ABSENT)


def is_hwp(data: bytes) -> bool:
    """Return whether the bytes are a compound file with the header of HWP 5; raises nothing."""
    if not _ole.has_signature(data):
        return False
    try:
        header = _ole.open_container(data).find("FileHeader")
    except UnreadableDocument:
        header = None
    if header is None:
        # The header is never packed: a damaged container is claimed by it, so that the message names the format.
        return SIGNATURE in data
    return header.startswith(SIGNATURE)


def open_package(data: bytes) -> Package:
    """Return the file's streams.

    Raises:
        EncryptedDocument: It is locked by a password, a certificate or rights management.
        UnsupportedFormat: It is of another version.
        UnreadableDocument: Its container is damaged.
    """
    container = _ole.open_container(data)
    header = container.find("FileHeader") or b""
    if len(header) < 40:
        raise UnreadableDocument("the header of the file is damaged")
    if header[35] != _VERSION:
        raise UnsupportedFormat(f"this is HWP {header[35]}, of which only version 5 is read")
    properties = int.from_bytes(header[36:40], "little")
    if properties & _LOCKED:
        raise EncryptedDocument("the document is protected by a password or by rights management")
    return Package(container, properties)


def _seal(data: bytes, rest: bytes, *, spread: bool) -> Seal:
    """Return whether CRC-32 and length, as they are after a stream, are those of what was unpacked.

    In a distribution document the stream, its checksum and its length are each filled up to whole blocks.
    """
    start, step = (len(rest) % _BLOCK, _BLOCK) if spread else (0, _WORD)
    if not any(rest[start + step :]):
        return (
            Seal.ABSENT
        )  # no length: nothing, the zeros that fill a sector, or a checksum of zlib's own
    stated = [rest[at : at + _WORD] for at in (start, start + step)]
    actual = [number.to_bytes(_WORD, "little") for number in (zlib.crc32(data), len(data))]
    return Seal.HOLDS if stated == actual else Seal.BROKEN


def _decrypted(raw: bytes) -> bytes:
    """Return the packed section of a distribution document, read with the key that is before it."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    head = int.from_bytes(raw[:4], "little")
    if (
        head & 0x3FF != Tag.DISTRIBUTE_DOC_DATA
        or head >> 20 != _KEY_RECORD
        or len(raw) < 4 + _KEY_RECORD
    ):
        raise UnreadableDocument("the key of the distribution document is missing")
    masked = raw[4 : 4 + _KEY_RECORD]
    # The place of the key is given by the seed before the mask is taken off.
    at = 4 + (masked[0] & 0x0F)
    key = bytes(byte ^ noise for byte, noise in zip(masked, _mask(masked[:4]), strict=True))[
        at : at + _BLOCK
    ]
    locked = raw[4 + _KEY_RECORD :]
    # ECB is what the format prescribes; the key lies in the file, so nothing is kept secret by it.
    machine = Cipher(algorithms.AES128(key), modes.ECB()).decryptor()  # noqa: S305
    return machine.update(locked[: len(locked) // _BLOCK * _BLOCK]) + machine.finalize()


def _mask(seed: bytes) -> bytes:
    """Return the noise over the key: runs of one byte, by the random numbers of Microsoft's C library."""
    noise = bytearray()
    random = _random(int.from_bytes(seed, "little"))
    while len(noise) < _KEY_RECORD:
        byte, length = islice(random, 2)
        noise += bytes([byte & 0xFF]) * ((length & 0x0F) + 1)
    return bytes(noise[:_KEY_RECORD])


def _random(state: int) -> Iterator[int]:
    while True:
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        yield state >> 16 & 0x7FFF
