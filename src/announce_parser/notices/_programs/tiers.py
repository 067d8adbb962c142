"""Tables of levels and shares that belong to one program.

``< 상생형 목표 수준별 지원한도 >`` over rows 고도화 and 기초 gives terms of one program by label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._base import place, value_of
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._programs.facts import Fact, Origin
from announce_parser.notices._programs.layout import READ_AS, WINDOWS, layout_of
from announce_parser.notices._programs.names import mentions, tellings
from announce_parser.notices._programs.shares import SHARES_RULE, cost_sharing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from announce_parser.document import Block, Cell
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.overview import Overview
    from announce_parser.record import CostShare

RULE = "term.levels_row"


def read_levels(
    material: Material, overview: Overview, topics: Mapping[str, int]
) -> Iterator[Fact]:
    """Yield the facts of tables whose caption, or place in the text, names one program."""
    names = tellings(tuple(draft.name.value for draft in overview.drafts), material.document.text)
    spoken: int | None = None
    for block in material.document.blocks:
        spoken = topics.get(block.id, spoken)
        if block.table is None or block.id in overview.blocks or layout_of(block.table) is not None:
            continue
        named = mentions(block.table.caption or "", names)
        program = named[0].index if len(named) == 1 else None
        if program is None and spoken is not None and topics:
            program = spoken if _has_terms(block) else None
        if program is not None:
            yield from _table_facts(material, block, program)


def _has_terms(block: Block) -> bool:
    return block.table is not None and any(
        field_of_path(column.path) in (Field.CAP, Field.SUBSIDY_RATIO)
        for column in tables.columns(block.table)
    )


def _table_facts(material: Material, block: Block, program: int) -> Iterator[Fact]:
    table = block.table
    if table is None:
        return
    fields = [field_of_path(column.path) for column in tables.columns(table)]
    for row, cells in enumerate(tables.grid(table)):
        label = _label(cells, fields)
        if row < table.header_rows or label is None:
            continue
        for cell, heading in zip(cells, fields, strict=True):
            if cell is None or heading not in READ_AS or heading in WINDOWS or cell.row != row:
                continue
            held = material.in_cell(block.id, (cell.row, cell.col))
            shares = tuple(cost_sharing(cell.text, held))
            if shares:
                yield from _shares(shares, program)
                continue
            yield from _cell(held, heading, program, label)


def _label(cells: tuple[Cell | None, ...], fields: list[Field | None]) -> str | None:
    """Return what names the row: the first column that is not a term."""
    first = next(
        (cell for cell, heading in zip(cells, fields, strict=True) if heading not in READ_AS), None
    )
    return " ".join(first.text.split()) if first is not None and first.text else None


def _cell(
    held: tuple[tuple[int, Found], ...], heading: Field, program: int, label: str
) -> Iterator[Fact]:
    readings = READ_AS[heading]
    for index, figure in held:
        if figure.kind in readings:
            yield Fact(
                program, readings[figure.kind], value_of(figure), (place(figure.place),), RULE,
                Origin.APPENDIX, label, index,
            )  # fmt: skip


def _shares(shares: tuple[tuple[int, Found, CostShare], ...], program: int) -> Iterator[Fact]:
    for index, figure, share in shares:
        yield Fact(
            program, Field.COST_SHARING, share, (place(figure.place),), SHARES_RULE, Origin.APPENDIX,
            figure=index,
        )  # fmt: skip
