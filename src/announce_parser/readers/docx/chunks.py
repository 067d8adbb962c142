"""Texts of other formats that stand within a document (``w:altChunk``, 17.17.2): web pages and plain text are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.errors import AnnounceError
from announce_parser.readers._decode import find_text
from announce_parser.readers._manuscript.manuscript import Paragraph, Run, Unread
from announce_parser.readers._within import is_page, paragraphs_of, text_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASON = "a text of another format within the text"


def chunk_paragraphs(held: bytes | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a chunk; one that is not read is said, and so is a chunk that is missing."""
    found: tuple[Paragraph, ...] = ()
    if held is not None and is_page(held):
        try:
            found = paragraphs_of(text_of_page(held))
        except AnnounceError:
            found = ()
    elif held is not None and not held.startswith(b"{\\rtf"):
        decoded = find_text(held)
        lines = decoded.text.splitlines() if decoded is not None else []
        found = tuple(Paragraph((Run(line),)) for line in lines)
    yield from found or (Paragraph((Unread(_REASON),)),)
