"""Cells that only their colour shows: the bars of a timetable, fields of a form that nobody bordered.

A painted area that fills no ruled cell is a cell of its own, and its sides part the blank cells around it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._shapes import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from announce_parser.readers.pdf._grids import CellDraft, TableDraft
    from announce_parser.readers.pdf._shapes import Fill

_WHITE = 250
_SAME_LINE = 2.5
_LEAST_BARS = 4
_MOST_CELLS = 20_000


def split_shaded(frame: TableDraft, fills: Sequence[Fill]) -> None:
    """Split the blank cells of a table along the sides of the bars that are painted in them."""
    painted = [fill.box for fill in fills if fill.is_rectangle and min(fill.colour) < _WHITE]
    bars = [box for box in painted if _is_bar(box, frame)]
    if len(bars) < _LEAST_BARS:
        return
    xs = _finer(frame.xs, (side for bar in bars for side in (bar.x0, bar.x1)))
    ys = _finer(frame.ys, (side for bar in bars for side in (bar.top, bar.bottom)))
    if len(xs) * len(ys) > _MOST_CELLS:
        return
    frame.slots = sorted(
        (part for slot in frame.slots for part in _placed(slot, xs, ys)),
        key=lambda slot: (slot.row, slot.col),
    )
    frame.xs, frame.ys, frame.n_rows = xs, ys, len(ys) - 1


def _is_bar(box: Box, frame: TableDraft) -> bool:
    """Return whether an area lies in blank cells and its sides are not theirs."""
    if not box.within(frame.box) or box.width < _SAME_LINE or box.height < _SAME_LINE:
        return False
    inner = Box(box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom - 1)
    touched = [slot for slot in frame.slots if slot.box.meets(inner)]
    if not touched or any(not slot.is_empty for slot in touched):
        return False
    sides = [(box.top, frame.ys), (box.bottom, frame.ys), (box.x0, frame.xs), (box.x1, frame.xs)]
    return any(all(abs(side - line) > _SAME_LINE for line in lines) for side, lines in sides)


def _finer(lines: Sequence[float], sides: Iterable[float]) -> tuple[float, ...]:
    """Return the lines, and of the sides those that are none of them."""
    found = list(lines)
    for side in sorted(sides):
        if all(abs(side - line) > _SAME_LINE for line in found):
            found.append(side)
    return tuple(sorted(found))


def _placed(slot: CellDraft, xs: Sequence[float], ys: Sequence[float]) -> list[CellDraft]:
    """Return a cell by its place among finer lines; a blank one cut up along them."""
    rows = [at for at, y in enumerate(ys) if slot.box.top - 1 <= y <= slot.box.bottom + 1]
    columns = [at for at, x in enumerate(xs) if slot.box.x0 - 1 <= x <= slot.box.x1 + 1]
    if not slot.is_empty:
        slot.row, slot.row_span = rows[0], rows[-1] - rows[0]
        slot.col, slot.col_span = columns[0], columns[-1] - columns[0]
        return [slot]
    return [
        type(slot)(row, col, 1, 1, Box(xs[col], ys[row], xs[right], ys[down]), slot.page)
        for row, down in pairwise(rows)
        for col, right in pairwise(columns)
    ]
