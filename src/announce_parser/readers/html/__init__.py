"""HTML → document: the web page of a notice, a board's view, or a page that a word processor saved.

What a reader of the page sees of the notice stays: its headline, the board's own fields (등록일, 담당부서,
첨부파일), its text, lists and tables. The furniture of the site around it goes; what the page hides is kept
apart as hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.errors import EmptyDocument, OverLimit
from announce_parser.readers._magic import opens_like_html, opens_like_web_archive
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import (
    LetterRun,
    Manuscript,
    ManuscriptSection,
    Paragraph,
)
from announce_parser.readers._zip import has_signature
from announce_parser.readers.html.archive import page_of
from announce_parser.readers.html.body import paragraphs
from announce_parser.readers.html.boilerplate import reprinted_from
from announce_parser.readers.html.charset import decode_page
from announce_parser.readers.html.content import narrow
from announce_parser.readers.html.heading import find_headline
from announce_parser.readers.html.meta import metadata
from announce_parser.readers.html.tree import breaks_off, letters, parse
from announce_parser.readers.html.visibility import Styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.document import Document

FORMAT = "html"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")
_CUT = "the page breaks off: the text after it is missing"
_TOP = 6  # lines of the body that may be above a headline: a board's fields


def matches(data: bytes) -> bool:
    """Return whether the bytes open like a web page, a piece of one, or a page saved with its images."""
    return not has_signature(data) and (opens_like_html(data) or opens_like_web_archive(data))


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        UnknownEncoding: The page is in no encoding known here.
        OverLimit: It has too many elements, or they are nested too deep.
        EmptyDocument: It shows no text.
    """
    if opens_like_web_archive(data):
        data = page_of(data)
    page = decode_page(data)
    root = parse(page.text)
    styles = Styles.of(root)
    stated = metadata(root)
    office = reprinted_from(root)
    if office is not None:
        stated.setdefault("ministry", office)
        stated["section"] = "보도자료"
    headline = find_headline(root, stated)
    base = stated.pop("base", None)
    body = paragraphs(narrow(root, headline.letters), styles, base)
    if headline.text is not None:
        stated["title"] = headline.text
        if not (headline.is_shown or _opens_with(body, headline.letters)):
            body = (Paragraph((LetterRun(headline.text),), heading=1), *body)
    if not any(paragraph.items for paragraph in body):
        raise EmptyDocument("the page shows no text")
    manuscript = Manuscript(
        (ManuscriptSection(body),),
        metadata=stated,
        encoding=page.encoding,
        losses=(*page.losses, *((_CUT,) if breaks_off(page.text) else ())),
    )
    try:
        return document_of(FORMAT, manuscript)
    except RecursionError as error:
        raise OverLimit("tables are nested too deep") from error


def _opens_with(body: Sequence[Paragraph], headline: str) -> bool:
    """Return whether a line at the top of the body is the headline: the first of a bold run of lines, say."""
    filled = [paragraph for paragraph in body if paragraph.items][:_TOP]
    texts = (
        "".join(
            item.text for item in paragraph.items if isinstance(item, LetterRun) and not item.veil
        )
        for paragraph in filled
    )
    return any(letters(text) == headline for text in texts)
