"""Ragged rows → a grid: which blanks are merged cells, and which cells name rows and columns.

Text has no merged cells, only blanks. A blank right of a heading widens it; a blank below a name means
that the name holds here too; a blank below an amount is just empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from announce_parser.errors import OverLimit
from announce_parser.readers._drafts import Grid, GridCell
from announce_parser.readers._limits import MOST_FIELDS
from announce_parser.readers._traced import Row, Traced

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that column headings end with, each alone enough to tell a heading from a value.
_HEADING_WORDS = (
    "구분",  # division
    "분야",  # field
    "유형",  # type
    "단계",  # stage
    "사업명",  # name of the program
    "과제명",  # name of the project
    "항목",  # item
    "내용",  # contents
    "비고",  # remarks
    "기간",  # period
    "일정",  # schedule
    "일시",  # date and time
    "일자",  # date
    "예산",  # budget
    "금액",  # amount
    "규모",  # size
    "한도",  # limit
    "비율",  # ratio
    "비중",  # share
    "대상",  # target
    "기관",  # agency
    "연락처",  # contact
    "전화번호",  # telephone number
    "문의처",  # where to ask
    "연번",  # serial number
    "순번",  # serial number
    "합계",  # total
    "배점",  # points
    "지역",  # region
    "방법",  # method
    "종류",  # kind
    "명칭",  # name
    "단가",  # unit price
    "물량",  # volume
)
# Division, field, type, item, serial number: these name a column, never the value beside them.
_GENERIC = re.compile(
    r"구\s?분|분\s?야|유\s?형|항\s?목|연\s?번|순\s?번|번\s?호|지\s?역|단\s?계|종\s?류"
)
# A blank below one of these is not a merged cell: the remark is missing.
_REMARKS = re.compile(r"비\s?고|특이\s?사항|기\s?타")
# The rows that sum up: total, subtotal, grand total.
_TOTAL = re.compile(r"(?:합|총|소|누)?\s{0,3}계|전\s{0,3}체|총\s{0,3}합(?:\s{0,3}계)?")
_AMOUNT = re.compile(
    r"[△▲▼\-+±약최대총'’]{0,4}\s?\d[\d,.]*\s?(?:%p?|[천백십]?[만억조]?\s?원|명|개사?|건|개소|팀|대|호|회|점|톤|배|위)?"
    r"\s?(?:\([^()]{0,20}\))?|-|–"
)
# Digits that headings do hold: years, quarters, stages.
_ORDINAL = re.compile(
    r"""
    (?:19|20)\d\d\s?[./]\s?[1-4]/4(?:분기)?|(?:19|20)\d\d\s?(?:년(?:도|산)?)?
    |['’‘]\d\d\s?(?:년(?:도)?)?|\d{1,2}\s?(?:차(?:년도)?|분기|월|단계|회차?|순위|등급|종|안
      |반기)|\([A-Za-z0-9+\-=~/÷×]{1,9}\)|1\s?(?:인|명|가구|세대|개사|개소|팀|건|대|호|과제|업체
      |기업|회|마리)\s?당
    """,
    re.VERBOSE,
)
# 2023 · 2023년 · 2023. 6월 기준: the year that a row is of
_YEAR_LABEL = re.compile(r"(?:19|20)\d\d(?=\s?년|$|\s?\.\s?\d{1,2}\s?월)")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?:다|니다|요|음|함|임)\.?$")
_UNIT_ONLY = re.compile(r"[(\[][^()\[\]]{1,12}[)\]]")
_LONGEST_HEADING = 40
_MOST_HEADER_ROWS = 3


def grid_of(rows: Sequence[Row], ruled: int = 0) -> Grid:
    """Return the grid of rows that text gives; `ruled` rows are above a line that rules off a header."""
    matrix = _squared(rows)
    header_rows = count_header_rows(matrix, ruled)
    merging = _Merging(matrix, header_rows)
    merging.widen_headings()
    merging.lengthen_names()
    header_cols = _header_cols(merging, header_rows)
    return Grid(
        len(matrix),
        len(matrix[0]),
        merging.cells(header_cols),
        header_rows=header_rows,
        header_cols=header_cols,
    )


def _squared(rows: Sequence[Row]) -> list[list[Traced]]:
    """Return the rows at one width, without columns at the right that are blank in all of them."""
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=1)
    if width * len(rows) > MOST_FIELDS:
        raise OverLimit(f"a table has more than {MOST_FIELDS} fields")
    return [[*row[:width], *(Traced("") for _ in range(width - len(row)))] for row in rows]


def is_amount(text: str) -> bool:
    """Return whether a cell is a number with its unit and nothing else, or the dash that stands for none."""
    return _AMOUNT.fullmatch(text) is not None


def are_years(texts: Sequence[str]) -> bool:
    """Return whether the cells of a column are years one below the other, the names of its rows."""
    years = [match.group() for text in texts if (match := _YEAR_LABEL.match(text))]
    return len(years) > 1 and len(years) == len(texts) and len(set(years)) > 1


def is_heading_like(text: str) -> bool:
    """Return whether a cell could be a heading: short, no sentence, no digits but those of a year or stage."""
    if len(text) > _LONGEST_HEADING or "@" in text or _SENTENCE.search(text):
        return False
    return _DIGIT.search(_ORDINAL.sub("", text)) is None


def _names_column(text: str) -> bool:
    bare = re.sub(r"\s|[(\[][^()\[\]]*[)\]]", "", text)
    return bare.endswith(_HEADING_WORDS)


def count_header_rows(matrix: Sequence[Sequence[Traced]], ruled: int) -> int:
    """Return how many rows at the top name columns; `ruled` of them are above a ruling line."""
    if len(matrix) < 2 or not _is_header(matrix, ruled):
        return 0
    count = 1
    while count < min(_MOST_HEADER_ROWS, len(matrix) - 1) and _goes_on_header(matrix, count):
        count += 1
    return count


def _is_header(matrix: Sequence[Sequence[Traced]], ruled: int) -> bool:
    """Return whether the first row names columns, by its words and by what is below them."""
    first = [cell.text for cell in matrix[0]]
    filled = [text for text in first if text]
    if len(filled) < 2 or not all(is_heading_like(text) for text in filled):
        return False
    if len(first) == 2:
        return _is_pair_of_headings(matrix)
    if ruled and ruled < len(matrix):
        return True
    return any(_names_column(text) for text in filled) or any(
        _is_value_column(matrix, column) for column in range(1, len(first))
    )


def _is_pair_of_headings(matrix: Sequence[Sequence[Traced]]) -> bool:
    """Return whether two columns have headings, and are not labels with what is said of them."""
    if _GENERIC.fullmatch(matrix[0][0].text):
        return True
    if any(_names_column(row[0].text) for row in matrix[1:]):
        return False
    return _names_column(matrix[0][1].text) or _is_value_column(matrix, 1)


def _is_value_column(matrix: Sequence[Sequence[Traced]], column: int) -> bool:
    """Return whether below the first row nothing could be a heading."""
    below = [row[column].text for row in matrix[1:] if row[column]]
    return bool(below) and not any(is_heading_like(text) for text in below)


def _goes_on_header(matrix: Sequence[Sequence[Traced]], index: int) -> bool:
    """Return whether a row is under wide headings only: ``예산 | 개수`` under ``지원 규모``, or units."""
    above, row = matrix[index - 1], matrix[index]
    filled = [column for column, cell in enumerate(row) if cell]
    if all(_UNIT_ONLY.fullmatch(row[column].text) for column in filled):
        return True
    if row[0] or not all(is_heading_like(row[column].text) for column in filled):
        return False
    is_wide = [
        not above[column] or (column + 1 < len(above) and not above[column + 1])
        for column in filled
    ]
    return all(is_wide) and len(filled) > 1


def _header_cols(merging: _Merging, header_rows: int) -> int:
    """Return how many columns at the left name rows: groups and the names within them."""
    width = len(merging.matrix[0])
    if width < 2 or (merging.is_numeric(0) and not are_years(merging.body_texts(0))):
        return 0
    if not header_rows:
        return 1  # labels and values in turn: only the first column is sure to hold labels
    count = merging.owners[0][0].col_span if merging.matrix[0][0] else 1
    while count < width - 1 and not merging.is_numeric(count) and merging.has_groups(count - 1):
        count += 1
    return min(count, width - 1)


@dataclass(slots=True)
class _Area:
    """A cell while it grows."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1


