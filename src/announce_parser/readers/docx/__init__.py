"""DOCX → document: WordprocessingML (ISO/IEC 29500), read with python-docx and what it leaves out.

A ZIP file of parts: ``word/document.xml`` holds the text, others its styles, lists, notes, headers and
comments. Tracked changes are read as the final text. A compound file (OLE) is not a DOCX, but people send it by
that name: one with a password, and the older DOC, are refused by what they are.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from announce_parser.errors import (
    EncryptedDocument,
    OverLimit,
    UnsupportedFormat,
)
from announce_parser.readers import _ole
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import (
    AsideRole,
    Manuscript,
    ManuscriptSection,
    Paragraph,
    Unread,
)
from announce_parser.readers._manuscript.running import running
from announce_parser.readers._xml import children, local
from announce_parser.readers._zip import is_broken_with, peek
from announce_parser.readers.docx.body import Body, Parts
from announce_parser.readers.docx.chunks import chunk_paragraphs
from announce_parser.readers.docx.markup import relation, value
from announce_parser.readers.docx.notes import series
from announce_parser.readers.docx.numbering import labels
from announce_parser.readers.docx.package import MAIN_TYPES, open_package
from announce_parser.readers.docx.styles import styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.readers.docx.package import Package

FORMAT = "docx"
SUFFIXES: tuple[str, ...] = (".docx",)

_LOCKED, _OLDER = "EncryptedPackage", "WordDocument"
_RUNNING = {"headerReference": AsideRole.HEADER, "footerReference": AsideRole.FOOTER}
_DEEPEST = 3  # documents within documents
_MARKED_PAGE = "{*}lastRenderedPageBreak"


def matches(data: bytes) -> bool:
    """Return whether the bytes are a ZIP file whose list of types names a Word document, or what is sent as one."""
    types = peek(data, "[Content_Types].xml")
    if types is not None:
        return any(main in types for main in MAIN_TYPES)
    return (
        is_broken_with(data, b"word/document")
        or _ole.has_stream(data, _LOCKED)
        or _ole.has_stream(data, _OLDER)
    )


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: It is locked by a password.
        OverLimit: It unpacks to too much, or its XML is too deep.
        UnreadableDocument: Its directory or its text is damaged.
        UnsupportedFormat: It is a DOC, the format before DOCX.
    """
    if _ole.has_stream(data, _LOCKED):
        raise EncryptedDocument("the document is protected by a password")
    if _ole.has_signature(data):
        raise UnsupportedFormat(
            "this is a Word 97-2003 document (DOC), which is not read here: "
            "open it in Word or LibreOffice and save it as DOCX"
        )
    try:
        return document_of(FORMAT, manuscript(open_package(data)))
    except RecursionError as error:
        raise OverLimit("tables are nested too deep") from error


def manuscript(package: Package, depth: int = 0) -> Manuscript:
    """Return what the parts hold; a part that breaks off is kept as far as it goes.

    Args:
        package: The open document.
        depth: In how many others it is.
    """
    found = styles(package.find("styles"))
    comments = {
        value(comment, "id"): comment for comment in children(package.find("comments"), "comment")
    }
    parts = Parts(
        found,
        labels(package.find("numbering"), found),
        {f"{kind}Reference": series(package, kind) for kind in ("footnote", "endnote")},
        comments,
        package.address,
        lambda identifier: chunk_paragraphs(
            package.chunks.get(identifier), partial(_within, depth=depth + 1)
        ),
    )
    is_paged = next(package.body.iter(_MARKED_PAGE), None) is not None
    body = Body(parts, page=int(is_paged))
    text = body.paragraphs(package.body)
    beside = tuple(_running(package, Body(parts, page=int(is_paged), source="header")))
    return Manuscript(
        (ManuscriptSection((*beside, *text)),), page_count=body.page, losses=package.losses
    )


def _within(data: bytes, depth: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document within another, and what was lost of it."""
    if depth > _DEEPEST:
        raise OverLimit(f"documents are nested deeper than {_DEEPEST} levels")
    read = manuscript(open_package(data), depth)
    losses = (Paragraph((Unread(loss),)) for loss in read.losses)
    return (*(inner for section in read.sections for inner in section.paragraphs), *losses)


def _running(package: Package, body: Body) -> Iterator[Paragraph]:
    """Yield the headers and footers of all sections, each part once."""
    seen: set[str] = set()
    for reference in package.body.iter(*(f"{{*}}{name}" for name in _RUNNING)):
        identifier = relation(reference)
        root = package.part(identifier) if identifier not in seen else None
        seen.add(identifier)
        if root is not None:
            found = running(_RUNNING[local(reference)], body.paragraphs(root), body.page)
            if found is not None:
                yield found
