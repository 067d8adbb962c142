"""What the columns of a table say of the numbers in it: who takes a call, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._lines import letters

if TYPE_CHECKING:
    from announce_parser.document import Table
    from announce_parser.tables import Column

_OFFICE_HEADINGS = frozenset(
    {"기관", "기관명", "소속", "소속기관", "단체명", "업체명", "회사명", "센터명", "지점명"}
)
_COLUMNS = {
    Field.AGENCY: "organization",
    Field.DIVISION: "division",
    Field.REGION: "region",
    Field.POSITION: "position",
    Field.PERSON: "name",
}


def columns_of_things(table: Table) -> frozenset[int]:
    """Return the columns that name what the calls are about, ``세부사업명`` and the 분야 left of it, not who takes them."""
    things = [
        column.index
        for column in tables.columns(table)
        if field_of_path(column.path) in (Field.NAME, Field.TOPIC)
    ]
    return frozenset((*range(min(things, default=0)), *things))


def part_of(column: Column) -> str | None:
    """Return which part of a contact a column holds; None for all others."""
    if column.path and letters(column.path[-1]) in _OFFICE_HEADINGS:
        return "organization"
    found = field_of_path(column.path)
    return _COLUMNS.get(found) if found else None
