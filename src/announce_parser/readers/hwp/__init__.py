"""HWP 5 → document: the binary format of Hancom Office (한글문서파일형식 5.0, revision 1.3).

A compound file holds packed streams of records: ``DocInfo`` defines shapes and numberings, each section
of ``BodyText`` the paragraphs with what is anchored in them. Where changes are tracked, ``BodyText`` is
the final text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit, UnreadableDocument
from announce_parser.readers._manuscript.flow import document_of
from announce_parser.readers._manuscript.manuscript import Manuscript
from announce_parser.readers.hwp.body import section
from announce_parser.readers.hwp.container import Seal, is_hwp, open_package
from announce_parser.readers.hwp.contradictions import count_contradictions
from announce_parser.readers.hwp.definitions import definitions
from announce_parser.readers.hwp.records import Tag, forest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Document
    from announce_parser.readers._manuscript.manuscript import ManuscriptSection
    from announce_parser.readers.hwp.container import Package, Stream
    from announce_parser.readers.hwp.records import Forest

FORMAT = "hwp"
SUFFIXES: tuple[str, ...] = (".hwp",)


def matches(data: bytes) -> bool:
    """Return whether the bytes are a compound file with the header of HWP 5."""
    return is_hwp(data)


def read(data: bytes) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: It is locked by a password or by rights management.
        OverLimit: It unpacks to too much, or holds too many or too deep records.
        UnreadableDocument: Its container or all of its text is damaged.
    """
    try:
        return document_of(FORMAT, manuscript(open_package(data)))
    except RecursionError as error:
        raise OverLimit("tables are nested too deep") from error


def manuscript(package: Package) -> Manuscript:
    """Return what the streams hold; a section that breaks off is kept as far as it goes."""
    losses: list[str] = []
    packed = package.definitions()
    defined = forest(packed.data)
    if not (packed.whole and defined.whole) or packed.seal is Seal.BROKEN:
        losses.append("the definitions of shapes and numberings are damaged")
    shapes = definitions(defined.roots)
    sections: list[ManuscriptSection] = []
    for name, stream in package.sections():
        records = forest(stream.data)
        losses += _losses(name, stream, records)
        sections.append(section(records.roots, shapes))
    if len(sections) < (stated := _count_sections(defined)):
        losses.append(f"{stated - len(sections)} of {stated} sections are missing")
    if not any(part.paragraphs for part in sections):
        raise UnreadableDocument("; ".join(losses) or "there is no text in the file")
    return Manuscript(
        tuple(sections),
        shapes.numberings,
        shapes.bullets,
        metadata={"distribution": "배포용 문서"} if package.is_distribution else {},
        losses=tuple(losses),
    )


def _losses(name: str, stream: Stream, records: Forest) -> Iterator[str]:
    """Yield what a section says of damage to it; its checksum, where it has one, knows best."""
    if not (stream.whole and records.whole):
        yield f"{name} breaks off: the text after it is missing"
    elif stream.seal is Seal.BROKEN:
        yield f"{name} is damaged: its text is not that of its checksum"
    elif stream.seal is Seal.ABSENT and (count := count_contradictions(records)):
        yield f"{name} is damaged: {count} of its records contradict those around them"


def _count_sections(defined: Forest) -> int:
    """Return how many sections the document says that it has (표 14), 0 where it says nothing."""
    return next((root.u16(0) for root in defined.roots if root.tag == Tag.DOCUMENT_PROPERTIES), 0)
