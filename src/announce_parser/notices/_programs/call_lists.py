"""Tables of whom to call as lists of programs: ``부문 | 세부사업명 | 내역사업명 | 기획 문의 | 평가 문의``.

Comes in: a document with its figures. Goes out: the programs, one for each lowest name, and what is left of the names
as their categories; for a notice whose tables of terms name none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.notices._columns import Field, field_of_path
from announce_parser.notices._programs.names import key_of
from announce_parser.notices._programs.overview import Overview, draft_of, group_of
from announce_parser.patterns import lazy_regex
from announce_parser.values import Phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Block, Cell
    from announce_parser.notices._base import Material
    from announce_parser.notices._programs.facts import Group, ProgramDraft

# 신청자격·관련규정 관련, 접수시스템 문의: what one may ask about
_MATTER = lazy_regex(r"(?:관련|문의|안내|사항|상담|장애|오류|등)\W*$")
_LIST = 3  # programs that such a table has at least
_MOST = 0.8  # of its rows that have a number


def called_programs(material: Material) -> Overview:
    """Return the programs of the first table that gives most of several named rows a number to call."""
    for block in material.document.blocks:
        named = _names(block)
        numbers = columns_of_numbers(material, block) if named else ()
        if not named or not numbers or min(numbers) < max(named):
            continue
        found = _listed(block, max(named), 0 if max(named) else None)
        matters = sum(_MATTER.search(draft.name.value) is not None for draft in found.drafts)
        if len(found.drafts) >= _LIST and not matters:
            return found
    return Overview()


def columns_of_numbers(material: Material, block: Block) -> tuple[int, ...]:
    """Return the columns of a table in which most body rows have a telephone number, whatever their headings say."""
    if block.table is None:
        return ()
    numbered = {
        figure.place.cell
        for figure in material.between(block.start, block.end)
        if isinstance(figure.value, Phone)
    }
    rows = tables.body_rows(block.table)
    return tuple(
        column for column in range(block.table.n_cols) if _share(rows, column, numbered) > _MOST
    )


def _share(
    rows: tuple[tuple[Cell | None, ...], ...], column: int, numbered: set[tuple[int, int] | None]
) -> float:
    cells = [row[column] for row in rows]
    held = [cell is not None and (cell.row, cell.col) in numbered for cell in cells]
    return sum(held) / max(1, len(held))


def _names(block: Block) -> tuple[int, ...]:
    """Return the columns of a table that are headed as names of programs."""
    if block.table is None:
        return ()
    columns = tables.columns(block.table)
    return tuple(each.index for each in columns if field_of_path(each.path) is Field.NAME)


def _listed(block: Block, name: int, group: int | None) -> Overview:
    drafts: dict[str, ProgramDraft] = {}
    groups: list[Group] = []
    seen: dict[tuple[int, int], int] = {}
    for cell, above in _pairs(block, name, group):
        category = None
        if above is not None and above.text:
            if (above.row, above.col) not in seen:
                named = group_of(block, above)
                if not groups or groups[-1].names[0].value != named.names[0].value:
                    groups.append(named)  # a cell that is not merged but said again is one category
                seen[above.row, above.col] = len(groups) - 1
            category = seen[above.row, above.col]
        draft = draft_of(block, cell, category)
        drafts.setdefault(key_of(draft.name.value), draft)
    return Overview(drafts=tuple(drafts.values()), groups=tuple(groups), blocks=(block.id,))


def _pairs(block: Block, name: int, group: int | None) -> Iterator[tuple[Cell, Cell | None]]:
    """Yield the cell of each name with the cell of its category."""
    for row in tables.body_rows(block.table) if block.table is not None else ():
        cell = row[name]
        if cell is not None and cell.text:
            yield cell, row[group] if group is not None else None
