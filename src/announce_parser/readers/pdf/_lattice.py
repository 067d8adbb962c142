"""Rules → lattices: which areas of a page are ruled off from each other, and what each of them spans.

Rules that touch make one lattice. Its lines cut its hull into fields; fields without a rule between them
are one cell. So a border that is missing on an outer side costs nothing (open-sided tables are the
custom in Korea), a merged cell is found by what is not drawn, and a line that parts nothing is dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from announce_parser.readers.pdf._nested import Rules, parted
from announce_parser.readers.pdf._shapes import Box, RuledLine, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._shapes import Glyph

_TOUCH = 1.2
_SAME_LINE = 2.5
_COVERED = 0.6  # share of a field's side that must be drawn to part it from the next
_SHORTEST = 3.0
_NARROWEST_TITLE = 20.0
_NARROWEST_CELL = 6.0
_WIDEST_DOUBLE = 4.0
_MOST_FIELDS = 60_000


class Region(NamedTuple):
    """A cell by its place among the lattice's lines, and its box on the page.

    Attributes:
        is_gap: True for the white between two boxes that are in a row.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rules that belong together.

    Attributes:
        regions: Its cells, row-major, covering all of its hull.
        xs: Where its columns begin and end.
        ys: Where its rows begin and end.
        notch: From where to where the upper border of its first cell leaves room for a title, if it does.
    """

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    notch: tuple[float, float] | None = None


class _Joined:
    """Which of some numbered things belong together."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, index: int) -> int:
        """Return the number that stands for all that belong with this one."""
        parent = self._parent
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make two belong together."""
        self._parent[self.find(other)] = self.find(one)


def find_lattices(
    horizontal: Sequence[RuledLine], vertical: Sequence[RuledLine], glyphs: Sequence[Glyph] = ()
) -> list[Lattice]:
    """Return the lattices of a page from the top down; lone lines and underlines make none.

    No side that is only implied runs through one of the glyphs.
    """
    flat = [rule for rule in horizontal if rule.end - rule.start >= _SHORTEST]
    steep = [rule for rule in vertical if rule.end - rule.start >= _SHORTEST]
    joined = _Joined(len(flat) + len(steep))
    _join_crossing(flat, steep, joined)
    groups: dict[int, tuple[list[RuledLine], list[RuledLine]]] = {}
    for index, rule in enumerate(flat):
        groups.setdefault(joined.find(index), ([], []))[0].append(rule)
    for index, rule in enumerate(steep, len(flat)):
        groups.setdefault(joined.find(index), ([], []))[1].append(rule)
    found = [
        lattice
        for rows, columns in groups.values()
        for part in parted(Rules(rows, columns))
        if (lattice := _lattice(part.flat, part.steep, glyphs)) is not None
    ]
    return sorted(found, key=lambda lattice: (lattice.box.top, lattice.box.x0))


def _join_crossing(flat: list[RuledLine], steep: list[RuledLine], joined: _Joined) -> None:
    """Join rules that cross or touch; `flat` is sorted by height, so each upright sees only its stretch."""
    heights = [rule.at for rule in flat]
    for index, upright in enumerate(steep, len(flat)):
        for at in range(bisect_left(heights, upright.start - _TOUCH), len(flat)):
            level = flat[at]
            if level.at > upright.end + _TOUCH:
                break
            if level.start - _TOUCH <= upright.at <= level.end + _TOUCH:
                joined.join(at, index)


def _lattice(
    rows: list[RuledLine], columns: list[RuledLine], glyphs: Sequence[Glyph]
) -> Lattice | None:
    """Return the lattice of rules that touch, or None where they enclose nothing."""
    if not rows or not columns:
        return None
    hull = around(
        [Box(rule.start, rule.at, rule.end, rule.at) for rule in rows]
        + [Box(rule.at, rule.start, rule.at, rule.end) for rule in columns]
    )
    if hull.width < 2 * _SHORTEST or hull.height < 2 * _SHORTEST:
        return None
    implied = (side for side in _implied(hull, rows, columns) if not _is_crossed(side, glyphs))
    columns = [*columns, *implied]
    xs = _lines([rule.at for rule in columns], hull.x0, hull.x1)
    ys = _lines([rule.at for rule in rows], hull.top, hull.bottom)
    if len(xs) * len(ys) > _MOST_FIELDS:
        return None
    boxes = _cells(xs, ys, rows, columns)
    return replace(_spanned(hull, boxes, xs, ys), notch=_notch(hull, rows))


def _implied(hull: Box, rows: list[RuledLine], columns: list[RuledLine]) -> list[RuledLine]:
    """Return the upright sides that an outer border shows by ending early: the cells beyond lack it."""
    found = []
    for at, edge in ((hull.top, 1), (hull.bottom, -1)):
        pieces = [rule for rule in rows if abs(rule.at - at) <= _SAME_LINE]
        if len(pieces) != 1:
            continue
        others = [rule.at for rule in rows if abs(rule.at - at) > _SAME_LINE]
        if not others:
            continue
        reach = min(others) if edge > 0 else max(others)
        for end in (pieces[0].start, pieces[0].end):
            is_inner = hull.x0 + _NARROWEST_CELL < end < hull.x1 - _NARROWEST_CELL
            if is_inner and not any(abs(rule.at - end) <= 2 * _SAME_LINE for rule in columns):
                found.append(RuledLine(end, min(at, reach), max(at, reach)))
    return found


def _is_crossed(side: RuledLine, glyphs: Sequence[Glyph]) -> bool:
    """Return whether text runs over an upright line."""
    return any(
        glyph.x0 < side.at - 0.5
        and side.at + 0.5 < glyph.x1
        and side.start < (glyph.top + glyph.bottom) / 2 < side.end
        for glyph in glyphs
    )


def _notch(hull: Box, rows: list[RuledLine]) -> tuple[float, float] | None:
    """Return the gap in an upper border of two pieces, where a title is: ``┌── 예시 ──┐``."""
    top = sorted((rule.start, rule.end) for rule in rows if rule.at - hull.top <= _SAME_LINE)
    if len(top) != 2 or top[0][0] - hull.x0 > _SAME_LINE or hull.x1 - top[1][1] > _SAME_LINE:
        return None
    return (top[0][1], top[1][0]) if top[1][0] - top[0][1] > _NARROWEST_TITLE else None


def _lines(places: Iterable[float], first: float, last: float) -> list[float]:
    """Return where lines stand, each once, the hull's own sides among them."""
    found: list[float] = []
    for place in sorted([first, *places, last]):
        if not found or place - found[-1] > _SAME_LINE:
            found.append(place)
    if len(found) > 1 and last - found[-1] < _SAME_LINE:
        found[-1] = last
    return found


