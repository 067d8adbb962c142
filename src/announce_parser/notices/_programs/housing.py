"""How many homes a notice of housing offers: the table that lists types of homes with their areas.

``주택형 | 전용면적 | 모집호수``: the row of the total, else the only row. Of several columns of numbers the one of this call (금회) counts, not what
is empty or who waits already.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, field_of, letters
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.values import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell, Table

RULE = "program.housing_types"
# What makes a table one of homes: 전용면적, 계약면적(㎡), 공급형별; near miss: 연면적 of a building's table
_AREA = re.compile(r"(?:전용|계약|공급|주거)면적|^(?:전용|주거)")
_TYPE = re.compile(r"(?:주택|공급|평)?(?:유형|형별|형|타입)|주택(?:명|군)|단지명?|블록")
_OFFERED = re.compile(
    r"(?:금회|이번|당회)?(?:총)?(?:모집|공급)(?:호수|세대수?|가구수?|예비자수?|예비입주자수?|물량)"
)
_THIS_CALL = re.compile(r"^(?:금회|이번|당회)|(?:합)?계$")
_TOTAL = re.compile(r"(?:합|총|소)?계")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*|\d{1,5}")
_UNIT = re.compile(r"세대|가구|호")


def homes(blocks: Sequence[Block], program: int) -> Iterator[Fact]:
    """Yield how many homes are offered, as the first table of homes says it."""
    for block in blocks:
        if block.table is None or block.hidden:
            continue
        cell, unit = _cell(block.table)
        if cell is not None:
            number = int(cell.text.strip().replace(",", ""))
            value = Count(value=number, unit=unit, text=cell.text.strip())
            where = (place(whole_cell(block, cell)),)
            yield Fact(program, Field.AWARDS, value, where, RULE, Origin.TABLE)
            return


def _cell(table: Table) -> tuple[Cell | None, str]:
    """Return the cell with the number of homes and what counts them; None where the table has none."""
    paths = [tuple(letters(heading) for heading in column.path) for column in tables.columns(table)]
    if not any(_AREA.search(part) for path in paths for part in path):
        return None, ""
    if not paths or not any(_TYPE.fullmatch(part) for part in paths[0]):
        return None, ""
    columns = [
        index
        for index, path in enumerate(paths)
        if any(field_of(part) is Field.AWARDS or _OFFERED.fullmatch(part) for part in path)
    ]
    if len(columns) > 1:
        columns = [index for index in columns if _THIS_CALL.search(paths[index][-1])]
    rows = tables.body_rows(table)
    totals = [row for row in rows if row[0] is not None and _TOTAL.fullmatch(letters(row[0].text))]
    chosen = totals if len(totals) == 1 else rows
    if len(columns) != 1 or len(chosen) != 1:
        return None, ""
    cell = chosen[0][columns[0]]
    if cell is None or _NUMBER.fullmatch(cell.text.strip()) is None:
        return None, ""
    named = _UNIT.search("".join(paths[columns[0]]))
    return cell, named.group() if named is not None else "호"
