"""Lines → rows of cells: which line is in which column, where a row begins and where the table ends.

One walk over the lines weighs, for each line and column, whether the line opens the cell right of the last,
goes on with it, or opens a row: by the kinds of values the columns hold, by how often a column has a cell of
its own (a merged one is written once), and by the blanks above the line. The best way of all is taken, and
the columns are then read anew from it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from announce_parser.readers._kinds import TYPED, WORDY, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers._traced import Traced

# What goes on with a cell: a list within it, its second half, a word that says how it is.
_GOES_ON = re.compile(r"[*·ㆍ&,/~]|\+(?!\s?\d)|(?:신규|계속|신설|재공고)$")
_BRACKETED = re.compile(r"\((?:[^()]*|.*\)\*{0,2})$")
_ENDS_OPEN = re.compile(r"(?:[,·ㆍ&/(+]|\s및|\s또는|\s위한|\s등의)$")
_NEVER = float("-inf")


class Blanks(Enum):
    """What blank lines say in a table."""

    ROWS = "rows"  # they part rows, and paragraphs of a cell
    SOME = "some"  # they are here and there, never within a row
    ALL = "all"  # they part all cells, and say nothing


@dataclass(frozen=True, slots=True)
class _Worth:
    """What a blank above a line, or none, is worth where the line goes on, opens a cell, opens a row."""

    on: tuple[float, float]
    cell: tuple[float, float]
    row: tuple[float, float]


# (without a blank above, with one)
_WORTH = {
    Blanks.ROWS: _Worth(on=(-0.9, -0.45), cell=(0.0, -0.9), row=(-1.3, 0.1)),
    Blanks.SOME: _Worth(on=(-0.9, -1.6), cell=(0.0, -0.6), row=(-0.1, 0.2)),
    Blanks.ALL: _Worth(on=(-1.0, -1.0), cell=(0.0, 0.0), row=(0.0, 0.0)),
}
_OPENS_WITH_BRACKET, _OPENS_WITH_MARK, _AFTER_OPEN_END = -0.05, 0.0, -0.1
_BRACKET_OPENS, _MARK_OPENS = -1.0, -1.2
_TYPED_GOES_ON = -1.0
_USUAL, _RAREST, _OFTENEST, _WEIGHT = 0.85, 0.12, 0.88, 0.6
_GROUPED, _LENGTHS = 0.45, 0.5
_LEFTWARD = 0.03  # of two columns that fit alike, the left one
_LEFT = 0.7  # cells are merged at the left rather than elsewhere
_BEHIND_LAST = 0.4
_ROW = 2  # how many widths a step holds that opens a row
_FALLEN = 8.0  # how far after the best end lines that are still tried may bring a table
_SUMS_UP = 4.0  # a total leaves columns out


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line that may be a cell, or part of one.

    Attributes:
        text: Trimmed.
        gap: True where a blank line is above.
        at: Its index among all lines of the document.
        kind: The kind of value that it is, alone.
        total: True where it is the name of a row that sums up.
    """

    text: Traced
    gap: bool
    at: int
    kind: str
    total: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it looks like the second half of a cell."""
        return self.bracketed or _GOES_ON.match(self.text.text) is not None

    @property
    def bracketed(self) -> bool:
        """Whether it is a bracket and nothing else: ``(기공고)``, but not ``(신규) 나래 지원``."""
        return _BRACKETED.match(self.text.text) is not None


@dataclass(frozen=True, slots=True)
class ColumnLikeness:
    """What the cells of a column are like.

    Attributes:
        shares: How many of its values are of each kind, together 1.
        filled: The share of rows that have a cell of their own.
        length: Logarithm of the usual length of its words; None where that is not known.
    """

    shares: tuple[tuple[str, float], ...]
    filled: float = _USUAL
    length: float | None = None

    def fit(self, kind: str, length: int) -> float:
        """Return what a line of a kind says for being a value of the column, and words by their length."""
        alike = sum(share * likeness(kind, other) for other, share in self.shares)
        if self.length is None or kind not in WORDY:
            return alike
        return alike - _LENGTHS * min(1.5, abs(math.log(length) - self.length))


Row = dict[int, tuple[int, ...]]  # column → indices of the lines in its cell


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows found below a header.

    Attributes:
        worth: What speaks for them, less what speaks against them.
        last: One past the last line.
    """

    rows: tuple[Row, ...]
    worth: float
    last: int


