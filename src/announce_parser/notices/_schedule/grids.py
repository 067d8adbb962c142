"""Events of tables: a date in a cell, named by its own line, its row, its column, or the step above it.

``접수기간 | 6.1.~6.15.``; a flow ``공고 ➜ 접수 ➜ 평가`` with the dates in the row below; a table of programs with columns
공고, 신청·접수, 평가. Titles of rows are looked at from the nearest on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._columns import letters
from announce_parser.notices._programs.revisions import BEFORE
from announce_parser.notices._schedule.words import events_of_label
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_MARKS = " \t□■○●◦◇◆▶▷ㅇ❍·ㆍ•▪※*-–(:："
_LONGEST_LABEL = 40


def of_tables(material: Material) -> Iterator[tuple[str, Found]]:
    """Yield each dated event of the tables with its figure, in reading order."""
    for block in material.document.blocks:
        if block.table is None or block.hidden:
            continue
        paths = [column.path for column in tables.columns(block.table)]
        for cell in block.table.cells:
            if cell.row < block.table.header_rows or letters("".join(paths[cell.col])) in BEFORE:
                continue  # what a table of corrections says was so before is no event
            for _, figure in material.in_cell(block.id, (cell.row, cell.col)):
                if isinstance(figure.value, Period):
                    for event in _events(block, cell, figure, paths):
                        yield event, figure


def _events(
    block: Block, cell: Cell, figure: Found, paths: list[tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the events that the nearest title of a date names."""
    own = _own_line(cell.text, figure.start - block.start - cell.start)
    if own is not None:
        return events_of_label(own)
    titles = [*_lines_above(cell.text, figure.start - block.start - cell.start)]
    if block.table is not None:
        titles += _left_of(block.table, cell)
        titles += reversed(paths[cell.col])
        titles += _above(block.table, cell)
        titles += _right_of(block.table, cell)
    return next((found for title in titles if (found := events_of_label(title))), ())


def _own_line(text: str, start: int) -> str | None:
    """Return the words before a date on its line within the cell; None where it opens the line."""
    before = text[text.rfind("\n", 0, start) + 1 : start].strip(_MARKS + "'‘’`")
    before = re.split(r"\s?[:：]", before, maxsplit=1)[0]  # ㅇ 기간 : 출시일 ~
    # (서울) 6. 1. · 1차 : 6. 1.: a place or a round is no title
    return before if len(before) > 1 and not before.rstrip(")").endswith(("차", "회")) else None


def _lines_above(text: str, start: int) -> Iterator[str]:
    """Yield the line of the cell above a date's own, where it is short as titles are."""
    above = [line.strip(_MARKS) for line in text[:start].split("\n")[:-1] if line.strip(_MARKS)]
    if above and len(above[-1]) <= _LONGEST_LABEL:
        yield above[-1]


def _left_of(table: Table, cell: Cell) -> list[str]:
    left = [
        other
        for other in table.cells
        if other.col + other.col_span <= cell.col
        and other.row <= cell.row < other.row + other.row_span
        and other.text.strip()
    ]
    return [other.text for other in sorted(left, key=lambda each: -each.col)]


def _right_of(table: Table, cell: Cell) -> list[str]:
    """Return the step behind a date that opens its row: ``일정 | 내용``; a row of dates has none."""
    if cell.col or cell.row < table.header_rows:
        return []
    return [
        other.text
        for other in table.cells
        if other.row == cell.row and other.col == cell.col + cell.col_span and other.text.strip()
    ]


def _above(table: Table, cell: Cell) -> list[str]:
    """Return the cell right above, a step of a flow whose dates stand in a row of their own."""
    return [
        other.text
        for other in table.cells
        if other.row + other.row_span == cell.row
        and other.col <= cell.col < other.col + other.col_span
        and other.text.strip()
    ]
