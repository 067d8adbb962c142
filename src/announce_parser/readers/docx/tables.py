"""``w:tbl`` → tables: places of cells from grid spans, merges downwards and skipped columns (17.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._manuscript.manuscript import CellShape, LetterRun, TableShape, Veil
from announce_parser.readers._xml import child, local, words
from announce_parser.readers.docx.markup import elements, is_coloured, is_on, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Item, Paragraph

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class _Body(Protocol):
    """Who reads the paragraphs of cells."""

    page: int

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]: ...

    def fills(self, table_style: str) -> bool: ...


@dataclass(slots=True)
class _Cell:
    """A cell as it grows downwards."""

    row: int
    col: int
    col_span: int
    paragraphs: tuple[Paragraph, ...]
    header: bool
    filled: bool
    row_span: int = 1

    def shape(self) -> CellShape:
        """Return it as it ended up."""
        return CellShape(
            self.row,
            self.col,
            self.row_span,
            self.col_span,
            self.paragraphs,
            header=self.header,
            filled=self.filled,
        )


@dataclass(slots=True)
class _Grid:
    """A table under construction.

    Attributes:
        open: The cell that a merge downwards would go on with, by its first column.
    """

    filled: bool
    cells: list[_Cell] = field(default_factory=list)
    open: dict[int, _Cell] = field(default_factory=dict)
    n_rows: int = 0
    n_cols: int = 0


def table_items(table: Element, body: _Body) -> Iterator[Item]:
    """Yield the table, after what tracked changes deleted of it; nothing for one without cells."""
    properties = child(table, "tblPr")
    filled = is_coloured(child(properties, "shd")) or body.fills(
        value(child(properties, "tblStyle"))
    )
    grid = _Grid(filled)
    for row in _unwrapped(table, "tr"):
        shape = child(row, "trPr")
        if child(shape, "del") is not None:
            yield LetterRun(_text(row), Veil.DELETED)
        elif is_on(child(shape, "hidden")):
            yield LetterRun(_text(row), Veil.UNSHOWN)
        else:
            yield from _add_row(grid, row, body)
    if grid.cells:
        yield TableShape(grid.n_rows, grid.n_cols, tuple(cell.shape() for cell in grid.cells))


def _add_row(grid: _Grid, row: Element, body: _Body) -> Iterator[LetterRun]:
    """Add the cells of a row; yield what was deleted of it."""
    shape = child(row, "trPr")
    header = is_on(child(shape, "tblHeader"))
    col, start, end = max(0, whole(child(shape, "gridBefore"))), body.page, body.page
    for cell in _unwrapped(row, "tc"):
        properties = child(cell, "tcPr")
        if child(properties, "cellDel") is not None:
            yield LetterRun(_text(cell), Veil.DELETED)
            continue
        body.page = start
        span = max(1, whole(child(properties, "gridSpan"), default=1))
        if (grid.n_rows + 1) * (col + span) > MOST_FIELDS:
            raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
        filled = grid.filled or is_coloured(child(properties, "shd"))
        held = body.paragraphs(cell)
        if not _goes_on(grid, cell, col, span):
            grid.cells.append(_Cell(grid.n_rows, col, span, held, header, filled))
            grid.open[col] = grid.cells[-1]
        elif _text(cell).strip():
            yield LetterRun(_text(cell), Veil.UNSHOWN)
        col, end = col + span, max(end, body.page)
    body.page = end
    grid.n_cols = max(grid.n_cols, col)
    grid.n_rows += 1


def _goes_on(grid: _Grid, cell: Element, col: int, span: int) -> bool:
    """Return whether a cell only goes on with the one above or before it, and let that one grow.

    What is written in it is on no page.
    """
    properties = child(cell, "tcPr")
    down, across = child(properties, "vMerge"), child(properties, "hMerge")
    before = grid.cells[-1] if grid.cells else None
    if across is not None and value(across) != "restart" and before and before.row == grid.n_rows:
        before.col_span += span
        return True
    above = grid.open.get(col)
    if down is None or value(down) == "restart" or above is None:
        return False
    if above.row + above.row_span != grid.n_rows:
        return False
    above.row_span += 1
    return True


def _unwrapped(holder: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, those within content controls and insertions among them."""
    for element in elements(holder):
        if local(element) == name:
            yield element
        elif local(element) in _WRAPPERS:
            yield from _unwrapped(element, name)


def _text(element: Element) -> str:
    """Return the words of what was deleted, a space between paragraphs."""
    return " ".join(
        "".join(words(text) for text in paragraph.iter("{*}t", "{*}delText"))
        for paragraph in element.iter("{*}p")
    )
