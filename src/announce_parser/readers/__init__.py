"""Readers: bytes in, a document out, whatever the format.

Members are listed by hand. The format is told by content, never by name, and the dispatcher refuses to
guess: two claims or none is an ``UnsupportedFormat``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from announce_parser import plugins
from announce_parser.document import BlockKind
from announce_parser.errors import (
    AnnounceError,
    EmptyDocument,
    OverLimit,
    SourceNotFound,
    UnknownEncoding,
    UnreadableDocument,
    UnsupportedFormat,
)
from announce_parser.readers import (
    _ole,
    _precheck,
    _zip,
    docx,
    html,
    hwp,
    hwpx,
    markdown,
    odt,
    pdf,
    text,
)
from announce_parser.readers._base import Reader
from announce_parser.readers._decode import looks_like_text
from announce_parser.readers._limits import MOST_BYTES_OF_FILE, MOST_CHARACTERS
from announce_parser.readers._magic import WAYS_OUT, find_known_format
from announce_parser.readers._recognition import missing as recognition_missing
from announce_parser.readers._recognition import recognising

if TYPE_CHECKING:
    from collections.abc import Mapping

    from announce_parser.document import Document
    from announce_parser.record import SourceInfo

__all__ = [
    "MEMBERS",
    "Given",
    "Loaded",
    "load",
    "members",
    "open_document",
    "read",
    "recognising",
    "recognition_missing",
]

MEMBERS: tuple[Reader, ...] = (hwp, hwpx, docx, odt, pdf, html, markdown, text)

_NAMELESS = "-"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source's bytes, before anything is made of them.

    Attributes:
        name: The file's own name, without folders: a record is the same wherever its source lies.
        data: All bytes, at least one.
        shown: The name as the caller gave it, for messages.
        beside: What a portal knows of the file and the file does not say: ``published``, ``url``, ``ministry``.
    """

    name: str
    data: bytes
    shown: str
    beside: Mapping[str, str] = field(default_factory=dict)

    def info(self, document: Document, *, published: str | None = None) -> SourceInfo:
        """Return the facts about the source that a record states.

        Args:
            document: What was read from it.
            published: The day of publication as given beside the file; it joins the metadata.
        """
        from announce_parser.record import SourceInfo

        metadata = dict(document.metadata)
        if published is not None:
            metadata["published"] = published
        return SourceInfo(
            filename=self.name,
            format=document.format,
            sha256=hashlib.sha256(self.data).hexdigest(),
            size_bytes=len(self.data),
            page_count=document.page_count,
            encoding=document.encoding,
            text_layer="ocr" if document.text_layer == "ocr" else None,
            url=_find_address(metadata),
            metadata=metadata or None,
        )


# What a caller may hand in: a path, a file's bytes, an open binary file, or what is loaded already.
Given: TypeAlias = str | Path | bytes | BinaryIO | Loaded


def members() -> tuple[Reader, ...]:
    """Return all readers, ours and those of installed packages (docs/plugins.md)."""
    return (*MEMBERS, *plugins.members(plugins.READERS))


def load(
    source: Given, *, name: str | None = None, beside: Mapping[str, str] | None = None
) -> Loaded:
    """Return the bytes of a source and its name; what is loaded already is returned as it is.

    Args:
        source: A path (text or ``Path``), bytes, or an open binary file, which is read to its end.
        name: The file name for bytes or an unnamed stream; instead of a path's own, if given.
        beside: Metadata that came with the file; what the file says of itself goes before it.

    Raises:
        SourceNotFound: There is no such file, it is a folder, or it may not be read.
        EmptyDocument: There are no bytes.
    """
    if isinstance(source, Loaded):
        return source
    if isinstance(source, bytes):
        shown, data = name or _NAMELESS, source
    elif isinstance(source, str | Path):
        shown, data = name or str(source), _bytes_of(Path(source))
    else:
        shown = name or _name_of(source)
        data = source.read()
    if not data:
        raise EmptyDocument("the file is empty", file=shown)
    return Loaded(Path(shown).name or shown, data, shown, beside or {})


def read(loaded: Loaded) -> Document:
    """Return the document, whose losses say what is visibly missing; raises an error that names the file."""
    try:
        missing = _precheck.examine(loaded.data)
        document = _choose(loaded.data, missing).read(loaded.data)
        _refuse_empty(document)
        _refuse_endless(document)
        return replace(
            document,
            losses=(*missing, *document.losses),
            metadata={**loaded.beside, **document.metadata},
        )
    except AnnounceError as error:
        error.file = error.file or loaded.shown
        raise


def open_document(source: Given, *, name: str | None = None) -> Document:
    """Return the document of a path, bytes or an open binary file: ``load`` and ``read`` in one."""
    return read(load(source, name=name))


def _refuse_empty(document: Document) -> None:
    """Raise ``EmptyDocument`` for a document without any text: a file that holds bytes is never read as nothing."""
    if any(segment.text.strip() for segment in document.segments()):
        return
    unread = next((block.text for block in document.blocks if block.kind is BlockKind.UNREAD), None)
    reasons = ", ".join(filter(None, (unread, *document.losses[:1])))
    raise EmptyDocument("there is no text in the file" + (f": {reasons}" if reasons else ""))


def _refuse_endless(document: Document) -> None:
    if len(document.text) > MOST_CHARACTERS:
        raise OverLimit(f"the text has more than {MOST_CHARACTERS:,} characters")


def _choose(data: bytes, missing: tuple[str, ...]) -> Reader:
    """Return the one reader that knows the bytes, of which so much is known to be missing."""
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyDocument("there is nothing but white space in the file")
    others: tuple[Reader, ...] = plugins.members(plugins.READERS)
    claims = [one for one in others if one.matches(data)] or [
        one for one in MEMBERS if one.matches(data)
    ]
    if len(claims) == 1:
        return claims[0]
    tried = ", ".join(sorted(member.FORMAT for member in members()))
    if claims:
        both = " and ".join(sorted(claim.FORMAT for claim in claims))
        raise UnsupportedFormat(f"the bytes are claimed by {both}")
    known = find_known_format(data)
    if known is None and looks_like_text(data):
        raise UnknownEncoding("cannot decode the text as UTF-8, CP949 or UTF-16")
    broken = "ZIP" if _zip.is_broken(data) else "OLE compound" if _ole.is_broken(data) else None
    if missing or broken:
        reason = missing[0] if missing else f"the list of contents of the {broken} file is lost"
        raise UnreadableDocument(f"the file is damaged: {reason}")
    found = (
        f"this is {known}, which is not read here" if known else "the bytes are of no known format"
    )
    if known in WAYS_OUT:
        raise UnsupportedFormat(f"{found}: {WAYS_OUT[known]}")
    raise UnsupportedFormat(f"{found}; tried {tried}")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(
                MOST_BYTES_OF_FILE + 1
            )  # a device never ends; the look before refuses more
    except FileNotFoundError as error:
        raise SourceNotFound("there is no such file", file=str(path)) from error
    except IsADirectoryError as error:
        raise SourceNotFound("this is a folder, not a file", file=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise SourceNotFound(f"the file cannot be read: {reason}", file=str(path)) from error


def _name_of(stream: BinaryIO) -> str:
    """Return the name of an open file; one that was opened by number has none."""
    name = getattr(stream, "name", None)
    return name if isinstance(name, str) else _NAMELESS


def _find_address(metadata: dict[str, str]) -> str | None:
    """Return the address that the metadata gives for the document itself."""
    for key in ("original_url", "source_url", "url", "source", "link"):
        if metadata.get(key, "").startswith(("http://", "https://")):
            return metadata[key]
    return None
