"""A grid → header paths, units of columns, body rows.

The unit of an amount column stands in its heading, ``지원 한도 (백만원)``, or in the caption,
``(단위 : 억원)``; a heading's own unit is the nearer one and wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from announce_parser.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table as its headings name it.

    Attributes:
        index: From 0.
        path: Heading texts from the top row down, white space folded, spans repeated once.
        unit: The unit that holds for bare numbers in it: its own, else the caption's; None if none.
        own_unit: True where the unit stands in its own heading.
    """

    index: int
    path: tuple[str, ...]
    unit: str | None
    own_unit: bool = False


def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns from left to right, one for each of ``n_cols``."""
    return tuple(Column(index, (), table.unit) for index in range(table.n_cols))


def records(table: Table) -> tuple[dict[str, str], ...]:
    """Return the body rows keyed by header path, levels joined by `` > ``; merged cells stand in each row."""
    return ()
