"""A grid → header paths, units of columns, body rows.

The unit of an amount column is in its heading, ``지원 한도 (백만원)``, or in the caption,
``(단위 : 억원)``; a heading's own unit is the nearer one and wins. A caption with several units,
``(단위: 억원, %)``, gives each to the columns and rows whose headings are about such a thing: the row
``증감률`` of a table in 억 달러 holds percentages, and so does the bracket of ``31,643 (△4.6)``. Where no heading
is about any, under ``(단위: 백만원, 개사)``, the things a column is called after are counted (지원기업), and as many
columns of numbers as units take them in their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from announce_parser.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from announce_parser.document import Cell, Table

SEPARATOR = " > "
"""What stands between the levels of a header path in the keys of records."""

_MONEY_UNIT = r"(?:[십백천]?[만억조]?|[십백천])\s?원|(?:[십백천]?[만억조]|[십백천])?\s?(?:달러|불|엔|유로|위안)|USD|KRW|US\$|\$|₩"
_RATIO_UNIT = r"%p?|％|퍼센트|‰"
_COUNT_UNIT = (
    r"(?:[십백천만]{1,2}\s?)?(?:명|인|개|개사|개소|건|대|호|세대|가구|톤|두|마리)"
    r"|개교|개월|사|과제|팀|동|곳|점|회|일|주|년|시간|분|kg|㎏|ha|㏊|㎡|m2|km|㎞|MW|kW|㎿|GWh|포|쪽|권|식|편|종|품종|호수|배|위|p"
)
_UNIT = re.compile(rf"(?:{_MONEY_UNIT}|{_RATIO_UNIT}|{_COUNT_UNIT})")
_MONEY = re.compile(_MONEY_UNIT)
_RATIO = re.compile(_RATIO_UNIT)
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{1,24})[)\]）]")
_SPLIT = re.compile(r"\s?[,/·ㆍ、]\s?|\s및\s")
_LIMIT_OF_UNIT = re.compile(r"\s?(?:이내|이하|내외|한도)$")  # (단위: 백만 원 이내)
_STATED = re.compile(r"단\s?위\s?[:：]\s?(?P<unit>[^()\[\]\n]{1,24})")
_UNIT_WORD = re.compile(r"단\s{0,2}위\s{0,2}[:：]?\s{0,2}")

# What a heading says its numbers are, where it says so: shares, money, how many, or none of these.
_OF_RATIO = re.compile(
    r"(?:비율|비중|율|률|증감|구성비|점유|대비|%)(?:\([^()]*\))?$"
)  # share, rate, change
_OF_MONEY = re.compile(
    r"예산|금액|액$|사업비|국비|지방비|도비|시비|군비|민자|자부담|지원금|출연금|보조금|한도|단가|매출|수출|투자|비용|(?:^|[십백천만억조])원$|융자"
)
_OF_COUNT = re.compile(
    r"(?:[업건개가대점사자원교주]수|인원|명수|횟수|건수|물량|규모|수량|개소|호수|과제\s?수|수)(?:\([^()]*\))?$"
)
_OF_ORDER = re.compile(
    r"^(?:연번|순번|번호|순위|순서|no\.?|구분|분야|연도|년도|연도별|일자|날짜|연락처|전화(?:번호)?|팩스|코드|우편번호|비고)$",
    re.IGNORECASE,
)
# What is counted by a unit, as the last word of a heading: 지원기업 in 개사, 참여인력 in 명
_COUNTED: dict[str, re.Pattern[str]] = {
    unit: re.compile(rf"(?:{things})(?:수|현황|실적)?$")
    for units, things in (
        ("개사 사 업체 기업 개", "기업|업체|회사|법인|상사|스타트업|조합|[참수출입]여사|[회고]원사|[수발]주사"),
        ("개소 곳 동 점", "사업장|시설|개소|장소|센터|점포|매장|거점|단지|공장|학교|어린이집|경로당|시장|마을|지역|기관|병원"),
        ("명 인", "인원|인력|[가-힣](?:자|생|인|원)|학생|근로자|고용|취업|창업자|주민|청년|어르신|농민|교사|교원"),
        ("건", "건|계약|특허|사례|신청|접수|민원|상담|출원|등록|협약"),
        ("대", "차량|장비|버스|택시|트럭|로봇|드론|기기|충전기"),
        ("가구 세대 호", "가구|세대|주택|농가|어가"),
        ("과제", "과제"),
        ("팀", "팀"),
        ("회", "횟수|회차?"),
        ("교 개교", "학교|대학|대학교"),
    )
    for unit in units.split()
}  # fmt: skip
_OF_TOTAL = re.compile(r"(?:계|합|총액|잔액|평균|\d년?도?|\d월|분기)(?:\([^()]*\))?$")
_NUMBER = re.compile(r"[△▲+-]?\s?\d[\d,]{0,15}(?:\.\d{1,4})?")
# Change: a sum where the table states no percentages (증감 in a budget of two years).
_OF_CHANGE = re.compile(r"증감[액수]?$")
# Beside a rate of change, the change itself is in the unit of what changed: 취업자 | 증감 | 증감률
_OF_RATE_OF_CHANGE = re.compile(r"(?:증감|증가|감소|등락|변동|신장|성장)[률율]$")
# What a number in brackets after another is, where a heading says so: 수출(증감률)
_BRACKETED_SHARE = re.compile(
    r"[(\[（]\s?(?:[가-힣]{0,8}(?:[률율]|비중|구성비|대비)|증감)?,?\s?(?:%p?)?\s?[)\]）]$"
)
_OF_TIME = re.compile(r"기간|일정|일시|시기|공고|접수|마감")
# Sheets of a budget call their columns by letters and say by them what the others are: (B-A), (B-A)/A.
_LETTER = r"[A-Ha-h①-⑮ⓐ-ⓩ㉠-㉭㉮-㉻]"
_MINUS_SIGNS = str.maketrans("‐‑‒–—―−－", "--------")
_SHARE_OF_COLUMNS = re.compile(
    rf"(?:^|[가-힣])\(*{_LETTER}(?:[-+]{_LETTER}){{0,3}}\)*[/÷]\(*{_LETTER}\)*(?:[×*x]100)?\)*$"
)
_DIFFERENCE_OF_COLUMNS = re.compile(rf"(?:^|증감액?|차[액이])[(\[]?{_LETTER}-{_LETTER}[)\]]?$")


class Measure(StrEnum):
    """What bare numbers of a column measure."""

    MONEY = "money"
    RATIO = "ratio"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table as its headings name it.

    Attributes:
        index: From 0.
        path: Heading texts from the top row down, white space folded, spans repeated once.
        unit: The unit that holds for bare numbers in it: its own, else the caption's; None if none.
        own_unit: True where the unit is in its own heading.
        shares_in_brackets: True where a number in brackets after another is a percentage.
    """

    index: int
    path: tuple[str, ...]
    unit: str | None
    own_unit: bool = False
    shares_in_brackets: bool = False


