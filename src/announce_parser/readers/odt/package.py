"""The bytes of an ODT file, packed or flat → the roots of its parts (ODF 1.3, part 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.errors import EncryptedDocument, OverLimit, UnreadableDocument
from announce_parser.readers._limits import MOST_BYTES_OF_TEXT
from announce_parser.readers._xml import child, local, parse
from announce_parser.readers._zip import has_signature, open_archive, states_mimetype
from announce_parser.readers.odt.markup import whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from announce_parser.readers._zip import Archive

MIMETYPE = "application/vnd.oasis.opendocument.text"
_HEAD = 4096
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """An open document.

    Attributes:
        content: Root of the part that holds the text and its own styles.
        styles: Root of the part with the named styles, or None; of a flat file, the same root.
        page_count: As the writing program last counted; 0 where it does not say.
        losses: What broke off.
    """

    content: Element
    styles: Element | None
    page_count: int = 0
    losses: tuple[str, ...] = ()
    _archive: Archive | None = None

    @property
    def text(self) -> Element:
        """The element that holds the text."""
        found = child(child(self.content, "body"), "text")
        if found is None:
            raise UnreadableDocument("the file holds no text document")
        return found

    def embedded(self, address: str) -> Element | None:
        """Return the root of an object within the file (``./Object 1``), or None."""
        name = f"{address.removeprefix('./').strip('/')}/{_CONTENT}"
        found = self._archive.find(name) if self._archive is not None and address else None
        return parse(found, name).root if found else None


def is_packed(data: bytes) -> bool:
    """Return whether the bytes are a ZIP file that says it is an ODT."""
    return states_mimetype(data, MIMETYPE)


def is_flat(data: bytes) -> bool:
    """Return whether the bytes are the XML of a document in one piece (FODT)."""
    head = data[:_HEAD]
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return (
        opening.startswith(b"<")
        and b"office:document" in head
        and f'"{MIMETYPE}'.encode() in data[: 4 * _HEAD]
    )


def open_package(data: bytes) -> Package:
    """Return the document.

    Raises:
        EncryptedDocument: It is locked by a password.
        OverLimit: It unpacks to too much, or its XML is too deep.
        UnreadableDocument: Its directory or its text is damaged.
    """
    if not has_signature(data):
        return _flat(data)
    archive = open_archive(data)
    if b"encryption-data" in (archive.find("META-INF/manifest.xml") or b""):
        raise EncryptedDocument("the document is protected by a password")
    losses: list[str] = []
    content = _part(archive.require(_CONTENT), _CONTENT, losses)
    styles, meta = archive.find(_STYLES), archive.find(_META)
    if styles is None:
        losses.append("the definitions of styles and lists are missing")
    return Package(
        content,
        _part(styles, _STYLES, losses) if styles else None,
        _page_count(parse(meta, _META).root) if meta else 0,
        tuple(losses),
        archive,
    )


def _flat(data: bytes) -> Package:
    if len(data) > MOST_BYTES_OF_TEXT:
        raise OverLimit(f"the file is larger than {MOST_BYTES_OF_TEXT >> 20} MB")
    losses: list[str] = []
    root = _part(data, "the file", losses)
    return Package(root, root, _page_count(root), tuple(losses))


def _part(data: bytes, name: str, losses: list[str]) -> Element:
    tree = parse(data, name)
    if not local(tree.root).startswith("document"):
        raise UnreadableDocument(f"the part {name} holds no document")
    if not tree.whole:
        losses.append(f"{name} breaks off: the text after it is missing")
    return tree.root


def _page_count(root: Element) -> int:
    return whole(next(root.iter("{*}document-statistic"), None), "meta:page-count", 0)
