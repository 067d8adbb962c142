"""Events of tables: a date in a cell, named by its own line, its row, its column, or the step above it.

``접수기간 | 6.1.~6.15.``; a flow ``공고 ➜ 접수 ➜ 평가`` with the dates in the row below; a table of programs with columns
공고, 신청·접수, 평가. Titles of rows are looked at from the nearest on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from announce_parser import tables
from announce_parser.document import BlockKind
from announce_parser.notices._boxed import boxed_heading
from announce_parser.notices._columns import letters
from announce_parser.notices._programs.revisions import BEFORE
from announce_parser.notices._schedule.words import events_of_label
from announce_parser.patterns import lazy_regex
from announce_parser.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from announce_parser.document import Block, Cell, Table
    from announce_parser.figures._base import Found
    from announce_parser.notices._base import Material

_MARKS = " \t□■○●◦◇◆▶▷ㅇ❍·ㆍ•▪※*-–(:："
_LONGEST_LABEL = 40
_LEAST_STEPS = 2
_REACH = 2  # blocks between a heading and its table
_WHEN = frozenset({"일시", "일시장소", "일시및장소", "개최일시", "일자", "날짜"})
_AT_A_PLACE = frozenset({"briefing", "event_day"})
_PLACES = (
    lazy_regex(r"^(?:개최)?장소$"),
    lazy_regex(r"^(?:주관|운영|주최)?기관명?$"),
    lazy_regex(r"^지역$"),
)
_BLANK_ROWS = 2  # between a step and its date: the arrow, the rim of the box
# 26년예산 반영, ‘26년 출연금: a year that tells whose sum it is
_OF_SUM = lazy_regex(r"\s(?:출연금|예산|연구비|지원금|사업비|정부|국비)")
_WORD = lazy_regex(r"(?!까지|부터|이후|이전|이내|예정|경|중|말|초|상반기|하반기)[가-힣]{2}")


def of_tables(
    material: Material,
) -> Iterator[tuple[str, Found, tuple[int, int] | None]]:
    """Yield each dated event of the tables with its figure and the span of its place, in reading order."""
    above: Block | None = None
    blocks = material.document.blocks
    for index, block in enumerate(blocks):
        if block.table is None or block.hidden:
            above = None if block.text.strip() else above
            continue
        steps, above = _steps_above(block.table, above), block
        heading = _heading_above(blocks[max(0, index - _REACH) : index])
        paths = [column.path for column in tables.columns(block.table)]
        for cell in block.table.cells:
            if cell.row < block.table.header_rows or BEFORE.fullmatch(
                letters("".join(paths[cell.col]))
            ):
                continue  # what a table of corrections says was so before is not an event
            for _, figure in material.in_cell(block.id, (cell.row, cell.col)):
                if isinstance(figure.value, Period) and not _is_attached(material, figure):
                    named = _events(block, cell, figure, paths) or _step(steps, cell)
                    for event in named or _headed(block.table, cell, heading):
                        held = _held(event, (heading, *paths[cell.col]))
                        yield held, figure, _where(block, cell, held)


def _held(event: str, headings: Iterable[str]) -> str:
    """Return what is held: 개최일시 below the heading 사업설명회 일정 is that of a briefing."""
    is_briefing = event == "event_day" and any("설명회" in heading for heading in headings)
    return "briefing" if is_briefing else event


def _where(block: Block, cell: Cell, event: str) -> tuple[int, int] | None:
    """Return the span of the cell that says where an event of a row takes place: its column is headed 장소."""
    if event not in _AT_A_PLACE or block.table is None:
        return None
    row = [
        other
        for other in block.table.cells
        if other.row <= cell.row < other.row + other.row_span
        and other.col != cell.col
        and other.text.strip()
    ]
    columns = tables.columns(block.table)
    for named in _PLACES:  # the place before the office that holds it
        for other in row:
            if any(named.search(letters(title)) for title in columns[other.col].path):
                start = block.start + other.start
                return start, start + len(other.text)
    return None


def _heading_above(above: Sequence[Block]) -> str:
    """Return the words of the heading right above a table, be it a line or a grid of its own."""
    for block in reversed(above):
        boxed = boxed_heading(block)
        if boxed is not None:
            return boxed.title.text
        if block.table is not None:  # 붙임 1 | 사업설명회 일정
            filled = [cell.text for cell in block.table.cells if cell.text.strip()]
            return max(filled, key=len, default="") if block.table.n_rows == 1 else ""
        if block.kind is BlockKind.HEADING or block.marker:
            return block.text.strip(_MARKS)
    return ""


def _headed(table: Table, cell: Cell, heading: str) -> tuple[str, ...]:
    """Return the events that the heading names where the table says but when: ``일시 | 3. 25. 10:00``."""
    is_when = any(letters(label) in _WHEN for label in _left_of(table, cell))
    return events_of_label(heading) if is_when else ()


def _is_attached(material: Material, figure: Found) -> bool:
    """Return whether a bare year is part of the word after it: ``26년예산 반영``."""
    value = figure.value
    is_year = isinstance(value, Period) and len(value.interval) == len("2026")
    behind = material.document.text[figure.end : figure.end + 4]
    return is_year and (_WORD.match(behind) or _OF_SUM.match(behind)) is not None


def _steps_above(table: Table, above: Block | None) -> dict[int, str]:
    """Return the steps by column where a row of dates is in a grid of its own right below that of the steps.

    A page drawn box by box gives ``접수 | | 평가 | | 협약`` and ``3월 | | 4월 | | 5월`` as two tables.
    """
    if above is None or above.table is None or not table.n_rows == above.table.n_rows == 1:
        return {}
    steps = {cell.col: cell.text for cell in above.table.cells if cell.text.strip()}
    dated = {cell.col for cell in table.cells if cell.text.strip()}
    is_flow = table.n_cols == above.table.n_cols and dated == set(steps)
    return steps if is_flow and len(steps) >= _LEAST_STEPS else {}


def _step(steps: dict[int, str], cell: Cell) -> tuple[str, ...]:
    return events_of_label(steps[cell.col]) if cell.col in steps else ()


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
    # (서울) 6. 1. · 1차 : 6. 1.: a place or a round is not a title
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
    """Return the step after a date that opens its row: ``일정 | 내용``; a row of dates has none."""
    if cell.col or cell.row < table.header_rows:
        return []
    return [
        other.text
        for other in table.cells
        if other.row == cell.row and other.col == cell.col + cell.col_span and other.text.strip()
    ]


def _above(table: Table, cell: Cell) -> list[str]:
    """Return the nearest filled cell above, a step of a flow whose dates are in a row of their own."""
    for edge in range(cell.row, max(-1, cell.row - _BLANK_ROWS - 1), -1):
        found = [
            other.text
            for other in table.cells
            if other.row + other.row_span == edge
            and other.col <= cell.col < other.col + other.col_span
            and other.text.strip()
        ]
        if found:
            return found
    return []
