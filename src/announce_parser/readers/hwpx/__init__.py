"""HWPX → document: the XML format of Hancom Office (KS X 6101, OWPML).

A ZIP file: ``Contents/header.xml`` defines shapes and numberings, each ``Contents/sectionN.xml`` holds
paragraphs with what is anchored in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser.errors import EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers._limits import MOST_SECTIONS
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import Manuscript
from announce_parser.readers._xml import parse
from announce_parser.readers._zip import has_part, open_archive, states_mimetype
from announce_parser.readers.hwpx.body import section
from announce_parser.readers.hwpx.head import Definitions, definitions

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.document import Document
    from announce_parser.readers._manuscript.manuscript import Section
    from announce_parser.readers._zip import Archive

FORMAT = "hwpx"
SUFFIXES: tuple[str, ...] = (".hwpx",)

_MIMETYPE = "application/hwp+zip"
_SECTION = re.compile(r"Contents/section(\d{1,5})\.xml")


def matches(data: bytes) -> bool:
    """Return whether the bytes are a ZIP file that says so, or that has the parts of HWPX."""
    return states_mimetype(data, _MIMETYPE) or has_part(data, "Contents/section0.xml")


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: Its parts are locked by a password.
        OverLimit: It unpacks to too much, or its XML is too deep.
        UnreadableDocument: Its directory or all of its text is damaged.
    """
    archive = open_archive(data)
    manifest = archive.find("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise EncryptedDocument("the document is protected by a password")
    try:
        return document_of(FORMAT, manuscript(archive))
    except RecursionError as error:
        raise OverLimit("tables are nested too deep") from error


def manuscript(archive: Archive) -> Manuscript:
    """Return what the parts hold; a section that breaks off is kept as far as it goes."""
    losses: list[str] = []
    shapes = _definitions(archive, losses)
    numbered = sorted(
        (int(match[1]), name) for name in archive.names() if (match := _SECTION.fullmatch(name))
    )
    if not numbered:
        raise UnreadableDocument("the file has no text: there is no Contents/section0.xml")
    if len(numbered) > MOST_SECTIONS:
        raise OverLimit(f"the file has more than {MOST_SECTIONS} sections")
    sections: list[Section] = []
    for _, name in numbered:
        tree = parse(archive.require(name), name)
        if not tree.whole:
            losses.append(f"{name} breaks off: the text behind it is missing")
        sections.append(section(tree.root, shapes, lambda page: _find_master(archive, page)))
    if not any(part.paragraphs for part in sections):
        raise UnreadableDocument("; ".join(losses) or "there is no text in the file")
    return Manuscript(tuple(sections), shapes.numberings, shapes.bullets, losses=tuple(losses))


def _definitions(archive: Archive, losses: list[str]) -> Definitions:
    data = archive.find("Contents/header.xml")
    if data is None:
        losses.append("the definitions of shapes and numberings are missing")
        return Definitions()
    tree = parse(data, "Contents/header.xml")
    if not tree.whole:
        losses.append("the definitions of shapes and numberings are damaged")
    return definitions(tree.root)


def _find_master(archive: Archive, page: str) -> Element | None:
    """Return the root of a master page (바탕쪽), or None where there is none."""
    data = archive.find(f"Contents/{page}.xml") if page else None
    return parse(data, f"Contents/{page}.xml").root if data else None
