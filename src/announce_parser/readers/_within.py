"""Web pages within documents of other formats: a chunk of a DOCX, a table in Markdown.

There is no site around such a page, so all of it is the document's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.readers._magic import opens_like_html, opens_like_web_archive
from announce_parser.readers.html.archive import page_of
from announce_parser.readers.html.body import paragraphs
from announce_parser.readers.html.charset import decode_page
from announce_parser.readers.html.tree import breaks_off, find_all, parse
from announce_parser.readers.html.visibility import Styles, is_veiled_by

__all__ = ["breaks_off", "is_page", "is_veiled_by", "paragraphs_of", "text_of_page"]

if TYPE_CHECKING:
    from announce_parser.readers._manuscript.manuscript import Paragraph


def is_page(data: bytes) -> bool:
    """Return whether bytes open like a web page, a piece of one, or a page saved with its images."""
    return opens_like_html(data) or opens_like_web_archive(data)


def paragraphs_of(page: str) -> tuple[Paragraph, ...]:
    """Return what a page, or a piece of one, shows.

    Raises:
        AnnounceError: It has no content, or is over a limit.
    """
    root = parse(page)
    return paragraphs(next(find_all(root, "body"), root), Styles.of(root), None)


def text_of_page(data: bytes) -> str:
    """Return the characters of a page's bytes; raises ``AnnounceError`` where they are in no known encoding."""
    return decode_page(page_of(data) if opens_like_web_archive(data) else data).text
