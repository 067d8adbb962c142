"""Packed bytes → bytes within a bound: the one place where a small file could become a huge one."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_BYTES_IN_ALL, MOST_BYTES_OF_PART

_STEP = 1 << 16


@dataclass(slots=True)
class Budget:
    """How many bytes of a document may still be unpacked."""

    left: int = MOST_BYTES_IN_ALL

    def spend(self, count: int) -> None:
        """Take bytes off; raises ``OverLimit`` where more were unpacked than a document may hold."""
        self.left -= count
        if self.left < 0:
            raise OverLimit(f"the file unpacks to more than {MOST_BYTES_IN_ALL >> 20} MB")


@dataclass(frozen=True, slots=True)
class Inflated:
    """What was unpacked.

    Attributes:
        whole: False where the packed bytes end or break early.
        rest: What is after the stream's end; empty where it has none.
    """

    data: bytes
    whole: bool
    rest: bytes = b""


def inflate(packed: bytes, budget: Budget) -> Inflated:
    """Return the bytes of a raw deflate stream (RFC 1951), as far as it can be read.

    Raises:
        OverLimit: The stream is larger than one part, or all parts together, may be.
    """
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    for start in range(0, len(packed), _STEP):
        try:
            piece = machine.decompress(packed[start : start + _STEP], MOST_BYTES_OF_PART + 1 - size)
        except zlib.error:
            return Inflated(b"".join(pieces), whole=False)
        size += len(piece)
        if size > MOST_BYTES_OF_PART:
            raise OverLimit(
                f"a part of the file unpacks to more than {MOST_BYTES_OF_PART >> 20} MB"
            )
        budget.spend(len(piece))
        pieces.append(piece)
        if machine.eof:
            rest = machine.unused_data + packed[start + _STEP :]
            return Inflated(b"".join(pieces), whole=True, rest=rest)
    return Inflated(b"".join(pieces), whole=False)
