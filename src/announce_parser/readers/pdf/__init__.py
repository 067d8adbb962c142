"""PDF → document (ISO 32000-1): words, tables and their places, as a reader of the pages sees them.

pdfium draws the page, pdfplumber holds it, geometry says what belongs together. A PDF states no tables,
no paragraphs and no reading order; all of that is found here, and nothing is taken from one document's
wording. Pages without text are blocks of kind `unread`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.document import Document

__all__ = ["FORMAT", "SUFFIXES", "matches", "read"]

FORMAT = "pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)
_HEADER, _TRAILER = b"%PDF-", b"startxref"
# Bytes at either end in which header and trailer may be after others (ISO 32000-1, annex H.3).
_HEADER_WITHIN = 1024


def matches(data: bytes) -> bool:
    """Return whether the bytes begin as a PDF does; after stray bytes they must also end as one."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_HEADER):
        return True
    return _HEADER in data[:_HEADER_WITHIN] and _TRAILER in data[-_HEADER_WITHIN:]


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: It asks for a password.
        OverLimit: It is larger or deeper than anything an office publishes.
        UnreadableDocument: It is damaged, or has no page.
    """
    from announce_parser.readers.pdf._reading import read_pdf  # brings pdfplumber and pdfium

    return read_pdf(FORMAT, data)
