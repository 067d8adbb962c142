"""Bytes of a stream → the tree of its records (한글문서파일형식 5.0, 4.1, 데이터 레코드 구조)."""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import unpack_from
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import DEEPEST_RECORD, MOST_LINES, MOST_RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG = 0xFFF  # a size that is in four bytes of its own


class Tag:
    """Numbers of the records that are read (표 13, 표 57), from HWPTAG_BEGIN = 16."""

    DOCUMENT_PROPERTIES = 16
    BORDER_FILL = 20
    CHAR_SHAPE = 21
    NUMBERING = 23
    BULLET = 24
    PARA_SHAPE = 25
    DISTRIBUTE_DOC_DATA = 28
    PARA_HEADER = 66
    PARA_TEXT = 67
    PARA_CHAR_SHAPE = 68
    PARA_LINE_SEG = 69
    PARA_RANGE_TAG = 70
    CTRL_HEADER = 71
    LIST_HEADER = 72
    PAGE_DEF = 73
    SHAPE_COMPONENT = 76
    TABLE = 77
    OLE = 84
    PICTURE = 85
    EQUATION = 88
    TEXT_ART = 90
    FORM_OBJECT = 91
    MEMO_LIST = 93
    CHART = 95
    VIDEO = 98


@dataclass(slots=True)
class HwpRecord:
    """One record; the children are those that follow it one level deeper."""

    tag: int
    payload: bytes
    children: list[HwpRecord] = field(default_factory=list)

    def first(self, tag: int) -> HwpRecord | None:
        """Return the first child of that tag, or None."""
        return next((inner for inner in self.children if inner.tag == tag), None)

    def u16(self, at: int) -> int:
        """Return two bytes as a number, 0 where the payload is shorter."""
        return int.from_bytes(self.payload[at : at + 2], "little")

    def u32(self, at: int) -> int:
        """Return four bytes as a number, 0 where the payload is shorter."""
        return int.from_bytes(self.payload[at : at + 4], "little")

    def i32(self, at: int) -> int:
        """Return four bytes as a signed number, 0 where the payload is shorter."""
        return int.from_bytes(self.payload[at : at + 4], "little", signed=True)

    def text(self, at: int) -> tuple[str, int]:
        """Return a string after its length in two bytes, and the offset after it."""
        end = at + 2 + 2 * self.u16(at)
        return self.payload[at + 2 : end].decode("utf-16-le", "replace"), end


@dataclass(frozen=True, slots=True)
class Forest:
    """The records of a stream at level 0.

    Attributes:
        whole: False where the last one is cut off.
        orphans: How many stand more than one level below what precedes them: their parent is lost.
    """

    roots: tuple[HwpRecord, ...]
    whole: bool
    orphans: int = 0


def forest(stream: bytes) -> Forest:
    """Return the records of a stream.

    Raises:
        OverLimit: There are more than a million of them, more paragraphs than a document may have, or they are nested deeper than 120 levels.
    """
    root = HwpRecord(0, b"")
    branch: list[tuple[int, HwpRecord]] = [(-1, root)]
    whole, orphans, n_lines = True, 0, 0
    for count, (tag, level, payload) in enumerate(_records(stream)):
        if count >= MOST_RECORDS:
            raise OverLimit(f"the file has more than {MOST_RECORDS} records")
        n_lines += tag == Tag.PARA_HEADER
        if n_lines > MOST_LINES:
            raise OverLimit(f"the file has more than {MOST_LINES:,} paragraphs")
        if payload is None:
            whole = False
            break
        while branch[-1][0] >= level:
            branch.pop()
        if len(branch) > DEEPEST_RECORD:
            raise OverLimit(f"records are nested deeper than {DEEPEST_RECORD} levels")
        orphans += level > branch[-1][0] + 1
        record = HwpRecord(tag, payload)
        branch[-1][1].children.append(record)
        branch.append((level, record))
    return Forest(tuple(root.children), whole, orphans)


def lists(records: Sequence[HwpRecord]) -> list[tuple[HwpRecord, list[HwpRecord]]]:
    """Return the lists of paragraphs among some records: each head with the paragraphs that follow it."""
    found: list[tuple[HwpRecord, list[HwpRecord]]] = []
    for record in records:
        if record.tag == Tag.LIST_HEADER:
            found.append((record, list(record.children)))
        elif record.tag == Tag.PARA_HEADER and found:
            found[-1][1].append(record)
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes | None]]:
    """Yield tag, level and payload of each record; None for the payload of one that is cut off."""
    at, end = 0, len(stream)
    while at + 4 <= end:
        (head,) = unpack_from("<I", stream, at)
        at += 4
        size = head >> 20
        if size == _LONG:
            if at + 4 > end:
                yield 0, 0, None
                return
            (size,) = unpack_from("<I", stream, at)
            at += 4
        payload = stream[at : at + size]
        at += size
        yield head & 0x3FF, head >> 10 & 0x3FF, payload if at <= end else None