def _cells(
    xs: list[float], ys: list[float], rows: list[RuledLine], columns: list[RuledLine]
) -> list[tuple[int, int, int, int]]:
    """Return ``(top, left, bottom, right)`` of each cell, as indices of lines."""
    wide, high = len(xs) - 1, len(ys) - 1
    below = [
        [_is_drawn(ys[j + 1], xs[i], xs[i + 1], rows) for i in range(wide)] for j in range(high - 1)
    ]
    right = [
        [_is_drawn(xs[i + 1], ys[j], ys[j + 1], columns) for i in range(wide - 1)]
        if not _is_double(j, ys, below)
        else [False] * (wide - 1)
        for j in range(high)
    ]
    joined = _Joined(wide * high)
    for j in range(high):
        for i in range(wide):
            if i < wide - 1 and not right[j][i]:
                joined.join(j * wide + i, j * wide + i + 1)
            if j < high - 1 and not below[j][i]:
                joined.join(j * wide + i, (j + 1) * wide + i)
    fields: dict[int, list[tuple[int, int]]] = {}
    for j in range(high):
        for i in range(wide):
            fields.setdefault(joined.find(j * wide + i), []).append((j, i))
    return [cell for group in fields.values() for cell in _rectangles(group)]


def _is_double(row: int, ys: list[float], below: list[list[bool]]) -> bool:
    """Return whether a row is no more than the white between two lines through all of the table.

    Uprights seem to run on in it, for they were joined over gaps as wide.
    """
    if not 0 < row < len(ys) - 2 or ys[row + 1] - ys[row] > _WIDEST_DOUBLE:
        return False
    return all(below[row - 1]) and all(below[row])


def _is_drawn(at: float, start: float, end: float, rules: list[RuledLine]) -> bool:
    """Return whether most of a field's side is drawn."""
    covered = 0.0
    for rule in rules:
        if abs(rule.at - at) <= _SAME_LINE:
            covered += max(0.0, min(end, rule.end) - max(start, rule.start))
    return covered >= _COVERED * (end - start)


def _rectangles(fields: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the rectangles of a group of fields: one, or where it has corners, its bands from the top."""
    done: list[tuple[int, int, int, int]] = []
    open_runs: dict[tuple[int, int], int] = {}  # (left, right) of a run → the row it began in
    last_row = None
    by_row: dict[int, list[int]] = {}
    for row, col in fields:
        by_row.setdefault(row, []).append(col)
    for row in sorted(by_row):
        runs = _runs(sorted(by_row[row]))
        if last_row is not None:
            ended = [run for run in open_runs if run not in runs]
            done += [(open_runs.pop(run), run[0], last_row + 1, run[1]) for run in ended]
        for run in runs:
            open_runs.setdefault(run, row)
        last_row = row
    if last_row is not None:
        done += [(start, run[0], last_row + 1, run[1]) for run, start in open_runs.items()]
    return done


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    """Return ``(first, past)`` of each run of neighbouring columns."""
    breaks = [
        0,
        *(at for at, (a, b) in enumerate(pairwise(columns), 1) if b != a + 1),
        len(columns),
    ]
    return [(columns[start], columns[end - 1] + 1) for start, end in pairwise(breaks)]


def _spanned(
    hull: Box, cells: list[tuple[int, int, int, int]], xs: list[float], ys: list[float]
) -> Lattice:
    """Return the lattice with only those lines that part cells."""
    rows = sorted({cell[0] for cell in cells} | {cell[2] for cell in cells})
    columns = sorted({cell[1] for cell in cells} | {cell[3] for cell in cells})
    row_of = {line: index for index, line in enumerate(rows)}
    column_of = {line: index for index, line in enumerate(columns)}
    regions = sorted(
        Region(
            row_of[top],
            column_of[left],
            row_of[bottom] - row_of[top],
            column_of[right] - column_of[left],
            Box(xs[left], ys[top], xs[right], ys[bottom]),
        )
        for top, left, bottom, right in cells
    )
    return Lattice(
        hull, tuple(xs[line] for line in columns), tuple(ys[line] for line in rows), tuple(regions)
    )
