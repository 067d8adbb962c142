"""Which rows and columns of a ruled table name the others: by shade first, else by how they sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers._grids import is_amount, is_heading_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._shapes import Fill

_WHITE = 250
_MOST_ROWS = 4


class Named(NamedTuple):
    """One cell as far as headings go.

    Attributes:
        shaded: True where its ground is not white.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    shaded: bool


def is_shaded(x: float, y: float, fills: Sequence[Fill]) -> bool:
    """Return whether the ground at a point is of a colour; the last fill painted there decides."""
    for fill in reversed(fills):
        if fill.box.holds(x, y):
            return min(fill.colour) < _WHITE
    return False


def header_rows(cells: Sequence[Named], n_rows: int) -> int:
    """Return how many rows at the top name columns; never all rows."""
    if n_rows < 2 or len({cell.col for cell in cells}) < 2:
        return 0
    count = 0
    while count < min(_MOST_ROWS, n_rows - 1):
        row = [cell for cell in cells if cell.row <= count < cell.row + cell.row_span]
        if not row or not _names(row, cells, above=count):
            break
        count = max(count + 1, *(cell.row + cell.row_span for cell in row if cell.row == count), count + 1)
    return min(count, n_rows - 1)


def _names(row: list[Named], cells: Sequence[Named], above: int) -> bool:
    """Return whether a row names columns: all of it shaded and the rows below not, or it sounds like it."""
    said = [cell for cell in row if cell.text]
    if len(said) < 2 or any(is_amount(cell.text) for cell in said):
        return False
    body = [cell for cell in cells if cell.row > above and cell.col > 0]
    shaded_below = sum(cell.shaded for cell in body)
    if all(cell.shaded for cell in row) and shaded_below * 2 <= len(body):
        return True
    return above == 0 and sum(is_heading_like(cell.text) for cell in said) * 2 > len(said)


def header_cols(cells: Sequence[Named], rows: int, n_cols: int) -> int:
    """Return 1 where the first column is shaded below the header and the rest is not, else 0."""
    first = [cell for cell in cells if cell.col == 0 and cell.row >= rows]
    rest = [cell for cell in cells if cell.col > 0 and cell.row >= rows]
    if n_cols < 2 or not first or not rest:
        return 0
    if all(cell.shaded for cell in first) and sum(cell.shaded for cell in rest) * 2 < len(rest):
        return 1
    return 0
