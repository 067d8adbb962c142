"""Rows of sums in an overview table: what a group gets in all, and what the whole notice announces.

``① 창업 | 소계 | 9,500`` is the budget of category ①; ``합계 | | 20,500 | 13,500 | 3,200`` the budget of the notice and who pays it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.document import whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import Field, letters
from announce_parser.notices._programs.funding import PAYERS, party_of
from announce_parser.record import Funding, Stated
from announce_parser.values import Money

if TYPE_CHECKING:
    from announce_parser.document import Block, Cell
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.layout import Layout
    from announce_parser.record import Place

RULE = "program.sums_row"
_PART = re.compile(r"소계")
_WHOLE = re.compile(r"합계|총계|총합계|누계|계|전체|총합")
_SUMMED = (Field.BUDGET, Field.SCALE)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a row of sums states.

    Attributes:
        is_part: True for the sums of one group.
        budget: The sum of its column of budgets.
        funding: Who pays it.
    """

    is_part: bool
    budget: Stated[Money] | None = None
    funding: tuple[Stated[Funding], ...] = ()


def sums_of(
    material: Material, block: Block, layout: Layout, cells: tuple[Cell | None, ...]
) -> Sums | None:
    """Return the sums of a row; None for a row that is none of sums."""
    name = cells[layout.name]
    group = cells[layout.group] if layout.group is not None else None
    words = [letters(cell.text) for cell in (name, group) if cell is not None and cell.text]
    is_part = bool(words) and _PART.fullmatch(words[0]) is not None
    if not is_part and not any(_WHOLE.fullmatch(word) for word in words):
        return None
    if not is_part and group is not None and group is not name and group.text:
        is_part = not _WHOLE.fullmatch(letters(group.text))  # ① 창업 | 계
    budget: Stated[Money] | None = None
    funding: list[Stated[Funding]] = []
    for column, heading in sorted(layout.fields.items()):
        amount = _amount(material, block, cells[column])
        if amount is None:
            continue
        if heading in _SUMMED and budget is None:
            budget = amount
        party = party_of(layout.words.get(column, "")) if heading in PAYERS else None
        if party is not None:
            paid = Funding(party=party, amount=amount.value)
            named = heading_places(block, column, layout.words[column])
            funding.append(Stated(paid, (*named, *amount.places), RULE))
    return Sums(is_part, budget, tuple(funding))


def _amount(material: Material, block: Block, cell: Cell | None) -> Stated[Money] | None:
    held = material.in_cell(block.id, (cell.row, cell.col)) if cell is not None else ()
    found = [figure for _, figure in held if isinstance(figure.value, Money)]
    if len(found) != 1 or not isinstance(found[0].value, Money):
        return None
    return Stated(found[0].value, (place(found[0].place),), RULE)


def heading_places(block: Block, column: int, words: str) -> tuple[Place, ...]:
    """Return where the heading of a column is, as its lowest row says it."""
    table = block.table
    header = table.header_rows if table is not None else 0
    return tuple(
        place(whole_cell(block, cell))
        for cell in (table.cells if table is not None else ())
        if cell.col <= column < cell.col + cell.col_span
        and cell.row < header
        and cell.text.split() == words.split()
    )[:1]
