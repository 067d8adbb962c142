"""A grid whose spans are known → the same grid with its header rows and columns.

What the file marks as header wins; Hancom's writers seldom mark anything, so else the words and what
is below them decide, by the same rules as for tables of plain text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from announce_parser.readers._grids import are_years, count_header_rows, is_amount, is_heading_like
from announce_parser.readers._traced import Traced

if TYPE_CHECKING:
    from announce_parser.readers._drafts import Grid, GridCell

# division, serial number, item, item of expenditure, type: the heading of the column that names rows.
_ROW_NAMES = re.compile(
    r"구\s*분|연\s*번|순\s*번|번\s*호|비\s*목|항\s*목|유\s*형|No\.?", re.IGNORECASE
)
# Headings of a list of who answers for what; 담당부서 | 정책과 | 담당자 | 홍길동 are labels and values in turn.
_ANSWERING = re.compile(
    r"(?:담당)?부서명?|담당자?|문의처?|연락처|(?:대표)?전화(?:번호)?|(?:전자)?이?메일|전자우편|팩스"
)
_NAMED = re.compile(
    r"구분|분야|지역|비고|(?:지원|세부|내역|대상)?사업명?|과제명|(?:주관|수행|운영|전담)?기관명?|소속|센터명?|품목|(?:담당)?업무|직위|직급|성명|이름|주소"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_LEAST_OF_DIRECTORY = 3
_MOST_HEADER_ROWS = 3
_LONGEST_HEADING = 40
_MOST_FIELDS = 200_000  # a larger grid is a data sheet, read without headings


def headed(grid: Grid) -> Grid:
    """Return the grid with counts of header rows and columns, and its cells marked by them."""
    if grid.n_rows * grid.n_cols > _MOST_FIELDS:
        return grid
    rows = (
        _stated_rows(grid)
        or count_header_rows(_matrix(grid), 0)
        or _grouped_rows(grid)
        or _labelled_rows(grid)
        or _directory_rows(grid)
    )
    rows = _with_spans(grid, rows)
    rows += rows == 1 and _repeats_below(grid)
    columns = _header_columns(grid, rows)
    cells = tuple(
        replace(cell, header=bool(cell.text) and (cell.row < rows or cell.col < columns))
        for cell in grid.cells
    )
    return replace(grid, cells=cells, header_rows=rows, header_cols=columns)


def _stated_rows(grid: Grid) -> int:
    """Return how many rows at the top hold nothing but cells that the file marks as header."""
    plain = [cell.row for cell in grid.cells if not cell.header]
    return min(plain, default=0)


def _labelled_rows(grid: Grid) -> int:
    """Return 1 where the first cell is the usual word above names of rows, and names are beside it."""
    first = [cell for cell in grid.cells if cell.row == 0]
    if grid.n_rows < 2 or len(first) < 2 or first[0].col or not _ROW_NAMES.fullmatch(first[0].text):
        return 0
    return int(all(0 < len(cell.text) <= _LONGEST_HEADING for cell in first))


def _grouped_rows(grid: Grid) -> int:
    """Return how many rows the first cell covers, where the cells beside it are groups over headings over amounts.

    ``공급형별 | 26A (over 보증금, 월임대료) | 한도`` in a grid whose spans are known; a group of rows, ``공통 | 신청서``, has no cell that is split below.
    """
    corner = next((cell for cell in grid.cells if (cell.row, cell.col) == (0, 0)), None)
    count = corner.row_span if corner is not None else 1
    if not 1 < count <= _MOST_HEADER_ROWS or count >= grid.n_rows:
        return 0
    above = [cell for cell in grid.cells if cell.row < count]
    is_closed = all(cell.row + cell.row_span <= count for cell in above)
    groups = [cell for cell in above if cell.row == 0 and cell.col and cell.col_span > 1]
    is_split = any(
        cell.row and group.col < cell.col < group.col + group.col_span
        for group in groups
        for cell in above
    )
    if not (is_closed and is_split) or any(_is_body(cell.text) for cell in above):
        return 0
    below = [cell.text for cell in grid.cells if cell.row >= count and cell.col and cell.text]
    return count if 2 * sum(is_amount(text) for text in below) >= len(below) > 0 else 0


def _is_body(text: str) -> bool:
    return len(text) > _LONGEST_HEADING or is_amount(text)


def _directory_rows(grid: Grid) -> int:
    """Return 1 where every cell of the first row is a heading of a list of who answers: ``사업명 | 담당부서 | 연락처``."""
    first = [_BRACKETED.sub("", "".join(cell.text.split())) for cell in grid.cells if not cell.row]
    if grid.n_rows < 2 or len(first) < _LEAST_OF_DIRECTORY or len(first) != grid.n_cols:
        return 0
    answering = sum(_ANSWERING.fullmatch(text) is not None for text in first)
    named = sum(_NAMED.fullmatch(text) is not None for text in first)
    return int(answering > 1 and answering + named == len(first))


def _matrix(grid: Grid) -> list[list[Traced]]:
    """Return the texts by row and column, blank where a cell covers a field that it does not begin in."""
    matrix = [[Traced("")] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        matrix[cell.row][cell.col] = Traced(cell.text)
    return matrix


def _with_spans(grid: Grid, rows: int) -> int:
    """Return the count of header rows, enlarged to those that the headings of the first row cover."""
    if not rows:
        return 0
    reach = max((cell.row + cell.row_span for cell in grid.cells if cell.row < rows), default=rows)
    return reach if rows < reach <= rows + 1 and reach < grid.n_rows else rows


def _repeats_below(grid: Grid) -> bool:
    """Return whether wide headings fill the first row and the same headings are below each of them.

    ``2023년 | 2024년`` over ``예산 | 산출내역 | 예산 | 산출내역``: two rows name the columns, though none names rows.
    """
    wide = sorted((cell for cell in grid.cells if cell.row == 0), key=lambda cell: cell.col)
    below = {cell.col: cell for cell in grid.cells if cell.row == 1}
    if len(wide) < 2 or grid.n_rows < 3 or any(cell.col_span < 2 for cell in wide):
        return False
    groups = [
        [below[col].text for col in range(cell.col, cell.col + cell.col_span) if col in below]
        for cell in wide
    ]
    return len(groups[0]) > 1 and all(
        group == groups[0] and all(text and is_heading_like(text) for text in group)
        for group in groups
    )


def _header_columns(grid: Grid, header_rows: int) -> int:
    """Return how many columns at the left name rows: groups and the names within them."""
    body = [cell for cell in grid.cells if cell.row >= header_rows]
    first = [cell.text for cell in body if cell.col == 0 and cell.text]
    if grid.n_cols < 2 or (_is_numeric(body, 0) and not are_years(first)):
        return 0
    if not header_rows:
        return 1  # labels and values in turn: only the first column is sure to hold labels
    count = next((cell.col_span for cell in grid.cells if (cell.row, cell.col) == (0, 0)), 1)
    while count < grid.n_cols - 1 and not _is_numeric(body, count) and _has_groups(body, count - 1):
        count += 1
    return min(count, grid.n_cols - 1)


def _is_numeric(body: list[GridCell], column: int) -> bool:
    """Return whether at least half of a column's filled cells are amounts."""
    filled = [cell.text for cell in body if cell.col == column and cell.text]
    return bool(filled) and 2 * sum(is_amount(text) for text in filled) >= len(filled)


def _has_groups(body: list[GridCell], column: int) -> bool:
    """Return whether a cell of the column covers several rows."""
    return any(cell.row_span > 1 for cell in body if cell.col <= column < cell.col + cell.col_span)