def columns_like(kinds: Sequence[str]) -> tuple[ColumnLikeness, ...]:
    """Return columns of one kind each; of two of words at the left, the first holds groups."""
    grouped = set(kinds[:2]) <= {"words", "text", "term"}
    return tuple(
        ColumnLikeness(((kind, 1.0),), _GROUPED if grouped and not at else _USUAL)
        for at, kind in enumerate(kinds)
    )


def columns_of(
    lines: Sequence[CellLine], rows: Sequence[Row], width: int
) -> tuple[ColumnLikeness, ...]:
    """Return the columns as some rows show them."""
    found = []
    for column in range(width):
        kinds = Counter(lines[row[column][0]].kind for row in rows if column in row)
        count = sum(kinds.values())
        shares = tuple((kind, number / count) for kind, number in sorted(kinds.items()))
        filled = min(_OFTENEST, max(_RAREST, (count + _USUAL) / (len(rows) + 1)))
        words = [
            math.log(len(lines[row[column][0]].text))
            for row in rows
            if column in row and lines[row[column][0]].kind in WORDY
        ]
        length = sum(words) / len(words) if len(words) > 1 else None
        found.append(ColumnLikeness(shares or (("words", 1.0),), filled, length))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Lines with what each says by itself, whatever the columns are.

    Attributes:
        opens: What it is worth that each opens a cell, by how it begins.
        goes_on: What it is worth that each goes on with the cell above it.
    """

    lines: tuple[CellLine, ...]
    blanks: Blanks
    opens: tuple[float, ...]
    goes_on: tuple[float, ...]
    _known: dict[tuple[int, tuple[ColumnLikeness, ...]], Alignment] = field(default_factory=dict)

    def aligned(self, first: int, columns: tuple[ColumnLikeness, ...]) -> Alignment:
        """Return the best rows from a line on; they may end before the last line.

        Readings that began apart often come to the same columns: these are aligned once.
        """
        key = first, columns
        if key not in self._known:
            self._known[key] = _align(self, first, columns)
        return self._known[key]


def weighed(lines: Sequence[CellLine], blanks: Blanks) -> Weighed:
    """Return lines weighed once for all the columns that are then tried."""
    opens = (_opens(lines, index) for index in range(len(lines)))
    on = (_goes_on(before, line, _WORTH[blanks]) for before, line in pairwise(lines))
    return Weighed(tuple(lines), blanks, tuple(opens), (_NEVER, *on))


def _align(found: Weighed, first: int, columns: Sequence[ColumnLikeness]) -> Alignment:
    """Return the best rows from a line on."""
    last = len(found.lines)
    width = len(columns)
    lines, worth = found.lines, _WORTH[found.blanks]
    own = [
        _WEIGHT * math.log(column.filled) + _LEFTWARD * (width - at)
        for at, column in enumerate(columns)
    ]
    lacking = [_WEIGHT * math.log(1 - column.filled) for column in columns]
    lead = [(_LEFT if column == 1 else 1.0) * sum(lacking[:column]) for column in range(width)]
    tail = [sum(lacking[column + 1 :]) for column in range(width)]
    ends = _ends(tail, found.blanks)
    fits: dict[tuple[str, int], list[float]] = {}  # lines of one kind and length fit alike
    ways = [_NEVER] * width
    steps: list[list[int]] = []
    best, best_at = _NEVER, (first, 0)
    for index in range(first, last):
        line = lines[index]
        key = line.kind, len(line.text) if line.kind in WORDY else 0
        fit = fits.get(key)
        if fit is None:
            fit = [column.fit(*key) + owned for column, owned in zip(columns, own, strict=True)]
            fits[key] = fit
        opening = found.opens[index]
        if line.total:
            fit = [fit[0] + _SUMS_UP, *fit[1:]]
        if index == first:
            ways = [fit[0] + opening, *[_NEVER] * (width - 1)]
            steps.append([2 * width] * width)
        else:
            closed = list(map(add, ways, ends[line.gap]))
            opened = max(closed)
            ended = closed.index(opened)
            opened += worth.row[line.gap] + opening
            cell = worth.cell[line.gap] + opening
            weights = found.goes_on[index], cell, opened, ended
            ways, step = _step(ways, fit, (lacking, lead), weights)
            steps.append(step)
        closed = list(map(add, ways, tail))
        closing = max(closed)
        if closing > best:
            best, best_at = closing, (index, closed.index(closing))
        elif closing < best - _FALLEN:
            break
    rows = _traced_back(steps, first, *best_at)
    end = best_at[0] + 1
    while end < last and lines[end].bracketed and found.goes_on[end] > -1:
        rows[-1][best_at[1]] += (end,)
        end += 1
    return Alignment(rows, best, end)


def _ends(tail: Sequence[float], blanks: Blanks) -> tuple[list[float], list[float]]:
    """Return what it is worth that a row ends in each column, without a blank below it and with one.

    Where blanks are here and there, they are after the cells of the last column, and only there.
    """
    if blanks is not Blanks.SOME:
        return list(tail), list(tail)
    *inner, last = tail
    return [*inner, last - _BEHIND_LAST], [
        *(way - _BEHIND_LAST for way in inner),
        last + _BEHIND_LAST,
    ]


def _step(
    ways: list[float],
    fits: list[float],
    owed: tuple[list[float], list[float]],
    weights: tuple[float, float, float, int],
) -> tuple[list[float], list[int]]:
    """Return the best ways to the next line in each column, and how they came there.

    That is a number: the column before, plus the width where a cell opens, plus twice that where a row does.
    """
    on, cell, opens, ended = weights
    width = len(ways)
    row = 2 * width + ended
    found: list[float] = []
    step: list[int] = []
    left, left_at = _NEVER, 0  # the best way in a column left of this one, its gap of cells paid
    for column, (way, fit, lacks, leads) in enumerate(zip(ways, fits, *owed, strict=True)):
        value, origin = left + cell + fit, width + left_at
        if way + on >= value:
            value, origin = way + on, column
        if opens + leads + fit >= value:
            value, origin = opens + leads + fit, row
        found.append(value)
        step.append(origin)
        left += lacks
        if way > left:
            left, left_at = way, column
    return found, step


def _opens(lines: Sequence[CellLine], index: int) -> float:
    """Return what it is worth that a line opens a cell, by how it begins."""
    line = lines[index]
    if line.bracketed:
        return _BRACKET_OPENS * (not lines[index - 1].bracketed)
    return _MARK_OPENS if line.goes_on and line.kind not in TYPED else 0.0


def _goes_on(before: CellLine, line: CellLine, worth: _Worth) -> float:
    """Return what it is worth that a line goes on with the cell above it."""
    text = line.text.text
    if "dash" in (line.kind, before.kind):
        return worth.on[0] + _TYPED_GOES_ON
    if line.bracketed:
        same = before.bracketed and line.kind == before.kind and line.kind in TYPED
        return _OPENS_WITH_BRACKET + _TYPED_GOES_ON * same
    if _GOES_ON.match(text):
        return _OPENS_WITH_MARK
    if _ENDS_OPEN.search(before.text.text):
        return _AFTER_OPEN_END
    if line.gap and worth.on[1] > worth.on[0]:
        return worth.on[1]
    return worth.on[line.gap] + _TYPED_GOES_ON * (line.kind in TYPED or before.kind in TYPED)


def _traced_back(steps: list[list[int]], first: int, index: int, column: int) -> tuple[Row, ...]:
    """Return the rows of the way that ends with a line in a column."""
    width = len(steps[0])
    rows: list[Row] = []
    row: Row = {}
    held: list[int] = []
    for at in range(index, first - 1, -1):
        opens, origin = divmod(steps[at - first][column], width)
        held.append(at)
        if opens:
            row[column] = tuple(reversed(held))
            held = []
        if opens == _ROW:
            rows.append(dict(sorted(row.items())))
            row = {}
        column = origin
    return tuple(reversed(rows))