@dataclass(slots=True)
class _Merging:
    """A matrix of texts with the cell that owns each of its fields.

    Attributes:
        matrix: Texts by row and column, all rows of one width.
        header_rows: Rows at the top that name columns.
        owners: For every field the cell that covers it; at first each its own.
    """

    matrix: list[list[Traced]]
    header_rows: int
    owners: list[list[_Area]] = field(init=False)

    def __post_init__(self) -> None:
        """Give every field to a cell of its own."""
        self.owners = [
            [_Area(row, column) for column in range(len(texts))]
            for row, texts in enumerate(self.matrix)
        ]

    def widen_headings(self) -> None:
        """Merge blanks of header rows into the heading left of them, else into the one above."""
        for row in range(self.header_rows):
            for column, text in enumerate(self.matrix[row]):
                if text:
                    continue
                above = self.owners[row - 1][column] if row else None
                if above is not None and (above.col_span == 1 or not self._is_divided(row, above)):
                    self._lengthen(row, above)
                elif column and self._text(self.owners[row][column - 1]):
                    self._widen(row, column)

    def lengthen_names(self) -> None:
        """Merge blanks of the body into the name above them, in columns of names."""
        spanning = [self._spans_down(column) for column in range(len(self.matrix[0]))]
        for row in range(self.header_rows, len(self.matrix)):
            if self._is_total(row):
                self._widen_total(row)
                continue
            for column, text in enumerate(self.matrix[row]):
                if (
                    not text
                    and spanning[column]
                    and row > self.header_rows
                    and self._may_lengthen(row, column)
                ):
                    self._lengthen(row, self.owners[row - 1][column])

    def cells(self, header_cols: int) -> tuple[GridCell, ...]:
        """Return every cell once, row-major."""
        return tuple(
            self._cell(area, header_cols)
            for row, areas in enumerate(self.owners)
            for column, area in enumerate(areas)
            if (area.row, area.col) == (row, column)
        )

    def is_numeric(self, column: int) -> bool:
        """Return whether at least half of the body's filled cells are amounts."""
        filled = self.body_texts(column)
        return bool(filled) and 2 * sum(is_amount(text) for text in filled) >= len(filled)

    def body_texts(self, column: int) -> list[str]:
        """Return the texts of the body's filled cells of a column."""
        return [row[column].text for row in self.matrix[self.header_rows :] if row[column]]

    def has_groups(self, column: int) -> bool:
        """Return whether a cell of the body covers several rows."""
        return any(row[column].row_span > 1 for row in self.owners[self.header_rows :])

    def _spans_down(self, column: int) -> bool:
        heading = " ".join(self.matrix[row][column].text for row in range(self.header_rows))
        return not self.is_numeric(column) and _REMARKS.search(heading) is None

    def _may_lengthen(self, row: int, column: int) -> bool:
        """Return whether a blank belongs to the cell above; where rows have labels, only under one blank too."""
        above = self.owners[row - 1][column]
        if above.col_span > 1 or not self._text(above) or self._is_total(row - 1):
            return False
        return self.header_rows > 0 or column == 0 or self.owners[row][column - 1].row < row

    def _is_total(self, row: int) -> bool:
        """Return whether a row sums up: its first word says so."""
        first = next((text.text for text in self.matrix[row] if text), "")
        return row >= self.header_rows and _TOTAL.fullmatch(first) is not None

    def _widen_total(self, row: int) -> None:
        """Let the label of a total cover the columns of names right of it."""
        start = next(column for column, text in enumerate(self.matrix[row]) if text)
        for column in range(start + 1, len(self.matrix[row])):
            if self.matrix[row][column] or self.is_numeric(column):
                return
            self._widen(row, column)

    def _is_divided(self, row: int, above: _Area) -> bool:
        """Return whether a row has texts of its own below a wide heading."""
        return any(self.matrix[row][above.col : above.col + above.col_span])

    def _text(self, area: _Area) -> str:
        return self.matrix[area.row][area.col].text

    def _widen(self, row: int, column: int) -> None:
        left = self.owners[row][column - 1]
        if left.row_span == 1:
            left.col_span += 1
            self.owners[row][column] = left

    def _lengthen(self, row: int, above: _Area) -> None:
        """Let a cell cover the fields below it."""
        above.row_span = row - above.row + 1
        for column in range(above.col, above.col + above.col_span):
            self.owners[row][column] = above

    def _cell(self, area: _Area, header_cols: int) -> GridCell:
        text = self.matrix[area.row][area.col]
        return GridCell(
            area.row,
            area.col,
            area.row_span,
            area.col_span,
            text.text,
            header=bool(text) and (area.row < self.header_rows or area.col < header_cols),
            runs=text.runs,
        )
