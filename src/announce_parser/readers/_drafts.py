"""What a reader lists before ids and offsets are given: blocks and grids in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.document import BlockKind, Runs

BBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid, listed once whatever it spans; see ``document.Cell``.

    Attributes:
        runs: Where its characters come from, for text formats.
        nested: The tables that are in it and the boxes between them; `text` leaves them out.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    header: bool = False
    runs: Runs = ()
    nested: tuple[Draft, ...] = ()
    page: int | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it has ids; see ``document.Table``.

    Attributes:
        cells: Row-major; rows and columns that no cell begins in need none.
        caption_at: Index of the draft that holds the caption; set by ``tie_captions``.
        unit_at: Index of the draft that holds the unit, likewise.
    """

    n_rows: int
    n_cols: int
    cells: tuple[GridCell, ...]
    header_rows: int = 0
    header_cols: int = 0
    caption: str | None = None
    unit: str | None = None
    caption_at: int | None = None
    unit_at: int | None = None
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One block before it has an id; see ``document.Block``. The text of a table is made from its grid.

    Attributes:
        runs: Where its characters come from, for text formats.
    """

    kind: BlockKind
    text: str = ""
    level: int | None = None
    marker: str | None = None
    table: Grid | None = None
    runs: Runs = ()
    page: int | None = None
    bbox: BBox | None = None
    hidden: bool = False
