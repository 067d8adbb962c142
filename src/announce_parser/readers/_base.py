"""What a reader is: a module that knows its format by the bytes and turns them into a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from announce_parser.document import Document


class Reader(Protocol):
    """A module of this family."""

    FORMAT: str
    """The name of the format in records and messages: ``text``, ``pdf`` …"""

    SUFFIXES: tuple[str, ...]
    """How files of the format are named; nothing is recognised by it, only a mismatch is said."""

    def matches(self, data: bytes) -> bool:
        """Return whether the bytes are of this format; looks at content alone, never at a name."""

    def read(self, data: bytes) -> Document:
        """Return the document; raises ``UnreadableDocument`` or ``RefusedDocument`` without a file name."""
