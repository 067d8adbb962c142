"""The bytes of a DOCX file → python-docx's document, within bounds.

python-docx unpacks every part and trusts what it finds. So it is handed a copy of the container that holds
only the text's own parts, each unpacked and parsed within the limits of every reader: a part that breaks off
is mended, a relationship into nothing dropped, the strict names of ISO 29500 put as Word writes them.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit, UnreadableDocument
from announce_parser.readers._xml import attribute, children, local, parse
from announce_parser.readers._zip import open_archive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.opc.part import Part
    from lxml.etree import _Element as Element

    from announce_parser.readers._zip import Archive

_TYPES, _ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_MAIN_RELATION, _CHUNK = "/officeDocument", "/aFChunk"
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Documents with macros and templates hold the same text; their macros are never looked at.
_KIN_TYPES = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
MAIN_TYPES = (_MAIN_TYPE, *_KIN_TYPES)
_NAMES = b"http://schemas.openxmlformats.org/"
# Names of the strict form (ISO/IEC 29500-1) and of the transitional one (29500-4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _NAMES + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", _NAMES + b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", _NAMES + b"drawingml/2006/"),
)
_FAULTS = (KeyError, ValueError, AttributeError, AssertionError, TypeError, IndexError)


@dataclass(frozen=True, slots=True)
class Package:
    """An open document with the parts beside it.

    Attributes:
        losses: What broke off.
        chunks: Texts of other formats that are within this one (``w:altChunk``), by their relationships.
    """

    document: WordDocument
    losses: tuple[str, ...] = ()
    chunks: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """The element that holds the text; python-docx's elements are lxml's."""
        body: Element = self.document.element.body
        return body

    def find(self, kind: str) -> Element | None:
        """Return the root of the part of a kind (``footnotes``, ``numbering``), or None."""
        found = self._related(kind)
        return None if found is None else parse(found.blob, kind).root

    def part(self, identifier: str) -> Element | None:
        """Return the root of the part that a relationship leads to, or None."""
        link = self.document.part.rels.get(identifier)
        if link is None or link.is_external:
            return None
        return parse(link.target_part.blob, "a header or footer").root

    def address(self, kind: str, identifier: str) -> str:
        """Return the address outside the file that a relationship leads to; empty for none.

        Args:
            kind: Of the part that holds the relationship; empty for the text itself.
            identifier: Of the relationship.
        """
        holder = self._related(kind) if kind else self.document.part
        link = None if holder is None else holder.rels.get(identifier)
        return link.target_ref if link is not None and link.is_external else ""

    def _related(self, kind: str) -> Part | None:
        for link in self.document.part.rels.values():
            if not link.is_external and link.reltype.endswith(f"/{kind}"):
                part: Part = link.target_part
                return part
        return None


def open_package(data: bytes) -> Package:
    """Return the document.

    Raises:
        EncryptedDocument: The parts are locked by the container itself.
        OverLimit: It unpacks to too much, or its XML is too deep.
        UnreadableDocument: A part that the text cannot do without is missing or damaged.
    """
    from docx import Document
    from lxml import etree

    copy = _Copy(open_archive(data))
    packed = copy.packed()
    try:
        document = Document(packed)
        _ = document.element.body.tag
    except etree.XMLSyntaxError as error:
        raise OverLimit("a part of the file is too deep or holds too long a text") from error
    except _FAULTS as error:
        raise UnreadableDocument("the parts of the file do not fit together") from error
    return Package(document, tuple(copy.losses), copy.chunks)


@dataclass(slots=True)
class _Copy:
    """The parts that python-docx is handed."""

    archive: Archive
    losses: list[str] = field(default_factory=list)
    kept: frozenset[str] = frozenset()
    chunks: dict[str, bytes] = field(default_factory=dict)

    def packed(self) -> BytesIO:
        """Return the container with the text's own parts, unpacked."""
        main = self._main()
        folder = posixpath.dirname(main)
        near = (folder, posixpath.join(folder, "_rels"))
        self.kept = frozenset(
            name
            for name in self.archive.names()
            if posixpath.dirname(name) in near and name.endswith((".xml", ".rels"))
        )
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as copy:
            for name in (_TYPES, _ROOT_RELATIONS, *sorted(self.kept)):
                copy.writestr(zipfile.ZipInfo(name), self._part(name, is_main=name == main))
        stream.seek(0)
        return stream

    def _main(self) -> str:
        """Return the name of the part that holds the text."""
        root = parse(self.archive.require(_ROOT_RELATIONS), _ROOT_RELATIONS).root
        for link in children(root, "Relationship"):
            name = attribute(link, "Target").lstrip("/")
            if attribute(link, "Type").endswith(_MAIN_RELATION):
                self.archive.require(name)
                return name
        raise UnreadableDocument("the file does not say which of its parts is the text")

    def _part(self, name: str, *, is_main: bool) -> bytes:
        from lxml import etree

        tree = parse(self.archive.require(name), name)
        if is_main and (local(tree.root) != "document" or not len(tree.root)):
            raise UnreadableDocument(f"the part {name} holds no text")
        if not tree.whole:
            self.losses.append(f"{name} breaks off: the text after it is missing")
        if name.endswith(".rels"):
            self._keep_leading_links(tree.root, posixpath.dirname(posixpath.dirname(name)))
        written = etree.tostring(tree.root, encoding="utf-8")
        for strict, usual in _STRICT:
            written = written.replace(strict, usual)
        if name == _TYPES:
            for kin in _KIN_TYPES:
                written = written.replace(kin, _MAIN_TYPE)
        return written

    def _keep_leading_links(self, root: Element, folder: str) -> None:
        """Drop the relationships that are not whole or lead to no part of the copy; those out of the file stay."""
        for link in tuple(children(root, "Relationship")):
            target = posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target")))
            is_outside = attribute(link, "TargetMode") == "External"
            if attribute(link, "Type").endswith(_CHUNK) and not is_outside:
                held = self.archive.find(target.lstrip("/"))
                if held is not None:
                    self.chunks[attribute(link, "Id")] = held
            is_whole = all(attribute(link, name) for name in ("Id", "Type", "Target"))
            if not is_whole or (not is_outside and target.lstrip("/") not in self.kept):
                root.remove(link)
