"""What the records of a section say of each other: where no checksum seals them, damage shows here.

A bit that changed within a packed stream seldom breaks it: what follows unpacks to other records, sizes are
misread, and text goes missing in silence. Each paragraph states how long its text is, each list how many
paragraphs it has, each table how many cells its rows have, and each object has a place in the text and a
record (한글문서파일형식 5.0, 표 58, 표 65, 표 75). More than stated is how some writers are; less is a loss.
"""

from __future__ import annotations

from struct import iter_unpack
from typing import TYPE_CHECKING

from announce_parser.readers.hwp.characters import Control, pieces
from announce_parser.readers.hwp.records import Tag, lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.hwp.records import Forest, HwpRecord

_COUNT = 0x7FFFFFFF  # the bit above marks the last paragraph of a list


def count_contradictions(forest: Forest) -> int:
    """Return how many records state more than is below them, or have lost their parent."""
    count, waiting = forest.orphans, list(forest.roots)
    while waiting:
        record = waiting.pop()
        count += _is_contradicted(record)
        waiting += record.children
    return count


def _is_contradicted(record: HwpRecord) -> bool:
    if record.tag == Tag.PARA_HEADER:
        return _loses_text(record) or _loses_objects(record)
    if record.first(Tag.PARA_TEXT) is not None:
        return True
    table = record.first(Tag.TABLE)
    if table is not None and _loses_cells(table, record.children):
        return True
    return any(head.u16(0) > len(held) for head, held in lists(record.children))


def _loses_text(header: HwpRecord) -> bool:
    """Return whether a paragraph says that it is longer or shorter; one without text has only its end."""
    text = header.first(Tag.PARA_TEXT)
    stated = header.u32(0) & _COUNT
    return stated > 1 if text is None else stated * 2 != len(text.payload)


def _loses_objects(header: HwpRecord) -> bool:
    """Return whether the text of a paragraph has more places for objects than there are objects."""
    text = header.first(Tag.PARA_TEXT)
    places = sum(isinstance(piece, Control) for piece in pieces(text.payload)) if text else 0
    return places > sum(inner.tag == Tag.CTRL_HEADER for inner in header.children)


def _loses_cells(table: HwpRecord, siblings: Sequence[HwpRecord]) -> bool:
    """Return whether the rows of a table have more cells by its own record than follow it."""
    sizes = table.payload[18 : 18 + 2 * table.u16(4)]
    stated: int = sum(size for (size,) in iter_unpack("<H", sizes[: len(sizes) // 2 * 2]))
    behind = siblings[siblings.index(table) + 1 :]
    return stated > sum(inner.tag == Tag.LIST_HEADER for inner in behind)
