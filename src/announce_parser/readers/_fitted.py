"""Cells as a file gives them → cells that cover their grid: each field once, none left out, no text lost.

Writers state spans that leave their table, cells that overlap and rows that end early; lines of a PDF that
nearly coincide do the same. What the record promises of a grid is made true here, for every format.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit
from announce_parser.readers._drafts import GridCell
from announce_parser.readers._limits import MOST_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def fitted(cells: Iterable[GridCell], n_rows: int, n_cols: int) -> tuple[GridCell, ...]:
    """Return the cells row-major, an empty one in each field that none of them covers.

    A span ends where the grid or another cell does. A cell that begins in a field of another is put into it.

    Raises:
        OverLimit: The grid has more fields than a table may.
    """
    if n_rows * n_cols > MOST_FIELDS:
        raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
    free = bytearray(b"\x01") * (n_rows * n_cols)
    owners: dict[int, int] = {}  # by field: which of the cells kept covers it
    kept: list[GridCell] = []
    within: dict[int, list[GridCell]] = {}
    for cell in sorted((_within(cell, n_rows, n_cols) for cell in cells), key=_place):
        first = cell.row * n_cols + cell.col
        if not free[first]:
            within.setdefault(owners[first], []).append(cell)
            continue
        kept.append(_ended(cell, free, n_cols))
        width, height = kept[-1].col_span, kept[-1].row_span
        for start in range(first, first + height * n_cols, n_cols):
            free[start : start + width] = bytes(width)
            owners.update(dict.fromkeys(range(start, start + width), len(kept) - 1))
    for at, others in within.items():
        kept[at] = _merged(kept[at], others)
    if 1 not in free:
        return tuple(kept)
    empty = [
        GridCell(*divmod(index, n_cols), 1, 1, "") for index, is_free in enumerate(free) if is_free
    ]
    return tuple(sorted((*kept, *empty), key=_place))


def _place(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.col


def _within(cell: GridCell, n_rows: int, n_cols: int) -> GridCell:
    """Return a cell that neither begins nor ends outside the grid."""
    row, col = min(cell.row, n_rows - 1), min(cell.col, n_cols - 1)
    row_span, col_span = min(cell.row_span, n_rows - row), min(cell.col_span, n_cols - col)
    spans = (cell.row, cell.col, cell.row_span, cell.col_span)
    if spans == (row, col, row_span, col_span):
        return cell
    return replace(cell, row=row, col=col, row_span=row_span, col_span=col_span)


def _ended(cell: GridCell, free: bytearray, n_cols: int) -> GridCell:
    """Return a cell that ends before the first field right of or below its own that another has taken."""
    first = cell.row * n_cols + cell.col
    taken = free.find(0, first, first + cell.col_span)
    col_span = cell.col_span if taken < 0 else taken - first
    row_span = next(
        (
            row
            for row in range(1, cell.row_span)
            if 0 in free[first + row * n_cols : first + row * n_cols + col_span]
        ),
        cell.row_span,
    )
    if (row_span, col_span) == (cell.row_span, cell.col_span):
        return cell
    return replace(cell, row_span=row_span, col_span=col_span)


def _merged(cell: GridCell, others: Sequence[GridCell]) -> GridCell:
    """Return a cell with what is in others after what is in itself."""
    text = "\n".join(filter(None, (cell.text, *(other.text for other in others))))
    nested = tuple(inner for each in (cell, *others) for inner in each.nested)
    return replace(cell, text=text, nested=nested)
