"""A table as numbers: each field's number with the step it is written in, and lines of fields with their labels.

Rows and columns are treated alike: a sheet gives its lines either way, so that a total below and a total at the
right are one question.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.patterns import lazy_regex
from announce_parser.record import Place

if TYPE_CHECKING:
    from announce_parser.document import Block, Cell, Table

_MINUS = "△▲▽▼–−-"
_NUMBER = lazy_regex(
    rf"(?P<open>\()?\s?(?P<sign>[+{_MINUS}](?![ \t])|[△▲▽▼]\s)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?\s?"
    r"(?P<unit>%p?|％|[십백천만억조]{0,2}원|[가-힣]{1,2})?\s?(?P<close>\))?"
)
_NONE = lazy_regex(r"[-–−—ㅡ]")
_SCALED = lazy_regex(r"[천만억조]|[백십][만억원]")
_LARGE = 1000  # from here on a number of an unknown unit may be rounded from a finer one
_MOST_LINES = 40


Spot = tuple[str, tuple[int, int] | None, int]  # block, cell and first character of a number


@dataclass(frozen=True, slots=True)
class GridNumber:
    """A number of a table.

    Attributes:
        value: As written, without the table's unit.
        step: The smallest difference that its digits can show.
        unit: The unit written in the cell or holding for its column; None if none.
        place: Where it is.
        bracketed: True for ``(3.2)``, which a table writes beside or below the number it explains.
    """

    value: Decimal
    step: Decimal
    unit: str | None
    place: Place
    bracketed: bool = False

    @property
    def spot(self) -> Spot:
        """What tells it from every other number."""
        return spot(self.place)

    @property
    def is_percent(self) -> bool:
        """True for shares and rates."""
        return self.unit is not None and self.unit[0] in "%％"

    @property
    def may_be_rounded(self) -> bool:
        """True where finer numbers may lie behind it; people and firms are counted one by one."""
        fraction = self.step < 1
        return fraction or bool(_SCALED.search(self.unit or "")) or abs(self.value) >= _LARGE


def spot(place: Place) -> Spot:
    """Return what tells the number at a place from every other."""
    cell = None if place.cell is None else (place.cell[0], place.cell[1])
    return place.block, cell, place.start


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row, or one column.

    Attributes:
        index: From 0, among the table's rows or columns.
        path: What names it, from the outermost level on, without white space.
        fields: Its numbers by the index of the line across.
    """

    index: int
    path: tuple[str, ...]
    fields: dict[int, GridNumber]

    @property
    def label(self) -> str:
        """The innermost name."""
        return self.path[-1] if self.path else ""


def rows(block: Block, table: Table) -> tuple[GridLine, ...]:
    """Return the rows that hold numbers, named by the texts before their first number."""
    grid = tables.grid(table)
    units = [column.unit for column in tables.columns(table)]
    found = []
    for index, cells in enumerate(grid):
        if index < table.header_rows:
            continue
        fields = {
            column: field
            for column, cell in enumerate(cells)
            if cell is not None and (field := _own(block, cell, (index, column), units[column]))
        }
        if fields:
            first = min(fields)
            found.append(GridLine(index, _names(cells[: max(first, table.header_cols)]), fields))
    return tuple(found[:_MOST_LINES])


def columns(block: Block, table: Table, across: tuple[GridLine, ...]) -> tuple[GridLine, ...]:
    """Return the columns that hold numbers, named by their headings."""
    del block
    found = []
    for column in tables.columns(table):
        fields = {
            row.index: row.fields[column.index] for row in across if column.index in row.fields
        }
        if fields:
            path = tuple(squash(text) for text in column.path)
            found.append(GridLine(column.index, path, fields))
    return tuple(found[:_MOST_LINES])


def _own(block: Block, cell: Cell, at: tuple[int, int], unit: str | None) -> GridNumber | None:
    """Return the number of a cell at its own corner; a merged cell is one number."""
    if (cell.row, cell.col) != at or (cell.header and not _is_figure(cell.text)):
        return None
    start = len(cell.text) - len(cell.text.lstrip())
    place = Place(
        block=block.id,
        start=start,
        end=start + len(cell.text.strip()),
        page=cell.page,
        bbox=cell.bbox,
        cell=(cell.row, cell.col),
    )
    return number_in(cell.text.strip(), place, unit)


def number_in(text: str, place: Place, unit: str | None) -> GridNumber | None:
    """Return the number that is all of a text; a stroke is not one, which is nothing."""
    if _NONE.fullmatch(text):
        return GridNumber(Decimal(0), Decimal(1), unit, place)
    match = _NUMBER.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    value = Decimal(match["digits"].replace(",", "") + (match["fraction"] or ""))
    step = Decimal(1).scaleb(-len((match["fraction"] or ".")[1:]))
    signed = -value if match["sign"] and match["sign"] in _MINUS else value
    bracketed = match["open"] is not None
    return GridNumber(signed, step, match["unit"] or unit, place, bracketed=bracketed)


def _is_figure(text: str) -> bool:
    match = _NUMBER.fullmatch(text.strip())
    return match is not None and not match["unit"]


def _names(cells: tuple[Cell | None, ...]) -> tuple[str, ...]:
    texts = [squash(cell.text) for cell in cells if cell is not None and cell.text.strip()]
    return tuple(dict.fromkeys(texts))


def squash(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())
