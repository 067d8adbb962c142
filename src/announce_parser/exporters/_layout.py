"""What a table of the export is: typed columns, a key, and the rows a record gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.record import Record

# A cell as Python has it; a list is a tuple of texts.
Cell = str | int | Decimal | bool | date | datetime | tuple[str, ...] | None
Row = dict[str, Cell]


class Type(StrEnum):
    """What the cells of a column hold; each writer says how it writes them."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"  # amounts, percentages: exact
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"  # a date-time, Korean time
    LIST = "list"  # texts in order


@dataclass(frozen=True, slots=True)
class OutputColumn:
    """One column: its name, what it holds, and in which unit.

    Attributes:
        meaning: One line for the person who opens the table.
    """

    name: str
    type: Type
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class OutputTable:
    """One table.

    Attributes:
        key: The columns that name a row; ``document`` is always the first.
        references: Columns → the table they point into, by its key.
        rows: Yields the rows of a record; a column left out is empty.
    """

    name: str
    columns: tuple[OutputColumn, ...]
    key: tuple[str, ...]
    rows: Callable[[Record], Iterable[Row]]
    references: tuple[tuple[tuple[str, ...], str], ...] = ()

    def cells(self, record: Record) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of a record as tuples in the order of the columns."""
        for row in self.rows(record):
            yield tuple(row.get(column.name) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an export depends on beside the records.

    Attributes:
        on: The day that windows are open or closed on; None leaves out what depends on it.
    """

    on: date | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the records that a form cannot carry.

    Attributes:
        what: Field or table, as the contract names it.
        why: One clause in English.
        count: How many values were left out; None where the form never has them.
        is_record: Whether all of a record was left out; `what` is its file then.
    """

    what: str
    why: str
    count: int | None = None
    is_record: bool = False
