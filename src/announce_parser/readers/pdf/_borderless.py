"""Borders that are not drawn: columns and rows that only the text keeps.

The table of contacts that ends a press release parts 과장 | 홍길동 | (044-000-0000) by nothing but place:
the gap runs through all its rows, and no blank is written in it. Its rows are known by each line standing
in the middle of a row that other columns rule off, where the text of a merged cell would be between.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from announce_parser.readers.pdf._lines import read_lines
from announce_parser.readers.pdf._shapes import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.readers.pdf._grids import CellDraft, TableDraft
    from announce_parser.readers.pdf._lines import TextLine
    from announce_parser.readers.pdf._shapes import Glyph

# Shares of the size: a gap without a blank, the widest of those in a column, and of a writer without blanks.
_GAP, _WIDE_GAP, _GAP_FOR_SPACES = 0.25, 0.6, 2.0
_BLANK = 0.5  # of the size, of a blank of which only the place is known
_NARROWEST = 1.0  # points that the gaps of all rows must share
_CENTRED = 3.0
_OFF = 0.15  # share of a cell's height, by which text misses its middle
_LEAST_ROWS = 2
_HIGHEST_LETTERHEAD = 60.0
_Gap = tuple[float, float]


def split_unruled(frame: TableDraft, *, writes_blanks: bool) -> None:
    """Split the cells of a table where a border is missing that its text keeps.

    `writes_blanks` says that the document's spaces are blanks, so that a gap is not one.
    """
    _split_rows(frame)
    for column in range(frame.n_cols - 1, -1, -1):
        _split_column(frame, column, _GAP if writes_blanks else _GAP_FOR_SPACES)


def split_pictured(frame: TableDraft, images: Sequence[Box]) -> None:
    """Split a letterhead, a box of one line between pictures, into the cells that these are in."""
    slot = frame.slots[0]
    if len(frame.slots) > 1 or len(slot.lines) != 1 or slot.tables:
        return
    if frame.box.height > _HIGHEST_LETTERHEAD:
        return
    line = slot.lines[0].box
    inside = [image for image in images if image.within(frame.box)]
    left = [image.x1 for image in inside if image.x1 <= line.x0]
    right = [image.x0 for image in inside if image.x0 >= line.x1]
    if not inside or len(left) + len(right) < len(
        inside
    ):  # a picture behind the text parts nothing
        return
    cuts = [(max(left) + line.x0) / 2] if left else []
    cuts += [(line.x1 + min(right)) / 2] if right else []
    frame.slots = _cut_across(slot, cuts)
    frame.xs = (frame.xs[0], *cuts, frame.xs[-1])


def _split_column(frame: TableDraft, column: int, least: float) -> None:
    """Split one column where the same gap runs through all that is in it."""
    slots = [slot for slot in frame.slots if slot.col == column and slot.col_span == 1]
    said = [slot for slot in slots if slot.lines]
    if len(said) < _LEAST_ROWS or any(slot.tables for slot in slots):
        return
    rivers = _common([_gaps(slot.lines, least) for slot in said])
    size = max(line.size for slot in said for line in slot.lines)
    if not any(end - start >= _WIDE_GAP * size for start, end in rivers):
        return
    lines = [line for slot in said for line in slot.lines]
    if any(_is_spread(line) for line in lines):
        return
    cuts = _unspread([(start + end) / 2 for start, end in rivers], lines)
    if not cuts:
        return
    for slot in frame.slots:
        if slot.col > column:
            slot.col += len(cuts)
        elif slot.col + slot.col_span > column and slot not in slots:
            slot.col_span += len(cuts)
    for slot in slots:
        frame.slots.remove(slot)
        frame.slots += _cut_across(slot, cuts)
    frame.xs = tuple(sorted([*frame.xs, *cuts]))
    frame.slots.sort(key=lambda slot: (slot.row, slot.col))


def _gaps(lines: Sequence[TextLine], least: float) -> list[_Gap]:
    """Return the gaps that no line of a cell crosses."""
    return _common([_gaps_of(line, least * line.size) for line in lines])


def _gaps_of(line: TextLine, least: float) -> list[_Gap]:
    """Return the gaps of a line that are so many points wide; a blank is as good as a letter, for it ends the text of the cell before."""
    return [
        (end, after.x0)
        for before, after in pairwise(line.glyphs)
        if after.x0 - (end := before.x1 if before.size else before.x0 + _BLANK * line.size) >= least
    ]


def _common(all_gaps: Sequence[list[_Gap]]) -> list[_Gap]:
    """Return where the gaps of all lines overlap."""
    shared = all_gaps[0]
    for gaps in all_gaps[1:]:
        shared = [
            (max(a[0], b[0]), min(a[1], b[1]))
            for a in shared
            for b in gaps
            if min(a[1], b[1]) - max(a[0], b[0]) >= _NARROWEST
        ]
    return shared


def _is_spread(line: TextLine) -> bool:
    """Return whether a line is a label whose syllables fill its cell, ``구    분``."""
    inked = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    return len(inked) < 3 or all(len(word) == 1 for word in line.text.split())


def _unspread(cuts: list[float], lines: Sequence[TextLine]) -> list[float]:
    """Return the cuts without those between the syllables of labels that fill their cells, ``부    장``."""
    edges = [float("-inf"), *cuts, float("inf")]
    lone = [
        all(len(_between(line, left, right)) == 1 for line in lines)
        for left, right in pairwise(edges)
    ]
    return [
        cut for cut, left, right in zip(cuts, lone, lone[1:], strict=False) if not (left and right)
    ]


def _between(line: TextLine, left: float, right: float) -> list[Glyph]:
    return [g for g in line.glyphs if not g.text.isspace() and left <= g.middle[0] < right]


def _cut_across(slot: CellDraft, cuts: Sequence[float]) -> list[CellDraft]:
    """Return the cells that a cell is cut into, from left to right."""
    edges = [slot.box.x0, *cuts, slot.box.x1]
    cells = []
    for index, (left, right) in enumerate(pairwise(edges)):
        glyphs = [glyph for glyph in slot.glyphs if left <= glyph.middle[0] < right]
        box = Box(left, slot.box.top, right, slot.box.bottom)
        cells.append(_part(slot, (slot.row, slot.col + index, slot.row_span, 1), box, glyphs))
    return cells


def _part(
    slot: CellDraft, place: tuple[int, int, int, int], box: Box, glyphs: list[Glyph]
) -> CellDraft:
    return type(slot)(*place, box, slot.page, glyphs, read_lines(glyphs))


def _split_rows(frame: TableDraft) -> None:
    """Split cells over several rows whose lines stand each in the middle of its row."""
    tall = [slot for slot in frame.slots if slot.row_span > 1 and not slot.tables]
    sure = {
        (slot.row, slot.row_span) for slot in tall if _stands_in_rows(slot, frame.ys, surely=True)
    }
    for slot in tall:
        if (slot.row, slot.row_span) in sure and _stands_in_rows(slot, frame.ys, surely=False):
            frame.slots.remove(slot)
            frame.slots += _cut_down(slot, frame.ys)
    frame.slots.sort(key=lambda slot: (slot.row, slot.col))


def _stands_in_rows(slot: CellDraft, ys: Sequence[float], *, surely: bool) -> bool:
    """Return whether each line is centred in a row; `surely` asks that all together are not centred in the cell."""
    if not slot.lines:
        return not surely
    rows = list(pairwise(ys[slot.row : slot.row + slot.row_span + 1]))
    middles = [(line.box.top + line.box.bottom) / 2 for line in slot.lines]
    middle = (slot.lines[0].box.top + slot.lines[-1].box.bottom) / 2
    if surely and abs(middle - (slot.box.top + slot.box.bottom) / 2) <= _OFF * slot.box.height:
        return False
    for top, bottom in rows:
        inside = [at for at in middles if top <= at < bottom]
        if inside and abs((min(inside) + max(inside)) / 2 - (top + bottom) / 2) > _CENTRED:
            return False
    return all(rows[0][0] <= at < rows[-1][1] for at in middles)


def _cut_down(slot: CellDraft, ys: Sequence[float]) -> list[CellDraft]:
    """Return the cells of each row that a cell reaches over."""
    cells = []
    for row in range(slot.row, slot.row + slot.row_span):
        box = Box(slot.box.x0, ys[row], slot.box.x1, ys[row + 1])
        glyphs = [glyph for glyph in slot.glyphs if box.top <= glyph.base - 1 < box.bottom]
        cells.append(_part(slot, (row, slot.col, 1, slot.col_span), box, glyphs))
    return cells
