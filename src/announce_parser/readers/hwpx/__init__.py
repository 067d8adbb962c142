"""HWPX → document: the XML format of Hancom Office (KS X 6101, OWPML).

A ZIP file: ``Contents/header.xml`` defines shapes and numberings, each ``Contents/sectionN.xml`` holds
paragraphs with what is anchored in them.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from announce_parser.errors import EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers._limits import MOST_SECTIONS
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import Manuscript
from announce_parser.readers._xml import attribute, local, parse
from announce_parser.readers._zip import has_part, open_archive, states_mimetype
from announce_parser.readers.hwpx.body import section
from announce_parser.readers.hwpx.head import Definitions, definitions

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.document import Document
    from announce_parser.readers._manuscript.manuscript import ManuscriptSection
    from announce_parser.readers._zip import Archive

FORMAT = "hwpx"
SUFFIXES: tuple[str, ...] = (".hwpx",)

_MIMETYPE = "application/hwp+zip"
_PACKAGE = "Contents/content.hpf"
_HEADER = "Contents/header.xml"
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
    names = _sections(archive, losses)
    if not names:
        raise UnreadableDocument("the file has no text: there is no Contents/section0.xml")
    if len(names) > MOST_SECTIONS:
        raise OverLimit(f"the file has more than {MOST_SECTIONS} sections")
    sections: list[ManuscriptSection] = []
    for name in names:
        tree = parse(archive.require(name), name)
        if not tree.whole:
            losses.append(f"{name} breaks off: the text after it is missing")
        sections.append(section(tree.root, shapes, partial(_find_master, archive, losses)))
    if not any(part.paragraphs for part in sections):
        raise UnreadableDocument("; ".join(losses) or "there is no text in the file")
    return Manuscript(tuple(sections), shapes.numberings, shapes.bullets, losses=tuple(losses))


def _sections(archive: Archive, losses: list[str]) -> list[str]:
    """Return the names of the sections in the order of the spine; those that it leaves out by their numbers."""
    present = archive.names()
    numbers = {name: int(match[1]) for name in present if (match := _SECTION.fullmatch(name))}
    places = {name: place for place, name in enumerate(dict.fromkeys(_spine(archive)))}
    others = (name for name in places if name in present and name not in (*numbers, _HEADER))
    numbers |= {name: 0 for name in others if _is_section(archive, name)}
    losses += [
        f"{name} is missing" for name in places if name not in present and _SECTION.fullmatch(name)
    ]
    return sorted(numbers, key=lambda name: (places.get(name, len(places)), numbers[name]))


def _is_section(archive: Archive, name: str) -> bool:
    """Return whether a part is a section under a name of its own; scripts are in the spine too."""
    return name.endswith(".xml") and local(parse(archive.require(name), name).root) == "sec"


def _spine(archive: Archive) -> list[str]:
    """Return the names of the parts as content.hpf strings them together (OPF 2.0, 2.4)."""
    data = archive.find(_PACKAGE)
    if data is None:
        return []
    root = parse(data, _PACKAGE).root
    hrefs = {attribute(item, "id"): attribute(item, "href") for item in root.iter("{*}item")}
    found = (hrefs.get(attribute(item, "idref"), "") for item in root.iter("{*}itemref"))
    return [name if "/" in name else f"Contents/{name}" for name in found]


def _definitions(archive: Archive, losses: list[str]) -> Definitions:
    data = archive.find(_HEADER)
    if data is None:
        losses.append("the definitions of shapes and numberings are missing")
        return Definitions()
    tree = parse(data, _HEADER)
    if not tree.whole:
        losses.append("the definitions of shapes and numberings are damaged")
    return definitions(tree.root)


def _find_master(archive: Archive, losses: list[str], page: str) -> Element | None:
    """Return the root of a master page (바탕쪽), or None where there is none; one that is named and missing is a loss."""
    if not page:
        return None
    name = f"Contents/{page}.xml"
    data = archive.find(name)
    if not data:
        losses.append(f"{name} is missing")
        return None
    return parse(data, name).root
