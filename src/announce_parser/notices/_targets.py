"""Targets of a table of performance indicators: ``성과지표 | 구분 | '23 | '24`` with rows 목표 and 실적.

The sheets that ministries hand in with a budget state for each indicator what they aim at, year by year; the
goal of the sheet is the target of its own year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place
from announce_parser.notices._lines import letters
from announce_parser.patterns import lazy_regex
from announce_parser.record import Stated
from announce_parser.values import Count, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell, Table
    from announce_parser.notices._base import Material
    from announce_parser.record import Tree

RULE = "goal.indicators_row"
_INDICATOR = frozenset({"성과지표", "성과지표명", "핵심성과지표", "성과목표지표"})
_TARGET = frozenset({"목표", "목표치", "목표값"})
_YEAR = lazy_regex(r"(?:20)?(?P<short>\d\d)(?:년도?)?(?:목표치?)?")
_UNIT = lazy_regex(r"\s*[(\[]\s*(?:단위\s*:)?[^()\[\]]{1,12}[)\]]\s*$")
_KINDS = {Count: "count", Money: "money", Ratio: "ratio"}


def targets(material: Material) -> tuple[Tree, ...]:
    """Return the targets of the year that the document is about; none where it says no year."""
    year = material.masthead.fiscal_year
    if year is None:
        return ()
    return tuple(
        tree
        for block in material.document.blocks
        if block.table is not None and not block.hidden
        for tree in _of_table(material, block, block.table, year.value)
    )


def _of_table(material: Material, block: Block, table: Table, year: int) -> Iterator[Tree]:
    paths = [letters(column.path[-1]) if column.path else "" for column in tables.columns(table)]
    named = next((index for index, heading in enumerate(paths) if heading in _INDICATOR), None)
    aimed = next((index for index, heading in enumerate(paths) if _is_of(heading, year)), None)
    if named is None or aimed is None:
        return
    for row in tables.body_rows(table):
        name, value = row[named], row[aimed]
        is_target = any(cell is not None and letters(cell.text) in _TARGET for cell in row)
        if name is not None and value is not None and is_target:
            yield from _goal(material, block, name, value)


def _is_of(heading: str, year: int) -> bool:
    match = _YEAR.fullmatch(heading)
    return match is not None and int(match["short"]) == year % 100


def _goal(material: Material, block: Block, name: Cell, value: Cell) -> Iterator[Tree]:
    """Yield the goal of one indicator, where its cell holds one number with a unit."""
    held = [figure for _, figure in material.in_cell(block.id, (value.row, value.col))]
    kinds = [
        kind for figure in held for type_, kind in _KINDS.items() if isinstance(figure.value, type_)
    ]
    if len(held) != 1 or not kinds:
        return
    start, end = name.start, name.start + len(_UNIT.sub("", name.text))
    where = (place(material.document.source(block.start + start, block.start + end)),)
    number = (place(held[0].place),)
    yield {
        "name": Stated(" ".join(_UNIT.sub("", name.text).split()), where, RULE),
        "kind": Stated(kinds[0], number, RULE),
        "value": Stated(held[0].value, number, RULE),
        "breakdowns": (),
        "text": Stated(held[0].text, number, RULE),
    }
