"""Boxes around the words of every cell of the tables on a PDF page.

A record keeps the boxes of those cells only that a value was read from. The words of the others are looked up
in the page's text layer, which goes through a table cell by cell: each is searched for after the one before. A
cell whose words are not there in that order has no box rather than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from announce_parser.review._letters import Letters, Rectangle, folded, hull

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from announce_parser.record import Place, Record, RecordBlock, RecordTable
    from announce_parser.values import Number

_AHEAD: Final = 60  # letters that may be between the words of two cells which follow each other
_MARGIN: Final = 1.5  # points left around the words
_Cell = tuple[int, int]


def cells(
    record: Record, page: int, letters: Letters, places: Iterable[Place]
) -> Iterator[tuple[Rectangle, str, _Cell]]:
    """Yield box, block, row and column of the cells on a page; no two boxes of a table overlap.

    Args:
        record: Whose tables they are.
        page: From 1.
        letters: Of the page.
        places: Those that the record knows; a cell's place has the cell's own box.
    """
    tables = {table.id: table for table in record.tables}
    known: dict[str, dict[_Cell, Rectangle]] = {}
    for place in places:
        if place.page == page and place.cell is not None and place.bbox is not None:
            box = _floats(place.bbox)
            known.setdefault(place.block, {})[place.cell] = box
    for block in record.blocks:
        table = tables.get(block.table or "")
        own = known.get(block.id, {})
        region = _region(block, page, own)
        if table is None or region is None:
            continue
        found = _found(table, region, letters)
        for cell, box in own.items():
            found.setdefault(cell, box)
        for cell, box in found.items():
            others = (one for other, one in found.items() if other != cell)
            if not any(_overlap(box, one) for one in others):
                yield box, block.id, cell


def _region(block: RecordBlock, page: int, known: dict[_Cell, Rectangle]) -> Rectangle | None:
    """Return where a table is on a page: its box, or that of its known cells where it goes on."""
    if block.page == page and block.bbox is not None:
        return _floats(block.bbox)
    return hull(list(known.values())) if known else None


def _found(table: RecordTable, region: Rectangle, letters: Letters) -> dict[_Cell, Rectangle]:
    inside, own = letters.within(region)
    found: dict[_Cell, Rectangle] = {}
    behind = 0
    for cell in table.cells:
        wanted = folded(cell.text)
        at = own.find(wanted, behind, behind + _AHEAD + len(wanted)) if wanted else -1
        if at < 0:
            continue
        behind = at + len(wanted)
        around = hull([letters.boxes[inside[index]] for index in range(at, behind)])
        found[cell.row, cell.col] = _widened(around)
    return found


def _floats(box: tuple[Number, ...]) -> Rectangle:
    left, top, right, bottom = map(float, box)
    return left, top, right, bottom


def _widened(box: Rectangle) -> Rectangle:
    left, top, right, bottom = box
    return (
        round(left - _MARGIN, 1),
        round(top - _MARGIN, 1),
        round(right + _MARGIN, 1),
        round(bottom + _MARGIN, 1),
    )


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    """Return whether two boxes share more than their margins."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 2 * _MARGIN and down > 2 * _MARGIN
