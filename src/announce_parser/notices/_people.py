"""People of a grid: who is beside or above a number.

In a masthead a row reads ``책임자 | 과 장 | 홍 길 동 | (044-…)``; a city's has the whole rank, ``○○정책팀장 | 홍길동 | 02-…``; on a
sheet of the budget ranks, names and numbers are three rows of a column. Names and ranks are often spaced out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from announce_parser.notices._lines import Line, letters
from announce_parser.notices._masthead_fields import is_furniture_text
from announce_parser.notices._words import (
    DIVISION_ENDING,
    ORGANIZATION_ENDING,
    POSITIONS,
    ROLES,
    is_name,
    is_position,
)
from announce_parser.patterns import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

# 상권활성화정책팀장 · 담당과장; near miss: 기획재정담당관, which may be the office that its head is called after
_LONG_RANK = lazy_regex(
    rf"[가-힣·]{{2,14}}(?:{'|'.join(sorted(POSITIONS, key=lambda word: (-len(word), word)))})"
)
# 홍길동 팀장 · 부장 홍길동 · 선임/홍길동 · 팀장 : 홍길동
_NAMED = (
    lazy_regex(r"(?P<name>[가-힣]{2,4})\s{1,3}(?P<rank>[가-힣]{2,6})"),
    lazy_regex(r"(?P<rank>[가-힣]{2,6})(?:\s{1,3}|\s?[/:]\s?)(?P<name>[가-힣]{2,4})"),
)
_OFFICE_OR_RANK = ("담당관", "정책관", "심의관", "기획관")
_LONGEST_RANK = 16


@dataclass(frozen=True, slots=True)
class Person:
    """Who a number of a grid belongs to, by the cells around it.

    Attributes:
        name: The cell that holds nothing but a name.
        position: The cell of the rank, None where there is none.
        role: The cell of the role (책임자), None where it has none of its own.
        office: Cells of the office, where ranks, names and numbers are rows of a column.
    """

    name: Line
    position: Line | None = None
    role: Line | None = None
    office: tuple[Line, ...] = ()

    @property
    def cells(self) -> tuple[Line, ...]:
        """Return the cells that name the person."""
        return tuple(line for line in (self.name, self.position, self.role) if line)


Rows = dict[int, tuple[Line, ...]]
Spot = tuple[int, int]


def people_of(rows: Rows, numbers: Collection[Spot]) -> Mapping[Spot, Person]:
    """Return the people of a grid by the cell of their number.

    Args:
        rows: The lines of each row, from left to right.
        numbers: The cells (row, column) that hold a number to call or write to.
    """
    found: dict[Spot, Person] = {}
    for row, lines in rows.items():
        for index, line in enumerate(lines):
            spot = _spot(line)
            if spot is None or spot not in numbers or spot[0] != row:
                continue
            person = _beside(lines[:index], rows) or _above(line, rows)
            if person is not None:
                found[spot] = person
    return found


def rank_of(bare: str) -> str | None:
    """Return the rank that a line consists of: 과장, also 담당과장 as a label beside a name."""
    if is_position(bare):
        return bare
    rank = bare.removeprefix("담당")
    return rank if rank != bare and is_position(rank) else None


def is_rank(text: str) -> bool:
    """Return whether a cell beside a name holds a rank, short or whole: 과 장, 상권활성화정책팀장."""
    bare = letters(text)
    return is_position(bare) or (
        len(bare) <= _LONGEST_RANK and _LONG_RANK.fullmatch(bare) is not None
    )


def _beside(left: Sequence[Line], rows: Rows) -> Person | None:
    """Return the person whose name is left of a number, with rank and role left of the name."""
    others = [line for line in left if line.text.strip()]
    if not others:
        return None
    if (both := _name_and_rank(others[-1])) is not None:
        return both
    if not is_name(others[-1].letters):
        return None
    name, rest = others[-1], others[:-1]
    position = rest[-1] if rest and _may_be_rank(rest[-1], rows) else None
    if position is not None:
        rest = rest[:-1]
    role = rest[-1] if rest and rest[-1].letters in ROLES else None
    if role is None and position is not None and position.letters in ROLES:
        role, position = position, None
    return Person(name, position, role)


def _name_and_rank(line: Line) -> Person | None:
    """Return the person whom one cell names with the rank, in either order: ``홍길동 팀장``, ``팀장 : 홍길동``."""
    match = next(
        (
            each
            for pattern in _NAMED
            if (each := pattern.fullmatch(line.text))
            and is_name(each["name"])
            and is_position(each["rank"])
        ),
        None,
    )
    if match is None:
        return None
    name, rank = (
        Line(match[part], line.start + match.start(part), line.block, line.cell)
        for part in ("name", "rank")
    )
    return Person(name, rank)


def _may_be_rank(line: Line, rows: Rows) -> bool:
    """A rank that is also what an office is called counts where the grid names the office elsewhere."""
    bare = line.letters
    if bare in ROLES:
        return True
    if not is_rank(line.text):
        return False
    if is_position(bare) or not bare.endswith(_OFFICE_OR_RANK):
        return True
    return any(
        other.letters == bare and _spot(other) != _spot(line)
        for others in rows.values()
        for other in others
    )


def _above(number: Line, rows: Rows) -> Person | None:
    """Return the person whose name is above a number and below a rank."""
    cell = number.cell
    if cell is None:
        return None
    column = [
        line
        for row in range(cell.row - 1, -1, -1)
        for line in rows.get(row, ())
        if line.cell is not None and line.cell.col == cell.col and line.cell.row == row
    ]
    if len(column) < 2 or not is_name(column[0].letters) or not is_rank(column[1].text):
        return None
    return Person(column[0], column[1], None, _offices((column[0], number), rows))


def _offices(lines: Sequence[Line], rows: Rows) -> tuple[Line, ...]:
    """Return the cells that name an office in the rows of name and number, each once."""
    found: dict[int, Line] = {}
    for line in lines:
        for other in rows.get(line.cell.row if line.cell else -1, ()):
            bare = other.letters
            is_office = ORGANIZATION_ENDING.search(bare) or DIVISION_ENDING.search(bare)
            if is_office and not is_furniture_text(other.text):
                found.setdefault(other.start, other)
    return tuple(found.values())


def _spot(line: Line) -> Spot | None:
    return (line.cell.row, line.cell.col) if line.cell else None
