"""ODT → document: OpenDocument text (ODF 1.3, ISO/IEC 26300), the format that government offices exchange.

A ZIP file: ``content.xml`` holds the text with its own styles, ``styles.xml`` the named ones, list styles,
headers and footers; a flat file (FODT) holds all in one XML. Tracked changes are read as the final text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import (
    AsideRole,
    LetterRun,
    Manuscript,
    ManuscriptSection,
    Paragraph,
    Veil,
)
from announce_parser.readers._manuscript.running import running
from announce_parser.readers._xml import children, local
from announce_parser.readers.odt.body import Body, deletions
from announce_parser.readers.odt.lists import lists
from announce_parser.readers.odt.markup import get
from announce_parser.readers.odt.package import is_flat, is_packed, open_package
from announce_parser.readers.odt.styles import groups, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.readers.odt.package import Package

FORMAT = "odt"
SUFFIXES: tuple[str, ...] = (".odt", ".fodt")

_AUTOMATIC, _NAMED, _MASTERS = "automatic-styles", "styles", "master-styles"
_USUAL_PAGE = "Standard"
_RUNNING = {
    **dict.fromkeys(("header", "header-left", "header-first"), AsideRole.HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), AsideRole.FOOTER),
}


def matches(data: bytes) -> bool:
    """Return whether the bytes are a ZIP file that says it is an ODT, or the flat XML of one."""
    return is_packed(data) or is_flat(data)


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: It is locked by a password.
        OverLimit: It unpacks to too much, its XML is too deep, or a table repeats without end.
        UnreadableDocument: Its directory or its text is damaged.
    """
    try:
        return document_of(FORMAT, manuscript(open_package(data)))
    except RecursionError as error:
        raise OverLimit("tables are nested too deep") from error


def manuscript(package: Package) -> Manuscript:
    """Return what the parts hold; a part that breaks off is kept as far as it goes."""
    own = groups(package.content, _AUTOMATIC)
    named = groups(package.styles, _NAMED)
    text = package.text
    is_marked = next(text.iter("{*}soft-page-break"), None) is not None
    first = int(is_marked or package.page_count == 1)
    body = Body(package, styles(*own, *named), lists(*own, *named), first, deletions(text))
    paragraphs = list(body.paragraphs(text))
    paragraphs += [
        Paragraph((LetterRun(words, Veil.DELETED),), page=body.page)
        for words in body.deletions.values()
        if words
    ]
    beside = tuple(_running(package, first))
    return Manuscript(
        (ManuscriptSection((*beside, *paragraphs)),), page_count=body.page, losses=package.losses
    )


def _running(package: Package, page: int) -> Iterator[Paragraph]:
    """Yield the headers and footers of the pages that the text uses."""
    group = groups(package.styles, _AUTOMATIC, _NAMED)
    body = Body(package, styles(*group), lists(*group), page)
    for masters in groups(package.styles, _MASTERS):
        used = _used(package)
        for master in children(masters, "master-page"):
            if get(master, "style:name") not in used:
                continue
            for element in master.iterchildren("*"):
                role = _RUNNING.get(local(element))
                if role is None or get(element, "style:display") == "false":
                    continue
                found = running(role, body.paragraphs(element), page)
                if found is not None:
                    yield found


def _used(package: Package) -> frozenset[str]:
    """Return the names of the master pages that a style of the text asks for, and those that follow them."""
    named = groups(package.styles, _NAMED, _MASTERS)
    asked = {
        get(style, "style:master-page-name")
        for group in (*groups(package.content, _AUTOMATIC), *named)
        for style in children(group, "style")
    }
    follows = {
        get(master, "style:name"): get(master, "style:next-style-name")
        for group in named
        for master in children(group, "master-page")
    }
    asked.add(_USUAL_PAGE)
    return frozenset(asked | {follows.get(name, "") for name in asked})