@once
def grid(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    """Return the cell that covers each field, by row and column; None where no cell does."""
    return _first_rows(table, table.n_rows)


def _first_rows(table: Table, count: int) -> tuple[tuple[Cell | None, ...], ...]:
    fields: list[list[Cell | None]] = [[None] * table.n_cols for _ in range(count)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, count)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                fields[row][col] = cell
    return tuple(tuple(row) for row in fields)


@once
def row_paths(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the labels of each row from left to right, white space folded; empty without label columns."""
    return tuple(
        tuple(
            " ".join(text.split())
            for text in _texts(
                tuple(c if c and c.header else None for c in row[: table.header_cols])
            )
        )
        for row in grid(table)
    )


def column_at(table: Table, column: Column, row: tuple[str, ...]) -> Column:
    """Return the column with the unit that holds in one row of it.

    The column's own unit wins; then that of the row's label, ``증감률(%)``; then the one of the table's
    units that suits what the row's label is about. A column of shares holds shares in every row.
    """
    if column.own_unit or not row:
        return column
    own = next((unit for text in reversed(row) if (unit := find_heading_unit(text))), None)
    if own is not None:
        return replace(column, unit=own)
    if column.unit is not None and measure_of(row) is None and measure_of(column.path) is None:
        return replace(column, unit=_counting_unit(stated_units(table), row) or column.unit)
    if column.unit is None or measure_of(row) is None:
        return column
    is_share = _measure(column.unit) is Measure.RATIO and measure_of(column.path) is Measure.RATIO
    if is_share or _is_difference(row, row_paths(table)):
        return column
    return replace(column, unit=_fitting_unit(stated_units(table), row))


def body_rows(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    """Return the rows below the header; a merged cell is in every row and column it covers."""
    return grid(table)[table.header_rows :]


@once
def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns from left to right, one for each of ``n_cols``."""
    fields = _first_rows(table, min(table.header_rows, table.n_rows))
    paths = tuple(_path(tuple(row[index] for row in fields)) for index in range(table.n_cols))
    return tuple(_column(table, index, paths) for index in range(table.n_cols))


def records(table: Table) -> tuple[dict[str, str], ...]:
    """Return the body rows keyed by header path, levels joined by `` > ``; merged cells are in each row.

    Columns of one path are distinguished by `` (2)``, one without a heading is called by its number from 1.
    A table without a header row has its labels at the left: one record, each label with the rest of its row.
    """
    if not table.header_rows:
        return _labelled(table)
    keys = _keys(
        [SEPARATOR.join(column.path) or str(column.index + 1) for column in columns(table)]
    )
    return tuple(
        {key: cell.text if cell else "" for key, cell in zip(keys, row, strict=True)}
        for row in body_rows(table)
    )


def _path(cells: tuple[Cell | None, ...]) -> tuple[str, ...]:
    """Return the headings of a column from the top row down, white space folded, spans once."""
    path: list[str] = []
    previous: Cell | None = None
    for cell in cells:
        if cell is not None and cell is not previous and cell.text.strip():
            path.append(" ".join(cell.text.split()))
        previous = cell
    return tuple(path)


def _column(table: Table, index: int, paths: tuple[tuple[str, ...], ...]) -> Column:
    path = paths[index]
    own = next((unit for text in reversed(path) if (unit := find_heading_unit(text))), None)
    units = stated_units(table)
    spoken_of = path[:-1] if _is_difference(path, paths) else path
    unit = own or _counting_unit(units, spoken_of) or _fitting_unit(units, spoken_of)
    if own is None and len(units) > 1 and measure_of(spoken_of) is None:
        unit = _unit_in_order(table, index, paths) or unit
    return Column(
        index,
        path,
        unit,
        own_unit=own is not None,
        shares_in_brackets=_brackets_hold_shares(unit, units, path),
    )


def _is_difference(path: tuple[str, ...], paths: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether a heading is the change itself because another one is the rate of change."""
    if not path or _OF_CHANGE.search(_BRACKETS.sub("", path[-1]).strip()) is None:
        return False
    return any(
        other and _OF_RATE_OF_CHANGE.search(re.sub(r"\s", "", _BRACKETS.sub("", other[-1])))
        for other in paths
    )


def _brackets_hold_shares(unit: str | None, units: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Return whether the table or the heading gives a percentage to what is in brackets."""
    if unit is None or _RATIO.fullmatch(unit):
        return False
    if any(_BRACKETED_SHARE.search(text) and _BRACKETS.search(text) for text in path):
        return True
    return any(_RATIO.fullmatch(each) for each in units)


def find_heading_unit(heading: str) -> str | None:
    """Return the unit that is in a heading's brackets, ``예산(백만원)``, ``수수료(공급가액, 천원)``, or None."""
    for match in reversed(list(_BRACKETS.finditer(heading))):
        units = _units_among(match[1])
        if units:
            return units[0]
    return None


@once
def stated_units(table: Table) -> tuple[str, ...]:
    """Return the units that the table states for all its cells, in their order.

    They are after 단위, above the table or in its corner, or in the brackets that end its caption:
    ``업종별 동향(억 달러, %)``.
    """
    stated = table.unit or _unit_in_corner(table)
    if stated is not None:
        return tuple(unit for part in _SPLIT.split(stated) if (unit := _without_words(part)))
    brackets = list(_BRACKETS.finditer(table.caption or ""))
    if not brackets or (table.caption or "")[brackets[-1].end() :].strip():
        return ()
    return _units_among(brackets[-1][1])


def _without_words(part: str) -> str:
    """Return the unit of ``전년동기대비 %`` or ``백만 원 이내`` without what is said of it."""
    unit = _LIMIT_OF_UNIT.sub("", part.strip())
    last = unit.rpartition(" ")[2].strip("()")
    return last if _RATIO.fullmatch(last) else unit


def _unit_in_corner(table: Table) -> str | None:
    """Return the unit that the first cell of the table states, ``구분 (단위: 백만원)``, or None."""
    corner = next((cell for cell in table.cells if not cell.row and not cell.col), None)
    match = _STATED.search(corner.text) if corner is not None else None
    return match["unit"].strip() if match else None


def _units_among(words: str) -> tuple[str, ...]:
    """Return those of the words between commas that are units."""
    parts = (
        _LIMIT_OF_UNIT.sub("", part.strip()) for part in _SPLIT.split(_UNIT_WORD.sub("", words))
    )
    return tuple(part for part in parts if _UNIT.fullmatch(part))


def measure_of(path: tuple[str, ...]) -> Measure | None:
    """Return what the headings of a column say its numbers measure, None where they do not say."""
    for text in reversed(path):
        bare = re.sub(r"\s", "", _BRACKETS.sub("", text))
        if _SHARE_OF_COLUMNS.search(_compact(text)):
            return Measure.RATIO
        if _OF_ORDER.search(bare) or _OF_TIME.search(bare):
            return Measure.OTHER
        if _OF_RATIO.search(bare):
            return Measure.RATIO
        if _OF_MONEY.search(bare):
            return Measure.MONEY
        if _OF_COUNT.search(bare):
            return Measure.COUNT
    return None


def _fitting_unit(units: tuple[str, ...], path: tuple[str, ...]) -> str | None:
    """Return the one of the table's units that fits a column or row, None where none does.

    ``규모`` (size) is money in one notice and firms in the next: a single unit holds for it as it is.
    """
    if not units:
        return None
    measure = measure_of(path)
    if measure is Measure.OTHER:
        return None
    if path and _DIFFERENCE_OF_COLUMNS.search(_compact(path[-1])):
        return next((unit for unit in units if _measure(unit) is not Measure.RATIO), units[0])
    if measure is None:
        return units[0]
    fitting = [unit for unit in units if _measure(unit) is measure]
    if fitting:
        return fitting[0]
    is_loose = measure is Measure.COUNT and any(text.endswith("규모") for text in path)
    is_difference = _OF_CHANGE.search(_BRACKETS.sub("", path[-1]).strip()) is not None
    return units[0] if is_loose or is_difference else None


def _counting_unit(units: tuple[str, ...], path: tuple[str, ...]) -> str | None:
    """Return the one of several units that counts what a heading names: 개사 for 지원기업, None where none does."""
    if len(units) < 2 or measure_of(path) not in (None, Measure.COUNT):
        return None
    for text in reversed(path):
        bare = re.sub(r"\s", "", _BRACKETS.sub("", text))
        for unit in units:
            if unit in _COUNTED and _COUNTED[unit].search(bare):
                return unit
    return None


def _unit_in_order(table: Table, index: int, paths: tuple[tuple[str, ...], ...]) -> str | None:
    """Return the unit that is where the column does, where as many columns of numbers are as units and none gainsays.

    Else the one column that no heading explains takes the one unit that no other column has; a total takes none.
    """
    units = stated_units(table)
    numbers = [column for column in range(table.n_cols) if _holds_numbers(table, column, paths)]
    if index not in numbers:
        return None
    if len(numbers) != len(units):
        known = {column: measure_of(paths[column]) for column in numbers}
        taken = set(known.values())
        left = [unit for unit in units if _measure(unit) not in taken]
        alone = [column for column in numbers if known[column] is None] == [index]
        is_total = not paths[index] or _OF_TOTAL.search(paths[index][-1].replace(" ", ""))
        return left[0] if len(left) == 1 and alone and not is_total else None
    for column, unit in zip(numbers, units, strict=True):
        if measure_of(paths[column]) not in (None, _measure(unit)):
            return None
    return units[numbers.index(index)]


def _holds_numbers(table: Table, index: int, paths: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether a column holds bare numbers that measure something."""
    if index < table.header_cols or measure_of(paths[index]) is Measure.OTHER:
        return False
    cells = (row[index] for row in body_rows(table))
    return any(cell is not None and _NUMBER.fullmatch(cell.text.strip()) for cell in cells)


def _compact(heading: str) -> str:
    """Return a heading without its spaces, every dash a minus: ``(B – A)`` as ``(B-A)``."""
    return re.sub(r"\s", "", heading).translate(_MINUS_SIGNS)


def _measure(unit: str) -> Measure:
    if _RATIO.fullmatch(unit):
        return Measure.RATIO
    return Measure.MONEY if _MONEY.fullmatch(unit) else Measure.COUNT


def _keys(paths: list[str]) -> list[str]:
    """Return the paths, repeated ones numbered from the second on."""
    seen: dict[str, int] = {}
    keys = []
    for path in paths:
        seen[path] = seen.get(path, 0) + 1
        keys.append(path if seen[path] == 1 else f"{path} ({seen[path]})")
    return keys


def _labelled(table: Table) -> tuple[dict[str, str], ...]:
    """Return one record of a table whose labels are at the left; without labels, its rows by column."""
    if not table.header_cols:
        return tuple(
            {str(index + 1): cell.text if cell else "" for index, cell in enumerate(row)}
            for row in grid(table)
        )
    labels: dict[str, list[str]] = {}
    for row in grid(table):
        label = SEPARATOR.join(_texts(row[: table.header_cols]))
        labels.setdefault(label or "-", []).append(" ".join(_texts(row[table.header_cols :])))
    return ({label: "\n".join(texts) for label, texts in labels.items()},)


def _texts(cells: tuple[Cell | None, ...]) -> Iterator[str]:
    """Yield the texts of a run of fields, a cell that covers several of them once."""
    previous: Cell | None = None
    for cell in cells:
        if cell is not None and cell is not previous and cell.text:
            yield " ".join(cell.text.split())
        previous = cell
