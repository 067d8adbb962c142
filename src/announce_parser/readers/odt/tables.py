"""``table:table`` → tables: spans, covered cells, repeated rows and columns within bounds (ODF 1.3, part 3, 9)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._manuscript.manuscript import CellShape, TableShape
from announce_parser.readers._xml import local, words
from announce_parser.readers.odt.markup import get, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from announce_parser.readers._manuscript.manuscript import Paragraph
    from announce_parser.readers.odt.styles import Styles

_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_UNSHOWN = frozenset(("collapse", "filter"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))


class _Body(Protocol):
    """Who reads the paragraphs of cells."""

    page: int

    @property
    def styles(self) -> Styles: ...

    def paragraphs(self, holder: Element) -> tuple[Paragraph, ...]: ...

    def turn_page(self) -> None: ...


@dataclass(slots=True)
class _Grid:
    """A table under construction."""

    filled: bool
    cells: list[CellShape] = field(default_factory=list)
    n_rows: int = 0
    n_cols: int = 0


def table_shape(table: Element, body: _Body) -> TableShape:
    """Return the table; raises ``OverLimit`` where its repetitions make more fields than a table may."""
    grid = _Grid(body.styles.is_filled("table", get(table, "table:style-name")))
    for row, is_header in _rows(table, body, is_header=False):
        _add_row(grid, row, body, is_header=is_header)
    return TableShape(grid.n_rows, grid.n_cols, tuple(grid.cells))


def unshown(table: Element) -> str:
    """Return the words of the rows of a table that are not displayed."""
    rows = (row for row in table.iter("{*}table-row") if _is_unshown(row))
    return " ".join(words(line) for row in rows for line in row.iter("{*}p", "{*}h"))


def _is_unshown(element: Element) -> bool:
    return get(element, "table:visibility") in _UNSHOWN


def _rows(holder: Element, body: _Body, *, is_header: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table and whether they are repeated on every page as its heading."""
    for element in holder.iterchildren("*"):
        name = local(element)
        if name == "table-row" and not _is_unshown(element):
            yield element, is_header
        elif name == "soft-page-break":
            body.turn_page()
        elif name in _GROUPS:
            yield from _rows(element, body, is_header=is_header or name == "table-header-rows")


def _add_row(grid: _Grid, row: Element, body: _Body, *, is_header: bool) -> None:
    filled = grid.filled or body.styles.is_filled("table-row", get(row, "table:style-name"))
    col, start, end = 0, body.page, body.page
    made: list[CellShape] = []
    for cell in row.iterchildren("*"):
        if local(cell) not in _CELLS:
            continue
        body.page = start
        times = whole(cell, "table:number-columns-repeated", 1)
        _check(grid.n_rows + 1, col + times)
        if local(cell) == "table-cell":
            shape = _cell(cell, body, grid.n_rows, col)
            shape = replace(shape, header=is_header, filled=filled or shape.filled)
            made += [replace(shape, col=col + index) for index in range(times)]
        col, end = col + times, max(end, body.page)
    body.page = end
    times = whole(row, "table:number-rows-repeated", 1)
    _check(grid.n_rows + times, max(grid.n_cols, col))
    for index in range(times):
        grid.cells += [replace(cell, row=grid.n_rows + index) for cell in made]
    grid.n_rows += times
    grid.n_cols = max(grid.n_cols, col)


def _cell(cell: Element, body: _Body, row: int, col: int) -> CellShape:
    return CellShape(
        row,
        col,
        max(1, whole(cell, "table:number-rows-spanned", 1)),
        max(1, whole(cell, "table:number-columns-spanned", 1)),
        body.paragraphs(cell),
        filled=body.styles.is_filled("table-cell", get(cell, "table:style-name")),
    )


def _check(n_rows: int, n_cols: int) -> None:
    if n_rows * max(n_cols, 1) > MOST_FIELDS:
        raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
