"""Texts of other formats that are within a document (``w:altChunk``, 17.17.2): web pages, plain text and other documents are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.errors import AnnounceError, OverLimit
from announce_parser.readers import _zip
from announce_parser.readers._decode import find_text
from announce_parser.readers._manuscript.manuscript import LetterRun, Paragraph, Unread
from announce_parser.readers._within import breaks_off, is_page, paragraphs_of, text_of_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REASON = "a text of another format within the text"


def chunk_paragraphs(
    held: bytes | None, document: Callable[[bytes], tuple[Paragraph, ...]]
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a chunk; one that is not read is said, and so is a chunk that is missing.

    Args:
        held: Its bytes, None where there are none.
        document: Reads one that is a document of Word again.
    """
    found: tuple[Paragraph, ...] = ()
    try:
        found = tuple(_read(held, document)) if held is not None else ()
    except OverLimit:
        raise
    except AnnounceError:
        found = ()
    yield from found or (
        Paragraph(
            (Unread(_REASON),),
        ),
    )


def _read(held: bytes, document: Callable[[bytes], tuple[Paragraph, ...]]) -> Iterator[Paragraph]:
    if _zip.has_signature(held):
        yield from document(held)
    elif is_page(held):
        page = text_of_page(held)
        yield from paragraphs_of(page)
        if breaks_off(page):
            yield Paragraph((Unread("a page within the text breaks off"),))
    elif not held.startswith((b"{\\rtf", b"<?xml")):
        decoded = find_text(held)
        lines = decoded.text.splitlines() if decoded is not None else []
        yield from (Paragraph((LetterRun(line),)) for line in lines)
