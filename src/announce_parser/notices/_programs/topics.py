"""Topics: named 과제 or RFPs that a call sets under one program, one row each.

``번호 | 과제명(RFP) | 연구기간 | 총 연구비``. A table that asks for a 과제명 (a form) has empty rows and gives none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind, whole_cell
from announce_parser.notices._base import place
from announce_parser.notices._columns import letters
from announce_parser.record import Stated
from announce_parser.values import Duration, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from announce_parser.document import Block, Cell
    from announce_parser.notices._base import Material
    from announce_parser.record import Place, Tree

RULE = "program.topics_row"
_NAMES = re.compile(
    r"(?:신규|공모|지정|연구|연구개발|세부|지원|대상|기술개발|품목)*(?:과제명|과제제안요청서명|품목명|RFP명|RFP제목|제안요청서명|주제명|연구주제|과제명RFP명?)"
)
_NUMBERS = re.compile(r"(?:번호|연번|순번|No|NO|과제번호|RFP번호|관리번호|품목번호|과제코드)")
_SUMS = re.compile(r"연구비|개발비|사업비|예산|지원금|출연금|정부지원|지원규모|지원액|금액")
_TIMES = re.compile(r"기간")
_WHOLE = re.compile(r"총|전체|합계")
_TOTAL = re.compile(r"(?:합|소|총|누)?계|총\d{1,4}개?(?:과제|건|품목)")
_LEAST_NAME = 5
_REACH = 3  # blocks between a heading and its table: a caption, a unit


def topics(material: Material, before: int, under: str | None = None) -> Iterator[Tree]:
    """Yield the topics that tables of the body list.

    Args:
        material: The document.
        before: Index of the first block of the forms to be filled in, where tables list nothing.
        under: A word of the heading right above a table of them, ``자유공모``; None for all tables.
    """
    blocks = material.document.blocks
    for index in range(material.masthead.body, before):
        block = blocks[index]
        if block.table is None or block.hidden:
            continue
        if under is None or under in _heading_above(blocks[max(0, index - _REACH) : index]):
            yield from _of_table(material, block)


def _heading_above(above: Sequence[Block]) -> str:
    """Return the letters of the nearest heading above a table, nothing where another table is between."""
    for block in reversed(above):
        if block.table is not None:
            return ""
        if block.kind is BlockKind.HEADING or block.marker:
            return letters(block.text)
    return ""


def _of_table(material: Material, block: Block) -> Iterator[Tree]:
    table = block.table
    if table is None or not table.header_rows:
        return
    columns = tables.columns(table)
    words = [
        letters("".join(column.path[-1:])) or letters("".join(column.path)) for column in columns
    ]
    name = next((index for index, word in enumerate(words) if _NAMES.fullmatch(word)), None)
    telling = [
        word
        for word in words
        if _NUMBERS.fullmatch(word) or _SUMS.search(word) or _TIMES.search(word)
    ]
    if name is None or not telling:
        return
    paths = [letters("".join(column.path)) for column in columns]
    sums = [index for index, path in enumerate(paths) if index != name and _SUMS.search(path)]
    whole = [index for index in sums if _WHOLE.search(paths[index])] or (
        sums if len(sums) == 1 else []
    )
    times = [index for index, word in enumerate(words) if index != name and _TIMES.search(word)]
    number = next((index for index, word in enumerate(words) if _NUMBERS.fullmatch(word)), None)
    seen: set[tuple[int, int]] = set()
    for cells in tables.body_rows(table):
        cell = cells[name]
        if cell is None or (cell.row, cell.col) in seen or not _is_topic(cell):
            continue
        seen.add((cell.row, cell.col))
        tree: Tree = {"name": " ".join(cell.text.split())}
        tree |= _value(material, block, cells, whole[:1], "amount")
        tree |= _value(material, block, cells, times[:1], "duration")
        mark = cells[number] if number is not None else None
        if mark is not None and mark.text.strip() and mark is not cell:
            tree["number"] = mark.text.strip()
        yield _sourced(block, tree, [each for each in (cell, mark) if each is not None])


def _is_topic(cell: Cell) -> bool:
    name = letters(cell.text)
    return len(name) >= _LEAST_NAME and not _TOTAL.fullmatch(name)


def _value(
    material: Material, block: Block, cells: tuple[Cell | None, ...], columns: list[int], name: str
) -> Tree:
    """Return the sum or the length of time of a row, as the one figure of its kind in the cell."""
    kind = Money if name == "amount" else Duration
    for column in columns:
        cell = cells[column]
        held = material.in_cell(block.id, (cell.row, cell.col)) if cell is not None else ()
        found = [figure for _, figure in held if isinstance(figure.value, kind)]
        if len(found) == 1:
            return {name: (found[0].value, place(found[0].place))}
    return {}


def _sourced(block: Block, tree: Tree, cells: list[Cell]) -> Tree:
    """Return the topic as a tree whose every value has its place."""
    names = {"name": cells[0], "number": cells[-1]}
    sourced: Tree = {}
    for key, value in tree.items():
        if isinstance(value, tuple):
            sourced[key] = Stated(value[0], (value[1],), RULE)
        else:
            where: Place = place(whole_cell(block, names[key]))
            sourced[key] = Stated(value, (where,), RULE)
    return sourced
