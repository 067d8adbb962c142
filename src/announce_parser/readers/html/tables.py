"""Tables: which are grids of facts and which only lay out the page; spans as the standard resolves them.

Cells take the next free field of their row (HTML standard, "forming a table"); a span ends with its group of
rows, and columns or rows in which no cell begins are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._manuscript.manuscript import CellShape, Paragraph, TableShape
from announce_parser.readers.html.tree import attribute, find_all, letters, tag, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_LARGE, _FIELDS_OF_CELL = 20_000, 50
_WIDEST = 1000
_WHOLE = re.compile(r"\+?([0-9]{1,8})")
_TALLEST = 65534
# A cell with so many letters that hold most of its table is a part of the page and not a field.
_LONG_CELL = 500
_PART_SHARE = 0.6
_LEAST_LETTERS, _LEAST_BREAKS = 80, 4  # of a cell that is alone in its row
_LEAST_NESTED = 60  # letters in tables of a table that is a frame around them
_HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(slots=True)
class TableBuilder:
    """A table while its cells come in, row by row.

    Attributes:
        row: Of the cells that come in, from 0.
    """

    caption: list[Paragraph] = field(default_factory=list)
    row: int = -1
    _column: int = 0
    _n_fields: int = 0
    _cells: list[CellShape] = field(default_factory=list)
    # By column: the row in which it is free again.
    _free_from: dict[int, int] = field(default_factory=dict)
    _group_from: int = 0

    def begin_row(self) -> None:
        """Go on with the next row."""
        self.row += 1
        self._column = 0

    def end_group(self) -> None:
        """Cut the spans that reach beyond the rows of their group."""
        for index in range(self._group_from, len(self._cells)):
            cell = self._cells[index]
            self._cells[index] = replace(cell, row_span=min(cell.row_span, self.row + 1 - cell.row))
        self._group_from = len(self._cells)
        self._free_from.clear()

    def add(self, element: Element, *, filled: bool = False) -> int:
        """Return the index of a cell that takes its place here; raises ``OverLimit``."""
        if self.row < 0:
            self.begin_row()
        while self._is_taken(self._column):
            self._column += 1
        width = _span(element, "colspan", _WIDEST) or 1
        width = next((n for n in range(1, width) if self._is_taken(self._column + n)), width)
        height = _span(element, "rowspan", _TALLEST) or _TALLEST
        self._n_fields += width
        # Cells that span down push those below to the right: a short page makes a table of any width.
        n_fields = max(self._n_fields, (self._column + width) * (self.row + 1))
        _refuse_excess(n_fields, len(self._cells))
        for column in range(self._column, self._column + width if height > 1 else self._column):
            self._free_from[column] = self.row + height
        is_header = tag(element) == "th"
        self._cells.append(
            CellShape(self.row, self._column, height, width, (), header=is_header, filled=filled)
        )
        self._column += width
        return len(self._cells) - 1

    def fill(self, index: int, paragraphs: tuple[Paragraph, ...]) -> None:
        """Put the text of a cell into its place."""
        self._cells[index] = replace(self._cells[index], paragraphs=paragraphs)

    def shape(self) -> TableShape | None:
        """Return the table; None where no cell says anything."""
        self.end_group()
        if not any(cell.paragraphs for cell in self._cells):
            return None
        cells = _dense(self._cells)
        n_rows = max(cell.row + cell.row_span for cell in cells)
        n_cols = max(cell.col + cell.col_span for cell in cells)
        _refuse_excess(n_rows * n_cols, len(cells))
        return TableShape(n_rows, n_cols, cells, caption=tuple(self.caption))

    def _is_taken(self, column: int) -> bool:
        return self._free_from.get(column, 0) > self.row


def _refuse_excess(n_fields: int, n_cells: int) -> None:
    """Raise for a grid that no page holds: too large, or large and of hardly a cell."""
    if n_fields > MOST_FIELDS:
        raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
    if n_fields > _LARGE and n_fields > _FIELDS_OF_CELL * n_cells:
        raise OverLimit(f"a table spreads {n_cells} cells over {n_fields} fields")


def layout_rows(table: Element) -> frozenset[Element]:
    """Return the rows of a table that only lay out the page: their cells are read as text in its flow."""
    rows = own_rows(table)
    cells = [cell for row in rows for cell in row if tag(cell) in ("td", "th")]
    whole = sum(len(letters(text_of(cell))) for cell in cells)
    if _is_presentation(table, cells, whole):
        return frozenset(rows)
    return frozenset(row for row in rows if _is_layout(row, whole))


def _is_presentation(table: Element, cells: Sequence[Element], whole: int) -> bool:
    """Return whether a table says that it is but a frame, or shows it: no border, most of it tables again."""
    if attribute(table, "role").lower() in ("presentation", "none"):
        return True
    if attribute(table, "border") not in ("", "0") or any(tag(cell) == "th" for cell in cells):
        return False
    inner = [each for cell in cells for each in cell.iter() if tag(each) == "table"]
    nested = [each for each in inner if next(_tables_around(each), None) is table]
    within = sum(len(letters(text_of(each))) for each in nested)
    return len(cells) > 1 and within >= max(_PART_SHARE * whole, _LEAST_NESTED)


def _tables_around(element: Element) -> Iterator[Element]:
    return (each for each in element.iterancestors() if tag(each) == "table")


def own_rows(table: Element) -> list[Element]:
    """Return the rows of a table without those of tables within it."""
    groups = [child for child in table if tag(child) in ("thead", "tbody", "tfoot")]
    return [row for holder in (table, *groups) for row in holder if tag(row) == "tr"]


def _is_layout(row: Element, whole: int) -> bool:
    """Return whether a row holds a part of the page: a long cell with most of the table's text, or headings."""
    for cell in row:
        if tag(cell) != "td" or attribute(cell, "rowspan") not in ("", "1"):
            continue
        n_letters = len(letters(text_of(cell)))
        beside = [each for each in row if tag(each) in ("td", "th") and each is not cell]
        is_long = n_letters >= _LONG_CELL or (not beside and _has_lines(cell, n_letters))
        is_part = is_long and n_letters >= _PART_SHARE * whole
        if is_part and all(len(text_of(each)) <= 20 for each in beside):
            return True
        if any(True for _ in find_all(cell, *_HEADINGS)) and n_letters >= _LONG_CELL // 2:
            return True
    return False


def _has_lines(cell: Element, n_letters: int) -> bool:
    """Return whether a cell that has its row to itself holds a text of several lines."""
    breaks = sum(1 for _ in find_all(cell, "br", "p", "li", "div"))
    return n_letters >= _LEAST_LETTERS and breaks >= _LEAST_BREAKS


def _span(element: Element, name: str, most: int) -> int:
    """Return a span as browsers read it, 1 where it begins with no number; 0 means to the end of the group."""
    written = _WHOLE.match(attribute(element, name))
    return min(int(written[1]), most) if written is not None else 1


def _dense(cells: list[CellShape]) -> tuple[CellShape, ...]:
    """Return the cells without rows and columns in which none begins."""
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.col for cell in cells})
    return tuple(
        replace(
            cell,
            row=bisect_left(rows, cell.row),
            col=bisect_left(columns, cell.col),
            row_span=_between(rows, cell.row, cell.row_span),
            col_span=_between(columns, cell.col, cell.col_span),
        )
        for cell in cells
    )


def _between(begun: list[int], start: int, span: int) -> int:
    """Return how many of the rows or columns that are kept a span covers."""
    return bisect_left(begun, start + span) - bisect_left(begun, start)
